"""Projections: effects and cursor in one transaction; rebuilt from the log they are what they were."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
import pytest_asyncio

from tests.support.database import urls_for
from tests.support.shopfront import Shopfront, open_shop
from zhike.db import Database, Tx
from zhike.desk import Days
from zhike.facts import ActorRef, Projection, ProjectionRunner, Recorded, Sequencer
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        yield shop


async def place_all(db: Database) -> None:
    """Give every committed fact its position."""
    conn = await db.connect_system()
    try:
        sequencer = Sequencer(db)
        await sequencer._stand_by(conn)
        while await sequencer.place(conn):
            pass
    finally:
        await conn.close()


async def fold(runner: ProjectionRunner, projection: Projection, *, until_empty: bool = True) -> None:
    conn = await runner.db.connect_system()
    try:
        async with runner.db.system() as tx:
            await tx.execute(
                "INSERT INTO projections (name) VALUES (:n) ON CONFLICT DO NOTHING", {"n": projection.name}
            )
        while await runner.step(conn, projection) and until_empty:
            pass
    finally:
        await conn.close()


async def cursor(db: Database, name: str) -> int:
    async with db.system() as tx:
        return int(await tx.scalar("SELECT position FROM projections WHERE name = :n", {"n": name}) or 0)


async def days(shop: Shopfront) -> list[dict[str, Any]]:
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT * FROM desk_days ORDER BY day, inbox_id")
    return [{k: v for k, v in row.items() if k != "workspace_id"} for row in rows]


async def a_busy_day(shop: Shopfront) -> None:
    """Two customers, a reply, a note, a hand-over, an end, a rating."""
    house, agent = shop.house, await shop.person()
    one, two = await shop.customer("甲"), await shop.customer("乙")
    first = await shop.says(one, "在吗")
    await shop.says(one, "我那个订单")
    second = await shop.says(two, "hello")
    async with shop.tx() as tx:
        await house.turns.customer_wants_person(tx, first.conversation_id, "…")
    async with shop.tx() as tx:
        await house.conversations.take(tx, first.conversation_id, agent.id, may_assign=False)
    for private in (False, True):
        async with shop.tx() as tx:
            await house.conversations.post(
                tx,
                first.conversation_id,
                agent.id,
                kind="text",
                content={"text": "您好"},
                client_id=f"c{private}",
                private=private,
            )
    for conversation_id in (first.conversation_id, second.conversation_id):
        async with shop.tx() as tx:
            await house.conversations.change_status(
                tx, conversation_id, "resolved", ActorRef("person", agent.id), reason="answered"
            )
    async with shop.tx() as tx:
        await house.conversations.rated(tx, first.conversation_id, 4)


async def test_a_rebuild_gives_what_folding_gave(shop: Shopfront) -> None:
    projection = Days()
    runner = ProjectionRunner(shop.house.db, [projection])
    await a_busy_day(shop)
    await place_all(shop.house.db)
    await fold(runner, projection)
    await a_busy_day(shop)  # folded in two goes
    await place_all(shop.house.db)
    await fold(runner, projection)
    folded = await days(shop)
    totals = {k: sum(row[k] for row in folded) for k in folded[0] if k not in ("day", "inbox_id")}
    assert totals == {
        "opened": 4,
        "customer_messages": 6,
        "assistant_replies": 0,
        "person_replies": 2,
        "handed_over": 2,
        "resolved": 4,
        "rated": 2,
        "rating_sum": 8,
    }
    await runner.rebuild(projection.name, [shop.workspace])
    assert await days(shop) == []
    await fold(runner, projection)
    assert await days(shop) == folded


async def test_two_runners_count_nothing_twice(shop: Shopfront) -> None:
    projection = Days()
    await a_busy_day(shop)
    await place_all(shop.house.db)
    for runner in (ProjectionRunner(shop.house.db, [projection]), ProjectionRunner(shop.house.db, [projection])):
        await fold(runner, projection)
    assert sum(row["opened"] for row in await days(shop)) == 2


class Breaking(Days):
    """Fails after it has written its effects."""

    broken = True

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        await super().apply(tx, facts)
        if self.broken:
            raise RuntimeError("after the effects, before the cursor")


async def test_effects_and_cursor_are_one_transaction(shop: Shopfront) -> None:
    projection = Breaking()
    runner = ProjectionRunner(shop.house.db, [projection])
    await a_busy_day(shop)
    await place_all(shop.house.db)
    with pytest.raises(RuntimeError, match="after the effects"):
        await fold(runner, projection)
    assert await days(shop) == []
    assert await cursor(shop.house.db, projection.name) == 0
    projection.broken = False
    await fold(runner, projection)
    assert sum(row["opened"] for row in await days(shop)) == 2
    assert await cursor(shop.house.db, projection.name) > 0


async def test_conversations_of_other_modes_are_not_counted(shop: Shopfront) -> None:
    async with shop.tx() as tx:
        key = f"test-{shop.workspace.hex[-12:]}"
        inbox = await shop.house.channels.create_inbox(tx, key=key, kind="api", name="试用", mode="test")
    who = await shop.customer(inbox=inbox)
    await shop.house.intake.accept(shop.incoming(who, "练习", inbox=inbox))
    await place_all(shop.house.db)
    projection = Days()
    await fold(ProjectionRunner(shop.house.db, [projection]), projection)
    assert await days(shop) == []
