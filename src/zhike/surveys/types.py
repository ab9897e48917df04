"""A rating, and what surveys must know of the conversation it is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Rateable:
    """A conversation as far as a rating looks at it. ``owner`` is who is rated."""

    conversation_id: UUID
    customer_id: UUID
    owner_kind: str
    owner_id: UUID | None


@dataclass(frozen=True, slots=True)
class Rating:
    """What a customer gave: 1 (bad) to 5 (very good), with words if he added some."""

    id: UUID
    conversation_id: UUID
    score: int
    comment: str | None
    reasons: tuple[str, ...]
    rated_owner_kind: str
    rated_owner_id: UUID | None
    at: datetime
