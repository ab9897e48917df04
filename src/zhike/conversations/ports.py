"""What conversations need from outside."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer


class Keys(Protocol):
    """Customers' data keys (implemented by customers)."""

    async def __call__(self, tx: Tx, ids: Collection[UUID], /) -> dict[UUID, bytes | None]:
        """Return each customer's key, None once erased."""


class Staff(Protocol):
    """What conversations ask about staff (implemented by staff)."""

    async def assistant_id(self, tx: Tx) -> UUID:
        """Return the workspace's assistant."""

    async def queue_team(self, tx: Tx, queue_id: UUID | None) -> tuple[UUID, UUID, int] | None:
        """Return (queue, team, seconds to the first answer) of a queue, the default one for None; None: there is none."""

    async def online(self, tx: Tx, team_id: UUID) -> int:
        """Return how many people of a team are online and take conversations."""

    async def touch_idle(self, tx: Tx, agent_id: UUID) -> None:
        """Note that a conversation was handed to, or left, a person."""

    async def touch_in_turn(self, tx: Tx, agent_ids: Sequence[UUID]) -> None:
        """Note that people were handed conversations, one after the other."""

    async def names(self, tx: Tx, agent_ids: Collection[UUID]) -> Mapping[UUID, Mapping[str, Any]]:
        """Return {agent: {name, …}}."""

    async def name(self, tx: Tx, agent_id: UUID) -> str:
        """Return an agent's name."""


class Standing(Protocol):
    """What somebody may do now, who is not asking (implemented by wiring)."""

    async def viewer(self, tx: Tx, agent_id: UUID) -> Viewer | None:
        """Return a person as he stands, None once he left."""
