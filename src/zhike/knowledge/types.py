"""Bases, entries, imports and what a search gives back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

Locale = Literal["zh", "en"]
EntryState = Literal["draft", "published"]
ImportState = Literal["running", "done", "failed"]
LOCALES: tuple[Locale, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Base:
    """A collection of entries. ``version`` moves at every change of one of them; indexes carry it."""

    id: UUID
    name: str
    locale: str
    version: int
    entries: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer and the ways in which people ask for it."""

    id: UUID
    base_id: UUID
    locale: str
    question: str
    similar: tuple[str, ...]
    answer: str
    tags: tuple[str, ...]
    state: str
    version: int
    uses: int
    updated_at: datetime
    updated_by: UUID | None


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What somebody wants an entry to say, before it has an id."""

    question: str
    answer: str
    locale: str
    similar: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    state: str = "published"


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries a list shows; None does not filter."""

    base_id: UUID | None = None
    q: str | None = None
    locale: str | None = None
    state: str | None = None
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """An entry as the index reads it; ``gone`` when it was deleted or taken back to draft."""

    id: UUID
    locale: str
    texts: tuple[str, ...]
    answer: str
    changed_at: int
    gone: bool
    embedded: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer a question.

    score: probability (0…1) that it does, after guards. lexical, dense: how alike words and meaning are, 0…1 and −1…1.
    matched: the entry's own question that came closest. guards: codes of what speaks against it (other number, other thing).
    """

    entry_id: UUID
    base_id: UUID
    locale: str
    title: str
    answer: str
    matched: str
    score: float
    lexical: float
    dense: float | None
    exact: bool = False
    guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of one question, best first, and how long each step took (milliseconds)."""

    candidates: tuple[Candidate, ...]
    ms: dict[str, float]


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with one row of an import; the sentence is made from ``code`` and ``params`` in the reader's language."""

    row: int
    column: str | None
    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Import:
    """A file on its way into a base."""

    id: UUID
    base_id: UUID
    filename: str
    format: str
    encoding: str | None
    dry_run: bool
    state: str
    total: int
    created: int
    updated: int
    skipped: int
    errors: tuple[RowError, ...]
    columns: tuple[str, ...]
    sample: tuple[EntryDraft, ...]
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class BenchSource:
    """An entry an answer rests on."""

    n: int
    entry_id: UUID
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class BenchAnswer:
    """What the assistant would say to a question, and why."""

    outcome: str
    confidence: float | None
    answer: str
    sources: tuple[BenchSource, ...]
    candidates: tuple[Candidate, ...]
    reasons: tuple[dict[str, Any], ...]
    ms: dict[str, float]
