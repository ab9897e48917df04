"""A conversation or one message forwarded: by mail to somebody outside, or quoted in a note elsewhere."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.api.mail.test_transcripts import deliver, set_up
from tests.support.mail_server import mail_server
from tests.support.served import Served
from tests.support.shopfront import Shopfront


async def talked(shop: Shopfront, agent: Any, words: str = "茶饼碎了 <b>!</b> 请打 13812345678") -> str:
    """Have a customer write, a colleague take it, answer, and leave a note."""
    c = str((await shop.says(await shop.customer("张三"), words)).conversation_id)
    await shop.hand_to_queue(UUID(c))
    await agent.post(f"/api/v1/conversations/{c}/take", json={})
    for text, private in (("马上补发", False), ("这位很急", True)):
        await say(agent, c, text, private=private)
    return c


async def say(agent: Any, c: str, text: str, **more: Any) -> Any:
    body = {"client_id": uuid4().hex, "kind": "text", "content": {"text": text}} | more
    return await agent.post(f"/api/v1/conversations/{c}/messages", json=body)


async def ids(agent: Any, c: str) -> dict[str, str]:
    items = (await agent.get(f"/api/v1/conversations/{c}/messages")).json()["items"]
    return {one["content"].get("text", ""): one["id"] for one in items if one["kind"] == "text"}


async def test_by_mail_goes_what_the_customer_could_see(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent", "林晓")).id)
    c = await talked(shop, agent)
    at = f"/api/v1/conversations/{c}/forward"
    asked = {"to": "store@b.example", "language": "en", "words": "Please look\n<i>today</i>"}
    refused = await agent.post(at, json=asked)
    assert (refused.status_code, refused.json()["code"]) == (409, "mail_not_set_up")
    async with mail_server() as server:
        await set_up(shop, server.port)
        sent = await agent.post(at, json=asked)
        assert sent.status_code == 202, sent.text
        note = (await ids(agent, c))["这位很急"]
        alone = await agent.post(at, json=asked | {"message_id": note})
        assert (alone.status_code, alone.json()["field"]) == (422, "notes")
        both = {"language": "zh", "notes": True, "plain": True}
        assert (await agent.post(at, json=asked | both)).status_code == 202
        await deliver(shop)
    first, second = (m.get_body(("plain",)).get_content().replace("\r\n", "\n") for m in server.came)
    assert first.startswith("Please look\n<i>today</i>")
    assert "13812345678" not in first
    assert "138****5678" in first
    assert "马上补发" in first
    assert "这位很急" not in first
    assert "张三" not in first
    assert "这位很急" in second
    assert "林晓（内部备注）" in second
    assert "13812345678" in second
    html = server.came[0].get_body(("html",)).get_content()
    assert "&lt;i&gt;today&lt;/i&gt;" in html
    assert "<b>!</b>" not in html
    assert server.came[0]["Subject"].startswith("Forwarded: conversation #")
    happened = (await agent.get(f"/api/v1/conversations/{c}/timeline")).json()["items"]
    told = [one for one in happened if one["type"] == "conversation.forwarded"]
    assert [one["data"]["notes"] for one in told] == [False, True]
    assert "store" not in str(told)
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    trail = await boss.get("/api/v1/audit?action=conversation.forwarded")
    assert sorted(one["detail"].get("plain", False) for one in trail.json()["items"]) == [False, True]
    assert "store" not in trail.text


async def test_one_message_goes_alone_and_never_one_taken_back(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    c, other = await talked(shop, agent), await talked(shop, agent, "别的事")
    at, asked = f"/api/v1/conversations/{c}/forward", {"to": "a@b.example", "language": "zh"}
    gone = (await say(agent, c, "说错了")).json()["id"]
    await agent.post(f"/api/v1/conversations/{c}/messages/{gone}/recall")
    async with mail_server() as server:
        await set_up(shop, server.port)
        for wrong in (gone, (await ids(agent, other))["别的事"], "nonsense"):
            refused = await agent.post(at, json=asked | {"message_id": wrong})
            assert (refused.status_code, refused.json()["field"]) == (404, "message_id"), wrong
        mine = (await ids(agent, c))["马上补发"]
        assert (await agent.post(at, json=asked | {"message_id": mine})).status_code == 202
        assert (await agent.post(at, json=asked)).status_code == 202
        await deliver(shop)
    alone, whole = (m.get_body(("plain",)).get_content() for m in server.came)
    assert "马上补发" in alone
    assert "茶饼碎了" not in alone
    assert "说错了" not in whole


@pytest.mark.parametrize("to", ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "甲 <a@b.example>", ""])
async def test_nothing_but_one_address(served: Served, shop: Shopfront, to: str) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    c = await talked(shop, agent)
    await set_up(shop, 25)
    refused = await agent.post(f"/api/v1/conversations/{c}/forward", json={"to": to, "language": "zh"})
    assert (refused.status_code, refused.json()["field"]) == (422, "to")


async def test_no_more_than_transcripts(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    c = await talked(shop, agent)
    await set_up(shop, 25)
    at = f"/api/v1/conversations/{c}"
    answers = [(await agent.post(f"{at}/transcript", json={"to": "z@b.example"})).status_code]
    for n in range(3):
        asked = {"to": f"a{n}@b.example", "language": "zh"}
        answers.append((await agent.post(f"{at}/forward", json=asked)).status_code)
    assert answers == [202, 202, 202, 429]


async def test_who_may(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    c = await talked(shop, agent)
    await set_up(shop, 25)
    asked = {"to": "a@b.example", "language": "zh"}
    stranger, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    assert (await stranger.post(f"/api/v1/conversations/{c}/forward", json=asked)).status_code in (403, 404)
    asked_for_advice = await shop.person("agent", "何芳")
    await say(agent, c, "请看", private=True, mentions=[str(asked_for_advice.id)])
    mentioned, _ = await served.sign_in(shop, asked_for_advice.id)
    assert (await mentioned.post(f"/api/v1/conversations/{c}/forward", json=asked)).status_code == 202
    plain = await mentioned.post(f"/api/v1/conversations/{c}/forward", json=asked | {"plain": True})
    assert (plain.status_code, plain.json()["code"]) == (403, "forbidden"), "not his customer to unmask"


async def test_a_note_quotes_a_message_of_another_conversation(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent", "林晓")).id)
    source, target = await talked(shop, agent), await talked(shop, agent, "别的事")
    said = (await ids(agent, source))["茶饼碎了 <b>!</b> 请打 13812345678"]
    public = await say(agent, target, "看这个", reply_to=said)
    assert (public.status_code, public.json()["field"]) == (404, "reply_to")
    note = {"private": True, "reply_to": said}
    for _ in range(2):  # the second is the same
        made = await say(agent, target, "看这个", client_id="twice", **note)
    assert made.json()["quote"]["text"] == "茶饼碎了 <b>!</b> 请打 13812345678"
    happened = (await agent.get(f"/api/v1/conversations/{source}/timeline")).json()["items"]
    assert [one["data"]["into"] for one in happened if one["type"] == "conversation.forwarded"] == [target]
    mentioned = await shop.person("collaborator", "周明")
    await say(agent, target, "请看", private=True, mentions=[str(mentioned.id)])
    reader, _ = await served.sign_in(shop, mentioned.id)
    refused = await say(
        reader, target, "x", client_id="x", private=True, reply_to=(await ids(agent, source))["马上补发"]
    )
    assert refused.status_code == 404, "he may not read the other conversation"
    async with shop.tx() as tx:
        customer = await tx.scalar("SELECT customer_id FROM conversations WHERE id = :id", {"id": UUID(source)})
        await shop.house.customers.erase(tx, await shop.person("owner"), customer)
    items = (await agent.get(f"/api/v1/conversations/{target}/messages")).json()["items"]
    [after] = [one["quote"] for one in items if one["content"].get("text") == "看这个"]
    assert "茶饼" not in str(after), "what was quoted goes with its customer"
