"""One run of an import: read, compare, then save in batches. Each batch commits with its place in the file.

A run that was killed goes on at that place; of two runs at once only one saves each batch.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Database, Tx, forbid_transaction
from zhike.facts import ActorRef
from zhike.jobs import defer
from zhike.kit.ids import uuid7
from zhike.knowledge import facts, queries
from zhike.knowledge import queries_imports as sql
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.import_plan import Flag, Known, Planned, flag_near, plan_row
from zhike.knowledge.import_types import Sample
from zhike.knowledge.offload import Parsed
from zhike.knowledge.reading import ParsedRow
from zhike.knowledge.reading.rows import MAX_ERRORS
from zhike.knowledge.service import embed_job
from zhike.knowledge.types import Entry, EntryDraft

BATCH = 500
SAMPLE = 5
EFFECTS = ("created", "updated", "drafted", "unchanged", "kept")


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be imported where, and how."""

    workspace_id: UUID
    import_id: UUID
    base_id: UUID
    by: UUID | None
    policy: str = "update"
    drafts: bool = False
    dry_run: bool = False
    begin: int = 0  # rows before it were saved by an earlier run
    folder: UUID | None = None  # where new entries go whose row names none


class Stopped(Exception):
    """The import was stopped, or another run of it went on."""


class ImportRun:
    """Compares and saves the rows of one import."""

    def __init__(self, db: Database, task: Task, parsed: Parsed, report: dict[str, Any]) -> None:
        self.db = db
        self.task = task
        self.rows: Sequence[ParsedRow] = parsed.rows
        self.encoding = parsed.encoding
        self.report = report if task.begin else first_report(parsed)
        self.known = Known(())
        self.version = 0
        self.near: dict[int, Flag] = {}

    async def __call__(self) -> None:
        """Run to the end; raises Stopped."""
        task = self.task
        async with self.db.transaction(task.workspace_id) as tx:
            await sql.set_phase(tx, task.import_id, "comparing", len(self.rows), self.encoding, self.report)
            base = await queries.base(tx, task.base_id)
            if base is None:
                raise BaseNotFound
            self.version = base.version
            self.known = Known(await sql.entries(tx, task.base_id))
        forbid_transaction("comparing")
        self.near = await asyncio.to_thread(flag_near, self.rows, self.known)
        for begin in range(task.begin, len(self.rows), BATCH):
            async with self.db.transaction(task.workspace_id) as tx:
                await self.save(tx, begin, min(begin + BATCH, len(self.rows)))
        async with self.db.transaction(task.workspace_id) as tx:
            await sql.finish(tx, task.import_id, "done", {}, self.encoding)
            if not task.dry_run:
                await defer(tx, [embed_job(task.workspace_id, task.base_id)])

    async def save(self, tx: Tx, begin: int, end: int) -> None:
        """Save the rows from ``begin`` to ``end`` in the caller's transaction."""
        task = self.task
        if task.dry_run:
            planned = self._plan(begin, end)
            await self._note(tx, begin, end, planned, {})
            return
        version = await queries.bump_base(tx, task.base_id)
        if version is None:
            raise BaseNotFound
        if version != self.version + 1:
            await self._catch_up(tx)
        planned, after = await self.write(tx, self._plan(begin, end), version)
        await self._note(tx, begin, end, planned, after)
        for entry in after.values():
            self.known.put(entry)
        self.version = version

    def _plan(self, begin: int, end: int) -> list[Planned]:
        task = self.task
        found = []
        for number in range(begin, end):
            one = plan_row(number, self.rows[number], self.known, policy=task.policy, drafts=task.drafts)
            flag = self.near.get(number)
            if flag is not None and not one.flags and one.effect == "created":
                one = replace(one, flags=(flag,))
            found.append(one)
        return found

    async def _catch_up(self, tx: Tx) -> None:
        """Somebody changed the base since the last batch: take that over."""
        for entry, gone in await sql.changed(tx, self.task.base_id, self.version):
            if gone:
                self.known.drop(entry.id)
            else:
                self.known.put(entry)

    async def write(self, tx: Tx, planned: list[Planned], version: int) -> tuple[list[Planned], dict[int, Entry]]:
        """Write what is planned, three statements at most; returns the plan as it came out and the entries by row."""
        task = self.task
        folders = await self._folders(tx, planned)
        ids = {one.number: one.entry.id if one.entry else uuid7() for one in planned}
        after: dict[UUID, Entry] = {}
        for effect, statement in (
            ("created", sql.ADD_ENTRIES),
            ("updated", sql.UPDATE_ENTRIES),
            ("drafted", sql.DRAFT_BESIDE),
        ):
            items = [
                (ids[one.number], one.draft, folders.get(one.row.folder, task.folder if effect == "created" else None),
                 one.entry.version if one.entry else 0)
                for one in planned if one.effect == effect
            ]  # fmt: skip
            written = await sql.write(
                tx, statement, items, base_id=task.base_id, version=version, import_id=task.import_id, by=task.by
            )
            after |= {entry.id: entry for entry in written}
        came = [
            replace(one, effect="kept", flags=(Flag("edited_since"),))
            if one.effect in ("created", "updated", "drafted") and ids[one.number] not in after else one
            for one in planned
        ]  # fmt: skip
        counts = Counter(one.effect for one in came)
        if counts["created"] or counts["updated"]:
            actor = ActorRef("person", task.by) if task.by else ActorRef("system")
            fact = facts.base_changed(
                task.base_id,
                version,
                actor,
                created=counts["created"],
                updated=counts["updated"],
                import_id=task.import_id,
            )
            await log.append(tx, [fact])
        return came, {
            one.number: after[ids[one.number]]
            for one in came
            if ids[one.number] in after and one.effect not in ("unchanged", "kept")
        }

    async def _note(self, tx: Tx, begin: int, end: int, planned: list[Planned], after: dict[int, Entry]) -> None:
        for one in planned:
            self.report[one.effect] += 1
            self.report["flagged"] += bool(one.flags)
        if not await sql.advance(tx, self.task.import_id, begin, end, self.report):
            raise Stopped  # rolls this batch back
        await sql.add_rows(tx, self.task.import_id, planned, after)

    async def _folders(self, tx: Tx, planned: list[Planned]) -> dict[tuple[str, ...], UUID]:
        """Return the folders that new entries go into, made where they are missing."""
        paths = {one.row.folder for one in planned if one.row.folder and one.effect in ("created", "updated")}
        if not paths:
            return {}
        known = await sql.folders(tx, self.task.base_id)
        found: dict[tuple[str, ...], UUID] = {}
        for path in sorted(paths):
            parent: UUID | None = None
            for name in path:
                if (parent, name) not in known:
                    await sql.add_folder(tx, self.task.base_id, uuid7(), parent, name)
                    known = await sql.folders(tx, self.task.base_id)
                parent = known[parent, name]
            if parent is not None:
                found[path] = parent
        return found


def first_report(parsed: Parsed) -> dict[str, Any]:
    """Return the report of an import whose rows have been read and not yet saved."""
    invalid = len({error.row for error in parsed.errors})
    return {
        "total": len(parsed.rows) + invalid,
        **dict.fromkeys(EFFECTS, 0),
        "invalid": invalid,
        "flagged": 0,
        "errors": [asdict(error) for error in parsed.errors[:MAX_ERRORS]],
        "notes": [asdict(note) for note in parsed.notes],
        "columns": [name for name in parsed.columns if name != "page"],
        "sample": [asdict(sample(item.draft)) for item in parsed.rows[:SAMPLE]],
    }


def sample(draft: EntryDraft) -> Sample:
    """Return a draft as an import shows it."""
    return Sample(draft.question, draft.answer, draft.locale, draft.similar, draft.tags, draft.state, draft.kind)
