"""A visitor signs in: what he said stays his, and a browser without the signature sees nothing of it."""

import asyncio
from contextlib import aclosing
from uuid import UUID

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.support.browsers import Browsers, closed, told
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import tokens
from zhike.facts import ActorRef
from zhike.kit.ids import uuid7


async def test_the_first_sign_in_takes_the_conversation_along(browser: Browsers, shop: Shopfront) -> None:
    me, user = browser(), uuid7().hex
    guest = await me.begin()
    conversation = (await me.say("我没登录")).json()["conversation_id"]
    old = me.http.headers["Authorization"]
    signed = await me.begin(user)
    assert signed["customer"]["id"] == guest["customer"]["id"]
    assert signed["customer"]["verified"]
    assert signed["snapshot"]["conversation"]["id"] == conversation
    assert (await me.say("我登录了")).json()["conversation_id"] == conversation
    assert await me.seen() == ["我没登录", "我登录了"]
    facts = [name for name, _ in await shop.facts(guest["customer"]["id"])]
    assert facts == ["customer.created@1", "customer.updated@1", "customer.identified@1"]
    # Signed out: the same visitor id, and the token it had before, show nothing of a verified person.
    anybody = browser(me.visitor_id)
    stranger = await anybody.begin()
    assert stranger["customer"]["id"] != guest["customer"]["id"]
    assert stranger["snapshot"]["conversation"] is None
    for call in (("GET", "/widget/v1/snapshot"), ("GET", "/widget/v1/messages"), ("POST", "/widget/v1/handover")):
        answer = await anybody.http.request(*call, headers={"Authorization": old})
        assert (answer.status_code, answer.json()["code"]) == (401, "token_expired"), call
    body = {"client_id": "late", "kind": "text", "content": {"text": "冒充"}}
    answer = await anybody.http.post("/widget/v1/messages", json=body, headers={"Authorization": old})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_expired")
    assert await me.seen() == ["我没登录", "我登录了"]


async def test_a_known_customer_finds_both_conversations_as_one_history(
    browser: Browsers, shop: Shopfront, served: Served
) -> None:
    home, user = browser(), uuid7().hex
    known = await home.begin(user)
    first = (await home.say("在家里问的")).json()["conversation_id"]
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, UUID(first), "resolved", ActorRef("system"))
    away = browser()
    guest = await away.begin()
    second = (await away.say("没登录时问的")).json()["conversation_id"]
    signed = await away.begin(user)
    assert signed["customer"]["id"] == known["customer"]["id"]
    assert signed["snapshot"]["conversation"]["id"] == second
    # At home, with the token of before, the same conversation goes on.
    assert (await home.say("回家接着问")).json()["conversation_id"] == second
    assert await home.seen() == await away.seen() == ["没登录时问的", "回家接着问"]
    console, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    async with aclosing(console):
        customer = (await console.get(f"/api/v1/customers/{known['customer']['id']}")).json()
        assert customer["conversations_count"] == 2
        listed = await console.get(f"/api/v1/inbox?status=any&customer_id={known['customer']['id']}")
        assert {row["id"] for row in listed.json()["items"]} == {first, second}
        assert {row["customer"]["id"] for row in listed.json()["items"]} == {known["customer"]["id"]}
        opened = (await console.get(f"/api/v1/conversations/{second}")).json()
        assert opened["customer"]["id"] == known["customer"]["id"]
    assert (await shop.facts(guest["customer"]["id"]))[-1][0] == "customer.merged@1"
    anybody = browser(away.visitor_id)
    assert (await anybody.begin())["snapshot"]["conversation"] is None


async def test_a_visitor_id_of_one_person_is_never_merged_into_another(browser: Browsers, shop: Shopfront) -> None:
    a, b = uuid7().hex, uuid7().hex
    shared = browser()
    await shared.begin()
    await shared.say("甲的问题")
    mine = await shared.begin(a)
    await shared.begin()  # a signed out; somebody goes on with the same visitor id
    await shared.say("谁都可能问的")
    for _ in range(2):  # b is new, then known
        other = await shared.begin(b)
        assert other["customer"]["id"] != mine["customer"]["id"]
        assert other["snapshot"]["conversation"] is None
    assert [m["content"]["text"] for m in (await shared.begin(a))["snapshot"]["messages"]] == ["谁都可能问的"]


