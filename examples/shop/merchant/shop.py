"""The shop at work: its records, its house rules, and what several operations do alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, TypeVar

from merchant import words
from merchant.errors import Refused, missing
from merchant.houses import House, house_of
from merchant.shapes import (
    Address,
    CardEntry,
    Customer,
    Item,
    Order,
    Payment,
    PaymentMethod,
    PointsEntry,
    Product,
    Refund,
)
from merchant.store import Store

T = TypeVar("T")


class Shop:
    """One database with the rules of the house its data came from."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.house: House = house_of(str(store.meta("house")))

    # reading

    def _get(self, shape: type[T], what: str, key: str) -> T:
        record = self.store.get(shape, key)
        if record is None:
            raise missing(what, key)
        return record

    def order(self, key: str) -> Order:
        return self._get(Order, "order_id", key)

    def customer(self, key: str) -> Customer:
        return self._get(Customer, "customer_id", key)

    def product(self, key: str) -> Product:
        return self._get(Product, "product_id", key)

    def item(self, key: str) -> Item:
        return self._get(Item, "item_id", key)

    def now(self) -> datetime:
        return words.now()

    def stamp(self) -> str:
        return self.now().isoformat()

    def number(self, name: str, first: int) -> int:
        """The next number of a series, which begins with `first`."""
        following = int(self.store.meta(f"next_{name}") or first)
        self.store.put_meta(f"next_{name}", following + 1)
        return following

    # writing

    def announce(self, what: str, subject: str, customer_id: str | None, /, **data: Any) -> None:
        """Leave an event; it is committed with the change itself."""
        self.store.announce(self.stamp(), what, subject, customer_id, data)

    def save_order(self, order: Order, event: str, before: str, /, **data: Any) -> None:
        """Keep a changed order and say so, with its status before and after."""
        order.status_text = self.house.status_text(order.status)
        self.store.put(order)
        self.announce(event, order.id, order.customer_id, status_before=before, status=order.status, **data)

    def method(self, customer_id: str, key: str, field: str = "payment_method_id") -> PaymentMethod:
        """A customer's way to pay; refused where he has no such one."""
        for method in self.customer(customer_id).payment_methods:
            if method.id == key:
                return method
        raise Refused("payment_method_unknown", field)

    def move_card(self, customer_id: str, method_id: str, change: int, reason: str, order_id: str | None) -> None:
        """Add to or take from a gift card and write it down. Minor units; the caller checked that it covers."""
        customer = self.customer(customer_id)
        card = next(method for method in customer.payment_methods if method.id == method_id)
        card.balance = (card.balance or 0) + change
        self.store.put(customer)
        number = self.number("card_entry", 1)
        self.store.put(
            CardEntry(
                id=f"GC{number:06d}",
                customer_id=customer_id,
                payment_method_id=method_id,
                change=change,
                balance=card.balance,
                currency=card.currency,
                reason=reason,
                order_id=order_id,
                at=self.stamp(),
            )
        )

    def move_points(self, customer_id: str, change: int, reason: str, order_id: str | None) -> None:
        """Add or take points and write it down."""
        if change == 0:
            return
        customer = self.customer(customer_id)
        customer.points += change
        self.store.put(customer)
        number = self.number("points_entry", 1)
        entry = PointsEntry(
            id=f"PT{number:06d}",
            customer_id=customer_id,
            change=change,
            balance=customer.points,
            reason=reason,
            order_id=order_id,
            at=self.stamp(),
        )
        self.store.put(entry)

    def charge(self, order: Order, method: PaymentMethod, amount: int, reason: str) -> None:
        """Take money for an order. The gift card must cover it."""
        if method.kind == "gift_card":
            if (method.balance or 0) < amount:
                raise Refused("gift_card_too_small", "payment_method_id")
            self.move_card(order.customer_id, method.id, -amount, reason, order.id)
        order.payments.append(
            Payment(
                kind="payment", amount=amount, currency=order.currency, payment_method_id=method.id, at=self.stamp()
            )
        )

    def pay_back(
        self, order: Order, method_id: str, amount: int, cause: str, item_ids: list[str] | None = None
    ) -> Refund:
        """Give money back: at once to a gift card, else within the house's days. Returns the refund's record."""
        at_once = self.method(order.customer_id, method_id).kind == "gift_card"
        due = None if at_once else (self.now() + timedelta(days=self.house.refund_days)).date().isoformat()
        order.payments.append(
            Payment(
                kind="refund",
                amount=amount,
                currency=order.currency,
                payment_method_id=method_id,
                status="completed" if at_once else "processing",
                at=self.stamp(),
                due=due,
            )
        )
        if at_once:
            self.move_card(order.customer_id, method_id, amount, cause, order.id)
        status = "completed" if at_once else "processing"
        return self.note_refund(order, method_id, amount, cause, status, item_ids, due)

    def note_refund(
        self,
        order: Order,
        method_id: str,
        amount: int,
        cause: str,
        status: str,
        item_ids: list[str] | None = None,
        due: str | None = None,
    ) -> Refund:
        """Write down a refund that was given or is owed."""
        refund = Refund(
            id=f"RF{self.number('refund', 1001):06d}",
            order_id=order.id,
            customer_id=order.customer_id,
            cause=cause,
            status=status,
            amount=amount,
            currency=order.currency,
            payment_method_id=method_id,
            item_ids=item_ids or [],
            requested_at=self.stamp(),
            completed_at=self.stamp() if status == "completed" else None,
            due=due,
        )
        self.store.put(refund)
        return refund


def with_changes(address: Address, change: Any) -> Address:
    """The address with the parts that were given."""
    parts = {name: value for name in address.__struct_fields__ if (value := getattr(change, name)) is not None}
    return Address(**{name: parts.get(name, getattr(address, name)) for name in address.__struct_fields__})
