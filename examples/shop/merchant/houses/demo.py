"""The demo shop's own terms, those its knowledge tells customers (examples/knowledge). The other houses differ in parts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from merchant.errors import Refused
from merchant.shapes import Change, Customer, Item, Order, OrderLine, PaymentMethod, Product
from merchant.words import STATUS_ZH

if TYPE_CHECKING:
    from merchant.shop import Shop

BEFORE_SHIPPING = frozenset({"awaiting_payment", "paid", "processing"})
ON_THE_WAY = frozenset({"shipped", "in_transit", "arrived"})
OVER = frozenset({"delivered", "returned", "cancelled", "return_requested", "exchange_requested", "archived"})
DEFECTS = frozenset({"quality", "wrong_item", "damaged"})


def counted(order: Order, item_ids: list[str]) -> None:
    """Refuse items the order does not have, or has fewer of."""
    there: dict[str, int] = {}
    for line in order.lines:
        there[line.item_id] = there.get(line.item_id, 0) + line.quantity - line.returned
    for item_id in item_ids:
        if item_ids.count(item_id) > there.get(item_id, 0):
            raise Refused("item_not_in_order", "item_ids", (f"({item_id})", f"（{item_id}）"))


def paid_for(order: Order, item_ids: list[str]) -> int:
    """What was paid for these items after all discounts, minor units. A line's last piece bears the odd cent."""
    total = 0
    for line in order.lines:
        pieces = item_ids.count(line.item_id) if line.item_id in item_ids else 0
        taken = min(pieces, line.quantity - line.returned)
        before = line.returned * line.paid // line.quantity
        total += (line.returned + taken) * line.paid // line.quantity - before
    return total


