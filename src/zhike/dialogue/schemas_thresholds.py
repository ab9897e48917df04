"""Shapes of the threshold routes."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Outcome = Literal["answer", "choices", "refuse"]


class Pair(BaseModel):
    """Probabilities from which the assistant answers and offers choices."""

    answer: float
    offer: float


class ThresholdsOut(Pair):
    """The thresholds in force; version 0: nobody changed them yet."""

    version: int
    updated_at: datetime | None
    defaults: Pair


class ThresholdsIn(BaseModel):
    """Other thresholds: 0.30 ≤ offer ≤ answer ≤ 0.95."""

    model_config = ConfigDict(extra="forbid")

    answer: float = Field(examples=[0.6])
    offer: float = Field(examples=[0.5])
    expected_version: int = Field(description="The version as it was read", examples=[0])


class Counts(BaseModel):
    """Turns by outcome."""

    answer: int
    choices: int
    refuse: int


class Step(BaseModel):
    """One answer threshold. ``expected_right``: the mean probability of what is answered, null when nothing is."""

    answer: float
    counts: Counts
    expected_right: float | None


class ReplayEntry(BaseModel):
    """The likeliest entry."""

    id: str
    title: str
    score: float


class ReplayChange(BaseModel):
    """A turn that would have ended otherwise. ``helpful``: what the customer said of it."""

    conversation_id: str
    turn_id: str
    question: str
    before: Outcome
    after: Outcome
    helpful: bool | None
    entry: ReplayEntry


class ReplayOut(BaseModel):
    """Live turns with one question each, judged again. ``changed``: up to twenty that the reader may see, surest first."""

    since: datetime
    turns: int
    now: Step
    then: Step
    curve: list[Step]
    changed: list[ReplayChange]
    changed_total: int
