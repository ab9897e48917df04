"""Devices over HTTP: one's own only, and what a wrong request is told."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.support.push_service import PushService, b64, push_service
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PATH = "/api/v1/me/push"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0"


@pytest_asyncio.fixture
async def service() -> AsyncIterator[PushService]:
    async with push_service() as service:
        yield service


async def test_a_person_keeps_his_devices(served: Served, shop: Shopfront, service: PushService) -> None:
    lin, _ = await served.sign_in(shop, (await shop.person()).id)
    lin.headers["User-Agent"] = EDGE
    begun = (await lin.get(PATH)).json()
    assert begun == {"public_key": shop.house.push_outlet.vapid.public_key, "devices": []}
    browser = service.browser()
    made = await lin.post(PATH, json=browser.subscription)
    assert made.status_code == 201, made.text
    device = made.json()
    assert (device["name"], device["current"], device["told_at"], device["problem"]) == (
        "Edge · Windows",
        True,
        None,
        None,
    )
    assert (await lin.post(PATH, json=browser.subscription)).json()["id"] == device["id"]
    assert [one["id"] for one in (await lin.get(PATH)).json()["devices"]] == [device["id"]]
    assert browser.path not in (await lin.get(PATH)).text
    tried = await lin.post(f"{PATH}/{device['id']}/trial")
    assert tried.json() == {"state": "sent", "problem": None}
    assert [one["title"] for one in browser.read()] == ["这台设备可以收到通知"]
    soon = await lin.post(f"{PATH}/{device['id']}/trial")
    assert (soon.status_code, soon.json()["code"], soon.headers["retry-after"]) == (429, "trial_too_soon", "5")
    assert (await lin.delete(f"{PATH}/{device['id']}")).status_code == 204
    assert (await lin.delete(f"{PATH}/{device['id']}")).status_code == 404
    actions = (await (await served.sign_in(shop, (await shop.person("owner")).id))[0].get("/api/v1/audit")).json()
    assert [one["action"] for one in actions["items"] if one["action"].startswith("push")] == [
        "push_device.removed",
        "push_device.added",
    ]


async def test_a_trial_that_fails_says_why(served: Served, shop: Shopfront, service: PushService) -> None:
    lin, _ = await served.sign_in(shop, (await shop.person()).id)
    service.answers = [(403, ""), (410, "")]
    ids = [(await lin.post(PATH, json=service.browser().subscription)).json()["id"] for _ in range(2)]
    refused = await lin.post(f"{PATH}/{ids[0]}/trial", headers={"Accept-Language": "en"})
    assert refused.json()["state"] == "failed"
    assert "403" in refused.json()["problem"]
    assert (await lin.post(f"{PATH}/{ids[1]}/trial")).json()["state"] == "gone"
    [left] = (await lin.get(PATH)).json()["devices"]
    assert left["id"] == ids[0]
    assert "403" in left["problem"]
    dead = service.browser().subscription | {"endpoint": "http://127.0.0.1:9/push/x"}
    nowhere = (await lin.post(PATH, json=dead)).json()["id"]
    assert (await lin.post(f"{PATH}/{nowhere}/trial")).json() == {"state": "failed", "problem": "无法连接推送服务"}


async def test_only_ones_own(
    served: Served, shop: Shopfront, service: PushService, settings: Settings, urls: Urls
) -> None:
    lin, _ = await served.sign_in(shop, (await shop.person()).id)
    device = (await lin.post(PATH, json=service.browser().subscription)).json()["id"]
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    assert (await boss.get(PATH)).json()["devices"] == []
    async with open_shop(settings, urls) as next_door:
        stranger, _ = await served.sign_in(next_door, (await next_door.person("owner")).id)
    for other in (boss, stranger):
        assert (await other.delete(f"{PATH}/{device}")).status_code == 404
        assert (await other.post(f"{PATH}/{device}/trial")).status_code == 404
    for wrong in ("x", str(uuid7())):
        assert (await lin.post(f"{PATH}/{wrong}/trial")).status_code == 404
    assert service.came == []
    assert len((await lin.get(PATH)).json()["devices"]) == 1


async def test_not_without_a_person(served: Served, shop: Shopfront, service: PushService) -> None:
    given = service.browser().subscription
    assert (await served.client().get(PATH)).status_code == 401
    assert (await served.client().post(PATH, json=given)).status_code == 401
    async with shop.tx() as tx:
        grants = (Grant("conversation.read", "all"),)
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", grants))
    program = served.client(Authorization=f"Bearer {key}")
    for answer in (await program.get(PATH), await program.post(PATH, json=given)):
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    lin, _ = await served.sign_in(shop, (await shop.person()).id)
    del lin.headers["X-CSRF-Token"]
    assert (await lin.post(PATH, json=given)).status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"endpoint": "ftp://push.example/a"}, "endpoint"),
        ({"endpoint": "not an address"}, "endpoint"),
        ({"endpoint": "https://p.example/" + "a" * 2000}, "endpoint"),
        ({"keys": {"p256dh": "AAAA", "auth": b64(bytes(16))}}, "keys.p256dh"),
        ({"keys": {"p256dh": "AAAA"}}, "keys.auth"),
        ({"replaces": "no"}, "replaces"),
        ({"user_id": "x"}, "user_id"),
    ],
)
async def test_what_is_no_subscription(
    served: Served, shop: Shopfront, service: PushService, change: dict[str, Any], field: str
) -> None:
    lin, _ = await served.sign_in(shop, (await shop.person()).id)
    answer = await lin.post(PATH, json=service.browser().subscription | change)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert answer.json()["message"]


async def test_private_addresses_are_refused_unless_the_installation_allows_them(
    settings: Settings, urls: Urls, service: PushService
) -> None:
    settings.push.allow_private = False
    async with open_shop(settings, urls) as shop, serving(settings, urls) as served:
        lin, _ = await served.sign_in(shop, (await shop.person()).id)
        refused = await lin.post(PATH, json=service.browser().subscription)
    assert (refused.status_code, refused.json()["field"]) == (422, "endpoint")


async def test_signing_out_ends_it_on_this_browser(served: Served, shop: Shopfront, service: PushService) -> None:
    who = await shop.person()
    here, _ = await served.sign_in(shop, who.id)
    there, _ = await served.sign_in(shop, who.id)
    await here.post(PATH, json=service.browser().subscription)
    kept = (await there.post(PATH, json=service.browser().subscription)).json()["id"]
    assert (await here.post("/api/v1/auth/sign-out")).status_code == 204
    assert [one["id"] for one in (await there.get(PATH)).json()["devices"]] == [kept]
