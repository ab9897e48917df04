"""Corrections: an answer marked wrong teaches nothing until it is reviewed; then its question and its like are answered otherwise."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from tests.db.dialogue.conftest import Shop
from zhike.channels import ClaimedIdentity
from zhike.conversations import ConversationNotFound
from zhike.dialogue import Corrections, DialogueService
from zhike.dialogue.learning_errors import (
    AlreadyReviewed,
    CorrectionNotFound,
    NotASource,
    PersonalData,
    SameEntry,
)
from zhike.identity import Grant, Viewer
from zhike.kit.errors import Forbidden
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, KnowledgeRoom, Searcher
from zhike.knowledge.errors import OwnQuestion
from zhike.language import NoEmbedder
from zhike.storage import MemoryBlobs


@dataclass
class Desk:
    """A shop whose assistant searches its own base, with a colleague who marks and a lead who reviews."""

    shop: Shop
    corrections: Corrections
    searcher: Searcher
    colleague: Viewer
    lead: Viewer
    base_id: UUID
    ids: dict[str, UUID]

    @property
    def db(self) -> Any:
        return self.shop.house.db

    async def answers(self, text: str) -> str | None:
        """Return the title of the entry that a customer's question is answered from."""
        house = self.shop.house
        claimed = ClaimedIdentity(uuid7().hex, verified=False)
        self.shop.identity = await house.channels.identify(self.shop.inbox, claimed)
        await self.shop.says(text)
        await self.shop.turn()
        turn = (await self.shop.turns())[-1]
        if turn["outcome"] != "answer" or not turn["sources"]:
            return None
        wanted = UUID(turn["sources"][0]["entry_id"])
        return next(title for title, id_ in self.ids.items() if id_ == wanted)

    async def marks(self, right: str | None = None) -> UUID:
        """Mark the last answer wrong; returns the correction."""
        turn = (await self.shop.turns())[-1]
        assert self.shop.conversation_id is not None
        async with self.db.transaction(self.shop.workspace) as tx:
            view = await self.corrections.mark(
                tx, self.colleague, self.shop.conversation_id, turn["id"], UUID(turn["sources"][0]["entry_id"]),
                self.ids[right] if right else None,
            )  # fmt: skip
        return view.correction.id


ENTRIES = {
    "怎么退货": ("七天内在订单里申请退货。", ("退货流程", "我要退货怎么操作")),
    "怎么换货": ("在订单里申请换货。", ("换货流程",)),
    "怎么开发票": ("订单详情里申请发票。", ("可以开发票吗",)),
    "多久发货": ("付款后 48 小时内发货。", ("什么时候发货", "发货要几天")),
    "运费多少": ("满 99 元包邮，不满收 8 元。", ("邮费怎么算",)),
}
ASKED, LIKEWISE, WRONG, RIGHT = "退货要几天", "请问退货要几天啊", "多久发货", "怎么退货"


@pytest_asyncio.fixture(loop_scope="session")
async def desk(shop: Shop) -> AsyncIterator[Desk]:
    house = shop.house
    room = KnowledgeRoom(house.db, house.knowledge, None, None, MemoryBlobs(), bytes(32))  # type: ignore[arg-type]
    ids: dict[str, UUID] = {}
    async with house.db.transaction(shop.workspace) as tx:
        base = await house.knowledge.create_base(tx, "常见问题", "zh")
        for title, (answer, similar) in ENTRIES.items():
            ids[title] = (
                await house.knowledge.create_entry(tx, None, base.id, EntryDraft(title, answer, "zh", similar))
            ).id
    searcher = Searcher(house.db, NoEmbedder())
    shop.service = DialogueService(house.db, house.turns, searcher, house.knowledge)
    reads = (Grant("conversation.read", "all"), Grant("knowledge.read", "all"))
    edits = (*reads, Grant("knowledge.edit", "all"), Grant("knowledge.publish", "all"))
    colleague = Viewer(shop.workspace, "api_key", uuid7(), "林晓", "zh-CN", reads)
    lead = Viewer(shop.workspace, "api_key", uuid7(), "主管", "zh-CN", edits)
    yield Desk(shop, Corrections(house.db, house.excerpts, room), searcher, colleague, lead, base.id, ids)
    searcher.close()


async def test_what_is_approved_changes_the_answer_of_a_question_and_its_paraphrase(desk: Desk) -> None:
    assert await desk.answers(ASKED) == WRONG
    correction = await desk.marks(RIGHT)
    assert await desk.answers(ASKED) == WRONG  # nothing is learned before the review
    done = await desk.corrections.approve(desk.lead, correction, ASKED)
    assert done.similar == "published"
    assert await desk.answers(ASKED) == RIGHT
    assert await desk.answers(LIKEWISE) == RIGHT
    for title, (_, similar) in ENTRIES.items():
        for own in (title, *similar):
            assert await desk.answers(own) == title, own


