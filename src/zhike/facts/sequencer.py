"""The sequencer: gives committed facts a dense position.

One session in the whole installation holds the advisory lock; every worker keeps a standby. Facts are taken from
``fact_queue`` in the order of their ids, which per subject is the order of their versions: an id is drawn after the
subject's row lock, and whoever sees version n + 1 committed sees version n too.
"""

import asyncio
import time
from typing import Any

import psycopg
import structlog

from zhike.db import Database

log = structlog.get_logger("zhike.facts")
LOCK = 0x7A686B6C6F67  # "zhklog"
BATCH = 2_000
BUSY_S, IDLE_S, STANDBY_S = 0.003, 0.010, 0.25
LAST = """
SELECT greatest((SELECT coalesce(max(position), 0) FROM fact_positions),
                (SELECT coalesce(max(last_position), 0) FROM fact_archives))
"""
PLACE = """
WITH taken AS (
    DELETE FROM fact_queue WHERE fact_id IN (SELECT fact_id FROM fact_queue ORDER BY fact_id LIMIT %s)
    RETURNING fact_id, workspace_id
), placed AS (
    INSERT INTO fact_positions (position, fact_id, workspace_id)
    SELECT %s + row_number() OVER (ORDER BY fact_id), fact_id, workspace_id FROM taken
    RETURNING 1
)
SELECT count(*) FROM placed
"""


class Sequencer:
    """Runs in every worker; one of them leads."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.position = 0
        self.leading = asyncio.Event()

    async def run(self) -> None:
        """Lead or stand by until cancelled; a lost connection means standing by again."""
        while True:
            try:
                conn = await self.db.connect_system()
                try:
                    await self._stand_by(conn)
                    await self._lead(conn)
                finally:
                    self.leading.clear()
                    await conn.close()
            except asyncio.CancelledError:
                raise
            except (psycopg.Error, OSError) as error:
                log.warning("sequencer.interrupted", error=type(error).__name__)
            await asyncio.sleep(STANDBY_S)

    async def _stand_by(self, conn: psycopg.AsyncConnection[Any]) -> None:
        while True:
            row = await (await conn.execute("SELECT pg_try_advisory_lock(%s)", (LOCK,))).fetchone()
            if row and row[0]:
                break
            await asyncio.sleep(STANDBY_S)
        await self._make_partitions(conn)
        row = await (await conn.execute(LAST)).fetchone()
        self.position = int(row[0]) if row else 0
        self.leading.set()
        log.info("sequencer.leading", position=self.position)

    async def _lead(self, conn: psycopg.AsyncConnection[Any]) -> None:
        last_work = partitions_checked = time.monotonic()
        while True:
            placed = await self.place(conn)
            now = time.monotonic()
            if placed:
                last_work = now
            if now - partitions_checked > 60:
                partitions_checked = now
                await self._make_partitions(conn)
            if placed < BATCH:
                await asyncio.sleep(BUSY_S if now - last_work < 2 else IDLE_S)

    async def _make_partitions(self, conn: psycopg.AsyncConnection[Any]) -> None:
        """Keep two partitions ahead. Where another session holds the log, the next minute is early enough."""
        try:
            await conn.execute("SELECT zhike_fact_partitions(8388608)")
        except psycopg.errors.LockNotAvailable:
            log.warning("sequencer.partitions_put_off")

    async def place(self, conn: psycopg.AsyncConnection[Any]) -> int:
        """Place one batch in one statement (its own transaction); returns how many facts it held."""
        row = await (await conn.execute(PLACE, (BATCH, self.position))).fetchone()
        placed = int(row[0]) if row else 0
        self.position += placed
        return placed
