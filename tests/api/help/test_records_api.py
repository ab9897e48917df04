"""What belongs to a customer in the merchant's systems, and customers who look like one person."""

import time
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.support.browsers import Browser, Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.channels import ClaimedIdentity
from zhike.customers.likeness import Likeness
from zhike.db.urls import Urls
from zhike.identity import Grant
from zhike.kit.ids import uuid7
from zhike.settings import Settings

ORDER = {"kind": "order", "external_id": "SO-2026-1001", "title": "跑鞋 42 码", "status": "已发货"}
PHONE = "13812345678"


async def signed_in(served: Served, shop: Shopfront, role: str = "owner") -> httpx.AsyncClient:
    console, _ = await served.sign_in(shop, (await shop.person(role)).id)
    return console


def at(customer: Browser, what: str = "references") -> str:
    return f"/api/v1/customers/{customer.begun['customer']['id']}/{what}"


async def titles(owner: httpx.AsyncClient, path: str) -> list[tuple[str, str]]:
    return [(one["title"], one["status"]) for one in (await owner.get(path)).json()["items"]]


async def test_added_changed_removed_and_brought_back(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await signed_in(served, shop)
    customer = browser()
    await customer.begin("u-1")
    added = (await owner.put(at(customer), json=ORDER | {"url": "https://shop.example.com/o/1001"})).json()
    assert (added["source"], added["external_id"]) == ("person", "SO-2026-1001")
    again = (await owner.put(at(customer), json=ORDER | {"status": "已签收"})).json()
    assert (again["id"], again["status"]) == (added["id"], "已签收")
    assert await titles(owner, at(customer)) == [("跑鞋 42 码", "已签收")]
    one = f"{at(customer)}/{added['id']}"
    assert (await owner.delete(one)).status_code == 204
    assert await titles(owner, at(customer)) == []
    assert (await owner.delete(one)).status_code == 404
    assert (await owner.post(f"{one}/restore")).status_code == 204
    assert await titles(owner, at(customer)) == [("跑鞋 42 码", "已签收")]
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT payload FROM facts WHERE type = 'customer.reference_changed@1' ORDER BY id")
        sealed = await tx.scalar("SELECT details FROM customer_references")
    changes = [row["payload"]["change"] for row in rows]
    assert changes == ["added", "changed", "removed", "restored"]
    assert {row["payload"]["reference"] for row in rows} == {added["id"]}
    assert "跑鞋".encode() not in sealed
    await owner.put(at(customer), json={"kind": "ticket", "external_id": "T-1", "title": f"电话 {PHONE}"})
    assert ("电话 138****5678", "") in await titles(owner, at(customer))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "parcel"}, "kind"),
        ({"external_id": ""}, "external_id"),
        ({"external_id": "x" * 101}, "external_id"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"kind": "link", "url": None}, "url"),
        ({"title": "x" * 201}, "title"),
        ({"status": "x\u202e"}, "status"),
    ],
)
async def test_what_is_wrong_is_named(
    served: Served, shop: Shopfront, browser: Browsers, wrong: dict[str, Any], field: str
) -> None:
    owner = await signed_in(served, shop)
    customer = browser()
    await customer.begin("u-1")
    for http, path in ((owner, at(customer)), (customer.http, "/widget/v1/references")):
        method = "PUT" if http is owner else "POST"
        answer = await http.request(method, path, json=ORDER | wrong)
        assert (answer.status_code, answer.json()["field"]) == (422, field), path


async def test_a_page_names_one_for_whom_it_vouches_and_it_goes_with_him(
    served: Served, shop: Shopfront, browser: Browsers, settings: Settings, urls: Urls
) -> None:
    owner = await signed_in(served, shop)
    guest, known = browser(), browser()
    await guest.begin()
    await known.begin("u-1")
    said = await guest.http.post("/widget/v1/references", json=ORDER)
    assert said.json() == {"ignored": {"order": "needs identify()"}}
    assert await titles(owner, at(guest)) == []
    link = {"kind": "link", "url": "https://shop.example.com/cart/7", "title": "购物车"}
    for body in (ORDER, link, link):
        assert (await known.http.post("/widget/v1/references", json=body)).json() == {"ignored": {}}
    assert await titles(owner, at(known)) == [("购物车", ""), ("跑鞋 42 码", "已发货")]
    async with open_shop(settings, urls) as other:
        stranger = await signed_in(served, other)
        assert (await stranger.get(at(known))).status_code == 404
        assert (await stranger.put(at(known), json=ORDER)).status_code == 404
    helper = await signed_in(served, shop, "collaborator")
    assert (await helper.put(at(known), json=ORDER)).status_code in (403, 404)
    number = (await owner.get(at(known).removesuffix("/references"))).json()["number"]
    await owner.post(at(known, "erase"), json={"confirm": number})
    async with shop.tx() as tx:
        assert await tx.scalar("SELECT count(*) FROM customer_references") == 0


