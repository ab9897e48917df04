"""Bodies and answers of customers' routes."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from zhike.customers.edits import LIMITS, MAX_ATTRIBUTES
from zhike.kit.shapes import Body, Out


class ExternalIdOut(Out):
    """The customer as one inbox knows him."""

    inbox_id: str
    inbox_name: str
    external_id: str
    verified: bool
    kind: Literal["user", "visitor", "external"]


class ConsentOut(Out):
    """A line the customer agreed to: ``version`` tells one wording from another."""

    inbox_id: str
    inbox: str
    text: str
    version: str
    at: datetime


class CustomerOut(Out):
    """A customer. ``masked`` names the fields that hide something; unmasking asks for a reason."""

    id: str
    number: int
    name: str
    verified: bool
    locale: str | None
    phone: str | None
    email: str | None
    address: str | None
    masked: list[str]
    external_ids: list[ExternalIdOut]
    attributes: dict[str, Any]
    consents: list[ConsentOut]
    tags: list[str]
    created_at: datetime
    conversations_count: int
    erased_at: datetime | None


class CustomerPage(Out):
    """A page of customers."""

    items: list[CustomerOut]
    next_cursor: str | None


class CustomerPatch(Body):
    """Changes to a customer. A mask sent back leaves its field as it is; null empties it."""

    name: str | None = Field(None, max_length=LIMITS["name"])
    phone: str | None = Field(None, max_length=LIMITS["phone"])
    email: str | None = Field(None, max_length=LIMITS["email"])
    address: str | None = Field(None, max_length=LIMITS["address"])
    attributes: dict[str, Any] = Field(default_factory=dict, max_length=MAX_ATTRIBUTES)
    tags: list[Annotated[str, Field(min_length=1, max_length=40)]] = Field(default_factory=list, max_length=30)


class UnmaskIn(Body):
    """Which field to show in full, and why. Both are written to the audit trail."""

    field: str = Field(pattern=r"^(name|phone|email|address|attributes\..{1,60})$")
    reason: str = Field(min_length=2, max_length=500)


class UnmaskOut(Out):
    """One field in full."""

    field: str
    value: str


class MergeIn(Body):
    """Whom the customer becomes."""

    into: str


class EraseIn(Body):
    """The customer's number, typed by hand: erasing cannot be undone."""

    confirm: int = Field(ge=0, lt=2**62)


class EraseOut(Out):
    """The customer's data was destroyed."""

    id: str
    number: int


class AttributeIn(Body):
    """What an attribute is. ``host``: the merchant's page may set it never, for whom it vouches, or in a signed token only."""

    zh: str = Field(min_length=1, max_length=40)
    en: str = Field(min_length=1, max_length=40)
    kind: Literal["text", "number", "date", "boolean", "choice", "link"]
    options: list[Annotated[str, Field(min_length=1, max_length=60)]] = Field(default_factory=list, max_length=50)
    sensitive: bool = False
    agents: bool = True
    host: Literal["none", "verified", "signed"] = "none"


class AttributeOut(Out):
    """An attribute that the workspace defined."""

    key: str
    zh: str
    en: str
    kind: Literal["text", "number", "date", "boolean", "choice", "link"]
    options: list[str]
    sensitive: bool
    agents: bool
    host: Literal["none", "verified", "signed"]


class AttributeList(Out):
    """All attributes, in their order."""

    items: list[AttributeOut]
    next_cursor: str | None = None


class AttributeOrder(Body):
    """Every key, in the order in which they are shown."""

    keys: list[Annotated[str, Field(max_length=40)]] = Field(max_length=50)


class ValueIn(Body):
    """One attribute's value, by its kind; null takes it away."""

    value: str | bool | int | float | None


class ReferenceIn(Body):
    """A thing of the merchant's systems; the same kind and id again says what became of it."""

    kind: Literal["order", "product", "ticket", "link"]
    external_id: str = Field("", max_length=100)
    title: str = Field("", max_length=200)
    url: str | None = Field(None, max_length=1000)
    status: str = Field("", max_length=60)


class ReferenceOut(Out):
    """A thing of the merchant's systems. ``source``: a colleague, the merchant's page, or a program named it."""

    id: str
    kind: Literal["order", "product", "ticket", "link"]
    external_id: str
    title: str
    url: str | None
    status: str
    source: Literal["person", "page", "program"]
    created_at: datetime
    updated_at: datetime


class ReferenceList(Out):
    """What belongs to a customer, newest first."""

    items: list[ReferenceOut]
    next_cursor: str | None = None


class LikeOut(Out):
    """A customer at a glance, masked."""

    id: str
    number: int
    name: str
    phone: str | None
    email: str | None
    created_at: datetime


class SuggestionOut(LikeOut):
    """Who may be the same person, and what says so: a proved phone or e-mail, or an account of the merchant's site."""

    reasons: list[Literal["phone", "email", "account"]]


class LikenessOut(Out):
    """Who may be the same person, and who was merged into this one."""

    suggestions: list[SuggestionOut]
    merged: list[LikeOut]


class RetentionIn(Body):
    """How long customers are kept of whom nothing is heard: months of 30 days, None for good."""

    months: int | None = Field(ge=1, le=120)


class RetentionOut(Out):
    """How long customers are kept; nothing is erased before ``begins_at``."""

    months: int | None
    begins_at: datetime | None


class RetentionForecast(Out):
    """How many customers it would erase today; ``more``: at least so many."""

    customers: int
    more: bool
