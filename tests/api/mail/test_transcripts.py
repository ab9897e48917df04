"""A conversation by mail: as a colleague sends it, and as its customer asks for it."""

from typing import Any
from uuid import UUID

from tests.support.browsers import Browser
from tests.support.mail_server import mail_server
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.customers import Changes
from zhike.mail import Delivery, SmtpOutlet


async def set_up(shop: Shopfront, port: int) -> None:
    given = {"host": "localhost", "port": port, "security": "none", "username": None, "password": None}
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        await shop.house.mail.save(tx, owner, given | {"from_address": "help@tea.example", "from_name": "山茶"}, None)


async def deliver(shop: Shopfront) -> None:
    for job in await shop.jobs("mail.send"):
        sender = Delivery(shop.house.db, shop.house.mail, SmtpOutlet(True, timeout_s=5), paused=False)
        await sender.deliver(shop.workspace, UUID(job["args"]["mail_id"]), last=True)


async def talked(served: Served, shop: Shopfront, agent: Any) -> tuple[Any, str]:
    who = await shop.customer("张三")
    c = str((await shop.says(who, "茶饼碎了 <b>!</b>")).conversation_id)
    await shop.hand_to_queue(UUID(c))
    await agent.post(f"/api/v1/conversations/{c}/take", json={})
    for n, (text, private) in enumerate((("马上补发", False), ("这位很急", True), ("说错了", False))):
        body = {"client_id": f"m{n}", "kind": "text", "content": {"text": text}, "private": private}
        sent = await agent.post(f"/api/v1/conversations/{c}/messages", json=body)
        if text == "说错了":
            await agent.post(f"/api/v1/conversations/{c}/messages/{sent.json()['id']}/recall")
    return who, c


async def test_the_customer_gets_what_he_could_see(served: Served, shop: Shopfront) -> None:
    me = await shop.person("agent", "林晓")
    agent, _ = await served.sign_in(shop, me.id)
    who, c = await talked(served, shop, agent)
    at = f"/api/v1/conversations/{c}/transcript"
    assert (await agent.get(at)).json() == {"available": False, "has_address": False}
    refused = await agent.post(at, json={"to": "zhang@b.example"})
    assert (refused.status_code, refused.json()["code"]) == (409, "mail_not_set_up")
    async with mail_server() as server:
        await set_up(shop, server.port)
        nowhere = await agent.post(at, json={})
        assert (nowhere.status_code, nowhere.json()["field"]) == (422, "to")
        wrong = await agent.post(at, json={"to": "a@b.example, c@d.example"})
        assert (wrong.status_code, wrong.json()["field"]) == (422, "to")
        owner = await shop.person("owner")
        async with shop.tx() as tx:
            changes = Changes(given=frozenset({"email"}), email="zhang@b.example")
            await shop.house.customers.update(tx, owner, who.customer_id, changes)
        assert (await agent.get(at)).json() == {"available": True, "has_address": True}
        sent = await agent.post(at, json={})
        assert sent.status_code == 202, sent.text
        await deliver(shop)
    [came] = server.came
    said = came.get_body(("plain",)).get_content()
    assert came["To"] == "zhang@b.example"
    assert "茶饼碎了 <b>!</b>" in said
    assert "林晓" in said
    assert "马上补发" in said
    assert "这位很急" not in said
    assert "说错了" not in said
    assert "接手" not in said
    assert "茶饼碎了 &lt;b&gt;!&lt;/b&gt;" in came.get_body(("html",)).get_content()
    happened = (await agent.get(f"/api/v1/conversations/{c}/timeline")).json()["items"]
    [fact] = [one for one in happened if one["type"] == "conversation.transcript_sent"]
    assert "zhang" not in str(fact)
    boss, _ = await served.sign_in(shop, owner.id)
    trail = await boss.get("/api/v1/audit?action=conversation.transcript_sent")
    assert len(trail.json()["items"]) == 1
    assert "zhang" not in trail.text


async def test_one_conversation_is_not_mailed_without_end(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    _, c = await talked(served, shop, agent)
    await set_up(shop, 25)
    at = f"/api/v1/conversations/{c}/transcript"
    answers = [(await agent.post(at, json={"to": f"a{n}@b.example"})).status_code for n in range(4)]
    assert answers == [202, 202, 202, 429]
    stranger, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    assert (await stranger.post(at, json={"to": "a@b.example"})).status_code in (403, 404)


async def test_a_customer_asks_for_his_own(served: Served, shop: Shopfront) -> None:
    visitor = Browser(served, shop)
    await visitor.begin()
    client = visitor.http
    at = "/widget/v1/transcript"
    assert (await client.get(at)).json() == {"available": False, "address": None}
    await set_up(shop, 25)
    assert (await client.get(at)).json() == {"available": True, "address": None}
    nothing = await client.post(at, json={"to": "a@b.example"})
    assert nothing.status_code == 404, "there is no conversation yet"
    await visitor.say("在吗")
    asked = await client.post(at, json={"to": "a@b.example", "locale": "en"})
    assert asked.status_code == 202, asked.text
    async with shop.tx() as tx:
        [record] = await shop.house.mail.records(tx)
    assert (record.kind, record.state) == ("transcript", "queued")
    assert record.subject.startswith("Your conversation with")
    wrong = await client.post(at, json={"to": "nobody"})
    assert (wrong.status_code, wrong.json()["field"]) == (422, "to")
    assert (await served.client().post(at, json={"to": "a@b.example"})).status_code == 401