async def by_token(shop: Shopfront, customer: Browser, user: str, **claims: Any) -> dict[str, Any]:
    body = {"sub": user, "exp": int(time.time()) + 60} | claims
    key = OctKey.import_key(shop.widget.identity_secret)
    return await customer.begin(identity_token=jwt.encode({"alg": "HS256"}, body, key))


async def offered(owner: httpx.AsyncClient, customer: Browser) -> list[tuple[str, list[str]]]:
    found = (await owner.get(at(customer, "likeness"))).json()["suggestions"]
    return [(one["id"], one["reasons"]) for one in found]


async def test_only_what_was_proved_makes_two_alike(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await signed_in(served, shop)
    one, two, three, four = browser(), browser(), browser(), browser()
    await by_token(shop, one, "u-1", name="王小明", phone=PHONE)
    await by_token(shop, two, "u-2", name="王小明", phone="+86 138 1234 5678", email="w@example.com")
    await by_token(shop, three, "u-3", name="王小明")  # the same name alone says nothing
    await four.begin("u-4")
    await owner.patch(f"/api/v1/customers/{four.begun['customer']['id']}", json={"phone": PHONE})  # nobody proved it
    assert await offered(owner, one) == [(two.begun["customer"]["id"], ["phone"])]
    assert await offered(owner, three) == []
    assert await offered(owner, four) == []
    program = ClaimedIdentity(uuid7().hex, True, None, None, "W@example.com")
    his = await shop.house.channels.identify(shop.api, program)
    assert {i for i, _ in await offered(owner, two)} == {one.begun["customer"]["id"], str(his.customer_id)}
    await owner.patch(f"/api/v1/customers/{one.begun['customer']['id']}", json={"phone": "13900000000"})
    assert await offered(owner, one) == []


async def test_merged_split_declined_and_asked_no_more(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await signed_in(served, shop)
    one, two = browser(), browser()
    await by_token(shop, one, "u-1", phone=PHONE)
    await by_token(shop, two, "u-2", phone=PHONE)
    first, second = one.begun["customer"]["id"], two.begun["customer"]["id"]
    assert (await owner.post(f"/api/v1/customers/{second}/merge", json={"into": first})).status_code == 200
    await owner.put(at(two), json=ORDER)
    likeness = (await owner.get(at(one, "likeness"))).json()
    assert ([i["id"] for i in likeness["merged"]], likeness["suggestions"]) == ([second], [])
    assert (await owner.post(f"/api/v1/customers/{second}/unmerge")).status_code == 204
    assert (await owner.post(f"/api/v1/customers/{second}/unmerge")).status_code == 409
    assert (await owner.get(f"/api/v1/customers/{second}")).json()["id"] == second
    assert [i for i, _ in await offered(owner, one)] == [second]
    assert (await owner.put(at(two, f"unlike/{first}"), json={})).status_code == 204
    assert await offered(owner, one) == await offered(owner, two) == []
    assert (await owner.delete(at(one, f"unlike/{second}"))).status_code == 204
    assert [i for i, _ in await offered(owner, two)] == [first]
    assert (await owner.put(at(one, f"unlike/{first}"), json={})).status_code == 404
    actions = {i["action"] for i in (await owner.get("/api/v1/audit", params={"limit": 200})).json()["items"]}
    assert {"customer.unmerged", "customer.merge_declined", "customer.merge_reconsidered"} <= actions


async def test_the_same_account_on_another_site_and_whom_one_may_not_see(
    served: Served, shop: Shopfront, browser: Browsers
) -> None:
    owner = await signed_in(served, shop)
    async with shop.tx() as tx:
        key = f"k-{uuid7().hex[-12:]}"
        second = await shop.house.channels.create_inbox(tx, key=key, kind="widget", name="英文站")
    here = browser()
    await here.begin("member-7")
    await here.say("你好")
    there = await shop.house.channels.identify(second, ClaimedIdentity("user:member-7", verified=True))
    assert await offered(owner, here) == [(str(there.customer_id), ["account"])]
    async with shop.tx() as tx:
        narrow = await shop.person("agent")
        only = Grant("customer.edit", "all", frozenset({shop.widget.id}))
        viewer = replace(narrow, grants=(only,))
        seen = await Likeness(shop.house.customers).read(tx, viewer, UUID(here.begun["customer"]["id"]))
    assert seen["suggestions"] == []  # of a customer whom he may not see he does not learn
