"""Shapes of the bench: a question put without a conversation, what the assistant would do with it, and why."""

from typing import Any, Literal

from pydantic import Field

from zhike.knowledge.schemas import Model


class AskLineIn(Model):
    """An earlier line of the conversation that is played through."""

    by: Literal["customer", "assistant", "person"]
    text: str = Field(min_length=1, max_length=2_000)


class AskIn(Model):
    """A question to try on the knowledge. ``channel``: the kind of inbox whose variants of answers are given."""

    question: str = Field(min_length=1, max_length=2_000)
    base_id: str | None = None
    locale: Literal["zh", "en"] | None = None
    channel: str | None = Field(None, max_length=40, examples=["widget"])
    history: list[AskLineIn] = Field(default_factory=list, max_length=20)


class AnswerSourceOut(Model):
    """An entry the answer rests on."""

    n: int
    entry_id: str
    title: str
    score: float
    url: str | None = None


class CandidateOut(Model):
    """An entry that was considered. ``guards``: what speaks against it; ``exact``: asked in its own words."""

    entry_id: str
    title: str
    score: float
    lexical: float
    dense: float | None
    matched: str
    guards: list[str] = []
    locale: str | None = None
    exact: bool = False


class ReasonOut(Model):
    """Why."""

    code: str
    text: str


class AskEntityOut(Model):
    """Something the question names; of personal values the last four signs only."""

    kind: str
    value: str


class AskIntentOut(Model):
    """The likeliest of the workspace's own intents; ``known``: it belongs to one at all."""

    name: str
    probability: float
    known: bool


class AskUnderstoodOut(Model):
    """What was understood: how it is written, what it asks, what it names, how the customer feels, and its intent."""

    written: str | None = None
    act: str | None = None
    asks: bool | None = None
    questions: int | None = None
    asked: list[str] = []
    repaired: bool = False
    repaired_text: str | None = None
    sentiment: Literal["negative", "neutral", "positive"] = "neutral"
    urgency: int = 0
    entities: list[AskEntityOut] = []
    intent: AskIntentOut | None = None


class ThresholdsInForceOut(Model):
    """Probabilities from which the assistant answers, and offers choices."""

    answer: float
    offer: float


class AskOut(Model):
    """What the assistant would do."""

    outcome: Literal["answer", "choices", "ask", "refuse", "hand_over"]
    confidence: float | None
    answer: str
    language: str
    normalized: str
    sources: list[AnswerSourceOut]
    candidates: list[CandidateOut]
    reasons: list[ReasonOut]
    understood: AskUnderstoodOut
    thresholds: ThresholdsInForceOut | None
    ms: dict[str, Any]
