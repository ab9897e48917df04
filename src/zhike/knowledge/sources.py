"""Sources: pages and sitemaps of the merchant's own site that knowledge is read from."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.knowledge import queries
from zhike.knowledge import queries_sources as sql
from zhike.knowledge.errors import BaseNotFound, SourceKnown, SourceNotFound
from zhike.knowledge.fetching import FetchFailed, normal
from zhike.knowledge.imports import in_base, only_drafts
from zhike.knowledge.service import person_of
from zhike.knowledge.source_types import SeenPage, Source


def crawl_job(workspace_id: UUID, source_id: UUID) -> Job:
    """Return the job that visits a source; one waits at a time, and two never run at once."""
    key = f"crawl:{source_id}"
    args = {"workspace_id": str(workspace_id), "source_id": str(source_id)}
    return Job("knowledge.crawl", args, queue="imports", lock=key, queueing_lock=key)


def patterns(given: Sequence[str]) -> tuple[str, ...]:
    """Return patterns of addresses trimmed, none twice, none empty."""
    return tuple(dict.fromkeys(filter(None, (one.replace("\x00", "").strip()[:200] for one in given))))


class Sources:
    """Keeps sources and sends visits on their way. ``held``: effects are paused (after a restore), so none is made yet."""

    def __init__(self, *, held: bool = False) -> None:
        self.held = held

    async def add(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, url: str, every_hours: int | None, policy: str, drafts: bool,
        *, folder_id: UUID | None = None, include: Sequence[str] = (), exclude: Sequence[str] = (),
    ) -> Source:  # fmt: skip
        """Add a source and visit it; raises BaseNotFound, FolderNotFound, SourceKnown, or Invalid for what is no web address."""
        base = await queries.base(tx, base_id)
        if base is None:
            raise BaseNotFound(field="base_id")
        try:
            full = normal(url)
        except FetchFailed:
            raise Invalid(
                "url", "Give the address of a web page or a sitemap.", "请填写网页或站点地图的网址。"
            ) from None
        await in_base(tx, base_id, folder_id)
        source_id = uuid7()
        drafts = drafts or only_drafts(base, viewer)
        by, places = person_of(viewer), {"include": patterns(include), "exclude": patterns(exclude)}
        if not await sql.add(
            tx, source_id, base_id, full, every_hours, policy, drafts, by, folder_id=folder_id, **places
        ):
            raise SourceKnown
        await defer(tx, [crawl_job(tx.workspace, source_id)])
        return await self.get(tx, source_id)

    async def all(self, tx: Tx, base_id: UUID | None) -> list[Source]:
        """Return sources by address."""
        return await sql.some(tx, base_id)

    async def get(self, tx: Tx, source_id: UUID) -> Source:
        """Return a source; raises SourceNotFound."""
        found = await sql.one(tx, source_id)
        if found is None:
            raise SourceNotFound
        return found

    async def change(self, tx: Tx, viewer: Viewer | None, source_id: UUID, changes: dict[str, Any]) -> Source:
        """Change how a source is visited: every_hours, policy, drafts, paused, folder_id, include, exclude."""
        source = await self.get(tx, source_id)
        base = await queries.base(tx, source.base_id)
        paused = changes.pop("paused", None)
        await in_base(tx, source.base_id, changes.get("folder_id"))
        changes |= {name: patterns(changes[name]) for name in ("include", "exclude") if name in changes}
        state = source.state if paused is None else "paused" if paused else "waiting"
        wanted = replace(source, **changes, state=state)
        if base is not None and only_drafts(base, viewer):
            wanted = replace(wanted, drafts=True)
        await sql.change(tx, wanted)
        return await self.get(tx, source_id)

    async def remove(self, tx: Tx, source_id: UUID) -> None:
        """Forget a source; what was read from it stays."""
        await self.get(tx, source_id)
        await sql.remove(tx, source_id)

    async def visit(self, tx: Tx, source_id: UUID) -> Source:
        """Send a visit on its way now."""
        source = await self.get(tx, source_id)
        await defer(tx, [crawl_job(tx.workspace, source_id)])
        return source

    async def pages(
        self, tx: Tx, source_id: UUID, gone: bool | None, limit: int, *, state: str | None = None, q: str | None = None,
        after: str = "",
    ) -> list[SeenPage]:  # fmt: skip
        """Return a source's pages with the entries read from them, as the last visit found them."""
        await self.get(tx, source_id)
        return await sql.seen(tx, source_id, state=state, gone=gone, q=q, after=after, limit=limit)

    async def send_due(self, tx: Tx) -> int:
        """Send a visit to each source whose time has come; returns how many."""
        due = await sql.due(tx)
        await defer(tx, [crawl_job(tx.workspace, source_id) for source_id in due])
        return len(due)
