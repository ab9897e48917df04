"""Putting things live: the base's checks first, with what is to be published on top, then the publication.

The checks ask a worker and take seconds, so no transaction is open meanwhile. What was tried is what goes live: an entry that
changed in between is a conflict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Database
from zhike.identity import Viewer
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import uuid7
from zhike.knowledge import queries_checks
from zhike.knowledge.cautions import ENDED, Caution, ended
from zhike.knowledge.checks import Checks
from zhike.knowledge.errors import ChecksFailed, EntryChanged, FourEyes, WrongState
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.life_types import CheckRun
from zhike.knowledge.rules import check, clean
from zhike.knowledge.service import KnowledgeService, locked, must_publish, person_of
from zhike.knowledge.types import Base, Entry, EntryDraft, Placement

PLACED = frozenset({"tags"})
SHOWN = 20  # failing checks that an error names


@dataclass(frozen=True, slots=True)
class Published:
    """An entry after its publication, and the checks that were run before (None: the base has none, or they are off)."""

    entry: Entry
    checks: CheckRun | None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of each entry of a bulk change: done, or not and why."""

    done: tuple[UUID, ...]
    failed: tuple[tuple[UUID, ZhikeError], ...]
    warned: tuple[tuple[UUID, Caution], ...] = ()  # done, but worth a look


