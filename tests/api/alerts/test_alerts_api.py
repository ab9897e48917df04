"""Mails to oneself over HTTP: a trial, ways and the digest's hour, and the link that ends them without signing in."""

import pytest

from tests.support.database import SECRET
from tests.support.mail_server import mail_server
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.alerts import links
from zhike.identity import Grant, NewKey, UserChanges, Viewer, notifications
from zhike.kit.ids import uuid7

NOTIFICATIONS = "/api/v1/me/notifications"
MAIL = "/api/v1/me/alerts/mail"
KEY = bytes.fromhex(SECRET)


async def chosen(shop: Shopfront, who: Viewer) -> dict[str, object]:
    async with shop.tx() as tx:
        return notifications(await shop.house.identity.users.notifications(tx, who))


async def test_ways_and_the_digests_hour_are_kept(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person()).id)
    begun = (await agent.get(NOTIFICATIONS)).json()
    assert begun["digest_hour"] is None
    assert [name for name in ("assigned", "replied", "mentioned", "waiting") if "mail" in begun[name]] == [
        "assigned",
        "mentioned",
    ]
    wanted = begun | {"replied": ["mail"], "digest_hour": 9}
    assert (await agent.put(NOTIFICATIONS, json=wanted)).json() == wanted
    for wrong in (24, -1, 9.5, "9"):
        assert (await agent.put(NOTIFICATIONS, json=wanted | {"digest_hour": wrong})).status_code == 422


async def test_a_trial_says_what_came_of_it(served: Served, shop: Shopfront) -> None:
    owner, agent = await shop.person("owner"), await shop.person("agent", "林晓")
    boss, _ = await served.sign_in(shop, owner.id)
    client, _ = await served.sign_in(shop, agent.id)
    email = await shop.email(agent.id)
    assert (await client.get(MAIL)).json() == {"ready": False, "to": email, "zone": "Asia/Shanghai"}
    refused = await client.post(f"{MAIL}/trial")
    assert (refused.status_code, refused.json()["code"]) == (409, "mail_not_set_up")
    async with mail_server() as smtp:
        given = {"host": "localhost", "port": smtp.port, "security": "none", "from_address": "help@tea.example"}
        assert (await boss.put("/api/v1/mail/server", json=given)).status_code == 200
        assert (await client.get(MAIL)).json()["ready"] is True
        answer = await client.post(f"{MAIL}/trial")
    assert answer.json() == {"sent": False, "problem": "服务器地址不是公网地址"}, answer.text
    [kept] = (await boss.get("/api/v1/mails")).json()["items"]
    assert (kept["kind"], kept["state"]) == ("alert", "failed")
    assert email not in str(kept)
    again = await boss.post(f"/api/v1/mails/{kept['id']}/retry")
    assert (again.status_code, again.json()["code"]) == (409, "mail_not_retried")
    for _ in range(4):
        assert (await client.post(f"{MAIL}/trial")).status_code == 200
    assert (await client.post(f"{MAIL}/trial")).status_code == 429


async def test_programs_have_no_mails(served: Served, shop: Shopfront) -> None:
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("conversation.read", "all"),)))
    program = served.client(Authorization=f"Bearer {key}")
    assert (await program.get(MAIL)).status_code == 403
    assert (await program.post(f"{MAIL}/trial")).status_code == 403
    assert (await served.client().get(MAIL)).status_code == 401


@pytest.mark.parametrize("kind", ["alert", "digest"])
async def test_only_post_ends_mails_and_only_those_of_its_kind(served: Served, shop: Shopfront, kind: str) -> None:
    who = await shop.person()
    async with shop.tx() as tx:
        wanted = notifications({}) | {"digest_hour": 9}
        await shop.house.identity.users.choose_notifications(tx, who, wanted)
    link = f"/unsubscribe/{links.token(KEY, shop.workspace, who.id, kind)}"
    stranger = served.client()
    asked = await stranger.get(link)
    assert asked.status_code == 200
    assert "<button>" in asked.text
    assert asked.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in asked.headers["content-security-policy"]
    assert await chosen(shop, who) == wanted, "scanners of mail open links"
    one_click = {"content-type": "application/x-www-form-urlencoded"}
    for _ in range(2):
        done = await stranger.post(link, content="List-Unsubscribe=One-Click", headers=one_click)
        assert done.status_code == 200
        assert "/app/notifications" in done.text
    now = await chosen(shop, who)
    assert now["digest_hour"] == (None if kind == "digest" else 9)
    assert ("mail" in str(now["assigned"])) is (kind == "digest")
    assert now["replied"] == wanted["replied"]


async def test_a_link_tells_nothing_about_anybody(served: Served, shop: Shopfront) -> None:
    here, left, stranger = await shop.person(), await shop.person(), served.client()
    async with shop.tx() as tx:
        await shop.house.identity.users.update(tx, None, left.id, UserChanges(disabled=True))
    pages = []
    for user_id in (here.id, left.id, uuid7()):
        link = f"/unsubscribe/{links.token(KEY, shop.workspace, user_id, 'alert')}"
        pages.append(((await stranger.get(link)).text, (await stranger.post(link)).text))
    nowhere = f"/unsubscribe/{links.token(KEY, uuid7(), uuid7(), 'alert')}"
    pages.append(((await stranger.get(nowhere)).text, (await stranger.post(nowhere)).text))
    assert len(set(pages)) == 1
    for wrong in ("x", links.token(b"0" * 32, shop.workspace, left.id, "alert")):
        refused = await stranger.get(f"/unsubscribe/{wrong}")
        assert refused.status_code == 404
        assert "<button>" not in refused.text
        assert (await stranger.post(f"/unsubscribe/{wrong}")).status_code == 404


async def test_links_are_tried_slowly(served: Served) -> None:
    stranger = served.client()
    answers = [(await stranger.get("/unsubscribe/x")).status_code for _ in range(22)]
    assert answers[0] == 404
    assert answers[-1] == 429
