"""What a workspace says of routing, and what comes of it: skills, languages, weights, overflow, grace, after-contact work, VIPs."""

import pytest

from tests.support.shopfront import Shopfront
from zhike.customers import Changes
from zhike.db import recording
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.routing.errors import OverflowCircle
from zhike.routing.types import QueueRules, RoutingSettings
from zhike.staff import QueueNotFound


async def waits(shop: Shopfront, text: str = "转人工") -> object:
    conversation_id = (await shop.says(await shop.customer(), text)).conversation_id
    await shop.hand_to_queue(conversation_id)
    return conversation_id


async def rule(shop: Shopfront, viewer: Viewer, rules: QueueRules, queue: object = None) -> None:
    async with shop.tx() as tx:
        await shop.house.routing_policy.save_rules(tx, viewer, queue or shop.queue, rules)  # type: ignore[arg-type]


async def another_queue(shop: Shopfront, viewer: Viewer, *members: Viewer) -> object:
    async with shop.tx() as tx:
        team = await shop.house.staff.create_team(tx, viewer, "二线")
        await shop.house.staff.update_team(tx, viewer, team.id, members={one.id: False for one in members})
        return (await shop.house.staff.create_queue(tx, viewer, "二线", team.id)).id


async def owner_of(shop: Shopfront, conversation_id: object) -> object:
    return (await shop.row(conversation_id))["owner_id"]  # type: ignore[arg-type]


async def test_skills_and_languages_choose_and_the_reason_is_kept(shop: Shopfront) -> None:
    novice, expert = await shop.person(online=True), await shop.person(online=True)
    async with shop.tx() as tx:
        await shop.house.staff.update_agent(tx, expert, expert.id, skills={"维修": 4}, languages=["zh"])
        await shop.house.staff.update_agent(tx, novice, novice.id, skills={"维修": 1})
    await rule(shop, expert, QueueRules(skills={"维修": 3}, match_language=True))
    conversation_id = await waits(shop)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 1
    assert await owner_of(shop, conversation_id) == expert.id
    async with shop.tx() as tx:
        [made], waiting = await shop.house.routing.explain(tx, conversation_id)  # type: ignore[arg-type]
    assert waiting is None
    assert (made.kind, made.agent_id, made.queue_id) == ("assigned", expert.id, shop.queue)
    assert {name: made.why[name] for name in ("chosen", "online", "unskilled", "load", "capacity")} == {
        "chosen": "longest_idle",
        "online": 2,
        "unskilled": 1,
        "load": 0,
        "capacity": 500,
    }


