"""Snapshot + facts = fresh snapshot, by the console's own reducer over a real socket, whatever happens to the socket."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.support.console import Console
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.api.gateway import outbox as outbox_module
from zhike.channels import IdentityRef
from zhike.customers import Changes
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import uuid7

Start = Callable[[], Awaitable[Console]]


class Storm:
    """Random things that customers, colleagues and the assistant do."""

    def __init__(self, shop: Shopfront, people: list[IdentityRef], agents: list[Viewer], seed: int) -> None:
        self.shop, self.people, self.agents, self.chance = shop, people, agents, random.Random(seed)
        self.ids: list[UUID] = []

    async def begin(self) -> None:
        self.owner = await self.shop.person("owner", "店主")
        self.ids = [(await self.shop.says(who, "你好")).conversation_id for who in self.people]

    async def rage(self, actions: int, parallel: int = 3) -> None:
        async def one() -> None:
            for _ in range(actions // parallel):
                try:
                    await (self.about_a_customer() if self.chance.random() < 0.2 else self.act())
                except ZhikeError:
                    continue  # refused: somebody was quicker

        await asyncio.gather(*(one() for _ in range(parallel)))

    async def act(self) -> None:
        c, chance, house = self.chance.choice(self.ids), self.chance, self.shop.house
        agent = chance.choice(self.agents)
        actor, talk = ActorRef("person", agent.id), house.conversations
        if chance.random() < 0.35:
            await self.shop.says(chance.choice(self.people), f"第 {chance.randrange(1000)} 句")
            return
        async with self.shop.tx() as tx:
            match chance.randrange(10):
                case 0:
                    await talk.take(tx, c, agent.id, may_assign=True)
                case 1 | 2:
                    await talk.take(tx, c, agent.id, may_assign=True)
                    await talk.post(tx, c, agent.id, kind="text", content={"text": "好的"}, client_id=uuid7().hex)
                case 3:
                    await talk.post(
                        tx,
                        c,
                        agent.id,
                        kind="text",
                        content={"text": "注意"},
                        client_id=uuid7().hex,
                        private=True,
                        mentions=[agent.id],
                    )
                case 4:
                    await talk.to_queue(tx, c, actor, None, "test")
                case 5:
                    await talk.to_assistant(tx, c, agent.id)
                case 6:
                    await talk.change_status(tx, c, chance.choice(["resolved", "pending", "open"]), actor, reason="x")
                case 7:
                    await talk.change_status(tx, c, "snoozed", actor, until=utcnow() + timedelta(hours=1))
                case 8:
                    await talk.read(tx, c, agent.id, 10_000)
                case 9:
                    pending = await house.turns.begin_turn(tx, c)
                    if pending is not None:
                        await house.turns.complete_turn(
                            tx, pending, "markdown", {"text": "答"}, uuid7(), "answer", True
                        )

    async def about_a_customer(self) -> None:
        """A colleague learns a name or merges two, somebody signs in, or all is erased: no conversation's fact."""
        chance, house = self.chance, self.shop.house
        one, two = (chance.choice(self.people) for _ in range(2))
        async with self.shop.tx() as tx:
            match chance.randrange(5):
                case 0 | 1:
                    changes = Changes(frozenset({"name"}), name=f"改名 {chance.randrange(100)}")
                    await house.customers.update(tx, self.owner, one.customer_id, changes)
                case 2:
                    await house.customers.merge(tx, self.owner, one.customer_id, two.customer_id)
                case 3:
                    await house.customers.identified(tx, one.customer_id, one.inbox_id, one.id)
                case 4 if one in self.people[-2:]:
                    await house.customers.erase(tx, self.owner, one.customer_id)


