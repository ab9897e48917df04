"""A visitor signs in: what he said stays his, and a browser without the signature sees nothing of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from joserfc import jwt
from joserfc.jwk import OctKey
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import ClaimedIdentity, Incoming, tokens
from zhike.channels.tokens import sign_identity
from zhike.facts import ActorRef
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7


class Browser:
    """A widget as a program: one visitor id, now and then a signature."""

    def __init__(self, served: Served, shop: Shopfront, visitor_id: str | None = None) -> None:
        self.http = served.client()
        self.base = served.base
        self.shop = shop
        self.visitor_id = visitor_id or uuid7().hex
        self.begun: dict[str, Any] = {}

    async def begin(self, user: str | None = None, **more: Any) -> dict[str, Any]:
        body: dict[str, Any] = {"visitor_id": self.visitor_id} | more
        if user is not None:
            proof = sign_identity(self.shop.widget.identity_secret, user)
            body["identity"] = {"external_id": user, "hmac": proof, "name": f"客户 {user[:4]}"}
        answer = await self.http.post(f"/widget/v1/inboxes/{self.shop.widget.key}/session", json=body)
        assert answer.status_code == 200, answer.text
        self.begun = answer.json()
        self.http.headers["Authorization"] = f"Bearer {self.begun['token']}"
        return self.begun

    async def say(self, words: str) -> httpx.Response:
        body = {"client_id": uuid7().hex, "kind": "text", "content": {"text": words}}
        return await self.http.post("/widget/v1/messages", json=body)

    async def seen(self) -> list[str | None]:
        snapshot = (await self.http.get("/widget/v1/snapshot")).json()
        return [m["content"].get("text") for m in snapshot["messages"] if m["direction"] == "in"]

    @asynccontextmanager
    async def socket(self, token: str | None = None) -> AsyncIterator[ClientConnection]:
        async with connect(self.base.replace("http", "ws") + "/ws/widget", proxy=None) as ws:
            await ws.send(json.dumps({"t": "hello", "token": token or self.begun["token"], "position": None}))
            yield ws


async def told(ws: ClientConnection, kind: str, seconds: float = 5) -> dict[str, Any]:
    """Return the next frame of a kind."""
    async with asyncio.timeout(seconds):
        while True:
            frame: dict[str, Any] = json.loads(await ws.recv())
            if frame["t"] == kind:
                return frame


async def closed(ws: ClientConnection, seconds: float = 5) -> tuple[str, int]:
    """Return (error code, close code) of a socket that the server closes."""
    error = ""
    async with asyncio.timeout(seconds):
        while True:
            try:
                frame = json.loads(await ws.recv())
            except ConnectionClosed:
                return error, ws.close_code or 0
            error = frame.get("code", error)


Browsers = Callable[..., Browser]


@pytest_asyncio.fixture
async def browser(served: Served, shop: Shopfront) -> AsyncIterator[Browsers]:
    """Open browsers that close with the test."""
    opened: list[Browser] = []

    def make(visitor_id: str | None = None) -> Browser:
        opened.append(Browser(served, shop, visitor_id))
        return opened[-1]

    yield make
    for one in opened:
        await one.http.aclose()


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
