"""What webhooks are made of. No I/O."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

State = Literal["queued", "delivered", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants: ``plain`` sends customers' numbers as they are."""

    name: str
    url: str
    events: tuple[str, ...]
    plain: bool = False
    active: bool = True


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told what happens. ``failures``: deliveries given up in a row; ``stopped_at``: it stopped by itself."""

    id: UUID
    name: str
    url: str
    events: tuple[str, ...]
    plain: bool
    active: bool
    stopped_at: datetime | None
    failures: int
    version: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One telling. ``position``: the fact's, None for a trial; ``error`` is a code: timeout, refused, unreachable, status, gone."""

    id: UUID
    webhook_id: UUID
    position: int | None
    event: str
    state: State
    attempts: int
    status: int | None
    error: str | None
    took_ms: int | None
    created_at: datetime
    done_at: datetime | None
