"""What routing knows: who waits, who could take it, how a queue hands out, and why it was decided so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

CHAT = 100  # work is counted in hundredths of a chat, so that sums are exact

Strategy = Literal["longest_idle", "least_loaded"]
Chosen = Literal["last_colleague", "longest_idle", "least_loaded"]
Obstacle = Literal["nobody_online", "skill", "language", "full"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who is online. ``capacity`` and ``load`` in hundredths of a chat; ``skills``: level 1 to 5.

    ``languages`` (zh, en): none named means that it was never told, and any is given.
    """

    agent_id: UUID
    capacity: int
    load: int
    idle_since: datetime
    skills: Mapping[str, int] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class QueueRules:
    """How a queue hands out. ``skills``: what is needed, and at least how well.

    sticky_h: for so many hours a customer comes back to who had him last; 0: no. overflow_after_s: how long somebody waits
    before he goes on to ``overflow_to``. most_waiting: from so many on the next are promised a call back.
    """

    strategy: Strategy = "longest_idle"
    skills: Mapping[str, int] = field(default_factory=dict)
    match_language: bool = False
    sticky_h: int = 0
    vip_first: bool = False
    overflow_after_s: int | None = None
    overflow_to: UUID | None = None
    most_waiting: int | None = None


@dataclass(frozen=True, slots=True)
class RoutingSettings:
    """``weights`` of conversations by channel, in hundredths of a chat; seconds of grace and of after-contact work."""

    weights: Mapping[str, int]
    grace_s: int
    wrap_up_s: int


@dataclass(frozen=True, slots=True)
class Waiter:
    """A conversation in a queue. ``weight`` in hundredths of a chat; ``last_agent``: who had the customer last."""

    conversation_id: UUID
    queue_id: UUID
    team_id: UUID
    weight: int
    language: str
    queued_at: datetime
    last_agent: UUID | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why a decision came out as it did; numbers as they were at that moment.

    chosen: by which rule; None: nobody could be chosen because of ``obstacle``. online: people of the team; unskilled,
    other_language, full: how many of them could not take it for that reason. load, capacity: of who was chosen, before it.
    """

    chosen: Chosen | None
    obstacle: Obstacle | None
    online: int
    unskilled: int = 0
    other_language: int = 0
    full: int | None = None
    load: int | None = None
    capacity: int | None = None
    idle_s: int | None = None
    waited_s: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """To whom a waiting conversation goes, None: it waits on; and why."""

    conversation_id: UUID
    agent_id: UUID | None
    why: Why


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as it is kept. kind: assigned, overflow (to ``queue_id``), given_back (``agent_id`` had it)."""

    at: datetime
    kind: Literal["assigned", "overflow", "given_back"]
    queue_id: UUID
    agent_id: UUID | None
    why: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation stands: 1 is next. ``expected_wait_s`` is None while there is nothing to measure it by.

    full: so many wait already that the queue promises a call back instead.
    """

    place: int
    expected_wait_s: int | None
    online: int
    full: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation that waits in a queue, with what decides who may see it."""

    conversation_id: UUID
    inbox_id: UUID
    team_id: UUID | None
    place: Place
