"""Tasks of alerts."""

from datetime import date
from uuid import UUID

from zhike.alerts.digest import TASK as DIGEST
from zhike.alerts.digest import Digests
from zhike.alerts.service import TASK, Alerts
from zhike.db import Database
from zhike.jobs import JobContext, TaskSpec


def tasks(db: Database, alerts: Alerts, digests: Digests) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def tell(_ctx: JobContext, workspace_id: str, user_id: str, way: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await alerts.tell(tx, UUID(user_id), way)

    async def digest(_ctx: JobContext, workspace_id: str, user_id: str, day: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await digests.send(tx, UUID(user_id), date.fromisoformat(day))

    async def sweep(_ctx: JobContext, workspace_id: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await alerts.sweep(tx)
            await digests.sender.mail.sweep(tx)

    return {
        TASK: TaskSpec(tell, retry=8),
        DIGEST: TaskSpec(digest, retry=12),  # for a good two hours
        "alerts.sweep": TaskSpec(sweep, retry=1),
    }
