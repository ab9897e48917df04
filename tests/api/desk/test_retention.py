"""How long customers are kept, over HTTP: who may choose, and what a wrong choice is told."""

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.identity import Grant, NewKey

PATH = "/api/v1/customer-retention"


async def test_an_owner_chooses_and_takes_back(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    assert (await boss.get(PATH)).json() == {"months": None, "begins_at": None}
    chosen = (await boss.put(PATH, json={"months": 12})).json()
    assert chosen["months"] == 12
    assert chosen["begins_at"]
    assert (await boss.get(PATH)).json() == chosen
    assert (await boss.get(f"{PATH}/forecast", params={"months": 1})).json() == {"customers": 0, "more": False}
    assert (await boss.put(PATH, json={"months": None})).json() == {"months": None, "begins_at": None}
    for wrong in ({}, {"months": 0}, {"months": 121}, {"months": "12"}):
        refused = await boss.put(PATH, json=wrong)
        assert (refused.status_code, refused.json()["field"]) == (422, "months")


async def test_who_may_not_erase_everybody_may_not_have_it_done(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get(PATH)).status_code == 403
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("workspace.manage", "all"),)))
    refused = await served.client(Authorization=f"Bearer {key}").put(PATH, json={"months": 12})
    assert (refused.status_code, refused.json()["code"]) == (403, "grant_too_wide")
