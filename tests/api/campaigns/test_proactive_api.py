"""Proactive service over HTTP: a rule is kept, a visitor's event gets its message once, limits and refusals hold."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest_asyncio

from tests.support.clock import ago
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

ALWAYS = {"visitor_day": 5, "workspace_day": 1000, "quiet_from": 0, "quiet_to": 0}


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as served:
        yield served


@pytest_asyncio.fixture
async def boss(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    client = (await served.sign_in(shop, (await shop.person("owner")).id))[0]
    assert (await client.put("/api/v1/proactive-limits", json=ALWAYS)).status_code == 200
    return client


def rule(**more: Any) -> dict[str, Any]:
    return {
        "name": "看了很久",
        "event": "product_viewed",
        "active": True,
        "where": [{"field": "properties.seconds", "op": "at_least", "value": "30"}],
        "words": {"zh": "在看 {{properties.product}} 吗？我可以帮您比较。", "en": "Looking at {{properties.product}}?"},
        "choices": [{"zh": "怎么选", "en": "Help me choose"}],
        "pause_days": 7,
        "hold_out": 0,
    } | more


async def visitor(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    client = served.client()
    begun = await client.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": uuid7().hex})
    client.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    client.headers["X-Customer"] = begun.json()["customer"]["id"]
    return client


async def looks(who: httpx.AsyncClient, seconds: int = 42, hours: float = 2) -> None:
    step = {"name": "product_viewed", "properties": {"product": "A7 耳机", "seconds": seconds}, "at": ago(hours)}
    answer = await who.post("/widget/v1/events", json={"items": [step]})
    assert answer.status_code == 200, answer.text


async def heard(who: httpx.AsyncClient) -> list[dict[str, Any]]:
    told = (await who.get("/widget/v1/snapshot")).json()
    return [one for one in told["messages"] if one["direction"] == "out" and one["kind"] != "event"]


async def test_a_visitor_who_stays_gets_the_message_once(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    made = await boss.post("/api/v1/proactive-rules", json={"rule": rule()})
    assert made.status_code == 201, made.text
    who = await visitor(served, shop)
    await looks(who, seconds=10)
    assert await heard(who) == []
    await looks(who)
    await looks(who)  # told twice
    ((said),) = await heard(who)
    assert said["content"]["text"] == "在看 A7 耳机 吗？我可以帮您比较。"
    assert said["content"]["options"][0]["label"] == "怎么选"
    await looks(who, seconds=60, hours=1)  # again, within the pause
    assert len(await heard(who)) == 1
    (listed,) = (await boss.get("/api/v1/proactive-rules")).json()["items"]
    assert listed["figures"]["outcomes"] == {"sent": 1, "capped": 1}
    assert listed["figures"]["wrote"] is None, "nobody was held out"
    sent = await who.post(
        "/widget/v1/messages", json={"client_id": uuid7().hex, "kind": "text", "content": {"text": "怎么选"}}
    )
    assert sent.status_code == 201
    (listed,) = (await boss.get("/api/v1/proactive-rules")).json()["items"]
    assert listed["figures"]["sent"]["wrote"] == 1


async def test_not_at_night_not_while_people_have_it_and_not_to_who_goes_without(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    made = (await boss.post("/api/v1/proactive-rules", json={"rule": rule(hold_out=50)})).json()
    seen: dict[str, int] = {}
    for _ in range(12):
        who = await visitor(served, shop)
        await looks(who)
        seen[str(len(await heard(who)))] = seen.get(str(len(await heard(who))), 0) + 1
    told = (await boss.get("/api/v1/proactive-rules")).json()["items"][0]["figures"]
    assert told["outcomes"].get("sent", 0) == seen.get("1", 0)
    assert told["outcomes"].get("held_out", 0) == seen.get("0", 0)
    await boss.put(
        f"/api/v1/proactive-rules/{made['id']}", json={"rule": rule(hold_out=0), "expected_version": made["version"]}
    )
    busy = await visitor(served, shop)
    assert (await busy.post("/widget/v1/handover")).status_code == 202
    c = await shop.count(
        "conversations", "workspace_id = :w AND customer_id = :c", w=shop.workspace, c=busy.headers["X-Customer"]
    )
    assert c == 1
    async with shop.tx() as tx:
        conversation = await tx.scalar(
            "SELECT id FROM conversations WHERE customer_id = :c", {"c": busy.headers["X-Customer"]}
        )
    await shop.hand_to_queue(conversation)
    await looks(busy)
    night = {"visitor_day": 5, "workspace_day": 1000, "quiet_from": 0, "quiet_to": 1439}
    assert (await boss.put("/api/v1/proactive-limits", json=night)).status_code == 200
    late = await visitor(served, shop)
    await looks(late)
    assert await heard(late) == []
    told = (await boss.get("/api/v1/proactive-rules")).json()["items"][0]["figures"]
    assert (told["outcomes"]["busy"], told["outcomes"]["quiet"]) == (1, 1)


async def test_who_wants_none_gets_none_until_it_is_taken_back(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    await boss.post("/api/v1/proactive-rules", json={"rule": rule()})
    who = await visitor(served, shop)
    await who.post(
        "/widget/v1/messages",
        json={"client_id": uuid7().hex, "kind": "text", "content": {"text": "不要再给我发消息了"}},
    )
    await looks(who)
    assert await heard(who) == []
    allowed = await boss.put(f"/api/v1/customers/{who.headers['X-Customer']}/proactive", json={"refused": False})
    assert allowed.status_code == 204, allowed.text
    await looks(who, hours=1)
    assert len(await heard(who)) == 1


async def test_the_merchants_backend_tells_what_happened(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    late = rule(
        event="order_delayed", where=[], words={"zh": "订单 {{properties.order}} 晚到了", "en": "Late"}, choices=[]
    )
    await boss.post("/api/v1/proactive-rules", json={"rule": late})
    customer = await shop.customer(inbox=shop.api)
    async with shop.tx() as tx:
        _, external = await shop.house.channels.identity(tx, customer.id)
    told = {"id": "delay-1", "event": "order_delayed", "inbox_id": str(shop.api.id), "customer": external}
    first = await boss.post("/api/v1/proactive-events", json=told | {"properties": {"order": "1001"}})
    assert (first.status_code, first.json()) == (200, {"outcomes": ["sent"]}), first.text
    again = await boss.post("/api/v1/proactive-events", json=told | {"properties": {"order": "1001"}})
    assert again.json() == {"outcomes": []}, "the same event told twice is one"
    assert (await boss.post("/api/v1/proactive-events", json=told | {"customer": "nobody"})).status_code == 404


async def test_who_may_and_what_is_wrong(boss: httpx.AsyncClient, served: Served, shop: Shopfront) -> None:
    agent = (await served.sign_in(shop, (await shop.person("agent")).id))[0]
    assert (await agent.get("/api/v1/proactive-rules")).status_code == 403
    refused = await boss.post("/api/v1/proactive-rules", json={"rule": rule(hold_out=99)})
    assert refused.status_code == 422
    made = (await boss.post("/api/v1/proactive-rules", json={"rule": rule()})).json()
    stale = await boss.put(f"/api/v1/proactive-rules/{made['id']}", json={"rule": rule(), "expected_version": 9})
    assert (stale.status_code, stale.json()["code"]) == (409, "proactive_rule_changed")
    assert (await boss.put("/api/v1/proactive-rules/nonsense", json={"rule": rule()})).status_code == 404
    actions = [one["action"] for one in (await boss.get("/api/v1/audit")).json()["items"]]
    assert "proactive.rule_added" in actions
    assert "proactive.limits_changed" in actions
