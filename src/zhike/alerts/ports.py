"""What alerts need from outside."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from zhike.alerts.types import News, Person
from zhike.db import Tx
from zhike.identity import Viewer


class Later(Exception):
    """This way has told enough for now: the same is tried again after the pause."""


class NoWay(Exception):
    """This person cannot be reached by this way; the argument is a code."""


class Sender(Protocol):
    """A way in which people who are away are told. It queues in the caller's transaction; nothing leaves in it."""

    way: str
    delay: timedelta  # what happens within it is told at once
    pause: timedelta  # between two tellings of one person

    async def reaches(self, tx: Tx, user_ids: Collection[UUID]) -> Collection[UUID]:
        """Return those whom this way reaches at all. One statement."""

    async def send(self, tx: Tx, to: Person, news: Sequence[News]) -> None:
        """Queue one telling of all of this; raises Later, NoWay."""


class Standing(Protocol):
    """A person's grants and teams as they are now (implemented in house)."""

    async def viewer(self, tx: Tx, agent_id: UUID) -> Viewer | None:
        """Return a person as he stands, None once he left."""
