"""Agents, teams and queues."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

# busy: answers what he has and is given nothing new; wrap_up: writes up what he just ended.
Presence = Literal["online", "busy", "wrap_up", "away", "offline"]
AgentKind = Literal["person", "assistant"]


@dataclass(frozen=True, slots=True)
class Agent:
    """Who can own a conversation: a person (same id as his user) or the assistant.

    ``skills``: level 1 to 5; ``languages`` (zh, en): none named means that it was never told.
    """

    id: UUID
    kind: AgentKind
    name: str
    avatar_url: str | None
    capacity: int
    presence: Presence
    presence_reason: str | None
    presence_since: datetime
    idle_since: datetime
    version: int
    team_ids: tuple[UUID, ...]
    disabled_at: datetime | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Team:
    """People who share work."""

    id: UUID
    name: str
    member_ids: tuple[UUID, ...]
    lead_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Where conversations wait for somebody of a team."""

    id: UUID
    name: str
    team_id: UUID
    is_default: bool
    first_response_target_s: int = 20  # within how many seconds a person should have answered
