"""Use cases on bases and entries. What is written here is live at once; drafts and reviews are in `life_cycle`."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Tx
from zhike.facts import ActorRef, Fact
from zhike.identity import AuditTrail, Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import uuid7
from zhike.kit.paging import a_number, a_time, an_id, clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import facts, queries, queries_folders, queries_lists
from zhike.knowledge.errors import BaseNameTaken, BaseNotFound, EntryChanged, EntryNotFound, FolderNotFound
from zhike.knowledge.rules import check, clean
from zhike.knowledge.types import LOCALES, Base, Entry, EntryDraft, EntryFilter, Placement
from zhike.language import tidy

PUBLISH = "knowledge.publish"
MAX_TAGS_LISTED = 200


def actor_of(viewer: Viewer | None) -> ActorRef:
    """Return who a fact names: a person, or the system for an API key and for jobs."""
    return ActorRef("person", viewer.id) if viewer is not None and viewer.kind == "person" else ActorRef("system")


def person_of(viewer: Viewer | None) -> UUID | None:
    """Return the person to note as the last editor."""
    return viewer.id if viewer is not None and viewer.kind == "person" else None


def must_publish(viewer: Viewer | None) -> None:
    """Raise Forbidden for who may not put something live (None is the system)."""
    if viewer is not None and not viewer.may(PUBLISH):
        raise Forbidden(permission=PUBLISH)


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


def live_changed(
    viewer: Viewer | None,
    entry: Entry,
    version: int,
    action: str,
    *,
    created: int = 0,
    updated: int = 0,
    deleted: int = 0,
) -> list[Fact]:
    """Return the facts of an entry's change that its base's answers feel."""
    who = actor_of(viewer)
    moved = facts.base_changed(
        entry.base_id, version, who, created=created, updated=updated, deleted=deleted, entry_id=entry.id
    )
    return [moved, facts.entry_changed(entry, action, who)]


class KnowledgeService:
    """Bases and entries."""

    def __init__(self, audit: AuditTrail | None = None) -> None:
        self._audit = audit

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
        return await self.update_base(tx, None, base_id, {"name": name})

    async def update_base(self, tx: Tx, viewer: Viewer | None, base_id: UUID, changes: dict[str, Any]) -> Base:
        """Change name, four_eyes, checks or remind_days; raises BaseNotFound, BaseNameTaken, Forbidden.

        How strictly a base is published from is decided by those who may publish.
        """
        base = await self.base(tx, base_id)
        if "name" in changes:
            changes = changes | {"name": base_name(changes["name"])}
        changed = replace(base, **changes)
        if changed == base:
            return base
        if (changed.four_eyes, changed.checks) != (base.four_eyes, base.checks):
            must_publish(viewer)
        if not await queries.update_base(tx, changed):
            raise BaseNameTaken(field="name")
        await self.note(tx, viewer, "knowledge.base_updated", "knowledge_base", base_id, {"changed": sorted(changes)})
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
        """Return a page of entries in the filter's order (last changed first), and the cursor of the next page."""
        size = clamp_limit(limit)
        after = decode_cursor(cursor, a_time if wanted.sort == "updated" else a_number, an_id)
        found = await queries_lists.entries(tx, wanted, size + 1, after)
        page = found[:size]
        return page, _cursor(page[-1], wanted.sort) if len(found) > size else None

    async def tags(self, tx: Tx, base_id: UUID | None) -> list[tuple[str, int]]:
        """Return (tag, entries that carry it) of a base or of all, most used first, 200 at most; raises BaseNotFound."""
        if base_id is not None:
            await self.base(tx, base_id)
        return await queries_lists.tags(tx, base_id, MAX_TAGS_LISTED)

    async def entry(self, tx: Tx, entry_id: UUID) -> Entry:
        """Return an entry with what became of its answers; raises EntryNotFound."""
        entry = await queries_lists.standing(tx, entry_id)
        if entry is None:
            raise EntryNotFound
        return entry

    async def titles(self, tx: Tx, entry_ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
        """Return (question, state) of entries by id; those that were deleted are missing."""
        return await queries.titles(tx, entry_ids) if entry_ids else {}

    async def create_entry(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, draft: EntryDraft, place: Placement = Placement()
    ) -> Entry:  # fmt: skip
        """Add an entry, live at once unless its state is draft; raises BaseNotFound, Forbidden, or Invalid naming the field."""
        draft = clean(draft)
        check(draft, unfinished=draft.state == "draft")
        if draft.state == "published":
            must_publish(viewer)
        if place.folder_id is not None:
            await check_folder(tx, base_id, place.folder_id)
        version = await self.next_version(tx, base_id)
        entry = await queries.add_entry(tx, uuid7(), base_id, draft, version, person_of(viewer), place=place)
        await self.announce(tx, live_changed(viewer, entry, version, "created", created=1))
        return entry

    async def update_entry(
        self,
        tx: Tx,
        viewer: Viewer | None,
        entry_id: UUID,
        changes: dict[str, Any],
        expected: int | None,
        note: str = "",
    ) -> Entry:
        """Change the given fields in what is live; raises EntryChanged when somebody else did since version ``expected``."""
        known = await self.entry(tx, entry_id)
        version = await self.next_version(tx, known.base_id)  # locks the base before the entry, as every change does
        before = await locked(tx, entry_id, expected)
        draft = clean(replace(before.draft, **changes))
        check(draft, unfinished=draft.state == "draft")
        if draft.state == "published":
            must_publish(viewer)
        entry = await queries.rewrite_entry(tx, entry_id, draft, version, person_of(viewer), note)
        if entry is None:
            raise EntryNotFound
        await self.announce(tx, live_changed(viewer, entry, version, "edited", updated=1))
        return entry

    async def delete_entry(self, tx: Tx, viewer: Viewer | None, entry_id: UUID) -> None:
        """Delete an entry; raises EntryNotFound."""
        entry = await self.entry(tx, entry_id)
        if entry.state == "published":
            must_publish(viewer)
        version = await self.next_version(tx, entry.base_id)
        await queries.delete_entry(tx, entry_id, version, person_of(viewer))
        gone = replace(entry, version=entry.version + 1)
        await self.announce(tx, live_changed(viewer, gone, version, "deleted", deleted=1))
        await self.note(tx, viewer, "knowledge.entry_deleted", "knowledge_entry", entry_id)

    async def note_used(self, tx: Tx, entry_ids: list[UUID]) -> None:
        """Count an answer given from each of these entries."""
        if entry_ids:
            await queries.note_used(tx, entry_ids)

    async def next_version(self, tx: Tx, base_id: UUID) -> int:
        """Lock a base and return its next version; raises BaseNotFound."""
        version = await queries.bump_base(tx, base_id)
        if version is None:
            raise BaseNotFound
        return version

    async def announce(self, tx: Tx, said: list[Fact]) -> None:
        """Append facts; when one of a base is among them, its missing vectors are computed."""
        await log.append(tx, said)
        bases = {fact.subject_id for fact in said if fact.subject_kind == "knowledge_base"}
        await defer(tx, [embed_job(tx.workspace, base_id) for base_id in sorted(bases)])

    async def note(
        self, tx: Tx, viewer: Viewer | None, action: str, kind: str, id_: UUID, detail: dict[str, Any] | None = None
    ) -> None:
        """Write into the audit trail, where there is one."""
        if self._audit is not None:
            await self._audit.append(tx, viewer, action, kind, id_, detail=detail or {})


async def locked(tx: Tx, entry_id: UUID, expected: int | None) -> Entry:
    """Return an entry locked for a change; raises EntryNotFound, EntryChanged."""
    entry = await queries.entry(tx, entry_id, lock=True)
    if entry is None:
        raise EntryNotFound
    if expected is not None and entry.version != expected:
        raise EntryChanged(version=entry.version)
    return entry


async def check_folder(tx: Tx, base_id: UUID, folder_id: UUID) -> None:
    """Raise FolderNotFound unless the folder is one of this base's."""
    folder = await queries_folders.folder(tx, folder_id)
    if folder is None or folder.base_id != base_id:
        raise FolderNotFound(field="folder_id")


def _cursor(last: Entry, sort: str) -> str:
    key = {"updated": last.updated_at.isoformat(), "uses": last.uses, "votes": last.up - last.down}[sort]
    return encode_cursor(key, str(last.id))
