"""Tasks of conversations."""

from uuid import UUID

from zhike.conversations.attachments import Attachments
from zhike.conversations.drafts import Drafts
from zhike.conversations.scheduled import ScheduledReplies
from zhike.conversations.service import ConversationsService
from zhike.db import Database
from zhike.jobs import JobContext, TaskSpec


def tasks(
    db: Database,
    service: ConversationsService,
    attachments: Attachments,
    drafts: Drafts,
    scheduled: ScheduledReplies,
    unsent_s: float,
) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs. Uploads that no message took within ``unsent_s`` seconds are swept."""

    async def wake_snoozed(_ctx: JobContext, workspace_id: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await service.wake_snoozed(tx)

    async def delete_files(_ctx: JobContext, workspace_id: str, digests: list[str]) -> None:
        for digest in digests:
            await attachments.remove_unused(UUID(workspace_id), digest)

    async def sweep_uploads(_ctx: JobContext, workspace_id: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await drafts.sweep(tx)
            await attachments.sweep(tx, unsent_s)

    async def send_scheduled(_ctx: JobContext, workspace_id: str, reply_id: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await scheduled.due(tx, UUID(reply_id))

    async def join_visits(_ctx: JobContext, workspace_id: str, subject_id: str, **_fact: object) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await service.join_visits(tx, UUID(subject_id))

    return {
        "conversations.join_visits": TaskSpec(join_visits, retry=5),
        "conversations.wake_snoozed": TaskSpec(wake_snoozed, retry=5),
        "conversations.send_scheduled": TaskSpec(send_scheduled, retry=8),
        "conversations.delete_files": TaskSpec(delete_files, retry=8),
        "conversations.sweep_uploads": TaskSpec(sweep_uploads, retry=2),
    }
