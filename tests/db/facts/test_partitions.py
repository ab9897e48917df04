"""Partitions come and go beside writers: nobody waits for long, and a log held by others only puts them off."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
import pytest_asyncio

from tests.support.database import urls_for
from zhike.db import Database
from zhike.facts import Archiver, Fact, Sequencer, append
from zhike.facts.archive import WIDTH, LogBusy
from zhike.kit.ids import uuid7

ATTACHED = "SELECT count(*) FROM pg_inherits WHERE inhparent = 'facts'::regclass"


@pytest_asyncio.fixture
async def log_db(fresh_owner_url: str) -> AsyncIterator[Database]:
    database = Database(urls_for(fresh_owner_url), pool_size=6)
    yield database
    await database.close()


@pytest_asyncio.fixture
async def place(log_db: Database) -> UUID:
    workspace = uuid7()
    async with log_db.system() as tx:
        await tx.execute(
            "INSERT INTO workspaces (id, slug, name) VALUES (:i, :s, 'log')",
            {"i": workspace, "s": f"w-{workspace.hex[-12:]}"},
        )
    return workspace


async def write(db: Database, workspace: UUID) -> None:
    async with db.transaction(workspace) as tx:
        await append(tx, [Fact("test.happened@1", "test", uuid7(), 1)])


async def next_partition(db: Database) -> int:
    """Let the next fact's id lie in the next partition; returns its slot."""
    async with await psycopg.AsyncConnection.connect(db.urls.owner_dsn, autocommit=True) as owner:
        row = await (await owner.execute("SELECT last_value FROM fact_ids")).fetchone()
        assert row
        slot = int(row[0]) // WIDTH + 1
        await owner.execute("SELECT setval('fact_ids', %s)", (slot * WIDTH + 5,))
    return slot


async def test_a_partition_is_made_while_a_writer_holds_the_log(log_db: Database, place: UUID) -> None:
    """`CREATE TABLE … PARTITION OF` would wait for every open writer, and everybody behind it."""
    conn = await log_db.connect_system()
    try:
        await next_partition(log_db)
        async with log_db.transaction(place) as tx:
            await append(tx, [Fact("test.happened@1", "test", uuid7(), 1)])  # open: holds its lock on the log
            made = await asyncio.wait_for(conn.execute("SELECT zhike_fact_partitions(8388608)"), 5)
            assert (await made.fetchone()) == (1,)
        await write(log_db, place)
    finally:
        await conn.close()


async def test_made_partitions_are_like_the_first_ones(log_db: Database) -> None:
    await next_partition(log_db)
    async with await psycopg.AsyncConnection.connect(log_db.urls.owner_dsn, autocommit=True) as owner:
        await owner.execute("SELECT zhike_fact_partitions(8388608)")
        shape = """
        SELECT c.relname, (SELECT array_agg(pg_get_indexdef(i.indexrelid) ORDER BY 1) FROM pg_index i WHERE i.indrelid = c.oid),
               (SELECT array_agg(pg_get_constraintdef(k.oid) ORDER BY 1) FROM pg_constraint k WHERE k.conrelid = c.oid)
        FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid WHERE h.inhparent = 'facts'::regclass ORDER BY 1
        """
        rows = await (await owner.execute(shape)).fetchall()
    assert len(rows) > 2
    assert all((len(indexes), constraints) == (2, rows[0][2]) for _, indexes, constraints in rows), rows


async def test_a_sequencer_leads_on_where_partitions_must_wait(log_db: Database, place: UUID) -> None:
    await next_partition(log_db)
    sequencer = Sequencer(log_db)
    async with await psycopg.AsyncConnection.connect(log_db.urls.owner_dsn) as owner:
        await owner.execute("LOCK TABLE facts IN SHARE UPDATE EXCLUSIVE MODE")
        running = asyncio.create_task(sequencer.run())
        try:
            await asyncio.wait_for(sequencer.leading.wait(), 10)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def test_an_archived_partition_leaves_without_holding_up_writers(
    log_db: Database, place: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhike.facts.archive.DETACH_TRIES", 2)
    await write(log_db, place)
    await next_partition(log_db)
    conn = await log_db.connect_system()
    await conn.execute("SELECT zhike_fact_partitions(8388608)")
    await write(log_db, place)
    sequencer = Sequencer(log_db)
    while await sequencer.place(conn):
        pass
    await conn.execute("INSERT INTO projections (name, position) VALUES ('test.all', 2)")
    archive = Archiver(log_db, tmp_path, timedelta(0))
    async with log_db.transaction(place) as tx:  # a long writer: the lock cannot be had
        await append(tx, [Fact("test.happened@1", "test", uuid7(), 1)])
        leaving = asyncio.create_task(archive.archive_next())
        worst = 0.0
        while not leaving.done():
            started = time.monotonic()
            await write(log_db, place)
            worst = max(worst, time.monotonic() - started)
            await asyncio.sleep(0.01)
        with pytest.raises(LogBusy):
            leaving.result()
        assert worst < 2, "writers waited behind the partition that leaves"
        assert worst > 0
    before = (await (await conn.execute(ATTACHED)).fetchone())[0]  # type: ignore[index]
    assert await archive.archive_next() is None, "what was left is finished, and nothing else is due"
    assert (await (await conn.execute(ATTACHED)).fetchone())[0] == before - 1  # type: ignore[index]
    assert (await (await conn.execute("SELECT to_regclass('facts_0')")).fetchone()) == (None,)
    assert (await (await conn.execute("SELECT count(*) FROM fact_archives")).fetchone()) == (1,)
    await conn.close()
