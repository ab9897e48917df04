"""Flows over HTTP: drafts, what is wrong with them in both languages, publishing, going back, and who may."""

from typing import Any

from tests.support.served import Served
from tests.support.shopfront import Shopfront

PATH = "/api/v1/flows"
GREET = """
flow: greet
title: {zh: 问候, en: Greeting}
trigger: {examples: [打个招呼吧]}
slots: {name: {type: name}}
steps:
  - {ask: name}
  - {say: {zh: "您好，{{ slots.name }}", en: "Hello {{ slots.name }}"}}
"""


async def test_from_a_draft_to_a_version_and_back(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    made = (await boss.post(PATH, json={"source": GREET})).json()
    assert (made["name"], made["title"], made["live_version"], made["changed"]) == ("greet", "问候", None, True)
    assert [node["verb"] for node in made["checked"]["graph"]["nodes"]] == ["ask", "say", "end"]
    path = f"{PATH}/{made['id']}"
    live = (await boss.post(f"{path}/publish", json={"version": 1, "note": "第一版"})).json()
    assert (live["live_version"], live["changed"]) == (1, False)
    other = GREET.replace("您好", "你好")
    saved = (await boss.put(path, json={"version": 1, "source": other})).json()
    assert (saved["version"], saved["live_version"], saved["changed"]) == (2, 1, True)
    stale = await boss.put(path, json={"version": 1, "source": GREET})
    assert (stale.status_code, stale.json()["code"]) == (409, "flow_changed")
    assert (await boss.post(f"{path}/publish", json={"version": 2})).json()["live_version"] == 2
    assert (await boss.put(f"{path}/live", json={"version": 1})).json()["live_version"] == 1
    versions = (await boss.get(f"{path}/versions")).json()["items"]
    assert [(one["version"], one["note"]) for one in versions] == [(2, ""), (1, "第一版")]
    gone = await boss.put(f"{path}/live", json={"version": 9})
    assert (gone.status_code, gone.json()["code"]) == (404, "flow_version_not_found")
    assert (await boss.put(f"{path}/live", json={"version": None})).json()["live_version"] is None
    assert (await boss.delete(path)).status_code == 204
    assert (await boss.get(path)).status_code == 404


async def test_what_is_wrong_is_said_with_its_line_in_the_readers_language(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    broken = GREET.replace("- {ask: name}", "- {ask: name, go: nowhere}")

    async def told(language: str) -> Any:
        return await boss.post(PATH, json={"source": broken}, headers={"Accept-Language": language})

    english, chinese = (await told("en")).json(), (await told("zh-CN")).json()
    assert english["code"] == chinese["code"] == "flow_unreadable"
    assert english["message"].startswith("Line 7:")
    assert chinese["message"].startswith("第 7 行：")
    checked = (await boss.post(f"{PATH}/check", json={"source": broken})).json()
    assert [one["line"] for one in checked["problems"]] == [7]
    assert checked["graph"] is None
    yaml = (await boss.post(f"{PATH}/check", json={"source": "flow: [a"})).json()
    assert yaml["problems"][0]["line"] >= 1


async def test_an_unsound_flow_is_kept_and_not_published(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    endless = GREET.replace("- {ask: name}", "- {id: round, ask: name, next: round}")
    made = (await boss.post(PATH, json={"source": endless})).json()
    assert {one["code"] for one in made["checked"]["remarks"]} >= {"dead_end", "unreachable"}
    refused = await boss.post(f"{PATH}/{made['id']}/publish", json={"version": 1})
    assert (refused.status_code, refused.json()["code"]) == (422, "flow_unsound")
    unknown = GREET.replace("- {ask: name}", "- {call: shop.nothing}").replace("greet", "other")
    made = (await boss.post(PATH, json={"source": unknown})).json()
    assert "unknown_operation" in {one["code"] for one in made["checked"]["remarks"]}


async def test_a_name_is_taken_once_and_a_used_flow_stays(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    first = (await boss.post(PATH, json={"source": GREET})).json()
    again = await boss.post(PATH, json={"source": GREET})
    assert (again.status_code, again.json()["code"]) == (409, "flow_name_taken")
    user = GREET.replace("flow: greet", "flow: user").replace("- {ask: name}", "- {flow: greet}\n  - {ask: name}")
    second = (await boss.post(PATH, json={"source": user})).json()
    for one in (first, second):
        assert (await boss.post(f"{PATH}/{one['id']}/publish", json={"version": 1})).status_code == 200
    used = await boss.delete(f"{PATH}/{first['id']}")
    assert (used.status_code, used.json()["code"]) == (409, "flow_in_use")


async def test_who_may(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get(PATH)).json()["items"] == []
    assert (await agent.post(PATH, json={"source": GREET})).status_code == 403
    templates = (await agent.get(f"{PATH}/templates")).json()["items"]
    assert len(templates) >= 12
    assert not any(one["taken"] for one in templates)
