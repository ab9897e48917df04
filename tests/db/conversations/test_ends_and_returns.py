"""What ended may begin again, unless the customer is further on; what came back is not answered twice."""

import pytest

from tests.support.shopfront import Shopfront
from zhike.conversations import View
from zhike.conversations.errors import Continued
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.paging import encode_cursor

SYSTEM = ActorRef("system")


async def resolve(shop: Shopfront, conversation_id, status: str = "resolved"):
    async with shop.tx() as tx:
        return await shop.house.conversations.change_status(tx, conversation_id, status, SYSTEM)


async def test_a_conversation_that_goes_on_elsewhere_is_not_reopened(shop: Shopfront) -> None:
    who, agent = await shop.customer(), await shop.person()
    first = (await shop.says(who, "在吗")).conversation_id
    await resolve(shop, first)
    second = (await shop.says(who, "还有一个问题")).conversation_id
    assert second != first
    with pytest.raises(Continued):
        await resolve(shop, first, "open")
    with pytest.raises(Continued):
        async with shop.tx() as tx:
            await shop.house.conversations.take(tx, first, agent.id, may_assign=True)
    assert (await shop.row(first))["status"] == "resolved"


async def test_a_reopened_conversation_of_a_queue_waits_anew(shop: Shopfront) -> None:
    conversation_id = (await shop.says(await shop.customer(), "转人工")).conversation_id
    await shop.hand_to_queue(conversation_id)
    await resolve(shop, conversation_id)
    assert (await shop.row(conversation_id))["queued_at"] is None
    await resolve(shop, conversation_id, "open")
    assert (await shop.row(conversation_id))["queued_at"] is not None


async def test_what_was_composed_before_a_take_over_is_not_said_after_the_return(shop: Shopfront) -> None:
    conversation_id = (await shop.says(await shop.customer(), "怎么退货")).conversation_id
    agent = await shop.person()
    async with shop.tx() as tx:
        pending = await shop.house.turns.begin_turn(tx, conversation_id)
    assert pending is not None
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation_id, agent.id, may_assign=False)
    async with shop.tx() as tx:
        await shop.house.conversations.to_assistant(tx, conversation_id, agent.id)
    async with shop.tx() as tx:
        said = await shop.house.turns.complete_turn(tx, pending, "text", {"text": "晚了"}, uuid7(), "answer", True)
    assert said is None


async def test_a_snooze_that_ends_does_not_open_what_was_resolved(shop: Shopfront) -> None:
    conversation_id = (await shop.says(await shop.customer(), "明天再说")).conversation_id
    async with shop.tx() as tx:
        await tx.execute(
            "UPDATE conversations SET status = 'snoozed', snoozed_until = now() - interval '1 s' WHERE id = :c",
            {"c": conversation_id},
        )
    async with shop.tx() as tx:
        assert await shop.house.conversations.wake_snoozed(tx) == 1
    await resolve(shop, conversation_id)
    async with shop.tx() as tx:
        assert await shop.house.conversations.wake_snoozed(tx) == 0
    assert (await shop.row(conversation_id))["status"] == "resolved"


async def test_a_receipt_after_a_failure_counts(shop: Shopfront) -> None:
    conversation_id = (await shop.says(await shop.customer(), "在吗")).conversation_id
    agent = await shop.person()
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation_id, agent.id, may_assign=False)
    async with shop.tx() as tx:
        message, _ = await shop.house.conversations.post(
            tx, conversation_id, agent.id, kind="text", content={"text": "在的"}, client_id="c1"
        )
    for state in ("failed", "delivered"):
        async with shop.tx() as tx:
            await shop.house.conversations.message_state(tx, message.id, state)
        assert await shop.count("messages", "id = :i AND state = :s", i=message.id, s=state) == 1


@pytest.mark.parametrize("sort", ["waiting", "newest", "service_level", "priority"])
@pytest.mark.parametrize("key", [("x", "y"), (5, 6), ("2026-01-01", None), ("x", "y", "z"), (-1, None, "z")])
async def test_a_made_up_cursor_is_refused(shop: Shopfront, sort: str, key: tuple[object, object]) -> None:
    nobody = Viewer(shop.workspace, "person", uuid7(), "", "zh-CN", ())
    async with shop.tx() as tx:
        with pytest.raises(Invalid):
            await shop.house.reading.page(tx, nobody, View(sort=sort, cursor=encode_cursor(*key)))
