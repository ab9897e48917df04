"""What the routes of drafts and scheduled replies take and answer."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field

from zhike.conversations.writing_types import IfAnswered, Then
from zhike.kit.shapes import Body, Out

Moment = Annotated[AwareDatetime, Field(strict=False)]
MOST_FILES, MOST_CARDS = 20, 5


class SavedDraftIn(Body):
    """What was written; nothing at all removes the draft."""

    text: str = Field("", max_length=20_000)
    rich: bool = Field(False, description="its Markdown counts")
    reply_to: str | None = None
    attachments: list[str] = Field(default_factory=list, max_length=MOST_FILES, description="ids of uploaded files")
    cards: list[dict[str, Any]] = Field(default_factory=list, max_length=MOST_CARDS, description="contents of cards")
    seen: Moment | None = Field(
        None,
        description="updated_at of the draft that was read, null for none: one saved elsewhere since is not written over. Left out: it is",
    )


class DraftKept(Out):
    """When it was kept; null: nothing is kept."""

    updated_at: datetime | None


class SavedDraftOut(Out):
    """A draft."""

    mode: Literal["reply", "note"]
    text: str
    rich: bool
    reply_to: str | None
    attachments: list[dict[str, Any]]
    cards: list[dict[str, Any]]
    updated_at: datetime


class SavedDraftList(Out):
    """At most a reply and a note."""

    items: list[SavedDraftOut]


class UnsentOut(Out):
    """A conversation in which the reader has begun something."""

    conversation_id: str
    what: Literal["draft", "scheduled", "not_sent"]
    at: datetime


class UnsentList(Out):
    """Newest first, at most 500."""

    items: list[UnsentOut]


class PartIn(Body):
    """One message of a reply."""

    kind: str
    content: dict[str, Any]


class ReplyIn(Body):
    """A reply that goes at ``send_at``; without one in 5 s, until when it can be taken back."""

    client_id: str = Field(min_length=1, max_length=90, pattern=r"^[\x21-\x7e]+$")
    parts: list[PartIn] = Field(min_length=1, max_length=MOST_FILES + MOST_CARDS + 1)
    reply_to: str | None = None
    send_at: Moment | None = None
    if_answered: IfAnswered = Field(
        "ask", description="what happens when the customer writes before: not sent, or sent"
    )
    then_status: Then | None = Field(None, description="what the conversation becomes once it went")
    then_until: Moment | None = Field(None, description="until when, with snoozed")


class ReplyMove(Body):
    """Another time for a reply."""

    send_at: Moment
    if_answered: IfAnswered | None = None


class ReplyPart(Out):
    """One message of a reply."""

    kind: str
    content: dict[str, Any]


class ScheduledOut(Out):
    """A reply that waits, or could not go (``failure``: not_yours, not_allowed, resolved, customer_wrote, or an error's code)."""

    id: str
    conversation_id: str
    agent_id: str
    client_id: str
    parts: list[ReplyPart]
    reply_to: str | None
    send_at: datetime
    held: bool = Field(description="goes within 5 s of being written; nobody chose its time")
    if_answered: IfAnswered
    then_status: Then | None
    then_until: datetime | None
    failure: str | None
    created_at: datetime


class ScheduledList(Out):
    """The first to go comes first."""

    items: list[ScheduledOut]


class Planned(Out):
    """The reply as it waits; null when this client id was sent already."""

    reply: ScheduledOut | None
