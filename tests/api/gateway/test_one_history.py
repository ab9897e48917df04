"""One history over sign-ins, merges by colleagues and resent messages: nothing opened to others, nothing doubled."""

import asyncio
from contextlib import aclosing
from typing import Any
from uuid import UUID

import pytest

from tests.support.browsers import Browser, Browsers, told
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import ClaimedIdentity, Incoming
from zhike.facts import ActorRef
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7


async def merge(served: Served, shop: Shopfront, one: str, into: str) -> None:
    """A colleague says in the console that two customers are one."""
    console, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    async with aclosing(console):
        answer = await console.post(f"/api/v1/customers/{one}/merge", json={"into": into})
        assert answer.status_code == 200, answer.text


async def upload(me: Browser, content: bytes = b"hello") -> str:
    answer = await me.http.post("/widget/v1/attachments", files={"file": ("a.txt", content)})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def test_a_colleagues_merge_opens_nobodys_words_to_another(
    browser: Browsers, shop: Shopfront, served: Served
) -> None:
    a, b = browser(), browser()
    first, second = await a.begin(uuid7().hex), await b.begin(uuid7().hex)
    file = await upload(b)
    await b.say("乙的秘密")
    body = {"client_id": uuid7().hex, "kind": "file", "content": {"attachment": {"id": file}}}
    theirs = (await b.http.post("/widget/v1/messages", json=body)).json()["conversation_id"]
    async with a.socket() as ws:
        await told(ws, "welcome")
        await merge(served, shop, second["customer"]["id"], first["customer"]["id"])
        assert await a.seen() == []
        assert (await a.http.get(f"/widget/v1/attachments/{file}")).status_code == 404
        assert (await a.http.post("/widget/v1/messages", json=body | {"client_id": "x"})).status_code == 404
        await b.say("还有一个")
        answer = await a.say("甲的问题")
        assert answer.json()["conversation_id"] != theirs
        items = (await told(ws, "facts"))["items"]
        assert {item["conversation_id"] for item in items} == {answer.json()["conversation_id"]}
        assert await b.seen() == ["乙的秘密", None, "还有一个"]
    async with a.socket() as ws:  # nor does a socket that opens afterwards hear it
        await told(ws, "welcome")
        await b.say("再来一个")
        with pytest.raises(TimeoutError):
            await told(ws, "facts", 0.5)


@pytest.mark.parametrize("merged", ["his record", "himself", "his record into himself", "himself into another"])
async def test_who_was_merged_by_a_colleague_still_takes_his_conversation_along(
    browser: Browsers, shop: Shopfront, served: Served, merged: str
) -> None:
    home, away, user = browser(), browser(), uuid7().hex
    known = (await home.begin(user))["customer"]["id"]
    guest = (await away.begin())["customer"]["id"]
    conversation = (await away.say("没登录时问的")).json()["conversation_id"]
    other = str((await shop.customer("同一个人")).customer_id)
    pair = {
        "his record": (known, other),
        "himself": (guest, known),
        "his record into himself": (known, guest),
        "himself into another": (guest, other),
    }[merged]
    await merge(served, shop, *pair)
    async with home.socket() as ws:
        await told(ws, "welcome")
        signed = await away.begin(user)
        assert signed["customer"]["id"] == known
        assert signed["snapshot"]["conversation"]["id"] == conversation
        await told(ws, "resync")
        assert await home.seen() == ["没登录时问的"]
        assert (await home.say("接着问")).json()["conversation_id"] == conversation
        assert (await told(ws, "facts"))["items"][0]["message"]["content"]["text"] == "接着问"
    async with shop.tx() as tx:
        whom = await shop.house.customers.persons(tx, [UUID(known), UUID(guest)])
    assert all(person.verified for person in whom.values() if str(person.id) == known or merged == "his record")
    if merged != "himself into another":
        assert len({person.id for person in whom.values()}) == 1
    assert (await browser(away.visitor_id).begin())["snapshot"]["conversation"] is None


async def test_what_a_colleague_serves_goes_on_after_signing_in(
    browser: Browsers, shop: Shopfront, served: Served
) -> None:
    """At home the assistant, away a colleague; in a third browser the newest, still the assistant's."""
    user, agent = uuid7().hex, await shop.person("agent", "林")
    first, second, third = browser(), browser(), browser()
    await first.begin()
    served_by = (await first.say("有人在帮我")).json()["conversation_id"]
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, UUID(served_by), agent.id, may_assign=True)
    known = await second.begin(user)
    left = (await second.say("在家里问的")).json()["conversation_id"]
    await third.begin()
    newest = (await third.say("最后问的")).json()["conversation_id"]
    async with second.socket() as ws:
        await told(ws, "welcome")
        assert (await third.begin(user))["snapshot"]["conversation"]["id"] == newest
        assert (await first.begin(user))["snapshot"]["conversation"]["id"] == served_by
        await told(ws, "resync")
        for one in (first, second, third):
            assert (await one.say("接着说")).json()["conversation_id"] == served_by
            assert (await one.http.get("/widget/v1/snapshot")).json()["conversation"]["id"] == served_by
        async with shop.tx() as tx:
            assert await shop.house.conversations.join_visits(tx, UUID(known["customer"]["id"])) == 2
            assert await shop.house.conversations.join_visits(tx, UUID(known["customer"]["id"])) == 0
        number = (await shop.row(UUID(served_by)))["number"]
        for ended in (left, newest):
            assert (await shop.row(UUID(ended)))["status"] == "resolved"
            assert (await shop.transcript(UUID(ended)))[-1] == ("system", "conversation.continued")
        assert number
        await first.say("只听这个")
        heard = [item for _ in range(2) for item in (await told(ws, "facts"))["items"]]
        assert {item["conversation_id"] for item in heard} == {served_by}
    jobs = await shop.jobs("conversations.join_visits")
    assert {job["args"]["subject_id"] for job in jobs} == {known["customer"]["id"]}


