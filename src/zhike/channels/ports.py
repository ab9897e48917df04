"""What channels need from above: somebody who takes messages in."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.channels.types import Incoming, Receipt
from zhike.db import Tx


class Intake(Protocol):
    """Implemented by conversations, bound by wiring, called inside the transaction that stored the raw payloads."""

    async def receive(self, tx: Tx, items: Sequence[tuple[UUID, Incoming]]) -> list[Receipt]:
        """Turn (inbound id, message) pairs of one workspace into messages, in order."""

    async def keep(self, tx: Tx, incoming: Incoming) -> None:
        """Keep the files that a payload names: it was set aside, and may be replayed long after."""

    async def receipts(self, tx: Tx, inbound_ids: Sequence[UUID]) -> dict[UUID, Receipt]:
        """Return what earlier payloads became."""


class Outlet(Protocol):
    """Carries a message out to the far side. Runs with no transaction open."""

    async def send(self, url: str, message_id: str, body: dict[str, Any], secret: bytes) -> int:
        """Deliver once; returns the far side's status, raises on failure. ``message_id`` is the idempotency key."""
