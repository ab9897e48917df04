"""What hot routes take and answer (msgspec): the same shapes that the OpenAPI document shows."""

from typing import Any, Literal

import msgspec


class Page(msgspec.Struct):
    """The page a visitor is on."""

    url: str | None = None
    title: str | None = None


class Identity(msgspec.Struct):
    """Who the visitor is in the host's system; ``hmac`` is HMAC-SHA256(identity secret, external_id) in hex."""

    external_id: str
    hmac: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    attributes: dict[str, Any] | None = None


class SessionRequest(msgspec.Struct):
    """Start of a visit."""

    visitor_id: str
    identity: Identity | None = None
    identity_token: str | None = None
    locale: str | None = None
    page: Page | None = None


class CustomerMessage(msgspec.Struct):
    """A customer's message; the same ``client_id`` is accepted once."""

    client_id: str
    kind: Literal["text", "image", "file"]
    content: dict[str, Any]
    reply_to: str | None = None


class Accepted(msgspec.Struct):
    """A committed message."""

    id: str
    conversation_id: str
    seq: int
    client_id: str | None
    created_at: str


class VisitorOwner(msgspec.Struct):
    """Who serves the customer."""

    kind: str
    name: str
    avatar_url: str | None


class QueuePlace(msgspec.Struct):
    """Where one stands; no expected wait while there is nothing to measure it by. ``online``: people who serve the queue now."""

    place: int
    expected_wait_s: int | None = None
    online: int = 0


class VisitorConversation(msgspec.Struct):
    """A conversation as its customer sees it."""

    id: str
    number: int
    version: int
    status: str
    owner: VisitorOwner
    queue: QueuePlace | None
    rating: int | None
    can_rate: bool


class Snapshot(msgspec.Struct):
    """What the widget shows, as of a position of the log."""

    position: int
    conversation: VisitorConversation | None
    messages: list[dict[str, Any]]
    has_earlier: bool = False


class Earlier(msgspec.Struct):
    """A page of older messages."""

    items: list[dict[str, Any]]
    has_earlier: bool


class VisitorCustomer(msgspec.Struct):
    """The customer as the widget greets them."""

    id: str
    name: str
    verified: bool


class FormField(msgspec.Struct):
    """A question of a form; ``options``: of a choice."""

    kind: str
    label: dict[str, str]
    required: bool = False
    options: list[str] = []


class WidgetForm(msgspec.Struct):
    """What customers are asked about themselves: at the start, or when nobody is there. ``due``: not all is known yet."""

    at: list[str]
    fields: list[FormField]
    consent: dict[str, str]
    due: bool


class WidgetAway(msgspec.Struct):
    """When people are not there, now or next; ``back_at`` is null where nothing says when, ``zone`` is the inbox's."""

    since: str
    back_at: str | None
    zone: str


class VisitorInbox(msgspec.Struct):
    """How the widget looks and greets."""

    name: str
    locale: str
    color: str
    greeting: dict[str, str]
    suggestions: list[Any]
    assistant_name: str
    max_upload_bytes: int
    pages: list[str] = []
    start: str = "messages"
    avatar: str | None = None
    form: WidgetForm | None = None
    away: WidgetAway | None = None


class WidgetLook(msgspec.Struct):
    """What the launcher must know before the widget is opened."""

    color: str
    side: str = "right"
    x: int = 20
    y: int = 20
    text: dict[str, str] = {}
    theme: str = "auto"
    pages: bool = False
    proactive: dict[str, list[int]] | None = None  # events that rules listen to; of `stayed` the seconds


class HelpTopic(msgspec.Struct):
    """A topic: a folder, a tag, or (neither) the rest."""

    folder: str | None
    tag: str | None
    name: str | None
    entries: int = 0


class HelpTitle(msgspec.Struct):
    """An entry in a list."""

    id: str
    title: str
    summary: str


class HelpHome(msgspec.Struct):
    """Where readers begin."""

    topics: list[HelpTopic]
    popular: list[HelpTitle]


