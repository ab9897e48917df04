"""The hand-over policy over HTTP: read with its figures, changed for the workspace and an inbox, by whom it may be."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.settings import Settings

AT = "/api/v1/hand-over-policy"


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
    return (await served.sign_in(shop, (await shop.person("owner")).id))[0]


async def test_it_is_read_changed_and_taken_back(boss: httpx.AsyncClient, shop: Shopfront) -> None:
    told = (await boss.get(AT)).json()
    assert (told["own"], told["version"], told["fired"]["total"]) == (False, 0, 0)
    assert told["policy"] == told["base"]
    triggers = {one["name"]: one for one in told["policy"]["triggers"]}
    assert triggers["unresolved"] == {"name": "unresolved", "on": True, "at": 3}
    assert "returned" not in triggers
    wanted = told["policy"] | {"triggers": [{"name": "unresolved", "on": True, "at": 2}], "call_back_hours": 2}
    made = await boss.put(AT, json={"policy": wanted, "expected_version": 0})
    assert made.status_code == 200, made.text
    assert (made.json()["version"], made.json()["own"], made.json()["policy"]["call_back_hours"]) == (1, True, 2)
    stale = await boss.put(AT, json={"policy": wanted, "expected_version": 0})
    assert (stale.status_code, stale.json()["code"]) == (409, "hand_over_policy_changed")

    inbox = str(shop.widget.id)
    own = (await boss.get(AT, params={"inbox_id": inbox})).json()
    assert (own["own"], own["base"]["call_back_hours"]) == (False, 2), "an inbox stands on the workspace's"
    mine = own["policy"] | {"topics": ["safety"]}
    kept = await boss.put(AT, json={"inbox_id": inbox, "policy": mine, "expected_version": 0})
    assert (kept.status_code, kept.json()["policy"]["topics"]) == (200, ["safety"])
    back = await boss.delete(AT, params={"inbox_id": inbox})
    assert (back.json()["own"], len(back.json()["policy"]["topics"])) == (False, 5)
    audit = (await boss.get("/api/v1/audit")).json()["items"]
    assert [one["action"] for one in audit if one["action"].startswith("dialogue.")] == [
        "dialogue.hand_over_policy_removed",
        "dialogue.hand_over_policy_changed",
        "dialogue.hand_over_policy_changed",
    ]


async def test_what_is_wrong_is_named(boss: httpx.AsyncClient) -> None:
    policy = (await boss.get(AT)).json()["policy"]
    for change, field in (
        ({"triggers": [{"name": "despair", "on": False}]}, "despair"),
        ({"triggers": [{"name": "unresolved", "on": True, "at": 99}]}, "unresolved"),
        ({"unsure_below": 0.1}, "unsure_below"),
    ):
        refused = await boss.put(AT, json={"policy": policy | change, "expected_version": 0})
        assert refused.status_code == 422, refused.text
        assert field in refused.text
    for wrong in ("nonsense", "0198c000-0000-7000-8000-000000000000"):
        assert (await boss.get(AT, params={"inbox_id": wrong})).status_code == 404


async def test_who_may(served: Served, shop: Shopfront) -> None:
    agent = (await served.sign_in(shop, (await shop.person("agent")).id))[0]
    read = await agent.get(AT)
    body = {"policy": read.json().get("policy", {}), "expected_version": 0}
    assert (await agent.put(AT, json=body)).status_code == 403
    assert (await served.client().get(AT)).status_code == 401