async def test_who_waits_is_told_why(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    await rule(shop, agent, QueueRules(skills={"维修": 3}))
    conversation_id = await waits(shop)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 0
    async with shop.tx() as tx:
        made, why = await shop.house.routing.explain(tx, conversation_id)  # type: ignore[arg-type]
    assert made == []
    assert why is not None
    assert (why.obstacle, why.online, why.unskilled) == ("skill", 1, 1)


async def test_light_work_fits_where_a_chat_does_not(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    async with shop.tx() as tx:
        await shop.house.staff.update_agent(tx, agent, agent.id, capacity=1)
        settings = RoutingSettings({"widget": 30, "api": 30}, 120, 0)
        kept = await shop.house.routing_policy.save_settings(tx, agent, settings)
        assert kept.weights == {"chat": 100, "email": 30, "call": 300, "widget": 30, "api": 30}
    for n in range(4):
        await waits(shop, f"转人工 {n}")
    assert await shop.house.routing.assign_waiting(shop.workspace) == 3, "three of .3 in a capacity of 1"


async def test_a_customer_comes_back_to_who_had_him_last(shop: Shopfront) -> None:
    first, second = await shop.person(online=True), await shop.person(online=True)
    await rule(shop, first, QueueRules(sticky_h=24))
    customer = await shop.customer()
    before = (await shop.says(customer, "转人工")).conversation_id
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, before, second.id, may_assign=True)
        await shop.house.conversations.change_status(tx, before, "resolved", second.actor)
        await shop.house.staff.touch(tx, second.id)  # the other was idle longer
    again = (await shop.says(customer, "又有问题")).conversation_id
    assert again != before
    await shop.hand_to_queue(again)
    await shop.house.routing.assign_waiting(shop.workspace)
    assert await owner_of(shop, again) == second.id
    async with shop.tx() as tx:
        [made], _ = await shop.house.routing.explain(tx, again)
    assert made.why["chosen"] == "last_colleague"


async def test_who_waited_too_long_is_passed_on_where_somebody_is(shop: Shopfront) -> None:
    first, second = await shop.person(), await shop.person()
    queue = await another_queue(shop, first, second)
    await rule(shop, first, QueueRules(overflow_after_s=60, overflow_to=queue))  # type: ignore[arg-type]
    conversation_id = await waits(shop)
    assert await shop.house.routing.move_on(shop.workspace) == 0, "not so long yet"
    async with shop.tx() as tx:
        await tx.execute("UPDATE conversations SET queued_at = now() - interval '61 s'")
    assert await shop.house.routing.move_on(shop.workspace) == 0, "nobody is there either"
    async with shop.tx() as tx:
        await shop.house.staff.set_presence(tx, second.id, "online")
    assert await shop.house.routing.move_on(shop.workspace) == 1
    assert (await shop.row(conversation_id))["queue_id"] == queue  # type: ignore[arg-type]
    assert await shop.house.routing.assign_waiting(shop.workspace) == 1
    async with shop.tx() as tx:
        made, _ = await shop.house.routing.explain(tx, conversation_id)  # type: ignore[arg-type]
    assert [one.kind for one in made] == ["assigned", "overflow"]
    assert made[1].why["waited_s"] >= 60


async def test_overflow_never_comes_back(shop: Shopfront) -> None:
    agent = await shop.person()
    queue = await another_queue(shop, agent)
    await rule(shop, agent, QueueRules(overflow_after_s=60, overflow_to=queue))  # type: ignore[arg-type]
    with pytest.raises(OverflowCircle):
        await rule(shop, agent, QueueRules(overflow_after_s=60, overflow_to=shop.queue), queue)
    with pytest.raises(OverflowCircle):
        await rule(shop, agent, QueueRules(overflow_after_s=60, overflow_to=shop.queue))
    with pytest.raises(QueueNotFound):
        await rule(shop, agent, QueueRules(overflow_after_s=60, overflow_to=uuid7()))


async def test_who_went_away_gives_back_those_who_wait_after_a_grace(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    waiting, answered = await waits(shop), await waits(shop)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 2
    async with shop.tx() as tx:
        await tx.execute("UPDATE conversations SET waiting_since = NULL WHERE id = :id", {"id": answered})
        await shop.house.staff.set_presence(tx, agent.id, "away", "lunch")
    assert await shop.house.routing.move_on(shop.workspace) == 0, "he may come back"
    async with shop.tx() as tx:
        past = "now() - interval '121 s'"
        await tx.execute(f"UPDATE agents SET presence_since = {past}")
        await tx.execute(
            f"UPDATE conversations SET assigned_at = {past}, waiting_since = {past} WHERE id = :id", {"id": waiting}
        )
    assert await shop.house.routing.move_on(shop.workspace) == 1
    assert (await shop.row(waiting))["owner_kind"] == "queue"  # type: ignore[arg-type]
    assert await owner_of(shop, answered) == agent.id, "nobody waits there"
    async with shop.tx() as tx:
        made, why = await shop.house.routing.explain(tx, waiting)  # type: ignore[arg-type]
    assert (made[0].kind, made[0].agent_id, dict(made[0].why)) == ("given_back", agent.id, {"reason": "agent_away"})
    assert why is not None
    assert why.obstacle == "nobody_online"


async def test_busy_is_given_nothing_and_keeps_what_he_has(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    his = await waits(shop)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 1
    async with shop.tx() as tx:
        await shop.house.staff.set_presence(tx, agent.id, "busy")
        await tx.execute("UPDATE agents SET presence_since = now() - interval '1 h'")
        await tx.execute("UPDATE conversations SET assigned_at = now() - interval '1 h'")
    await waits(shop)
    assert await shop.house.routing.assign_waiting(shop.workspace) == 0
    assert await owner_of(shop, his) == agent.id


async def test_who_ended_a_conversation_writes_it_up_for_a_while(shop: Shopfront) -> None:
    agent = await shop.person(online=True)
    conversation_id = await waits(shop)
    await shop.house.routing.assign_waiting(shop.workspace)
    async with shop.tx() as tx:
        await shop.house.routing_policy.save_settings(tx, agent, RoutingSettings({}, 120, 30))
        await shop.house.conversations.change_status(tx, conversation_id, "resolved", agent.actor)  # type: ignore[arg-type]
    assert len(await shop.jobs("routing.wrap_up")) == 1
    await shop.house.wrap_up.begin(shop.workspace, conversation_id)  # type: ignore[arg-type]
    async with shop.tx() as tx:
        assert (await shop.house.staff.agent(tx, agent.id)).presence == "wrap_up"
        assert await shop.house.wrap_up.end(tx) == 0
        await tx.execute("UPDATE agents SET presence_since = now() - interval '31 s'")
        assert await shop.house.wrap_up.end(tx) == 1
        assert (await shop.house.staff.agent(tx, agent.id)).presence == "online"


async def test_important_customers_wait_before_others(shop: Shopfront) -> None:
    agent = await shop.person()
    await rule(shop, agent, QueueRules(vip_first=True))
    plain, important = await waits(shop), await waits(shop)
    async with shop.tx() as tx:
        customer = (await shop.row(important))["customer_id"]  # type: ignore[arg-type]
        await shop.house.customers.update(tx, agent, customer, Changes(frozenset({"tags"}), tags=("VIP",)))
    assert len(await shop.jobs("routing.prefer")) == 2
    for one in (plain, important):
        await shop.house.routing.prefer(shop.workspace, one)  # type: ignore[arg-type]
    assert [(await shop.row(one))["priority"] for one in (plain, important)] == ["normal", "high"]  # type: ignore[arg-type]


async def test_one_assignment_is_few_statements(shop: Shopfront) -> None:
    await shop.person(online=True)
    await waits(shop)
    with recording() as statements:
        assert await shop.house.routing.assign_waiting(shop.workspace) == 1
    assert len(statements) <= 16, statements
