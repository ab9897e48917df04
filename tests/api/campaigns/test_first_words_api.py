"""What widgets need of proactive service, and what a merchant's server tells of somebody who is not on the page."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest_asyncio

from tests.support.clock import ago
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity
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


async def keep(boss: httpx.AsyncClient, event: str, **more: Any) -> dict[str, Any]:
    drawn = {
        "name": event,
        "event": event,
        "active": True,
        "words": {"zh": "订单 {{properties.order}}：{{path}}", "en": "Order {{properties.order}}: {{path}}"},
        "pause_days": 7,
        "hold_out": 0,
    }
    made = await boss.post("/api/v1/proactive-rules", json={"rule": drawn | more})
    assert made.status_code == 201, made.text
    return dict(made.json())


async def visitor(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    client = served.client()
    begun = await client.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": uuid7().hex})
    client.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    return client


async def heard(who: httpx.AsyncClient) -> list[dict[str, Any]]:
    told = (await who.get("/widget/v1/snapshot")).json()
    return [one for one in told["messages"] if one["direction"] == "out"]


async def test_a_look_names_the_events_that_rules_listen_to(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    async def listened() -> Any:
        return (await served.client().get(f"/widget/v1/inboxes/{shop.widget.key}/look")).json()["proactive"]

    assert await listened() is None
    await keep(boss, "stayed")
    await keep(boss, "stayed", where=[{"field": "properties.seconds", "op": "at_least", "value": "44.5"}])
    made = await keep(boss, "cart_left")
    await keep(boss, "payment_failed", active=False)
    assert await listened() == {"stayed": [30, 45], "cart_left": []}
    off = {"rule": made["rule"] | {"active": False}, "expected_version": made["version"]}
    assert (await boss.put(f"/api/v1/proactive-rules/{made['id']}", json=off)).status_code == 200
    assert await listened() == {"stayed": [30, 45]}


async def test_an_event_says_on_which_page_and_the_reply_whether_something_was_said(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    await keep(boss, "stayed", where=[{"field": "path", "op": "starts", "value": "/p/"}])
    who = await visitor(served, shop)
    for path, said in (("/help", False), ("/p/1?from=mail", True)):
        step = {"name": "stayed", "path": path, "title": "商品", "properties": {"order": "Q1"}}
        told = await who.post("/widget/v1/events", json={"items": [step]})
        assert told.json() == {"ignored": {}, "said": said}
    ((only),) = await heard(who)
    assert only["content"] == {"text": "订单 Q1：/p/1", "proactive": True}


async def test_a_consultation_goes_to_the_queue_with_what_happened(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    await keep(boss, "payment_failed", opens="consultation")
    who = await visitor(served, shop)
    step = {"name": "payment_failed", "properties": {"order": "Q7", "tries": 2}}
    assert (await who.post("/widget/v1/events", json={"items": [step]})).json()["said"] is True
    said, queued = await heard(who)
    assert (said["author"]["kind"], queued["content"]["code"]) == ("assistant", "handover.queued")
    conversation = await boss.get(f"/api/v1/conversations/{said['conversation_id']}")
    shown = conversation.json()["conversation"]
    assert shown["owner"]["kind"] == "queue"
    assert (shown["handover"]["reason"], shown["handover"]["reason_text"]) == ("proactive", "主动服务开启的咨询")
    assert "payment_failed（order: Q7，tries: 2）" in shown["handover"]["summary"]
    await who.post("/widget/v1/events", json={"items": [step | {"at": ago(2)}]})
    (listed,) = (await boss.get("/api/v1/proactive-rules")).json()["items"]
    assert listed["figures"]["outcomes"] == {"sent": 1, "capped": 1}


async def test_a_visitor_who_wants_none_says_so_in_the_bubble(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    await keep(boss, "cart_left")
    who = await visitor(served, shop)
    assert (await who.post("/widget/v1/proactive", json={"refused": True})).status_code == 200
    assert (await who.post("/widget/v1/events", json={"items": [{"name": "cart_left"}]})).json()["said"] is False
    assert (await who.post("/widget/v1/proactive", json={"refused": False})).status_code == 200
    step = {"name": "cart_left", "at": ago(2)}
    assert (await who.post("/widget/v1/events", json={"items": [step]})).json()["said"] is True


async def test_a_delayed_order_is_told_by_the_server_to_who_is_not_on_the_page(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront
) -> None:
    await keep(boss, "order_delayed")
    await keep(boss, "payment_failed", opens="consultation")
    claimed = ClaimedIdentity("user:u-42", verified=True)
    identity = await shop.house.channels.identify(shop.widget, claimed)
    told = {"id": "d1", "event": "order_delayed", "inbox_id": str(shop.widget.id), "customer": "u-42"}
    first = await boss.post("/api/v1/proactive-events", json=told | {"properties": {"order": "1001"}})
    assert first.json() == {"outcomes": ["sent"]}, first.text
    failed = told | {"id": "p1", "event": "payment_failed", "properties": {"order": "1001"}}
    assert (await boss.post("/api/v1/proactive-events", json=failed)).json() == {"outcomes": ["sent"]}
    async with shop.tx() as tx:
        found = await tx.rows(
            "SELECT owner_kind, handover_reason FROM conversations WHERE customer_id = :c",
            {"c": identity.customer_id},
        )
    assert [tuple(row.values()) for row in found] == [("queue", "proactive")], "one conversation, with people now"
    again = told | {"id": "d2"}
    assert (await boss.post("/api/v1/proactive-events", json=again)).json() == {"outcomes": ["capped"]}
