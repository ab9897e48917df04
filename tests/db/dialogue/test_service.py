"""A turn in its three steps: one reply per turn, none that nobody wants any more, and always somebody who answers."""

import asyncio
from datetime import timedelta

import pytest

from tests.db.dialogue.conftest import Shop
from zhike.dialogue import service as dialogue
from zhike.dialogue.errors import TurnNotFound
from zhike.kit.clock import utcnow
from zhike.kit.errors import Unavailable
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.knowledge.types import IndexedEntry
from zhike.language import NoEmbedder


async def backdate(shop: Shop, seconds: float) -> None:
    """Let time pass since the customer's last words."""
    async with shop.house.db.transaction(shop.workspace) as tx:
        await tx.execute(
            "UPDATE messages SET created_at = created_at - make_interval(secs => :s) WHERE conversation_id = :c",
            {"s": seconds, "c": shop.conversation_id},
        )


async def test_a_question_is_answered_once_and_the_why_is_stored(shop: Shop) -> None:
    await shop.says("退货运费谁出")
    assert await shop.turn() == "answer"
    assert await shop.turn() == "nothing"
    replies = await shop.replies()
    assert len(replies) == 1
    assert replies[0][0] == "assistant"
    assert "运费由我们承担" in replies[0][1]
    (turn,) = await shop.turns()
    assert (turn["turn"], turn["outcome"], turn["engine"], turn["language"]) == (1, "answer", "retrieval", "zh")
    assert turn["candidates"][0]["title"] == "退货运费谁出"
    assert turn["sources"][0]["entry_id"] == turn["candidates"][0]["entry_id"]
    assert turn["reasons"][0]["code"] == "exact"
    assert {"begin", "total", "complete"} <= set(turn["timings"])
    async with shop.house.db.transaction(shop.workspace) as tx:
        fact = await tx.row("SELECT * FROM facts WHERE type = 'turn.taken@1' AND subject_id = :t", {"t": turn["id"]})
        record = await shop.service.turn_record(tx, shop.conversation_id, turn["id"])
        with pytest.raises(TurnNotFound):
            await shop.service.turn_record(tx, shop.conversation_id, uuid7())
    assert fact is not None
    assert fact["payload"]["outcome"] == "answer"
    assert record.sources == tuple(turn["sources"])


async def test_the_answer_is_the_one_for_the_inboxs_kind(shop: Shop) -> None:
    variants = {"widget": "网页里这样寄", "wechat_mp": "微信里这样寄"}
    entry = IndexedEntry(uuid7(), "zh", ("怎么寄件", "寄件流程"), "到处都这样寄", 1, variants=variants)
    shop.knowledge.inner = await MemoryKnowledge.holding([entry], NoEmbedder())
    await shop.says("怎么寄件")
    assert await shop.turn() == "answer"
    assert "网页里这样寄" in (await shop.replies())[0][1]


async def test_no_word_of_the_customers_stands_in_turns_or_facts(shop: Shop) -> None:
    await shop.says("我叫王小明，电话 13800138000，退货运费谁出？")
    await shop.turn()
    (turn,) = await shop.turns()
    async with shop.house.db.transaction(shop.workspace) as tx:
        facts = await tx.rows("SELECT payload FROM facts WHERE workspace_id = :w", {"w": shop.workspace})
    told = str([dict(turn), [dict(fact) for fact in facts]])
    assert "13800138000" not in told
    assert "王小明" not in told


async def test_three_fragments_within_three_seconds_get_one_answer(shop: Shop) -> None:
    await shop.says("在吗")
    assert await shop.turn() == "waiting"
    await shop.says("我那个订单")
    assert await shop.turn() == "waiting"
    assert await shop.replies() == []
    await shop.says("什么时候到")
    assert await shop.turn() == "answer"
    assert await shop.turn() == "nothing"  # the timed jobs find nothing left to do
    assert len(await shop.replies()) == 1
    (turn,) = await shop.turns()
    assert (turn["from_seq"], turn["to_seq"] - turn["from_seq"]) == (1, 2)


