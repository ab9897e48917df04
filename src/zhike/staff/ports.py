"""What staff needs from above."""

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from zhike.db import Tx


class AgentLoad(Protocol):
    """How much agents have in hand."""

    async def loads(self, tx: Tx, agent_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return how many unresolved conversations each agent owns; agents without any may be left out."""
        ...
