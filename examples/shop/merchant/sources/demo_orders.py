"""The demo shop's orders: what they were paid with, where their parcels are, what was asked for since."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from merchant.pricing import spread
from merchant.shapes import (
    Booking,
    Change,
    Customer,
    Invoice,
    Item,
    Order,
    OrderLine,
    Payment,
    Refund,
    ReviewReward,
    Shipment,
    ShipmentEvent,
)
from merchant.store import Store
from merchant.words import PARCEL_ZH, STATUS_ZH, now

CNY = "CNY"
SENT = ("shipped", "in_transit", "arrived", "delivered", "return_requested", "exchange_requested", "returned")
# station, days after the parcel left, where; a parcel has as many as its order has got to
STATIONS = (
    ("created", 0.0, "青禾仓（嘉兴）", "包裹已打包，等待快递揽收"),
    ("picked_up", 0.2, "青禾仓（嘉兴）", "快递员已揽收"),
    ("in_transit", 0.6, "嘉兴转运中心", "包裹离开转运中心，发往{city}"),
    ("in_transit", 1.4, "{city}转运中心", "包裹到达{city}转运中心"),
    ("out_for_delivery", 2.0, "{city}{district}", "快递员正在派送"),
    ("delivered", 2.3, "{city}{district}", "已签收，签收人：{recipient}"),
)
STATIONS_OF = {"shipped": 2, "in_transit": 4, "arrived": 5}


def ago(days: float, minutes: int = 0) -> datetime:
    """So long before today at half past ten; minutes: before this very moment."""
    if minutes:
        return now() - timedelta(minutes=minutes)
    return min(now(), now().replace(hour=10, minute=30, second=0) - timedelta(days=days))


def put_order(store: Store, record: dict[str, Any]) -> None:
    """An order with its parcel, and what followed."""
    customer = store.get(Customer, record["customer"])
    assert customer is not None
    order = order_of(store, record, customer)
    store.put(order)
    if record["status"] in SENT:
        store.put(shipment_of(order, record))
    store.put_all(later_of(order, record))


def lines_of(store: Store, record: dict[str, Any]) -> list[OrderLine]:
    """An order's lines; a discount is spread over them."""
    lines = []
    for at, (item_id, quantity) in enumerate(record["lines"]):
        item = store.get(Item, item_id)
        assert item is not None, item_id
        price = record["prices"][at] if "prices" in record else item.price
        lines.append(
            OrderLine(
                item_id=item.id,
                product_id=item.product_id,
                name=item.name,
                options=item.options,
                price=price,
                quantity=quantity,
                paid=price * quantity,
                currency=CNY,
            )
        )
    shares = spread(record.get("discount", 0), [line.paid for line in lines])
    for line, share in zip(lines, shares, strict=True):
        line.paid -= share
    return lines


def order_of(store: Store, record: dict[str, Any], customer: Customer) -> Order:
    """An order with its payment and what followed."""
    lines = lines_of(store, record)
    goods = sum(line.price * line.quantity for line in lines)
    total = goods - record.get("discount", 0) + record.get("freight", 0)
    placed = ago(record["days"], record.get("minutes", 0))
    status, method = record["status"], record.get("method", customer.payment_methods[0].id)
    paid_at = None if status == "awaiting_payment" else (placed + timedelta(minutes=3)).isoformat()
    order = Order(
        id=record["id"],
        customer_id=customer.id,
        status=status,
        status_text=STATUS_ZH[status],
        currency=CNY,
        total=total,
        goods=goods,
        discount=record.get("discount", 0),
        freight=record.get("freight", 0),
        address=customer.address,
        lines=lines,
        payment_method_id=method,
        urgent=record.get("urgent", False),
        cancel_reason=record.get("reason"),
        points_earned=total // 100,
        placed_at=placed.isoformat(),
        paid_at=paid_at,
        shipped_at=(placed + timedelta(days=1)).isoformat() if status in SENT else None,
        delivered_at=ago(record["delivered"]).isoformat() if "delivered" in record else None,
    )
    if paid_at:
        order.payments.append(Payment(kind="payment", amount=total, currency=CNY, payment_method_id=method, at=paid_at))
    note_changes(order, record)
    return order