class Publishing:
    """Everything that may put something live. Opens its own transactions."""

    def __init__(self, db: Database, knowledge: KnowledgeService, life: LifeCycle, checks: Checks) -> None:
        self.db = db
        self.knowledge = knowledge
        self.life = life
        self.checks = checks

    async def create(self, viewer: Viewer, base_id: UUID, draft: EntryDraft, place: Placement) -> Published:
        """Add an entry, live at once unless its state is draft."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            base = await self.knowledge.base(tx, base_id)
            live = draft.state == "published"
            if live and base.four_eyes:
                raise FourEyes
            if not live or not await self._checked(tx, base):
                return Published(await self.knowledge.create_entry(tx, viewer, base_id, draft, place), None)
            check(clean(draft))
        run = await self._pass(viewer, base, {uuid7(): clean(draft)}, None)
        async with self.db.transaction(viewer.workspace_id) as tx:
            return Published(await self.knowledge.create_entry(tx, viewer, base_id, draft, place), run)

    async def update(
        self, viewer: Viewer, entry_id: UUID, changes: dict[str, Any], place: Placement | None, expected: int | None
    ) -> Published:
        """Change what is live, or only the place of an entry when nothing else is given."""
        run = None
        async with self.db.transaction(viewer.workspace_id) as tx:
            before = await self.knowledge.entry(tx, entry_id)
            if expected is not None and before.version != expected:
                raise EntryChanged(version=before.version)
            if not changes.keys() - PLACED:
                to = replace(place or Placement(), tags=changes.get("tags"))
                return Published(await self.life.place(tx, viewer, entry_id, to, expected), None)
            base = await self.knowledge.base(tx, before.base_id)
            draft = clean(replace(before.draft, **changes))
            live = draft.state == "published"
            if live and base.four_eyes:
                raise FourEyes
            checked = live and await self._checked(tx, base)
            if checked:
                check(draft)
            else:
                return Published(await self._write(tx, viewer, entry_id, changes, place, expected), None)
        run = await self._pass(viewer, base, {entry_id: draft}, entry_id)
        async with self.db.transaction(viewer.workspace_id) as tx:
            return Published(await self._write(tx, viewer, entry_id, changes, place, before.version), run)

    async def publish(
        self,
        viewer: Viewer,
        entry_id: UUID,
        expected: int | None,
        *,
        at: datetime | None = None,
        reviewed: bool = False,
    ) -> Published:
        """Publish the draft now or at a time to come; ``reviewed``: approve it, only from review."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            entry, base, version = await self.life.ready(tx, viewer, entry_id, expected, reviewed=reviewed)
            if at is not None:
                return Published(await self.life.schedule(tx, viewer, entry, at), None)
            checked = await self._checked(tx, base)
            if not checked:
                return Published(await self.life.publish(tx, viewer, entry_id, version.number, entry.version), None)
        run = await self._pass(viewer, base, {entry_id: version.draft}, entry_id)
        async with self.db.transaction(viewer.workspace_id) as tx:
            return Published(await self.life.publish(tx, viewer, entry_id, version.number, entry.version), run)

    async def roll_back(self, viewer: Viewer, entry_id: UUID, number: int, expected: int | None) -> Published:
        """Make an earlier version live again as a new one; what stands against that leaves everything as it was."""
        must_publish(viewer)
        async with self.db.transaction(viewer.workspace_id) as tx:
            entry = await locked(tx, entry_id, expected)
            if entry.state == "archived":
                raise WrongState(state=entry.status)
            base = await self.knowledge.base(tx, entry.base_id)
            if base.four_eyes and person_of(viewer) is not None:
                raise FourEyes
            old = (await self.life.version(tx, entry_id, number)).draft
            check(old)
            checked = await self._checked(tx, base)
        run = await self._pass(viewer, base, {entry_id: old}, entry_id) if checked else None
        async with self.db.transaction(viewer.workspace_id) as tx:
            await self.knowledge.next_version(tx, base.id)  # locks the base before the entry, as every change does
            draft = await self.life.roll_back(tx, viewer, entry_id, number, entry.version)
            live = await self.life.publish(tx, viewer, entry_id, draft.last_number, draft.version)
            return Published(live, run)

    async def publish_due(self, workspace_id: UUID, entry_id: UUID, number: int) -> str:
        """Publish a scheduled draft whose time has come: published, held (checks fail) or called_off."""
        async with self.db.transaction(workspace_id) as tx:
            try:
                entry, base, version = await self.life.ready(tx, None, entry_id, None)
            except ZhikeError:
                return "called_off"
            if entry.draft_state != "scheduled" or entry.draft_number != number:
                return "called_off"
            checked = await self._checked(tx, base)
        run = (
            await self.checks.run(workspace_id, None, base.id, {entry_id: version.draft}, entry_id) if checked else None
        )
        async with self.db.transaction(workspace_id) as tx:
            if run is not None and run.failed and base.checks == "block":
                await self.life.hold(tx, entry, run.id)
                return "held"
            try:
                await self.life.publish(tx, None, entry_id, number, entry.version)
            except EntryChanged:
                return "called_off"
        return "published"

    async def publish_many(self, viewer: Viewer, entry_ids: Sequence[UUID]) -> Done:
        """Publish drafts one after the other; what cannot be is told with its reason."""
        done, failed, warned = [], [], []
        for entry_id in dict.fromkeys(entry_ids):
            try:
                live = await self.publish(viewer, entry_id, None)
            except ZhikeError as error:
                failed.append((entry_id, error))
                continue
            done.append(entry_id)
            if ended(live.entry.draft):
                warned.append((entry_id, ENDED))
        return Done(tuple(done), tuple(failed), tuple(warned))

    async def _checked(self, tx: Any, base: Base) -> bool:
        return base.checks != "off" and await queries_checks.count(tx, base.id) > 0

    async def _pass(
        self, viewer: Viewer, base: Base, changed: Mapping[UUID, EntryDraft], entry_id: UUID | None
    ) -> CheckRun:
        """Run the checks; raises ChecksFailed where the base has failing ones block a publication."""
        run = await self.checks.run(viewer.workspace_id, viewer, base.id, changed, entry_id)
        if run.failed and base.checks == "block":
            details = [dict(result) for result in run.failing[:SHOWN]]
            raise ChecksFailed(failed=run.failed, total=run.total, run_id=str(run.id), checks=details)
        return run

    async def _write(
        self,
        tx: Any,
        viewer: Viewer,
        entry_id: UUID,
        changes: dict[str, Any],
        place: Placement | None,
        expected: int | None,
    ) -> Entry:
        entry = await self.knowledge.update_entry(tx, viewer, entry_id, changes, expected)
        return await self.life.place(tx, viewer, entry_id, place, None) if place is not None else entry
