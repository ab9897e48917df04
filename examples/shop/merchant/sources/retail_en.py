"""The English data set: db.json with products, users and orders; floats in dollars."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from merchant.shapes import (
    Address,
    Change,
    Customer,
    Item,
    Order,
    OrderLine,
    Payment,
    PaymentMethod,
    Product,
    Shipment,
)
from merchant.store import Store
from merchant.words import STATUS_EN

USD = "USD"
CODES = {text: code for code, text in STATUS_EN.items()}


def minor(amount: float) -> int:
    """Dollars to cents."""
    return round(amount * 100)


def load(store: Store, folder: Path | None) -> None:
    """Read db.json into the tables."""
    assert folder is not None
    data = msgspec.json.decode((folder / "db.json").read_bytes())
    for key, value in {"house": "retail", "name": "Retail store", "currency": USD}.items():
        store.put_meta(key, value)
    store.put_meta("products", data["products"])
    for product in data["products"].values():
        items = [item_of(product, one) for one in product["variants"].values()]
        store.put(product_of(product, items))
        store.put_all(items)
    for user in data["users"].values():
        store.put(customer_of(user))
    for order in data["orders"].values():
        store.put(order_of(order))
        store.put_all(shipments_of(order))


def item_of(product: dict[str, Any], one: dict[str, Any]) -> Item:
    """A variant."""
    return Item(
        id=one["item_id"],
        product_id=product["product_id"],
        name=product["name"],
        options=one["options"],
        price=minor(one["price"]),
        currency=USD,
        status="on_sale" if one["available"] else "out_of_stock",
        available=one["available"],
    )


def product_of(product: dict[str, Any], items: list[Item]) -> Product:
    """A product with its variants."""
    return Product(
        id=product["product_id"],
        name=product["name"],
        names={"en": product["name"]},
        price=min((item.price for item in items), default=0),
        currency=USD,
        items=items,
    )


def address_of(address: dict[str, str], name: str = "") -> Address:
    """An address; the data set names no recipient in it."""
    return Address(
        recipient=name,
        line1=address["address1"],
        line2=address["address2"],
        city=address["city"],
        state=address["state"],
        country=address["country"],
        zip=address["zip"],
    )


def customer_of(user: dict[str, Any]) -> Customer:
    """A customer with the ways to pay."""
    first, last = user["name"]["first_name"], user["name"]["last_name"]
    return Customer(
        id=user["user_id"],
        name=f"{first} {last}",
        first_name=first,
        last_name=last,
        email=user["email"],
        address=address_of(user["address"]),
        currency=USD,
        payment_methods=[
            PaymentMethod(
                id=one["id"],
                kind=one["source"],
                currency=USD,
                brand=one.get("brand"),
                last_four=one.get("last_four"),
                balance=minor(one["balance"]) if "balance" in one else None,
            )
            for one in user["payment_methods"].values()
        ],
        order_ids=user["orders"],
    )


def change_of(order: dict[str, Any], kind: str) -> Change | None:
    """A return or an exchange that a record tells of."""
    if order.get(f"{kind}_items") is None:
        return None
    return Change(
        item_ids=order[f"{kind}_items"],
        new_item_ids=order.get(f"{kind}_new_items") or [],
        payment_method_id=order.get(f"{kind}_payment_method_id"),
        amount=minor(order.get(f"{kind}_price_difference") or 0),
        currency=USD,
    )


def order_of(order: dict[str, Any]) -> Order:
    """An order; all its lines are single pieces."""
    lines = [
        OrderLine(
            item_id=one["item_id"],
            product_id=one["product_id"],
            name=one["name"],
            options=one["options"],
            price=minor(one["price"]),
            paid=minor(one["price"]),
            currency=USD,
        )
        for one in order["items"]
    ]
    payments = [
        Payment(
            kind=one["transaction_type"],
            amount=minor(one["amount"]),
            currency=USD,
            payment_method_id=one["payment_method_id"],
        )
        for one in order["payment_history"]
    ]
    total = sum(line.price for line in lines)
    return Order(
        id=order["order_id"],
        customer_id=order["user_id"],
        status=CODES[order["status"]],
        status_text=order["status"],
        currency=USD,
        total=total,
        goods=total,
        address=address_of(order["address"]),
        lines=lines,
        payments=payments,
        payment_method_id=payments[0].payment_method_id if payments else None,
        items_changed=order["status"] == STATUS_EN["pending_items_modified"],
        cancel_reason=(order.get("cancel_reason") or "").replace(" ", "_") or None,
        returned=change_of(order, "return"),
        exchanged=change_of(order, "exchange"),
    )


def shipments_of(order: dict[str, Any]) -> list[Shipment]:
    """A parcel for each tracking number."""
    delivered = order["status"] in ("delivered", "return requested", "exchange requested")
    return [
        Shipment(
            id=tracking,
            order_id=order["order_id"],
            status="delivered" if delivered else "in_transit",
            item_ids=one["item_ids"],
            recipient=address_of(order["address"]),
        )
        for one in order["fulfillments"]
        for tracking in one["tracking_id"]
    ]


# back into the data set's shape


def sections(store: Store) -> dict[str, dict[str, Any]]:
    """Users and orders by id; products do not change."""
    parcels: dict[str, list[Shipment]] = {}
    for parcel, _ in store.every(Shipment):
        parcels.setdefault(parcel.order_id, []).append(parcel)
    orders = {}
    for order, extra in store.every(Order):
        orders[order.id] = order_record(order, extra.get("exact", {}), parcels.get(order.id, []))
    return {"users": {one.id: user_record(one) for one, _ in store.every(Customer)}, "orders": orders}


def address_record(address: Address) -> dict[str, str]:
    """An address as the data set writes it."""
    return {
        "address1": address.line1,
        "address2": address.line2,
        "city": address.city,
        "country": address.country,
        "state": address.state,
        "zip": address.zip,
    }


def method_record(method: PaymentMethod) -> dict[str, Any]:
    """A way to pay as the data set writes it."""
    record: dict[str, Any] = {"source": method.kind, "id": method.id}
    if method.brand is not None:
        record |= {"brand": method.brand, "last_four": method.last_four}
    if method.balance is not None:
        record["balance"] = method.balance / 100
    return record


def user_record(customer: Customer) -> dict[str, Any]:
    """A customer as the data set writes it."""
    return {
        "user_id": customer.id,
        "name": {"first_name": customer.first_name, "last_name": customer.last_name},
        "address": address_record(customer.address),
        "email": customer.email,
        "payment_methods": {one.id: method_record(one) for one in customer.payment_methods},
        "orders": customer.order_ids,
    }


def order_record(order: Order, exact: dict[str, float], parcels: list[Shipment]) -> dict[str, Any]:
    """An order as the data set writes it, with what was asked for since."""
    record: dict[str, Any] = {
        "order_id": order.id,
        "user_id": order.customer_id,
        "address": address_record(order.address),
        "items": [
            {
                "name": line.name,
                "product_id": line.product_id,
                "item_id": line.item_id,
                "price": line.price / 100,
                "options": line.options,
            }
            for line in order.lines
        ],
        "status": STATUS_EN[order.status],
        "fulfillments": [{"tracking_id": [one.id], "item_ids": one.item_ids} for one in parcels],
        "payment_history": [
            {
                "transaction_type": one.kind,
                "amount": exact.get(str(at), one.amount / 100),
                "payment_method_id": one.payment_method_id,
            }
            for at, one in enumerate(order.payments)
        ],
    }
    if order.cancel_reason is not None:
        record["cancel_reason"] = order.cancel_reason.replace("_", " ")
    if (one := order.exchanged) is not None:
        record |= {
            "exchange_items": one.item_ids,
            "exchange_new_items": one.new_item_ids,
            "exchange_payment_method_id": one.payment_method_id,
            "exchange_price_difference": one.amount / 100,
        }
    if (one := order.returned) is not None:
        record |= {"return_items": one.item_ids, "return_payment_method_id": one.payment_method_id}
    return record


LATER = (
    "cancel_reason",
    "exchange_items",
    "exchange_new_items",
    "exchange_payment_method_id",
    "exchange_price_difference",
    "return_items",
    "return_payment_method_id",
)


def completed(store: Store, section: str, record: dict[str, Any]) -> dict[str, Any]:
    """A changed order names all that may have been asked for, null where it was not."""
    return record | {name: record.get(name) for name in LATER} if section == "orders" else record


def whole(store: Store, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The whole of db.json."""
    return {"products": store.meta("products"), **found}
