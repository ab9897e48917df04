"""Tasks of push."""

from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.push.delivery import PushDelivery
from zhike.push.service import TASK


def tasks(delivery: PushDelivery) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def send(_ctx: JobContext, workspace_id: str, push_id: str) -> None:
        await delivery.deliver(UUID(workspace_id), UUID(push_id))

    async def sweep(_ctx: JobContext, workspace_id: str) -> None:
        async with delivery.db.transaction(UUID(workspace_id)) as tx:
            await delivery.push.sweep(tx)

    return {TASK: TaskSpec(send, retry=3), "push.sweep": TaskSpec(sweep, retry=1)}
