"""What an import says about its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.knowledge.types import RowError


@dataclass(frozen=True, slots=True)
class Sample:
    """One of the first rows, as it will be stored."""

    question: str
    answer: str
    locale: str
    similar: tuple[str, ...]
    tags: tuple[str, ...]
    state: str
    kind: str = "faq"


@dataclass(frozen=True, slots=True)
class Import:
    """A file on its way into a base.

    Counts of rows: created, updated, drafted (a draft beside what is live), unchanged, kept (left alone by choice or because
    of somebody's work), invalid; flagged: rows with a remark. After an undo: removed, restored, left (edited since).
    """

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
    drafted: int
    unchanged: int
    kept: int
    invalid: int
    flagged: int
    errors: tuple[RowError, ...]
    columns: tuple[str, ...]
    sample: tuple[Sample, ...]
    created_at: datetime
    finished_at: datetime | None
    phase: str
    done_rows: int
    rows_total: int
    cancelling: bool
    source_id: UUID | None
    created_by: UUID | None
    policy: str
    as_drafts: bool
    learned: bool
    folder_id: UUID | None = None  # where new entries go whose row names no folder
    mapping: Mapping[str, str] = field(default_factory=dict)
    removed: int = 0
    restored: int = 0
    left: int = 0
    notes: tuple[RowError, ...] = ()  # of the file as a whole: what was left out of it

    @property
    def skipped(self) -> int:
        """Return how many rows changed nothing."""
        return self.unchanged + self.kept + self.invalid


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one row. ``undone``: what an undo did with it; ``changes``: what differs from what the entry said."""

    number: int
    row: int
    effect: str
    entry_id: UUID | None
    question: str
    locale: str
    flags: list[dict[str, Any]]
    page: int | None
    undone: str | None
    changes: list[dict[str, Any]] = field(default_factory=list)
