"""Setting up the language model over HTTP: rights, walls, the key that is never shown, what checking it says."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.support.scripted_model import KEY, ScriptedModel, modelling
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.settings import Settings

AT = "/api/v1/language-model"


@pytest_asyncio.fixture
async def model(settings: Settings) -> AsyncIterator[ScriptedModel]:
    settings.llm.allow_private = True
    async with modelling() as model:
        model.says = lambda _body: '{"ready": true}'
        yield model


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls, model: ScriptedModel) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as served:
        yield served


@pytest_asyncio.fixture
async def boss(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    return (await served.sign_in(shop, (await shop.person("owner")).id))[0]


def wanted(model: ScriptedModel, **more: Any) -> dict[str, Any]:
    return {"base_url": model.url, "model": "qwen-plus", "api_key": KEY, "expected_version": 0} | more


async def test_it_is_set_up_changed_and_forgotten(
    boss: httpx.AsyncClient, shop: Shopfront, model: ScriptedModel
) -> None:
    assert (await boss.get(AT)).json() == {"model": None, "private": True}
    made = await boss.put(AT, json=wanted(model, input_price=800_000, uses={"rewrite": False}, banned_words=["秒杀"]))
    assert made.status_code == 200, made.text
    told = made.json()["model"]
    assert (told["has_key"], told["version"], told["timeout_ms"]) == (True, 1, 4000)
    assert told["uses"] == {"rewrite": False, "flows": True, "answers": True, "tone": False}
    assert told["banned_words"] == ["秒杀"]
    stale = await boss.put(AT, json=wanted(model))
    assert (stale.status_code, stale.json()["code"]) == (409, "model_changed")
    kept = await boss.put(AT, json=wanted(model, api_key=None, expected_version=1, style="亲切、简短"))
    assert (kept.json()["model"]["has_key"], kept.json()["model"]["style"]) == (True, "亲切、简短")
    moved = await boss.put(AT, json=wanted(model, api_key=None, expected_version=2, base_url="https://a.example/v1"))
    assert moved.json()["model"]["has_key"] is False, "another server is not told this one's key"
    assert (await boss.delete(AT)).json()["model"] is None
    trail = (await boss.get("/api/v1/audit")).json()["items"]
    assert [one["action"] for one in trail][:4] == ["language_model.removed", *["language_model.changed"] * 3]
    assert KEY not in str(trail) + made.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"base_url": "ftp://x.example/v1"}, "base_url"),
        ({"base_url": "https://user:pass@x.example/v1"}, "base_url"),
        ({"model": ""}, "model"),
        ({"currency": "yuan"}, "currency"),
        ({"input_price": -1}, "input_price"),
        ({"timeout_ms": 100}, "timeout_ms"),
        ({"api_key": "a\nb"}, "api_key"),
        ({"style": "很" * 201}, "style"),
        ({"uses": {"refunds": True}}, "uses.refunds"),
    ],
    ids=lambda one: str(one)[:40],
)
async def test_what_cannot_be_is_refused(
    boss: httpx.AsyncClient, model: ScriptedModel, wrong: dict[str, Any], field: str
) -> None:
    refused = await boss.put(AT, json=wanted(model) | wrong)
    assert (refused.status_code, refused.json()["field"]) == (422, field), refused.text


async def test_who_may_not_manage_it_sees_nothing_of_it(
    served: Served, shop: Shopfront, boss: httpx.AsyncClient, model: ScriptedModel
) -> None:
    await boss.put(AT, json=wanted(model))
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    for asked in (agent.get(AT), agent.get(f"{AT}/usage"), agent.post(f"{AT}/check"), agent.delete(AT)):
        refused = await asked
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_checking_says_what_came_of_it_and_is_counted(boss: httpx.AsyncClient, model: ScriptedModel) -> None:
    none = await boss.post(f"{AT}/check")
    assert (none.status_code, none.json()["code"]) == (409, "model_not_set_up")
    await boss.put(AT, json=wanted(model, input_price=1_000_000, daily_tokens=10))
    fine = (await boss.post(f"{AT}/check")).json()
    assert (fine["ok"], fine["kind"], fine["structured"]) == (True, None, "json_schema")
    model.how = "401"
    refused = (await boss.post(f"{AT}/check")).json()
    assert (refused["ok"], refused["kind"]) == (False, "unauthorised")
    assert refused["message"] == "模型服务不接受这个密钥"
    model.how, model.says = "fine", lambda _body: "是的"
    assert (await boss.post(f"{AT}/check")).json()["kind"] == "bad_reply"
    used = (await boss.get(f"{AT}/usage")).json()
    (day,) = used["days"]
    assert (day["calls"], day["failures"], used["daily_tokens"]) == (3, 1, 10)
    assert day["cost"] == day["tokens_in"]
    assert used["today_tokens"] == day["tokens_in"] + day["tokens_out"]


async def test_another_workspace_has_its_own(
    settings: Settings, urls: Urls, served: Served, boss: httpx.AsyncClient, model: ScriptedModel
) -> None:
    await boss.put(AT, json=wanted(model))
    async with open_shop(settings, urls) as other:
        theirs, _ = await served.sign_in(other, (await other.person("owner")).id)
        assert (await theirs.get(AT)).json()["model"] is None
        assert (await theirs.get(f"{AT}/usage")).json()["days"] == []