class House:
    """The demo shop."""

    name = "demo"
    refund_days = 3
    open_methods: tuple[str, ...] = ("wechat", "alipay", "bank_card", "gift_card")  # of a new customer
    promotions = True
    cards_apart = False  # whether a gift card is charged and refunded by calls of its own
    reward = "points"
    cancel_reasons = frozenset(
        {"no_longer_needed", "ordered_by_mistake", "found_cheaper", "delivery_too_slow", "other"}
    )
    not_offered: frozenset[str] = frozenset({"refund_to_gift_card"})

    def status_text(self, status: str) -> str:
        return STATUS_ZH.get(status, status)

    # cancelling

    def check_cancel(self, order: Order, reason: str) -> None:
        """Before shipping, and for a reason of the list."""
        self.check_before_shipping(order)
        if reason not in self.cancel_reasons:
            raise Refused("reason_not_accepted", "reason")

    def check_before_shipping(self, order: Order) -> None:
        if order.status == "cancelled":
            raise Refused("already_cancelled")
        if order.status not in BEFORE_SHIPPING:
            raise Refused("already_shipped")

    def cancel(self, shop: Shop, order: Order) -> None:
        """Give back what was paid, points and coupon."""
        balance: dict[str, int] = {}
        for payment in order.payments:
            sign = 1 if payment.kind == "payment" else -1
            balance[payment.payment_method_id] = balance.get(payment.payment_method_id, 0) + sign * payment.amount
        for method_id, amount in balance.items():
            if amount > 0:
                shop.pay_back(order, method_id, amount, "cancel")
        shop.move_points(order.customer_id, order.points_used, "order_cancelled", order.id)
        order.status = "cancelled"

    # changing

    def check_address(self, order: Order, phone_only: bool) -> None:
        """Before shipping; the place once, the phone number as often as needed."""
        self.check_before_shipping(order)
        if order.address_changes and not phone_only:
            raise Refused("address_changed_before", "address")

    def change_payment(self, shop: Shop, order: Order, method: PaymentMethod) -> None:
        """Before shipping; what was paid goes back, the new way is charged."""
        self.check_before_shipping(order)
        if order.payment_method_id == method.id:
            raise Refused("payment_method_unchanged", "payment_method_id")
        before = order.payment_method_id
        order.payment_method_id = method.id
        if order.status == "awaiting_payment" or before is None:
            return
        amount = sum(p.amount if p.kind == "payment" else -p.amount for p in order.payments)
        shop.charge(order, method, amount, "payment_changed")
        shop.pay_back(order, before, amount, "payment_changed")

    def change_items(self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod) -> None:
        """Before shipping and once: other variants of the same products; the difference is paid or paid back."""
        self.check_before_shipping(order)
        if order.items_changed:
            raise Refused("items_changed_before")
        if not old or any(a == b for a, b in zip(old, new, strict=False)):
            raise Refused("same_item" if old else "item_not_in_order", "item_ids")
        difference = self.difference(shop, order, old, new)
        if order.status != "awaiting_payment":
            self.settle(shop, order, difference, method)
        for item_id, new_id in zip(old, new, strict=True):
            replace_piece(order, item_id, shop.item(new_id))
        order.total += difference
        order.goods += difference
        order.items_changed = True

    def settle(self, shop: Shop, order: Order, difference: int, method: PaymentMethod) -> None:
        """Charge a difference, or pay it back: to the original way to pay or a gift card."""
        if difference > 0:
            shop.charge(order, method, difference, "items_changed")
        elif difference < 0:
            self.check_refund_method(order, method)
            shop.pay_back(order, method.id, -difference, "items_changed")

    def difference(self, shop: Shop, order: Order, old: list[str], new: list[str]) -> int:
        """New prices less old ones, minor units, after checking that all can be had."""
        counted(order, old)
        if len(old) != len(new):
            raise Refused("pairs_do_not_match", "new_item_ids")
        total = 0
        for item_id, new_id in zip(old, new, strict=True):
            line = line_of(order, item_id)
            total += self.variant(shop, line.product_id, new_id).price - line.price
        return total

    def variant(self, shop: Shop, product_id: str, item_id: str) -> Item:
        """The available variant of a product."""
        item = shop.store.get(Item, item_id)
        if item is None or item.product_id != product_id or not item.available:
            raise Refused("item_not_available", "new_item_ids", (f"({item_id})", f"（{item_id}）"))
        return item

    def check_hurry(self, order: Order) -> None:
        """Anything that is not there yet, and not twice."""
        if order.status in OVER or order.status == "awaiting_payment":
            raise Refused("not_pending")
        if order.urgent:
            raise Refused("already_urgent")

    # taking back

    def check_refund_method(self, order: Order, method: PaymentMethod) -> None:
        original = order.payments[0].payment_method_id if order.payments else order.payment_method_id
        if method.kind != "gift_card" and method.id != original:
            raise Refused("refund_method_not_allowed", "refund_method")

    def check_taking_back(self, order: Order, now: datetime, days: int) -> None:
        if order.status != "delivered" or order.delivered_at is None:
            raise Refused("not_delivered")
        if now.date() > datetime.fromisoformat(order.delivered_at).date() + timedelta(days=days):
            raise Refused("too_late")

    def take_back(
        self, shop: Shop, order: Order, item_ids: list[str] | None, method: PaymentMethod, reason: str
    ) -> None:
        """Within 7 days, with a defect 15; some goods only with a defect. Money comes when the goods are checked."""
        self.check_taking_back(order, shop.now(), 15 if reason in DEFECTS else 7)
        chosen = every_piece(order) if item_ids is None else item_ids
        counted(order, chosen)
        if not chosen:
            raise Refused("item_not_in_order", "item_ids")
        if reason not in DEFECTS:
            for line in order.lines:
                product = shop.store.get(Product, line.product_id)
                if line.item_id in chosen and product is not None and not product.returnable:
                    raise Refused("not_returnable", "item_ids", (f"({line.name})", f"（{line.name}）"))
        self.check_refund_method(order, method)
        amount = paid_for(order, chosen)
        mark_returned(order, chosen)
        order.returned = Change(
            item_ids=sorted(chosen),
            payment_method_id=method.id,
            amount=amount,
            currency=order.currency,
            reason=reason,
            at=shop.stamp(),
        )
        order.status = "return_requested"
        shop.note_refund(order, method.id, amount, "return", "awaiting_goods", sorted(chosen))

    def exchange(self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod) -> None:
        """Within 7 days, for other variants of the same products; a difference is due when the new ones are sent."""
        self.check_taking_back(order, shop.now(), 7)
        if not old:
            raise Refused("item_not_in_order", "item_ids")
        difference = self.difference(shop, order, old, new)
        if difference < 0:
            self.check_refund_method(order, method)
        if method.kind == "gift_card" and (method.balance or 0) < difference:
            raise Refused("gift_card_too_small", "payment_method_id")
        self.note_exchange(shop, order, old, new, method, difference)
        if difference < 0:
            shop.note_refund(order, method.id, -difference, "exchange", "awaiting_goods", sorted(old))

    def note_exchange(
        self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod, difference: int
    ) -> None:
        order.exchanged = Change(
            item_ids=sorted(old),
            new_item_ids=sorted(new),
            payment_method_id=method.id,
            amount=difference,
            currency=order.currency,
            at=shop.stamp(),
        )
        order.status = "exchange_requested"

    # prices

    def price_now(self, shop: Shop, line: OrderLine) -> int | None:
        """What one piece costs today; None where it is not sold any more."""
        item = shop.store.get(Item, line.item_id)
        return item.price if item is not None and item.status != "off_sale" else None

    def protected_until(self, order: Order) -> datetime | None:
        """Price protection ends 15 days after payment; None: it does not end."""
        paid = order.paid_at or order.placed_at
        return datetime.fromisoformat(paid) + timedelta(days=15) if paid else None

    def pay_difference(self, shop: Shop, order: Order, amount: int, item_ids: list[str]) -> None:
        method_id = order.payments[0].payment_method_id if order.payments else order.payment_method_id
        assert method_id is not None
        shop.pay_back(order, method_id, amount, "price_protection", item_ids)

    # orders, money, services

    def order_number(self, shop: Shop) -> str:
        return f"{shop.now():%Y%m%d}-{shop.number('order', 2001):04d}"

    def pay_new_order(self, shop: Shop, order: Order, method: PaymentMethod) -> None:
        """A new order is paid at once."""
        if order.total:
            shop.charge(order, method, order.total, "order")

    def check_service(self, shop: Shop, order: Order, service: str, slot: str | None, slots: list[str]) -> None:
        """After delivery, for products that have the service, at a time that is free."""
        products = [shop.store.get(Product, line.product_id) for line in order.lines]
        if not any(product is not None and service in product.services for product in products):
            raise Refused("no_such_service", "service")
        if order.status != "delivered":
            raise Refused("not_delivered")
        if slot is not None and slot not in slots:
            raise Refused("slot_not_free", "slot")

    def check_invoice(self, shop: Shop, order: Order) -> None:
        """After delivery and within a year of the order."""
        if order.delivered_at is None or order.status in ("returned", "cancelled"):
            raise Refused("not_delivered")
        if order.placed_at and shop.now() - datetime.fromisoformat(order.placed_at) > timedelta(days=365):
            raise Refused("too_late")

    def check_reward(self, shop: Shop, order: Order, evidence: str | None) -> None:
        """Within 30 days of delivery, with a link to the review."""
        self.check_taking_back(order, shop.now(), 30)
        if not evidence:
            raise Refused("evidence_missing", "evidence_url")

    def can_pay_by_card(self, card: PaymentMethod, amount: int) -> bool:
        return (card.balance or 0) >= amount

    def level_percent(self, customer: Customer) -> int:
        """What members pay, in percent of the list price."""
        return {"silver": 98, "gold": 95, "black": 92}.get(customer.level, 100)


