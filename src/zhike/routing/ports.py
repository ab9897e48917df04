"""What routing needs from outside."""

from typing import Protocol
from uuid import UUID

from zhike.db import Tx


class Vips(Protocol):
    """Knows which customers are important (implemented by wiring, from customers)."""

    async def is_vip(self, tx: Tx, customer_id: UUID) -> bool:
        """Say whether a customer carries the tag "vip"."""
        ...
