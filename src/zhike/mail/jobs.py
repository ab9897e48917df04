"""Task of mail."""

from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.mail.delivery import Delivery

RETRIES = 8


def tasks(delivery: Delivery) -> dict[str, TaskSpec]:
    """Return the task a worker runs."""

    async def send(ctx: JobContext, workspace_id: str, mail_id: str) -> None:
        await delivery.deliver(UUID(workspace_id), UUID(mail_id), last=ctx.last_attempt)

    return {"mail.send": TaskSpec(send, retry=RETRIES)}
