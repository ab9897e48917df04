"""Who may open the board, and that its numbers move by themselves within two seconds."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.support.served import Served
from tests.support.shopfront import HASHED, Shopfront
from zhike.identity import Grant, NewKey, NewUser
from zhike.kit.ids import uuid7

SOON_S = 2.0
PATIENCE_S = 5.0  # on a busy machine


async def person(shop: Shopfront, role: str) -> Any:
    """Make a user with this role, who need not serve customers; returns his id."""
    async with shop.tx() as tx:
        new = NewUser(f"{uuid7().hex}@example.com", "某人", HASHED, (role,))
        return (await shop.house.identity.users.create(tx, None, new)).id


@asynccontextmanager
async def socket(access: dict[str, str], *, board: bool) -> AsyncIterator[ClientConnection]:
    url = access["base"].replace("http", "ws") + "/ws/console"
    async with connect(url, additional_headers={"Cookie": access["cookie"]}, proxy=None, origin=access["base"]) as ws:  # type: ignore[arg-type]
        await ws.send(json.dumps({"t": "hello", "position": None, "csrf_token": access["csrf"]}))
        assert json.loads(await ws.recv())["t"] == "welcome"
        if board:
            await ws.send(json.dumps({"t": "board", "on": True}))
            await ws.send(json.dumps({"t": "ping"}))
            assert json.loads(await ws.recv())["t"] == "pong"  # heard, and the one before it too
        yield ws


async def boards(ws: ClientConnection, for_s: float) -> list[dict[str, Any]]:
    """Return the board's signals of so many seconds."""
    found, until = [], time.monotonic() + for_s
    while (left := until - time.monotonic()) > 0:
        try:
            frame = json.loads(await asyncio.wait_for(ws.recv(), left))
        except TimeoutError:
            break
        if frame.get("kind") == "board":
            found.append(frame)
    return found


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("owner", 200), ("admin", 200), ("supervisor", 200), ("team_lead", 200), ("report_analyst", 200), ("quality_analyst", 200),
        ("agent", 403), ("second_line", 403), ("collaborator", 403), ("it_maintainer", 403),
    ],
)  # fmt: skip
async def test_who_may_open_it(served: Served, shop: Shopfront, role: str, status: int) -> None:
    client, _ = await served.sign_in(shop, await person(shop, role))
    answer = await client.get("/api/v1/board")
    assert answer.status_code == status, answer.text
    if status == 403:
        assert answer.json()["details"]["permission"] == "report.read"


async def test_nobody_without_a_session(served: Served) -> None:
    assert (await served.client().get("/api/v1/board")).status_code == 401


async def test_a_key_needs_the_right_too(served: Served, shop: Shopfront) -> None:
    for permission, status in (("report.read", 200), ("staff.read", 403)):
        async with shop.tx() as tx:
            _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant(permission, "all"),)))
        answer = await served.client(Authorization=f"Bearer {key}").get("/api/v1/board")
        assert answer.status_code == status, answer.text


async def test_a_lead_reads_his_team_and_another_nothing_of_it(served: Served, shop: Shopfront) -> None:
    lead = await shop.person("team_lead", "组长")
    receipt = await shop.says(await shop.customer(), "在吗")
    await shop.hand_to_queue(receipt.conversation_id)
    client, _ = await served.sign_in(shop, lead.id)
    found = (await client.get("/api/v1/board")).json()
    assert found["reach"] == {"scope": "team", "teams": ["客服"], "inboxes": None}
    assert [(q["name"], q["waiting"]) for q in found["queues"]] == [("人工客服", 1)]
    async with shop.tx() as tx:
        rest = [i for i in await shop.members(tx) if i != lead.id]
        await shop.house.staff.update_team(tx, None, shop.team, members=dict.fromkeys(rest, False))
    found = (await client.get("/api/v1/board")).json()
    assert (found["queues"], found["today"]["begun"]) == ([], 0)
    assert [p["name"] for p in found["people"]["items"]] == []


async def test_numbers_follow_a_fact_within_two_seconds(served: Served, shop: Shopfront) -> None:
    client, access = await served.sign_in(shop, (await shop.person("supervisor")).id)
    async with socket(access, board=True) as ws:
        before = (await client.get("/api/v1/board")).json()
        began = time.monotonic()
        receipt = await shop.says(await shop.customer(), "在吗")
        await shop.hand_to_queue(receipt.conversation_id)
        after = before
        while (
            after["queues"][0]["waiting"] == before["queues"][0]["waiting"]
        ):  # told of what came before, it reads again
            frame = json.loads(await asyncio.wait_for(ws.recv(), SOON_S))
            if frame.get("kind") == "board":
                after = (await client.get("/api/v1/board")).json()
        assert time.monotonic() - began < PATIENCE_S
    assert after["today"]["begun"] == before["today"]["begun"] + 1
    assert after["queues"][0]["waiting"] == before["queues"][0]["waiting"] + 1


async def test_a_report_analyst_who_sees_no_conversation_is_told_too(served: Served, shop: Shopfront) -> None:
    _, access = await served.sign_in(shop, await person(shop, "report_analyst"))
    async with socket(access, board=True) as ws:
        await shop.says(await shop.customer(), "在吗")
        assert await boards(ws, SOON_S) == [
            {"t": "signal", "kind": "board", "conversation_id": None, "actor": None, "data": {}}
        ]


async def test_many_facts_are_one_signal(served: Served, shop: Shopfront) -> None:
    _, access = await served.sign_in(shop, (await shop.person("supervisor")).id)
    async with socket(access, board=True) as ws:
        await asyncio.gather(*[shop.says(await shop.customer(), "在吗") for _ in range(20)])
        assert 1 <= len(await boards(ws, 2 * SOON_S)) <= 3


async def test_neither_who_does_not_look_nor_who_may_not_is_told(served: Served, shop: Shopfront) -> None:
    _, looks_away = await served.sign_in(shop, (await shop.person("supervisor")).id)
    _, agent = await served.sign_in(shop, (await shop.person("agent")).id)
    async with socket(looks_away, board=False) as one, socket(agent, board=True) as two:
        await shop.says(await shop.customer(), "在吗")
        assert await asyncio.gather(boards(one, SOON_S), boards(two, SOON_S)) == [[], []]