class HelpFound(msgspec.Struct):
    """Entries of a topic or a search, best first."""

    items: list[HelpTitle]
    has_more: bool = False


class HelpEntry(msgspec.Struct):
    """An entry; ``answer`` is Markdown."""

    id: str
    title: str
    answer: str
    updated_at: str
    url: str
    related: list[HelpTitle]


class HelpVote(msgspec.Struct):
    """Whether an entry helped; ``reader`` is an id of the reader's own making, one vote each."""

    helpful: bool
    reader: str


class SessionReply(msgspec.Struct):
    """A visit has begun."""

    token: str
    expires_at: str
    customer: VisitorCustomer
    inbox: VisitorInbox
    snapshot: Snapshot
    ignored: dict[str, str] | None = None


class Told(msgspec.Struct):
    """What the host's page says of its customer, by attribute."""

    attributes: dict[str, Any]


class ToldReference(msgspec.Struct):
    """A thing of the merchant's systems: an order, a product, a ticket, a link. The same kind and id again: what became of it."""

    kind: Literal["order", "product", "ticket", "link"]
    external_id: str | int | None = None
    title: str | None = None
    url: str | None = None
    status: str | None = None


class TrailStep(msgspec.Struct):
    """What the visitor did: an event by name, which may say on which page, else a page by path.

    ``at``: in ISO 8601; now where it is missing.
    """

    name: str | None = None
    properties: dict[str, Any] | None = None
    path: str | None = None
    title: str | None = None
    at: str | None = None


class TrailSteps(msgspec.Struct):
    """Steps, oldest first."""

    items: list[TrailStep]


class Tracked(msgspec.Struct):
    """``said``: a rule of proactive service answered with a message, which the snapshot has."""

    ignored: dict[str, str]
    said: bool


class ProactiveWish(msgspec.Struct):
    """Whether the visitor wants no messages that he did not ask for."""

    refused: bool


class Heard(msgspec.Struct):
    """Why some of it is ignored, by attribute."""

    ignored: dict[str, str]


class Rating(msgspec.Struct):
    """How it was, 1 to 5."""

    score: int
    comment: str | None = None
    reasons: list[str] = []


class TranscriptAsked(msgspec.Struct):
    """Where the conversation is mailed to; without an address to the one that is known."""

    to: str | None = None
    locale: str | None = None


class TranscriptOffer(msgspec.Struct):
    """Whether the conversation can be mailed; ``address``: the customer's own, told only to who proved to be him."""

    available: bool
    address: str | None = None


class FormAnswers(msgspec.Struct):
    """Answers in the order of the fields."""

    values: list[str | None]
    consent: bool = False
    locale: str | None = None


class Voice(msgspec.Struct):
    """What the customer says of the answer in a message; null takes it back."""

    message_id: str
    helpful: bool | None = None


class ReadUpTo(msgspec.Struct):
    """Seen up to this seq."""

    seq: int


class ChannelCustomer(msgspec.Struct):
    """Who writes, as the program knows them."""

    external_id: str
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    verified: bool = False


class ChannelMessage(msgspec.Struct):
    """A message that a program brings; ``external_id`` is its id of it, accepted once.

    ``sent_at`` (ISO 8601 with a time zone) is kept beside the time of arrival, which orders the conversation.
    """

    external_id: str
    customer: ChannelCustomer
    kind: Literal["text", "image", "file"]
    content: dict[str, Any]
    sent_at: str | None = None


class ChannelAccepted(msgspec.Struct):
    """A committed message."""

    id: str
    conversation_id: str
    seq: int
    duplicate: bool


class OutboxItem(msgspec.Struct):
    """A message for the far side."""

    position: int
    message: dict[str, Any]
    customer_external_id: str | None


class OutboxPage(msgspec.Struct):
    """Messages in order; ask again with ``next``."""

    items: list[OutboxItem]
    next: int


class DeliveryReceipt(msgspec.Struct):
    """What became of a message."""

    message_id: str
    state: Literal["delivered", "read", "failed"]
    failure: str | None = None