def note_changes(order: Order, record: dict[str, Any]) -> None:
    """What was asked for since the order: returns, exchanges, refunds of cancelled ones."""
    if "swap" in record:
        old, new = record["swap"]
        order.exchanged = Change(
            item_ids=[old],
            new_item_ids=[new],
            payment_method_id=order.payment_method_id,
            currency=CNY,
            at=ago(1).isoformat(),
        )
    back = record.get("back") or ([line.item_id for line in order.lines] if order.status == "returned" else [])
    if back:
        amount = 0
        for line in order.lines:
            if line.item_id in back:
                line.returned, amount = line.quantity, amount + line.paid
        order.returned = Change(
            item_ids=back,
            payment_method_id=order.payment_method_id,
            amount=amount,
            currency=CNY,
            reason=record.get("why", "no_reason"),
            at=ago(record["delivered"] - 2).isoformat(),
        )
    status = record.get("refund") or ("completed" if order.status == "returned" else None)
    if status:
        amount = order.returned.amount if order.returned else order.total
        due = None if status == "completed" else (now() + timedelta(days=2)).date().isoformat()
        method = order.payment_method_id or ""
        order.payments.append(
            Payment(
                kind="refund",
                amount=amount,
                currency=CNY,
                payment_method_id=method,
                status=status,
                at=ago(1).isoformat(),
                due=due,
            )
        )


def later_of(order: Order, record: dict[str, Any]) -> list[Any]:
    """Refund, booking, invoice and reward of an order."""
    found: list[Any] = []
    refund = next((one for one in order.payments if one.kind == "refund"), None)
    if refund is not None or order.status == "return_requested":
        amount = refund.amount if refund else order.returned.amount if order.returned else 0
        found.append(
            Refund(
                id=f"RF-{order.id}",
                order_id=order.id,
                customer_id=order.customer_id,
                cause="return" if order.returned else "cancel",
                status=refund.status if refund else "awaiting_goods",
                amount=amount,
                currency=CNY,
                payment_method_id=order.payment_method_id or "",
                item_ids=order.returned.item_ids if order.returned else [],
                requested_at=order.returned.at if order.returned else refund.at if refund else None,
                completed_at=refund.at if refund and refund.status == "completed" else None,
                due=refund.due if refund else None,
            )
        )
    if "booking" in record:
        found.append(booking_of(order, record["booking"]))
    if "invoice" in record:
        found.append(invoice_of(order, company=record["invoice"] == "company"))
    if record.get("reviewed"):
        found.append(
            ReviewReward(
                id=order.id,
                order_id=order.id,
                customer_id=order.customer_id,
                claimed=True,
                kind="points",
                points=50,
                currency=CNY,
            )
        )
    return found


def booking_of(order: Order, service: str) -> Booking:
    """A visit in two days' time."""
    day = (now() + timedelta(days=2)).date()
    return Booking(
        id=f"{order.id}-{service}",
        order_id=order.id,
        customer_id=order.customer_id,
        service=service,
        slot=f"{day} 09:00-12:00",
        name=order.address.recipient,
        phone=order.address.phone,
        booked_at=ago(2).isoformat(),
    )


def invoice_of(order: Order, *, company: bool) -> Invoice:
    """An invoice of two days ago."""
    return Invoice(
        id=order.id,
        order_id=order.id,
        kind="company" if company else "personal",
        title="云杉设计（演示）有限公司" if company else order.address.recipient,
        tax_id="91330100MA2DEMO00X" if company else None,
        phone=order.address.phone,
        amount=order.total,
        currency=CNY,
        issued_at=ago(2).isoformat(),
    )


def shipment_of(order: Order, record: dict[str, Any]) -> Shipment:
    """A parcel with the stations it has got to; a delivered one ends at its delivery."""
    left = datetime.fromisoformat(order.shipped_at or "")
    reached = STATIONS[: STATIONS_OF.get(order.status, len(STATIONS))]
    ends = datetime.fromisoformat(order.delivered_at) if order.delivered_at else None
    words = {"city": order.address.city, "district": order.address.district, "recipient": order.address.recipient}
    events = []
    for status, days, where, text in reached:
        at = ends if status == "delivered" and ends else min(left + timedelta(days=days), ends or now())
        station = (status, PARCEL_ZH[status], where.format(**words), text.format(**words))
        events.append(event(at, *station))
    if record.get("delayed"):
        text = f"受天气影响，包裹在{order.address.city}转运中心滞留，恢复后优先派送"
        events.append(event(ago(2), "delayed", PARCEL_ZH["delayed"], f"{order.address.city}转运中心", text))
    return Shipment(
        id=f"YT{order.id.replace('-', '')}",
        order_id=order.id,
        carrier="演示速递",
        status=events[-1].status,
        item_ids=[line.item_id for line in order.lines],
        expected_at=(left + timedelta(days=3)).replace(hour=18).isoformat(),
        delivered_at=order.delivered_at,
        delayed=bool(record.get("delayed")),
        recipient=order.address,
        events=events,
    )


def event(at: datetime, status: str, words: str, where: str, text: str) -> ShipmentEvent:
    """A station of a parcel."""
    return ShipmentEvent(at=at.isoformat(), status=status, status_text=words, place=where, text=text)
