"""Gaps: what failed is collected from the log once, laid to its like, and never shown to who may not see its conversation."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from tests.db.dialogue.conftest import Shop
from zhike.channels import ClaimedIdentity
from zhike.dialogue import GapErasure, Gaps, GapSorter, Learning
from zhike.dialogue.learning_errors import GapHasDraft, GapNotFound
from zhike.dialogue.learning_types import GapFilter, GapView
from zhike.facts import ActorRef, Recorded
from zhike.identity import Grant, Viewer
from zhike.kit.ids import uuid7
from zhike.knowledge import Entry, EntryDraft
from zhike.language import NoEmbedder


@dataclass
class Floor:
    """A shop whose customers ask what it does not know, and who looks after that."""

    shop: Shop
    gaps: Gaps
    sorter: GapSorter
    viewer: Viewer
    base_id: UUID

    @property
    def db(self) -> Any:
        return self.shop.house.db

    async def asks(
        self, text: str, outcome: str = "refuse", reason: str | None = None, near: Sequence[tuple[str, float]] = ()
    ) -> UUID:
        """Let a new customer ask, and note how that turn ended (``near``: entries and scores); returns the turn."""
        house = self.shop.house
        self.shop.identity = await house.channels.identify(
            self.shop.inbox, ClaimedIdentity(uuid7().hex, verified=False)
        )
        await self.shop.says(text)
        turn = uuid7()
        async with self.db.transaction(self.shop.workspace) as tx:
            pending = await house.turns.begin_turn(tx, self.shop.conversation_id)
            assert pending is not None
            kind = {"answer": "markdown"}.get(outcome, "text")
            await house.turns.complete_turn(tx, pending, kind, {"text": "回复"}, turn, outcome, outcome == "answer")
            given = {"n": 1, "entry_id": str(uuid7()), "score": 0.9}
            source = json.dumps([given] if outcome == "answer" else [])
            candidates = json.dumps([given, *({"entry_id": one, "score": score} for one, score in near)])
            await tx.execute(
                "INSERT INTO turns (workspace_id, id, conversation_id, turn, from_seq, to_seq, outcome, engine, sources, candidates)"
                " VALUES (:w, :t, :c, :n, :f, :s, :o, 'retrieval', CAST(:source AS jsonb), CAST(:candidates AS jsonb))",
                {
                    "w": tx.workspace, "t": turn, "c": pending.conversation_id, "n": pending.turn, "f": pending.from_seq,
                    "s": pending.to_seq, "o": outcome, "source": source, "candidates": candidates,
                },
            )  # fmt: skip
        await self.tell("turn.taken", turn, {"outcome": outcome, "reason": reason})
        return turn

    async def tell(self, name: str, subject: UUID, payload: dict[str, Any], mode: str = "live") -> Recorded:
        """Let the projection read a fact."""
        workspace, at = self.shop.workspace, datetime.now(UTC)
        fact = Recorded(1, workspace, f"{name}@1", "turn", subject, 1, mode, ActorRef("customer"), at, payload)
        await self.fold([fact])
        return fact

    async def fold(self, facts: Sequence[Recorded]) -> None:
        async with self.db.transaction(self.shop.workspace) as tx:
            await Learning().apply(tx, facts)

    async def sorted(self, **wanted: Any) -> list[GapView]:
        """Sort what is new, and return the gaps as the viewer sees them."""
        await self.sorter.sort(self.shop.workspace)
        return await self.seen(self.viewer, **wanted)

    async def seen(self, viewer: Viewer, **wanted: Any) -> list[GapView]:
        async with self.db.transaction(self.shop.workspace) as tx:
            return (await self.gaps.page(tx, viewer, GapFilter(**wanted)))[0]


@pytest_asyncio.fixture(loop_scope="session")
async def floor(shop: Shop) -> AsyncIterator[Floor]:
    house = shop.house
    grants = tuple(Grant(one, "all") for one in ("conversation.read", "knowledge.edit", "knowledge.publish"))
    viewer = Viewer(shop.workspace, "api_key", uuid7(), "主管", "zh-CN", grants)
    async with house.db.transaction(shop.workspace) as tx:
        base = await house.knowledge.create_base(tx, "常见问题", "zh")
    gaps = Gaps(house.excerpts, house.knowledge)
    yield Floor(shop, gaps, GapSorter(house.db, house.excerpts, NoEmbedder()), viewer, base.id)


async def test_likes_lie_together_and_are_counted_with_their_reasons(floor: Floor) -> None:
    for text in ("可以货到付款吗", "请问可以货到付款吗？", "你们能货到付款吗", "有没有实体店地址"):
        await floor.asks(text)
    answered = await floor.asks("可以货到付款的吗", outcome="answer")
    await floor.tell("message.judged", uuid7(), {"turn": str(answered), "helpful": False})
    first, second = await floor.sorted()
    assert (first.gap.size, first.question) == (4, "可以货到付款吗")
    assert first.reasons == {"refused": 3, "not_helpful": 1}
    assert (second.gap.size, second.question) == (1, "有没有实体店地址")
    async with floor.db.transaction(floor.shop.workspace) as tx:
        one = await floor.gaps.one(tx, floor.viewer, first.gap.id)
    assert len(one.examples) == 4


async def test_reading_the_log_again_changes_nothing(floor: Floor) -> None:
    turn = await floor.asks("可以货到付款吗")
    before = await floor.sorted()
    fact = await floor.tell("turn.taken", turn, {"outcome": "refuse", "reason": None})
    await floor.fold([fact, fact])
    assert await floor.sorted() == before
    async with floor.db.transaction(floor.shop.workspace) as tx:
        await Learning().clear(tx)
    assert await floor.sorted() == []
    await floor.fold([fact])
    (again,) = await floor.sorted()
    assert (again.gap.size, again.question) == (1, "可以货到付款吗")


async def test_what_is_no_gap(floor: Floor) -> None:
    await floor.asks("可以货到付款吗", outcome="hand_over", reason="customer_request")
    await floor.asks("谢谢", outcome="refuse")  # small talk
    turn = await floor.asks("有没有实体店地址", outcome="answer")
    for mode in ("test", "training", "synthetic"):
        await floor.tell("message.judged", uuid7(), {"turn": str(turn), "helpful": False}, mode)
    assert await floor.sorted() == []
    await floor.asks("能开收据吗", outcome="hand_over", reason="unresolved")
    assert [view.reasons for view in await floor.sorted()] == [{"unresolved": 1}]


async def test_what_a_customer_takes_back_is_no_gap_any_more(floor: Floor) -> None:
    turn = await floor.asks("可以货到付款吗", outcome="answer")
    conversation = floor.shop.conversation_id
    assert conversation is not None
    await floor.tell("message.judged", uuid7(), {"turn": str(turn), "helpful": False})
    await floor.tell("conversation.rated", conversation, {"score": 2})
    (view,) = await floor.sorted()
    assert view.reasons == {"not_helpful": 1, "rated_low": 1}
    await floor.tell("message.judged", uuid7(), {"turn": str(turn), "helpful": True})
    (view,) = await floor.sorted()
    assert (view.gap.size, view.reasons) == (1, {"rated_low": 1})
    await floor.tell("conversation.rated", conversation, {"score": 5})
    assert await floor.sorted() == []


async def test_a_dismissed_gap_opens_again_when_many_ask_on(floor: Floor) -> None:
    await floor.asks("可以货到付款吗")
    (view,) = await floor.sorted()
    async with floor.db.transaction(floor.shop.workspace) as tx:
        dismissed = await floor.gaps.dismiss(tx, floor.viewer, view.gap.id)
    assert dismissed.gap.state == "dismissed"
    for n in range(5):
        await floor.asks("可以货到付款吗")
        (view,) = await floor.sorted()
        assert (view.gap.state, view.since) == (("dismissed", n + 1) if n < 4 else ("open", 0))
    assert view.gap.size == 6


async def test_one_click_makes_a_draft_without_anybodys_data(floor: Floor) -> None:
    await floor.asks("我叫王小明，可以货到付款吗，电话 13800138000")
    for text in ("可以货到付款吗", "你们可以货到付款吗"):
        await floor.asks(text)
    (view,) = await floor.sorted()
    assert "138****8000" in (view.question or "")
    house = floor.shop.house
    async with floor.db.transaction(floor.shop.workspace) as tx:
        entry_id = await floor.gaps.draft(tx, floor.viewer, view.gap.id)
        entry = await house.knowledge.entry(tx, entry_id)
        with pytest.raises(GapHasDraft):
            await floor.gaps.draft(tx, floor.viewer, view.gap.id)
    assert (entry.state, entry.answer, entry.base_id) == ("draft", "", floor.base_id)
    assert {entry.question, *entry.similar} == {"可以货到付款吗", "你们可以货到付款吗"}
    for state, expected in (("published", "settled"), ("draft", "drafted")):
        await floor.tell("knowledge.entry_changed", entry_id, {"action": "published", "state": state})
        assert [one.gap.state for one in await floor.seen(floor.viewer)] == [expected]
    await floor.tell("knowledge.entry_changed", entry_id, {"action": "deleted", "state": "draft"})
    assert [(one.gap.state, one.gap.entry_id) for one in await floor.seen(floor.viewer)] == [("open", None)]


async def test_one_click_makes_the_question_a_similar_one_of_an_entry(floor: Floor) -> None:
    house, workspace = floor.shop.house, floor.shop.workspace
    async with floor.db.transaction(workspace) as tx:
        entry = await house.knowledge.create_entry(
            tx, floor.viewer, floor.base_id, EntryDraft("支持哪些付款方式", "支持支付宝、微信和货到付款。", "zh")
        )
    await floor.asks("我叫王小明，可以货到付款吗")
    (view,) = await floor.sorted()
    async with floor.db.transaction(workspace) as tx:
        await floor.gaps.add_similar(tx, floor.viewer, view.gap.id, entry.id)
        live = await house.knowledge.entry(tx, entry.id)
        draft = await floor.gaps.life.newest(tx, live)
        with pytest.raises(GapHasDraft):
            await floor.gaps.add_similar(tx, floor.viewer, view.gap.id, entry.id)
    assert (live.state, live.similar, draft.similar) == ("published", (), ("可以货到付款吗",))
    told = {"action": "edited", "state": "published", "draft": 2}
    for change, expected in (
        ({}, "drafted"),  # what is live does not ask it yet
        ({"action": "published", "draft": None}, "settled"),
        ({"draft": 3}, "settled"),  # a later edit of the entry
        ({"action": "draft_discarded", "draft": None}, "settled"),
    ):
        await floor.tell("knowledge.entry_changed", entry.id, told | change)
        assert [one.gap.state for one in await floor.seen(floor.viewer)] == [expected]


async def taken_as_similar(floor: Floor, question: str) -> Entry:
    """Add a gap's question to a live entry as a similar one; returns the entry."""
    house, workspace = floor.shop.house, floor.shop.workspace
    draft = EntryDraft("支持哪些付款方式", "支持货到付款。", "zh", ("可以货到付款吗",))
    async with floor.db.transaction(workspace) as tx:
        entry = await house.knowledge.create_entry(tx, floor.viewer, floor.base_id, draft)
    await floor.asks(question)
    (view,) = await floor.sorted()
    async with floor.db.transaction(workspace) as tx:
        await floor.gaps.add_similar(tx, floor.viewer, view.gap.id, entry.id)
        return await house.knowledge.entry(tx, entry.id)


