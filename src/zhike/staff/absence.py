"""Who is online without being there: a closed browser says nothing, so open consoles are noted and those not seen go offline."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from zhike.db import Tx
from zhike.staff import queries
from zhike.staff.service import StaffService

SEEN_EVERY_S = 20.0  # open consoles are noted so often
GONE_S = 90.0  # and who was not noted for so long is gone: longer than a reload, a restart or a lift takes


class Absence:
    """Notes who is there, and lets go offline who is not."""

    def __init__(self, staff: StaffService) -> None:
        self.staff = staff

    async def seen(self, tx: Tx, agent_ids: Collection[UUID]) -> None:
        """Note that consoles of these people are open. One statement."""
        await queries.seen(tx, agent_ids)

    async def last(self, tx: Tx, agent_id: UUID) -> datetime | None:
        """Return when a console of this person was last open, also one that says "offline"; None for who does not serve."""
        return await queries.last_seen(tx, agent_id)

    async def leave(self, tx: Tx) -> list[UUID]:
        """Set everybody offline who was not seen for GONE_S; returns them."""
        gone = await queries.unseen(tx, GONE_S)
        for agent_id in gone:
            await self.staff.set_presence(tx, agent_id, "offline")
        return gone
