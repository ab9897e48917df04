"""Many conversations at once: each by its own right, each with its own answer, and none undone by another's failure."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.kit.ids import uuid7

PATH = "/api/v1/conversations/bulk"


async def some(shop: Shopfront, count: int = 3) -> list[str]:
    return [str((await shop.says(await shop.customer(), "在吗")).conversation_id) for _ in range(count)]


async def sent(client: httpx.AsyncClient, ids: list[str], action: str, **more: Any) -> list[dict[str, Any]]:
    answer = await client.post(PATH, json={"ids": ids, "action": action, **more})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    assert [item["id"] for item in items] == ids
    return items


async def test_each_has_its_own_answer(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    ids = await some(shop)
    await sent(boss, ids[:1], "resolve")
    asked = [ids[0], str(uuid7()), "nonsense", ids[1]]
    items = await sent(boss, asked, "snooze", until=(datetime.now(UTC) + timedelta(hours=1)).isoformat())
    assert [item["problem"]["code"] if item["problem"] else item["row"]["status"] for item in items] == [
        "status_refused",
        "conversation_not_found",
        "conversation_not_found",
        "snoozed",
    ]
    assert (await boss.get(f"/api/v1/conversations/{ids[1]}")).json()["conversation"]["status"] == "snoozed"


async def test_every_action_does_what_its_single_route_does(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    colleague = await shop.person("agent", "小王")
    ids = await some(shop)

    async def rows(action: str, **more: Any) -> list[dict[str, Any]]:
        return [item["row"] for item in await sent(boss, ids, action, **more)]

    assert {r["owner"]["id"] for r in await rows("assign", agent_id=str(colleague.id))} == {str(colleague.id)}
    assert {r["queue_id"] for r in await rows("assign", queue_id=str(shop.queue))} == {str(shop.queue)}
    assert {r["owner"]["kind"] for r in await rows("to_assistant")} == {"assistant"}
    assert {r["priority"] for r in await rows("priority", priority="high")} == {"high"}
    assert {r["unread"] for r in await rows("read")} == {0}
    assert {r["status"] for r in await rows("pend")} == {"pending"}
    assert {r["status"] for r in await rows("resolve")} == {"resolved"}
    assert {r["status"] for r in await rows("reopen")} == {"open"}


async def test_who_lacks_the_right_changes_nothing(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    ids = await some(shop)
    await shop.hand_to_queue(uuid_of(ids[0]))
    items = await sent(agent, ids, "resolve")
    # What waits for his team he may end once it is his; what the assistant has, likewise.
    assert [item["problem"]["code"] for item in items] == ["conversation_not_yours"] * 3
    assert "接手" in items[0]["problem"]["message"], "what to do, not the name of a right"
    assert await shop.count("conversations", "status = 'resolved'") == 0
    viewer, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    refused = await viewer.post(PATH, json={"ids": ids, "action": "resolve"})
    codes = (
        {item["problem"]["code"] for item in refused.json()["items"]} if refused.status_code == 200 else {"forbidden"}
    )
    assert codes <= {"forbidden", "conversation_not_found"}, "taking over would not help him"


async def test_ending_many_tells_which_replies_do_not_go_then(served: Served, shop: Shopfront) -> None:
    agent = await shop.person("supervisor")
    boss, _ = await served.sign_in(shop, agent.id)
    ids = await some(shop, 2)
    await boss.post(f"/api/v1/conversations/{ids[0]}/take", json={})
    send_at = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    body = {"client_id": uuid7().hex, "parts": [{"kind": "text", "content": {"text": "稍后回复"}}], "send_at": send_at}
    assert (await boss.post(f"/api/v1/conversations/{ids[0]}/scheduled", json=body)).status_code == 201
    assert [item["planned"] for item in await sent(boss, ids, "priority", priority="high")] == [0, 0]
    assert [item["planned"] for item in await sent(boss, ids, "resolve")] == [1, 0]


def uuid_of(text: str) -> Any:
    return type(uuid7())(text)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"ids": []}, "ids"),
        ({"ids": ["x"] * 51}, "ids"),
        ({"action": "explode"}, "action"),
        ({"action": "priority"}, "priority"),
        ({"action": "assign"}, "agent_id"),
        ({"action": "assign", "agent_id": "x"}, "agent_id"),
        ({"action": "assign", "queue_id": "x"}, "queue_id"),
    ],
)
async def test_a_wrong_request_is_refused_whole(
    served: Served, shop: Shopfront, body: dict[str, Any], field: str
) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    refused = await boss.post(PATH, json={"ids": [str(uuid7())], "action": "resolve"} | body)
    assert (refused.status_code, refused.json()["field"]) == (422, field)


async def test_two_who_change_the_same_ones_wait_for_each_other(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    ids = await some(shop, 12)
    answers = await asyncio.gather(
        sent(boss, ids, "priority", priority="high"), sent(boss, ids[::-1], "priority", priority="low")
    )
    assert all(item["problem"] is None for items in answers for item in items)
