"""Who can be mentioned in a note, and what a program's own time becomes."""

from typing import Any

import httpx
import pytest

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7


def note(*mentions: str) -> dict[str, Any]:
    content = {"text": "请看一下"}
    return {"client_id": uuid7().hex, "kind": "text", "content": content, "private": True, "mentions": list(mentions)}


async def test_only_a_colleague_in_service_can_be_mentioned(served: Served, shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "在吗")
    lin, owner = await shop.person("agent"), await shop.person("owner")
    async with shop.tx() as tx:
        assistant = await shop.house.staff.assistant(tx)
    client, _ = await served.sign_in(shop, owner.id)
    path = f"/api/v1/conversations/{receipt.conversation_id}/messages"
    try:
        for wrong in (str(uuid7()), "nobody", str(assistant.id), ""):
            answer = await client.post(path, json=note(str(lin.id), wrong))
            assert (answer.status_code, answer.json()["field"]) == (422, "mentions.1"), wrong
        assert (await client.post(path, json=note(str(lin.id)))).status_code == 201
    finally:
        await client.aclose()
    assert await shop.count("mentions", "conversation_id = :c", c=receipt.conversation_id) == 1
    assert [who for who, _ in await shop.transcript(receipt.conversation_id)] == ["customer", "person"]


@pytest.mark.parametrize(
    "bad", ["yesterday", "2026-01-31T12:00:00", "2026-13-31T12:00:00Z", "0001-01-01T00:00:00+23:00"]
)
async def test_a_programs_own_time_is_kept_or_refused(served: Served, shop: Shopfront, bad: str) -> None:
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("channel.write"),)))
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    program = served.client(Authorization=f"Bearer {key}")

    async def bring(sent_at: str | None) -> httpx.Response:
        body: dict[str, Any] = {"external_id": uuid7().hex, "kind": "text", "content": {"text": "在吗"}}
        body |= {"customer": {"external_id": "c-1"}} | ({"sent_at": sent_at} if sent_at else {})
        return await program.post(f"/channel/v1/inboxes/{shop.api.key}/messages", json=body)

    try:
        refused = await bring(bad)
        assert (refused.status_code, refused.json()["field"]) == (422, "sent_at")
        kept = await bring("2026-01-31T12:00:00+08:00")
        await bring(None)
        opened = await owner.get(f"/api/v1/conversations/{kept.json()['conversation_id']}")
        assert [m["sent_at"] for m in opened.json()["messages"]] == ["2026-01-31T04:00:00.000Z", None]
    finally:
        await program.aclose()
        await owner.aclose()
