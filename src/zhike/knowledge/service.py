"""Use cases on bases and entries; the only writer of their tables."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.paging import clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import facts, queries
from zhike.knowledge.errors import BaseNameTaken, BaseNotFound, EntryChanged, EntryNotFound
from zhike.knowledge.rules import check, clean
from zhike.knowledge.types import LOCALES, Base, Entry, EntryDraft, EntryFilter
from zhike.language import tidy


def actor_of(viewer: Viewer | None) -> ActorRef:
    """Return who a fact names: a person, or the system for an API key and for jobs."""
    return ActorRef("person", viewer.id) if viewer is not None and viewer.kind == "person" else ActorRef("system")


def person_of(viewer: Viewer | None) -> UUID | None:
    """Return the person to note as the last editor."""
    return viewer.id if viewer is not None and viewer.kind == "person" else None


def base_name(name: str) -> str:
    """Return a base's name tidied; raises Invalid."""
    name = tidy(name)
    if not name or len(name) > 80:
        raise Invalid("name", "A name has 1 to 80 characters.", "名称需为 1 到 80 个字符。")
    return name


def embed_job(workspace_id: UUID, base_id: UUID) -> Job:
    """Return the job that computes the missing vectors of a base; one waits at a time."""
    args = {"workspace_id": str(workspace_id), "base_id": str(base_id)}
    return Job(task="knowledge.embed", args=args, queue="imports", queueing_lock=f"embed:{base_id}")


class KnowledgeService:
    """Bases and entries."""

    async def bases(self, tx: Tx) -> list[Base]:
        """Return all bases by name."""
        return await queries.bases(tx)

    async def create_base(self, tx: Tx, name: str, locale: str) -> Base:
        """Make an empty base; raises BaseNameTaken."""
        name = base_name(name)
        if locale not in LOCALES:
            raise Invalid("locale", "Use zh or en.", "语言请填写 zh 或 en。")
        base_id = uuid7()
        if not await queries.add_base(tx, base_id, name, locale):
            raise BaseNameTaken(field="name")
        return await self.base(tx, base_id)

    async def rename_base(self, tx: Tx, base_id: UUID, name: str) -> Base:
        """Give a base another name; raises BaseNotFound, BaseNameTaken."""
        name = base_name(name)
        base = await self.base(tx, base_id)
        if name != base.name and not await queries.rename_base(tx, base_id, name):
            raise BaseNameTaken(field="name")
        return await self.base(tx, base_id)

    async def base(self, tx: Tx, base_id: UUID) -> Base:
        """Return a base; raises BaseNotFound."""
        base = await queries.base(tx, base_id)
        if base is None:
            raise BaseNotFound
        return base

    async def entries(
        self, tx: Tx, wanted: EntryFilter, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[Entry], str | None]:
        """Return a page of entries, last changed first, and the cursor of the next page."""
        size = clamp_limit(limit)
        key = decode_cursor(cursor, 2)
        after = None
        if key is not None:
            try:
                after = (datetime.fromisoformat(str(key[0])), UUID(str(key[1])))
            except ValueError:
                raise Invalid(
                    "cursor",
                    "This cursor is not one of ours. Start from the first page.",
                    "分页游标无效，请从第一页开始。",
                ) from None
        found = await queries.entries(tx, wanted, size + 1, after)
        page = found[:size]
        more = len(found) > size
        return page, encode_cursor(page[-1].updated_at.isoformat(), str(page[-1].id)) if more else None

    async def entry(self, tx: Tx, entry_id: UUID) -> Entry:
        """Return an entry; raises EntryNotFound."""
        entry = await queries.entry(tx, entry_id)
        if entry is None:
            raise EntryNotFound
        return entry

    async def create_entry(self, tx: Tx, viewer: Viewer | None, base_id: UUID, draft: EntryDraft) -> Entry:
        """Add an entry; raises BaseNotFound, or Invalid naming the field."""
        draft = clean(draft)
        check(draft)
        version = await self._next_version(tx, base_id)
        entry = await queries.add_entry(tx, uuid7(), base_id, draft, version, person_of(viewer))
        await self._announce(tx, viewer, base_id, version, entry.id, created=1)
        return entry

    async def update_entry(
        self, tx: Tx, viewer: Viewer | None, entry_id: UUID, changes: dict[str, Any], expected: int | None
    ) -> Entry:
        """Change the given fields; raises EntryChanged when somebody else did since version ``expected``."""
        known = await self.entry(tx, entry_id)
        version = await self._next_version(tx, known.base_id)  # locks the base before the entry, as every change does
        before = await queries.entry(tx, entry_id, lock=True)
        if before is None:
            raise EntryNotFound
        if expected is not None and before.version != expected:
            raise EntryChanged(version=before.version)
        draft = EntryDraft(before.question, before.answer, before.locale, before.similar, before.tags, before.state)
        draft = clean(replace(draft, **changes))
        check(draft)
        entry = await queries.update_entry(tx, entry_id, draft, version, person_of(viewer))
        if entry is None:
            raise EntryNotFound
        await self._announce(tx, viewer, entry.base_id, version, entry.id, updated=1)
        return entry

    async def delete_entry(self, tx: Tx, viewer: Viewer | None, entry_id: UUID) -> None:
        """Delete an entry; raises EntryNotFound."""
        entry = await self.entry(tx, entry_id)
        version = await self._next_version(tx, entry.base_id)
        await queries.delete_entry(tx, entry_id, version, person_of(viewer))
        await self._announce(tx, viewer, entry.base_id, version, entry_id, deleted=1)

    async def note_used(self, tx: Tx, entry_ids: list[UUID]) -> None:
        """Count an answer given from each of these entries."""
        if entry_ids:
            await queries.note_used(tx, entry_ids)

    async def _next_version(self, tx: Tx, base_id: UUID) -> int:
        version = await queries.bump_base(tx, base_id)
        if version is None:
            raise BaseNotFound
        return version

    async def _announce(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, version: int, entry_id: UUID,
        *, created: int = 0, updated: int = 0, deleted: int = 0,
    ) -> None:  # fmt: skip
        fact = facts.base_changed(
            base_id, version, actor_of(viewer), created=created, updated=updated, deleted=deleted, entry_id=entry_id
        )
        await log.append(tx, [fact])
        await defer(tx, [embed_job(tx.workspace, base_id)])