async def test_a_dropped_draft_opens_its_gap_again(floor: Floor) -> None:
    entry = await taken_as_similar(floor, "能不能货到付款")
    told = {"action": "draft_discarded", "state": "published", "draft": None}
    await floor.tell("knowledge.entry_changed", entry.id, told)
    assert [(one.gap.state, one.gap.entry_id) for one in await floor.seen(floor.viewer)] == [("open", None)]


async def test_a_question_that_the_entry_asks_already_waits_for_nothing(floor: Floor) -> None:
    entry = await taken_as_similar(floor, "可以货到付款吗")
    assert entry.draft_number is None
    assert [(one.gap.state, one.gap.entry_id) for one in await floor.seen(floor.viewer)] == [("settled", entry.id)]


async def test_what_is_near_was_not_given_and_is_not_far(floor: Floor) -> None:
    near, far = str(uuid7()), str(uuid7())
    turn = await floor.asks("可以货到付款吗", outcome="answer", near=[(near, 0.2), (far, 0.01)])
    await floor.tell("message.judged", uuid7(), {"turn": str(turn), "helpful": False})
    (view,) = await floor.sorted()
    assert [one["entry_id"] for one in view.gap.near] == [near]


async def test_words_are_shown_to_those_alone_who_may_see_the_conversation(floor: Floor) -> None:
    await floor.asks("可以货到付款吗")
    await floor.sorted()
    stranger = replace(floor.viewer, grants=(Grant("knowledge.edit", "all"), Grant("conversation.read", "own")))
    (view,) = await floor.seen(stranger)
    assert (view.gap.size, view.question, view.examples) == (1, None, ())
    assert await floor.seen(stranger, q="货到付款") == []
    assert len(await floor.seen(floor.viewer, q="货到付款")) == 1


