"""Who is refused a sensitive view is noted in the audit, though the refused request itself leaves nothing behind."""

from tests.support.browsers import Browsers
from tests.support.served import Served
from tests.support.shopfront import HASHED, Shopfront
from zhike.identity import NewUser
from zhike.kit.ids import uuid7


async def test_a_refused_unmasking_is_audited(served: Served, shop: Shopfront, browser: Browsers) -> None:
    customer = browser()
    await customer.begin()
    await customer.say("怎么退货")
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    (one,) = (await owner.get("/api/v1/customers")).json()["items"]
    async with shop.tx() as tx:  # a quality analyst serves nobody
        new = NewUser(f"{uuid7().hex}@example.com", "质检", HASHED, ("quality_analyst",))
        analyst = await shop.house.identity.users.create(tx, None, new)
    agent = await shop.person("agent")
    asked = {"field": "phone", "reason": "看看"}
    for person, status in (
        (analyst.id, 403),
        (agent.id, 404),
    ):  # without the right; without anything to do with the customer
        client, _ = await served.sign_in(shop, person)
        assert (await client.post(f"/api/v1/customers/{one['id']}/unmask", json=asked)).status_code == status
        assert (await client.post(f"/api/v1/customers/{uuid7()}/unmask", json=asked)).status_code == status
        assert (await client.get(f"/api/v1/customers/{uuid7()}")).status_code == 404  # a plain look is none
    trail = (await owner.get("/api/v1/audit", params={"action": "customer.unmask_refused"})).json()["items"]
    assert len(trail) == 4
    mine = [entry for entry in trail if entry["subject_id"] == one["id"]]
    assert {entry["actor"]["id"] for entry in mine} == {str(analyst.id), str(agent.id)}
    assert all(entry["subject_kind"] == "customer" and entry["ip"] for entry in trail)
