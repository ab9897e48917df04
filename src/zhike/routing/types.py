"""What routing knows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could take a conversation."""

    agent_id: UUID
    capacity: int
    load: int
    idle_since: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands: 1 is next. ``expected_wait_s`` is None while there is nothing to measure it by."""

    place: int
    expected_wait_s: int | None
    online: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits in a queue, with what decides who may see it."""

    conversation_id: UUID
    inbox_id: UUID
    team_id: UUID | None
    place: Place
