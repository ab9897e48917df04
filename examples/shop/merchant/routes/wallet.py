"""Gift cards and points."""

from __future__ import annotations

from msgspec import Struct

from merchant.bodies import CardPayment, CardRefund
from merchant.errors import Refused
from merchant.operations import operation
from merchant.routes.aftersale import protection
from merchant.shapes import CardEntry, Currency, Minor, Order, PaymentMethod, PointsEntry, Refund
from merchant.shop import Shop


class Points(Struct):
    """A customer's points and how they came about."""

    customer_id: str
    level: str
    balance: int
    worth: Minor
    currency: Currency
    ledger: list[PointsEntry]


class GiftCard(Struct):
    """A customer's gift card and how its balance came about."""

    customer_id: str
    payment_method_id: str
    balance: Minor
    currency: Currency
    terms: str
    ledger: list[CardEntry]


@operation(
    "GET", "/customers/{customer_id}/points", "Look up points", "查积分", returns=Points, refusals=("not_found",)
)
def get_points(shop: Shop, customer_id: str) -> Points:
    """Membership level, points, what they are worth, and every change of them."""
    customer = shop.customer(customer_id)
    ledger = shop.store.owned(PointsEntry, customer.id)
    worth = customer.points if shop.house.promotions else 0
    return Points(customer.id, customer.level, customer.points, worth, customer.currency, ledger)


def card_of(shop: Shop, customer_id: str) -> PaymentMethod:
    """The customer's gift card; refused where there is none."""
    for method in shop.customer(customer_id).payment_methods:
        if method.kind == "gift_card":
            return method
    raise Refused("no_gift_card")


def card_state(shop: Shop, customer_id: str) -> GiftCard:
    """A customer's gift card with its ledger."""
    card = card_of(shop, customer_id)
    ledger = [entry for entry in shop.store.owned(CardEntry, customer_id) if entry.payment_method_id == card.id]
    terms = str(shop.store.meta("gift_card_terms") or "")
    return GiftCard(customer_id, card.id, card.balance or 0, card.currency, terms, ledger)


@operation(
    "GET",
    "/customers/{customer_id}/gift-card",
    "Look up a gift card",
    "查礼品卡余额",
    returns=GiftCard,
    refusals=("not_found", "no_gift_card"),
)
def get_gift_card(shop: Shop, customer_id: str) -> GiftCard:
    """The balance of a customer's gift card (e-card), its terms, and every change of it."""
    return card_state(shop, customer_id)


@operation(
    "POST",
    "/customers/{customer_id}/gift-card/payments",
    "Pay with a gift card",
    "礼品卡付款",
    body=CardPayment,
    returns=GiftCard,
    refusals=("not_found", "no_gift_card", "gift_card_too_small", "not_on_sale", "nothing_to_pay"),
)
def pay_with_gift_card(shop: Shop, customer_id: str, body: CardPayment) -> GiftCard:
    """Pay an order that awaits payment; or, where the shop settles cards apart from orders, an item at its price."""
    card = card_of(shop, customer_id)
    if body.item_id is not None and shop.house.cards_apart:
        item = shop.item(body.item_id)
        if item.status != "on_sale":
            raise Refused("not_on_sale", "item_id")
        amount = item.price * body.quantity
        if not shop.house.can_pay_by_card(card, amount):
            raise Refused(
                "gift_card_too_small",
                None,
                (f"({card.balance} < {amount})", f"（余额 {card.balance} 分，需 {amount} 分）"),
            )
        shop.move_card(customer_id, card.id, -amount, "payment", body.order_id)
        shop.announce("gift_card.paid", card.id, customer_id, amount=amount, item_id=item.id)
        return card_state(shop, customer_id)
    order = shop.order(body.order_id or "")
    if order.customer_id != customer_id:
        raise Refused("not_found", "order_id")
    if order.status != "awaiting_payment":
        raise Refused("nothing_to_pay", "order_id")
    shop.charge(order, card, order.total, "payment")
    order.status, order.payment_method_id, order.paid_at = "paid", card.id, shop.stamp()
    shop.save_order(order, "order.paid", "awaiting_payment")
    return card_state(shop, customer_id)


@operation(
    "POST",
    "/customers/{customer_id}/gift-card/refunds",
    "Refund to a gift card",
    "退款到礼品卡",
    body=CardRefund,
    returns=GiftCard,
    refusals=("not_found", "no_gift_card", "nothing_to_refund", "not_paid_by_gift_card"),
)
def refund_to_gift_card(shop: Shop, customer_id: str, body: CardRefund) -> GiftCard:
    """Pay out to the card what the shop owes: for orders paid with it that were cancelled or returned, or a fallen price. Never more."""
    card = card_of(shop, customer_id)
    owed = [refund for refund in shop.store.owned(Refund, customer_id) if refund.status == "awaiting_request"]
    orders = [order for order in shop.store.owned(Order, customer_id) if order.payment_method_id == card.id]
    if body.order_id is not None:
        if shop.order(body.order_id).customer_id != customer_id:
            raise Refused("not_found", "order_id")
        orders = [order for order in orders if order.id == body.order_id]
        if not orders:
            raise Refused("not_paid_by_gift_card", "order_id")
        owed = [refund for refund in owed if refund.order_id == body.order_id]
    left = settle_owed(shop, owed, body.amount)
    if left:
        left = settle_differences(shop, orders, left)
    if left:
        raise Refused("nothing_to_refund", "amount", (f"({left} too much)", f"（超出 {left} 分）"))
    shop.move_card(customer_id, card.id, body.amount, "refund", body.order_id)
    shop.announce("gift_card.refunded", card.id, customer_id, amount=body.amount, order_id=body.order_id)
    return card_state(shop, customer_id)


def settle_owed(shop: Shop, owed: list[Refund], amount: int) -> int:
    """Pay refunds that wait for a request, one of just this amount first. Returns what is left of the amount."""
    for refund in sorted(owed, key=lambda one: one.amount != amount):
        if refund.amount <= amount:
            refund.status, refund.completed_at = "completed", shop.stamp()
            shop.store.put(refund)
            amount -= refund.amount
    return amount


def settle_differences(shop: Shop, orders: list[Order], amount: int) -> int:
    """Pay fallen prices, a line of just this difference first. Returns what is left of the amount."""
    found = []
    for order in orders:
        lines = protection(shop, order)
        if lines.eligible:
            found += [(order, at, line.difference) for at, line in enumerate(lines.lines) if line.difference]
    for order, at, difference in sorted(found, key=lambda one: one[2] != amount):
        if amount:
            part = min(difference, amount)
            order.lines[at].price_protected += part
            amount -= part
            shop.store.put(order)
            shop.note_refund(order, order.payment_method_id or "", part, "price_protection", "completed")
    return amount
