"""A customer, his sealed profile, and how the rest of the house sees him."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Consent:
    """A line that a customer agreed to before he sent a form: its words, the version they are, where and when (UTC)."""

    inbox_id: str
    inbox: str
    text: str
    version: str
    at: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Personal data. Stored sealed with the customer's own key; leaves the house through `masked` only."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    consents: tuple[Consent, ...] = ()
    proven: frozenset[str] = frozenset()  # which of phone and email somebody vouched for


@dataclass(frozen=True, slots=True)
class Customer:
    """One customer. ``profile`` is empty once he was erased."""

    id: UUID
    number: int
    profile: Profile
    locale: str | None
    tags: tuple[str, ...]
    verified: bool
    version: int
    merged_into: UUID | None
    created_at: datetime
    updated_at: datetime
    erased_at: datetime | None

    @property
    def name(self) -> str:
        """The name to show; a visitor without one is called by his number."""
        return display_name(self.profile.name, self.number, self.locale)


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """What lists and the socket show of a customer."""

    id: UUID
    number: int
    name: str
    verified: bool
    locale: str | None
    merged_into: UUID | None


@dataclass(frozen=True, slots=True)
class MaskedProfile:
    """A profile as it may leave the house; ``masked`` names the fields that hide something."""

    name: str | None
    phone: str | None
    email: str | None
    address: str | None
    attributes: Mapping[str, Any]
    masked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExternalId:
    """The customer as one inbox knows him.

    kind: user (signed in on the host's site), visitor (a browser that gave no name), external (a program's own id).
    """

    inbox_id: UUID
    inbox_name: str
    external_id: str
    verified: bool
    kind: str = "external"


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit sets. A field left out of ``given`` stays as it is."""

    given: frozenset[str]
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


def display_name(name: str | None, number: int, locale: str | None) -> str:
    """Return the name, or 访客 12 / Visitor 12."""
    if name:
        return name
    return f"Visitor {number}" if (locale or "zh").startswith("en") else f"访客 {number}"
