"""Drafts that follow their writer, and replies that go later: once, or visibly not."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.support.shopfront import Shopfront
from zhike.conversations import Conversation, NewReply, NotYours, Part, ScheduledReply, Words
from zhike.conversations.errors import AlreadyResolved, ScheduledReplyNotFound
from zhike.conversations.jobs import tasks
from zhike.conversations.writing_types import Then
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.jobs import JobContext
from zhike.kit.clock import utcnow
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import uuid7

CTX = JobContext(1, 0, True)


async def served(shop: Shopfront) -> tuple[Any, UUID, Viewer]:
    """Return (customer, his conversation, who took it)."""
    who, agent = await shop.customer(), await shop.person()
    conversation_id = (await shop.says(who, "在吗")).conversation_id
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation_id, agent.id, may_assign=False)
    return who, conversation_id, agent


def words(text: str, in_s: float | None = None, then: Then | None = None, client: str | None = None) -> NewReply:
    send_at = None if in_s is None else utcnow() + timedelta(seconds=in_s)
    return NewReply(client or uuid7().hex, (Part("text", {"text": text}),), send_at=send_at, then_status=then)


async def plan(shop: Shopfront, conversation_id: UUID, agent: Viewer, new: NewReply) -> ScheduledReply | None:
    async with shop.tx() as tx:
        return await shop.house.scheduled.plan(tx, conversation_id, agent.id, new)


async def run(shop: Shopfront, reply: ScheduledReply | None, *, due: bool = True) -> None:
    """Run a reply's job; ``due``: once its time has come."""
    assert reply is not None
    if due:
        async with shop.tx() as tx:
            await tx.execute(
                "UPDATE scheduled_replies SET send_at = now() - interval '1 s' WHERE id = :i", {"i": reply.id}
            )
    await task(shop, "send_scheduled", reply_id=str(reply.id))


async def task(shop: Shopfront, name: str, **args: str) -> None:
    """Run a task of conversations."""
    house = shop.house
    known = tasks(house.db, house.conversations, house.attachments, house.drafts, house.scheduled, 3600)
    await known[f"conversations.{name}"].handler(CTX, workspace_id=str(shop.workspace), **args)


async def waiting(shop: Shopfront, conversation_id: UUID, agent: Viewer) -> list[tuple[str, str | None]]:
    c = await conversation(shop, conversation_id)
    async with shop.tx() as tx:
        found = await shop.house.scheduled.of(tx, c.id, c.customer_id, agent.id)
    return [(str(one.parts[0].content["text"]), one.failure) for one in found]


async def conversation(shop: Shopfront, conversation_id: UUID) -> Conversation:
    async with shop.tx() as tx:
        return (await shop.house.reading.many(tx, [conversation_id]))[conversation_id]


async def said(shop: Shopfront, conversation_id: UUID) -> list[str]:
    return [text for who, text in await shop.transcript(conversation_id) if who == "person"]


async def test_a_reply_waits_for_its_job_and_goes_once(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("您好"))
    assert reply is not None
    assert reply.held
    assert timedelta(seconds=4) < reply.send_at - utcnow() <= timedelta(seconds=5)
    [job] = await shop.jobs("conversations.send_scheduled")
    assert job["args"] == {"workspace_id": str(shop.workspace), "reply_id": str(reply.id)}
    await run(shop, reply, due=False)
    assert await said(shop, conversation_id) == []
    await asyncio.gather(run(shop, reply), run(shop, reply))
    await run(shop, reply, due=False)
    assert await said(shop, conversation_id) == ["您好"]
    assert await waiting(shop, conversation_id, agent) == []
    assert ("reply.scheduled@1", 5) not in await shop.facts(conversation_id)


async def test_what_is_taken_back_never_goes_and_its_words_come_back(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("打错了"))
    assert reply is not None
    async with shop.tx() as tx:
        taken = await shop.house.scheduled.cancel(tx, reply.id, agent.id)
    assert taken.parts[0].content == {"text": "打错了"}
    await run(shop, reply)
    assert await said(shop, conversation_id) == []
    with pytest.raises(ScheduledReplyNotFound):
        async with shop.tx() as tx:
            await shop.house.scheduled.cancel(tx, reply.id, agent.id)


