"""What the assistant learns from: gaps, corrections, and the places in conversations where they were asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

GapState = Literal["open", "drafted", "settled", "dismissed"]
GapReason = Literal["refused", "unresolved", "rated_low", "not_helpful", "marked_wrong"]
GAP_STATES: tuple[GapState, ...] = ("open", "drafted", "settled", "dismissed")
GAP_REASONS: tuple[GapReason, ...] = ("refused", "unresolved", "rated_low", "not_helpful", "marked_wrong")
REOPENED_BY = 5  # questions since a gap was dismissed that open it again


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a conversation, both ends included."""

    conversation_id: UUID
    from_seq: int
    to_seq: int


@dataclass(frozen=True, slots=True)
class Asking:
    """A turn that failed: where it was asked and all that says so."""

    turn_id: UUID
    conversation_id: UUID
    from_seq: int
    to_seq: int
    reasons: tuple[str, ...]
    at: datetime
    language: str | None = None
    gap_id: UUID | None = None

    @property
    def span(self) -> Span:
        """Return where its messages stand."""
        return Span(self.conversation_id, self.from_seq, self.to_seq)


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask the same and were not answered well. ``asked`` stands for them: its likes are laid to it."""

    id: UUID
    locale: str
    state: str
    asked: Asking
    size: int
    first_at: datetime
    last_at: datetime
    entry_id: UUID | None = None
    closed_by: UUID | None = None
    closed_at: datetime | None = None
    near: tuple[
        Mapping[str, Any], ...
    ] = ()  # entries that came closest when it was asked, but were not given: entry_id, score


@dataclass(frozen=True, slots=True)
class Example:
    """One asking as a reader may see it."""

    asking: Asking
    text: str


@dataclass(frozen=True, slots=True)
class GapView:
    """A gap with what a reader may see of it; ``question`` is None where he may see no conversation of it."""

    gap: Gap
    reasons: Mapping[str, int]
    question: str | None
    examples: tuple[Example, ...] = ()
    since: int = 0  # askings since it was drafted or dismissed


@dataclass(frozen=True, slots=True)
class GapFilter:
    """Which gaps a list shows; None does not filter. ``days``: asked in the last so many days."""

    state: str | None = None
    reason: str | None = None
    days: int | None = None
    q: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer marked wrong: ``entry_id`` was given, ``right_id`` should have been (None: nothing does)."""

    id: UUID
    turn_id: UUID
    conversation_id: UUID
    from_seq: int
    to_seq: int
    entry_id: UUID
    right_id: UUID | None
    state: str
    marked_by: UUID
    marked_at: datetime
    reviewed_by: UUID | None
    reviewed_at: datetime | None
    version: int = 1

    @property
    def span(self) -> Span:
        """Return where its messages stand."""
        return Span(self.conversation_id, self.from_seq, self.to_seq)
