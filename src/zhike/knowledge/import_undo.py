"""Taking an import back: what it made goes, what it changed says again what it said, what somebody edited since stays."""

from collections import Counter
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Database, Tx
from zhike.facts import ActorRef
from zhike.jobs import defer
from zhike.knowledge import facts, queries, queries_undo
from zhike.knowledge import queries_imports as sql
from zhike.knowledge.service import embed_job

BATCH = 500


class Undo:
    """One run of an undo; each batch commits, so that a killed one goes on."""

    def __init__(self, db: Database, workspace_id: UUID, import_id: UUID) -> None:
        self.db = db
        self.workspace_id = workspace_id
        self.import_id = import_id

    async def __call__(self) -> None:
        """Run to the end."""
        while True:
            async with self.db.transaction(self.workspace_id) as tx:
                found = await sql.one(tx, self.import_id)
                if found is None or found.state != "undoing":
                    return
                if not await self._batch(tx, found.base_id, found.created_by):
                    report: dict[str, Any] = await queries_undo.counts(tx, self.import_id)
                    await sql.finish(tx, self.import_id, "undone", report, among=("undoing",))
                    await defer(tx, [embed_job(self.workspace_id, found.base_id)])
                    return

    async def _batch(self, tx: Tx, base_id: UUID, by: UUID | None) -> bool:
        """Take back some rows; False when none is left."""
        version = await queries.bump_base(tx, base_id)
        rows = await queries_undo.waiting(tx, self.import_id, BATCH)
        if version is None or not rows:
            return False
        outcome: dict[int, str] = {}
        for row in rows:
            if row["version"] is None or row["gone"]:
                outcome[row["number"]] = "deleted_since"
            elif row["version"] != row["entry_version"]:
                outcome[row["number"]] = "edited_since"
            else:
                outcome[row["number"]] = "removed" if row["effect"] == "created" else "restored"
        mine = {name: [r for r in rows if outcome[r["number"]] == name] for name in ("removed", "restored")}
        await queries_undo.remove(tx, [row["entry_id"] for row in mine["removed"]], version, by)
        live = [row for row in mine["restored"] if row["effect"] == "updated"]
        await queries_undo.restore(tx, [(row["entry_id"], row["before"]) for row in live], version, by)
        await queries_undo.drop_drafts(
            tx, [row["entry_id"] for row in mine["restored"] if row["effect"] == "drafted"], by
        )
        await queries_undo.mark(tx, self.import_id, outcome)
        counts = Counter(outcome.values())
        if counts["removed"] or live:
            actor = ActorRef("person", by) if by else ActorRef("system")
            fact = facts.base_changed(
                base_id, version, actor, updated=len(live), deleted=counts["removed"], import_id=self.import_id
            )
            await log.append(tx, [fact])
        return True