async def test_asked_twice_it_is_one_reply(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    first = await plan(shop, conversation_id, agent, words("您好", client="c-1"))
    again = await plan(shop, conversation_id, agent, words("您好", client="c-1"))
    assert first is not None
    assert again is not None
    assert first.id == again.id
    await run(shop, first)
    assert await plan(shop, conversation_id, agent, words("您好", client="c-1")) is None
    assert await said(shop, conversation_id) == ["您好"]


async def test_a_worker_whose_clock_is_behind_sends_all_the_same(
    shop: Shopfront, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("您好"))
    monkeypatch.setattr("zhike.conversations.book.utcnow", lambda: utcnow() - timedelta(minutes=10))
    await run(shop, reply)
    assert await said(shop, conversation_id) == ["您好"]


async def test_the_sweep_calls_again_for_overdue_replies_only(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    lost = await plan(shop, conversation_id, agent, words("丢了任务", 3600))
    later = await plan(shop, conversation_id, agent, words("还早", 7200))
    failed = await plan(shop, conversation_id, agent, words("没发出去", 3600))
    assert lost is not None
    assert later is not None
    assert failed is not None
    async with shop.tx() as tx:
        ids = {"late": [lost.id, failed.id], "failed": failed.id}
        await tx.execute("UPDATE scheduled_replies SET send_at = now() - interval '2 min' WHERE id = ANY(:late)", ids)
        await tx.execute("UPDATE scheduled_replies SET failure = 'resolved' WHERE id = :failed", ids)
    before = len(await shop.jobs("conversations.send_scheduled"))
    for _ in range(2):
        async with shop.tx() as tx:
            await shop.house.scheduled.sweep(tx)
    again = (await shop.jobs("conversations.send_scheduled"))[before:]
    assert [job["args"]["reply_id"] for job in again] == [str(lost.id)]
    for _ in range(2):
        await task(shop, "send_scheduled", reply_id=str(lost.id))
    assert await said(shop, conversation_id) == ["丢了任务"]


async def test_the_next_reply_sends_the_one_before_so_their_order_stands(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    await plan(shop, conversation_id, agent, words("第一句"))
    second = await plan(shop, conversation_id, agent, words("第二句"))
    assert await said(shop, conversation_id) == ["第一句"]
    assert await waiting(shop, conversation_id, agent) == [("第二句", None)]
    await run(shop, second)
    assert await said(shop, conversation_id) == ["第一句", "第二句"]


async def test_sent_and_resolved_in_one_step(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    await run(shop, await plan(shop, conversation_id, agent, words("再见", then="resolved")))
    assert await said(shop, conversation_id) == ["再见"]
    assert (await shop.row(conversation_id))["status"] == "resolved"


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("customer wrote", "customer_wrote"),
        ("resolved", "resolved"),
        ("colleague took it", "not_yours"),
        ("lost the right", "not_allowed"),
        ("left", "not_allowed"),
    ],
)
async def test_what_may_not_go_stays_with_its_reason(shop: Shopfront, what: str, why: str) -> None:
    who, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("明天答复您", 3600))
    if what == "customer wrote":
        await shop.says(who, "不用了")
    elif what == "resolved":
        async with shop.tx() as tx:
            await shop.house.conversations.change_status(tx, conversation_id, "resolved", ActorRef("system"))
    elif what == "colleague took it":
        colleague = await shop.person()
        async with shop.tx() as tx:
            await shop.house.conversations.assign(tx, conversation_id, agent.id, colleague.id)
    elif what == "lost the right":
        async with shop.tx() as tx:
            await tx.execute("DELETE FROM user_roles WHERE user_id = :u", {"u": agent.id})
    else:
        async with shop.tx() as tx:
            await tx.execute("UPDATE users SET disabled_at = now() WHERE id = :u", {"u": agent.id})
    await run(shop, reply)
    await run(shop, reply)
    assert await said(shop, conversation_id) == []
    assert await waiting(shop, conversation_id, agent) == [("明天答复您", why)]
    kinds = [kind for kind, _ in await shop.facts(conversation_id)]
    assert (kinds.count("reply.scheduled@1"), kinds.count("reply.settled@1")) == (1, 1)


async def test_a_customers_word_stops_only_what_asks(shop: Shopfront) -> None:
    who, conversation_id, agent = await served(shop)
    new = NewReply("c", (Part("text", {"text": "明早发货"}),), None, utcnow() + timedelta(hours=1), "send")
    reply = await plan(shop, conversation_id, agent, new)
    await shop.says(who, "好的")
    await run(shop, reply)
    assert await said(shop, conversation_id) == ["明早发货"]


async def test_one_that_could_not_go_is_sent_or_moved_by_a_word(shop: Shopfront) -> None:
    who, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("明天答复您", 3600))
    assert reply is not None
    await shop.says(who, "还在吗")
    await run(shop, reply)
    async with shop.tx() as tx:
        await shop.house.scheduled.move(tx, reply.id, agent.id, utcnow() + timedelta(hours=2))
    assert await waiting(shop, conversation_id, agent) == [("明天答复您", None)]
    await run(shop, reply)
    assert await said(shop, conversation_id) == ["明天答复您"]


