"""What erasing a customer takes from the search."""

from collections.abc import Sequence
from uuid import UUID

from zhike.db import Tx
from zhike.desk.search import queries


class SearchErasure:
    """Customers' Erasure port: the tokens of everything said in their conversations."""

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove tokens in the caller's transaction, which holds the customers' rows."""
        await queries.forget(tx, customer_ids)
