"""Shapes of the routes of gaps and corrections."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["open", "drafted", "settled", "dismissed"]
Reason = Literal["refused", "unresolved", "rated_low", "not_helpful", "marked_wrong"]
ReviewState = Literal["pending", "approved", "rejected"]


class PersonOut(BaseModel):
    """Who did it."""

    id: str
    name: str


class EntryBrief(BaseModel):
    """An entry by its question. ``title`` null: it was deleted."""

    id: str
    title: str | None
    state: Literal["draft", "published", "archived"] | None = None
    score: float | None = None


class ExampleOut(BaseModel):
    """One asking. ``reasons``: all that says it was not answered well."""

    text: str
    conversation_id: str
    seq: int
    turn_id: str
    reasons: list[Reason]
    at: datetime


class GapOut(BaseModel):
    """Questions that ask the same and were not answered well.

    ``question`` is null where you may see none of its conversations. ``since``: askings after it was drafted or dismissed.
    ``nearest``: the published entry that came closest without being given. ``entry``: the draft that was made of it, or the entry
    that asks it now.
    """

    id: str
    state: State
    locale: Literal["zh", "en"]
    size: int
    first_at: datetime
    last_at: datetime
    reasons: dict[str, int]
    question: str | None
    nearest: EntryBrief | None
    entry: EntryBrief | None
    closed_by: PersonOut | None
    closed_at: datetime | None
    since: int
    examples: list[ExampleOut] = Field(default=[], description="Up to five, of one gap only")


class GapsOut(BaseModel):
    """A page of gaps, the largest first; ``counts``: all gaps by state."""

    items: list[GapOut]
    next_cursor: str | None
    counts: dict[str, int]


class WaitingOut(BaseModel):
    """How much waits to be looked at."""

    gaps: int
    corrections: int


class DraftIn(BaseModel):
    """Where the draft goes; by default into a base of the gap's language."""

    model_config = ConfigDict(extra="forbid")

    base_id: str | None = None


class SimilarIn(BaseModel):
    """The entry that answers it."""

    model_config = ConfigDict(extra="forbid")

    entry_id: str


class DraftOut(BaseModel):
    """The draft that was made; its answer is still to be written."""

    entry_id: str


class MarkIn(BaseModel):
    """An entry that should not have been given, and the one that should have been, if any."""

    model_config = ConfigDict(extra="forbid")

    entry_id: str
    right_id: str | None = None


class CorrectionOut(BaseModel):
    """An answer marked wrong. ``question`` and ``kept`` (without personal data) are null where you may not see the conversation."""

    id: str
    state: ReviewState
    conversation_id: str
    turn_id: str
    seq: int
    question: str | None
    kept: str | None
    entry: EntryBrief
    right: EntryBrief | None
    marked_by: PersonOut
    marked_at: datetime
    reviewed_by: PersonOut | None
    reviewed_at: datetime | None


class CorrectionsOut(BaseModel):
    """A page of corrections, newest first; ``counts``: all of them by state."""

    items: list[CorrectionOut]
    next_cursor: str | None
    counts: dict[str, int]


class MarkedSource(BaseModel):
    """An entry a turn rests on, and whether it was marked wrong."""

    entry: EntryBrief
    correction: CorrectionOut | None


class MarkedSources(BaseModel):
    """What a turn rests on."""

    items: list[MarkedSource]


class ApproveIn(BaseModel):
    """The question as it is kept, without personal data. ``similar``: the right entry asks it from now on."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=300)
    similar: bool = True


class ApprovedOut(BaseModel):
    """What became of it. ``similar``: published, drafted (``why`` it waits, if known) or none."""

    correction: CorrectionOut
    similar: Literal["published", "drafted", "none"]
    why: str | None
