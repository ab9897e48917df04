"""What the inbox's routes take and answer."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

MANY = 50  # changed at once


class In(BaseModel):
    """A request body: nothing beside what is named."""

    model_config = ConfigDict(extra="forbid")


class InboxRef(BaseModel):
    """The inbox a conversation came in by."""

    id: str
    name: str
    kind: str


class CustomerRef(BaseModel):
    """Who writes."""

    id: str
    name: str
    verified: bool


class Owner(BaseModel):
    """Who has the conversation."""

    kind: Literal["assistant", "queue", "person"]
    id: str | None
    name: str


class Preview(BaseModel):
    """The last words."""

    text: str
    author_kind: str
    at: str | None


class BriefSlot(BaseModel):
    """What a flow was told."""

    name: str
    value: str


class BriefTried(BaseModel):
    """A turn of the assistant's: how it ended, and the entries or flows it was about."""

    outcome: str
    about: list[str]


class Brief(BaseModel):
    """What the assistant knew when it handed over; empty where the customer pressed the button."""

    issue: list[str] = []
    tried: list[BriefTried] = []
    slots: list[BriefSlot] = []
    orders: list[str] = []
    mood: Literal["negative", "neutral", "positive"] = "neutral"
    anger: float = 0
    topics: list[str] = []
    urgency: int = 0


class Handover(BaseModel):
    """Why and with what the assistant handed over."""

    reason: str
    reason_text: str
    summary: str
    brief: Brief
    at: str | None


class Other(BaseModel):
    """Another conversation."""

    id: str
    number: int


class QueuePlace(BaseModel):
    """Where the customer stands, and how many people are online for the queue."""

    place: int
    expected_wait_s: int | None
    online: int


class Row(BaseModel):
    """A conversation as a list shows it."""

    id: str
    number: int
    version: int
    inbox: InboxRef
    customer: CustomerRef
    status: Literal["open", "pending", "snoozed", "resolved"]
    owner: Owner
    team_id: str | None
    queue_id: str | None
    priority: str
    mode: str
    preview: Preview | None
    last_seq: int
    unread: int
    waiting_since: str | None
    due_at: str | None = Field(
        description="until when a person should answer first; null: nobody was asked, or one did"
    )
    opened_at: str
    updated_at: str
    snoozed_until: str | None
    resolved_at: str | None
    handover: Handover | None
    queue: QueuePlace | None
    rating: int | None
    merged_into: Other | None = Field(description="the conversation in which it is read and goes on")
    merged: int = Field(description="how many conversations are merged into it")
    mentioned: bool
    followed: bool = Field(description="by the reader")


class Actor(BaseModel):
    """Who did or said it."""

    kind: str
    id: str | None
    name: str
    avatar_url: str | None = None


class Source(BaseModel):
    """A knowledge entry an answer rests on."""

    n: int
    entry_id: str
    title: str
    score: float
    url: str | None


class TurnRef(BaseModel):
    """The turn behind one of the assistant's messages."""

    id: str
    outcome: str
    confidence: float | None
    helpful: bool | None = Field(description="what the customer said of the answer; null: nothing")
    sources: list[Source]


class Failure(BaseModel):
    """Why a message did not arrive."""

    code: str
    message: str


class QuoteAuthor(BaseModel):
    """Who said what is quoted; a customer without his name."""

    kind: str
    id: str | None
    name: str


class Quote(BaseModel):
    """The beginning of the message that one answers to."""

    id: str
    author: QuoteAuthor
    text: str
    private: bool
    recalled: bool


class Message(BaseModel):
    """A message."""

    id: str
    conversation_id: str
    seq: int
    client_id: str | None
    direction: Literal["in", "out"]
    author: Actor
    private: bool
    kind: str
    content: dict[str, Any]
    state: str
    failure: Failure | None
    created_at: str
    sent_at: str | None = Field(description="when the customer sent it, by the API channel's program; else null")
    reply_to: str | None
    quote: Quote | None = Field(description="what a colleague's message answers to")
    recalled_at: str | None = Field(description="when it was taken back; its customer no longer sees it")
    turn: TurnRef | None


