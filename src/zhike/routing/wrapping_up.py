"""After-contact work: who ended a conversation writes it up before he is given the next, for as long as the workspace says."""

from uuid import UUID

from zhike.db import Database, Tx
from zhike.routing import queries
from zhike.staff import StaffService


class WrapUp:
    """Begins after-contact work and ends it."""

    def __init__(self, db: Database, staff: StaffService) -> None:
        self.db = db
        self.staff = staff

    async def begin(self, workspace_id: UUID, conversation_id: UUID) -> None:
        """Let who resolved his conversation write it up, where the workspace gives time for it and he is online."""
        async with self.db.transaction(workspace_id) as tx:
            agent_id = await tx.scalar(queries.TO_WRAP_UP, {"w": tx.workspace, "id": conversation_id})
            if agent_id is not None:
                await self.staff.set_presence(tx, agent_id, "wrap_up")

    async def end(self, tx: Tx) -> int:
        """Bring those back online whose time is over; returns how many. One statement where there is nobody."""
        over = await tx.rows(queries.WRAPPED_UP, {"w": tx.workspace})
        for row in over:
            await self.staff.set_presence(tx, row["id"], "online")
        return len(over)
