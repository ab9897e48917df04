"""Returns, exchanges, refunds, price protection."""

from __future__ import annotations

from msgspec import Struct

from merchant.bodies import NewReturn, NoBody, OfCustomer, Swap
from merchant.errors import Refused, missing
from merchant.operations import operation
from merchant.shapes import Currency, Minor, Order, Refund, Time
from merchant.shop import Shop


class Refunds(Struct):
    """Refunds, the newest first."""

    refunds: list[Refund]


class ProtectedLine(Struct, kw_only=True):
    """A line of an order and what it costs today."""

    item_id: str
    name: str
    quantity: int
    price_paid: Minor
    price_now: Minor | None
    difference: Minor


class Protection(Struct, kw_only=True):
    """What price protection would pay back now."""

    order_id: str
    customer_id: str
    eligible: bool
    amount: Minor
    currency: Currency
    until: Time | None
    reason: str | None
    lines: list[ProtectedLine]


TAKE_BACK = ("not_found", "not_delivered", "too_late", "item_not_in_order", "payment_method_unknown")


@operation(
    "POST",
    "/orders/{order_id}/returns",
    "Ask for a return",
    "申请退货",
    body=NewReturn,
    returns=Order,
    refusals=(*TAKE_BACK, "not_returnable", "refund_method_not_allowed"),
)
def create_return(shop: Shop, order_id: str, body: NewReturn) -> Order:
    """Ask for items of a delivered order to be taken back. The refund follows when the shop has them."""
    order = shop.order(order_id)
    before = order.status
    method = shop.method(order.customer_id, body.refund_method or order.payment_method_id or "", "refund_method")
    shop.house.take_back(shop, order, body.item_ids, method, body.reason)
    shop.save_order(order, "return.requested", before, item_ids=body.item_ids)
    return order


@operation(
    "POST",
    "/orders/{order_id}/exchanges",
    "Ask for an exchange",
    "申请换货",
    body=Swap,
    returns=Order,
    refusals=(
        *TAKE_BACK,
        "pairs_do_not_match",
        "item_not_available",
        "not_exchangeable",
        "not_on_sale",
        "gift_card_too_small",
    ),
)
def create_exchange(shop: Shop, order_id: str, body: Swap) -> Order:
    """Ask for items to be exchanged: for other variants of the same products, or where the shop says so, for listed products."""
    order = shop.order(order_id)
    before = order.status
    old, new = body.lists()
    method = shop.method(order.customer_id, body.payment_method_id or order.payment_method_id or "")
    shop.house.exchange(shop, order, old, new, method)
    shop.save_order(order, "exchange.requested", before, item_ids=old, new_item_ids=new)
    return order


@operation(
    "GET", "/refunds", "List a customer's refunds", "查退款", query=OfCustomer, returns=Refunds, refusals=("not_found",)
)
def list_refunds(shop: Shop, query: OfCustomer) -> Refunds:
    """A customer's refunds and how far they are, the newest first."""
    customer = shop.customer(query.customer_id)
    found = shop.store.owned(Refund, customer.id)
    found.sort(key=lambda refund: refund.requested_at or "", reverse=True)
    return Refunds(found[query.offset : query.offset + query.limit])


@operation("GET", "/refunds/{refund_id}", "Look up a refund", "查退款进度", returns=Refund, refusals=("not_found",))
def get_refund(shop: Shop, refund_id: str) -> Refund:
    """One refund: awaiting_goods, awaiting_request, processing or completed, and when it is due."""
    refund = shop.store.get(Refund, refund_id)
    if refund is None:
        raise missing("refund_id", refund_id)
    return refund


@operation(
    "GET",
    "/orders/{order_id}/price-protection",
    "Ask about price protection",
    "价保试算",
    returns=Protection,
    refusals=("not_found",),
)
def quote_price_protection(shop: Shop, order_id: str) -> Protection:
    """What would be paid back because prices fell since the order; with the reason where nothing would."""
    return protection(shop, shop.order(order_id))


def protection(shop: Shop, order: Order) -> Protection:
    """Price paid less price today, line by line. Lines whose price rose count nothing."""
    lines, amount = [], 0
    for line in order.lines:
        now = shop.house.price_now(shop, line)
        count = line.quantity - line.returned
        paid = line.paid // line.quantity
        difference = 0 if now is None else max(0, min((paid - now) * count, line.paid) - line.price_protected)
        amount += difference
        lines.append(
            ProtectedLine(
                item_id=line.item_id,
                name=line.name,
                quantity=line.quantity,
                price_paid=paid,
                price_now=now,
                difference=difference,
            )
        )
    until = shop.house.protected_until(order)
    reason = None
    if order.status in ("cancelled", "returned", "awaiting_payment", "archived"):
        reason = "not_pending"
    elif until is not None and shop.now() > until:
        reason = "too_late"
    elif amount == 0:
        reason = "no_lower_price"
    return Protection(
        order_id=order.id,
        customer_id=order.customer_id,
        eligible=reason is None,
        amount=0 if reason else amount,
        currency=order.currency,
        until=until.isoformat() if until else None,
        reason=reason,
        lines=lines,
    )


@operation(
    "POST",
    "/orders/{order_id}/price-protection",
    "Claim price protection",
    "申请价保",
    body=NoBody,
    returns=Protection,
    refusals=("not_found", "not_pending", "too_late", "no_lower_price"),
)
def claim_price_protection(shop: Shop, order_id: str, body: NoBody) -> Protection:
    """Pay back what quote_price_protection says, the way the order was paid. Each difference is paid once."""
    order = shop.order(order_id)
    claim = protection(shop, order)
    if claim.reason:
        raise Refused(claim.reason)
    lowered = [line for line in claim.lines if line.difference]
    for line, found in zip(order.lines, claim.lines, strict=True):
        line.price_protected += found.difference
    shop.house.pay_difference(shop, order, claim.amount, [line.item_id for line in lowered])
    shop.save_order(order, "price_protection.paid", order.status, amount=claim.amount)
    return claim