async def test_waiting_is_a_timed_job_without_the_conversations_lock(shop: Shop) -> None:
    await shop.says("在吗")
    assert await shop.turn() == "waiting"
    assert await shop.turn() == "waiting"
    (job,) = await shop.jobs("dialogue.settle")
    assert job["lock"] is None
    assert timedelta(0) < job["scheduled_at"] - utcnow() <= timedelta(seconds=2)
    await backdate(shop, 2.5)
    assert await shop.turn() == "ask"
    assert [text for _, text in await shop.replies()] == ["您好，我在。请问想了解什么？"]


async def test_a_newer_message_voids_the_answer_and_is_answered_with_the_rest(shop: Shop) -> None:
    await shop.says("怎么开发票")
    shop.knowledge.meanwhile = lambda: shop.says("还有退货运费谁出")
    assert await shop.turn() == "moved_on"
    assert await shop.replies() == []
    assert len(await shop.jobs("dialogue.turn")) == 1
    assert await shop.turn() == "answer"
    ((_, text),) = await shop.replies()
    assert "发票" in text
    assert "运费" in text
    assert len(await shop.turns()) == 1


async def test_nothing_is_said_after_a_person_took_over(shop: Shop) -> None:
    await shop.says("怎么开发票")

    async def taken() -> None:
        async with shop.house.db.transaction(shop.workspace) as tx:
            await shop.house.turns.customer_wants_person(tx, shop.conversation_id, "")

    shop.knowledge.meanwhile = taken
    assert await shop.turn() == "moved_on"
    assert await shop.turn() == "nothing"
    assert await shop.replies() == []
    assert await shop.turns() == []


async def test_two_workers_on_one_turn_say_one_thing(shop: Shop) -> None:
    await shop.says("怎么开发票")
    outcomes = await asyncio.gather(*(shop.turn() for _ in range(4)))
    assert sorted(set(outcomes)) in (["answer", "moved_on"], ["answer", "nothing"], ["answer", "moved_on", "nothing"])
    assert outcomes.count("answer") == 1
    assert len(await shop.replies()) == 1


async def test_asked_for_a_person_it_hands_over_with_a_reason(shop: Shop) -> None:
    await shop.says("我要人工")
    assert await shop.turn() == "hand_over"
    row = await shop.row()
    assert (row["owner_kind"], row["handover_reason"]) == ("queue", "customer_request")
    await shop.says("在吗")
    assert await shop.turn() == "nothing"


async def test_nobody_is_promised_while_nobody_of_the_queue_is_online(shop: Shop) -> None:
    await shop.says("我要人工")
    assert await shop.turn() == "hand_over"
    assert (await shop.row())["owner_kind"] == "queue"  # who comes back finds it
    [(_, said)] = await shop.replies()
    assert "现在没有人工客服在线" in said
    assert "请稍候" not in said


async def test_outside_opening_hours_it_says_when_people_are_back(shop: Shop) -> None:
    opens = utcnow() + timedelta(days=2)
    hours = {"zone": "UTC", "dates": [{"date": f"{opens:%Y-%m-%d}", "open": [{"opens": "09:30", "closes": "18:00"}]}]}
    async with shop.house.db.transaction(shop.workspace) as tx:
        await shop.house.channels.update_inbox(tx, shop.inbox.id, {"settings": {"hours": hours}})
    await shop.says("我要人工")
    assert await shop.turn() == "hand_over"
    row = await shop.row()
    assert (row["owner_kind"], row["handover_reason"]) == ("queue", "customer_request")
    ((_, said),) = await shop.replies()
    weekday = "一二三四五六日"[opens.weekday()]
    back = f"{opens.month}月{opens.day}日周{weekday} 09:30（UTC+0）"
    assert said.startswith(f"现在不是服务时间，人工客服{back}回来。您可以先在这里留言")
    async with shop.house.db.transaction(shop.workspace) as tx:
        conversation = (await shop.house.reading.many(tx, [shop.conversation_id]))[shop.conversation_id]
        view = (await shop.house.desk.rows(tx, [conversation]))[conversation.id]
    assert "在服务时间之外转来" in str(view)


