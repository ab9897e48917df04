"""Connectors, operations and calls over HTTP: rights, walls, secrets that are never shown, what agents do in conversations."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.support.far_system import KEY, MANIFEST, Merchant, document, trading
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

API = "/api/v1"


@pytest_asyncio.fixture
async def merchant(settings: Settings) -> AsyncIterator[Merchant]:
    settings.actions.allow_private = True
    async with trading() as merchant:
        yield merchant


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls, merchant: Merchant) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as served:
        yield served


@pytest_asyncio.fixture
async def boss(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    return (await served.sign_in(shop, (await shop.person("owner")).id))[0]


def manifest(merchant: Merchant) -> str:
    return MANIFEST.replace("BASE", merchant.url)


async def connected(boss: httpx.AsyncClient, merchant: Merchant) -> dict[str, Any]:
    made = await boss.post(f"{API}/connectors", json={"manifest": manifest(merchant), "secret": KEY})
    assert made.status_code == 201, made.text
    enabled = await boss.post(f"{API}/connectors/{made.json()['id']}/enable")
    assert enabled.status_code == 200, enabled.text
    return dict(enabled.json())


async def conversation(shop: Shopfront, account: str = "c1") -> str:
    who = await shop.house.channels.identify(shop.api, ClaimedIdentity(account, verified=True))
    return str((await shop.says(who, "帮我取消订单")).conversation_id)


def asked(operation: str, **arguments: Any) -> dict[str, Any]:
    return {"operation": operation, "arguments": arguments, "key": uuid7().hex, "reason": "顾客来电"}


async def test_a_connector_is_kept_switched_tried_and_removed(
    boss: httpx.AsyncClient, merchant: Merchant, shop: Shopfront
) -> None:
    kept = await connected(boss, merchant)
    path = f"{API}/connectors/{kept['id']}"
    assert (kept["name"], kept["enabled"], kept["has_secret"], kept["breaker"]) == ("shop", True, True, "closed")
    assert "cancel_order" in kept["described"]
    assert KEY not in (await boss.get(f"{API}/connectors")).text
    trial = (await boss.post(f"{path}/test", json={"mode": "live"})).json()
    assert (trial["code"], trial["operations"]) == (None, len(kept["described"]))
    renamed = kept["manifest"].replace("title: {zh: 商城, en: Shop}", "title: {zh: 小店, en: Shop}")
    changed = await boss.patch(path, json={"version": kept["version"], "manifest": renamed})
    assert (changed.status_code, changed.json()["title"]["zh"]) == (200, "小店"), changed.text
    late = await boss.patch(path, json={"version": kept["version"], "manifest": renamed})
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    other = await boss.patch(
        path,
        json={"version": changed.json()["version"], "manifest": renamed.replace("connector: shop", "connector: b")},
    )
    assert other.json()["code"] == "connector_name_fixed"
    again = await boss.post(f"{API}/connectors", json={"manifest": manifest(merchant)})
    assert again.json()["code"] == "connector_name_taken"
    assert (await boss.put(f"{path}/secret", json={"secret": None})).json()["has_secret"] is False
    assert (await boss.post(f"{path}/disable")).json()["enabled"] is False
    assert (await boss.get(f"{API}/operations")).json()["items"] == []
    assert (await boss.delete(path)).status_code == 204
    assert (await boss.get(path)).json()["code"] == "connector_not_found"
    assert await shop.count("audit_entries", "action LIKE 'connector.%'") == 6


async def test_what_is_wrong_with_a_file_is_told_with_its_line(boss: httpx.AsyncClient, merchant: Merchant) -> None:
    wrong = manifest(merchant).replace("timeout_s: 1", "timeout_s: never")
    made = await boss.post(f"{API}/connectors", json={"manifest": wrong}, headers={"accept-language": "en"})
    assert (made.status_code, made.json()["code"]) == (422, "manifest_unreadable")
    checked = (await boss.post(f"{API}/connector-checks", json={"manifest": wrong})).json()
    assert [one["line"] for one in checked["problems"]] == [7]
    strange = manifest(merchant).replace("  misbehave:\n", "  behave:\n")
    told = (await boss.post(f"{API}/connectors", json={"manifest": strange})).json()
    assert told["code"] == "manifest_unreadable"
    assert "behave" in told["message"]
    fine = (await boss.post(f"{API}/connector-checks", json={"manifest": manifest(merchant)})).json()
    assert fine["problems"] == []
    away = manifest(merchant).replace(merchant.url, "http://127.0.0.1:9")
    assert (await boss.post(f"{API}/connectors", json={"manifest": away})).json()["code"] == "far_side_troubled"


async def test_a_manifest_is_drafted_from_a_document(boss: httpx.AsyncClient, merchant: Merchant) -> None:
    from_address = await boss.post(f"{API}/connector-drafts", json={"name": "shop", "base_url": merchant.url})
    assert from_address.status_code == 200, from_address.text
    text = from_address.json()["manifest"]
    made = await boss.post(f"{API}/connectors", json={"manifest": text})
    assert made.status_code == 201, made.text
    assert set(made.json()["operations"]) == set(made.json()["described"])
    told = await boss.post(
        f"{API}/connector-drafts", json={"name": "x", "base_url": "https://x.example.com", "document": "openapi: 2"}
    )
    assert told.json()["code"] == "document_unreadable"
    assert document()["openapi"] == "3.0.3"


async def test_an_operation_is_tried_in_the_sandbox_only(boss: httpx.AsyncClient, merchant: Merchant) -> None:
    await connected(boss, merchant)
    merchant.requests.clear()
    told = await boss.post(
        f"{API}/operation-trials", json={"operation": "shop.misbehave", "arguments": {"how": "teapot"}}
    )
    assert (told.json()["state"], told.json()["code"]) == ("refused", "i_am_a_teapot")
    assert [path for _, path, *_ in merchant.requests] == ["/sandbox/misbehave"]
    nobody = {"operation": "shop.get_order", "arguments": {"order_id": "O1"}, "customer_id": str(uuid7())}
    assert (await boss.post(f"{API}/operation-trials", json=nobody)).status_code == 404
    for text in ("a: 2026-99-99", "openapi: 3.1.0\npaths: {/a: {get: {parameters: 5}}}", "[1]"):
        body = {"name": "x", "base_url": "https://x.example.com", "document": text}
        assert (await boss.post(f"{API}/connector-drafts", json=body)).json()["code"] == "document_unreadable"


async def test_an_agent_proposes_attests_the_yes_and_the_record_shows_it(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront, merchant: Merchant
) -> None:
    await connected(boss, merchant)
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    path = f"{API}/conversations/{await conversation(shop)}/actions"
    seen = (await agent.post(path, json=asked("shop.get_order", order_id="O1"))).json()
    assert (seen["state"], seen["result"]["status"]) == ("done", "pending")
    theirs = (await agent.post(path, json=asked("shop.get_order", order_id="O3"))).json()
    assert (theirs["state"], theirs["code"]) == ("refused", "not_found")
    made = (await agent.post(f"{path}/proposals", json=asked("shop.cancel_order", order_id="O1"))).json()
    assert (made["needs"], made["text"]) == ("yes", "将取消订单O1，¥10.00原路退回。")
    confirmed = f"{path}/proposals/{made['id']}/confirm"
    assert (await agent.post(confirmed, json={"reason": " "})).status_code == 422
    done = (await agent.post(confirmed, json={"reason": "电话中确认 13800138000"})).json()
    assert (done["state"], merchant.refunds) == ("done", ["O1"])
    twice = (await agent.post(confirmed, json={"reason": "再点一次"})).json()
    assert (twice["call_id"], merchant.refunds) == (done["call_id"], ["O1"])
    refused = (await agent.post(f"{path}/proposals", json=asked("shop.cancel_order", order_id="O2"))).json()
    assert (refused["id"], refused["outcome"]["code"]) == (None, "order_not_pending")
    withdrawn = (await agent.post(f"{path}/proposals", json=asked("shop.cancel_order", order_id="O4"))).json()
    assert (await agent.delete(f"{path}/proposals/{withdrawn['id']}")).status_code == 204
    assert (await agent.get(f"{API}/action-calls")).status_code == 403, "agents see their conversation, not the record"
    listed = (await boss.get(f"{API}/action-calls", params={"writes": "true", "state": "done"})).json()["items"]
    assert [one["id"] for one in listed] == [done["call_id"]]
    page = (await boss.get(f"{API}/action-calls", params={"limit": 2})).json()
    rest = (await boss.get(f"{API}/action-calls", params={"cursor": page["next_cursor"]})).json()
    assert (len(page["items"]), len(rest["items"])) == (2, 3)
    opened = (await boss.get(f"{API}/action-calls/{done['call_id']}")).json()
    assert opened["said"]["confirmed_why"].startswith("电话中确认 138")
    assert "13800138000" not in str(opened)
    full = await boss.post(f"{API}/action-calls/{done['call_id']}/unmask", json={"reason": "核对"})
    assert full.json()["said"]["confirmed_why"] == "电话中确认 13800138000"
    assert await shop.count("audit_entries", "action = 'action.unmasked'") == 1


async def test_an_unknown_outcome_is_settled_by_hand_once(
    boss: httpx.AsyncClient, served: Served, shop: Shopfront, merchant: Merchant
) -> None:
    await connected(boss, merchant)
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    path = f"{API}/conversations/{await conversation(shop)}/actions/proposals"
    made = (await agent.post(path, json=asked("shop.refund_keyless", order_id="O1"))).json()
    merchant.cut = 1
    told = (await agent.post(f"{path}/{made['id']}/confirm", json={"reason": "电话确认"})).json()
    assert told["state"] == "unknown"
    call = f"{API}/action-calls/{told['call_id']}"
    assert (await boss.post(f"{call}/reconcile")).json()["state"] == "unknown", "nobody can be asked"
    settled = (await boss.post(f"{call}/settle", json={"state": "done", "reason": "银行流水已核对"})).json()
    assert (settled["state"], merchant.refunds) == ("done", ["O1"])
    twice = await boss.post(f"{call}/settle", json={"state": "failed", "reason": "反悔"})
    assert (twice.status_code, twice.json()["code"]) == (409, "call_not_unknown")


@pytest.mark.parametrize("role", ["agent", "team_lead", "supervisor"])
async def test_who_may_not_manage_connectors(served: Served, shop: Shopfront, role: str) -> None:
    who, _ = await served.sign_in(shop, (await shop.person(role)).id)
    for method, path in (("GET", "/connectors"), ("POST", "/connector-checks"), ("POST", "/operation-trials")):
        answer = await who.request(method, f"{API}{path}", json={"manifest": "a: 1", "operation": "a.b"})
        assert answer.status_code in (403, 422), path


async def test_walls(
    boss: httpx.AsyncClient, served: Served, merchant: Merchant, settings: Settings, urls: Urls
) -> None:
    kept = await connected(boss, merchant)
    async with open_shop(settings, urls, "另一家") as other:
        stranger, _ = await served.sign_in(other, (await other.person("owner")).id)
        assert (await stranger.get(f"{API}/connectors")).json()["items"] == []
        assert (await stranger.get(f"{API}/connectors/{kept['id']}")).status_code == 404
        assert (await stranger.get(f"{API}/operations")).json()["items"] == []
