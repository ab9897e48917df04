"""Imports: a file is stored with its import, read by a job, and written in batches with progress.

Running one again after a crash is harmless: it goes on where the last batch ended.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from zhike.db import Database, Tx, forbid_transaction
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import TooLarge
from zhike.kit.ids import uuid7
from zhike.knowledge import queries, queries_undo
from zhike.knowledge import queries_imports as sql
from zhike.knowledge.errors import (
    BaseNotFound,
    FolderNotFound,
    ImportNotFound,
    ImportNotStopped,
    ImportNotUndone,
    TrialGone,
)
from zhike.knowledge.import_run import ImportRun, Stopped, Task
from zhike.knowledge.import_types import Import, ImportRow
from zhike.knowledge.import_undo import Undo
from zhike.knowledge.offload import Parser
from zhike.knowledge.reading.read import MAX_BYTES, format_of
from zhike.knowledge.service import embed_job, person_of
from zhike.knowledge.types import Base, RowError
from zhike.language import tidy

POLICIES = ("update", "skip")


def import_job(workspace_id: UUID, import_id: UUID, task: str = "knowledge.import") -> Job:
    """Return the job that reads an uploaded file, or undoes what one made."""
    args = {"workspace_id": str(workspace_id), "import_id": str(import_id)}
    return Job(task=task, args=args, queue="imports")


class ImportService:
    """Takes files in and turns them into entries."""

    def __init__(
        self, db: Database, parser: Parser | None = None, *, max_bytes: int = MAX_BYTES, learns: bool = True
    ) -> None:
        self.db = db
        self.parser = parser or Parser()
        self.max_bytes = max_bytes
        self.learns = learns  # vectors are computed at all

    async def start(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, filename: str, data: bytes,
        *, dry_run: bool, mapping: Mapping[str, str] | None = None, policy: str = "update", drafts: bool = False,
        folder_id: UUID | None = None,
    ) -> Import:  # fmt: skip
        """Store the file and defer the job. Raises BaseNotFound, TooLarge, or ImportRefused for a form we do not read.

        policy: update entries that exist, or skip them. drafts: write drafts; always so for who may not publish, and in
        bases where somebody else has to publish or checks have to pass. folder_id: where new entries go whose row names none.
        """
        if len(data) > self.max_bytes:
            raise TooLarge(field="file", limit=self.max_bytes)
        name = tidy(filename)[-120:] or "file"
        form = format_of(name, data)
        base = await queries.base(tx, base_id)
        if base is None:
            raise BaseNotFound(field="base_id")
        await in_base(tx, base_id, folder_id)
        import_id = uuid7()
        options = {
            "mapping": dict(mapping or {}), "policy": policy, "drafts": drafts or only_drafts(base, viewer),
            "folder": str(folder_id) if folder_id else None,
        }  # fmt: skip
        await sql.add(tx, import_id, base_id, name, form, data, person_of(viewer), dry_run=dry_run, options=options)
        await defer(tx, [import_job(tx.workspace, import_id)])
        return await self.get(tx, import_id)

    async def apply(self, tx: Tx, viewer: Viewer | None, trial_id: UUID, policy: str | None = None) -> Import:
        """Import the file of a finished dry run for real; raises TrialGone when it is kept no longer (a day)."""
        trial = await self.get(tx, trial_id)
        base = await queries.base(tx, trial.base_id)
        import_id = uuid7()
        options: dict[str, Any] = {"policy": policy} if policy else {}
        if base is not None and only_drafts(base, viewer):
            options["drafts"] = True
        if not await sql.repeat(tx, trial_id, import_id, person_of(viewer), options):
            raise TrialGone
        await defer(tx, [import_job(tx.workspace, import_id)])
        return await self.get(tx, import_id)

    async def again(self, tx: Tx, viewer: Viewer | None, trial_id: UUID, options: Mapping[str, Any]) -> Import:
        """Try the file of a dry run once more with other options (mapping, policy, drafts, folder); raises TrialGone."""
        trial = await self.get(tx, trial_id)
        base = await queries.base(tx, trial.base_id)
        wanted = dict(options)
        if wanted.get("folder"):
            await in_base(tx, trial.base_id, UUID(wanted["folder"]))
        if base is not None and only_drafts(base, viewer):
            wanted["drafts"] = True
        import_id = uuid7()
        if not await sql.repeat(tx, trial_id, import_id, person_of(viewer), wanted, dry_run=True):
            raise TrialGone
        await defer(tx, [import_job(tx.workspace, import_id)])
        return await self.get(tx, import_id)

    async def undo_would(self, tx: Tx, import_id: UUID) -> dict[str, int]:
        """Return what an undo would do now: removed, restored, edited and deleted since (both left as they are)."""
        await self.get(tx, import_id)
        return await queries_undo.forecast(tx, import_id)

    async def get(self, tx: Tx, import_id: UUID) -> Import:
        """Return an import with what is known so far; raises ImportNotFound."""
        found = await sql.one(tx, import_id)
        if found is None:
            raise ImportNotFound
        return found

    async def recent(
        self,
        tx: Tx,
        base_id: UUID | None,
        limit: int,
        before: UUID | None,
        q: str | None = None,
        what: str | None = None,
    ) -> list[Import]:
        """Return imports, newest first; ``what``: imports, trials, or visits to sites."""
        return await sql.some(tx, base_id, limit, before, q, what)

    async def progress(self, tx: Tx, found: Import) -> tuple[str, int, int]:
        """Return (phase, done, of): reading, comparing and saving count rows, learning counts entries with vectors."""
        if found.state == "running":
            return found.phase, found.done_rows, found.rows_total
        if found.state == "done" and not found.dry_run and self.learns and not found.learned:
            learned, written = await sql.learning(tx, found.id)
            if learned < written:
                return "learning", learned, written
        return ("undoing" if found.state == "undoing" else "finished"), found.done_rows, found.rows_total

    async def rows(
        self, tx: Tx, import_id: UUID, effect: str | None, flagged: bool, after: int, limit: int, q: str | None = None
    ) -> list[ImportRow]:
        """Return what becomes, or became, of each row; raises ImportNotFound."""
        await self.get(tx, import_id)
        return await sql.rows(tx, import_id, effect, flagged, after, limit, q)

    async def cancel(self, tx: Tx, import_id: UUID) -> Import:
        """Stop a running import after its present batch; what was saved stays and can be undone."""
        await self.get(tx, import_id)
        if not await sql.cancel(tx, import_id):
            raise ImportNotStopped
        return await self.get(tx, import_id)

    async def undo(self, tx: Tx, import_id: UUID) -> Import:
        """Begin to take back what an import did; raises ImportNotUndone for one that runs, was undone, or was a dry run."""
        await self.get(tx, import_id)
        if not await sql.undoing(tx, import_id):
            raise ImportNotUndone
        await defer(tx, [import_job(tx.workspace, import_id, "knowledge.undo_import")])
        return await self.get(tx, import_id)

    async def load(self, workspace_id: UUID, base_id: UUID, filename: str, data: bytes) -> Import:
        """Import a file here and now through the same steps (demo, command line); vectors follow by a job."""
        async with self.db.transaction(workspace_id) as tx:
            import_id = uuid7()
            form = format_of(filename, data)
            await sql.add(tx, import_id, base_id, filename, form, data, None, dry_run=False, options={})
        await self.run(workspace_id, import_id)
        async with self.db.transaction(workspace_id) as tx:
            return await self.get(tx, import_id)

    async def run(self, workspace_id: UUID, import_id: UUID) -> None:
        """Read and write one import to its end."""
        async with self.db.transaction(workspace_id) as tx:
            row = await sql.content(tx, import_id)
            if row is None or row["content"] is None:
                return
            base = await queries.base(tx, row["base_id"])
            options = row["options"]
            folder = UUID(options["folder"]) if options.get("folder") else None
            if folder not in (await sql.folders(tx, row["base_id"])).values():
                folder = None  # deleted meanwhile
        forbid_transaction("parsing")
        locale = base.locale if base else "zh"
        parsed = await self.parser(row["filename"], bytes(row["content"]), locale, options.get("mapping") or {})
        if parsed.refused is not None:
            error = RowError(0, None, *parsed.refused)
            async with self.db.transaction(workspace_id) as tx:
                report = {"total": 0, "errors": [asdict(error)], "columns": list(error.params.get("found") or ())}
                await sql.finish(tx, import_id, "failed", report)
            return
        task = Task(
            workspace_id, import_id, row["base_id"], row["created_by"], options.get("policy", "update"),
            bool(options.get("drafts")), row["dry_run"], row["next_row"],
            folder,
        )  # fmt: skip
        try:
            await ImportRun(self.db, task, parsed, row["report"])()
        except Stopped:
            await self._stopped(workspace_id, import_id)

    async def _stopped(self, workspace_id: UUID, import_id: UUID) -> None:
        """End an import that was asked to stop; one that another run goes on with is left to it."""
        async with self.db.transaction(workspace_id) as tx:
            row = await sql.content(tx, import_id)
            if row is not None and row["cancel_requested"]:
                await sql.finish(tx, import_id, "cancelled", {})
                await defer(tx, [embed_job(workspace_id, row["base_id"])])

    async def run_undo(self, workspace_id: UUID, import_id: UUID) -> None:
        """Take back what an import did."""
        await Undo(self.db, workspace_id, import_id)()

    async def give_up(self, workspace_id: UUID, import_id: UUID) -> None:
        """Mark an import failed after its job's last attempt."""
        async with self.db.transaction(workspace_id) as tx:
            row = await sql.content(tx, import_id)
            if row is not None:
                await sql.finish(tx, import_id, "failed", {"errors": [asdict(RowError(0, None, "failed"))]})
                await defer(tx, [embed_job(workspace_id, row["base_id"])])


async def in_base(tx: Tx, base_id: UUID, folder_id: UUID | None) -> None:
    """Raise FolderNotFound for a folder that is not of this base."""
    if folder_id is not None and folder_id not in (await sql.folders(tx, base_id)).values():
        raise FolderNotFound(field="folder_id")


def only_drafts(base: Base, viewer: Viewer | None) -> bool:
    """Say whether what somebody imports must wait as drafts: his own right, four eyes, or checks that block."""
    may = viewer is None or viewer.may("knowledge.publish")
    return not may or (viewer is not None and (base.four_eyes or base.checks == "block"))
