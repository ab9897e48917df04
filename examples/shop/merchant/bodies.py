"""What the shop is asked: bodies of writes and parameters of reads. Unknown fields are refused."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Id = Annotated[str, Meta(min_length=1, max_length=80)]
Text = Annotated[str, Meta(max_length=500)]
Quantity = Annotated[int, Meta(ge=1, le=99)]
Service = Literal["installation", "repair"]
EvidenceUrl = Annotated[str, Meta(max_length=500, description="Link to the review or to a picture of it.")]


class Strict(Struct, kw_only=True, forbid_unknown_fields=True):
    """A request; a field it does not know is a mistake of the caller."""


class NoBody(Strict, kw_only=True):
    """An operation that needs nothing but its path."""


class FindCustomer(Strict, kw_only=True):
    """By email, by phone, by id, or by name (name, or first_name and last_name) and zip."""

    email: Text | None = None
    phone: Text | None = None
    id: Text | None = None
    name: Text | None = None
    first_name: Text | None = None
    last_name: Text | None = None
    zip: Text | None = None


class Page(Strict, kw_only=True):
    """A page of a list."""

    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    offset: Annotated[int, Meta(ge=0)] = 0


class ProductSearch(Page, kw_only=True):
    """Products whose name, category or description has all the words of `q`."""

    q: Text = ""
    category: Text = ""


class Compare(Strict, kw_only=True):
    """Which products to compare."""

    ids: Annotated[str, Meta(description="Two to five product ids, separated by commas.")]


class OfCustomer(Page, kw_only=True):
    """Whose records."""

    customer_id: Id


class After(Strict, kw_only=True):
    """Events after a position."""

    after: Annotated[int, Meta(ge=0)] = 0
    limit: Annotated[int, Meta(ge=1, le=1000)] = 100


class ForService(Strict, kw_only=True):
    """Which service."""

    service: Service = "installation"


class AddressChange(Strict, kw_only=True):
    """Parts of an address; what is not given stays."""

    recipient: Text | None = None
    phone: Text | None = None
    line1: Text | None = None
    line2: Text | None = None
    district: Text | None = None
    city: Text | None = None
    state: Text | None = None
    country: Text | None = None
    zip: Text | None = None


class NewCustomer(Strict, kw_only=True):
    """A registration; an email or a phone is needed."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    email: Annotated[str, Meta(pattern=r"^[^@\s]+@[^@\s]+$", max_length=200)] | None = None
    phone: Annotated[str, Meta(pattern=r"^\+?[0-9 -]{6,20}$")] | None = None
    address: AddressChange | None = None


class ChangeAddress(Strict, kw_only=True):
    """A customer's default address."""

    address: AddressChange


class CancelOrder(Strict, kw_only=True):
    """Why an order is cancelled."""

    reason: Annotated[
        str, Meta(description="no_longer_needed | ordered_by_mistake | found_cheaper | delivery_too_slow | other")
    ] = "no_longer_needed"


class ChangeOrderAddress(Strict, kw_only=True):
    """Where an order goes, or whom the courier calls; one of the two is needed."""

    address: AddressChange | None = None
    phone: Text | None = None


class ChangePayment(Strict, kw_only=True):
    """Another way to pay."""

    payment_method_id: Id


class Pair(Strict, kw_only=True):
    """An item and what replaces it."""

    item_id: Id
    new_item_id: Id


class Swap(Strict, kw_only=True):
    """Items and what replaces them: as pairs, or as two lists of equal length."""

    pairs: Annotated[list[Pair], Meta(max_length=50)] = field(default_factory=list)
    item_ids: Annotated[list[Id], Meta(max_length=50)] = field(default_factory=list)
    new_item_ids: Annotated[list[Id], Meta(max_length=50)] = field(default_factory=list)
    payment_method_id: Annotated[
        str | None, Meta(description="Pays or receives the difference; without it the order's own.")
    ] = None

    def lists(self) -> tuple[list[str], list[str]]:
        """(old, new) whichever way they were given."""
        old = [pair.item_id for pair in self.pairs] + list(self.item_ids)
        return old, [pair.new_item_id for pair in self.pairs] + list(self.new_item_ids)


class NewReturn(Strict, kw_only=True):
    """A return; an item that is given back twice stands twice. No items: all of them."""

    item_ids: Annotated[list[Id], Meta(max_length=50)] | None = None
    refund_method: Annotated[
        str | None, Meta(description="Payment method the refund goes to; without it the order's own.")
    ] = None
    reason: Literal["no_reason", "quality", "wrong_item", "damaged", "other"] = "no_reason"


class CartLine(Strict, kw_only=True):
    """An item and how many."""

    item_id: Id
    quantity: Quantity = 1


class Cart(Strict, kw_only=True):
    """What somebody wants to buy, to be worked out."""

    lines: Annotated[list[CartLine], Meta(min_length=1, max_length=50)]
    customer_id: Id | None = None
    coupon_id: Annotated[str | None, Meta(description="Without it the coupon that saves most; an empty one: none.")] = (
        None
    )
    points: Annotated[int, Meta(ge=0, description="How many points to spend.")] = 0


class NewOrder(Strict, kw_only=True):
    """An order, paid in one go."""

    customer_id: Id
    lines: Annotated[list[CartLine], Meta(min_length=1, max_length=50)]
    payment_method_id: Id
    address: AddressChange | None = None
    coupon_id: str | None = None
    points: Annotated[int, Meta(ge=0)] = 0
    expected_total: Annotated[
        int | None, Meta(description="What the customer was told, minor units; another total is refused.")
    ] = None


class CardPayment(Strict, kw_only=True):
    """A payment with the gift card: for an order that awaits it, or for an item and its quantity."""

    order_id: Id | None = None
    item_id: Id | None = None
    quantity: Quantity = 1


class CardRefund(Strict, kw_only=True):
    """A refund to the gift card, of an amount the shop owes the customer."""

    amount: Annotated[int, Meta(gt=0, description="Minor units.")]
    order_id: Id | None = None


class NewInvoice(Strict, kw_only=True):
    """An invoice; a company's needs its tax number."""

    kind: Literal["personal", "company"] = "personal"
    title: Annotated[str, Meta(min_length=1, max_length=100)]
    tax_id: Annotated[str, Meta(pattern="^[0-9A-Z]{15,20}$")] | None = None
    email: Text | None = None
    phone: Text | None = None


class NewBooking(Strict, kw_only=True):
    """A visit; another one for the same order and service takes the place of the first."""

    service: Service = "installation"
    slot: Annotated[str, Meta(min_length=1, max_length=60, description="One of list_service_slots.")]
    name: Text | None = None
    phone: Text | None = None


class ClaimReward(Strict, kw_only=True):
    """A review, and where it can be seen."""

    evidence_url: EvidenceUrl | None = None


class NewComplaint(Strict, kw_only=True):
    """A complaint."""

    customer_id: Id
    order_id: Id | None = None
    kind: Literal["delivery", "product", "service", "price", "other"] = "other"
    text: Annotated[str, Meta(min_length=1, max_length=4000)]
