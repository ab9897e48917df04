"""Customers over HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from tests.support.people import House, browser, sign_in, small_app
from zhike.customers import Customer, Profile
from zhike.customers.http import routes as customer_routes
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7


@pytest_asyncio.fixture(loop_scope="session")
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    app = small_app(house, (identity_routes, house.identity), (customer_routes, house.customers))
    async with browser(app) as client:
        yield client


async def join(house: House, client: httpx.AsyncClient, *roles: str) -> None:
    email = f"{uuid7().hex}@example.com"
    await house.person(*roles, email=email)
    await sign_in(client, email)


async def make(house: House, name: str = "王小明") -> Customer:
    async with house.tx() as tx:
        return await house.customers.create(tx, Profile(name, "13812345678", "w@example.com"), "zh-CN")


async def test_find_read_change_unmask(house: House, client: httpx.AsyncClient) -> None:
    wang = await make(house)
    await join(house, client, "supervisor")
    page = (await client.get("/customers", params={"q": "138 1234 5678"})).json()
    assert [item["id"] for item in page["items"]] == [str(wang.id)]
    path = f"/customers/{wang.id}"
    seen = (await client.get(path)).json()
    assert (seen["phone"], seen["masked"]) == ("138****5678", ["phone", "email"])
    body = {"name": "<b>王</b>", "phone": seen["phone"], "email": None, "tags": ["VIP"], "attributes": {"size": "XL"}}
    changed = (await client.patch(path, json=body)).json()
    assert (changed["name"], changed["phone"], changed["email"], changed["tags"], changed["attributes"]) == (
        *("<b>王</b>", "138****5678", None, ["VIP"], {"size": "XL"}),
    )
    shown = await client.post(f"{path}/unmask", json={"field": "phone", "reason": "回拨"})
    assert shown.json() == {"field": "phone", "value": "13812345678"}
    assert (await client.post(f"{path}/unmask", json={"field": "phone"})).status_code == 422
    assert (await client.post(f"{path}/unmask", json={"field": "email", "reason": "回拨"})).status_code == 404


async def test_bad_bodies_and_unknown_ids(house: House, client: httpx.AsyncClient) -> None:
    path = f"/customers/{(await make(house)).id}"
    await join(house, client, "owner")
    for body in ({"phone": "x"}, {"phone": 1}, {"nonsense": 1}, {"name": "a\x00"}, {"tags": [""]}, {"tags": "x"}, []):
        assert (await client.patch(path, json=body)).status_code == 422, body
    for unknown in (uuid7(), "nonsense", "%00"):
        assert (await client.get(f"/customers/{unknown}")).status_code == 404
        assert (await client.patch(f"/customers/{unknown}", json={})).status_code == 404
        assert (await client.post(f"/customers/{unknown}/erase", json={"confirm": 1})).status_code == 404
        assert (await client.post(f"{path}/merge", json={"into": str(unknown)})).status_code in (404,)
    for cursor in ("WzFlOTld", "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDBd"):  # 1e99, and a number that no bigint holds
        assert (await client.get("/customers", params={"cursor": cursor})).status_code == 422


async def test_merge_and_erase(house: House, client: httpx.AsyncClient) -> None:
    one, two = await make(house), await make(house)
    await join(house, client, "owner")
    merged = await client.post(f"/customers/{one.id}/merge", json={"into": str(two.id)})
    assert merged.json()["id"] == str(two.id)
    again = await client.post(f"/customers/{one.id}/merge", json={"into": str(two.id)})
    assert (again.status_code, again.json()["code"]) == (409, "merge_refused")
    wrong = await client.post(f"/customers/{two.id}/erase", json={"confirm": two.number + 500})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "confirmation_mismatch")
    for _ in range(2):
        erased = await client.post(f"/customers/{two.id}/erase", json={"confirm": two.number})
        assert erased.status_code == 202
    seen = (await client.get(f"/customers/{two.id}")).json()
    assert seen["erased_at"] is not None
    assert seen["name"] == f"访客 {two.number}"
    gone = await client.patch(f"/customers/{two.id}", json={"name": "x"})
    assert (gone.status_code, gone.json()["code"]) == (410, "customer_erased")


async def test_roles(house: House, client: httpx.AsyncClient) -> None:
    path = f"/customers/{(await make(house)).id}"
    await join(house, client, "report_analyst")
    assert (await client.get(path)).status_code == 403
    await join(house, client, "quality_analyst")
    assert (await client.get(path)).status_code == 200
    assert (await client.patch(path, json={})).status_code == 403
    assert (await client.post(f"{path}/unmask", json={"field": "phone", "reason": "看看"})).status_code == 403
    await join(house, client, "collaborator")
    assert (await client.get(path)).status_code == 404  # has nothing to do with this customer
    assert (await client.get("/customers")).json() == {"items": [], "next_cursor": None}
