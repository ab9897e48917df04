"""Old partitions of the log move to Parquet files that a rebuild reads as if they were still tables."""

import asyncio
import hashlib
import importlib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType

import psycopg
import structlog

from zhike.db import Database
from zhike.facts.read import BY_ID, recorded
from zhike.facts.types import Recorded

log = structlog.get_logger("zhike.facts")
WIDTH = 4_194_304  # ids of one partition, as in zhike_fact_partitions
EVERY_S = 3600.0
# Recorded, but not yet gone: the log was held by others when its turn came, or the worker died.
LEFT = """
SELECT first_id / :width FROM fact_archives WHERE to_regclass('facts_' || first_id / :width) IS NOT NULL ORDER BY 1 LIMIT 1
"""
NEXT = """
SELECT min(id) AS first, (SELECT last_value FROM fact_ids) AS newest,
       (SELECT coalesce(min(position), 0) FROM projections) AS folded
FROM facts
"""
UNPLACED = "SELECT count(*) FROM fact_queue WHERE fact_id < :last"
RECORD = """
INSERT INTO fact_archives (first_id, last_id, first_position, last_position, path, sha256, rows)
VALUES (:first, :last, :from, :to, :path, :sha256, :rows)
"""
COVERING = """
SELECT path, sha256 FROM fact_archives WHERE last_position > :position ORDER BY first_position
"""
PAGE = 20_000
DETACH_TRIES = 8  # of 100 ms each, over seven seconds
PATIENT = "SET LOCAL statement_timeout = '30min'"
HELD = """
SELECT max(f.at) AS newest, min(p.position) AS from, max(p.position) AS to, count(*) AS rows
FROM facts f JOIN fact_positions p ON p.fact_id = f.id WHERE f.id >= :first AND f.id < :last
"""


class ArchiveUnavailable(RuntimeError):
    """Archives of the log need the extra "archive" (pip install 'zhike[archive]')."""


class ArchiveDamaged(RuntimeError):
    """An archive of the log does not have the checksum that was recorded: restore the file from a backup."""


class LogBusy(RuntimeError):
    """Other sessions held the log the whole time: the partition goes when it is quieter."""


class Archiver:
    """Moves full partitions whose facts are all older than ``after`` and folded by every projection."""

    def __init__(self, db: Database, folder: Path, after: timedelta) -> None:
        self.db = db
        self.folder = folder
        self.after = after

    async def run(self) -> None:
        """Look once an hour until cancelled."""
        while True:
            try:
                while await self.archive_next() is not None:
                    pass
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("archive.failed", error=type(error).__name__)
            await asyncio.sleep(EVERY_S)

    async def archive_next(self) -> Path | None:
        """Archive the oldest partition if it may go; returns its file, None when there is nothing to do."""
        await self._finish()
        async with self.db.system() as tx:
            row = await tx.row(NEXT)
            if row is None or row["first"] is None:
                return None
            slot = row["first"] // WIDTH
            first, last = slot * WIDTH, (slot + 1) * WIDTH
            if row["newest"] < last or await tx.scalar(UNPLACED, {"last": last}):
                return None
            await tx.execute(PATIENT)
            held = await tx.row(HELD, {"first": first, "last": last})
        assert held is not None
        if held["newest"] > datetime.now(UTC) - self.after or held["to"] > row["folded"]:
            return None
        path = self.folder / f"facts_{slot}.parquet"
        digest = await self._copy(path, first, last)
        async with self.db.system() as tx:
            await tx.execute(PATIENT)
            places = {"first": first, "last": last, "from": held["from"], "to": held["to"], "rows": held["rows"]}
            await tx.execute(RECORD, places | {"path": path.name, "sha256": digest})
        log.info("archive.written", file=path.name, rows=held["rows"])
        await self._finish()
        return path

    async def _finish(self) -> None:
        """Take recorded partitions out of the log; raises LogBusy when others hold it the whole time."""
        while True:
            async with self.db.system() as tx:
                slot = await tx.scalar(LEFT, {"width": WIDTH})
                if slot is None:
                    return
                await tx.execute(PATIENT)
                await tx.execute("SELECT zhike_fact_positions_drop(:slot)", {"slot": slot})
            await self._detach(slot)
            async with self.db.system() as tx:
                await tx.execute("SELECT zhike_fact_partition_drop(:slot)", {"slot": slot})

    async def _detach(self, slot: int) -> None:
        conn = await self.db.connect_system()
        try:
            for attempt in range(DETACH_TRIES):
                try:
                    await conn.execute("SELECT zhike_fact_partition_detach(%s)", (slot,))
                    return
                except psycopg.errors.LockNotAvailable:
                    await asyncio.sleep(0.2 * (attempt + 1))  # writers that queued behind the attempt go first
        finally:
            await conn.close()
        raise LogBusy

    async def _copy(self, path: Path, first: int, last: int) -> str:
        """Copy a partition page by page, in the log's order, whole or not at all; returns the file's SHA-256."""
        files = parquet()
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh, after = path.with_suffix(".new"), 0
        writer = None
        try:
            while True:
                params = {"first": first, "last": last, "after": after, "limit": PAGE}
                async with self.db.system() as tx:
                    page = (await tx.execute(BY_ID, params)).fetchall()
                if not page:
                    break
                after = page[-1][0]
                table = await asyncio.to_thread(files.as_table, page)
                writer = writer or files.writer(fresh)
                await asyncio.to_thread(writer.write_table, table)
        finally:
            if writer is not None:
                writer.close()
        digest = await asyncio.to_thread(checksum, fresh)
        fresh.replace(path)
        return digest

    async def read_after(self, position: int, limit: int) -> list[Recorded]:
        """Return up to ``limit`` archived facts behind ``position``; raises ArchiveDamaged."""
        async with self.db.system() as tx:
            rows = await tx.rows(COVERING, {"position": position})
        for row in rows:
            found = await asyncio.to_thread(read, self.folder / row["path"], row["sha256"], position, limit)
            if found:
                return found
        return []


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read(path: Path, sha256: str, position: int, limit: int) -> list[Recorded]:
    """Return up to ``limit`` facts of one file behind ``position``."""
    if checksum(path) != sha256:
        raise ArchiveDamaged(path.name)
    return [recorded(row) for row in parquet().rows(path, position, limit)]


@cache
def parquet() -> ModuleType:
    """Return what reads and writes Parquet, loaded at first use: it takes 40 MB, and most installations archive nothing."""
    try:
        return importlib.import_module("zhike.facts.parquet")
    except ImportError:  # the extra "archive" is not installed
        raise ArchiveUnavailable from None
