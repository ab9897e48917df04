"""Inboxes, identities and what comes in through them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

KINDS = ("widget", "api")
# How a widget's identities begin, so that no visitor can choose the id of a person who was signed in by the host.
WIDGET_IDS = {"user:": "user", "visitor:": "visitor"}


def shown_id(inbox_kind: str, external_id: str) -> tuple[str, str]:
    """Return (kind, id) of an identity as people read it: without the beginning that only Zhike gave it."""
    if inbox_kind == "widget":
        for beginning, kind in WIDGET_IDS.items():
            if external_id.startswith(beginning):
                return kind, external_id.removeprefix(beginning)
    return "external", external_id


@dataclass(frozen=True, slots=True)
class Inbox:
    """One way in: a widget on a site, or a program behind the API channel."""

    workspace_id: UUID
    id: UUID
    key: str
    kind: str
    name: str
    locale: str
    mode: str
    settings: Mapping[str, Any]
    identity_secret: bytes = field(repr=False)
    default_queue_id: UUID | None
    team_id: UUID | None
    disabled: bool

    @property
    def allowed_origins(self) -> list[str]:
        """Sites that may carry the widget (`origin_allowed`); empty: any."""
        return list(self.settings.get("allowed_origins") or [])

    def title(self, locale: str | None) -> str:
        """Return the name a customer of this language reads."""
        titles = self.settings.get("title") or {}
        return str(titles.get((locale or self.locale)[:2]) or self.name)


@dataclass(frozen=True, slots=True)
class IdentityRef:
    """A customer as one inbox knows them."""

    id: UUID
    inbox_id: UUID
    customer_id: UUID
    verified: bool


def widget_external_id(identity_id: UUID, client_id: str) -> str:
    """Return a widget message's external id. SQL writes it too, for the identities that a signed person adopted."""
    return f"{identity_id}:{client_id}"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from outside, already parsed. ``external_id`` is the far side's id of it, unique per inbox.

    sent_at: when the far side says that the customer sent it, if it does.
    """

    inbox: Inbox
    identity: IdentityRef
    external_id: str
    kind: str
    content: Mapping[str, Any]
    client_id: str | None = None
    reply_to: UUID | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an accepted message became. ``duplicate``: it had been accepted before."""

    message_id: UUID
    conversation_id: UUID
    seq: int
    created_at: datetime
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class ClaimedIdentity:
    """Who a visitor says they are; verified only when the host's server signed it.

    ``trusted``: the profile was signed too (a JWT), not only the id (HMAC): it may replace what is known.
    """

    external_id: str
    verified: bool
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    trusted: bool = False
