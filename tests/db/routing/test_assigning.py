"""Who waits is served as soon as somebody may take him; who cannot be served costs no second look."""

from tests.support.shopfront import Shopfront
from zhike.db import recording
from zhike.routing.reactions import REACTIONS


async def test_a_team_without_a_free_colleague_is_looked_at_once(shop: Shopfront) -> None:
    for n in range(6):
        await shop.hand_to_queue((await shop.says(await shop.customer(), f"转人工 {n}")).conversation_id)
    with recording() as statements:
        assert await shop.house.routing.assign_waiting(shop.workspace) == 0
    assert len(statements) == 6, (
        statements
    )  # what colleagues left behind and who waited too long 3, the heads and their team 3


async def test_those_who_wait_go_to_whoever_is_free(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    for n in range(7):
        await shop.hand_to_queue((await shop.says(await shop.customer(), f"转人工 {n}")).conversation_id)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 5, "his capacity"
    assert await shop.count("conversations", "owner_id = :a", a=agent.id) == 5
    assert "routing.assign" in REACTIONS["agent.changed"], "a larger capacity serves the other two"


async def test_a_colleague_who_left_is_given_nothing(shop: Shopfront) -> None:
    agent = await shop.person()
    async with shop.tx() as tx:
        assert (await shop.house.colleagues.names(tx, [agent.id]))[agent.id]["serves"]
        await tx.execute("UPDATE agents SET disabled_at = now() WHERE id = :a", {"a": agent.id})
    shop.house.colleagues._names.clear()
    async with shop.tx() as tx:
        assert not (await shop.house.colleagues.names(tx, [agent.id]))[agent.id]["serves"]
