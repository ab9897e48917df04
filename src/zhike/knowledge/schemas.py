"""Shapes of the knowledge routes."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class BaseIn(Model):
    """A new base."""

    name: str = Field(min_length=1, max_length=80)
    locale: Literal["zh", "en"] = "zh"


class BasePatch(Model):
    """Changes to a base."""

    name: str = Field(min_length=1, max_length=80)


class BaseOut(Model):
    """A base."""

    id: str
    name: str
    locale: str
    version: int
    entries: int
    created_at: datetime


class BaseList(Model):
    """Bases."""

    items: list[BaseOut]
    next_cursor: str | None = None


class EntryIn(Model):
    """A new entry."""

    base_id: str
    locale: Literal["zh", "en"] = "zh"
    question: str = Field(max_length=2_000)
    similar: list[str] = Field(default_factory=list, max_length=200)
    answer: str = Field(max_length=40_000)
    tags: list[str] = Field(default_factory=list, max_length=100)
    state: Literal["draft", "published"] = "published"


class EntryPatch(Model):
    """Changes to an entry; ``expected_version`` guards against overwriting somebody else's."""

    expected_version: int | None = None
    locale: Literal["zh", "en"] | None = None
    question: str | None = Field(None, max_length=2_000)
    similar: list[str] | None = Field(None, max_length=200)
    answer: str | None = Field(None, max_length=40_000)
    tags: list[str] | None = Field(None, max_length=100)
    state: Literal["draft", "published"] | None = None


class ActorOut(Model):
    """Who changed it last."""

    kind: str
    id: str | None
    name: str
    avatar_url: str | None = None


class EntryOut(Model):
    """An entry."""

    id: str
    base_id: str
    locale: str
    question: str
    similar: list[str]
    answer: str
    tags: list[str]
    state: str
    version: int
    updated_at: datetime
    updated_by: ActorOut | None
    uses: int


class EntryList(Model):
    """A page of entries."""

    items: list[EntryOut]
    next_cursor: str | None


class RowErrorOut(Model):
    """What is wrong with a row, in the reader's language. Row 0 is the file as a whole."""

    row: int
    column: str | None
    code: str
    message: str


class SampleOut(Model):
    """A row as it will be stored."""

    locale: str
    question: str
    similar: list[str]
    answer: str
    tags: list[str]
    state: str


class ImportOut(Model):
    """An import and what became of it."""

    id: str
    base_id: str
    filename: str
    format: str
    encoding: str | None
    dry_run: bool
    state: Literal["running", "done", "failed"]
    total: int
    created: int
    updated: int
    skipped: int
    errors: list[RowErrorOut]
    columns: list[str]
    sample: list[SampleOut]
    created_at: datetime
    finished_at: datetime | None


class AskIn(Model):
    """A question to try on the knowledge."""

    question: str = Field(min_length=1, max_length=2_000)
    base_id: str | None = None
    locale: Literal["zh", "en"] | None = None


class SourceOut(Model):
    """An entry the answer rests on."""

    n: int
    entry_id: str
    title: str
    score: float
    url: str | None = None


class CandidateOut(Model):
    """An entry that was considered."""

    entry_id: str
    title: str
    score: float
    lexical: float
    dense: float | None
    matched: str
    guards: list[str] = []


class ReasonOut(Model):
    """Why."""

    code: str
    text: str


class AskOut(Model):
    """What the assistant would do."""

    outcome: Literal["answer", "choices", "ask", "refuse", "hand_over"]
    confidence: float | None
    answer: str
    sources: list[SourceOut]
    candidates: list[CandidateOut]
    reasons: list[ReasonOut]
    ms: dict[str, Any]
