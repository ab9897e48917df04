"""Bases, entries, imports and what a search gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

Locale = Literal["zh", "en"]
EntryState = Literal["draft", "published", "archived"]
DraftState = Literal["draft", "in_review", "scheduled"]
EntryKind = Literal["faq", "article"]
Audience = Literal["customer", "agent"]
ChecksMode = Literal["off", "warn", "block"]
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
    four_eyes: bool = False  # nobody publishes his own draft
    checks: str = "off"  # what failing checks do to a publication: off (not run), warn, block
    remind_days: int = 14  # before an entry's validity ends its owner is reminded


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer and the ways in which people ask for it.

    Its texts are what is live, or, while nothing is, its newest draft. ``live_number`` and ``draft_number`` are versions.
    """

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
    kind: str = "faq"
    summary: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    audience: str = "customer"
    folder_id: UUID | None = None
    owner_id: UUID | None = None
    last_number: int = 1
    live_number: int | None = None
    draft_number: int | None = None
    draft_state: str | None = None
    draft_by: UUID | None = None
    publish_at: datetime | None = None
    held_by_run: UUID | None = None
    review_note: str = ""
    published_at: datetime | None = None
    up: int = 0
    down: int = 0
    answered: int = 0
    resolved: int = 0
    handed_over: int = 0
    used_at: datetime | None = None

    @property
    def status(self) -> str:
        """Return draft, in_review, published or archived: what people call the entry's state."""
        return "in_review" if self.state == "draft" and self.draft_state == "in_review" else self.state

    @property
    def draft(self) -> "EntryDraft":
        """Return what it says now, as a draft that changes may be laid over."""
        return EntryDraft(
            self.question, self.answer, self.locale, self.similar, self.tags, self.state, self.kind, self.summary,
            self.variants, self.valid_from, self.valid_until, self.audience,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What somebody wants an entry to say, before it has an id.

    ``variants``: the answer in inboxes of a kind (widget, api, …), where it differs. An article's ``question`` is its title.
    """

    question: str
    answer: str
    locale: str
    similar: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    state: str = "published"
    kind: str = "faq"
    summary: str = ""
    variants: Mapping[str, str] = field(default_factory=dict)
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    audience: str = "customer"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an entry stands and who cares for it; changes of it are no new version. None leaves a part as it is."""

    folder_id: UUID | None = None
    owner_id: UUID | None = None
    tags: tuple[str, ...] | None = None
    clear: frozenset[str] = frozenset()  # parts to empty: folder_id, owner_id


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries a list shows; None does not filter."""

    base_id: UUID | None = None
    q: str | None = None
    locale: str | None = None
    state: str | None = None
    tag: str | None = None
    folder_id: UUID | None = None  # with everything below it
    owner_id: UUID | None = None
    audience: str | None = None
    kind: str | None = None
    expiring: bool = False  # its validity ends within the base's days of reminding, or ended
    unused: bool = False  # published, and no answer rested on it for 90 days
    badly_rated: bool = False  # more people found it useless than useful
    sort: str = "updated"  # updated | uses | votes
    unfiled: bool = False  # in no folder


@dataclass(frozen=True, slots=True)
class IndexedEntry:
    """An entry as the index reads it; ``gone`` when it was deleted or is not published.

    Who may be answered with it is decided at each search: not outside valid_from (inclusive) … valid_until (exclusive),
    never to customers when ``audience`` is agent. ``variants`` hold the answer for inboxes of a kind.
    """

    id: UUID
    locale: str
    texts: tuple[str, ...]
    answer: str
    changed_at: int
    gone: bool = False
    kind: str = "faq"
    summary: str = ""
    audience: str = "customer"
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    variants: Mapping[str, str] = field(default_factory=dict)
    negatives: tuple[str, ...] = ()  # questions it does not answer, however alike they look

    def for_customers(self, now: datetime) -> bool:
        """Say whether customers may be answered with it at a moment."""
        begun = self.valid_from is None or self.valid_from <= now
        return self.audience == "customer" and begun and (self.valid_until is None or now < self.valid_until)

    def answer_in(self, channel: str | None) -> str:
        """Return the answer as a kind of inbox gives it."""
        return self.variants.get(channel or "", self.answer)


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
    product: str = ""  # the one it is about, where a question names what several products have and none of them


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
    language: str = "zh"
    normalized: str = ""
    understood: dict[str, Any] = field(default_factory=dict)  # as a turn keeps it, and the asker's own words
    thresholds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """A question put without a conversation. ``channel``: the kind of inbox; ``history``: (by, text), earlier lines.

    ``reader``: the language of who asks to know, in which reasons are told.
    """

    text: str
    base_id: UUID | None = None
    locale: str | None = None
    channel: str | None = None
    history: tuple[tuple[str, str], ...] = ()
    reader: str | None = None
