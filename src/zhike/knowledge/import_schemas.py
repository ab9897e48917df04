"""Shapes of the routes of imports, exports and sources."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from zhike.knowledge.schemas import ActorOut, Model
from zhike.knowledge.schemas_life import FieldDiffOut

Policy = Literal["update", "skip"]
State = Literal["running", "done", "failed", "cancelled", "undoing", "undone"]
Phase = Literal["reading", "comparing", "saving", "learning", "undoing", "finished"]


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
    kind: str


class NoteOut(Model):
    """What a reader must know of a file as a whole: sheets that were left out, pages without text."""

    code: str
    message: str


class ProgressOut(Model):
    """How far an import is: rows while it is read, compared and saved; entries with vectors while it learns."""

    phase: Phase
    done: int
    total: int


class ImportOut(Model):
    """An import and what became of it. ``skipped`` = unchanged + kept + invalid."""

    id: str
    base_id: str
    filename: str
    format: str
    encoding: str | None
    dry_run: bool
    state: State
    policy: Policy
    as_drafts: bool
    progress: ProgressOut
    cancelling: bool
    total: int
    created: int
    updated: int
    drafted: int
    unchanged: int
    kept: int
    invalid: int
    skipped: int
    flagged: int
    removed: int
    restored: int
    left: int
    errors: list[RowErrorOut]
    notes: list[NoteOut]
    columns: list[str]
    sample: list[SampleOut]
    source_id: str | None
    folder_id: str | None
    mapping: dict[str, str]
    by: ActorOut | None
    created_at: datetime
    finished_at: datetime | None


class ImportList(Model):
    """A page of imports, newest first."""

    items: list[ImportOut]
    next_cursor: str | None


class FlagOut(Model):
    """A remark about a row, in the reader's language."""

    code: str
    message: str
    entry_id: str | None
    row: int | None


class ImportRowOut(Model):
    """What becomes, or became, of one row. ``undone``: what an undo did with its entry; ``changes``: what differs in it."""

    row: int
    effect: Literal["created", "updated", "drafted", "unchanged", "kept"]
    entry_id: str | None
    question: str
    locale: str
    page: int | None
    flags: list[FlagOut]
    undone: Literal["removed", "restored", "edited_since", "deleted_since"] | None
    changes: list[FieldDiffOut]


class ImportRowList(Model):
    """A page of an import's rows, in the order of the file."""

    items: list[ImportRowOut]
    next_cursor: str | None


class ApplyIn(Model):
    """How to import what was tried."""

    policy: Policy | None = None


class AgainIn(Model):
    """How to try a file once more; what is left out stays as it was."""

    mapping: dict[str, str] | None = Field(None, max_length=20, examples=[{"question": "标题"}])
    policy: Policy | None = None
    drafts: bool | None = None
    folder_id: str | None = None


class UndoOut(Model):
    """What an undo would do now. ``edited`` and ``deleted`` since: those stay as they are."""

    removed: int
    restored: int
    edited: int
    deleted: int


Patterns = Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=20)]


class SourceIn(Model):
    """A page or a sitemap of one's own site.

    ``include``, ``exclude``: parts of the addresses a sitemap lists, ``*`` stands for anything; no ``include`` means all.
    """

    base_id: str
    url: str = Field(min_length=1, max_length=2_000)
    every_hours: int | None = Field(24, ge=1, le=8_760)
    policy: Policy = "update"
    drafts: bool = False
    folder_id: str | None = None
    include: Patterns = Field(default_factory=list, examples=[["/help/"]])
    exclude: Patterns = Field(default_factory=list, examples=[["/help/old/*"]])


class SourcePatch(Model):
    """Changes to a source; ``every_hours`` null: only when asked."""

    every_hours: int | None = Field(None, ge=1, le=8_760)
    policy: Policy = "update"
    drafts: bool = False
    paused: bool = False
    folder_id: str | None = None
    include: Patterns = Field(default_factory=list)
    exclude: Patterns = Field(default_factory=list)


class VisitErrorOut(Model):
    """What a visit could not do, in the reader's language."""

    code: str
    message: str
    url: str | None


class VisitOut(Model):
    """What the last visit found. ``complete`` false: it ended early."""

    pages: int
    changed: int
    unchanged: int
    gone: int
    failed: int
    refused: int
    vanished: int
    complete: bool
    created: int
    updated: int
    drafted: int
    kept: int
    errors: list[VisitErrorOut]


class VisitProgressOut(Model):
    """How far the visit under way is; ``total`` 0: not known yet."""

    done: int
    total: int


class PageProblemOut(Model):
    """Why a page or a source could not be read, in the reader's language."""

    code: str
    message: str


class SourceOut(Model):
    """A source and its last visit. ``failed``: pages that could not be read; ``progress`` while it is visited.

    ``state`` failed: the last visit read nothing, ``problem`` says why. ``held``: outbound effects are paused (after a restore), so
    nothing is read until an operator resumes them.
    """

    id: str
    base_id: str
    url: str
    every_hours: int | None
    policy: Policy
    drafts: bool
    state: Literal["waiting", "crawling", "paused", "failed"]
    held: bool
    problem: PageProblemOut | None
    pages: int
    gone: int
    failed: int
    folder_id: str | None
    include: list[str]
    exclude: list[str]
    progress: VisitProgressOut | None
    next_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    visit: VisitOut | None
    last_import_id: str | None
    created_at: datetime


class SourceList(Model):
    """Sources."""

    items: list[SourceOut]
    next_cursor: str | None = None


class PageEntryOut(Model):
    """An entry read from a page."""

    id: str
    title: str


class PageOut(Model):
    """A page of a source as the last visit found it, and the entries read from it."""

    url: str
    state: Literal["new", "changed", "same", "failed", "gone"]
    problem: PageProblemOut | None
    entries: list[PageEntryOut]
    fetched_at: datetime
    changed_at: datetime
    gone_at: datetime | None
    entry_ids: list[str]


class PageList(Model):
    """Pages of a source."""

    items: list[PageOut]
    next_cursor: str | None = None
