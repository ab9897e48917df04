"""Who waits is served in order, by whoever is free and was idle longest; nobody gets more than he can carry."""

import asyncio
from uuid import UUID

from tests.support.shopfront import Shopfront


async def queued(shop: Shopfront, count: int) -> list[UUID]:
    ids = [(await shop.says(await shop.customer(), "转人工")).conversation_id for _ in range(count)]
    for conversation_id in ids:
        await shop.hand_to_queue(conversation_id)
    return ids


async def owners(shop: Shopfront, ids: list[UUID]) -> list[UUID | None]:
    return [(await shop.row(c))["owner_id"] for c in ids]


async def test_nobody_online_nobody_served(shop: Shopfront) -> None:
    await shop.person()
    ids = await queued(shop, 2)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 0
    assert await owners(shop, ids) == [None, None]


async def test_first_come_first_served_up_to_capacity(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    async with shop.tx() as tx:
        await tx.execute("UPDATE agents SET capacity = 2 WHERE id = :a", {"a": agent.id})
    ids = await queued(shop, 3)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 2
    assert await owners(shop, ids) == [agent.id, agent.id, None]
    async with shop.tx() as tx:
        conversation = (await shop.house.reading.many(tx, [ids[2]]))[ids[2]]
        place = (await shop.house.routing.places(tx, [conversation]))[ids[2]]
        everybody = await shop.house.routing.waiting(tx)
    assert [(one.conversation_id, one.place) for one in everybody] == [(ids[2], place)]
    assert (place.place, place.expected_wait_s, place.online) == (1, None, 1), (
        "two assignments are too few to tell a wait"
    )


async def test_workers_that_assign_at_once_give_nobody_too_much(shop: Shopfront) -> None:
    agents = [await shop.person(online=True) for _ in range(2)]
    async with shop.tx() as tx:
        await tx.execute("UPDATE agents SET capacity = 2 WHERE kind = 'person'")
    ids = await queued(shop, 6)
    await asyncio.gather(*(shop.house.routing.assign_waiting(shop.workspace) for _ in range(4)))
    served = await owners(shop, ids)
    assert [served.count(a.id) for a in agents] == [2, 2]
    assert served[4:] == [None, None]
    assert await shop.count("messages", "kind = 'event' AND author_id = ANY(:a)", a=[a.id for a in agents]) == 4, (
        "one 'joined' each"
    )


async def test_what_waits_while_somebody_takes_it_is_not_assigned_too(shop: Shopfront) -> None:
    online, quick = await shop.person(online=True), await shop.person()
    [waiting] = await queued(shop, 1)

    async def take() -> None:
        async with shop.tx() as tx:
            await shop.house.conversations.take(tx, waiting, quick.id, may_assign=True)

    await asyncio.gather(take(), shop.house.routing.assign_waiting(shop.workspace))
    assert (await shop.row(waiting))["owner_id"] == quick.id, "who takes it by hand has it in the end"
    assert online.id != quick.id


async def test_coming_online_and_beginning_to_wait_defer_routing_with_their_facts(shop: Shopfront) -> None:
    async def causes() -> list[str]:
        return [str(job["args"]["fact"]) for job in await shop.jobs("routing.assign")]

    await shop.person(online=True)
    assert (await causes()).count("agent.presence_changed@1") == 1
    await queued(shop, 1)
    assert (await causes()).count("conversation.assigned@1") == 1


async def test_what_a_colleague_who_left_still_owned_goes_to_those_who_stay(shop: Shopfront) -> None:
    leaving, staying = await shop.person(online=True), await shop.person()
    [waiting] = [(await shop.says(await shop.customer(), "转人工")).conversation_id]
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, waiting, leaving.id, may_assign=True)
        await tx.execute("UPDATE agents SET disabled_at = now(), presence = 'offline' WHERE id = :a", {"a": leaving.id})
        await shop.house.staff.set_presence(tx, staying.id, "online", by=staying)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 1
    assert (await shop.row(waiting))["owner_id"] == staying.id
