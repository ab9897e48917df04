"""Canned replies."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Reach = Literal["personal", "team", "workspace"]
Do = Literal["priority", "tag", "assign", "snooze", "pend", "resolve"]


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that stands in a body as {{name}}, and what people call it."""

    name: str
    zh: str
    en: str

    def label(self, locale: str) -> str:
        """Return what the reader calls it."""
        return self.zh if locale.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happens beside what is said; which of the fields count follows ``do``."""

    do: Do
    value: str | None = None  # a priority, a tag
    agent_id: str | None = None
    queue_id: str | None = None
    for_s: int | None = None  # how long a snooze lasts


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes of a reply; ``owner_id`` follows from the scope."""

    shortcut: str
    title: str
    body: str
    scope: Reach
    team_id: UUID | None = None
    folder: str = ""
    locale: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A stored reply."""

    id: UUID
    scope: Reach
    owner_id: UUID | None
    team_id: UUID | None
    shortcut: str
    title: str
    body: str
    folder: str
    locale: str | None
    uses: int
    used_at: datetime | None
    version: int
    updated_at: datetime
    updated_by: UUID | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """Which replies a list shows; nothing given narrows nothing."""

    q: str = ""
    scope: Reach | None = None
    team_id: UUID | None = None
    folder: str | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body filled in for one conversation; ``missing`` names the variables that stand in it still."""

    text: str
    missing: tuple[str, ...]
