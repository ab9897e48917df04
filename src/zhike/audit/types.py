"""An entry of the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to what, when, from where and why. Never holds the personal data that it speaks of."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    action: str
    subject_kind: str
    subject_id: UUID | None
    reason: str | None
    ip: str | None
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list; None leaves a side open."""

    action: str | None = None
    actor_id: UUID | None = None
    subject_kind: str | None = None
    subject_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
