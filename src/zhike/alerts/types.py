"""What alerts are made of. No I/O."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Told = Literal["assigned", "replied", "mentioned", "waiting"]


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact that may concern people: the one it was given to, those who follow, who is named, or a team."""

    position: int
    told: Told
    conversation_id: UUID
    version: int
    at: datetime
    seq: int | None = None
    actor_id: UUID | None = None  # a person's own doings are no news to him
    owner_id: UUID | None = None
    team_id: UUID | None = None
    message_id: UUID | None = None  # of a note, which may name somebody


@dataclass(frozen=True, slots=True)
class Tie:
    """How a person stands to what happened."""

    user_id: UUID
    follows: bool = False
    named: bool = False
    member: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing a person is to be told of."""

    position: int
    told: Told
    conversation_id: UUID
    version: int
    seq: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """What is told of one conversation: of whose, and how often what happened. Never words of anybody."""

    conversation_id: UUID
    number: int
    customer_id: UUID
    customer: str
    told: tuple[tuple[Told, int], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is told."""

    id: UUID
    name: str
    email: str
    language: str
    workspace: str
