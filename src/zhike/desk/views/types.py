"""Saved views."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

Reach = Literal["personal", "team", "workspace"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody writes of a view; whose it is follows from the scope."""

    name: str
    filters: Mapping[str, Any]
    sort: str
    scope: Reach = "personal"
    team_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SavedView:
    """A stored view. ``filters`` are the inbox's own query, without words, page and order."""

    id: UUID
    scope: Reach
    owner_id: UUID | None
    team_id: UUID | None
    name: str
    filters: Mapping[str, Any]
    sort: str
    place: int
    version: int
