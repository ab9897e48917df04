"""The rules of the Chinese data set (ecommerce-zh), from its policy.md: whole orders, and an e-card that is settled apart."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from merchant.errors import Refused
from merchant.houses.demo import BEFORE_SHIPPING, OVER, House, every_piece, line_of, mark_returned
from merchant.shapes import Change, Item, Order, OrderLine, Payment, PaymentMethod, Product

if TYPE_CHECKING:
    from merchant.shop import Shop

CARD = "gift_card"  # the id of everybody's e-card


class AppliancesHouse(House):
    """The shop of `ecommerce-zh`."""

    name = "appliances"
    promotions = False
    cards_apart = True
    reward = "cash"
    not_offered = frozenset({"update_order_payment", "update_order_items"})

    def check_before_shipping(self, order: Order) -> None:
        if order.status == "cancelled":
            raise Refused("already_cancelled")
        if order.status not in BEFORE_SHIPPING:
            raise Refused("not_pending", None, (f"({order.status})", f"（{self.status_text(order.status)}）"))

    def owe(self, shop: Shop, order: Order, amount: int, cause: str) -> None:
        """Owe money: what was paid by e-card waits for refund_to_gift_card, the rest goes back by itself."""
        method_id = order.payment_method_id or "bank_card"
        if method_id == CARD:
            shop.note_refund(order, CARD, amount, cause, "awaiting_request")
        else:
            shop.pay_back(order, method_id, amount, cause)

    def cancel(self, shop: Shop, order: Order) -> None:
        if order.status != "awaiting_payment":
            self.owe(shop, order, order.total, "cancel")
        order.status = "cancelled"

    def check_address(self, order: Order, phone_only: bool) -> None:
        self.check_before_shipping(order)

    def check_hurry(self, order: Order) -> None:
        if order.status in OVER:
            raise Refused("not_pending", None, (f"({order.status})", f"（{self.status_text(order.status)}）"))

    def take_back(
        self, shop: Shop, order: Order, item_ids: list[str] | None, method: PaymentMethod, reason: str
    ) -> None:
        if order.status != "delivered":
            raise Refused("not_delivered", None, (f"({order.status})", f"（{self.status_text(order.status)}）"))
        chosen = every_piece(order)
        if item_ids is not None and sorted(item_ids) != sorted(chosen):
            raise Refused("not_offered", "item_ids", ("Orders are taken back as a whole.", "只支持整单退货。"))
        mark_returned(order, chosen)
        order.returned = Change(
            item_ids=sorted(chosen),
            payment_method_id=order.payment_method_id,
            amount=order.total,
            currency=order.currency,
            reason=reason,
            at=shop.stamp(),
        )
        order.status = "returned"
        self.owe(shop, order, order.total, "return")

    def exchange(self, shop: Shop, order: Order, old: list[str], new: list[str], method: PaymentMethod) -> None:
        """Before shipping, for a product of the other's list that is on sale; price and quantity stay."""
        self.check_before_shipping(order)
        if not old or len(old) != len(new):
            raise Refused("pairs_do_not_match", "new_item_ids")
        for product_id, new_id in zip(old, new, strict=True):
            line = line_of(order, product_id)
            product = shop.store.get(Product, product_id)
            listed = {one.product_id: one for one in product.alternatives} if product else {}
            if new_id not in listed:
                raise Refused("not_exchangeable", "new_item_ids", (f"({new_id})", f"（{new_id}）"))
            other = shop.store.get(Product, new_id)
            if listed[new_id].status != "on_sale" or (other is not None and other.status != "on_sale"):
                raise Refused("not_on_sale", "new_item_ids", (f"({new_id})", f"（{new_id}）"))
            line.item_id = line.product_id = new_id
            line.name = other.name if other is not None else listed[new_id].description
        order.exchanged = Change(
            item_ids=sorted(old), new_item_ids=sorted(new), currency=order.currency, at=shop.stamp()
        )

    def price_now(self, shop: Shop, line: OrderLine) -> int | None:
        item = shop.store.get(Item, line.item_id)
        return item.price if item is not None else None

    def protected_until(self, order: Order) -> datetime | None:
        return None

    def pay_difference(self, shop: Shop, order: Order, amount: int, item_ids: list[str]) -> None:
        if order.payment_method_id == CARD:
            shop.note_refund(order, CARD, amount, "price_protection", "completed", item_ids)
            shop.move_card(order.customer_id, CARD, amount, "price_protection", order.id)
        else:
            shop.pay_back(order, order.payment_method_id or "bank_card", amount, "price_protection", item_ids)

    def order_number(self, shop: Shop) -> str:
        return str(shop.number("order", 1234567890))

    def pay_new_order(self, shop: Shop, order: Order, method: PaymentMethod) -> None:
        """An order by e-card is settled by pay_with_gift_card, before or after it; the others are charged here."""
        order.payments.append(
            Payment(
                kind="payment",
                amount=order.total,
                currency=order.currency,
                payment_method_id=method.id,
                at=shop.stamp(),
            )
        )

    def check_service(self, shop: Shop, order: Order, service: str, slot: str | None, slots: list[str]) -> None:
        if order.status in ("cancelled", "returned"):
            raise Refused("not_pending", None, (f"({order.status})", f"（{self.status_text(order.status)}）"))

    def check_invoice(self, shop: Shop, order: Order) -> None:
        if order.status == "cancelled":
            raise Refused("already_cancelled")

    def check_reward(self, shop: Shop, order: Order, evidence: str | None) -> None:
        """The desk looks at the evidence; the shop only keeps that an order is rewarded once."""

    def can_pay_by_card(self, card: PaymentMethod, amount: int) -> bool:
        return (card.balance or 0) > amount
