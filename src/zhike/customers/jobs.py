"""Tasks of customers."""

from uuid import UUID

from zhike.customers.service import CustomersService
from zhike.db import Database
from zhike.jobs import Job, JobContext, TaskSpec, defer

RENEW = "customers.renew_lookups"


def tasks(db: Database, service: CustomersService) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def renew_lookups(_ctx: JobContext, workspace_id: str, after: str | None = None) -> None:
        """Renew a batch of look-ups; the rest is queued in the same transaction, so a crash repeats one batch at most."""
        async with db.transaction(UUID(workspace_id)) as tx:
            last = await service.renew_lookups(tx, UUID(after) if after else None)
            if last is not None:
                await defer(tx, [Job(RENEW, {"workspace_id": workspace_id, "after": str(last)})])

    return {RENEW: TaskSpec(renew_lookups, retry=8)}
