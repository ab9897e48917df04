"""What became of an entry's answers, folded from the log; and pairs found by a job."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.db.knowledge.conftest import Shelf
from zhike.facts import ActorRef, Recorded
from zhike.kit.ids import uuid7
from zhike.knowledge import Comparer, Effects, EntryDraft, EntryFilter
from zhike.knowledge import queries_use as use
from zhike.knowledge.pairs import Pairs
from zhike.knowledge.usage import Usage

MONDAY = datetime(2026, 11, 16, 1, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 15, 12, tzinfo=UTC)


def fact(workspace: UUID, type_: str, subject: UUID, at: datetime, mode: str = "live", **payload: Any) -> Recorded:
    return Recorded(1, workspace, type_, type_.split(".")[0], subject, 1, mode, ActorRef("assistant"), at, payload)


def turn(workspace: UUID, conversation: UUID, entries: list[UUID], at: datetime = MONDAY, **more: Any) -> Recorded:
    said = {
        "conversation": str(conversation),
        "outcome": "answer",
        "entries": [str(e) for e in entries],
        "confidence": 0.9,
    }
    return fact(workspace, "turn.taken@1", uuid7(), at, **(said | more))


async def test_answers_count_by_week_and_by_what_came_of_them(shelf: Shelf) -> None:
    workspace, effects = shelf.workspace, Effects()
    one, other, helped, handed = uuid7(), uuid7(), uuid7(), uuid7()
    said = [
        turn(workspace, helped, [one, other]),
        turn(workspace, helped, [one]),
        turn(workspace, handed, [one], SUNDAY),
        turn(workspace, uuid7(), [one], mode="test"),
        turn(workspace, uuid7(), [one], outcome="choices"),
        fact(workspace, "conversation.status_changed@1", helped, MONDAY, status="pending"),
        fact(workspace, "conversation.status_changed@1", helped, MONDAY, status="resolved"),
        fact(workspace, "conversation.handed_over@1", handed, MONDAY, reason="customer_request"),
        fact(workspace, "conversation.status_changed@1", handed, MONDAY, status="resolved"),
    ]
    for _ in range(2):  # a rebuild comes to the same
        async with shelf.db.transaction(workspace) as tx:
            await effects.clear(tx)
            for part in (said[:3], said[3:]):
                await effects.apply(tx, part)
            weeks = await use.weeks(tx, one, 10_000)
            assert [(str(w.week), w.answered, w.resolved, w.handed_over) for w in weeks] == [
                ("2026-11-09", 1, 0, 1),
                ("2026-11-16", 2, 2, 0),
            ]
            cited = await use.recent(tx, one, 10)
            assert [(c.conversation_id, c.settled) for c in cited][-1] == (handed, "handed_over")
            assert [c.settled for c in await use.recent(tx, other, 10)] == ["resolved"]


async def test_the_same_turn_twice_counts_once(shelf: Shelf) -> None:
    once, entry = turn(shelf.workspace, uuid7(), [uuid7()]), None
    entry = UUID(once.payload["entries"][0])
    async with shelf.db.transaction(shelf.workspace) as tx:
        await Effects().apply(tx, [once, once])
        assert [w.answered for w in await use.weeks(tx, entry, 10_000)] == [1]


async def test_votes_are_one_each_and_find_what_is_badly_rated(shelf: Shelf) -> None:
    usage = Usage(shelf.service, None)  # type: ignore[arg-type]
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft("问", "答", "zh"))
        him, her = uuid7(), uuid7()
        assert await usage.vote(tx, entry.id, him, True) == (1, 0)
        assert await usage.vote(tx, entry.id, him, True) == (1, 0)
        assert await usage.vote(tx, entry.id, him, False) == (0, 1)
        assert await usage.vote(tx, entry.id, her, False, "customer") == (0, 2)
        bad, _ = await shelf.service.entries(tx, EntryFilter(shelf.base_id, badly_rated=True, sort="votes"))
        assert [(one.id, one.up, one.down, one.version) for one in bad] == [(entry.id, 0, 2, 1)]
        assert await usage.vote(tx, entry.id, him, None) == (0, 1)


async def test_pairs_are_found_after_vectors_and_come_back_when_an_entry_changes(shelf: Shelf) -> None:
    comparer, pairs = Comparer(shelf.db, shelf.embedder), Pairs()
    async with shelf.db.transaction(shelf.workspace) as tx:
        for question, similar, answer in (
            ("怎么申请退货退款", (), "7 天内在订单里申请。"),
            ("退货退款的办法", ("怎么申请退货退款",), "15 天内在订单里申请。"),
            ("发票多久开", (), "当天开。"),
            ("会员积分怎么用", (), "下单时抵扣。"),
        ):
            await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft(question, answer, "zh", similar))
    assert await comparer.compare(shelf.workspace, shelf.base_id) == 0
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    assert await comparer.compare(shelf.workspace, shelf.base_id) == 1
    assert await comparer.compare(shelf.workspace, shelf.base_id) == 0
    async with shelf.db.transaction(shelf.workspace) as tx:
        [pair], following = await pairs.page(tx, shelf.base_id, "contradiction")
        assert following is None
        assert pair.numbers == ({"unit": "day", "one": [7.0], "other": [15.0]},)
        assert (await pairs.dismiss(tx, None, pair.id, dismissed=True)).dismissed_at is not None
        assert (await pairs.page(tx, shelf.base_id, None))[0] == []
        [kept], _ = await pairs.page(tx, None, None, dismissed=True)
        assert kept.id == pair.id
        await shelf.service.update_entry(tx, None, pair.one.id, {"answer": "15 天内在订单里申请。"}, None)
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    assert await comparer.compare(shelf.workspace, shelf.base_id) == 1
    async with shelf.db.transaction(shelf.workspace) as tx:
        [again], _ = await pairs.page(tx, shelf.base_id, None)
        assert again.kind == "duplicate"
        await shelf.service.delete_entry(tx, None, again.other.id)
        assert (await pairs.page(tx, shelf.base_id, None))[0] == []
