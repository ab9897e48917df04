"""Flows as a workspace keeps them. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

OUTCOMES = frozenset(
    {"resolved", "unresolved", "cancelled", "declined", "refused", "hand_over", "stuck", "failed", "lapsed"}
)


@dataclass(frozen=True, slots=True)
class StoredFlow:
    """A flow: its draft, and the version that is live with its file."""

    id: UUID
    name: str
    source: str
    version: int
    live_version: int | None
    updated_at: datetime
    updated_by: UUID | None
    live_source: str | None = None

    @property
    def changed(self) -> bool:
        """Whether the draft is another than what is live."""
        return self.source != self.live_source


@dataclass(frozen=True, slots=True)
class StoredVersion:
    """A version as it was published."""

    version: int
    source: str
    note: str
    published_at: datetime
    published_by: UUID | None


@dataclass(frozen=True, slots=True)
class RunNote:
    """What one turn was to one run. ``repairs``: pattern → times; ``outcome``: where it ended in this turn."""

    run: UUID
    flow: str
    version: int
    wrote: bool = False
    repairs: Mapping[str, int] = field(default_factory=dict)
    outcome: str | None = None
