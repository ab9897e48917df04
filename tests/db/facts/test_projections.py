"""Projections: effects and cursor in one transaction; rebuilt from the log they are what they were."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import pytest
import pytest_asyncio
from prometheus_client import REGISTRY
from pydantic import SecretStr

from tests.support.database import urls_for
from tests.support.folding import fold, place_all
from tests.support.shopfront import Shopfront, open_shop
from zhike.api.gateway.hub import Hub
from zhike.api.gauges import refresher
from zhike.cli.doctor_checks import CHECKS, Patient
from zhike.db import Database, Tx
from zhike.desk import Days
from zhike.facts import ActorRef, ProjectionRunner, Recorded, project, standings
from zhike.facts.standing import STOPPED_AFTER, note
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        yield shop


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


async def no_such_key(_tx: Tx) -> None:
    raise KeyError("no such thing")


async def takes_too_long(tx: Tx) -> None:
    await tx.execute("SET LOCAL statement_timeout = '20ms'")
    await tx.execute("SELECT pg_sleep(2)")


async def waits_for_a_lock(tx: Tx) -> None:
    """Fail as a deadlock does, and whatever else the driver calls operational though the database is there."""
    await tx.execute("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = 'deadlock_detected'; END $$")


class Poisoned(Days):
    """Cannot fold facts of one subject."""

    name = "test.poisoned"

    def __init__(self) -> None:
        self.poison: object = None
        self.fail: Callable[[Tx], Awaitable[None]] = no_such_key
        self.folded: list[int] = []
        self.batches: list[int] = []

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        self.batches.append(len(facts))
        if any(f.subject_id == self.poison for f in facts):
            await self.fail(tx)
        self.folded += [f.position for f in facts]


@pytest.mark.parametrize(
    ("fail", "named"),
    [(no_such_key, "KeyError"), (takes_too_long, "QueryCanceled"), (waits_for_a_lock, "DeadlockDetected")],
    ids=["code", "statement_timeout", "deadlock"],
)
async def test_a_fact_that_cannot_be_folded_stops_its_projection_alone(
    shop: Shopfront,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    fail: Callable[[Tx], Awaitable[None]],
    named: str,
) -> None:
    monkeypatch.setattr(project, "PAUSE_S", 0.01)
    monkeypatch.setattr(project, "STOPPED_PAUSE_S", 0.2)
    db, poisoned, well = shop.house.db, Poisoned(), Days()
    receipts = [await shop.says(await shop.customer(), f"第 {n} 位") for n in range(6)]
    poisoned.poison, poisoned.fail = receipts[3].conversation_id, fail
    await place_all(db)
    runner = asyncio.create_task(ProjectionRunner(db, [poisoned, well]).run())
    try:
        async with asyncio.timeout(20):
            while (await standing(db, poisoned.name)) is None or not (await standing(db, poisoned.name)).stopped:
                await asyncio.sleep(0.02)
        stopped = await standing(db, poisoned.name)
        assert (stopped.error, stopped.failed_position) == (named, stopped.position + 1)
        assert poisoned.folded == list(range(1, stopped.position + 1)), "what came before the fact was folded, once"
        assert poisoned.batches.count(1) == len(poisoned.batches) - 1, "after one failure facts are taken one by one"
        await shop.says(await shop.customer(), "后来的人")
        await place_all(db)
        async with asyncio.timeout(10):
            while (await standing(db, well.name)).behind:
                await asyncio.sleep(0.02)
        assert sum(row["opened"] for row in await days(shop)) == 7, "the other projection went on"
        assert (await standing(db, poisoned.name)).position == stopped.position

        await is_told(shop, settings, poisoned.name, well.name, named)

        poisoned.poison = None  # mended
        async with asyncio.timeout(10):
            while (await standing(db, poisoned.name)).behind:
                await asyncio.sleep(0.02)
        assert poisoned.folded == list(range(1, len(poisoned.folded) + 1))
        mended = await standing(db, poisoned.name)
        assert (mended.failures, mended.error, mended.failed_position) == (0, None, None)
    finally:
        runner.cancel()


async def is_told(shop: Shopfront, settings: Settings, stopped: str, well: str, named: str) -> None:
    """Metrics and the doctor name what stopped, and not what goes on."""
    db = shop.house.db
    render = refresher(shop.house, Hub(db, shop.house.deliveries, shop.house.bus, lambda _fact: None))
    await render()
    shown = REGISTRY.get_sample_value
    assert shown("zhike_projection_stopped", {"projection": stopped}) == 1
    assert shown("zhike_projection_stopped", {"projection": well}) == 0
    address = settings.database.model_copy(update={"url": SecretStr(db.urls.owner)})
    told = CHECKS["projections"](Patient(settings.model_copy(update={"database": address})))
    assert told.state == "fail"
    assert f"{stopped} ({named}" in told.said


async def standing(db: Database, name: str) -> Any:
    async with db.system() as tx:
        return next((one for one in await standings(tx) if one.name == name), None)


async def test_what_stopped_stays_stopped_when_a_new_leader_counts_from_one(shop: Shopfront) -> None:
    db, name = shop.house.db, "test.stopped"
    async with db.system() as tx:
        await tx.execute("INSERT INTO projections (name) VALUES (:n)", {"n": name})
        await note(tx, name, STOPPED_AFTER, "KeyError")
    async with db.system() as tx:
        await note(tx, name, 1, "KeyError")
    assert (await standing(db, name)).stopped
