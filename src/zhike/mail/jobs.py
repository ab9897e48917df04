"""Tasks of mail."""

from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.mail.delivery import Delivery

RETRIES, RETRIES_UNASKED = 8, 12  # for eight minutes; for two hours, because nobody stands by to send it again


def tasks(delivery: Delivery) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def send(ctx: JobContext, workspace_id: str, mail_id: str) -> None:
        await delivery.deliver(UUID(workspace_id), UUID(mail_id), last=ctx.last_attempt)

    return {"mail.send": TaskSpec(send, retry=RETRIES), "mail.send_unasked": TaskSpec(send, retry=RETRIES_UNASKED)}
