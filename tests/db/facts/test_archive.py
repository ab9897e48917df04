"""Old partitions move to Parquet; a rebuild reads them as if they were still there."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from zhike import facts
from zhike.db import Database
from zhike.desk import Days
from zhike.facts import ActorRef, Archiver, Fact, ProjectionRunner, Sequencer
from zhike.facts.archive import WIDTH, ArchiveDamaged, read
from zhike.kit.ids import uuid7

INBOX = str(uuid7())


async def append(db: Database, workspace: UUID, count: int) -> None:
    scope = {"inbox": INBOX, "status": "open"}
    customer = ActorRef("customer", uuid7())
    async with db.transaction(workspace) as tx:
        for _ in range(count):
            fact = Fact("conversation.opened@1", "conversation", uuid7(), 1, scope, customer)
            await facts.append(tx, [fact])


async def place_all(db: Database) -> None:
    sequencer = Sequencer(db)
    conn = await db.connect_system()
    row = await (await conn.execute("SELECT coalesce(max(position), 0) FROM fact_positions")).fetchone()
    assert row
    sequencer.position = row[0]
    while await sequencer.place(conn):
        pass
    await conn.close()


async def opened(db: Database, workspace: UUID) -> int:
    async with db.transaction(workspace) as tx:
        return int(await tx.scalar("SELECT coalesce(sum(opened), 0) FROM desk_days"))


@pytest.mark.xdist_group("facts-archive")
async def test_a_rebuild_reads_what_was_archived(db: Database, workspace: UUID, tmp_path: Path) -> None:
    archive = Archiver(db, tmp_path, timedelta(0))
    runner = ProjectionRunner(db, [Days()], archive)
    await append(db, workspace, 30)
    with psycopg.connect(db.urls.owner_dsn, autocommit=True) as owner:
        row = owner.execute("SELECT last_value FROM fact_ids").fetchone()
        assert row
        next_slot = (row[0] // WIDTH + 1) * WIDTH
        owner.execute("DELETE FROM projections")  # those of other tests stay where their tests ended
        owner.execute("SELECT setval('fact_ids', %s)", (next_slot + 5,))
        owner.execute("SELECT zhike_fact_partitions(8388608)")
    await append(db, workspace, 7)
    await place_all(db)
    async with db.system() as tx:
        await tx.execute("INSERT INTO projections (name) VALUES ('desk.days') ON CONFLICT DO NOTHING")
    conn = await db.connect_system()
    assert await archive.archive_next() is None, "a partition that a projection has not folded must stay"
    while await runner.step(conn, runner.projections[0]):
        pass
    before = await opened(db, workspace)
    assert before == 37

    path = await archive.archive_next()
    assert path is not None
    assert path.exists()
    async with db.system() as tx:
        assert await tx.scalar("SELECT count(*) FROM facts WHERE id < :next", {"next": next_slot}) == 0
        digest = await tx.scalar("SELECT sha256 FROM fact_archives ORDER BY first_id DESC LIMIT 1")

    await runner.rebuild("desk.days", [workspace])
    assert await opened(db, workspace) == 0
    while await runner.step(conn, runner.projections[0]):
        pass
    assert await opened(db, workspace) == before
    await conn.close()

    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(ArchiveDamaged):
        read(path, digest, 0, 10)
