"""Tasks of actions."""

from typing import Any
from uuid import UUID

from zhike.actions.adapters.remote import TASK as PROCEDURE
from zhike.actions.adapters.remote import answer
from zhike.actions.ports import FarSide
from zhike.actions.settling import Settler
from zhike.db import Tx
from zhike.jobs import Calls, Job, JobContext, TaskSpec, defer

SWEEP, RECONCILE = "actions.sweep", "actions.reconcile"


async def due(tx: Tx) -> None:
    """Call for a sweep (wiring does, every minute)."""
    args = {"workspace_id": str(tx.workspace)}
    await defer(tx, [Job(SWEEP, args, queueing_lock=f"{SWEEP}:{tx.workspace}")])


def tasks(settler: Settler, procedures: FarSide, calls: Calls) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def sweep(_ctx: JobContext, workspace_id: str) -> None:
        await settler.sweep(UUID(workspace_id))

    async def reconcile(_ctx: JobContext, workspace_id: str, call_id: str) -> None:
        await settler.recover(UUID(workspace_id), UUID(call_id))

    async def procedure(workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        return await answer(procedures, workspace_id, question)

    return {PROCEDURE: calls.task(procedure), SWEEP: TaskSpec(sweep, retry=1), RECONCILE: TaskSpec(reconcile)}
