"""Attributes that a workspace defines: kept, set by hand and by the shop's page, masked; and consents that are kept."""

import time
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.support.browsers import Browser, Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.settings import Settings

AT = "/api/v1/customer-attributes"
LEVEL = {"zh": "会员等级", "en": "Level", "kind": "choice", "options": ["金", "银"], "host": "verified"}
BIRTHDAY = {"zh": "生日", "en": "Birthday", "kind": "date", "sensitive": True}
SPENT = {"zh": "消费额", "en": "Spent", "kind": "number", "agents": False, "host": "signed"}


async def signed_in(served: Served, shop: Shopfront, role: str = "owner") -> httpx.AsyncClient:
    console, _ = await served.sign_in(shop, (await shop.person(role)).id)
    return console


async def furnish(served: Served, shop: Shopfront) -> httpx.AsyncClient:
    owner = await signed_in(served, shop)
    for key, body in (("level", LEVEL), ("birthday", BIRTHDAY), ("spent", SPENT)):
        answer = await owner.put(f"{AT}/{key}", json=body)
        assert answer.status_code == 200, answer.text
    return owner


def token(shop: Shopfront, user: str, **attributes: Any) -> str:
    claims = {"sub": user, "exp": int(time.time()) + 60, "attributes": attributes}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(shop.widget.identity_secret))


async def held(owner: httpx.AsyncClient, customer: Browser) -> dict[str, Any]:
    return (await owner.get(f"/api/v1/customers/{customer.begun['customer']['id']}")).json()  # type: ignore[no-any-return]


async def test_defined_kept_in_order_removed_and_restored(served: Served, shop: Shopfront) -> None:
    owner = await furnish(served, shop)
    keys = [one["key"] for one in (await owner.get(AT)).json()["items"]]
    assert keys == ["level", "birthday", "spent"]
    assert (await owner.put(AT, json={"keys": ["spent", "level", "birthday"]})).status_code == 204
    assert (await owner.put(AT, json={"keys": ["spent", "level"]})).status_code == 409
    assert (await owner.delete(f"{AT}/level")).status_code == 204
    assert (await owner.delete(f"{AT}/level")).status_code == 404
    assert [one["key"] for one in (await owner.get(AT)).json()["items"]] == ["spent", "birthday"]
    assert (await owner.post(f"{AT}/level/restore")).status_code == 204
    assert (await owner.put(f"{AT}/level", json=LEVEL | {"kind": "text", "options": []})).json()["field"] == "kind"
    assert (await owner.put(f"{AT}/choice", json=LEVEL | {"options": ["金"]})).json()["field"] == "options"
    for wrong in ("Level", "1a", "a" * 41, "%00"):
        assert (await owner.put(f"{AT}/{wrong}", json=LEVEL)).status_code == 422, wrong
    agent = await signed_in(served, shop, "agent")
    assert len((await agent.get(AT)).json()["items"]) == 3
    assert (await agent.put(f"{AT}/level", json=LEVEL)).status_code == 403
    assert (await agent.delete(f"{AT}/level")).status_code == 403


