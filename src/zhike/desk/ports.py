"""What the desk asks of others, named by the need."""

from collections.abc import Collection
from typing import Any, Protocol
from uuid import UUID

from zhike.conversations import Message
from zhike.db import Tx


class Names(Protocol):
    """Who is who among staff."""

    async def names(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: {name, avatar_url, kind, serves}} of agents, those who left included."""
        ...

    async def cards(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: Agent as the API shows it}."""
        ...

    async def members(self, tx: Tx, team_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
        """Return who is in these teams."""
        ...

    async def queue_names(self, tx: Tx, queue_ids: Collection[UUID]) -> dict[UUID, str]:
        """Return queues' names."""
        ...


class TurnSources(Protocol):
    """What the assistant based its replies on."""

    async def summaries(self, tx: Tx, turn_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {turn id: {id, outcome, confidence, helpful, sources: [{n, entry_id, title, score, url}]}}."""
        ...


class Quotes(Protocol):
    """What messages answer to (implemented by conversations)."""

    async def quoted(self, tx: Tx, ids: Collection[UUID]) -> list[Message]:
        """Return messages by id."""
        ...
