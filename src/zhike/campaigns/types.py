"""Rules of messages that the assistant sends first, and what is decided. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

Op = Literal["is", "is_not", "contains", "starts", "at_least", "at_most"]
Outcome = Literal["sent", "held_out", "capped", "quiet", "refused", "busy"]
Opens = Literal["message", "consultation"]
OPENS: tuple[Opens, ...] = ("message", "consultation")
OPS: tuple[Op, ...] = ("is", "is_not", "contains", "starts", "at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to hold: of ``field`` (path, title, properties.x, customer.name, customer.verified, customer.tags)."""

    field: str
    op: Op
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages, with variables: {{properties.product}}."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as somebody writes it. pause_days: between two for one customer. hold_out: percent who go without.

    opens: a message of the assistant alone, or a consultation, which goes to a queue with it.
    """

    name: str
    event: str
    words: Words
    active: bool = False
    where: tuple[Condition, ...] = ()
    choices: tuple[Words, ...] = ()
    pause_days: int = 7
    hold_out: int = 10
    opens: Opens = "message"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it is kept."""

    id: UUID
    draft: Draft
    version: int
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """A workspace's: messages a customer gets a day, and all of them; when none goes (minutes of its day; equal: never)."""

    visitor_day: int = 1
    workspace_day: int = 1_000
    quiet_from: int = 22 * 60
    quiet_to: int = 8 * 60


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: ``key`` makes it one. A page looked at is the event ``page``."""

    name: str
    key: bytes
    at: datetime
    properties: Mapping[str, Any] = field(default_factory=dict)
    path: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a customer stands when something happens to him."""

    refused: bool
    sent_today: int
    all_today: int
    last: datetime | None  # that this rule was decided for him for good: sent or held out
    busy: bool  # a colleague or a queue has his conversation


@dataclass(frozen=True, slots=True)
class Arm:
    """What became of those who were sent to, or held out: opened is told of sent ones alone."""

    n: int
    opened: int
    wrote: int
    resolved: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Thirty days of a rule."""

    outcomes: Mapping[str, int]
    sent: Arm
    held_out: Arm