async def test_two_colleagues_with_one_customer_are_told(browser: Browsers, shop: Shopfront) -> None:
    user, home, away = uuid7().hex, browser(), browser()
    known = await home.begin(user)
    one = (await home.say("甲在帮我")).json()["conversation_id"]
    await away.begin()
    two = (await away.say("乙在帮我")).json()["conversation_id"]
    for c in (one, two):
        async with shop.tx() as tx:
            await shop.house.conversations.take(tx, UUID(c), (await shop.person("agent", "人")).id, may_assign=True)
    assert (await away.begin(user))["snapshot"]["conversation"]["id"] == two
    async with shop.tx() as tx:
        assert await shop.house.conversations.join_visits(tx, UUID(known["customer"]["id"])) == 1
    assert (await shop.row(UUID(one)))["status"] == "open"
    assert (await shop.transcript(UUID(one)))[-1] == ("system", "conversation.continued")


@pytest.mark.parametrize("first_time", [True, False])
@pytest.mark.parametrize("resolved", [True, False])
async def test_a_message_sent_again_after_signing_in_is_the_same_one(
    browser: Browsers, shop: Shopfront, first_time: bool, resolved: bool
) -> None:
    me, user = browser(), uuid7().hex
    if not first_time:
        await browser().begin(user)
    await me.begin()
    body = {"client_id": "c1", "kind": "text", "content": {"text": "只说一次"}}
    sent = await me.http.post("/widget/v1/messages", json=body)
    if resolved:
        async with shop.tx() as tx:
            c = UUID(sent.json()["conversation_id"])
            await shop.house.conversations.change_status(tx, c, "resolved", ActorRef("system"))
    await me.begin(user)
    again = await me.http.post("/widget/v1/messages", json=body)
    assert (again.status_code, again.json()) == (200, sent.json())
    assert await me.seen() == ["只说一次"]
    assert await shop.count("inbound") == 1
    both = await asyncio.gather(*(me.http.post("/widget/v1/messages", json=body | {"client_id": "c2"}) for _ in "ab"))
    assert sorted(one.status_code for one in both) == [200, 201]


async def test_a_sign_in_waits_for_what_is_being_taken_in(
    browser: Browsers, shop: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message of before is not committed yet when he signs in and sends it again: it is still the same one."""
    me, user, who = browser(), uuid7().hex, uuid7().hex
    await browser().begin(user)
    visitor = await shop.house.channels.identify(shop.widget, ClaimedIdentity("visitor:" + who, verified=False))
    me.visitor_id = who
    receive, stored, go_on = shop.house.intake.intake.receive, asyncio.Event(), asyncio.Event()

    async def slowly(tx: Any, items: Any) -> Any:
        stored.set()
        await go_on.wait()
        return await receive(tx, items)

    monkeypatch.setattr(shop.house.intake.intake, "receive", slowly)
    text = {"text": "慢慢来"}
    external = f"{visitor.id}:c1"
    first = asyncio.create_task(shop.house.intake.accept(Incoming(shop.widget, visitor, external, "text", text, "c1")))
    await stored.wait()
    signing_in = asyncio.create_task(me.begin(user))
    await asyncio.sleep(0.3)
    assert not signing_in.done()
    go_on.set()
    receipt = await first
    await signing_in
    body = {"client_id": "c1", "kind": "text", "content": text}
    answer = await me.http.post("/widget/v1/messages", json=body)
    assert (answer.status_code, answer.json()["id"]) == (200, str(receipt.message_id))


async def test_a_file_uploaded_before_signing_in_is_sent_after(browser: Browsers) -> None:
    for known in (False, True):
        me, user = browser(), uuid7().hex
        if known:
            await browser().begin(user)
        await me.begin()
        file = await upload(me)
        await me.begin(user)
        body = {"client_id": uuid7().hex, "kind": "file", "content": {"attachment": {"id": file}}}
        answer = await me.http.post("/widget/v1/messages", json=body)
        assert answer.status_code == 201, answer.text
        assert (await me.http.get(f"/widget/v1/attachments/{file}")).content == b"hello"
        stranger = browser()
        await stranger.begin(uuid7().hex)
        assert (await stranger.http.post("/widget/v1/messages", json=body)).status_code == 404


async def test_an_external_id_proved_later_is_verified_from_then_on(shop: Shopfront, served: Served) -> None:
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("channel.write", "all"),)))
    client, who = served.client(Authorization=f"Bearer {key}"), uuid7().hex

    async def bring(verified: bool) -> None:
        body = {"external_id": uuid7().hex, "kind": "text", "content": {"text": "在吗"}}
        body |= {"customer": {"external_id": who, "verified": verified}}
        answer = await client.post(f"/channel/v1/inboxes/{shop.api.key}/messages", json=body)
        assert answer.status_code == 202, answer.text

    async with aclosing(client):
        await bring(False)
        assert await shop.count("customer_identities", "verified") == 0
        await bring(True)
        await bring(False)  # what was proved stays proved
    async with shop.tx() as tx:
        row = await tx.row("SELECT customer_id, verified FROM customer_identities")
        customer = await tx.row("SELECT verified FROM customers WHERE id = :c", {"c": row["customer_id"]})
    assert row["verified"]
    assert customer["verified"]
    facts = [name for name, _ in await shop.facts(row["customer_id"])]
    assert facts == ["customer.created@1", "customer.identified@1"]
