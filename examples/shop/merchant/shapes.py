"""What the shop says: records as they are stored and as they go out. Money is in minor units of the record's currency."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field

Minor = Annotated[int, Meta(description="Money in minor units (cents, fen) of the object's currency.")]
Time = Annotated[str, Meta(description="A moment, ISO 8601 with offset.")]
Currency = Annotated[str, Meta(description="ISO 4217 code.")]
Id = Annotated[str, Meta(description="Opaque id.")]


ORDER_STATES = (
    "awaiting_payment",
    "pending",
    "pending_items_modified",
    "paid",
    "processing",
    "processed",
    "shipped",
    "in_transit",
    "arrived",
    "delivered",
    "return_requested",
    "exchange_requested",
    "returned",
    "cancelled",
    "archived",
)
OrderStatus = Annotated[
    str, Meta(description="What has become of the order.", extra_json_schema={"enum": list(ORDER_STATES)})
]


class Address(Struct, kw_only=True):
    """Where something is sent."""

    recipient: str = ""
    phone: str = ""
    line1: Annotated[str, Meta(description="Street and number.")] = ""
    line2: Annotated[str, Meta(description="Flat, suite, floor.")] = ""
    district: str = ""
    city: str = ""
    state: Annotated[str, Meta(description="State or province.")] = ""
    country: str = ""
    zip: str = ""


class Item(Struct, kw_only=True):
    """One variant of a product: what is put into an order."""

    id: Id
    product_id: Id
    name: str
    options: dict[str, str] = field(default_factory=dict)
    price: Minor
    currency: Currency
    status: Annotated[str, Meta(description="on_sale | out_of_stock | off_sale")] = "on_sale"
    available: bool = True


class Alternative(Struct, kw_only=True):
    """A product that one may be exchanged for."""

    product_id: Id
    description: str
    status: str


class Gift(Struct, kw_only=True):
    """What comes with a product for nothing."""

    name: str
    description: str


class Fault(Struct, kw_only=True):
    """A fault code and its remedy."""

    code: str
    name: str
    remedy: str


class Product(Struct, kw_only=True):
    """A product with its variants."""

    id: Id
    name: str
    names: Annotated[dict[str, str], Meta(description="Names by language (zh, en).")] = field(default_factory=dict)
    category: str = ""
    status: str = "on_sale"
    price: Annotated[int, Meta(description="Lowest price of a variant, minor units.")]
    currency: Currency
    description: str = ""
    specifications: dict[str, str] = field(default_factory=dict)
    items: list[Item]
    alternatives: list[Alternative] = field(default_factory=list)
    gifts: list[Gift] = field(default_factory=list)
    materials: Annotated[list[Gift], Meta(description="Parts and materials for installing it.")] = field(
        default_factory=list
    )
    installation: str = ""
    repair: str = ""
    faults: list[Fault] = field(default_factory=list)
    services: Annotated[list[str], Meta(description="Services that can be booked: installation, repair.")] = field(
        default_factory=list
    )
    returnable: Annotated[bool, Meta(description="Taken back without a reason.")] = True
    member_price: Annotated[bool, Meta(description="Member discounts apply.")] = True


class ProductBrief(Struct, kw_only=True):
    """A product in a list."""

    id: Id
    name: str
    names: dict[str, str]
    category: str
    status: str
    price: Minor
    currency: Currency
    item_id: Annotated[str | None, Meta(description="The first variant that can be had; none: sold out.")] = None


class PaymentMethod(Struct, kw_only=True):
    """A customer's way to pay."""

    id: Id
    kind: Annotated[str, Meta(description="gift_card | credit_card | paypal | wechat | alipay | bank_card")]
    currency: Currency
    brand: str | None = None
    last_four: str | None = None
    balance: Annotated[int | None, Meta(description="What is left on a gift card, minor units.")] = None


class Customer(Struct, kw_only=True):
    """A registered customer."""

    id: Id
    name: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""
    address: Address
    currency: Currency
    level: Annotated[str, Meta(description="Membership: member | silver | gold | black")] = "member"
    points: int = 0
    payment_methods: list[PaymentMethod] = field(default_factory=list)
    order_ids: list[str] = field(default_factory=list)
    registered_at: Time | None = None


class OrderLine(Struct, kw_only=True):
    """An item of an order."""

    item_id: Id
    product_id: Id
    name: str
    options: dict[str, str] = field(default_factory=dict)
    price: Annotated[int, Meta(description="Price of one, before discounts of the order, minor units.")]
    quantity: int = 1
    paid: Annotated[int, Meta(description="What was paid for the line after all discounts, minor units.")]
    currency: Currency
    price_protected: Annotated[int, Meta(description="Price difference already paid back, minor units.")] = 0
    returned: Annotated[int, Meta(description="How many are being or were taken back.")] = 0


class Payment(Struct, kw_only=True):
    """Money that moved for an order."""

    kind: Annotated[str, Meta(description="payment | refund")]
    amount: Minor
    currency: Currency
    payment_method_id: Id
    status: Annotated[str, Meta(description="completed | processing")] = "completed"
    at: Time | None = None
    due: Annotated[str | None, Meta(description="By when a refund that is processing arrives.")] = None


