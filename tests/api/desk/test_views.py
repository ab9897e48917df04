"""Saved views over HTTP: rights, walls, order, and what a wrong one is told."""

from typing import Any

import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PATH = "/api/v1/inbox/views"
URGENT = {"name": "加急", "filters": {"view": "all", "priority": ["urgent"]}, "sort": "priority"}


async def test_who_keeps_which_views(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    own = (await agent.post(PATH, json=URGENT)).json()
    assert (own["scope"], own["sort"], own["filters"]["priority"], own["may_edit"]) == (
        "personal",
        "priority",
        ["urgent"],
        True,
    )
    for scope in ("team", "workspace"):
        body = URGENT | {"scope": scope, "name": scope} | ({"team_id": str(shop.team)} if scope == "team" else {})
        assert (await agent.post(PATH, json=body)).json()["code"] == "forbidden"
        shared = await boss.post(PATH, json=body)
        assert shared.status_code == 201, shared.text
        at = f"{PATH}/{shared.json()['id']}"
        assert (await agent.patch(at, json={"version": 1, "name": "x"})).status_code == 403
        assert (await agent.delete(at)).status_code == 403
    listed = (await agent.get(PATH)).json()["items"]
    assert [(one["name"], one["may_edit"]) for one in listed] == [
        ("加急", True),
        ("team", False),
        ("workspace", False),
    ]
    assert [one["name"] for one in (await boss.get(PATH)).json()["items"]] == ["team", "workspace"]
    assert (await boss.patch(f"{PATH}/{own['id']}", json={"version": 1})).status_code == 404


async def test_a_view_is_renamed_ordered_and_removed(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    made = [(await agent.post(PATH, json=URGENT | {"name": name})).json() for name in "甲乙丙"]
    order = {"ids": [made[2]["id"], made[0]["id"], "nonsense"]}
    assert [one["name"] for one in (await agent.put(f"{PATH}/order", json=order)).json()["items"]] == ["丙", "甲", "乙"]
    at = f"{PATH}/{made[0]['id']}"
    named = (await agent.patch(at, json={"version": 1, "name": "丁", "filters": {"unread": True}})).json()
    assert (named["name"], named["version"], named["filters"]["unread"]) == ("丁", 2, True)
    late = await agent.patch(at, json={"version": 1, "name": "晚"})
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    assert (await agent.delete(at)).status_code == 204
    assert (await agent.delete(at)).status_code == 404


async def test_the_inbox_counts_saved_views_and_takes_their_filters(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    ids = [str((await shop.says(await shop.customer(), "在吗")).conversation_id) for _ in range(3)]
    for one in ids:
        await shop.hand_to_queue(uuid_of(one))
    view = (await agent.post(PATH, json=URGENT)).json()
    set_ = await agent.post(f"/api/v1/conversations/{ids[0]}/priority", json={"priority": "urgent"})
    assert (set_.status_code, set_.json()["priority"]) == (200, "urgent")
    asked: dict[str, Any] = {"view": "all", "priority": ["urgent", "high"], "owner": "queue", "sort": "service_level"}
    page = (await agent.get("/api/v1/inbox", params=asked)).json()
    assert [row["id"] for row in page["items"]] == [ids[0]]
    assert page["items"][0]["due_at"] is not None
    assert page["saved_counts"] == {view["id"]: 1}
    assert page["counts"]["all"] == 3


def uuid_of(text: str) -> Any:
    return type(uuid7())(text)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"scope": "team"}, "team_id"),
        ({"scope": "team", "team_id": str(uuid7())}, "team_id"),
        ({"filters": {"owner": ["nobody"]}}, "owner"),
        ({"filters": {"inbox_id": ["x"]}}, "inbox_id"),
        ({"filters": {"priority": ["x"]}}, "filters.priority.0"),
        ({"filters": {"colour": "red"}}, "filters.colour"),
        ({"filters": {"q": "13800138000"}}, "filters.q"),
        ({"sort": "random"}, "sort"),
    ],
)
async def test_a_wrong_view_is_refused_by_its_field(
    served: Served, shop: Shopfront, body: dict[str, Any], field: str
) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    refused = await boss.post(PATH, json=URGENT | body)
    assert refused.status_code in (404, 422), refused.text
    assert refused.json()["field"] == field


async def test_another_workspaces_views_are_not_there(
    served: Served, shop: Shopfront, settings: Settings, urls: Urls
) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    view = (await boss.post(PATH, json=URGENT | {"scope": "workspace"})).json()
    async with open_shop(settings, urls) as elsewhere:
        other, _ = await served.sign_in(elsewhere, (await elsewhere.person("supervisor")).id)
        assert (await other.get(PATH)).json()["items"] == []
        assert (await other.delete(f"{PATH}/{view['id']}")).status_code == 404


async def test_so_many_views_are_counted_and_the_trail_holds_no_names(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    for n in range(42):
        body = URGENT | {"scope": "workspace" if n % 2 else "personal", "name": f"张三 {n}"}
        assert (await boss.post(PATH, json=body)).status_code == 201
    listed = [one["id"] for one in (await boss.get(PATH)).json()["items"]]
    counted = (await boss.get("/api/v1/inbox")).json()["saved_counts"]
    assert len(listed) == 42
    assert sorted(counted) == sorted(listed[:40])
    async with shop.tx() as tx:
        trail = await tx.rows("SELECT detail::text AS detail FROM audit_entries WHERE action = 'inbox_view.created'")
    assert len(trail) == 21
    assert not any("张三" in row["detail"] for row in trail)


async def test_there_is_an_end_to_views(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    for n in range(30):
        assert (await agent.post(PATH, json=URGENT | {"name": str(n)})).status_code == 201
    refused = await agent.post(PATH, json=URGENT)
    assert (refused.status_code, refused.json()["code"]) == (409, "too_many_inbox_views")
