"""The trail of who did what: paged, filtered, unchangeable."""

import pytest

from tests.support.people import House, build_house
from zhike.audit import Filter
from zhike.db import Database
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7


async def test_pages_and_filters(house: House) -> None:
    owner, order = await house.person("owner", name="店主甲"), uuid7()
    async with house.tx() as tx:
        for number in range(5):
            await house.audit.append(tx, owner, "order.seen", "order", order, detail={"n": number}, ip="10.0.0.1")
        await house.audit.append(tx, None, "order.closed", "order", order, reason="超时" * 500)
    seen: list[int] = []
    cursor: str | None = None
    async with house.tx() as tx:
        while True:
            entries, cursor = await house.audit.list(tx, Filter(action="order.seen"), 2, cursor)
            seen += [entry.detail["n"] for entry in entries]
            assert all(entry.actor_name == "店主甲" for entry in entries)
            if cursor is None:
                break
        (closed,), _ = await house.audit.list(tx, Filter(subject_id=order, action="order.closed"))
        assert (closed.actor_kind, closed.actor_id, len(closed.reason or "")) == ("system", None, 500)
        assert (await house.audit.list(tx, Filter(actor_id=uuid7())))[0] == []
        with pytest.raises(Invalid):
            await house.audit.list(tx, Filter(), cursor="bogus")
    assert sorted(seen) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("statement", ["DELETE FROM audit_entries", "UPDATE audit_entries SET reason = 'x'"])
async def test_nothing_is_changed_or_removed(house: House, statement: str) -> None:
    await house.person("owner")
    with pytest.raises(Exception, match="permission denied"):
        async with house.tx() as tx:
            await tx.execute(statement)


async def test_workspaces_do_not_see_each_other(db: Database, house: House) -> None:
    other = await build_house(db)
    stranger = await other.person("owner")
    assert await house.actions(subject_id=stranger.id) == []
    assert await other.actions(subject_id=stranger.id) == ["user.created"]