def line_of(order: Order, item_id: str) -> OrderLine:
    """The first line with that item."""
    for line in order.lines:
        if line.item_id == item_id:
            return line
    raise Refused("item_not_in_order", "item_ids", (f"({item_id})", f"（{item_id}）"))


def every_piece(order: Order) -> list[str]:
    """Ids of all pieces of an order that were not taken back."""
    return [line.item_id for line in order.lines for _ in range(line.quantity - line.returned)]


def mark_returned(order: Order, item_ids: list[str]) -> None:
    """Count pieces as taken back, on the first lines that have them."""
    left = list(item_ids)
    for line in order.lines:
        while line.item_id in left and line.returned < line.quantity:
            left.remove(line.item_id)
            line.returned += 1


def replace_piece(order: Order, item_id: str, new: Item) -> None:
    """Put one piece of a new item in the place of an old one; what was saved by discounts stays saved."""
    line = line_of(order, item_id)
    share = line.paid // line.quantity
    piece = OrderLine(
        item_id=new.id,
        product_id=new.product_id,
        name=new.name,
        options=new.options,
        price=new.price,
        paid=share + new.price - line.price,
        currency=line.currency,
    )
    at = order.lines.index(line)
    if line.quantity == 1:
        order.lines[at] = piece
        return
    line.quantity -= 1
    line.paid -= share
    order.lines.insert(at + 1, piece)
