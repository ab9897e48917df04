"""What a turn is given, the steps it goes through, and what it ends in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from zhike.calendar import Away
from zhike.dialogue.entities import Entity
from zhike.dialogue.model.types import ModelWork
from zhike.dialogue.mood import Sentiment, Urgency
from zhike.dialogue.policy_types import Known, Policy, Signals
from zhike.flows import Event, Stack
from zhike.knowledge import Candidate

Outcome = Literal["answer", "choices", "ask", "refuse", "hand_over", "flow"]
HandoverReason = Literal[
    "customer_request",
    "unresolved",
    "low_confidence",
    "complaint",
    "system_error",
    "flow",
    "stuck",
    "action_failed",
    "action_unknown",
    "despair",
    "sensitive",
    "upset",
    "repeated",
    "vip",
    "order_value",
]
ENGINE = "retrieval"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An earlier public line. ``by``: customer, assistant or person."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options the assistant offered in its last message."""

    id: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What the last answer was about: the titles of its entries."""

    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which the assistant answers with an entry, and offers the likeliest ones. 0…1."""

    answer: float = 0.55
    offer: float = 0.50


@dataclass(frozen=True, slots=True)
class StoredThresholds:
    """Thresholds as a workspace keeps them; version 0 and no time: the ones Zhike begins with."""

    held: Thresholds
    version: int
    updated_at: datetime | None
    updated_by: UUID | None


@dataclass(frozen=True, slots=True)
class TurnContext:
    """Everything a turn may know.

    texts: the customer's unanswered messages, oldest first. locale: of the conversation, for texts that show none.
    unresolved: turns in a row that did not help so far. people: somebody could take over now.
    base_ids: knowledge to use; None means all of the workspace. topic: of the last answer, None when there was none.
    today: the customer's date, by which "yesterday" is one; None means today in UTC. channel: the kind of inbox that shows
    the reply; an entry may answer differently there. thresholds: the workspace's.
    policy: when people take over; known: what it is decided by besides words.
    related: the questions offered beside the last answer. away: the closed time that is now, in the inbox's time zone;
    answer_by: until when a customer who writes in it is promised an answer.
    """

    workspace_id: UUID
    texts: tuple[str, ...]
    locale: str = "zh"
    history: tuple[HistoryLine, ...] = ()
    options: tuple[Choice, ...] = ()
    unresolved: int = 0
    people: bool = True
    base_ids: frozenset[UUID] | None = None
    topic: Topic | None = None
    today: date | None = None
    channel: str | None = None
    thresholds: Thresholds = Thresholds()
    related: tuple[Choice, ...] = ()
    away: Away | None = None
    answer_by: datetime | None = None
    policy: Policy = field(default_factory=Policy)
    known: Known = field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class Source:
    """An entry that the reply rests on; ``n`` is the number it is cited by."""

    n: int
    entry_id: UUID
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the turn went as it did: a code and the numbers behind it."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intent:
    """One of a workspace's own intents, with examples of how customers say it."""

    id: UUID
    name: str
    examples: tuple[str, ...]
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class IntentGuess:
    """The likeliest of the workspace's own intents. ``known``: it belongs to one at all."""

    name: str
    probability: float
    known: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """Step: what the texts are. ``questions`` are what will be looked up; ``act`` is what else they may be.

    language: of the reply, zh or en. written: what the customer writes: zh, zh-Hant, en, mixed, other, None without letters.
    asks: a question or a request, rather than small talk. repaired: the texts with typing errors put right, None where
    nothing was. Comes once more when knowledge told something about it: products, repairs, the intent; and at the end with what
    the hand-over policy measured (``signals``).
    """

    language: str
    normalized: str
    questions: tuple[str, ...]
    act: str
    written: str | None = None
    asks: bool = False
    entities: tuple[Entity, ...] = ()
    sentiment: Sentiment = "neutral"
    urgency: Urgency = 0
    repaired: str | None = None
    intent: IntentGuess | None = None
    signals: Signals | None = None


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Step: what knowledge has to say to one question."""

    question: str
    candidates: tuple[Candidate, ...]
    ms: dict[str, float]


@dataclass(frozen=True, slots=True)
class Answered:
    """End: an answer in Markdown. Small talk has no sources, everything else has. ``related``: what may be asked next."""

    text: str
    sources: tuple[Source, ...]
    confidence: float | None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "answer"
    resolved: bool = True
    related: tuple[Choice, ...] = ()
    options: tuple[Choice, ...] = ()  # of a flow that waits and asks again


@dataclass(frozen=True, slots=True)
class Led:
    """End: what a flow says. ``options``: answers to what it asks; ``card``: content of a card."""

    text: str
    options: tuple[Choice, ...] = ()
    card: Mapping[str, Any] | None = None
    confidence: float | None = None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "flow"
    resolved: bool = True


@dataclass(frozen=True, slots=True)
class Offered:
    """End: several entries are as likely; the customer picks."""

    text: str
    options: tuple[Choice, ...]
    sources: tuple[Source, ...]
    confidence: float | None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "choices"
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """End: not enough said; ask back. ``resolved`` for greetings, which are no failure."""

    text: str
    confidence: float | None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "ask"
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """End: knowledge has nothing on this; say so kindly."""

    text: str
    confidence: float | None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "refuse"
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """End: a person takes over. ``summary`` is for that person, ``text`` for the customer."""

    reason: HandoverReason
    text: str
    summary: str
    confidence: float | None = None
    reasons: tuple[Reason, ...] = ()
    outcome: Outcome = "hand_over"
    resolved: bool = False
    priority: str | None = None  # that the conversation is given; None: its own stays
    brief: Mapping[str, Any] = field(default_factory=dict)  # what the colleague is told, part by part


@dataclass(frozen=True, slots=True)
class Followed:
    """Step: what the turn was to the conversation's flows: where it stands now, what happened, which calls were made.

    wrote: something was done in a merchant's system, so the reply has to be said even when the customer wrote meanwhile.
    """

    stack: Stack
    events: tuple[Event, ...] = ()
    calls: tuple[UUID, ...] = ()
    wrote: bool = False


End = Answered | Led | Offered | Asked | Refused | HandedOver
Step = Understood | Retrieved | Followed | ModelWork | End


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """A turn as it was stored: what was decided and why."""

    id: UUID
    conversation_id: UUID
    turn: int
    from_seq: int
    to_seq: int
    outcome: str
    confidence: float | None
    engine: str
    language: str | None
    candidates: tuple[dict[str, Any], ...]
    reasons: tuple[dict[str, Any], ...]
    sources: tuple[dict[str, Any], ...]
    ms: dict[str, float]
    understood: dict[str, Any]
    followed: dict[str, Any]
    model: dict[str, Any]
    created_at: Any
