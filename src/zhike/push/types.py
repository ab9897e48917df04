"""What a push is made of."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Outcome = Literal["sent", "gone", "again", "failed"]


@dataclass(frozen=True, slots=True)
class Push:
    """What a person is told. ``path``: what a click opens, below /app; a push replaces those of its ``tag`` that are shown.

    With ``customer_id`` it waits sealed with that customer's key. Names and kinds of things only, never words of a customer.
    """

    title: str
    body: str
    path: str
    tag: str
    customer_id: UUID | None = None
    trial: bool = False  # shown even while a window of the console is in front


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where a browser is reached, and the keys that only it can read with."""

    endpoint: str = field(repr=False)
    p256dh: str = field(repr=False)
    auth: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that a person is told on. ``fingerprint``: SHA-256 of its endpoint; ``current``: of the session that asks."""

    id: UUID
    name: str
    fingerprint: str
    current: bool
    created_at: datetime
    told_at: datetime | None
    failure: str | None
    answer: int | None