async def test_without_a_right_entry_the_question_is_not_answered_from_the_wrong_one(desk: Desk) -> None:
    assert await desk.answers(ASKED) == WRONG
    correction = await desk.marks()
    done = await desk.corrections.approve(desk.lead, correction, ASKED)
    assert (done.similar, done.view.correction.state) == ("none", "approved")
    for asked in (ASKED, LIKEWISE):
        assert await desk.answers(asked) != WRONG
        (turn,) = await desk.shop.turns()
        (held,) = (one for one in turn["candidates"] if one["title"] == WRONG)
        assert (held["guards"], held["score"] <= 0.05) == (["marked_wrong"], True)
    async with desk.db.transaction(desk.shop.workspace) as tx:
        (negative,) = await desk.corrections.room.negatives.of(tx, desk.ids[WRONG])
        await desk.corrections.room.negatives.remove(tx, desk.lead, negative.entry_id, negative.id)
    assert await desk.answers(ASKED) == WRONG  # taken back, it answers again


async def test_a_rejected_correction_teaches_nothing(desk: Desk) -> None:
    await desk.answers("怎么退货")
    correction = await desk.marks("怎么换货")
    async with desk.db.transaction(desk.shop.workspace) as tx:
        page, _ = await desk.corrections.page(tx, desk.lead, "pending")
        assert [(view.question, view.correction.id) for view in page] == [("怎么退货", correction)]
        view = await desk.corrections.reject(tx, desk.lead, correction)
        assert view.correction.state == "rejected"
        with pytest.raises(AlreadyReviewed):
            await desk.corrections.reject(tx, desk.lead, correction)
        assert await desk.corrections.counts(tx) == {"pending": 0, "approved": 0, "rejected": 1}
    assert await desk.answers("怎么退货") == "怎么退货"
    assert [name for name, _ in await facts(desk, correction)] == ["turn.corrected@1"] * 2


async def test_the_entrys_own_question_and_personal_data_are_not_kept(desk: Desk) -> None:
    await desk.answers("怎么退货")
    correction = await desk.marks()
    with pytest.raises(OwnQuestion):
        await desk.corrections.approve(desk.lead, correction, "怎么退货？")
    with pytest.raises(PersonalData):
        await desk.corrections.approve(desk.lead, correction, "我叫王小明，怎么退货")
    async with desk.db.transaction(desk.shop.workspace) as tx:
        assert (await desk.corrections.counts(tx))["pending"] == 1  # nothing was half done
        assert await desk.corrections.room.negatives.of(tx, desk.ids["怎么退货"]) == []


async def test_a_draft_of_somebody_elses_is_not_published_along(desk: Desk) -> None:
    assert await desk.answers(ASKED) == WRONG
    correction = await desk.marks(RIGHT)
    async with desk.db.transaction(desk.shop.workspace) as tx:
        await desk.corrections.room.life.save_draft(tx, desk.lead, desk.ids[RIGHT], {"answer": "还没写完"}, None)
    done = await desk.corrections.approve(desk.lead, correction, ASKED)
    assert done.similar == "drafted"
    async with desk.db.transaction(desk.shop.workspace) as tx:
        entry = await desk.corrections.room.knowledge.entry(tx, desk.ids[RIGHT])
        newest = await desk.corrections.room.life.newest(tx, entry)
    assert (entry.answer, newest.answer) == (ENTRIES[RIGHT][0], "还没写完")
    assert ASKED in newest.similar


async def test_what_may_be_marked_and_by_whom(desk: Desk) -> None:
    await desk.answers("怎么退货")
    conversation, turn = desk.shop.conversation_id, (await desk.shop.turns())[-1]["id"]
    assert conversation is not None
    source, other = desk.ids["怎么退货"], desk.ids["怎么开发票"]
    stranger = replace(desk.colleague, grants=(Grant("conversation.read", "own"),))
    mark = desk.corrections.mark
    async with desk.db.transaction(desk.shop.workspace) as tx:
        with pytest.raises(NotASource):
            await mark(tx, desk.colleague, conversation, turn, other, None)
        with pytest.raises(SameEntry):
            await mark(tx, desk.colleague, conversation, turn, source, source)
        with pytest.raises(ConversationNotFound):
            await mark(tx, stranger, conversation, turn, source, None)
        first = await mark(tx, desk.colleague, conversation, turn, source, None)
        again = await mark(tx, desk.colleague, conversation, turn, source, other)  # thought better of it
        assert (again.correction.id, again.correction.right_id) == (first.correction.id, other)
        with pytest.raises(CorrectionNotFound):
            await desk.corrections.reject(tx, stranger, first.correction.id)
        with pytest.raises(Forbidden):
            await desk.corrections.take_back(tx, replace(desk.colleague, id=uuid7()), first.correction.id)
        entries, views = await desk.corrections.sources(tx, desk.colleague, conversation, turn)
        assert (entries, [view.correction.id for view in views]) == ([source], [first.correction.id])
        await desk.corrections.take_back(tx, desk.colleague, first.correction.id)
        assert (await desk.corrections.sources(tx, desk.colleague, conversation, turn))[1] == []


async def facts(desk: Desk, subject: UUID) -> list[tuple[str, int]]:
    async with desk.db.transaction(desk.shop.workspace) as tx:
        rows = await tx.rows("SELECT type, version FROM facts WHERE subject_id = :s ORDER BY id", {"s": subject})
    return [(row["type"], row["version"]) for row in rows]
