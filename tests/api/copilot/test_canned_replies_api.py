"""Canned replies over HTTP: rights, walls, and what a wrong request is told in both languages."""

from typing import Any

import httpx
import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PATH = "/api/v1/canned-replies"
HELLO = {"shortcut": "hi", "title": "问好", "body": "{{customer.name}}您好", "scope": "personal"}


async def test_an_agent_keeps_his_own_and_uses_the_shared(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    made = (await agent.post(PATH, json=HELLO | {"folder": "开场", "locale": "zh"})).json()
    assert {k: made[k] for k in HELLO} == HELLO
    assert (made["variables"], made["uses"], made["may_edit"]) == (["customer.name"], 0, True)
    for scope in ("team", "workspace"):
        team = {"team_id": str(shop.team)} if scope == "team" else {}
        refused = await agent.post(PATH, json=HELLO | {"scope": scope} | team)
        assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
        shared = await boss.post(PATH, json=HELLO | {"scope": scope} | team)
        assert shared.status_code == 201, shared.text
        path = f"{PATH}/{shared.json()['id']}"
        assert (await agent.patch(path, json={"version": 1, "title": "x"})).status_code == 403
        assert (await agent.delete(path)).status_code == 403
    listed = (await agent.get(PATH, params={"q": "hi"})).json()["items"]
    assert sorted((one["scope"], one["may_edit"]) for one in listed) == [
        ("personal", True),
        ("team", False),
        ("workspace", False),
    ]
    seen = (await boss.get(PATH, params={"scope": "personal"})).json()["items"]
    assert seen == [], "what one keeps for himself is not even the supervisor's"
    assert (await boss.patch(f"{PATH}/{made['id']}", json={"version": 1})).status_code == 404
    assert (await agent.get(f"{PATH}/folders")).json()["items"] == [{"name": "开场", "replies": 1}]
    changed = await agent.patch(f"{PATH}/{made['id']}", json={"version": 1, "locale": None, "folder": ""})
    assert (changed.json()["locale"], changed.json()["folder"], changed.json()["version"]) == (None, "", 2)
    late = await agent.patch(f"{PATH}/{made['id']}", json={"version": 1, "title": "晚了"})
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    assert (await agent.delete(f"{PATH}/{made['id']}")).status_code == 204
    assert (await agent.delete(f"{PATH}/{made['id']}")).status_code == 404


async def test_a_reply_is_rendered_for_who_may_read_the_conversation(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    reply = (await agent.post(PATH, json=HELLO)).json()
    receipt = await shop.says(await shop.customer("王小明"), "在吗")
    body = {"conversation_id": str(receipt.conversation_id)}
    await shop.hand_to_queue(receipt.conversation_id)
    stranger, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    his = (await stranger.post(PATH, json=HELLO)).json()
    hidden = await stranger.post(f"{PATH}/{his['id']}/render", json=body)
    assert (hidden.status_code, hidden.json()["code"]) == (404, "conversation_not_found")
    assert (await stranger.get(PATH)).json()["items"][0]["uses"] == 0, "a refusal counts nothing"
    done = await agent.post(f"{PATH}/{reply['id']}/render", json=body)
    assert done.json() == {"text": "王小明您好", "missing": []}
    for wrong in (str(uuid7()), "nonsense", ""):
        assert (await agent.post(f"{PATH}/{reply['id']}/render", json={"conversation_id": wrong})).status_code == 404
        assert (await agent.post(f"{PATH}/{wrong or 'x'}/render", json=body)).status_code == 404
    assert (await agent.get(PATH)).json()["items"][0]["uses"] == 1


@pytest.mark.parametrize(
    ("wrong", "status", "field", "zh", "en"),
    [
        ({"body": "{{order.id}}"}, 422, "body", "没有变量 {{order.id}}", "{{order.id}} is not a variable"),
        ({"body": "{{customer.name"}, 422, "body", "请写成 {{customer.name}}", "Write it as {{customer.name}}"),
        ({"shortcut": "a b"}, 422, "shortcut", "不能有空格", "without spaces"),
        ({"scope": "team"}, 422, "team_id", "请选择给哪个团队", "Choose whose team"),
        ({"scope": "team", "team_id": "x"}, 404, "team_id", "没有这个团队", "no such team"),
        ({"scope": "team", "team_id": str(uuid7())}, 404, "team_id", "没有这个团队", "no such team"),
        ({"scope": "mine"}, 422, "scope", "", ""),
        ({"title": " "}, 422, "title", "", ""),
        ({"body": "x" * 4001}, 422, "body", "", ""),
        ({"body": "a\x00b"}, 422, "body", "", ""),
        ({"locale": "fr"}, 422, "locale", "", ""),
        ({"more": 1}, 422, "more", "", ""),
    ],
)
async def test_a_wrong_reply_is_told_what_to_do(
    served: Served, shop: Shopfront, wrong: dict[str, Any], status: int, field: str, zh: str, en: str
) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    for language, words in (("zh-CN", zh), ("en", en)):
        answer = await boss.post(PATH, json=HELLO | wrong, headers={"Accept-Language": language})
        assert (answer.status_code, answer.json()["field"]) == (status, field), answer.text
        assert words in answer.json()["message"]
    assert (await boss.get(PATH)).json()["items"] == []


async def test_a_taken_shortcut_and_a_wrong_cursor(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    await agent.post(PATH, json=HELLO)
    taken = await agent.post(PATH, json=HELLO | {"shortcut": "/HI"}, headers={"Accept-Language": "en"})
    assert (taken.status_code, taken.json()["field"]) == (409, "shortcut")
    assert "/hi is in use" in taken.json()["message"]
    for params in ({"cursor": "x"}, {"limit": 0}, {"scope": "mine"}, {"q": "x" * 101}):
        assert (await agent.get(PATH, params=params)).status_code == 422
    assert (await agent.get(PATH, params={"q": "\x00"})).status_code == 200
    named = (await agent.get(f"{PATH}/variables", headers={"Accept-Language": "en"})).json()["items"]
    assert {"name": "agent.name", "label": "My name"} in named
    assert not any(one["name"].startswith("order.") for one in named)


async def test_walls_and_who_does_not_answer_customers(
    served: Served, shop: Shopfront, settings: Settings, urls: Urls
) -> None:
    async with open_shop(settings, urls) as other:
        theirs, _ = await served.sign_in(other, (await other.person("owner")).id)
        made = (await theirs.post(PATH, json=HELLO | {"scope": "workspace"})).json()
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    path = f"{PATH}/{made['id']}"
    assert (await boss.get(PATH)).json()["items"] == []
    assert (await boss.patch(path, json={"version": 1, "title": "x"})).status_code == 404
    assert (await boss.delete(path)).status_code == 404
    assert (await boss.post(f"{path}/render", json={"conversation_id": str(uuid7())})).status_code == 404
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("conversation.read"),)))
    assert (await served.client(Authorization=f"Bearer {key}").get(PATH)).status_code == 403
    assert (await served.client().get(PATH)).status_code == 401


async def test_a_program_has_no_replies_of_its_own(served: Served, shop: Shopfront) -> None:
    async with shop.tx() as tx:
        grants = (Grant("conversation.reply"), Grant("canned_reply.manage"))
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", grants))
    program: httpx.AsyncClient = served.client(Authorization=f"Bearer {key}")
    refused = await program.post(PATH, json=HELLO)
    assert (refused.status_code, refused.json()["field"]) == (422, "scope")
    shared = await program.post(PATH, json=HELLO | {"scope": "workspace"})
    assert (shared.status_code, shared.json()["updated_by"]) == (201, None)
