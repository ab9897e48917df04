"""Scenarios and their runs as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

RunState = Literal["waiting", "running", "done", "failed", "cancelled"]
GOING: tuple[RunState, ...] = ("waiting", "running")


@dataclass(frozen=True, slots=True)
class StoredScenario:
    """A workspace's scenario. ``last_*``: of the last run that played it; None before the first."""

    id: UUID
    name: str
    source: str
    pattern: str
    language: str
    tier: str
    turns: int
    version: int
    updated_at: datetime
    updated_by: UUID | None
    last_passed: bool | None
    last_run_id: UUID | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which scenarios a list shows. ``state``: passed, failed or untried; None: every."""

    q: str = ""
    pattern: str | None = None
    language: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A flow's draft that plays in place of what is live."""

    id: UUID
    name: str
    version: int
    source: str


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run. ``done`` and ``passed``: of ``total`` plays; ``error``: a code."""

    id: UUID
    state: RunState
    scenario_ids: Sequence[UUID]
    repeats: int
    draft: Draft | None
    figures: Mapping[str, Any] | None
    error: str | None
    created_at: datetime
    created_by: UUID | None
    started_at: datetime | None
    ended_at: datetime | None
    done: int
    passed: int

    @property
    def total(self) -> int:
        """How many plays the run has."""
        return len(self.scenario_ids) * self.repeats


@dataclass(frozen=True, slots=True)
class StoredPlay:
    """One scenario played once. ``misses`` and ``transcript`` as the interface shows them; ``stands``: it was not deleted since."""

    id: UUID
    scenario_id: UUID
    repeat: int
    name: str
    pattern: str
    language: str
    passed: bool
    contained: bool
    misses: Sequence[Mapping[str, Any]]
    transcript: Sequence[Mapping[str, Any]]
    seconds: float
    stands: bool = True
