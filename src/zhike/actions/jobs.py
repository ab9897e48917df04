"""Tasks of actions."""

from uuid import UUID

from zhike.actions.settling import Settler
from zhike.db import Tx
from zhike.jobs import Job, JobContext, TaskSpec, defer

SWEEP, RECONCILE = "actions.sweep", "actions.reconcile"


async def due(tx: Tx) -> None:
    """Call for a sweep (wiring does, every minute)."""
    args = {"workspace_id": str(tx.workspace)}
    await defer(tx, [Job(SWEEP, args, queueing_lock=f"{SWEEP}:{tx.workspace}")])


def tasks(settler: Settler) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def sweep(_ctx: JobContext, workspace_id: str) -> None:
        await settler.sweep(UUID(workspace_id))

    async def reconcile(_ctx: JobContext, workspace_id: str, call_id: str) -> None:
        await settler.recover(UUID(workspace_id), UUID(call_id))

    return {SWEEP: TaskSpec(sweep, retry=1), RECONCILE: TaskSpec(reconcile)}
