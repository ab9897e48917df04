"""Drafts and replies to come over the API: rights, wrong input, and what customers never hear of them."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.served import Served
from tests.support.shopfront import HASHED, Shopfront
from zhike.facts import ActorRef, Recorded
from zhike.identity import Grant, NewKey, NewUser
from zhike.kit.clock import iso, utcnow
from zhike.kit.ids import uuid7


def reply(**more: Any) -> dict[str, Any]:
    return {"client_id": uuid7().hex, "parts": [{"kind": "text", "content": {"text": "您好"}}]} | more


async def begun(served: Served, shop: Shopfront, *, take: bool = True) -> tuple[Any, Any, str]:
    """Return (client of the agent, the agent, path of a conversation)."""
    conversation_id = (await shop.says(await shop.customer(), "在吗")).conversation_id
    agent = await shop.person()
    client, _ = await served.sign_in(shop, agent.id)
    path = f"/api/v1/conversations/{conversation_id}"
    if take:
        await shop.hand_to_queue(conversation_id)
        assert (await client.post(f"{path}/take", json={})).status_code == 200
    return client, agent, path


async def test_a_draft_is_kept_shown_and_removed(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop)
    upload = await client.post(f"{path}/attachments", files={"file": ("a.txt", b"hello")})
    file = upload.json()["id"]
    kept = await client.put(f"{path}/drafts/reply", json={"text": "写到一半", "rich": True, "attachments": [file]})
    assert kept.status_code == 200, kept.text
    [draft] = (await client.get(f"{path}/drafts")).json()["items"]
    assert (draft["mode"], draft["text"], draft["rich"]) == ("reply", "写到一半", True)
    assert draft["attachments"][0]["name"] == "a.txt"
    assert [one["what"] for one in (await client.get("/api/v1/drafts")).json()["items"]] == ["draft"]
    other, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    assert (await other.get(f"{path}/drafts")).json()["items"] == []
    await client.put(f"{path}/drafts/reply", json={"cards": [{"title": "风扇", "fields": []}]})
    assert (await client.get(f"{path}/drafts")).json()["items"][0]["cards"][0]["title"] == "风扇"
    bad = await client.put(f"{path}/drafts/reply", json={"cards": [{"title": "x", "image_url": "javascript:x"}]})
    assert (bad.status_code, bad.json()["field"]) == (422, "content.image_url")
    wrong = await client.put(f"{path}/drafts/reply", json={"attachments": ["nothing"]})
    assert (wrong.status_code, wrong.json()["field"]) == (404, "attachments.0")
    assert (await client.put(f"{path}/drafts/letter", json={})).status_code == 422
    assert (await client.put(f"{path}/drafts/reply", json={})).json() == {"updated_at": None}
    assert (await client.get("/api/v1/drafts")).json()["items"] == []


async def test_two_devices_on_one_draft_write_nothing_over(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop)
    first = (await client.put(f"{path}/drafts/reply", json={"text": "手机上写的", "seen": None})).json()["updated_at"]
    late = await client.put(f"{path}/drafts/reply", json={"text": "电脑上写的", "seen": None})
    assert (late.status_code, late.json()["code"]) == (409, "draft_changed")
    empty = await client.put(f"{path}/drafts/reply", json={"text": "", "seen": None})
    assert empty.status_code == 409, "nor is it removed by a device that never saw it"
    assert (await client.get(f"{path}/drafts")).json()["items"][0]["text"] == "手机上写的"
    again = await client.put(f"{path}/drafts/reply", json={"text": "手机上写完", "seen": first})
    assert again.status_code == 200
    assert again.json()["updated_at"] > first
    assert (await client.put(f"{path}/drafts/reply", json={"text": "", "seen": first})).status_code == 409
    gone = await client.put(f"{path}/drafts/reply", json={"text": "", "seen": again.json()["updated_at"]})
    assert gone.json() == {"updated_at": None}
    assert (await client.put(f"{path}/drafts/reply", json={"text": "", "seen": first})).status_code == 200
    assert (await client.put(f"{path}/drafts/reply", json={"seen": "yesterday"})).json()["field"] == "seen"


async def test_taking_a_reply_back_makes_it_the_draft_whether_or_not_the_answer_arrives(
    served: Served, shop: Shopfront
) -> None:
    client, _, path = await begun(served, shop)
    upload = await client.post(f"{path}/attachments", files={"file": ("a.txt", b"hello")})
    parts = [
        {"kind": "file", "content": {"attachment": {"id": upload.json()["id"]}}},
        {"kind": "markdown", "content": {"text": "**您好**"}},
        {"kind": "card", "content": {"title": "风扇", "fields": []}},
    ]
    planned = (await client.post(f"{path}/scheduled", json=reply(parts=parts))).json()["reply"]
    await client.put(f"{path}/drafts/reply", json={"text": "还有", "seen": None})
    await client.put(f"{path}/drafts/note", json={"text": "老客户"})
    await client.delete(f"/api/v1/scheduled/{planned['id']}")  # and nobody reads what it says
    drafts = {one["mode"]: one for one in (await client.get(f"{path}/drafts")).json()["items"]}
    assert (drafts["reply"]["text"], drafts["reply"]["rich"]) == ("**您好**\n还有", True)
    assert [one["name"] for one in drafts["reply"]["attachments"]] == ["a.txt"]
    assert [one["title"] for one in drafts["reply"]["cards"]] == ["风扇"]
    assert drafts["note"]["text"] == "老客户"
    assert (await client.delete(f"/api/v1/scheduled/{planned['id']}")).status_code == 404
    assert (await client.get(f"{path}/drafts")).json()["items"][0]["text"].count("您好") <= 1


async def test_planning_a_reply_takes_its_draft_along(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop)
    await client.put(f"{path}/drafts/reply", json={"text": "您好"})
    await client.put(f"{path}/drafts/note", json={"text": "老客户"})
    made = await client.post(f"{path}/scheduled", json=reply())
    assert made.status_code == 201, made.text
    assert [one["mode"] for one in (await client.get(f"{path}/drafts")).json()["items"]] == ["note"]


async def test_what_an_agent_does_next_sends_what_he_holds_first(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop)
    await client.post(f"{path}/scheduled", json=reply())
    assert (await client.post(f"{path}/resolve", json={})).status_code == 200
    opened = (await client.get(path)).json()["messages"]
    said = [m["content"].get("text") or m["content"].get("code") for m in opened]
    assert said[-2:] == ["您好", "conversation.resolved"]
    assert (await client.get(f"{path}/scheduled")).json()["items"] == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"send_at": "2020-01-01T00:00:00Z"}, "send_at"),
        ({"send_at": "2026-01-01T00:00:00"}, "send_at"),
        ({"then_status": "snoozed"}, "then_until"),
        ({"then_status": "resolved", "then_until": "2099-01-01T00:00:00Z"}, "then_until"),
        ({"then_status": "snoozed", "then_until": "2020-01-01T00:00:00Z"}, "then_until"),
        ({"parts": []}, "parts"),
        ({"parts": [{"kind": "text", "content": {"text": " "}}]}, "content.text"),
        ({"parts": [{"kind": "event", "content": {}}]}, "kind"),
        ({"client_id": "a b"}, "client_id"),
        ({"if_answered": "perhaps"}, "if_answered"),
    ],
)
async def test_wrong_input_names_its_field(served: Served, shop: Shopfront, wrong: dict[str, Any], field: str) -> None:
    client, _, path = await begun(served, shop)
    answer = await client.post(f"{path}/scheduled", json=reply() | wrong)
    assert (answer.status_code, answer.json()["field"]) == (422, field), answer.text


async def test_who_may_not_reply_plans_nothing(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop, take=False)
    assert (await client.post(f"{path}/scheduled", json=reply())).status_code in (404, 409)
    analyst, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    assert (await analyst.post(f"{path}/scheduled", json=reply())).status_code in (403, 404)
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("conversation.read"),)))
    program = served.client(Authorization=f"Bearer {key}")
    assert (await program.put(f"{path}/drafts/reply", json={"text": "x"})).status_code == 403
    for path in ("/api/v1/scheduled/nothing", f"/api/v1/scheduled/{uuid7()}"):
        gone = await client.delete(path)
        assert (gone.status_code, gone.json()["code"]) == (404, "scheduled_reply_not_found")


async def test_a_colleague_sees_what_is_planned_but_the_customer_hears_nothing(served: Served, shop: Shopfront) -> None:
    client, agent, path = await begun(served, shop)
    at = iso(utcnow() + timedelta(days=1))
    made = (await client.post(f"{path}/scheduled", json=reply(send_at=at))).json()["reply"]
    colleague, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    [seen] = (await colleague.get(f"{path}/scheduled")).json()["items"]
    assert (seen["id"], seen["agent_id"]) == (made["id"], str(agent.id))
    assert (await colleague.delete(f"/api/v1/scheduled/{made['id']}")).status_code == 404
    async with shop.tx() as tx:
        facts = await tx.rows("SELECT type, payload::text AS said FROM facts WHERE type LIKE 'reply.%'")
    assert [row["type"] for row in facts] == ["reply.scheduled@1"]
    assert "您好" not in facts[0]["said"]
    deliveries = await shop.house.deliveries.join(shop.workspace, await recorded(shop, "reply.scheduled@1"))
    assert [one.for_visitor() for one in deliveries] == [None]
    taken = await client.delete(f"/api/v1/scheduled/{made['id']}")
    assert taken.json()["parts"][0]["content"] == {"text": "您好"}


async def test_who_serves_nobody_reads_a_colleagues_plan_with_numbers_masked(served: Served, shop: Shopfront) -> None:
    client, _, path = await begun(served, shop)
    card = {"title": "回电 13800138000", "image_url": "https://a.example/13800138000", "fields": [], "actions": []}
    parts = [{"kind": "text", "content": {"text": "打 13800138000"}}, {"kind": "card", "content": card}]
    made = await client.post(f"{path}/scheduled", json=reply(parts=parts, send_at=iso(utcnow() + timedelta(days=1))))
    assert made.status_code == 201, made.text
    [own] = (await client.get(f"{path}/scheduled")).json()["items"]
    assert own["parts"] == made.json()["reply"]["parts"]
    assert own["parts"][0]["content"]["text"] == "打 13800138000"
    async with shop.tx() as tx:
        new = NewUser(f"{uuid7().hex}@example.com", "质检", HASHED, ("quality_analyst",))
        analyst = await shop.house.identity.users.create(tx, None, new)
    reader, _ = await served.sign_in(shop, analyst.id)
    [seen] = (await reader.get(f"{path}/scheduled")).json()["items"]
    text, shown = (part["content"] for part in seen["parts"])
    assert (text["text"], shown["title"]) == ("打 138****8000", "回电 138****8000")
    assert shown["image_url"] == "https://a.example/13800138000"


async def recorded(shop: Shopfront, type_: str) -> list[Any]:
    """Return the workspace's facts of a type as the log gives them back, without waiting for their positions."""
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT * FROM facts WHERE type = :t", {"t": type_})
    return [
        Recorded(
            n, shop.workspace, r["type"], r["subject_kind"], r["subject_id"], r["version"], r["mode"],
            ActorRef("person", None), r["at"], r["payload"],
        )
        for n, r in enumerate(rows, 1)
    ]  # fmt: skip
