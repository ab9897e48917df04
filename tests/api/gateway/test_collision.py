"""Colleagues see who looks and who writes; whoever comes later sees who is there; a note being written is no news to customers."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.browsers import Browsers, told
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.facts import ActorRef


@asynccontextmanager
async def console(served: Served, shop: Shopfront, name: str, role: str = "agent") -> AsyncIterator[ClientConnection]:
    """A console's socket of a new person."""
    _, access = await served.sign_in(shop, (await shop.person(role, name)).id)
    url = access["base"].replace("http", "ws") + "/ws/console"
    async with connect(url, additional_headers={"Cookie": access["cookie"]}, proxy=None, origin=access["base"]) as ws:  # type: ignore[arg-type]
        await ws.send(json.dumps({"t": "hello", "position": None, "csrf_token": access["csrf"]}))
        assert json.loads(await ws.recv())["t"] == "welcome"
        yield ws


async def say(ws: ClientConnection, **frame: Any) -> None:
    await ws.send(json.dumps(frame))


async def signals(ws: ClientConnection, for_s: float = 0.4) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (kind, who, data) of the signals of a moment."""
    found = []
    try:
        async with asyncio.timeout(for_s):
            while True:
                frame = json.loads(await ws.recv())
                if frame["t"] == "signal" and frame["kind"] in ("viewing", "typing"):
                    found.append((frame["kind"], frame["actor"]["name"], frame["data"]))
    except TimeoutError:
        return found


async def waiting(shop: Shopfront, who: Any = None) -> UUID:
    conversation_id = (await shop.says(who or await shop.customer(), "在吗")).conversation_id
    await shop.hand_to_queue(conversation_id)
    return conversation_id


async def test_who_looks_is_seen_by_both_and_gone_when_he_leaves(served: Served, shop: Shopfront) -> None:
    about = str(await waiting(shop))
    async with console(served, shop, "林晓") as lin:
        await say(lin, t="watch", conversation_id=about)
        assert await signals(lin) == []
        async with console(served, shop, "周敏") as zhou:
            await say(zhou, t="watch", conversation_id=about)
            assert ("viewing", "林晓", {"on": True}) in await signals(zhou)
            assert [(kind, who, data["on"]) for kind, who, data in await signals(lin)] == [("viewing", "周敏", True)]
            await say(lin, t="watch", conversation_id=about)  # still here
            assert await signals(zhou) == [("viewing", "林晓", {"on": True, "new": False})]
            assert await signals(lin) == []
            await say(lin, t="typing", conversation_id=about, on=True, private=True)
            assert await signals(zhou) == [("typing", "林晓", {"on": True, "private": True})]
        assert await signals(lin) == [("viewing", "周敏", {"on": False})]


async def test_who_may_not_see_a_conversation_is_no_viewer(served: Served, shop: Shopfront) -> None:
    about = str((await shop.says(await shop.customer(), "在吗")).conversation_id)
    async with console(served, shop, "主管", "owner") as owner, console(served, shop, "同事", "collaborator") as other:
        await say(owner, t="watch", conversation_id=about)
        await say(other, t="watch", conversation_id=about)
        await say(other, t="typing", conversation_id=about, on=True)
        assert await signals(owner) == []
        assert await signals(other) == []


async def test_two_side_by_side_are_both_heard_and_each_is_left_for_itself(served: Served, shop: Shopfront) -> None:
    one, two = str(await waiting(shop)), str(await waiting(shop))
    async with console(served, shop, "林晓") as lin, console(served, shop, "周敏") as zhou:
        await say(lin, t="watch", conversation_ids=[one, two])
        await say(zhou, t="watch", conversation_id=two)  # as consoles of the version before do
        assert await signals(lin) == [("viewing", "周敏", {"on": True, "new": True})]
        assert await signals(zhou) == [("viewing", "林晓", {"on": True})]
        for about in (one, two):
            await say(lin, t="typing", conversation_id=about, on=True)
        assert await signals(zhou) == [("typing", "林晓", {"on": True, "private": False})]
        await say(zhou, t="watch", conversation_ids=[one, two])
        assert ("viewing", "周敏", {"on": True, "new": True}) in await signals(lin)
        await signals(zhou)
        await say(lin, t="watch", conversation_ids=[two])  # one is closed
        assert ("viewing", "林晓", {"on": False}) in await signals(zhou)
        await say(lin, t="typing", conversation_id=one, on=True)
        assert await signals(zhou) == []
    async with console(served, shop, "韩冰") as han:
        await say(han, t="watch", conversation_ids=[one, two])
        async with console(served, shop, "林晓") as lin:
            await say(lin, t="watch", conversation_ids=[two, one])
            await signals(han)
        gone = await signals(han)  # the console went away: it looks at neither
        assert [(kind, data["on"]) for kind, _, data in gone] == [("viewing", False)] * 2


async def test_each_of_several_is_watched_by_its_own_right(served: Served, shop: Shopfront) -> None:
    """Who is asked about what he may see and what he may not hears of the first alone; what is taken from him is left."""
    mine = str(await waiting(shop))
    hidden = str(await waiting(shop))

    async def away(conversation_id: str) -> None:
        async with shop.tx() as tx:
            team = await shop.house.staff.create_team(tx, None, f"别组 {conversation_id}")
            queue = await shop.house.staff.create_queue(tx, None, f"别队 {conversation_id}", team.id)
            await shop.house.conversations.to_queue(tx, UUID(conversation_id), ActorRef("system"), queue.id, "x")

    await away(hidden)
    async with console(served, shop, "主管", "owner") as owner, console(served, shop, "同事") as other:
        await say(owner, t="watch", conversation_ids=[mine, hidden])
        await signals(owner)
        await say(other, t="watch", conversation_ids=[hidden, mine, "nobody", str(UUID(int=1))])
        await say(other, t="typing", conversation_id=hidden, on=True)
        await say(other, t="typing", conversation_id=mine, on=True)
        assert [(kind, who) for kind, who, _ in await signals(owner)] == [("viewing", "同事"), ("typing", "同事")]
        await signals(other)
        await away(mine)
        assert ("viewing", "同事", {"on": False}) in await signals(owner, 2)
        await say(owner, t="typing", conversation_id=mine, on=True)
        assert await signals(other) == []


@pytest.mark.parametrize("asked", [[str(UUID(int=n)) for n in range(5)], "all", {"a": 1}])
async def test_a_console_that_asks_for_too_many_is_sent_away(served: Served, shop: Shopfront, asked: Any) -> None:
    async with console(served, shop, "林晓") as lin:
        await say(lin, t="watch", conversation_ids=asked)
        with pytest.raises(ConnectionClosed) as closed:
            async with asyncio.timeout(5):
                while True:
                    await lin.recv()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4400


async def test_a_customer_hears_of_replies_being_written_and_not_of_notes(
    served: Served, shop: Shopfront, browser: Browsers
) -> None:
    customer = browser()
    await customer.begin()
    about = (await customer.say("在吗")).json()["conversation_id"]
    await shop.hand_to_queue(UUID(about))
    async with customer.socket() as widget, console(served, shop, "林晓") as lin:
        await told(widget, "welcome")
        await say(lin, t="watch", conversation_id=about)
        await say(lin, t="typing", conversation_id=about, on=True, private=True)
        await say(lin, t="typing", conversation_id=about, on=False, private=True)
        assert await signals(widget) == []
        await say(lin, t="typing", conversation_id=about, on=True)
        assert [(kind, data["on"]) for kind, _, data in await signals(widget)] == [("typing", True)]
