"""The life of an entry: draft, review, publication, withdrawal, roll-back. All of it in the caller's transaction."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.knowledge import facts, queries, queries_life
from zhike.knowledge.errors import EntryNotFound, FourEyes, NoDraft, NotInReview, VersionNotFound, WrongState
from zhike.knowledge.life_types import Version
from zhike.knowledge.rules import check, clean, clean_tags, refuse, tag_problems
from zhike.knowledge.service import (
    KnowledgeService,
    actor_of,
    check_folder,
    live_changed,
    locked,
    must_publish,
    person_of,
)
from zhike.knowledge.types import Base, Entry, EntryDraft, Placement

MAX_NOTE = 500


def publish_job(workspace_id: UUID, entry: Entry) -> Job:
    """Return the job that publishes a scheduled draft; it does nothing when the draft was changed or called off meanwhile."""
    args = {"workspace_id": str(workspace_id), "entry_id": str(entry.id), "number": entry.draft_number}
    return Job(task="knowledge.publish", args=args, run_at=entry.publish_at)


class LifeCycle:
    """Steps of an entry's life. Each moves ``version`` and announces ``knowledge.entry_changed``."""

    def __init__(self, knowledge: KnowledgeService) -> None:
        self.knowledge = knowledge

    async def save_draft(
        self,
        tx: Tx,
        viewer: Viewer | None,
        entry_id: UUID,
        changes: dict[str, Any],
        expected: int | None,
        note: str = "",
    ) -> Entry:
        """Keep an edit beside what is live; a draft in review or scheduled is an ordinary draft again."""
        entry = await locked(tx, entry_id, expected)
        if entry.state == "archived":
            raise WrongState(state=entry.status)
        draft = clean(replace(await self._newest(tx, entry), **changes))
        check(draft, unfinished=entry.state == "draft")
        return await self._keep(tx, viewer, entry, draft, note, "edited")

    async def discard_draft(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None) -> Entry:
        """Drop the draft beside a live text; raises NoDraft, WrongState for an entry that is nothing but a draft."""
        entry = await self._with_draft(tx, entry_id, expected)
        if entry.state != "published":
            raise WrongState(state=entry.status)
        return await self._step(
            tx, viewer, await queries_life.discard(tx, entry_id, person_of(viewer)), "draft_discarded"
        )

    async def submit(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None) -> Entry:
        """Ask for a review of the draft."""
        entry = await self._with_draft(tx, entry_id, expected)
        if entry.draft_state != "draft":
            raise WrongState(state=entry.draft_state)
        check((await self.version(tx, entry_id, entry.draft_number or 0)).draft)  # it may have waited for its answer
        return await self._step(
            tx, viewer, await queries_life.review(tx, entry_id, "in_review", person_of(viewer)), "submitted"
        )

    async def reject(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None, note: str) -> Entry:
        """Send a draft back from review, saying why."""
        must_publish(viewer)
        entry = await self._with_draft(tx, entry_id, expected)
        if entry.draft_state != "in_review":
            raise NotInReview
        changed = await queries_life.review(tx, entry_id, "draft", person_of(viewer), note=note[:MAX_NOTE])
        return await self._step(tx, viewer, changed, "rejected")

    async def unschedule(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None) -> Entry:
        """Call a scheduled publication off."""
        entry = await self._with_draft(tx, entry_id, expected)
        if entry.draft_state != "scheduled":
            raise WrongState(state=entry.draft_state)
        return await self._step(
            tx, viewer, await queries_life.review(tx, entry_id, "draft", person_of(viewer)), "unscheduled"
        )

    async def ready(
        self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None, *, reviewed: bool = False
    ) -> tuple[Entry, Base, Version]:
        """Return the locked entry, its base and the draft that may be published now by this viewer.

        Raises NoDraft, NotInReview (``reviewed``: only from review), FourEyes, Forbidden.
        """
        must_publish(viewer)
        entry = await self._with_draft(tx, entry_id, expected)
        if reviewed and entry.draft_state != "in_review":
            raise NotInReview
        base = await self.knowledge.base(tx, entry.base_id)
        if base.four_eyes and viewer is not None and viewer.id == entry.draft_by:
            raise FourEyes
        version = await self.version(tx, entry_id, entry.draft_number or 0)
        check(version.draft)
        return entry, base, version

    async def schedule(self, tx: Tx, viewer: Viewer | None, entry: Entry, at: datetime) -> Entry:
        """Have the draft of a locked entry published at a time to come."""
        if at.tzinfo is None or at <= utcnow():
            raise Invalid("publish_at", "Give a time to come, with its zone.", "请填写带时区的未来时间。")
        changed = await queries_life.review(tx, entry.id, "scheduled", person_of(viewer), publish_at=at)
        await defer(tx, [publish_job(tx.workspace, changed)])
        return await self._step(tx, viewer, changed, "scheduled")

    async def publish(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, number: int, version: int) -> Entry:
        """Make a version live, provided that the entry is still at ``version``."""
        base_version, entry = await self._for_live(tx, entry_id, version)
        found = await self.version(tx, entry_id, number)
        changed = await queries_life.publish(tx, entry, found, base_version, person_of(viewer))
        return await self._live_step(tx, viewer, changed, base_version, "published", updated=1)

    async def hold(self, tx: Tx, entry: Entry, run_id: UUID) -> Entry:
        """Take a scheduled draft back because checks failed."""
        return await self._step(tx, None, await queries_life.review(tx, entry.id, "draft", None, run=run_id), "held")

    async def withdraw(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, to: str, expected: int | None) -> Entry:
        """Take an entry out of the answers: ``draft`` unpublishes, ``archived`` puts it away."""
        must_publish(viewer)
        base_version, entry = await self._for_live(tx, entry_id, expected)
        if entry.state == to or (to == "draft" and entry.state != "published"):
            raise WrongState(state=entry.status)
        newest = await self.version(tx, entry_id, entry.draft_number or entry.live_number or entry.last_number)
        changed = await queries_life.withdraw(tx, entry, newest, to, base_version, person_of(viewer))
        return await self._live_step(
            tx, viewer, changed, base_version, "archived" if to == "archived" else "unpublished", deleted=1
        )

    async def restore(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, expected: int | None) -> Entry:
        """Make an archived entry a draft again."""
        entry = await locked(tx, entry_id, expected)
        if entry.state != "archived":
            raise WrongState(state=entry.status)
        newest = await self.version(tx, entry_id, entry.draft_number or entry.last_number)
        version = await queries_life.changed_at(tx, entry_id)
        return await self._step(
            tx, viewer, await queries_life.withdraw(tx, entry, newest, "draft", version, person_of(viewer)), "restored"
        )

    async def roll_back(
        self, tx: Tx, viewer: Viewer | None, entry_id: UUID, number: int, expected: int | None
    ) -> Entry:
        """Make a new draft that says what version ``number`` said."""
        entry = await locked(tx, entry_id, expected)
        if entry.state == "archived":
            raise WrongState(state=entry.status)
        old = await self.version(tx, entry_id, number)
        return await self._keep(tx, viewer, entry, old.draft, "", "rolled_back", restored_from=number)

    async def place(self, tx: Tx, viewer: Viewer | None, entry_id: UUID, to: Placement, expected: int | None) -> Entry:
        """Move an entry, give it an owner or tags; what it says stays as it is."""
        entry = await locked(tx, entry_id, expected)
        if to.folder_id is not None:
            await check_folder(tx, entry.base_id, to.folder_id)
        if to.tags is not None:
            to = replace(to, tags=clean_tags(to.tags))
            refuse(tag_problems(to.tags or ()))
        return await self._step(tx, viewer, await queries_life.place(tx, entry_id, to, person_of(viewer)), "placed")

    async def version(self, tx: Tx, entry_id: UUID, number: int) -> Version:
        """Return one version; raises VersionNotFound."""
        found = (await queries_life.some_versions(tx, entry_id, [number])).get(number)
        if found is None:
            raise VersionNotFound(number=number)
        return found

    async def newest(self, tx: Tx, entry: Entry) -> EntryDraft:
        """Return the draft of an entry, or what is live when it has none."""
        return await self._newest(tx, entry)

    async def remind(self, tx: Tx) -> int:
        """Announce live entries whose validity ends soon, each once; returns how many."""
        found = await queries_life.remind(tx)
        now = utcnow()
        await self.knowledge.announce(
            tx,
            [facts.entry_expiring(e, max(0, (e.valid_until - now).days)) for e in found if e.valid_until is not None],
        )
        return len(found)

    async def _newest(self, tx: Tx, entry: Entry) -> EntryDraft:
        if entry.draft_number is None or entry.state != "published":
            return entry.draft
        return replace((await self.version(tx, entry.id, entry.draft_number)).draft, tags=entry.tags, state=entry.state)

    async def _with_draft(self, tx: Tx, entry_id: UUID, expected: int | None) -> Entry:
        entry = await locked(tx, entry_id, expected)
        if entry.draft_number is None or entry.state == "archived":
            raise NoDraft(state=entry.status)
        return entry

    async def _for_live(self, tx: Tx, entry_id: UUID, expected: int | None) -> tuple[int, Entry]:
        """Lock the base, then the entry, as every change of what is live does."""
        known = await queries.entry(tx, entry_id)
        if known is None:
            raise EntryNotFound
        base_version = await self.knowledge.next_version(tx, known.base_id)
        return base_version, await locked(tx, entry_id, expected)

    async def _keep(
        self, tx: Tx, viewer: Viewer | None, entry: Entry, draft: EntryDraft, note: str, action: str,
        restored_from: int | None = None,
    ) -> Entry:  # fmt: skip
        number, by = entry.last_number + 1, person_of(viewer)
        await queries_life.add_version(tx, entry.id, number, draft, by, note[:MAX_NOTE], restored_from)
        changed = await queries_life.set_draft(tx, entry, number, draft, by)
        return await self._step(tx, viewer, changed, action)

    async def _step(self, tx: Tx, viewer: Viewer | None, entry: Entry, action: str) -> Entry:
        await self.knowledge.announce(tx, [facts.entry_changed(entry, action, actor_of(viewer))])
        return entry

    async def _live_step(
        self,
        tx: Tx,
        viewer: Viewer | None,
        entry: Entry,
        version: int,
        action: str,
        *,
        updated: int = 0,
        deleted: int = 0,
    ) -> Entry:
        await self.knowledge.announce(
            tx, live_changed(viewer, entry, version, action, updated=updated, deleted=deleted)
        )
        await self.knowledge.note(tx, viewer, f"knowledge.entry_{action}", "knowledge_entry", entry.id)
        return entry