async def test_it_is_not_moved_behind_the_end_of_its_snooze(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    at = utcnow() + timedelta(hours=1)
    new = NewReply("s", (Part("text", {"text": "稍后"}),), None, at, "ask", "snoozed", at + timedelta(hours=1))
    reply = await plan(shop, conversation_id, agent, new)
    assert reply is not None
    with pytest.raises(Invalid) as refused:
        async with shop.tx() as tx:
            await shop.house.scheduled.move(tx, reply.id, agent.id, at + timedelta(hours=1))
    assert refused.value.field == "send_at"
    async with shop.tx() as tx:
        moved = await shop.house.scheduled.move(tx, reply.id, agent.id, at + timedelta(minutes=59))
    assert moved.send_at == at + timedelta(minutes=59)


async def test_who_lost_the_right_neither_sends_nor_moves_it(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("再见", 3600, "resolved"))
    assert reply is not None
    async with shop.tx() as tx:
        await tx.execute("DELETE FROM user_roles WHERE user_id = :u", {"u": agent.id})
    with pytest.raises(Forbidden):
        async with shop.tx() as tx:
            await shop.house.scheduled.send(tx, reply.id, agent.id)
    with pytest.raises(Forbidden):
        async with shop.tx() as tx:
            await shop.house.scheduled.move(tx, reply.id, agent.id, utcnow() + timedelta(hours=2))
    assert await said(shop, conversation_id) == []


async def test_nothing_planned_is_sent_by_hand_into_a_resolved_conversation(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    reply = await plan(shop, conversation_id, agent, words("再见", 3600))
    assert reply is not None
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, conversation_id, "resolved", ActorRef("system"))
    with pytest.raises(AlreadyResolved):
        async with shop.tx() as tx:
            await shop.house.scheduled.send(tx, reply.id, agent.id)
    assert await said(shop, conversation_id) == []


async def test_whose_it_is_not_cannot_touch_it(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    other = await shop.person()
    with pytest.raises(NotYours):
        await plan(shop, conversation_id, other, words("我来"))
    reply = await plan(shop, conversation_id, agent, words("您好"))
    assert reply is not None
    for act in (shop.house.scheduled.cancel, shop.house.scheduled.send):
        with pytest.raises(ScheduledReplyNotFound):
            async with shop.tx() as tx:
                await act(tx, reply.id, other.id)
    assert await waiting(shop, conversation_id, other) == []
    for wrong in (-60.0, 400 * 86400.0):
        with pytest.raises(Invalid):
            await plan(shop, conversation_id, agent, words("太早或太晚", wrong))


async def keep(shop: Shopfront, c: Conversation, agent: Viewer, text: str, *files: UUID, private: bool = False) -> None:
    async with shop.tx() as tx:
        await shop.house.drafts.save(tx, c, agent.id, private, Words(text, True, None, files))


async def drafts(shop: Shopfront, c: Conversation, agent: Viewer) -> dict[bool, str]:
    async with shop.tx() as tx:
        return {one.private: one.words.text for one in await shop.house.drafts.of(tx, c, agent.id)}


async def test_a_draft_is_its_writers_alone_sealed_and_gone_when_empty(shop: Shopfront) -> None:
    _, conversation_id, agent = await served(shop)
    c, other = await conversation(shop, conversation_id), await shop.person()
    await keep(shop, c, agent, "写到一半")
    await keep(shop, c, agent, "内部", private=True)
    assert await drafts(shop, c, agent) == {False: "写到一半", True: "内部"}
    assert await drafts(shop, c, other) == {}
    assert await shop.count("drafts", "position(convert_to('写到一半', 'UTF8') in body) > 0") == 0
    async with shop.tx() as tx:
        unsent = await shop.house.drafts.unsent(tx, agent.id)
    assert [(row["conversation_id"], row["what"]) for row in unsent] == [(conversation_id, "draft")] * 2
    await keep(shop, c, agent, " ")
    assert await drafts(shop, c, agent) == {True: "内部"}


async def test_files_of_drafts_and_waiting_replies_are_not_swept(shop: Shopfront) -> None:
    who, conversation_id, agent = await served(shop)
    c = await conversation(shop, conversation_id)
    files = [
        await shop.house.attachments.upload(shop.workspace, who.customer_id, None, f"{n}.txt", b"x%d" % n, "person")
        for n in range(3)
    ]
    await keep(shop, c, agent, "", files[0].id, private=True)
    part = Part("file", {"attachment": {"id": str(files[1].id)}})
    reply = await plan(shop, conversation_id, agent, NewReply("f", (part,), send_at=utcnow() + timedelta(days=3)))
    async with shop.tx() as tx:
        await tx.execute("UPDATE attachments SET unsent_since = now() - interval '9 days'")
        assert await shop.house.attachments.sweep(tx, 3600) == 1
    await run(shop, reply)
    assert await shop.count("messages", "kind = 'file'") == 1
    assert await shop.count("attachments", "id = :i", i=files[0].id) == 1
    async with shop.tx() as tx:
        await tx.execute("UPDATE drafts SET updated_at = now() - interval '31 days'")
        await shop.house.drafts.sweep(tx)
        assert await shop.house.attachments.sweep(tx, 3600) == 1


async def test_erasing_a_customer_leaves_no_draft_and_no_reply_to_come(shop: Shopfront) -> None:
    who, conversation_id, agent = await served(shop)
    await keep(shop, await conversation(shop, conversation_id), agent, "张女士您好")
    reply = await plan(shop, conversation_id, agent, words("张女士", 3600))
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        number = await tx.scalar("SELECT number FROM customers WHERE id = :c", {"c": who.customer_id})
        await shop.house.customers.erase(tx, owner, who.customer_id, number)
    await run(shop, reply)
    assert await shop.count("drafts") == await shop.count("scheduled_replies") == 0
    assert await said(shop, conversation_id) == []
