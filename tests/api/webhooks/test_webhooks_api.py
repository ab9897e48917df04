"""Webhooks over HTTP: rights, walls, secrets shown once, and what a wrong request is told in both languages."""

from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.identity import Grant, NewKey
from zhike.settings import Settings

PATH = "/api/v1/webhooks"
NEW = {"name": "仓库", "url": "https://example.com/hook", "events": ["message.added"]}


async def test_an_owner_keeps_webhooks_and_sees_the_secret_once(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    made = await boss.post(PATH, json=NEW)
    assert made.status_code == 201, made.text
    body = made.json()
    assert body["secret"].startswith("whsec_")
    path = f"{PATH}/{body['id']}"
    assert (await boss.get(path)).json()["secret"] is None
    listed = (await boss.get(PATH)).json()
    assert [one["name"] for one in listed["items"]] == ["仓库"]
    assert "message.added" in listed["events"]
    assert (await boss.get(PATH, params={"q": "没有"})).json()["items"] == []
    changed = await boss.patch(path, json={"version": 1, "name": "ERP"})
    assert (changed.json()["name"], changed.json()["version"]) == ("ERP", 2)
    late = await boss.patch(path, json={"version": 1, "name": "x"})
    assert (late.status_code, late.json()["code"]) == (409, "conflict")
    renewed = (await boss.post(f"{path}/secret")).json()["secret"]
    assert renewed.startswith("whsec_")
    assert renewed != body["secret"]
    trial = await boss.post(f"{path}/test")
    assert trial.status_code == 202
    told = (await boss.get(f"{path}/deliveries")).json()["items"]
    assert [(one["id"], one["event"], one["state"]) for one in told] == [(trial.json()["id"], "webhook.test", "queued")]
    again = await boss.post(f"{path}/deliveries/{trial.json()['id']}/retry")
    assert (again.status_code, again.json()["code"]) == (404, "delivery_not_found")
    version = (await boss.get(path)).json()["version"]
    assert (await boss.patch(path, json={"version": version, "active": False})).status_code == 200
    left = (await boss.get(f"{path}/deliveries")).json()["items"]
    assert [(one["state"], one["error"]) for one in left] == [("skipped", "off")], "nothing waits for its next attempt"
    off = await boss.post(f"{path}/test")
    assert (off.status_code, off.json()["code"]) == (409, "webhook_off")
    assert (await boss.delete(path)).status_code == 204
    assert (await boss.get(path)).status_code == 404


async def test_nobody_lets_out_what_he_may_not_see(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get(PATH)).status_code == 403
    for more, wanted, status in (
        ((), {}, 403),
        (("conversation.read",), {}, 201),
        (("conversation.read",), {"plain": True}, 403),
    ):
        grants = tuple(Grant(permission, "all") for permission in ("api_key.manage", *more))
        async with shop.tx() as tx:
            _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", grants))
        answer = await served.client(Authorization=f"Bearer {key}").post(PATH, json=NEW | wanted)
        assert answer.status_code == status, answer.text
        assert status == 201 or answer.json()["code"] == "grant_too_wide"


async def test_a_workspace_sees_only_its_own(served: Served, shop: Shopfront, settings: Settings, urls: Urls) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    made = (await boss.post(PATH, json=NEW)).json()["id"]
    async with open_shop(settings, urls) as other:
        stranger, _ = await served.sign_in(other, (await other.person("owner")).id)
        assert (await stranger.get(PATH)).json()["items"] == []
        for refused in (
            await stranger.get(f"{PATH}/{made}"),
            await stranger.get(f"{PATH}/{made}/deliveries"),
            await stranger.post(f"{PATH}/{made}/test"),
            await stranger.delete(f"{PATH}/{made}"),
        ):
            assert (refused.status_code, refused.json()["code"]) == (404, "webhook_not_found")


async def test_a_wrong_request_is_told_what_to_do(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    for wrong, field, word in (
        ({"url": "http://example.com/hook"}, "url", "https"),
        ({"url": "not an address"}, "url", "完整地址"),
        ({"events": []}, "events", "请选择"),
        ({"events": ["a.b"]}, "events", "a.b"),
        ({"name": "  "}, "name", ""),
    ):
        refused = await boss.post(PATH, json=NEW | wrong, headers={"accept-language": "zh-CN"})
        assert refused.status_code == 422, refused.text
        problem = refused.json()
        assert problem["field"].endswith(field)
        assert word in problem["message"]
    for n in range(20):
        assert (await boss.post(PATH, json=NEW | {"name": str(n)})).status_code == 201
    full = await boss.post(PATH, json=NEW, headers={"accept-language": "en"})
    assert (full.status_code, full.json()["code"]) == (409, "too_many_webhooks")
    assert "20" in full.json()["message"]
