"""Imports: a file is stored with its import, read by a job, and written in batches with progress.

Running one again after a crash is harmless: rows that already stand as they are count as skipped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Database, Tx, forbid_transaction
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import TooLarge
from zhike.kit.ids import uuid7
from zhike.knowledge import facts, queries
from zhike.knowledge.errors import BaseNotFound, ImportNotFound
from zhike.knowledge.offload import Parsed, Parser
from zhike.knowledge.reading import ParsedRow
from zhike.knowledge.reading.read import MAX_BYTES, format_of
from zhike.knowledge.reading.rows import MAX_ERRORS
from zhike.knowledge.service import embed_job, person_of
from zhike.knowledge.types import Entry, EntryDraft, Import, RowError
from zhike.language import fold, tidy

BATCH = 200
SAMPLE = 5
Known = dict[tuple[str, str], Entry]


def import_job(workspace_id: UUID, import_id: UUID) -> Job:
    """Return the job that reads an uploaded file."""
    return Job(
        task="knowledge.import", args={"workspace_id": str(workspace_id), "import_id": str(import_id)}, queue="imports"
    )


class ImportService:
    """Takes files in and turns them into entries."""

    def __init__(self, db: Database, parser: Parser | None = None) -> None:
        self.db = db
        self.parser = parser or Parser()

    async def start(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, filename: str, data: bytes,
        *, dry_run: bool, mapping: Mapping[str, str] | None = None,
    ) -> Import:  # fmt: skip
        """Store the file and defer the job. Raises BaseNotFound, TooLarge, or ImportRefused for a form we do not read."""
        if len(data) > MAX_BYTES:
            raise TooLarge(field="file", limit=MAX_BYTES)
        name = tidy(filename)[-120:] or "file"
        form = format_of(name, data)
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound(field="base_id")
        import_id = uuid7()
        by = person_of(viewer)
        await queries.add_import(tx, import_id, base_id, name, form, data, by, dry_run=dry_run, mapping=mapping)
        await defer(tx, [import_job(tx.workspace, import_id)])
        return await self.get(tx, import_id)

    async def get(self, tx: Tx, import_id: UUID) -> Import:
        """Return an import with what is known so far; raises ImportNotFound."""
        found = await queries.import_(tx, import_id)
        if found is None:
            raise ImportNotFound
        return found

    async def load(self, workspace_id: UUID, base_id: UUID, filename: str, data: bytes) -> Import:
        """Import a file here and now through the same steps (demo, command line); vectors follow by a job."""
        async with self.db.transaction(workspace_id) as tx:
            import_id = uuid7()
            await queries.add_import(
                tx, import_id, base_id, filename, format_of(filename, data), data, None, dry_run=False, mapping=None
            )
        await self.run(workspace_id, import_id)
        async with self.db.transaction(workspace_id) as tx:
            return await self.get(tx, import_id)

    async def run(self, workspace_id: UUID, import_id: UUID) -> None:
        """Read and write one import to its end."""
        async with self.db.transaction(workspace_id) as tx:
            row = await queries.import_content(tx, import_id)
            if row is None or row["content"] is None:
                return
            base = await queries.base(tx, row["base_id"])
        forbid_transaction("parsing")
        mapping = row["options"].get("mapping") or {}
        parsed = await self.parser(row["filename"], bytes(row["content"]), base.locale if base else "zh", mapping)
        if parsed.refused is not None:
            await self._refuse(workspace_id, import_id, parsed)
            return
        report = _report(parsed)
        if row["dry_run"]:
            async with self.db.transaction(workspace_id) as tx:
                known = await _known(tx, row["base_id"])
                for item in parsed.rows:
                    report[_effect(item.draft, known)] += 1
                await queries.save_import(tx, import_id, "done", parsed.encoding, report)
            return
        await self._write(workspace_id, import_id, row["base_id"], row["created_by"], parsed, report)

    async def give_up(self, workspace_id: UUID, import_id: UUID) -> None:
        """Mark an import failed after its job's last attempt."""
        async with self.db.transaction(workspace_id) as tx:
            row = await queries.import_content(tx, import_id)
            if row is not None:
                report = {**row["report"], "errors": [asdict(RowError(0, None, "failed"))]}
                await queries.save_import(tx, import_id, "failed", None, report)

    async def _refuse(self, workspace_id: UUID, import_id: UUID, parsed: Parsed) -> None:
        assert parsed.refused is not None
        error = RowError(0, None, *parsed.refused)
        async with self.db.transaction(workspace_id) as tx:
            await queries.save_import(tx, import_id, "failed", None, {"total": 0, "errors": [asdict(error)]})

    async def _write(
        self,
        workspace_id: UUID,
        import_id: UUID,
        base_id: UUID,
        by: UUID | None,
        parsed: Parsed,
        report: dict[str, Any],
    ) -> None:
        """Write the rows in batches; each commits with its progress, so a crash loses nothing and doubles nothing."""
        for start in range(0, len(parsed.rows), BATCH):
            async with self.db.transaction(workspace_id) as tx:
                await self._write_batch(tx, import_id, base_id, by, parsed.rows[start : start + BATCH], report)
                last = start + BATCH >= len(parsed.rows)
                await queries.save_import(tx, import_id, "done" if last else "running", parsed.encoding, report)
        if not parsed.rows:
            async with self.db.transaction(workspace_id) as tx:
                await queries.save_import(tx, import_id, "done", parsed.encoding, report)

    async def _write_batch(
        self, tx: Tx, import_id: UUID, base_id: UUID, by: UUID | None, rows: Sequence[ParsedRow], report: dict[str, Any]
    ) -> None:
        version = await queries.bump_base(tx, base_id)
        if version is None:
            raise BaseNotFound
        known = await _known(tx, base_id)
        counts = {"created": 0, "updated": 0}
        for item in rows:
            effect = _effect(item.draft, known)
            report[effect] += 1
            if effect == "skipped":
                continue
            counts[effect] += 1
            if effect == "created":
                await queries.add_entry(tx, uuid7(), base_id, item.draft, version, by, import_id)
            else:
                await queries.update_entry(tx, known[_key(item.draft)].id, _merged(item.draft, known), version, by)
        if any(counts.values()):
            actor = ActorRef("person", by) if by else ActorRef("system")
            fact = facts.base_changed(
                base_id, version, actor, created=counts["created"], updated=counts["updated"], import_id=import_id
            )
            await log.append(tx, [fact])
            await defer(tx, [embed_job(tx.workspace, base_id)])