async def fresh(client: httpx.AsyncClient, opened: UUID) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return (rows, messages of one conversation) as a snapshot taken now has them."""
    page = (await client.get("/api/v1/inbox", params={"view": "all", "status": "any", "limit": 200})).json()
    one = (await client.get(f"/api/v1/conversations/{opened}")).json()
    return {row["id"]: row for row in page["items"]}, {m["id"]: m for m in one["messages"]}


async def same(console: Console, client: httpx.AsyncClient, opened: UUID, patience_s: float = 15) -> dict[str, Any]:
    """Wait until the console holds what a fresh snapshot holds; returns its state."""
    rows, messages = await fresh(client, opened)
    held: dict[str, Any] = {}
    for _ in range(int(patience_s / 0.1)):
        held = await console.do("state")
        mine = held["rows"]
        if mine == rows and held["messages"].get(str(opened)) == messages and not held["fetching"]:
            return held
        await asyncio.sleep(0.1)
    differing = {k: (mine.get(k), rows.get(k)) for k in rows.keys() | mine.keys() if mine.get(k) != rows.get(k)}
    have = held["messages"].get(str(opened), {})
    wrong = {k: (have.get(k), messages.get(k)) for k in messages.keys() | have.keys() if have.get(k) != messages.get(k)}
    raise AssertionError(f"rows {differing}\nmessages {wrong}\nseen {held['seen']}")


@asynccontextmanager
async def scene(
    shop: Shopfront, served: Served, consoles: Start, seed: int, **more: Any
) -> AsyncIterator[tuple[Storm, Console, httpx.AsyncClient]]:
    agents = [
        await shop.person("supervisor", "主管"),
        await shop.person("agent", "林"),
        await shop.person("agent", "王"),
    ]
    storm = Storm(shop, [await shop.customer(f"客户{n}") for n in range(5)], agents, seed)
    await storm.begin()
    client, told = await served.sign_in(shop, agents[0].id)
    console = await consoles()
    await console.do("open", **told, **more)
    await console.do("watch", id=str(storm.ids[0]))
    async with aclosing(client):
        yield storm, console, client


@pytest.mark.parametrize("seed", [1, 2])
async def test_snapshot_and_facts_are_a_fresh_snapshot(shop, served, consoles, seed: int) -> None:
    async with scene(shop, served, consoles, seed) as (storm, console, client):
        await storm.rage(90)
        held = await same(console, client, storm.ids[0])
    assert held["seen"]["disorder"] == 0
    assert held["seen"]["connections"] == 1
    assert held["seen"]["facts"] > 60
    assert held["seen"]["about_customers"] > 3
    assert held["seen"]["errors"] == []


async def test_a_socket_cut_at_every_step_loses_and_doubles_nothing(shop, served, consoles) -> None:
    async with scene(shop, served, consoles, 3, cut_after=2) as (storm, console, client):
        await storm.rage(60, parallel=1)
        await console.do("cut_after", n=0)
        held = await same(console, client, storm.ids[0])
    assert held["seen"]["connections"] > 3
    assert held["seen"]["resumed"] >= held["seen"]["connections"] - 3
    assert held["seen"]["disorder"] == 0


async def test_a_position_older_than_the_ring_is_told_so(shop, served, consoles) -> None:
    async with scene(shop, served, consoles, 5, position=1) as (storm, console, client):
        await storm.rage(6)
        held = await same(console, client, storm.ids[0])
    assert held["seen"]["resyncs"] == ["too_old"]


async def test_a_position_from_the_future_is_told_so(shop, served, consoles) -> None:
    """After a restore the log is shorter than what a console remembers."""
    async with scene(shop, served, consoles, 6, position=10**12) as (storm, console, client):
        await storm.rage(6)
        held = await same(console, client, storm.ids[0])
    assert held["seen"]["resyncs"] == ["restarted"]


async def test_a_slow_reader_is_told_to_take_a_new_snapshot(shop, served, consoles, monkeypatch) -> None:
    monkeypatch.setattr(outbox_module, "LIMIT", 5)
    async with scene(shop, served, consoles, 7) as (storm, console, client):
        held = await same(console, client, storm.ids[0])
        [socket] = served.hub.staff[shop.workspace]
        stuck = asyncio.Event()
        send = socket.outbox.ws.send_text

        async def slow(text: str) -> None:
            await stuck.wait()
            await send(text)

        monkeypatch.setattr(socket.outbox.ws, "send_text", slow)
        await storm.rage(30)
        await asyncio.sleep(0.3)
        stuck.set()
        held = await same(console, client, storm.ids[0])
    assert "too_slow" in held["seen"]["resyncs"]


async def test_places_move_on_when_others_leave_or_join_a_queue(shop, served, consoles) -> None:
    """No fact is about who only moves up, or makes room for somebody urgent; a busy queue is told in few signals."""
    lead = await shop.person("supervisor", "主管", online=True)
    ids = [(await shop.says(await shop.customer(f"客户{n}"), "在吗")).conversation_id for n in range(6)]
    for c in ids[:5]:
        await shop.hand_to_queue(c)
    client, told = await served.sign_in(shop, lead.id)
    console = await consoles()
    await console.do("open", **told)
    await console.do("watch", id=str(ids[4]))
    async with aclosing(client):
        held = await same(console, client, ids[4])
        assert held["rows"][str(ids[4])]["queue"]["place"] == 5
        before, version = held["seen"]["places"], held["rows"][str(ids[4])]["version"]
        for c in ids[:3]:
            async with shop.tx() as tx:
                await shop.house.conversations.take(tx, c, lead.id, may_assign=True)
        held = await same(console, client, ids[4])
        assert held["rows"][str(ids[4])]["queue"]["place"] == 2
        assert held["rows"][str(ids[4])]["queue"]["expected_wait_s"] == 1200  # three were taken in half an hour
        async with shop.tx() as tx:
            await tx.execute("UPDATE conversations SET priority = 'urgent' WHERE id = :c", {"c": ids[5]})
        await shop.hand_to_queue(ids[5])
        held = await same(console, client, ids[4])
    assert held["rows"][str(ids[4])]["queue"]["place"] == 3
    assert 2 <= held["seen"]["places"] - before <= 4
    assert held["rows"][str(ids[4])]["version"] == version  # nothing happened to it


async def test_places_are_told_only_of_what_one_may_see(shop, served, consoles) -> None:
    agent = await shop.person("agent", "林", online=True)
    async with shop.tx() as tx:
        other = await shop.house.staff.create_team(tx, None, "别组")
        queue = await shop.house.staff.create_queue(tx, None, "别队", other.id)
    theirs, mine = [(await shop.says(await shop.customer(), "在吗")).conversation_id for _ in range(2)]
    async with shop.tx() as tx:
        await shop.house.conversations.to_queue(tx, theirs, ActorRef("system"), queue.id, "x")
    client, told = await served.sign_in(shop, agent.id)
    console = await consoles()
    await console.do("open", **told)
    await console.do("watch", id=str(mine))
    async with aclosing(client):
        await shop.hand_to_queue(mine)
        for _ in range(100):
            held = await console.do("state")
            if held["seen"]["places"]:
                break
            await asyncio.sleep(0.05)
        assert held["told"] == [str(mine)]


async def test_two_side_by_side_are_both_true(shop, served, consoles) -> None:
    """Messages of either come along with their facts, through cuts; what is closed costs the other nothing."""
    async with scene(shop, served, consoles, 8, cut_after=9) as (storm, console, client):
        await console.do("watch", id=str(storm.ids[1]))
        await storm.rage(40)
        await console.do("cut_after", n=0)
        for opened in storm.ids[:2]:
            await same(console, client, opened)
        await console.do("unwatch", id=str(storm.ids[0]))
        await storm.rage(20)
        held = await same(console, client, storm.ids[1])
    assert str(storm.ids[0]) not in held["messages"]
    assert held["seen"]["disorder"] == 0


async def test_losing_access_takes_the_conversation_away(shop, served, consoles) -> None:
    one, two = await shop.person("agent", "林"), await shop.person("agent", "王")
    async with shop.tx() as tx:
        other = await shop.house.staff.create_team(tx, None, "别组")
        queue = await shop.house.staff.create_queue(tx, None, "别队", other.id)
    receipt = await shop.says(await shop.customer(), "在吗")
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, receipt.conversation_id, one.id, may_assign=False)
    client, told = await served.sign_in(shop, one.id)
    console = await consoles()
    await console.do("open", **told)
    await console.do("watch", id=str(receipt.conversation_id))
    async with aclosing(client):
        held = await same(console, client, receipt.conversation_id)
        assert str(receipt.conversation_id) in held["rows"]
        async with shop.tx() as tx:
            await shop.house.conversations.to_queue(
                tx, receipt.conversation_id, ActorRef("person", two.id), queue.id, "x"
            )
        for _ in range(100):
            held = await console.do("state")
            if str(receipt.conversation_id) not in held["rows"]:
                break
            await asyncio.sleep(0.05)
        assert held["seen"]["removed"] == [str(receipt.conversation_id)]
        assert str(receipt.conversation_id) not in held["messages"]
        assert (await client.get(f"/api/v1/conversations/{receipt.conversation_id}")).status_code == 404
