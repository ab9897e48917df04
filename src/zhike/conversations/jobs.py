"""Tasks of conversations."""

from uuid import UUID

from zhike.conversations.attachments import STILL_USED
from zhike.conversations.service import ConversationsService
from zhike.db import Database
from zhike.jobs import JobContext, TaskSpec
from zhike.storage import BlobStore


def tasks(db: Database, service: ConversationsService, blobs: BlobStore) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def wake_snoozed(_ctx: JobContext, workspace_id: str) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            await service.wake_snoozed(tx)

    async def delete_files(_ctx: JobContext, workspace_id: str, digests: list[str]) -> None:
        async with db.transaction(UUID(workspace_id)) as tx:
            rows = await tx.rows(STILL_USED, {"w": tx.workspace, "hashes": digests})
        used = {row["content_hash"] for row in rows}
        for digest in digests:
            if digest not in used:
                await blobs.delete(UUID(workspace_id), digest)

    return {
        "conversations.wake_snoozed": TaskSpec(wake_snoozed, retry=5),
        "conversations.delete_files": TaskSpec(delete_files, retry=8),
    }
