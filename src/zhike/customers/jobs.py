"""Tasks of customers."""

from uuid import UUID

from zhike.customers.retention import Retention
from zhike.customers.service import CustomersService
from zhike.db import Database
from zhike.jobs import Job, JobContext, TaskSpec, defer

RENEW, RETAIN = "customers.renew_lookups", "customers.retain"


def tasks(db: Database, service: CustomersService) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def renew_lookups(_ctx: JobContext, workspace_id: str, after: str | None = None) -> None:
        """Renew a batch of look-ups; the rest is queued in the same transaction, so a crash repeats one batch at most."""
        async with db.transaction(UUID(workspace_id)) as tx:
            last = await service.renew_lookups(tx, UUID(after) if after else None)
            if last is not None:
                await defer(tx, [Job(RENEW, {"workspace_id": workspace_id, "after": str(last)})])

    return {RENEW: TaskSpec(renew_lookups, retry=8)}


def retention_tasks(db: Database, retention: Retention) -> dict[str, TaskSpec]:
    """Return the task that a worker runs every now and then for each workspace."""

    async def retain(_ctx: JobContext, workspace_id: str, after: str | None = None) -> None:
        """Erase a batch of those of whom nothing was heard for too long; the rest is queued in the same transaction."""
        async with db.transaction(UUID(workspace_id)) as tx:
            last = await retention.carry_out(tx, UUID(after) if after else None)
            if last is not None:
                await defer(tx, [Job(RETAIN, {"workspace_id": workspace_id, "after": str(last)})])

    return {RETAIN: TaskSpec(retain, retry=3)}
