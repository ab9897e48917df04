"""One owner at any time: colleagues who are as quick as each other, and an assistant that falls silent when a person takes over."""

import asyncio
from collections import Counter
from uuid import UUID

import pytest

from tests.support.shopfront import Shopfront
from zhike.conversations import ConversationNotFound, ConversationTaken, Handing, PendingTurn
from zhike.conversations.errors import Continued, NotYours, StatusRefused
from zhike.facts import ActorRef
from zhike.kit.ids import uuid7


async def begin(shop: Shopfront, conversation_id: UUID) -> PendingTurn:
    async with shop.tx() as tx:
        pending = await shop.house.turns.begin_turn(tx, conversation_id)
    assert pending is not None
    return pending


async def complete(shop: Shopfront, pending: PendingTurn, text: str = "七天内可退。") -> UUID | None:
    async with shop.tx() as tx:
        return await shop.house.turns.complete_turn(tx, pending, "markdown", {"text": text}, uuid7(), "answer", True)


async def take(shop: Shopfront, conversation_id: UUID, agent_id: UUID, *, may_assign: bool = False):
    async with shop.tx() as tx:
        return await shop.house.conversations.take(tx, conversation_id, agent_id, may_assign=may_assign)


async def test_of_two_agents_one_has_the_conversation(shop: Shopfront) -> None:
    one, two = await shop.person(name="林"), await shop.person(name="王")
    receipt = await shop.says(await shop.customer(), "转人工")
    await shop.hand_to_queue(receipt.conversation_id)
    results = await asyncio.gather(
        take(shop, receipt.conversation_id, one.id), take(shop, receipt.conversation_id, two.id), return_exceptions=True
    )
    lost = [r for r in results if isinstance(r, BaseException)]
    [won] = [r for r in results if not isinstance(r, BaseException)]
    assert [type(r) for r in lost] == [ConversationTaken]
    assert (await shop.row(receipt.conversation_id))["owner_id"] == won.owner_id
    joined = [text for _, text in await shop.transcript(receipt.conversation_id) if text == "agent.joined"]
    assert len(joined) == 1


async def test_a_turn_knows_whether_somebody_is_there_to_take_over(shop: Shopfront) -> None:
    there = await shop.person(online=True)
    seen = []
    for presence in ("online", "away", "offline"):
        async with shop.tx() as tx:
            await shop.house.staff.set_presence(tx, there.id, presence)
        receipt = await shop.says(await shop.customer(), "转人工")
        seen.append((await begin(shop, receipt.conversation_id)).people_online)
    assert seen == [True, False, False]


async def test_taking_what_one_has_changes_nothing(shop: Shopfront) -> None:
    agent = await shop.person()
    receipt = await shop.says(await shop.customer(), "在吗")
    first = await take(shop, receipt.conversation_id, agent.id)
    assert (await take(shop, receipt.conversation_id, agent.id)).version == first.version


async def test_no_reply_of_the_assistant_follows_a_take_over(shop: Shopfront) -> None:
    agent = await shop.person()
    receipt = await shop.says(await shop.customer(), "怎么退货")
    pending = await begin(shop, receipt.conversation_id)
    await take(shop, receipt.conversation_id, agent.id)
    assert await complete(shop, pending) is None
    async with shop.tx() as tx:
        assert not await shop.house.turns.hand_over(tx, pending, Handing("unresolved", "…", "我帮您转人工"), uuid7())
        assert await shop.house.turns.begin_turn(tx, receipt.conversation_id) is None
    assert await shop.transcript(receipt.conversation_id) == [("customer", "怎么退货"), ("system", "agent.joined")]
    assert (await shop.row(receipt.conversation_id))["owner_id"] == agent.id


async def test_a_take_over_and_an_answer_at_the_same_moment_leave_one_order(shop: Shopfront) -> None:
    """Whoever commits first: an answer after the take-over never stands in the transcript."""
    agent = await shop.person()
    for _ in range(8):
        receipt = await shop.says(await shop.customer(), "怎么退货")
        pending = await begin(shop, receipt.conversation_id)
        await asyncio.gather(complete(shop, pending), take(shop, receipt.conversation_id, agent.id))
        kinds = [kind for kind, _ in await shop.transcript(receipt.conversation_id)]
        assert kinds in (["customer", "assistant", "system"], ["customer", "system"])
        assert (await shop.row(receipt.conversation_id))["owner_kind"] == "person"


async def test_a_newer_message_discards_the_answer_and_the_next_turn_answers_all(shop: Shopfront) -> None:
    who = await shop.customer()
    receipt = await shop.says(who, "在吗")
    stale = await begin(shop, receipt.conversation_id)
    await shop.says(who, "我那个订单")
    await shop.says(who, "什么时候到")
    assert await complete(shop, stale) is None
    pending = await begin(shop, receipt.conversation_id)
    assert [said.text for said in pending.texts] == ["在吗", "我那个订单", "什么时候到"]
    assert await complete(shop, pending) is not None
    async with shop.tx() as tx:
        assert await shop.house.turns.begin_turn(tx, receipt.conversation_id) is None, "nothing is left unanswered"
    kinds = Counter(kind for kind, _ in await shop.transcript(receipt.conversation_id))
    assert kinds == {"customer": 3, "assistant": 1}


async def test_one_turn_is_answered_once(shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "怎么退货")
    pending = await begin(shop, receipt.conversation_id)
    answers = await asyncio.gather(*(complete(shop, pending) for _ in range(4)))
    assert sum(a is not None for a in answers) == 1
    assert await shop.count("messages", "author_kind = 'assistant'") == 1


async def test_an_answer_to_an_ended_conversation_is_not_said(shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "怎么退货")
    pending = await begin(shop, receipt.conversation_id)
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, receipt.conversation_id, "resolved", ActorRef("system"))
    assert await complete(shop, pending) is None


