"""Tasks of knowledge; they run in the worker."""

from typing import Any
from uuid import UUID

from zhike.jobs import JobContext, TaskSpec
from zhike.knowledge.imports import ImportService
from zhike.knowledge.vectors import Vectorizer


def tasks(imports: ImportService, vectorizer: Vectorizer) -> dict[str, TaskSpec]:
    """Return the tasks: ``knowledge.import`` reads a file, ``knowledge.embed`` computes what vectors are missing."""

    async def run_import(ctx: JobContext, workspace_id: str, import_id: str, **_: Any) -> None:
        try:
            await imports.run(UUID(workspace_id), UUID(import_id))
        except Exception:
            if ctx.last_attempt:
                await imports.give_up(UUID(workspace_id), UUID(import_id))
            raise

    async def embed(_ctx: JobContext, workspace_id: str, base_id: str, **_: Any) -> None:
        await vectorizer.embed_base(UUID(workspace_id), UUID(base_id))

    return {"knowledge.import": TaskSpec(run_import, retry=3), "knowledge.embed": TaskSpec(embed, retry=5)}
