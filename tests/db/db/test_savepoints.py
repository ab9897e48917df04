"""What a savepoint rolled back leaves nothing behind: no number handed out twice, no call after the commit."""

from uuid import UUID

import pytest

from zhike.db import Database, take_number


async def test_numbers_reserved_in_a_savepoint_that_failed_are_not_kept(db: Database, workspace: UUID) -> None:
    async with db.transaction(workspace) as tx:
        with pytest.raises(RuntimeError):
            async with tx.savepoint():
                await take_number(tx, "test")
                raise RuntimeError
    taken = []
    for _ in range(45):
        async with db.transaction(workspace) as tx:
            taken.append(await take_number(tx, "test"))
    assert len(set(taken)) == 45


async def test_only_what_stays_is_called_after_the_commit(db: Database, workspace: UUID) -> None:
    called: list[str] = []
    async with db.transaction(workspace) as tx:
        tx.on_commit(lambda: called.append("before"))
        with pytest.raises(RuntimeError):
            async with tx.savepoint():
                tx.on_commit(lambda: called.append("lost"))
                raise RuntimeError
        async with tx.savepoint():
            tx.on_commit(lambda: called.append("kept"))
    assert called == ["before", "kept"]