class Change(Struct, kw_only=True):
    """A return or an exchange that was asked for."""

    item_ids: list[str]
    new_item_ids: list[str] = field(default_factory=list)
    payment_method_id: Id | None = None
    amount: Annotated[
        int, Meta(description="Return: refund. Exchange: new price minus old (negative: refund). Minor units.")
    ] = 0
    currency: Currency
    reason: str | None = None
    at: Time | None = None


class Order(Struct, kw_only=True):
    """An order."""

    id: Id
    customer_id: Id
    status: OrderStatus
    status_text: Annotated[str, Meta(description="The status in the shop's own words.")]
    currency: Currency
    total: Minor
    goods: Annotated[int, Meta(description="List prices of all lines, minor units.")] = 0
    discount: Minor = 0
    freight: Minor = 0
    address: Address
    lines: list[OrderLine]
    payments: list[Payment] = field(default_factory=list)
    payment_method_id: Id | None = None
    urgent: bool = False
    address_changes: int = 0
    items_changed: bool = False
    cancel_reason: str | None = None
    returned: Change | None = None
    exchanged: Change | None = None
    coupon_id: Id | None = None
    points_used: int = 0
    points_earned: int = 0
    placed_at: Time | None = None
    paid_at: Time | None = None
    shipped_at: Time | None = None
    delivered_at: Time | None = None


class OrderBrief(Struct, kw_only=True):
    """An order in a list."""

    id: Id
    status: OrderStatus
    status_text: str
    currency: Currency
    total: Minor
    placed_at: Time | None
    items: Annotated[list[str], Meta(description="Names of what was bought.")]


class ShipmentEvent(Struct, kw_only=True):
    """One station of a parcel."""

    at: Time
    status: Annotated[
        str, Meta(description="created | picked_up | in_transit | out_for_delivery | delivered | delayed | returned")
    ]
    status_text: str
    place: str = ""
    text: str = ""
    operator: str | None = None


class Shipment(Struct, kw_only=True):
    """A parcel."""

    id: Id
    order_id: Id
    carrier: str = ""
    status: str = "created"
    item_ids: list[str] = field(default_factory=list)
    expected_at: Time | None = None
    delivered_at: Time | None = None
    delayed: bool = False
    recipient: Address
    events: list[ShipmentEvent] = field(default_factory=list)


class Refund(Struct, kw_only=True):
    """Money the shop owes or has paid back."""

    id: Id
    order_id: Id
    customer_id: Id
    cause: Annotated[str, Meta(description="cancel | return | exchange | items_changed | price_protection")]
    status: Annotated[str, Meta(description="awaiting_goods | awaiting_request | processing | completed")]
    amount: Minor
    currency: Currency
    payment_method_id: Id
    item_ids: list[str] = field(default_factory=list)
    requested_at: Time | None = None
    completed_at: Time | None = None
    due: str | None = None


class Invoice(Struct, kw_only=True):
    """The invoice of an order."""

    id: Id
    order_id: Id
    kind: Annotated[str, Meta(description="personal | company")]
    title: str
    tax_id: str | None = None
    email: str | None = None
    phone: str | None = None
    amount: Minor
    currency: Currency
    status: Annotated[str, Meta(description="issued | in_progress")] = "issued"
    version: Annotated[int, Meta(description="2 for one that replaced the first.")] = 1
    issued_at: Time | None = None


class Promotion(Struct, kw_only=True):
    """A promotion and its terms."""

    id: Id
    name: str
    names: dict[str, str] = field(default_factory=dict)
    kind: str
    valid: str = ""
    terms: list[str] = field(default_factory=list)
    currency: Currency
    threshold: Minor = 0
    amount: Minor = 0
    percent: int = 0


class Coupon(Struct, kw_only=True):
    """A coupon of a customer."""

    id: Id
    customer_id: Id
    name: str
    names: dict[str, str] = field(default_factory=dict)
    amount: Minor
    threshold: Minor
    currency: Currency
    expires_at: Time
    status: Annotated[str, Meta(description="usable | used | expired")] = "usable"
    order_id: Id | None = None


class PointsEntry(Struct, kw_only=True):
    """A change of a customer's points."""

    id: Id
    customer_id: Id
    change: int
    balance: int
    reason: str
    order_id: Id | None = None
    at: Time


class CardEntry(Struct, kw_only=True):
    """A change of a gift card's balance."""

    id: Id
    customer_id: Id
    payment_method_id: Id
    change: Minor
    balance: Minor
    currency: Currency
    reason: str
    order_id: Id | None = None
    at: Time


class Booking(Struct, kw_only=True):
    """A visit of a fitter or a repairer."""

    id: Id
    order_id: Id
    customer_id: Id
    service: Annotated[str, Meta(description="installation | repair")]
    slot: Annotated[str, Meta(description="When, as booked: a date and a part of the day, or the customer's words.")]
    name: str
    phone: str
    status: Annotated[str, Meta(description="booked | cancelled")] = "booked"
    booked_at: Time | None = None


class ReviewReward(Struct, kw_only=True):
    """What a review of an order brings, and whether it was claimed."""

    id: Id
    order_id: Id
    customer_id: Id
    claimed: bool
    kind: Annotated[str, Meta(description="cash | points")]
    points: int = 0
    amount: Minor = 0
    currency: Currency
    evidence: str | None = None
    at: Time | None = None


class Complaint(Struct, kw_only=True):
    """A complaint that was taken down."""

    id: Id
    customer_id: Id
    order_id: Id | None = None
    kind: str
    text: str
    status: str = "received"
    answer_by: Time
    at: Time
