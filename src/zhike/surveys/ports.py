"""What surveys needs from outside."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.surveys.types import Rateable


class Conversations(Protocol):
    """The conversations that are rated."""

    async def lock_rateable(self, tx: Tx, conversation_id: UUID) -> Rateable | None:
        """Lock a conversation and return who is rated; None when it does not exist or cannot be rated."""
        ...

    async def rated(self, tx: Tx, conversation_id: UUID, score: int, reasons: Sequence[str]) -> None:
        """Note score and reasons on the locked conversation and append the fact conversation.rated."""
        ...

    async def of_customers(self, tx: Tx, customer_ids: Collection[UUID]) -> Sequence[UUID]:
        """Return every conversation of these customers."""
        ...


class Keys(Protocol):
    """Data keys of customers."""

    async def keys(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, bytes | None]:
        """Return the key of each customer, None once erased."""
        ...
