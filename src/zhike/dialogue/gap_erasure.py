"""What erasing a customer leaves of what he asked: nothing that counts."""

from collections.abc import Sequence
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue import queries_gaps as queries


class GapErasure:
    """Customers' Erasure port."""

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Drop these customers' askings from their gaps, in the caller's transaction."""
        await queries.forget(tx, customer_ids)