async def test_only_the_owner_replies_but_anybody_may_leave_a_note(shop: Shopfront) -> None:
    owner, other = await shop.person(), await shop.person()
    receipt = await shop.says(await shop.customer(), "在吗")
    await take(shop, receipt.conversation_id, owner.id)
    post = shop.house.conversations.post
    with pytest.raises(NotYours):
        async with shop.tx() as tx:
            await post(tx, receipt.conversation_id, other.id, kind="text", content={"text": "我来"}, client_id="a")
    async with shop.tx() as tx:
        await post(
            tx, receipt.conversation_id, other.id, kind="text", content={"text": "老客户"}, client_id="b", private=True
        )
    assert (await shop.row(receipt.conversation_id))["waiting_since"] is not None, "a note is no answer"


async def test_a_reply_sent_twice_is_one_message(shop: Shopfront) -> None:
    agent = await shop.person()
    receipt = await shop.says(await shop.customer(), "在吗")
    await take(shop, receipt.conversation_id, agent.id)

    async def reply() -> tuple[UUID, bool]:
        async with shop.tx() as tx:
            message, new = await shop.house.conversations.post(
                tx, receipt.conversation_id, agent.id, kind="text", content={"text": "在的"}, client_id="same"
            )
            return message.id, new

    results = await asyncio.gather(*(reply() for _ in range(4)))
    assert len({i for i, _ in results}) == 1
    assert sorted(new for _, new in results) == [False, False, False, True]


async def test_returned_to_the_assistant_it_answers_only_what_comes_now(shop: Shopfront) -> None:
    agent, who = await shop.person(), await shop.customer()
    receipt = await shop.says(who, "怎么退货")
    await take(shop, receipt.conversation_id, agent.id)
    async with shop.tx() as tx:
        await shop.house.conversations.to_assistant(tx, receipt.conversation_id, agent.id)
        assert await shop.house.turns.begin_turn(tx, receipt.conversation_id) is None
    await shop.says(who, "运费谁出")
    assert [s.text for s in (await begin(shop, receipt.conversation_id)).texts] == ["运费谁出"]


async def test_every_change_of_status_is_a_fact_with_actor_and_reason(shop: Shopfront) -> None:
    agent = await shop.person()
    receipt = await shop.says(await shop.customer(), "在吗")
    for status in ("pending", "open", "resolved", "open"):
        async with shop.tx() as tx:
            await shop.house.conversations.change_status(
                tx, receipt.conversation_id, status, ActorRef("person", agent.id), reason=f"to-{status}"
            )
    async with shop.tx() as tx:
        rows = await tx.rows(
            "SELECT payload, actor_kind, actor_id FROM facts WHERE subject_id = :c AND type LIKE 'conversation.status_changed@%' ORDER BY id",
            {"c": receipt.conversation_id},
        )
    assert [(r["payload"]["previous"], r["payload"]["status"], r["payload"]["reason"]) for r in rows] == [
        ("open", "pending", "to-pending"),
        ("pending", "open", "to-open"),
        ("open", "resolved", "to-resolved"),
        ("resolved", "open", "to-open"),
    ]
    assert {(r["actor_kind"], r["actor_id"]) for r in rows} == {("person", agent.id)}


async def test_a_resolved_conversation_cannot_be_parked(shop: Shopfront) -> None:
    receipt = await shop.says(await shop.customer(), "在吗")
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, receipt.conversation_id, "resolved", ActorRef("system"))
    with pytest.raises(StatusRefused):
        async with shop.tx() as tx:
            await shop.house.conversations.change_status(tx, receipt.conversation_id, "pending", ActorRef("system"))


async def test_a_resolved_conversation_stays_so_once_the_customer_began_another(shop: Shopfront) -> None:
    agent, who = await shop.person("supervisor"), await shop.customer()
    old = await shop.says(who, "在吗")
    system = ActorRef("system")
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, old.conversation_id, "resolved", system)
    await shop.says(who, "还有一件事")
    c = shop.house.conversations
    for attempt in (
        lambda tx: c.change_status(tx, old.conversation_id, "open", system),
        lambda tx: c.take(tx, old.conversation_id, agent.id, may_assign=True),
        lambda tx: c.to_queue(tx, old.conversation_id, system, None, "x"),
    ):
        with pytest.raises(Continued):
            async with shop.tx() as tx:
                await attempt(tx)


async def test_an_unknown_conversation_is_not_found_by_any_use_case(shop: Shopfront) -> None:
    c, nobody, unknown = shop.house.conversations, uuid7(), uuid7()
    attempts = [
        lambda tx: c.take(tx, unknown, nobody, may_assign=True),
        lambda tx: c.to_queue(tx, unknown, ActorRef("system"), None, "x"),
        lambda tx: c.to_assistant(tx, unknown, nobody),
        lambda tx: c.change_status(tx, unknown, "resolved", ActorRef("system")),
        lambda tx: c.read(tx, unknown, nobody, 1),
        lambda tx: c.customer_saw(tx, unknown, 1, "read"),
        lambda tx: c.post(tx, unknown, nobody, kind="text", content={"text": "x"}, client_id="x"),
    ]
    for attempt in attempts:
        with pytest.raises(ConversationNotFound):
            async with shop.tx() as tx:
                await attempt(tx)


async def test_a_conversation_of_another_workspace_is_not_found(shop: Shopfront, make_workspace) -> None:
    receipt = await shop.says(await shop.customer(), "在吗")
    async with shop.house.db.transaction(await make_workspace()) as tx:
        with pytest.raises(ConversationNotFound):
            await shop.house.conversations.change_status(tx, receipt.conversation_id, "resolved", ActorRef("system"))
