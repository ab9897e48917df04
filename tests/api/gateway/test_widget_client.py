"""The widget's own client (connection, sender, reducer, run by Node) over a real socket through a road that is cut again and again."""

import asyncio
import random
from collections import deque
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest_asyncio
from sqlalchemy.engine import make_url

from tests.support.console import Console
from tests.support.proxy import Road
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.facts import Fact, append
from zhike.kit.ids import uuid7

SMALL_RING = 60
SCRIPT = Path(__file__).parent / "widget.mjs"


@pytest_asyncio.fixture
async def widget() -> AsyncIterator[Console]:
    console = await Console.start(SCRIPT, "--experimental-transform-types")
    yield console
    await console.stop()


async def do(widget: Console, what: str, **more: Any) -> dict[str, Any]:
    answer = await widget.do(what, **more)
    assert "error" not in answer, answer["error"]
    return answer


async def until(widget: Console, condition: Callable[[dict[str, Any]], bool], patience_s: float = 60) -> dict[str, Any]:
    looked: dict[str, Any] = {}
    try:
        async with asyncio.timeout(patience_s):
            while not condition(looked := await do(widget, "look")):
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise AssertionError(f"waited in vain: {looked}") from None
    return looked


async def begin(widget: Console, served: Served, shop: Shopfront) -> Road:
    road = Road("127.0.0.1", make_url(served.base).port or 0)
    base = f"http://127.0.0.1:{road.port}"
    await do(widget, "start", base=base, inbox=shop.widget.key, visitor_id=str(uuid7()))
    await until(widget, lambda seen: "online" in seen["seen"]["links"])
    return road


async def test_a_storm_of_cuts_loses_nothing_doubles_nothing_and_keeps_the_order(
    widget: Console, served: Served, shop: Shopfront
) -> None:
    road, chance = await begin(widget, served, shop), random.Random(11)
    agent = await shop.person()
    await do(widget, "say", text="第 0 句", client_id="m-0")
    looked = await until(widget, lambda seen: seen["state"]["conversation"] is not None and not seen["state"]["outbox"])
    conversation = looked["state"]["conversation"]["id"]
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, parse(conversation), agent.id, may_assign=True)
    stop = asyncio.Event()

    async def cutting() -> int:
        cuts = 0
        while not stop.is_set():
            await asyncio.sleep(0.1 + chance.random() * 0.5)
            await asyncio.to_thread(road.close)
            await asyncio.sleep(chance.random() * 0.2)
            await asyncio.to_thread(road.open)
            cuts += 1
        return cuts

    storm = asyncio.create_task(cutting())
    try:
        for n in range(1, 31):
            await do(widget, "say", text=f"第 {n} 句", client_id=f"m-{n}")
            async with shop.tx() as tx:
                await shop.house.conversations.post(
                    tx, parse(conversation), agent.id, kind="text", content={"text": f"回复 {n}"}, client_id=f"r-{n}"
                )
            await asyncio.sleep(0.15)
    finally:
        stop.set()
        cuts = await storm
    assert cuts > 5

    def whole(seen: dict[str, Any]) -> bool:
        texts = [m for m in seen["state"]["messages"] if m["content"].get("text")]
        return not seen["state"]["outbox"] and len(texts) >= 61

    looked = await until(widget, whole)
    texts = [m["content"].get("text", "") for m in looked["state"]["messages"]]
    assert [t for t in texts if t.startswith("第")] == [f"第 {n} 句" for n in range(31)]
    assert [t for t in texts if t.startswith("回复")] == [f"回复 {n}" for n in range(1, 31)]
    seqs = [m["seq"] for m in looked["state"]["messages"]]
    assert seqs == sorted(set(seqs))
    assert await shop.count("messages", "direction = 'in'") == 31
    await same_as_fresh(widget, served)
    await asyncio.to_thread(road.close)


async def same_as_fresh(widget: Console, served: Served) -> None:
    """The latest messages and the conversation, as a widget that opens now would show them."""
    async with asyncio.timeout(20):
        while True:
            fresh = (await do(widget, "fresh", base=served.base))["fresh"]
            held = (await do(widget, "look"))["state"]
            tail = held["messages"][-len(fresh["messages"]) :] if fresh["messages"] else []
            if (tail, held["conversation"]) == (fresh["messages"], fresh["conversation"]):
                return
            await asyncio.sleep(0.2)


async def test_a_widget_that_was_away_while_the_ring_moved_on_takes_a_new_snapshot(
    widget: Console, served: Served, shop: Shopfront
) -> None:
    served.hub.ring = deque(served.hub.ring, maxlen=SMALL_RING)  # it moves on before the client looks by HTTP
    road = await begin(widget, served, shop)
    agent = await shop.person()
    await do(widget, "say", text="在吗", client_id="m-0")
    looked = await until(widget, lambda seen: seen["state"]["conversation"] is not None and not seen["state"]["outbox"])
    conversation = parse(looked["state"]["conversation"]["id"])
    await asyncio.to_thread(road.close)
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation, agent.id, may_assign=True)
    async with shop.tx() as tx:
        await shop.house.conversations.post(
            tx, conversation, agent.id, kind="text", content={"text": "在的"}, client_id="r"
        )
    await evict(served, shop)
    await asyncio.to_thread(road.open)
    looked = await until(widget, lambda seen: seen["seen"]["reasons"] and not seen["awaiting"])
    assert looked["seen"]["reasons"] == ["too_old"]
    assert "在的" in [m["content"].get("text") for m in looked["state"]["messages"]]
    await same_as_fresh(widget, served)
    await asyncio.to_thread(road.close)


async def evict(served: Served, shop: Shopfront) -> None:
    """Append more facts than the ring holds: the oldest it knows is newer than what the widget saw."""
    seen = served.hub.position
    async with shop.tx() as tx:
        await append(tx, [Fact("test.happened@1", "test", uuid7(), 1) for _ in range(2 * SMALL_RING)])
    async with asyncio.timeout(20):
        while not served.hub.ring or served.hub.ring[0].position <= seen + 1:
            await asyncio.sleep(0.01)


def parse(text: str) -> Any:
    return type(uuid7())(text)