async def test_set_by_hand_checked_masked_and_audited(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await furnish(served, shop)
    customer = browser()
    await customer.begin("u-1")
    await customer.say("你好")
    path = f"/api/v1/customers/{customer.begun['customer']['id']}"
    changed = await owner.put(f"{path}/attributes/birthday", json={"value": "1990-02-03"})
    assert changed.json()["attributes"] == {"birthday": "****"}
    assert "attributes.birthday" in changed.json()["masked"]
    assert "1990" not in changed.text
    for key, value, status in (
        ("level", "铜", 422), ("level", "金", 200), ("spent", 3, 409), ("nonsense", 1, 404), ("birthday", "****", 200)
    ):  # fmt: skip
        assert (await owner.put(f"{path}/attributes/{key}", json={"value": value})).status_code == status, (key, value)
    shown = await owner.post(f"{path}/unmask", json={"field": "attributes.birthday", "reason": "核实"})
    assert shown.json()["value"] == "1990-02-03"
    trail = (await owner.get("/api/v1/audit", params={"limit": 200})).json()["items"]
    assert {"customer.unmasked", "customer.updated", "customer_attribute.saved"} <= {one["action"] for one in trail}
    assert "1990" not in str(trail)
    assert (await owner.put(f"{path}/attributes/level", json={"value": None})).json()["attributes"] == {
        "birthday": "****"
    }
    await owner.delete(f"{AT}/birthday")  # what was sensitive is not shown because nobody defines it any more
    assert (await owner.get(path)).json()["attributes"] == {}
    assert (
        await owner.post(f"{path}/unmask", json={"field": "attributes.birthday", "reason": "核实"})
    ).status_code == 404


async def test_a_page_sets_what_it_may_and_is_told_the_rest(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await furnish(served, shop)
    guest = browser()
    await guest.begin()
    said = await guest.http.post("/widget/v1/attributes", json={"attributes": {"level": "金"}})
    assert said.json() == {"ignored": {"level": "needs identify()"}}
    known = browser()
    begun = await known.begin("u-1")
    assert begun["ignored"] is None
    told = {"level": "银", "spent": 9, "birthday": "2000-01-01", "colour": "red"}
    said = await known.http.post("/widget/v1/attributes", json={"attributes": told})
    assert said.json()["ignored"] == {
        "spent": "needs a signed token", "birthday": "not for pages", "colour": "unknown"
    }  # fmt: skip
    assert (await held(owner, known))["attributes"] == {"level": "银"}
    said = await known.http.post("/widget/v1/attributes", json={"attributes": {"level": 5}})
    assert said.json() == {"ignored": {"level": "no choice"}}
    begun = await browser().begin(identity_token=token(shop, "u-2", spent=120.5, level="金", colour="red"))
    assert begun["ignored"] == {"colour": "unknown"}
    customer = (await owner.get(f"/api/v1/customers/{begun['customer']['id']}")).json()
    assert customer["attributes"] == {"level": "金", "spent": 120.5}


@pytest.mark.parametrize("body", [{}, {"attributes": 1}, {"attributes": {str(n): 1 for n in range(51)}}, []])
async def test_wrong_bodies_are_told(shop: Shopfront, browser: Browsers, body: Any) -> None:
    del shop
    known = browser()
    await known.begin("u-1")
    assert (await known.http.post("/widget/v1/attributes", json=body)).status_code == 422


async def test_nothing_crosses_workspaces(
    served: Served, shop: Shopfront, browser: Browsers, settings: Settings, urls: Urls
) -> None:
    await furnish(served, shop)
    customer = browser()
    await customer.begin("u-1")
    async with open_shop(settings, urls) as other:
        stranger = await signed_in(served, other)
        assert (await stranger.get(AT)).json()["items"] == []
        path = f"/api/v1/customers/{customer.begun['customer']['id']}/attributes/level"
        assert (await stranger.put(path, json={"value": "金"})).status_code == 404
        assert (await stranger.delete(f"{AT}/level")).status_code == 404


async def test_consent_is_kept_as_it_was_read_and_goes_with_its_customer(
    served: Served, shop: Shopfront, browser: Browsers
) -> None:
    owner = await signed_in(served, shop)
    form = {"at": ["start"], "fields": [{"kind": "name"}], "consent": {"zh": "我同意隐私政策", "en": "I agree"}}
    await owner.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": {"form": form}})
    customer = browser()
    await customer.begin()
    answer = {"values": ["王女士"], "consent": True, "locale": "en"}
    assert (await customer.http.post("/widget/v1/form", json=answer)).status_code == 204
    form["consent"]["zh"] = "我同意新版隐私政策"  # type: ignore[call-overload, index]
    await owner.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": {"form": form}})
    assert (await customer.http.post("/widget/v1/form", json=answer | {"locale": "zh-CN"})).status_code == 204
    kept = (await held(owner, customer))["consents"]
    assert [(one["text"], one["inbox"]) for one in kept] == [
        ("I agree", shop.widget.name), ("我同意新版隐私政策", shop.widget.name)
    ]  # fmt: skip
    assert len({one["version"] for one in kept}) == 2
    number = (await held(owner, customer))["number"]
    await owner.post(f"/api/v1/customers/{customer.begun['customer']['id']}/erase", json={"confirm": number})
    assert (await held(owner, customer))["consents"] == []
