"""What agents write before it is said: drafts, and replies that go later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

IfAnswered = Literal["ask", "send"]
Then = Literal["pending", "snoozed", "resolved"]


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a composer; ``rich``: its Markdown counts."""

    text: str = ""
    rich: bool = False
    reply_to: UUID | None = None
    attachments: tuple[UUID, ...] = ()
    cards: tuple[Mapping[str, Any], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.text.strip() and not self.attachments and not self.cards


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """An agent's draft for a conversation: a reply or (``private``) a note."""

    conversation_id: UUID
    private: bool
    words: Words
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a reply."""

    kind: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NewReply:
    """A reply to send: at ``send_at``, or in a moment for None, and what becomes of the conversation then."""

    client_id: str
    parts: tuple[Part, ...]
    reply_to: UUID | None = None
    send_at: datetime | None = None
    if_answered: IfAnswered = "ask"
    then_status: Then | None = None
    then_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ScheduledReply:
    """A reply that waits for its time, or (``failure``) for somebody's word because it could not go."""

    id: UUID
    conversation_id: UUID
    agent_id: UUID
    client_id: str
    parts: tuple[Part, ...]
    reply_to: UUID | None
    send_at: datetime
    held: bool
    if_answered: IfAnswered
    customer_seq: int
    then_status: Then | None
    then_until: datetime | None
    failure: str | None
    created_at: datetime
