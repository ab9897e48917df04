"""Jobs: deferred with the transaction, swallowed by a waiting twin, dead ones visible and replayable by their own workspace."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio

from zhike.db import Database, EffectInsideTransaction, current_tx, forbid_transaction
from zhike.jobs import Job, JobsAdmin, defer, intend, settle
from zhike.kit.errors import NotFound
from zhike.kit.ids import uuid7


@pytest_asyncio.fixture
async def admin(db: Database) -> AsyncIterator[JobsAdmin]:
    yield JobsAdmin(db)


def job(workspace: UUID, task: str = "test.nothing", **more: object) -> Job:
    return Job(task=task, args={"workspace_id": str(workspace)}, **more)  # type: ignore[arg-type]


async def kill(db: Database, job_id: int) -> None:
    """Let a job fail for good, as procrastinate marks it."""
    async with db.system() as tx:
        await tx.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 4 WHERE id = :i", {"i": job_id})


async def test_a_job_stands_only_once_its_transaction_is_committed(
    db: Database, workspace: UUID, admin: JobsAdmin
) -> None:
    async with db.transaction(workspace) as tx:
        assert await defer(tx, [job(workspace), job(workspace)]) == 2
        assert await admin.list(workspace, "todo", None, 10) == []
    assert len(await admin.list(workspace, "todo", None, 10)) == 2


async def test_a_rolled_back_transaction_leaves_no_job(db: Database, workspace: UUID, admin: JobsAdmin) -> None:
    with pytest.raises(RuntimeError, match="no"):
        async with db.transaction(workspace) as tx:
            await defer(tx, [job(workspace)])
            raise RuntimeError("no")
    assert await admin.list(workspace, "todo", None, 10) == []


async def test_a_waiting_twin_is_swallowed_and_the_transaction_goes_on(
    db: Database, workspace: UUID, admin: JobsAdmin
) -> None:
    lock = f"turn:{uuid7()}"
    for new in (1, 0):
        async with db.transaction(workspace) as tx:
            assert await defer(tx, [job(workspace, lock=lock, queueing_lock=lock)]) == new
            assert await tx.scalar("SELECT 1") == 1
    [waiting] = await admin.list(workspace, "todo", None, 10)
    async with db.system() as tx:  # it runs now: what comes meanwhile waits again
        await tx.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = :i", {"i": waiting.id})
    async with db.transaction(workspace) as tx:
        assert await defer(tx, [job(workspace, lock=lock, queueing_lock=lock)]) == 1


async def test_twins_in_one_statement_are_one_job(db: Database, workspace: UUID, admin: JobsAdmin) -> None:
    lock = f"turn:{uuid7()}"
    async with db.transaction(workspace) as tx:
        assert await defer(tx, [job(workspace, queueing_lock=lock)] * 5) == 1
    assert len(await admin.list(workspace, "todo", None, 10)) == 1


async def test_dead_jobs_are_seen_and_replayed_by_their_own_workspace_alone(
    db: Database, workspace: UUID, make_workspace, admin
) -> None:
    other = await make_workspace()
    async with db.transaction(workspace) as tx:
        await defer(tx, [job(workspace)])
    [waiting] = await admin.list(workspace, "todo", None, 10)
    await kill(db, waiting.id)
    [dead] = await admin.list(workspace, "dead", None, 10)
    assert (dead.id, dead.state, dead.attempts) == (waiting.id, "failed", 4)
    assert await admin.list(other, "dead", None, 10) == []
    with pytest.raises(NotFound):
        await admin.retry(other, dead.id)
    await admin.retry(workspace, dead.id)
    assert await admin.list(workspace, "dead", None, 10) == []
    [again] = await admin.list(workspace, "todo", None, 10)
    assert again.id == dead.id
    with pytest.raises(NotFound):
        await admin.retry(workspace, dead.id)  # it waits already


async def test_a_dead_job_whose_twin_waits_is_replayed_without_an_error(
    db: Database, workspace: UUID, admin: JobsAdmin
) -> None:
    lock = f"turn:{uuid7()}"
    async with db.transaction(workspace) as tx:
        await defer(tx, [job(workspace, queueing_lock=lock)])
    [first] = await admin.list(workspace, "todo", None, 10)
    await kill(db, first.id)
    async with db.transaction(workspace) as tx:
        await defer(tx, [job(workspace, queueing_lock=lock)])
    await admin.retry(workspace, first.id)
    assert len(await admin.list(workspace, "todo", None, 10)) == 1
    assert await admin.list(workspace, "dead", None, 10) == []


async def test_the_list_pages_newest_first(db: Database, workspace: UUID, admin: JobsAdmin) -> None:
    async with db.transaction(workspace) as tx:
        await defer(tx, [job(workspace, task=f"test.{n}") for n in range(5)])
    first = await admin.list(workspace, "todo", None, 3)
    rest = await admin.list(workspace, "todo", first[-1].id, 3)
    assert [j.task for j in [*first, *rest]] == ["test.4", "test.3", "test.2", "test.1", "test.0"]


async def test_an_effect_is_intended_once_and_repeated_with_its_key(db: Database, workspace: UUID) -> None:
    """A crash between the steps: the second run finds the first intent and knows that it may have been sent."""
    key = f"message:{uuid7()}"
    async with db.transaction(workspace) as tx:
        first = await intend(tx, "webhook", key)
    assert (first.settled, first.repeated) == (False, False)
    async with db.transaction(workspace) as tx:  # the process died here; the job runs again
        second = await intend(tx, "webhook", key)
    assert (second.id, second.key, second.settled, second.repeated) == (first.id, key, False, True)
    async with db.transaction(workspace) as tx:
        await settle(tx, second, "done", {"status": 200})
    async with db.transaction(workspace) as tx:
        third = await intend(tx, "webhook", key)
        assert (third.id, third.settled) == (first.id, True)
        assert await tx.scalar("SELECT count(*) FROM effects WHERE key = :k", {"k": key}) == 1


async def test_an_intent_that_is_rolled_back_was_never_there(db: Database, workspace: UUID) -> None:
    key = f"message:{uuid7()}"
    with pytest.raises(RuntimeError, match="no"):
        async with db.transaction(workspace) as tx:
            await intend(tx, "webhook", key)
            raise RuntimeError("no")
    async with db.transaction(workspace) as tx:
        assert not (await intend(tx, "webhook", key)).repeated


async def test_the_same_key_in_another_workspace_is_another_effect(
    db: Database, workspace: UUID, make_workspace
) -> None:
    other, key = await make_workspace(), f"message:{uuid7()}"
    async with db.transaction(workspace) as tx:
        mine = await intend(tx, "webhook", key)
    async with db.transaction(other) as tx:
        theirs = await intend(tx, "webhook", key)
    assert mine.id != theirs.id
    assert not theirs.repeated


async def test_no_effect_runs_inside_a_transaction(db: Database, workspace: UUID) -> None:
    forbid_transaction("nothing is open")
    async with db.transaction(workspace):
        assert current_tx() is not None
        with pytest.raises(EffectInsideTransaction, match="mail"):
            forbid_transaction("mail")
    forbid_transaction("and nothing is open again")
    async with db.system():
        with pytest.raises(EffectInsideTransaction):
            forbid_transaction("mail")


async def test_an_effect_that_failed_may_be_tried_again_and_one_that_was_sent_may_not(
    db: Database, workspace: UUID
) -> None:
    for state, again in (("failed", True), ("done", False), ("unknown", False)):
        async with db.transaction(workspace) as tx:
            await settle(tx, await intend(tx, "test.effect", state), state)
        async with db.transaction(workspace) as tx:
            assert (await intend(tx, "test.effect", state)).settled is not again
