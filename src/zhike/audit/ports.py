"""What audit needs from outside."""

from typing import Protocol
from uuid import UUID

from zhike.db import Tx


class Names(Protocol):
    """Who is behind an id."""

    async def names(self, tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
        """Return the names of users and API keys by id."""
        ...
