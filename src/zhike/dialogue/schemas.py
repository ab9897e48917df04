"""Shapes of the dialogue routes."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class TurnCandidate(BaseModel):
    """An entry that was considered."""

    model_config = ConfigDict(extra="ignore")

    entry_id: str
    title: str
    score: float
    lexical: float
    dense: float | None
    matched: str
    guards: list[str] = []
    locale: str | None = None
    exact: bool = False


class TurnReason(BaseModel):
    """Why, in the reader's language."""

    code: str
    text: str


class TurnEntity(BaseModel):
    """Something the customer named; of personal values the last four signs only."""

    kind: Literal["order_number", "phone", "email", "amount", "date", "duration", "count", "product"]
    value: str


class TurnIntent(BaseModel):
    """The likeliest of the workspace's own intents; ``known``: it belongs to one at all."""

    name: str
    probability: float
    known: bool


class TurnThresholds(BaseModel):
    """The probabilities from which it answered, and offered choices."""

    answer: float
    offer: float


class TurnUnderstood(BaseModel):
    """What was understood besides the question. Empty for turns of before."""

    written: str | None = None
    act: str | None = None
    asks: bool | None = None
    questions: int | None = None
    repaired: bool = False
    sentiment: Literal["negative", "neutral", "positive"] = "neutral"
    urgency: int = Field(0, ge=0, le=2)
    entities: list[TurnEntity] = []
    intent: TurnIntent | None = None
    thresholds: TurnThresholds | None = None


class FlowEvent(BaseModel):
    """What happened to a run of a flow. ``detail``: the repair pattern, the operation with its outcome, how it ended."""

    name: str
    flow: str
    version: int
    run: str
    detail: str | None


class TurnFollowed(BaseModel):
    """What the turn was to the conversation's flows. ``calls``: into merchants' systems."""

    events: list[FlowEvent] = Field(default_factory=list)
    calls: list[str] = Field(default_factory=list)
    wrote: bool = False


class TurnCall(BaseModel):
    """One call of the language model. ``cost``: millionths of the currency's unit.

    ``why``: of rejected and failed ones, a code; ``why_text``: what it means. ``prompt``: the prompt's version.
    """

    use: Literal["rewrite", "flows", "answers"]
    model: str
    prompt: str
    outcome: Literal["used", "unused", "rejected", "failed"]
    why: str | None
    why_text: str | None
    ms: float
    tokens_in: int
    tokens_out: int
    cost: int
    currency: str


class TurnCited(BaseModel):
    """A sentence of the model's: it ends at this character of the message; the entries it rests on, none: what a system told."""

    to: int
    entries: list[str]


class TurnModel(BaseModel):
    """What the turn asked the language model; ``answered``: the words that were sent are its own; ``cited``: its sentences."""

    answered: bool
    cited: list[TurnCited]
    calls: list[TurnCall]


class TurnOut(BaseModel):
    """A turn of the assistant: what it understood, considered and decided. ``taken``: entries the reply rests on."""

    id: str
    outcome: Literal["answer", "choices", "ask", "refuse", "hand_over", "flow"]
    confidence: float | None
    engine: str
    question: str
    normalized: str
    language: str | None
    candidates: list[TurnCandidate]
    reasons: list[TurnReason]
    understood: TurnUnderstood
    model: TurnModel | None
    taken: list[str]
    followed: TurnFollowed
    ms: dict[str, Any]
    created_at: datetime


Name = Annotated[str, Field(min_length=1, max_length=80, pattern=r"\S", examples=["催发货"])]
Example = Annotated[str, Field(min_length=1, max_length=300)]
Examples = Annotated[
    list[Example], Field(min_length=1, max_length=200, examples=[["怎么还不发货", "什么时候给我发货"]])
]


class IntentIn(BaseModel):
    """A new intent with examples of how customers say it."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    examples: Examples


class IntentPatch(BaseModel):
    """Changes of an intent; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    expected_version: int = Field(description="The intent's version as it was read", examples=[1])
    name: Name | None = None
    examples: Examples | None = None


class IntentOut(BaseModel):
    """One of the workspace's own intents."""

    id: str
    name: str
    examples: list[str]
    version: int
    updated_at: datetime


class IntentsOut(BaseModel):
    """All of them, by name. With fewer than two nothing is guessed."""

    items: list[IntentOut]
    next_cursor: str | None = None


class IntentTryIn(BaseModel):
    """A sentence as a customer may say it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=300, pattern=r"\S", examples=["我的快递到哪了"])


class IntentGuessOut(BaseModel):
    """An intent and its probability among all."""

    name: str
    probability: float


class IntentTriedOut(BaseModel):
    """What a sentence may be. ``known``: it belongs to an intent at all (``certainty`` reaches ``threshold``).

    ``ready`` false: fewer than two intents, or no model of meaning.
    """

    ready: bool
    known: bool
    certainty: float
    threshold: float
    guesses: list[IntentGuessOut]


class IntentHoldOut(BaseModel):
    """An intent: of so many examples so many are recognised without having been seen."""

    name: str
    examples: int
    right: int


class IntentMistakenOut(BaseModel):
    """An example that is taken for another intent."""

    text: str
    name: str
    taken_for: str
    probability: float


class IntentsTogetherOut(BaseModel):
    """How well the examples hold together. ``reason``, while not ready: too_few, too_many, no_model."""

    ready: bool
    reason: Literal["too_few", "too_many", "no_model"] | None
    examples: int
    right: int
    intents: list[IntentHoldOut]
    mistaken: list[IntentMistakenOut]
