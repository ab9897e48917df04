"""Projections: tables derived from the log. Each reads in batches and moves its cursor in the transaction of its effects.

A fact that a projection cannot fold stops that projection alone: it is tried a few times, then once a minute, and the
rest of the log waits for it, because a derived table with a hole would be wrong without anybody knowing.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

import psycopg
import structlog

from zhike.db import Database, Tx
from zhike.db.errors import away, origin_of
from zhike.facts import standing
from zhike.facts.archive import Archiver
from zhike.facts.read import read_after
from zhike.facts.types import Recorded

log = structlog.get_logger("zhike.facts")
BATCH = 500
QUICK_TRIES = standing.STOPPED_AFTER  # with pauses of 0.5, 1, 2, 4 s; then it stops and is tried once a minute
PAUSE_S, STOPPED_PAUSE_S = 0.5, 60.0
CURSOR = "SELECT position FROM projections WHERE name = :name FOR UPDATE"
MOVE = "UPDATE projections SET position = :position WHERE name = :name"
MOVE_ON = """
UPDATE projections SET position = :position, failed_position = NULL, failed_since = NULL, failures = 0, error = NULL
WHERE name = :name
"""
ADD = "INSERT INTO projections (name) VALUES (:name) ON CONFLICT DO NOTHING"


class Projection(Protocol):
    """A derived table."""

    name: str

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace, in order; ``tx`` is walled to it."""

    async def clear(self, tx: Tx) -> None:
        """Remove everything derived in the transaction's workspace."""


@dataclass
class _Trouble:
    """What a projection went through since it last moved."""

    singly: int = 0  # so many facts are taken one by one: among them is one that fails
    failures: int = 0
    try_at: float = 0.0
    noted: bool = True  # an earlier run may have left a note in the database


class ProjectionRunner:
    """Keeps projections up to date; runs beside the leading sequencer. One runner moves a cursor at a time (row lock)."""

    def __init__(self, db: Database, projections: Sequence[Projection], archive: Archiver | None = None) -> None:
        self.db = db
        self.archive = archive
        self.projections = projections
        self._trouble: dict[str, _Trouble] = defaultdict(_Trouble)

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
                moved = [await self.attempt(conn, projection) for projection in self.projections]
                if not any(moved):
                    await asyncio.sleep(0.1)
        finally:
            await conn.close()

    async def attempt(self, conn: psycopg.AsyncConnection[object], projection: Projection) -> int:
        """Fold a batch unless the projection waits after a failure; returns how many facts it held.

        Raises what says that the database is away; whatever else goes wrong is this projection's own affair.
        """
        trouble = self._trouble[projection.name]
        if time.monotonic() < trouble.try_at:
            return 0
        try:
            moved = await self.step(conn, projection, 1 if trouble.singly else BATCH)
        except Exception as error:
            if conn.closed or away(error):
                raise
            await self._failed(projection, trouble, error)
            return 0
        if moved:
            trouble.singly, trouble.failures = max(0, trouble.singly - moved), 0
        return moved

    async def _failed(self, projection: Projection, trouble: _Trouble, error: Exception) -> None:
        """Look for the fact that fails; then try it again, and at last stop in front of it where everybody can see."""
        if not trouble.singly:
            trouble.singly = BATCH
            return
        trouble.failures += 1
        stopped = trouble.failures >= QUICK_TRIES
        trouble.try_at = time.monotonic() + (STOPPED_PAUSE_S if stopped else PAUSE_S * 2 ** (trouble.failures - 1))
        trouble.noted = True
        name = type(origin_of(error)).__name__
        async with self.db.system() as tx:
            position = await standing.note(tx, projection.name, trouble.failures, name)
        said = {"projection": projection.name, "position": position, "failures": trouble.failures}
        log.log(
            logging.ERROR if stopped else logging.WARNING,
            "projection.stopped" if stopped else "projection.failed",
            error=name,
            **said,
        )

    async def step(self, conn: psycopg.AsyncConnection[object], projection: Projection, batch: int = BATCH) -> int:
        """Fold one batch of facts; effects and cursor commit together. Returns how many facts it held."""
        row = await (
            await conn.execute("SELECT position FROM projections WHERE name = %s", (projection.name,))
        ).fetchone()
        position: int = row[0] if row else 0  # type: ignore[index]
        facts = await read_after(conn, position, batch)
        if self.archive is not None and (facts[0].position > position + 1 if facts else position == 0):
            facts = await self.archive.read_after(position, batch) or facts  # positions are dense: a gap was archived
        if not facts:
            return 0
        trouble = self._trouble[projection.name]
        async with self.db.transaction(facts[0].workspace_id) as tx:
            if await tx.scalar(CURSOR, {"name": projection.name}) != position:
                return 1  # another runner was quicker
            for workspace_id, own in _by_workspace(facts).items():
                await projection.apply(await tx.switch(workspace_id), own)
            move = MOVE_ON if trouble.noted else MOVE
            await tx.execute(move, {"name": projection.name, "position": facts[-1].position})
        trouble.noted = False
        return len(facts)

    async def rebuild(self, name: str, workspaces: Sequence[UUID]) -> None:
        """Drop what a projection holds and start it over; the runner catches up from the beginning of the log."""
        projection = next(p for p in self.projections if p.name == name)
        async with self.db.transaction(workspaces[0]) as tx:
            await tx.scalar(CURSOR, {"name": name})
            for workspace_id in workspaces:
                await projection.clear(await tx.switch(workspace_id))
            await tx.execute(MOVE_ON, {"name": name, "position": 0})


def _by_workspace(facts: Sequence[Recorded]) -> dict[UUID, list[Recorded]]:
    grouped: dict[UUID, list[Recorded]] = defaultdict(list)
    for fact in facts:
        grouped[fact.workspace_id].append(fact)
    return grouped
