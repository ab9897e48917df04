"""What visitors did on the site: kept for whoever they are, shown to who may see them, gone in time and with them."""

from datetime import timedelta
from typing import Any

import httpx

from tests.support.browsers import Browser, Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.kit.clock import utcnow
from zhike.settings import Settings

PAGE = {"path": "/cart?token=s3cret", "title": "购物车"}
EVENT = {"name": "viewed_product", "properties": {"sku": "A-1", "phone": "13812345678"}}


async def signed_in(served: Served, shop: Shopfront, role: str = "owner") -> httpx.AsyncClient:
    console, _ = await served.sign_in(shop, (await shop.person(role)).id)
    return console


async def seen(owner: httpx.AsyncClient, customer: Browser) -> list[dict[str, Any]]:
    path = f"/api/v1/customers/{customer.begun['customer']['id']}/trail"
    return (await owner.get(path)).json()["items"]  # type: ignore[no-any-return]


async def track(customer: Browser, *items: dict[str, Any]) -> int:
    return (await customer.http.post("/widget/v1/events", json={"items": list(items)})).status_code


async def test_events_always_pages_where_the_inbox_wants_them(
    served: Served, shop: Shopfront, browser: Browsers, settings: Settings, urls: Urls
) -> None:
    owner = await signed_in(served, shop)
    look = f"/widget/v1/inboxes/{shop.widget.key}/look"
    guest = browser()
    await guest.begin()
    assert await track(guest, PAGE, EVENT) == 200
    [event] = await seen(owner, guest)
    assert (event["name"], event["properties"]) == ("viewed_product", {"sku": "A-1", "phone": "138****5678"})
    assert (await guest.http.get(look)).json()["pages"] is False
    answer = await owner.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": {"track": {"pages": True}}})
    assert answer.status_code == 200
    assert (await guest.http.get(look)).json()["pages"] is True
    assert await track(guest, PAGE) == 200
    assert [(one["path"], one["title"]) for one in await seen(owner, guest)] == [("/cart", "购物车"), (None, None)]
    async with shop.tx() as tx:
        bodies = [row["body"] for row in await tx.rows("SELECT body FROM visitor_trail")]
    assert len(bodies) == 2
    assert not any(b"cart" in body or b"A-1" in body for body in bodies)
    async with open_shop(settings, urls) as other:
        stranger = await signed_in(served, other)
        path = f"/api/v1/customers/{guest.begun['customer']['id']}/trail"
        assert (await stranger.get(path)).status_code == 404
        assert (await owner.get(f"{path}?limit=0")).status_code == 422


async def test_wrong_and_too_many_are_told(shop: Shopfront, browser: Browsers) -> None:
    del shop
    guest = browser()
    await guest.begin()
    assert await track(guest, *[EVENT] * 51) == 422
    answer = await guest.http.post("/widget/v1/events", json={"items": [EVENT, {"name": "No"}]})
    assert (answer.status_code, answer.json()["field"]) == (422, "items.1.name")
    states = [await track(guest, EVENT) for _ in range(40)]
    assert 429 in states


async def test_it_is_gone_in_time_with_more_than_the_most_and_with_its_customer(
    served: Served, shop: Shopfront, browser: Browsers
) -> None:
    owner = await signed_in(served, shop)
    guest = browser()
    await guest.begin()
    for _ in range(11):
        assert await track(guest, *[EVENT] * 50) == 200
    count = "SELECT count(*) FROM visitor_trail"
    async with shop.tx() as tx:
        assert await tx.scalar(count) == 500
    for days, left in ((29, 500), (31, 0)):
        async with shop.tx() as tx:
            await shop.house.trail.sweep(tx, utcnow() + timedelta(days=days))
            assert await tx.scalar(count) == left
    assert await track(guest, EVENT) == 200
    assert len(await seen(owner, guest)) == 1
    number = (await owner.get(f"/api/v1/customers/{guest.begun['customer']['id']}")).json()["number"]
    await owner.post(f"/api/v1/customers/{guest.begun['customer']['id']}/erase", json={"confirm": number})
    async with shop.tx() as tx:
        assert await tx.scalar(count) == 0
