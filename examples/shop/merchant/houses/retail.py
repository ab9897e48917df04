"""The rules of the English data set (retail-en): those of its reference environment, also where a shop would do otherwise.

End states are compared record by record, so three of its habits are kept: changed items of one order all get the price and
options of the last new one; every record of payment is refunded at a cancellation; the difference of a change is a sum of
floats, kept as it came out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from merchant.errors import Refused
from merchant.houses.demo import House, counted, line_of
from merchant.shapes import Change, Order, OrderLine, Payment, PaymentMethod
from merchant.words import STATUS_EN

if TYPE_CHECKING:
    from merchant.shop import Shop


class RetailHouse(House):
    """The shop of `retail-en`."""

    name = "retail"
    refund_days = 7
    promotions = False
    open_methods = ()
    cancel_reasons = frozenset({"no_longer_needed", "ordered_by_mistake"})
    not_offered = frozenset(
        {
            "create_order",
            "expedite_order",
            "claim_price_protection",
            "pay_with_gift_card",
            "refund_to_gift_card",
            "create_invoice",
            "book_service",
            "list_service_slots",
            "cancel_booking",
            "claim_review_reward",
        }
    )

    def status_text(self, status: str) -> str:
        return STATUS_EN.get(status, status)

    def check_cancel(self, order: Order, reason: str) -> None:
        if order.status != "pending":
            raise Refused("not_pending")
        if reason not in self.cancel_reasons:
            raise Refused("reason_not_accepted", "reason")

    def cancel(self, shop: Shop, order: Order) -> None:
        for payment in list(order.payments):
            shop.pay_back(order, payment.payment_method_id, payment.amount, "cancel")
        order.status = "cancelled"

    def check_address(self, order: Order, phone_only: bool) -> None:
        if order.status not in ("pending", "pending_items_modified"):
            raise Refused("not_pending")

    def change_payment(self, shop: Shop, order: Order, method: PaymentMethod) -> None:
        self.check_address(order, phone_only=False)
        if len(order.payments) != 1 or order.payments[0].kind != "payment":
            raise Refused("payment_not_single")
        first = order.payments[0]
        if first.payment_method_id == method.id:
            raise Refused("payment_method_unchanged", "payment_method_id")
        order.payment_method_id = method.id
        shop.charge(order, method, first.amount, "payment_changed")
        shop.pay_back(order, first.payment_method_id, first.amount, "payment_changed")

    def change_items(self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod) -> None:
        if order.status != "pending":
            raise Refused("not_pending")
        if any(a == b for a, b in zip(old, new, strict=False)):
            raise Refused("same_item", "new_item_ids")
        exact = self.exact_difference(shop, order, old, new)
        balance = (method.balance or 0) / 100
        if method.kind == "gift_card" and balance < exact:
            raise Refused("gift_card_too_small", "payment_method_id")
        rounded = round(abs(exact) * 100)
        if method.kind == "gift_card":
            left = round(round(balance - exact, 2) * 100)
            shop.move_card(order.customer_id, method.id, left - (method.balance or 0), "items_changed", order.id)
        order.payments.append(
            Payment(
                kind="payment" if exact > 0 else "refund",
                amount=rounded,
                currency=order.currency,
                payment_method_id=method.id,
                at=shop.stamp(),
            )
        )
        self.keep_exact(shop, order, abs(exact))
        for item_id, new_id in zip(old, new, strict=True):
            line, last = line_of(order, item_id), shop.item(new[-1])
            line.item_id, line.price, line.paid, line.options = new_id, last.price, last.price, last.options
        order.goods = order.total = sum(line.price for line in order.lines)
        order.items_changed = True
        order.status = "pending_items_modified"

    def exact_difference(self, shop: Shop, order: Order, old: list[str], new: list[str]) -> float:
        """The sum of differences in major units as floats add up, in the order of the request."""
        counted(order, old)
        if len(old) != len(new):
            raise Refused("pairs_do_not_match", "new_item_ids")
        exact = 0.0
        for item_id, new_id in zip(old, new, strict=True):
            line = line_of(order, item_id)
            exact += self.variant(shop, line.product_id, new_id).price / 100 - line.price / 100
        return exact

    def keep_exact(self, shop: Shop, order: Order, amount: float) -> None:
        """Keep the unrounded amount of the last payment for /export."""
        extra = shop.store.extra(Order, order.id)
        extra.setdefault("exact", {})[str(len(order.payments) - 1)] = amount
        shop.store.put_extra(Order, order.id, extra)

    def check_hurry(self, order: Order) -> None:
        raise Refused("not_offered")

    def take_back(
        self, shop: Shop, order: Order, item_ids: list[str] | None, method: PaymentMethod, reason: str
    ) -> None:
        if order.status != "delivered":
            raise Refused("not_delivered")
        self.check_refund_method(order, method)
        chosen = [line.item_id for line in order.lines] if item_ids is None else item_ids
        counted(order, chosen)
        amount = sum(self.first_price(order, item_id) for item_id in chosen)
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

    def first_price(self, order: Order, item_id: str) -> int:
        return line_of(order, item_id).price

    def exchange(self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod) -> None:
        if order.status != "delivered":
            raise Refused("not_delivered")
        difference = round(round(self.exact_difference(shop, order, old, new), 2) * 100)
        if method.kind == "gift_card" and (method.balance or 0) < difference:
            raise Refused("gift_card_too_small", "payment_method_id")
        self.note_exchange(shop, order, old, new, method, difference)

    def price_now(self, shop: Shop, line: OrderLine) -> int | None:
        return None
