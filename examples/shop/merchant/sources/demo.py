"""The demo shop's own data (data/*.json), made up; its times are relative to the day it is loaded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from merchant.shapes import (
    Address,
    Booking,
    CardEntry,
    Coupon,
    Customer,
    Fault,
    Gift,
    Invoice,
    Item,
    Order,
    PaymentMethod,
    PointsEntry,
    Product,
    Promotion,
    Refund,
    ReviewReward,
)
from merchant.sources.demo_orders import ago, put_order
from merchant.store import Store
from merchant.words import now

CNY = "CNY"
DATA = Path(__file__).resolve().parent.parent / "data"


def load(store: Store, folder: Path | None) -> None:
    """Read the files into the tables."""
    for key, value in {"house": "demo", "name": "青禾生活", "currency": CNY, "gift_card_terms": TERMS}.items():
        store.put_meta(key, value)
    catalogue = msgspec.json.decode((DATA / "catalogue.json").read_bytes())
    for record in catalogue["products"]:
        product = product_of(record)
        store.put(product)
        store.put_all(product.items)
    for record in catalogue["promotions"]:
        store.put(Promotion(name=record["names"]["zh"], currency=CNY, **record))
    people = msgspec.json.decode((DATA / "people.json").read_bytes())
    orders = msgspec.json.decode((DATA / "orders.json").read_bytes())
    for record in people:
        mine = [one["id"] for one in orders if one["customer"] == record["id"]]
        store.put(customer_of(record, mine))
        store.put_all(wallet_of(record))
    for record in orders:
        put_order(store, record)


TERMS = (
    "礼品卡仅限本店使用，退款退回原卡，不可提现。 / Gift cards are for this shop; refunds return to the card; no cash."
)


def product_of(record: dict[str, Any]) -> Product:
    """A product with its variants."""
    items = []
    for one in record["variants"]:
        status = one.get("status", "on_sale")
        items.append(
            Item(
                id=f"{record['id']}-{one['suffix']}",
                product_id=record["id"],
                name=record["names"]["zh"],
                options=one["options"],
                price=one.get("price", record["price"]),
                currency=CNY,
                status=status,
                available=status == "on_sale",
            )
        )
    return Product(
        id=record["id"],
        name=record["names"]["zh"],
        names=record["names"],
        category=record["category"],
        price=min(item.price for item in items),
        currency=CNY,
        description=record["description"],
        specifications=record["specifications"],
        items=items,
        gifts=[Gift(**one) for one in record["gifts"]],
        materials=[Gift(**one) for one in record["materials"]],
        faults=[Fault(**one) for one in record["faults"]],
        installation=record["installation"],
        repair=record["repair"],
        services=record["services"],
        returnable=record["returnable"],
    )


def customer_of(record: dict[str, Any], order_ids: list[str]) -> Customer:
    """A customer with the ways to pay."""
    methods = [
        PaymentMethod(id=one[0], kind=one[1], currency=CNY, balance=one[2] if len(one) > 2 else None)
        for one in record["methods"]
    ]
    return Customer(
        id=record["id"],
        name=record["name"],
        first_name=record.get("first", ""),
        last_name=record.get("last", ""),
        email=record["email"],
        phone=record["phone"],
        address=Address(recipient=record["name"], phone=record["phone"], **record["address"]),
        currency=CNY,
        level=record["level"],
        points=sum(one[0] for one in record["points"]),
        payment_methods=methods,
        order_ids=order_ids,
        registered_at=ago(200).isoformat(),
    )


def wallet_of(record: dict[str, Any]) -> list[Any]:
    """Points, coupons and the gift card's first entry."""
    found: list[Any] = []
    balance = 0
    for number, (change, reason, days) in enumerate(record["points"]):
        balance += change
        key = f"{record['id']}-points-{number}"
        at = ago(days).isoformat()
        found.append(
            PointsEntry(id=key, customer_id=record["id"], change=change, balance=balance, reason=reason, at=at)
        )
    for number, (zh, en, amount, threshold, days) in enumerate(record["coupons"]):
        found.append(
            Coupon(
                id=f"{record['id']}-coupon-{number}",
                customer_id=record["id"],
                name=zh,
                names={"zh": zh, "en": en},
                amount=amount,
                threshold=threshold,
                currency=CNY,
                expires_at=(now() + timedelta(days=days)).isoformat(),
            )
        )
    found += [first_entry(record["id"], *method) for method in record["methods"] if len(method) > 2]
    return found


def first_entry(customer_id: str, method_id: str, _kind: str, balance: int) -> CardEntry:
    """How a gift card came to its balance."""
    return CardEntry(
        id=f"{customer_id}-card-0",
        customer_id=customer_id,
        payment_method_id=method_id,
        change=balance,
        balance=balance,
        currency=CNY,
        reason="bought",
        at=ago(100).isoformat(),
    )


# out again


SECTIONS: dict[str, type[Any]] = {
    "products": Product,
    "customers": Customer,
    "orders": Order,
    "refunds": Refund,
    "invoices": Invoice,
}
SECTIONS |= {"bookings": Booking, "coupons": Coupon, "review_rewards": ReviewReward}


def sections(store: Store) -> dict[str, dict[str, Any]]:
    """All records by id, as the API says them."""
    return {
        name: {one.id: msgspec.to_builtins(one) for one, _ in store.every(shape)} for name, shape in SECTIONS.items()
    }


def completed(store: Store, section: str, record: Any) -> Any:
    """Changed records look like all others."""
    return record


def whole(store: Store, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The same sections."""
    return found
