"""Invoices, visits, rewards for reviews, complaints."""

from __future__ import annotations

from datetime import timedelta

from msgspec import Struct

from merchant.bodies import ClaimReward, ForService, NewBooking, NewComplaint, NewInvoice, NoBody, OfCustomer
from merchant.errors import Refused, missing
from merchant.operations import operation
from merchant.shapes import Booking, Complaint, Invoice, Order, ReviewReward
from merchant.shop import Shop

PARTS = ("09:00-12:00", "13:00-16:00", "16:00-19:00")


class Slots(Struct):
    """Times that can be booked."""

    order_id: str
    customer_id: str
    service: str
    slots: list[str]


class Bookings(Struct):
    """A customer's visits."""

    bookings: list[Booking]


@operation(
    "GET", "/orders/{order_id}/invoice", "Look up an invoice", "查发票", returns=Invoice, refusals=("not_found",)
)
def get_invoice(shop: Shop, order_id: str) -> Invoice:
    """The invoice of an order; not_found where none was issued."""
    shop.order(order_id)
    invoice = shop.store.get(Invoice, order_id)
    if invoice is None:
        raise missing("invoice of", order_id, "order_id")
    return invoice


@operation(
    "POST",
    "/orders/{order_id}/invoice",
    "Issue an invoice",
    "开发票",
    body=NewInvoice,
    returns=Invoice,
    refusals=("not_found", "not_delivered", "too_late", "tax_id_missing", "invoice_final"),
)
def create_invoice(shop: Shop, order_id: str, body: NewInvoice) -> Invoice:
    """Issue the invoice of an order over what was paid, or replace it once: personal, or a company's with its tax number."""
    order = shop.order(order_id)
    shop.house.check_invoice(shop, order)
    if body.kind == "company" and not body.tax_id:
        raise Refused("tax_id_missing", "tax_id")
    former = shop.store.get(Invoice, order.id)
    if former is not None and former.version > 1:
        raise Refused("invoice_final")
    customer = shop.customer(order.customer_id)
    invoice = Invoice(
        id=order.id,
        order_id=order.id,
        kind=body.kind,
        title=body.title,
        tax_id=body.tax_id,
        email=body.email or customer.email or None,
        phone=body.phone or customer.phone or None,
        amount=order.total,
        currency=order.currency,
        version=1 if former is None else former.version + 1,
        issued_at=shop.stamp(),
    )
    shop.store.put(invoice)
    shop.announce("invoice.issued", order.id, order.customer_id, kind=invoice.kind, version=invoice.version)
    return invoice


def free_slots(shop: Shop) -> list[str]:
    """From tomorrow on, seven days, three parts of the day."""
    today = shop.now().date()
    return [f"{today + timedelta(days=day)} {part}" for day in range(1, 8) for part in PARTS]


@operation(
    "GET",
    "/orders/{order_id}/service-slots",
    "List times for a visit",
    "查可预约时段",
    query=ForService,
    returns=Slots,
    refusals=("not_found", "no_such_service", "not_delivered"),
)
def list_service_slots(shop: Shop, order_id: str, query: ForService) -> Slots:
    """Times at which a fitter or repairer can come: from tomorrow on, seven days."""
    order = shop.order(order_id)
    slots = free_slots(shop)
    shop.house.check_service(shop, order, query.service, None, slots)
    return Slots(order.id, order.customer_id, query.service, slots)


@operation(
    "POST",
    "/orders/{order_id}/bookings",
    "Book a visit",
    "预约安装或维修",
    body=NewBooking,
    returns=Booking,
    refusals=("not_found", "not_delivered", "no_such_service", "slot_not_free", "not_pending"),
)
def book_service(shop: Shop, order_id: str, body: NewBooking) -> Booking:
    """Book installation or repair for an order. Name and phone are the customer's unless given. A second booking moves the first."""
    order = shop.order(order_id)
    shop.house.check_service(shop, order, body.service, body.slot, free_slots(shop))
    customer = shop.customer(order.customer_id)
    booking = Booking(
        id=f"{order.id}-{body.service}",
        order_id=order.id,
        customer_id=order.customer_id,
        service=body.service,
        slot=body.slot,
        name=body.name or customer.name,
        phone=body.phone or customer.phone,
        booked_at=shop.stamp(),
    )
    shop.store.put(booking)
    shop.announce("service.booked", booking.id, order.customer_id, order_id=order.id, slot=booking.slot)
    return booking