async def test_three_turns_that_do_not_help_end_with_a_person(shop: Shop) -> None:
    for text, outcome in (("世界杯谁赢了", "refuse"), ("帮我写诗吧", "refuse"), ("给我讲个笑话", "hand_over")):
        await shop.says(text)
        assert await shop.turn() == outcome, text
    row = await shop.row()
    assert (row["owner_kind"], row["handover_reason"]) == ("queue", "unresolved")
    assert len(await shop.replies()) == 3


async def test_choices_are_sent_as_options_and_a_pick_is_answered(shop: Shop) -> None:
    await shop.says("积分")
    assert await shop.turn() == "choices"
    kind, content = await shop.last_reply()
    assert kind == "choices"
    await shop.says(content["options"][1]["value"])  # which entries are offered is ranking's affair
    assert await shop.turn() == "answer"
    picked = (await shop.turns())[1]
    assert picked["reasons"][0]["code"] == "option_picked"
    assert picked["sources"][0]["entry_id"] == content["options"][1]["id"]


async def test_two_failures_are_tried_again_within_two_seconds(shop: Shop) -> None:
    await shop.says("怎么开发票")
    shop.knowledge.failures = 2
    assert await shop.turn() == "answer"
    assert sum(dialogue.RETRIES_AFTER_S) < 2
    assert len(shop.knowledge.searches) == 3


async def test_the_third_failure_hands_over_and_the_customer_hears_of_it(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogue, "RETRIES_AFTER_S", (0.01, 0.01))
    await shop.says("怎么开发票")
    shop.knowledge.failures = 99
    assert await shop.turn() == "hand_over"
    row = await shop.row()
    assert (row["owner_kind"], row["handover_reason"]) == ("queue", "system_error")
    ((_, text),) = await shop.replies()
    assert "同事上线后" in text
    (turn,) = await shop.turns()
    assert turn["reasons"] == [{"code": "failed", "error": "RuntimeError"}]


@pytest.mark.parametrize(("words", "failures"), [("转人工", 0), ("怎么开发票", 99)])
async def test_without_a_queue_the_customer_is_told_and_the_assistant_keeps_the_conversation(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, words: str, failures: int
) -> None:
    async def none(*_: object) -> None:
        return None

    monkeypatch.setattr(dialogue, "RETRIES_AFTER_S", (0.01, 0.01))
    monkeypatch.setattr(shop.house.colleagues, "queue_team", none)
    await shop.says(words)
    shop.knowledge.failures = failures
    assert await shop.turn() == "refuse"
    assert len(await shop.replies()) == 1
    assert (await shop.row())["owner_kind"] == "assistant"


async def test_a_database_that_is_away_is_waited_for(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogue, "AWAY_PAUSE_S", 0.01)
    await shop.says("怎么开发票")
    real, calls = shop.house.turns.begin_turn, []

    async def away(tx, conversation_id):
        calls.append(1)
        if len(calls) < 6:
            raise Unavailable
        return await real(tx, conversation_id)

    monkeypatch.setattr(shop.house.turns, "begin_turn", away)
    assert await shop.turn() == "answer"
    assert len(await shop.replies()) == 1


async def test_a_turn_takes_few_statements(shop: Shop, statements: list[str]) -> None:
    await shop.says("怎么开发票")
    statements.clear()
    await shop.turn()
    assert len(statements) <= 22, "\n".join(statements)


async def test_answers_are_counted_on_their_entries(shop: Shop) -> None:
    counted = []

    class Uses:
        async def note_used(self, tx, entry_ids) -> None:
            counted.extend(entry_ids)

    shop.service.uses = Uses()
    await shop.says("怎么开发票")
    await shop.turn()
    (turn,) = await shop.turns()
    assert [str(entry_id) for entry_id in counted] == [source["entry_id"] for source in turn["sources"]]