async def test_without_a_signature_knowing_an_id_gains_nothing(browser: Browsers, shop: Shopfront) -> None:
    user, victim, thief = uuid7().hex, browser(), browser()
    await victim.begin(user)
    await victim.say("我的秘密")
    await thief.begin()
    await thief.say("我是小偷")
    for identity in ({"external_id": user}, {"external_id": user, "hmac": "0" * 64}):
        body = {"visitor_id": thief.visitor_id, "identity": identity}
        answer = await thief.http.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json=body)
        assert (answer.status_code, answer.json()["code"]) == (401, "identity_invalid")
    pretender = browser("user:" + user)
    assert (await pretender.begin())["snapshot"]["conversation"] is None
    assert await thief.seen() == ["我是小偷"]
    assert await victim.seen() == ["我的秘密"]


async def test_two_tabs_sign_in_at_once(browser: Browsers) -> None:
    user, first = uuid7().hex, browser()
    await first.begin()
    await first.say("两个标签页")
    tabs = [browser(first.visitor_id) for _ in range(4)]
    begun = await asyncio.gather(*(tab.begin(user) for tab in tabs))
    assert len({one["customer"]["id"] for one in begun}) == 1
    assert [await tab.seen() for tab in tabs] == [["两个标签页"]] * 4


async def test_an_expired_signature_says_so(browser: Browsers, shop: Shopfront) -> None:
    key = OctKey.import_key(shop.widget.identity_secret)
    claims = {"sub": "u", "exp": 1_000_000_000}
    body = {"visitor_id": "v", "identity_token": jwt.encode({"alg": "HS256"}, claims, key)}
    answer = await browser().http.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json=body)
    assert (answer.status_code, answer.json()["code"]) == (401, "identity_expired")


async def test_sockets_of_a_visitor_end_when_he_signs_in(browser: Browsers) -> None:
    me = browser()
    await me.begin()
    await me.say("你好")
    async with me.socket() as ws:
        await told(ws, "welcome")
        await me.begin(uuid7().hex)
        assert await closed(ws) == ("token_expired", 4401)


async def test_a_signed_socket_hears_what_was_merged_into_its_customer(browser: Browsers) -> None:
    home, away, user = browser(), browser(), uuid7().hex
    await home.begin(user)
    await away.begin()
    await away.say("出门在外")
    async with home.socket() as ws:
        await told(ws, "welcome")
        await away.begin(user)
        await told(ws, "resync")
        await away.say("听得到吗")
        item = (await told(ws, "facts"))["items"][0]
        assert item["message"]["content"]["text"] == "听得到吗"


async def test_a_disabled_inbox_ends_tokens_and_sockets(browser: Browsers, shop: Shopfront, served: Served) -> None:
    me = browser()
    await me.begin()
    await me.say("你好")
    console, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    async with aclosing(console), me.socket() as ws:
        await told(ws, "welcome")
        path = f"/api/v1/inboxes/{shop.widget.id}"
        assert (await console.patch(path, json={"disabled": True})).status_code == 200
        for method, at in (("GET", "snapshot"), ("GET", "messages"), ("POST", "read"), ("POST", "handover")):
            answer = await me.http.request(method, f"/widget/v1/{at}", json={"seq": 1} if at == "read" else None)
            assert (answer.status_code, answer.json()["code"]) == (410, "inbox_disabled"), at
        assert (await me.say("还在吗")).json()["code"] == "inbox_disabled"
        assert await closed(ws, 2) == ("inbox_disabled", 4403)
        async with me.socket() as again:
            assert await closed(again) == ("inbox_disabled", 4403)
        assert (await console.patch(path, json={"disabled": False})).status_code == 200
        assert (await me.say("又好了")).status_code == 201


async def test_a_socket_ends_with_its_token(browser: Browsers, monkeypatch: pytest.MonkeyPatch) -> None:
    me = browser()
    monkeypatch.setattr(tokens, "TTL_S", 1)
    await me.begin()
    async with me.socket() as ws:
        await told(ws, "welcome")
        assert await closed(ws) == ("token_expired", 4401)
