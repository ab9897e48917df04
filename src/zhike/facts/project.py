"""Projections: tables derived from the log. Each reads in batches and moves its cursor in the transaction of its effects."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

import psycopg
import structlog

from zhike.db import Database, Tx
from zhike.facts.archive import Archiver
from zhike.facts.read import read_after
from zhike.facts.types import Recorded

log = structlog.get_logger("zhike.facts")
BATCH = 500
CURSOR = "SELECT position FROM projections WHERE name = :name FOR UPDATE"
MOVE = "UPDATE projections SET position = :position WHERE name = :name"
ADD = "INSERT INTO projections (name) VALUES (:name) ON CONFLICT DO NOTHING"


class Projection(Protocol):
    """A derived table."""

    name: str

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace, in order; ``tx`` is walled to it."""

    async def clear(self, tx: Tx) -> None:
        """Remove everything derived in the transaction's workspace."""


class ProjectionRunner:
    """Keeps projections up to date; runs beside the leading sequencer. One runner moves a cursor at a time (row lock)."""

    def __init__(self, db: Database, projections: Sequence[Projection], archive: Archiver | None = None) -> None:
        self.db = db
        self.archive = archive
        self.projections = projections

    async def run(self) -> None:
        """Fold until cancelled."""
        while True:
            try:
                await self._fold_until_broken()
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("projections.interrupted", error=type(error).__name__)
            await asyncio.sleep(1)

    async def _fold_until_broken(self) -> None:
        async with self.db.system() as tx:
            for projection in self.projections:
                await tx.execute(ADD, {"name": projection.name})
        conn = await self.db.connect_system()
        try:
            while True:
                moved = [await self.step(conn, projection) for projection in self.projections]
                if not any(moved):
                    await asyncio.sleep(0.1)
        finally:
            await conn.close()

    async def step(self, conn: psycopg.AsyncConnection[object], projection: Projection) -> int:
        """Fold one batch of facts; effects and cursor commit together. Returns how many facts it held."""
        row = await (
            await conn.execute("SELECT position FROM projections WHERE name = %s", (projection.name,))
        ).fetchone()
        position: int = row[0] if row else 0  # type: ignore[index]
        facts = await read_after(conn, position, BATCH)
        if self.archive is not None and (facts[0].position > position + 1 if facts else position == 0):
            facts = await self.archive.read_after(position, BATCH) or facts  # positions are dense: a gap was archived
        if not facts:
            return 0
        async with self.db.transaction(facts[0].workspace_id) as tx:
            if await tx.scalar(CURSOR, {"name": projection.name}) != position:
                return 1  # another runner was quicker
            for workspace_id, own in _by_workspace(facts).items():
                await projection.apply(await tx.switch(workspace_id), own)
            await tx.execute(MOVE, {"name": projection.name, "position": facts[-1].position})
        return len(facts)

    async def rebuild(self, name: str, workspaces: Sequence[UUID]) -> None:
        """Drop what a projection holds and start it over; the runner catches up from the beginning of the log."""
        projection = next(p for p in self.projections if p.name == name)
        async with self.db.transaction(workspaces[0]) as tx:
            await tx.scalar(CURSOR, {"name": name})
            for workspace_id in workspaces:
                await projection.clear(await tx.switch(workspace_id))
            await tx.execute(MOVE, {"name": name, "position": 0})


def _by_workspace(facts: Sequence[Recorded]) -> dict[UUID, list[Recorded]]:
    grouped: dict[UUID, list[Recorded]] = defaultdict(list)
    for fact in facts:
        grouped[fact.workspace_id].append(fact)
    return grouped
