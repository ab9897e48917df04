"""Tasks of knowledge; they run in the worker."""

from typing import Any
from uuid import UUID

from zhike.jobs import Calls, Job, JobContext, TaskSpec, defer
from zhike.knowledge.comparing import Comparer
from zhike.knowledge.crawl import Crawler
from zhike.knowledge.graph_linking import link_base
from zhike.knowledge.imports import ImportService
from zhike.knowledge.public import TASK as FIND
from zhike.knowledge.public import Finder
from zhike.knowledge.room import KnowledgeRoom
from zhike.knowledge.searcher import Searcher
from zhike.knowledge.sources import Sources
from zhike.knowledge.vectors import Vectorizer


def tasks(imports: ImportService, vectorizer: Vectorizer, searcher: Searcher) -> dict[str, TaskSpec]:
    """Return the tasks: ``knowledge.import`` reads a file, ``knowledge.embed`` computes what vectors are missing."""

    async def run_import(ctx: JobContext, workspace_id: str, import_id: str, **_: Any) -> None:
        try:
            await imports.run(UUID(workspace_id), UUID(import_id))
        except Exception:
            if ctx.last_attempt:
                await imports.give_up(UUID(workspace_id), UUID(import_id))
            raise

    async def undo_import(_ctx: JobContext, workspace_id: str, import_id: str, **_: Any) -> None:
        await imports.run_undo(UUID(workspace_id), UUID(import_id))

    async def embed(_ctx: JobContext, workspace_id: str, base_id: str, **_: Any) -> None:
        await link_base(vectorizer.db, UUID(workspace_id), UUID(base_id))  # first: it is quick, and vectors take long
        await vectorizer.embed_base(UUID(workspace_id), UUID(base_id))
        await searcher.follow(UUID(workspace_id), UUID(base_id))
        args, lock = {"workspace_id": workspace_id, "base_id": base_id}, f"compare:{base_id}"
        async with vectorizer.db.transaction(UUID(workspace_id)) as tx:
            await defer(tx, [Job("knowledge.compare", args, queueing_lock=lock, priority=-10)])

    return {
        "knowledge.import": TaskSpec(run_import, retry=3),
        "knowledge.undo_import": TaskSpec(undo_import, retry=5),
        "knowledge.embed": TaskSpec(embed, retry=5),
    }


def life_tasks(room: KnowledgeRoom, comparer: Comparer) -> dict[str, TaskSpec]:
    """Return the tasks of the life cycle: ``knowledge.publish`` at its time, ``knowledge.compare``, ``knowledge.remind``."""

    async def publish(_ctx: JobContext, workspace_id: str, entry_id: str, number: int, **_: Any) -> None:
        await room.publishing.publish_due(UUID(workspace_id), UUID(entry_id), number)

    async def compare(_ctx: JobContext, workspace_id: str, base_id: str, **_: Any) -> None:
        await comparer.compare(UUID(workspace_id), UUID(base_id))

    async def remind(_ctx: JobContext, workspace_id: str, **_: Any) -> None:
        async with room.publishing.db.transaction(UUID(workspace_id)) as tx:
            await room.life.remind(tx)

    return {
        "knowledge.publish": TaskSpec(publish, retry=5),
        "knowledge.compare": TaskSpec(compare, retry=2),
        "knowledge.remind": TaskSpec(remind, retry=1),
    }


def source_tasks(crawler: Crawler, sources: Sources) -> dict[str, TaskSpec]:
    """Return the tasks of sources: ``knowledge.crawl`` visits one, ``knowledge.crawl_due`` sends those whose time has come."""

    async def crawl(ctx: JobContext, workspace_id: str, source_id: str, **_: Any) -> None:
        try:
            await crawler.crawl(UUID(workspace_id), UUID(source_id))
        except Exception:
            if ctx.last_attempt:
                await crawler.give_up(UUID(workspace_id), UUID(source_id))
            raise

    async def crawl_due(_ctx: JobContext, workspace_id: str, **_: Any) -> None:
        async with crawler.db.transaction(UUID(workspace_id)) as tx:
            await sources.send_due(tx)

    return {"knowledge.crawl": TaskSpec(crawl, retry=2), "knowledge.crawl_due": TaskSpec(crawl_due)}


def public_tasks(finder: Finder, calls: Calls) -> dict[str, TaskSpec]:
    """Return ``knowledge.find``: the help centre's search."""
    return {FIND: calls.task(finder.answer)}
