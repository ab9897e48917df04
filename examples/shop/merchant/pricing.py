"""What a cart costs, step by step: member price, full reduction, coupon, points, freight. Pure."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

from merchant.shapes import Coupon, Currency, Item, Minor, Product, Promotion
from merchant.words import money


class Step(Struct, kw_only=True):
    """One promotion applied, with its arithmetic."""

    kind: Annotated[str, Meta(description="member | full_reduction | coupon | points | freight")]
    id: str | None = None
    name: str
    names: dict[str, str] = field(default_factory=dict)
    amount: Annotated[int, Meta(description="What it adds; negative: what it saves. Minor units.")]
    arithmetic: str


class QuoteLine(Struct, kw_only=True):
    """A line of a quote: list price, each promotion's share, what is paid."""

    item_id: str
    product_id: str
    name: str
    quantity: int
    list_price: Annotated[int, Meta(description="List price of one, minor units.")]
    subtotal: Minor
    steps: list[Step] = field(default_factory=list)
    paid: Minor


class Quote(Struct, kw_only=True):
    """A cart worked out line by line."""

    lines: list[QuoteLine]
    steps: list[Step]
    currency: Currency
    goods: Annotated[int, Meta(description="Sum of list prices, minor units.")]
    discount: Minor
    freight: Minor
    total: Minor
    coupon_id: str | None = None
    points_used: int = 0
    points_earned: int = 0
    free_delivery_missing: Annotated[int, Meta(description="How much is missing for free delivery, minor units.")] = 0


class Wares(Struct):
    """An item with its product and how many of it."""

    item: Item
    product: Product
    quantity: int


class Terms(Struct, kw_only=True):
    """What applies: promotions of the shop, the member's percentage, freight."""

    currency: str
    percent: int = 100
    level: str = "member"
    full_reduction: Promotion | None = None
    free_from: int = 0
    freight: int = 0


def spread(amount: int, weights: list[int]) -> list[int]:
    """Split an amount by weights; the shares add up, odd cents go to the largest remainders."""
    whole = sum(weights)
    if whole == 0:
        return [0 for _ in weights]
    shares = [amount * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in by_remainder[: amount - sum(shares)]:
        shares[i] += 1
    return shares


def save(lines: list[QuoteLine], step: Step) -> None:
    """Give each line its share of a saving, by what it costs so far."""
    shares = spread(-step.amount, [line.paid for line in lines])
    for line, share in zip(lines, shares, strict=True):
        if share:
            line.paid -= share
            text = f"{money(-step.amount, 'CNY')} x {line.paid + share} / {sum(one.paid for one in lines) + share}"
            line.steps.append(
                Step(kind=step.kind, id=step.id, name=step.name, names=step.names, amount=-share, arithmetic=text)
            )


def member_prices(lines: list[QuoteLine], wares: list[Wares], terms: Terms) -> list[Step]:
    """The member's percentage on each line that takes part."""
    if terms.percent == 100:
        return []
    saved = 0
    names = {"zh": f"{terms.percent / 10:g} 折会员价", "en": f"Member price ({terms.percent}%)"}
    for line, ware in zip(lines, wares, strict=True):
        if not ware.product.member_price:
            continue
        now = (line.subtotal * terms.percent + 50) // 100
        text = f"{money(line.subtotal, terms.currency)} x {terms.percent}% = {money(now, terms.currency)}"
        line.steps.append(Step(kind="member", name=names["zh"], names=names, amount=now - line.paid, arithmetic=text))
        saved += line.paid - now
        line.paid = now
    before = sum(line.subtotal for line in lines)
    text = f"{money(before, terms.currency)} - {money(saved, terms.currency)} = {money(before - saved, terms.currency)}"
    return [Step(kind="member", name=names["zh"], names=names, amount=-saved, arithmetic=text)] if saved else []


def reduction(lines: list[QuoteLine], terms: Terms) -> list[Step]:
    """So much off for each full threshold, across all lines."""
    rule, sum_now = terms.full_reduction, sum(line.paid for line in lines)
    times = sum_now // rule.threshold if rule and rule.threshold else 0
    if rule is None or times == 0:
        return []
    text = (
        f"{money(sum_now, terms.currency)} / {money(rule.threshold, terms.currency)} -> {times} x "
        f"{money(rule.amount, terms.currency)} = {money(times * rule.amount, terms.currency)}"
    )
    return [
        Step(
            kind="full_reduction",
            id=rule.id,
            name=rule.name,
            names=rule.names,
            amount=-times * rule.amount,
            arithmetic=text,
        )
    ]


def coupon_step(coupon: Coupon, sum_now: int) -> Step:
    """What a coupon takes off, at most what is left to pay."""
    saved = min(coupon.amount, sum_now)
    text = f"{money(sum_now, coupon.currency)} - {money(saved, coupon.currency)} = {money(sum_now - saved, coupon.currency)}"
    return Step(kind="coupon", id=coupon.id, name=coupon.name, names=coupon.names, amount=-saved, arithmetic=text)


def most_points(sum_now: int) -> int:
    """How many points may be spent: a point is a cent, up to a tenth of the order."""
    return sum_now // 10


def points_step(points: int, sum_now: int, currency: str) -> Step:
    """What points take off, one cent each."""
    text = f"{points} / 100 = {money(points, currency)}; {money(sum_now, currency)} - {money(points, currency)}"
    return Step(
        kind="points", name="积分抵扣", names={"zh": "积分抵扣", "en": "Points"}, amount=-points, arithmetic=text
    )


def quote(wares: list[Wares], terms: Terms, coupon: Coupon | None, points: int) -> Quote:
    """Work a cart out. The caller checked that coupon and points may be used; more points than a tenth are cut off."""
    lines = [
        QuoteLine(
            item_id=one.item.id,
            product_id=one.product.id,
            name=one.item.name,
            quantity=one.quantity,
            list_price=one.item.price,
            subtotal=one.item.price * one.quantity,
            paid=one.item.price * one.quantity,
        )
        for one in wares
    ]
    goods = sum(line.subtotal for line in lines)
    steps = member_prices(lines, wares, terms)
    for step in reduction(lines, terms):
        save(lines, step)
        steps.append(step)
    if coupon is not None:
        steps.append(coupon_step(coupon, sum(line.paid for line in lines)))
        save(lines, steps[-1])
    payable = sum(line.paid for line in lines)
    used = min(points, most_points(payable))
    if used:
        steps.append(points_step(used, payable, terms.currency))
        save(lines, steps[-1])
    paid = sum(line.paid for line in lines)
    short = max(0, terms.free_from - payable)
    freight = terms.freight if short else 0
    if freight:
        text = f"{money(payable, terms.currency)} < {money(terms.free_from, terms.currency)}"
        steps.append(
            Step(kind="freight", name="运费", names={"zh": "运费", "en": "Delivery"}, amount=freight, arithmetic=text)
        )
    return Quote(
        lines=lines,
        steps=steps,
        currency=terms.currency,
        goods=goods,
        discount=goods - paid,
        freight=freight,
        total=paid + freight,
        coupon_id=coupon.id if coupon else None,
        points_used=used,
        points_earned=paid // 100,
        free_delivery_missing=short,
    )