def _report(parsed: Parsed) -> dict[str, Any]:
    return {
        "total": len(parsed.rows) + len({error.row for error in parsed.errors}),
        "created": 0,
        "updated": 0,
        "skipped": len({error.row for error in parsed.errors}),
        "errors": [asdict(error) for error in parsed.errors[:MAX_ERRORS]],
        "columns": list(parsed.columns),
        "sample": [asdict(item.draft) for item in parsed.rows[:SAMPLE]],
    }


async def _known(tx: Tx, base_id: UUID) -> Known:
    return {(entry.locale, fold(entry.question)): entry for entry in await queries.entries_of_base(tx, base_id)}


def _key(draft: EntryDraft) -> tuple[str, str]:
    return draft.locale, fold(draft.question)


def _merged(draft: EntryDraft, known: Known) -> EntryDraft:
    """A file without a column for similar questions or tags leaves those of a known entry as they are."""
    entry = known[_key(draft)]
    return replace(draft, similar=draft.similar or entry.similar, tags=draft.tags or entry.tags)


def _effect(draft: EntryDraft, known: Known) -> str:
    """Return what a row does: created, updated, or skipped when the entry stands as it is already."""
    entry = known.get(_key(draft))
    if entry is None:
        return "created"
    merged = _merged(draft, known)
    same = (entry.question, entry.answer, entry.similar, entry.tags, entry.state)
    return (
        "skipped" if same == (merged.question, merged.answer, merged.similar, merged.tags, merged.state) else "updated"
    )