async def test_who_is_erased_leaves_nothing_that_counts(floor: Floor) -> None:
    await floor.asks("可以货到付款吗")
    gone = floor.shop.identity.customer_id
    await floor.asks("可以货到付款吗")
    (view,) = await floor.sorted()
    async with floor.db.transaction(floor.shop.workspace) as tx:
        await GapErasure().erase(tx, [gone])
        await tx.execute(
            "UPDATE messages SET body = NULL WHERE conversation_id IN (SELECT id FROM conversations WHERE customer_id = :c)",
            {"c": gone},
        )
    (after,) = await floor.sorted()
    assert (after.gap.id, after.gap.size, after.question) == (view.gap.id, 1, "可以货到付款吗")
    async with floor.db.transaction(floor.shop.workspace) as tx:
        await GapErasure().erase(tx, [floor.shop.identity.customer_id])
        with pytest.raises(GapNotFound):
            await floor.gaps.one(tx, floor.viewer, view.gap.id)


async def test_pages_filters_and_counts(floor: Floor) -> None:
    for text in ("可以货到付款吗", "可以货到付款吗", "有没有实体店地址", "怎么成为代理商"):
        await floor.asks(text)
    await floor.sorted()
    async with floor.db.transaction(floor.shop.workspace) as tx:
        page, following = await floor.gaps.page(tx, floor.viewer, GapFilter(), 2)
        rest, last = await floor.gaps.page(tx, floor.viewer, GapFilter(), 2, following)
        assert [view.gap.size for view in (*page, *rest)] == [2, 1, 1]
        assert last is None
        for wanted, number in (
            (GapFilter(reason="refused"), 3),
            (GapFilter(reason="rated_low"), 0),
            (GapFilter(days=1), 3),
        ):
            assert len((await floor.gaps.page(tx, floor.viewer, wanted))[0]) == number
        assert await floor.gaps.counts(tx) == {"open": 3, "drafted": 0, "settled": 0, "dismissed": 0}
