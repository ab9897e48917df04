"""Canned replies of several steps: checked when kept, all of them run or none, each by the right it takes."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.kit.ids import uuid7


async def begun(served: Served, shop: Shopfront) -> tuple[Any, Any, str]:
    """Return (client of the agent who has it, the agent, the conversation's id)."""
    conversation_id = (await shop.says(await shop.customer(), "在吗")).conversation_id
    await shop.hand_to_queue(conversation_id)
    agent = await shop.person()
    client, _ = await served.sign_in(shop, agent.id)
    assert (await client.post(f"/api/v1/conversations/{conversation_id}/take", json={})).status_code == 200
    return client, agent, str(conversation_id)


def macro(*steps: dict[str, Any], body: str = "再见，{{agent.name}}") -> dict[str, Any]:
    return {"shortcut": uuid7().hex[-12:], "title": "收尾", "body": body, "steps": list(steps)}


async def kept(client: Any, wanted: dict[str, Any]) -> str:
    answer = await client.post("/api/v1/canned-replies", json=wanted)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def run(client: Any, macro_id: str, conversation_id: str, text: str = "", client_id: str | None = None) -> Any:
    body = {"conversation_id": conversation_id, "client_id": client_id or uuid7().hex, "text": text}
    return await client.post(f"/api/v1/canned-replies/{macro_id}/run", json=body)


async def test_it_says_marks_and_ends_and_the_reply_can_be_taken_back(served: Served, shop: Shopfront) -> None:
    client, agent, conversation_id = await begun(served, shop)
    steps = [{"do": "priority", "value": "high"}, {"do": "tag", "value": "已回访"}, {"do": "resolve"}]
    one = await kept(client, macro(*steps))
    shown = (await client.get("/api/v1/canned-replies")).json()["items"][0]
    assert ([step["do"] for step in shown["steps"]], shown["uses"]) == (["priority", "tag", "resolve"], 0)
    rendered = await client.post(f"/api/v1/canned-replies/{one}/render", json={"conversation_id": conversation_id})
    done = await run(client, one, conversation_id, rendered.json()["text"])
    assert done.status_code == 200, done.text
    assert (done.json()["row"]["priority"], done.json()["row"]["status"]) == ("high", "open")
    [waits] = (await client.get(f"/api/v1/conversations/{conversation_id}/scheduled")).json()["items"]
    assert (waits["id"], waits["parts"][0]["content"]["text"]) == (done.json()["reply_id"], "再见，林晓")
    assert waits["then_status"] == "resolved"
    assert (await client.get("/api/v1/canned-replies")).json()["items"][0]["uses"] == 1
    opened = (await client.get(f"/api/v1/conversations/{conversation_id}")).json()
    assert opened["customer"]["tags"] == ["已回访"]
    assert (await client.post(f"/api/v1/scheduled/{waits['id']}/send")).status_code == 204
    assert (await shop.row(UUID(conversation_id)))["status"] == "resolved"
    async with shop.tx() as tx:
        who = await tx.rows(
            "SELECT actor_id FROM facts WHERE subject_id = :c AND type LIKE 'conversation.priority_changed@%'",
            {"c": UUID(conversation_id)},
        )
    assert [row["actor_id"] for row in who] == [agent.id]


async def test_without_words_it_only_does_and_an_assignment_sends_what_is_said(served: Served, shop: Shopfront) -> None:
    client, _, conversation_id = await begun(served, shop)
    snooze = await kept(client, macro({"do": "snooze", "for_s": 3600}, body=""))
    assert (await run(client, snooze, conversation_id)).json()["row"]["status"] == "snoozed"
    passed = await kept(client, macro({"do": "assign", "queue_id": str(shop.queue)}))
    done = await run(client, passed, conversation_id, "请稍候，转给同事")
    assert done.json()["row"]["owner"]["kind"] == "queue"
    said = await shop.transcript(UUID(conversation_id))
    assert said.index(("person", "请稍候，转给同事")) < said.index(("system", "handover.queued"), -3)
    assert (await run(client, passed, conversation_id, "又来了")).json()["code"] == "conversation_not_yours"


async def test_asked_again_it_does_nothing_whether_it_waits_or_went(served: Served, shop: Shopfront) -> None:
    client, _, conversation_id = await begun(served, shop)
    one = await kept(client, macro({"do": "priority", "value": "high"}, {"do": "resolve"}))
    first = (await run(client, one, conversation_id, "再见", "again")).json()
    assert (await run(client, one, conversation_id, "再见", "again")).json()["reply_id"] == first["reply_id"]
    assert (await client.post(f"/api/v1/scheduled/{first['reply_id']}/send")).status_code == 204
    for way in ("reopen", "priority"):
        changed = await client.post(f"/api/v1/conversations/{conversation_id}/{way}", json={"priority": "low"})
        assert changed.status_code == 200, changed.text
    done = await run(client, one, conversation_id, "再见", "again")
    assert (done.status_code, done.json()["reply_id"]) == (200, None), done.text
    assert (done.json()["row"]["status"], done.json()["row"]["priority"]) == ("open", "low")
    assert (await client.get("/api/v1/canned-replies")).json()["items"][0]["uses"] == 1


async def test_what_one_step_refuses_undoes_all(served: Served, shop: Shopfront) -> None:
    client, _, conversation_id = await begun(served, shop)
    gone = await kept(client, macro({"do": "priority", "value": "urgent"}, {"do": "assign", "agent_id": str(uuid7())}))
    before = await shop.row(UUID(conversation_id))
    refused = await run(client, gone, conversation_id, "您好")
    assert refused.status_code in (403, 422), refused.text
    after = await shop.row(UUID(conversation_id))
    assert (after["priority"], after["version"]) == ("normal", before["version"])
    assert await shop.count("scheduled_replies") == 0
    other, _ = await served.sign_in(shop, (await shop.person()).id)
    assert (await run(other, gone, conversation_id, "您好")).json()["code"] == "canned_reply_not_found"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (macro(body=""), "body"),
        (macro({"do": "priority", "value": "highest"}), "steps.0"),
        (macro({"do": "priority"}), "steps.0"),
        (macro({"do": "tag", "value": " "}), "steps.0"),
        (macro({"do": "assign"}), "steps.0"),
        (macro({"do": "snooze", "for_s": 0}), "steps.0"),
        (macro({"do": "resolve"}, {"do": "pend"}), "steps"),
        (macro({"do": "resolve"}, {"do": "priority", "value": "low"}), "steps"),
        (macro({"do": "priority", "value": "low"}, {"do": "priority", "value": "high"}), "steps"),
        (macro({"do": "dance"}), "steps.0.do"),
    ],
)
async def test_a_wrong_step_is_named(served: Served, shop: Shopfront, wrong: dict[str, Any], field: str) -> None:
    client, _ = await served.sign_in(shop, (await shop.person()).id)
    answer = await client.post("/api/v1/canned-replies", json=wrong)
    assert (answer.status_code, answer.json()["field"]) == (422, field), answer.text
