"""Calls: one listener wakes every asker of a process, nobody polls, and what dead askers left is swept."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from zhike.db import Database
from zhike.jobs import CallFailed, Calls, JobContext
from zhike.kit.ids import uuid7

SECRET = b"s" * 32
OPEN = "SELECT (args->>'call_id')::uuid AS id FROM procrastinate_jobs WHERE task_name = 'test.ask' AND args->>'workspace_id' = :w"


@pytest_asyncio.fixture
async def calls(db: Database) -> AsyncIterator[Calls]:
    made = Calls(db, SECRET)
    yield made
    await made.close()


async def asked(db: Database, workspace: UUID, n: int) -> list[UUID]:
    """Return the ids of n calls once they stand."""
    async with asyncio.timeout(10):
        while True:
            async with db.system() as tx:
                found = [row["id"] for row in await tx.rows(OPEN, {"w": str(workspace)})]
            if len(found) == n:
                return found
            await asyncio.sleep(0.02)


async def answer(db: Database, workspace: UUID, call_id: UUID, *, fails: bool = False) -> None:
    """Answer from another process's point of view: a Calls of its own."""

    async def double(_workspace: UUID, question: dict[str, Any]) -> dict[str, Any]:
        if fails:
            raise RuntimeError("no")
        return {"twice": question["n"] * 2}

    await Calls(db, SECRET).task(double).handler(JobContext(1, 0, True), str(workspace), str(call_id))


async def test_askers_are_woken_by_one_listener_and_do_not_poll(
    db: Database, workspace: UUID, calls: Calls, statements: list[str]
) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(calls.ask(workspace, "test.ask", {"n": n})) for n in range(8)]
        ids = await asked(db, workspace, 8)
        await asyncio.sleep(0.6)  # sixty looks of each asker, when they polled every 10 ms
        waiting = [s for s in statements if s.startswith("DELETE FROM worker_calls")]
        assert waiting == []
        for call_id in ids:
            await answer(db, workspace, call_id)
    assert [task.result() for task in tasks] == [{"twice": 2 * n} for n in range(8)]
    takes = [s for s in statements if s.startswith("DELETE FROM worker_calls")]
    assert len(takes) <= 16
    assert [t.get_name() for t in asyncio.all_tasks()].count("jobs-answers") == 1


async def test_an_answer_whose_notice_was_lost_is_found_all_the_same(
    db: Database, workspace: UUID, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = asyncio.create_task(calls.ask(workspace, "test.ask", {"n": 21}))
    [call_id] = await asked(db, workspace, 1)
    await calls.answers.close()
    await answer(db, workspace, call_id)
    assert await asyncio.wait_for(asking, 5) == {"twice": 42}


async def test_a_task_that_fails_and_a_worker_that_is_away_are_told(
    db: Database, workspace: UUID, calls: Calls
) -> None:
    asking = asyncio.create_task(calls.ask(workspace, "test.ask", {"n": 1}))
    [call_id] = await asked(db, workspace, 1)
    with pytest.raises(RuntimeError):
        await answer(db, workspace, call_id, fails=True)
    with pytest.raises(CallFailed):
        await asking
    with pytest.raises(CallFailed):
        await calls.ask(workspace, "test.ask", {"n": 1}, timeout_s=0.2)
    async with db.transaction(workspace) as tx:
        assert await tx.scalar("SELECT count(*) FROM worker_calls") == 0


async def test_what_dead_askers_left_is_swept_and_the_rest_stays(db: Database, workspace: UUID, calls: Calls) -> None:
    insert = "INSERT INTO worker_calls (workspace_id, id, question, asked_at) VALUES (:w, :i, '', now() - make_interval(secs => :age))"
    old, young = uuid7(), uuid7()
    async with db.transaction(workspace) as tx:
        for call_id, age in ((old, 3600), (young, 5)):
            await tx.execute(insert, {"w": workspace, "i": call_id, "age": age})
    assert await calls.sweep(workspace) == 1
    async with db.transaction(workspace) as tx:
        assert [r["id"] for r in await tx.rows("SELECT id FROM worker_calls")] == [young]
