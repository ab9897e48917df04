"""Tasks of channels."""

from uuid import UUID

from zhike.channels.trail import Trail
from zhike.db import Database
from zhike.jobs import JobContext, TaskSpec

SWEEP = "channels.sweep_trail"


def tasks(db: Database, trail: Trail) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def sweep_trail(_ctx: JobContext, workspace_id: str) -> None:
        """Forget what visitors did longer ago than their inbox keeps it."""
        async with db.transaction(UUID(workspace_id)) as tx:
            await trail.sweep(tx)

    return {SWEEP: TaskSpec(sweep_trail, retry=2)}