@operation(
    "GET",
    "/bookings",
    "List a customer's visits",
    "查预约",
    query=OfCustomer,
    returns=Bookings,
    refusals=("not_found",),
)
def list_bookings(shop: Shop, query: OfCustomer) -> Bookings:
    """A customer's bookings, the cancelled ones too."""
    found = shop.store.owned(Booking, shop.customer(query.customer_id).id)
    return Bookings(found[query.offset : query.offset + query.limit])


@operation(
    "POST",
    "/bookings/{booking_id}/cancel",
    "Cancel a visit",
    "取消预约",
    body=NoBody,
    returns=Booking,
    refusals=("not_found", "already_cancelled"),
)
def cancel_booking(shop: Shop, booking_id: str, body: NoBody) -> Booking:
    """Cancel a booked visit."""
    booking = shop.store.get(Booking, booking_id)
    if booking is None:
        raise missing("booking_id", booking_id)
    if booking.status == "cancelled":
        raise Refused("already_cancelled", None, ("(the visit)", "（预约）"))
    booking.status = "cancelled"
    shop.store.put(booking)
    shop.announce("service.cancelled", booking.id, booking.customer_id, order_id=booking.order_id)
    return booking


def reward_of(shop: Shop, order: Order) -> ReviewReward:
    """The reward of an order's review, claimed or open."""
    kept = shop.store.get(ReviewReward, order.id)
    return kept or ReviewReward(
        id=order.id,
        order_id=order.id,
        customer_id=order.customer_id,
        claimed=False,
        kind=shop.house.reward,
        points=50 if shop.house.reward == "points" else 0,
        currency=order.currency,
    )


@operation(
    "GET",
    "/orders/{order_id}/review-reward",
    "Look up a review's reward",
    "查晒单返现",
    returns=ReviewReward,
    refusals=("not_found",),
)
def get_review_reward(shop: Shop, order_id: str) -> ReviewReward:
    """Whether the reward (cash back or points) for reviewing an order was claimed."""
    return reward_of(shop, shop.order(order_id))


@operation(
    "POST",
    "/orders/{order_id}/review-reward",
    "Claim a review's reward",
    "登记晒单返现",
    body=ClaimReward,
    returns=ReviewReward,
    refusals=("not_found", "already_claimed", "evidence_missing", "not_delivered", "too_late"),
)
def claim_review_reward(shop: Shop, order_id: str, body: ClaimReward) -> ReviewReward:
    """Register a review of an order for its reward. An order is rewarded once."""
    order = shop.order(order_id)
    reward = reward_of(shop, order)
    if reward.claimed:
        raise Refused("already_claimed")
    shop.house.check_reward(shop, order, body.evidence_url)
    reward.claimed, reward.evidence, reward.at = True, body.evidence_url, shop.stamp()
    shop.store.put(reward)
    shop.move_points(order.customer_id, reward.points, "review", order.id)
    shop.announce("review.rewarded", order.id, order.customer_id, kind=reward.kind, points=reward.points)
    return reward


@operation(
    "POST",
    "/complaints",
    "Register a complaint",
    "登记投诉",
    body=NewComplaint,
    returns=Complaint,
    refusals=("not_found",),
)
def register_complaint(shop: Shop, body: NewComplaint) -> Complaint:
    """Take a complaint down; it is answered within a day."""
    customer = shop.customer(body.customer_id)
    if body.order_id is not None and shop.order(body.order_id).customer_id != customer.id:
        raise Refused("not_found", "order_id")
    complaint = Complaint(
        id=f"CP{shop.number('complaint', 1001):06d}",
        customer_id=customer.id,
        order_id=body.order_id,
        kind=body.kind,
        text=body.text,
        answer_by=(shop.now() + timedelta(days=1)).isoformat(),
        at=shop.stamp(),
    )
    shop.store.put(complaint)
    shop.announce("complaint.registered", complaint.id, customer.id, kind=complaint.kind, order_id=complaint.order_id)
    return complaint