class InboxPage(BaseModel):
    """A page of a view, as of a position of the log."""

    position: int
    items: list[Row]
    next_cursor: str | None
    counts: dict[str, int] = Field(description="open conversations of the inbox's own views")
    saved_counts: dict[str, int] = Field(
        description="conversations of saved views, by id; 1000 of one that reaches resolved ones: as many or more"
    )


class Opened(BaseModel):
    """A conversation with its newest messages, as of a position of the log."""

    position: int
    conversation: Row
    customer: dict[str, Any]
    messages: list[Message]
    has_earlier: bool


class MessagePage(BaseModel):
    """Older messages."""

    items: list[Message]
    has_earlier: bool


class PostIn(In):
    """A reply or a private note."""

    client_id: str = Field(min_length=1, max_length=100, pattern=r"^[\x21-\x7e]+$")
    kind: str
    content: dict[str, Any]
    private: bool = False
    reply_to: str | None = None
    mentions: list[str] = Field(default_factory=list, max_length=50)


class MacroIn(In):
    """A canned reply to run: the words as they were shown, with every variable filled in; none: only what is done."""

    conversation_id: str
    client_id: str = Field(min_length=1, max_length=90, pattern=r"^[\x21-\x7e]+$")
    text: str = Field("", max_length=10_000)
    rich: bool = False


class MacroRun(BaseModel):
    """The conversation afterwards, and the reply that goes in a moment (see ``scheduled``), if something is said."""

    row: Row
    reply_id: str | None


class TakeIn(In):
    """Take over; with the version that was on the screen."""

    expected_version: int | None = None


class ReturnIn(In):
    """Give back."""

    to: Literal["assistant", "queue"]
    queue_id: str | None = None
    note: str | None = Field(None, max_length=2000)


class AssignIn(In):
    """Give to a colleague or a queue."""

    agent_id: str | None = None
    queue_id: str | None = None


class ReasonIn(In):
    """Why."""

    reason: str | None = Field(None, max_length=200)


class FollowIn(In):
    """Follow, or no longer."""

    on: bool = True


class PriorityIn(In):
    """How urgent."""

    priority: Literal["low", "normal", "high", "urgent"]


class ManyIn(In):
    """The same change to many conversations."""

    ids: list[str] = Field(
        min_length=1, max_length=MANY, description="few at once: their rows are locked until all are done"
    )
    action: Literal["assign", "to_assistant", "resolve", "reopen", "pend", "snooze", "priority", "read"]
    agent_id: str | None = Field(None, description="assign: to whom")
    queue_id: str | None = Field(None, description="assign: to which queue")
    until: AwareDatetime | None = Field(None, description="snooze: until when")
    priority: Literal["low", "normal", "high", "urgent"] | None = None


class ManyItem(BaseModel):
    """What became of one of them: the row as it is now, or why it stayed as it was."""

    id: str
    row: Row | None
    problem: Failure | None
    planned: int = Field(0, description="resolve: replies that were to go later and do not go now")


class ManyOut(BaseModel):
    """What became of each, in the order that was asked."""

    items: list[ManyItem]


class SnoozeIn(In):
    """Until when."""

    until: AwareDatetime


class ReadIn(In):
    """Up to which message."""

    seq: int = Field(ge=0, lt=2**31)


class AttachmentOut(BaseModel):
    """A stored file."""

    id: str
    name: str
    media_type: str
    size: int
    url: str
    width: int | None
    height: int | None


class TimelineItem(BaseModel):
    """Something that happened."""

    position: int
    type: str
    at: str | None
    actor: Actor
    version: int
    data: dict[str, Any]


class Timeline(BaseModel):
    """What happened to a conversation, oldest first."""

    items: list[TimelineItem]
