"""What happens to entries over time: folders, versions, checks and what they show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhike.knowledge.types import EntryDraft


@dataclass(frozen=True, slots=True)
class Folder:
    """A place in a base's tree. ``entries`` counts those directly in it; ``position`` orders it among its siblings."""

    id: UUID
    base_id: UUID
    parent_id: UUID | None
    name: str
    position: int
    entries: int


@dataclass(frozen=True, slots=True)
class Version:
    """What an entry said at one time. ``draft.tags`` and ``draft.state`` are not part of a version."""

    number: int
    draft: EntryDraft
    note: str
    author_id: UUID | None
    at: datetime
    restored_from: int | None


@dataclass(frozen=True, slots=True)
class Check:
    """A question of the merchant's and what must become of it: this entry answers, or (None) nothing does."""

    id: UUID
    base_id: UUID
    question: str
    locale: str
    entry_id: UUID | None
    created_at: datetime
    entry_title: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What the assistant would do with a question: its outcome and the entries it rests on, or offers."""

    outcome: str
    confidence: float | None
    entry_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One run of a base's checks. ``entry_id`` is what was about to be published; None for a run on demand."""

    id: UUID
    base_id: UUID
    entry_id: UUID | None
    total: int
    failed: int
    results: tuple[Mapping[str, Any], ...]  # {check_id, question, expected, passed, outcome, confidence, entry_ids}
    ms: int
    created_by: UUID | None
    created_at: datetime

    @property
    def failing(self) -> list[Mapping[str, Any]]:
        """Return the results that are not as they should be."""
        return [result for result in self.results if not result["passed"]]


@dataclass(frozen=True, slots=True)
class PairEnd:
    """One of two entries that ask nearly the same."""

    id: UUID
    question: str
    answer: str
    asked: str  # its text that came closest to the other's


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that ask nearly the same: ``duplicate`` (they answer alike) or ``contradiction``."""

    id: UUID
    base_id: UUID
    kind: str
    chance: float
    one: PairEnd
    other: PairEnd
    numbers: tuple[Mapping[str, Any], ...]
    found_at: datetime
    dismissed_at: datetime | None
    dismissed_by: UUID | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that answers show."""

    id: UUID
    content_hash: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A turn that rested on an entry. ``settled``: resolved or handed_over, what came of it; None, nothing yet."""

    turn_id: UUID
    conversation_id: UUID
    confidence: float | None
    settled: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Week:
    """What an entry did in the week that began on ``week``."""

    week: date
    answered: int
    resolved: int
    handed_over: int


@dataclass(frozen=True, slots=True)
class Topic:
    """What customers find entries under: a folder at the top of a base, a tag (``folder_id`` None), or neither (no name)."""

    folder_id: UUID | None
    name: str | None
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as customers read it on their own: the answer is the one that the widget gives."""

    id: UUID
    locale: str
    title: str
    summary: str
    answer: str
    tags: tuple[str, ...]
    changed_at: datetime
    topic: Topic
