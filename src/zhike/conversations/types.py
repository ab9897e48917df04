"""Conversations, messages, and what a turn of the assistant is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

STATUSES = ("open", "pending", "snoozed", "resolved")
OWNERS = ("assistant", "queue", "person")
PRIORITIES = ("urgent", "high", "normal", "low")


# Which of a customer's unresolved conversations goes on once he signed in and has several: a colleague's, a queue's.
PRECEDENCE = {"person": 0, "queue": 1, "assistant": 2}


@dataclass(frozen=True, slots=True)
class Conversation:
    """A row of ``conversations``; rules return changed copies, the service writes them back."""

    id: UUID
    number: int
    inbox_id: UUID
    customer_id: UUID
    identity_id: UUID
    thread_key: str
    status: str
    owner_kind: str
    owner_id: UUID | None
    queue_id: UUID | None
    team_id: UUID | None
    mode: str
    priority: str
    version: int
    last_seq: int
    customer_seq: int
    handled_up_to: int
    turn: int
    unresolved_turns: int
    agent_read_seq: int
    unread: int  # messages of the customer that staff has not looked at
    customer_read_seq: int
    preview: bytes | None = field(repr=False)
    preview_at: datetime | None
    waiting_since: datetime | None
    due_at: datetime | None  # until when a person should have answered first
    queued_at: datetime | None
    assigned_at: datetime | None
    handover_reason: str | None
    handover_summary: bytes | None = field(repr=False)
    handover_at: datetime | None
    snoozed_until: datetime | None
    opened_at: datetime
    resolved_at: datetime | None
    updated_at: datetime
    rating: int | None
    merged_into: UUID | None = None  # read there; resolved
    merged: int = 0  # how many conversations are merged into it

    @property
    def rank(self) -> tuple[int, bool, int]:
        """Return the order among one customer's conversations in an inbox: he is in the first. Resolved ones come last,
        merged ones behind them, of equals the newest first. `Reading.current` says the same in SQL."""
        owner = len(PRECEDENCE) if self.status == "resolved" else PRECEDENCE[self.owner_kind]
        return owner, self.merged_into is not None, -self.id.int

    @property
    def owned_by_assistant(self) -> bool:
        """Whether the assistant may speak."""
        return self.owner_kind == "assistant" and self.status != "resolved"


@dataclass(frozen=True, slots=True)
class NewMessage:
    """A message to add to a locked conversation."""

    direction: str
    author_kind: str
    author_id: UUID | None
    kind: str
    content: Mapping[str, Any]
    private: bool = False
    client_id: str | None = None
    inbound_id: UUID | None = None
    reply_to: UUID | None = None
    turn: int | None = None
    turn_id: UUID | None = None
    outcome: str | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A stored message with its content opened."""

    id: UUID
    conversation_id: UUID
    seq: int
    direction: str
    author_kind: str
    author_id: UUID | None
    private: bool
    kind: str
    content: Mapping[str, Any]
    client_id: str | None
    turn_id: UUID | None
    reply_to: UUID | None
    state: str
    failure: str | None
    created_at: datetime
    sent_at: datetime | None = None  # by the far side's clock
    recalled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Something the customer said that nobody has answered yet."""

    message_id: UUID
    seq: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """An earlier public line of the conversation."""

    author_kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """A choice the assistant offered."""

    id: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Handing:
    """A hand-over: why, what the colleague reads, what the customer reads (``text``).

    brief: the summary part by part, kept sealed. priority: at least that from now on. answer_by: until when the customer is
    promised an answer; None: as soon as the queue promises it.
    """

    reason: str
    summary: str
    text: str | None
    brief: Mapping[str, Any] = field(default_factory=dict)
    priority: str | None = None
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingTurn:
    """What the assistant has to answer, as of ``version``; ``texts`` is everything unanswered, oldest first.

    ``locale`` and ``channel`` (the kind) are the inbox's, ``time_zone`` (IANA) the workspace's.
    """

    workspace_id: UUID
    conversation_id: UUID
    version: int
    turn: int
    from_seq: int
    to_seq: int
    inbox_id: UUID
    customer_id: UUID
    mode: str
    locale: str
    channel: str
    time_zone: str
    texts: tuple[Said, ...]
    history: tuple[Line, ...]
    options: tuple[Option, ...]
    unresolved_turns: int
    queue_available: bool
    related: tuple[Option, ...] = ()  # questions offered beside the last answer
    hours: Mapping[str, Any] | None = None  # the inbox's opening hours, as calendar reads them
    people_online: bool = True  # somebody who could answer it is there now
    queue_id: UUID | None = None  # the queue it would go to


@dataclass(frozen=True, slots=True)
class View:
    """Which conversations a list shows."""

    name: str = "all"
    status: str = "open"
    inbox_ids: tuple[UUID, ...] = ()
    owners: tuple[str, ...] = ()  # "me", "assistant", "queue", or a colleague's id; none: anybody's
    team_ids: tuple[UUID, ...] = ()
    queue_ids: tuple[UUID, ...] = ()
    priorities: tuple[str, ...] = ()
    handed_over: bool | None = None
    unread: bool | None = None
    waiting_over_s: int | None = None
    customer_id: UUID | None = None
    sort: str = "newest"
    cursor: str | None = None
    limit: int = 50
    number: int | None = None
    customer_ids: tuple[UUID, ...] | None = None
