"""The index follows its base: what changed is taken over, what is unchanged is not computed again."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import pytest

from tests.db.knowledge.conftest import Shelf
from zhike.knowledge import EntryDraft, Searcher
from zhike.knowledge import index as index_module
from zhike.knowledge.index import BaseIndex


async def add(shelf: Shelf, question: str, *similar: str, state: str = "published"):
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await shelf.service.create_entry(
            tx, None, shelf.base_id, EntryDraft(question, f"答：{question}", "zh", similar, (), state)
        )


async def test_an_empty_base_finds_nothing(shelf: Shelf) -> None:
    assert await shelf.best("怎么退货") is None


async def test_a_new_entry_is_found_at_the_next_search(shelf: Shelf) -> None:
    await add(shelf, "怎么退货", "退货流程是什么")
    assert await shelf.best("怎么退货") == "怎么退货"
    await add(shelf, "怎么开发票", "可以开票吗")
    assert await shelf.best("开发票怎么弄") == "怎么开发票"


async def test_a_changed_question_replaces_the_old_one(shelf: Shelf) -> None:
    entry = await add(shelf, "怎么退货")
    await add(shelf, "怎么开发票")
    await shelf.best("退货")
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.service.update_entry(tx, None, entry.id, {"question": "如何安装空调"}, None)
    assert await shelf.best("空调安装") == "如何安装空调"
    found = (await shelf.searcher.search(shelf.workspace, ["怎么退货"], "zh"))[0]
    assert all(candidate.matched != "怎么退货" for candidate in found.candidates)


async def test_drafts_and_deleted_entries_are_not_found(shelf: Shelf) -> None:
    entry = await add(shelf, "怎么退货")
    draft = await add(shelf, "怎么换货", state="draft")
    assert await shelf.best("怎么换货") == "怎么退货"
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.service.delete_entry(tx, None, entry.id)
    assert await shelf.best("怎么退货") is None
    assert await shelf.searcher.entry(shelf.workspace, entry.id) is None
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.service.update_entry(tx, None, draft.id, {"state": "published"}, None)
    assert await shelf.best("怎么换货") == "怎么换货"


async def test_vectors_are_computed_for_changed_texts_only(shelf: Shelf) -> None:
    entry = await add(shelf, "怎么退货", "退货流程", "我要退货")
    await add(shelf, "怎么开发票", "可以开票吗")
    assert await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id) == 7  # 5 questions, 2 passages
    assert await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id) == 0
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.service.update_entry(tx, None, entry.id, {"similar": ("我要退货", "东西想退")}, None)
    shelf.embedder.seen.clear()
    assert await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id) == 1
    assert shelf.embedder.seen == ["东西想退"]


async def test_vectors_that_come_late_are_taken_over(shelf: Shelf) -> None:
    await add(shelf, "怎么退货", "退货流程")
    found = (await shelf.searcher.search(shelf.workspace, ["怎么退货啊"], "zh"))[0]
    assert found.candidates[0].dense is None
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    shelf.searcher._filled.clear()  # as if half a second had passed
    found = (await shelf.searcher.search(shelf.workspace, ["怎么退货啊"], "zh"))[0]
    assert found.candidates[0].dense is not None


async def test_late_vectors_are_taken_over_and_fitted_before_anybody_asks(shelf: Shelf) -> None:
    await add(shelf, "怎么退货", "退货流程")
    await shelf.best("怎么退货")
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    await shelf.searcher.follow(shelf.workspace, shelf.base_id)
    (index,) = shelf.searcher._indexes.values()
    assert not index.missing
    await fits_end(shelf)
    assert not index.unfitted


async def test_many_changes_leave_an_index_equal_to_a_fresh_one(shelf: Shelf) -> None:
    entries = [
        await add(shelf, f"问题{n}关于{word}", f"{word}怎么办")
        for n, word in enumerate("退货 换货 发票 运费 保修 积分 会员 安装".split())
    ]
    await shelf.best("退货")
    async with shelf.db.transaction(shelf.workspace) as tx:
        for entry in entries[:5]:
            await shelf.service.delete_entry(tx, None, entry.id)
        await shelf.service.update_entry(tx, None, entries[6].id, {"similar": ("会员等级", "金卡")}, None)
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    fresh = Searcher(shelf.db, shelf.embedder)
    try:
        for question in ("会员怎么办", "安装", "金卡", "退货"):
            old = (await shelf.searcher.search(shelf.workspace, [question], "zh"))[0].candidates
            new = (await fresh.search(shelf.workspace, [question], "zh"))[0].candidates
            assert [c.title for c in old] == [c.title for c in new], question
    finally:
        fresh.close()


async def test_the_least_used_base_makes_room(shelf: Shelf) -> None:
    await add(shelf, "怎么退货", "退货流程")
    async with shelf.db.transaction(shelf.workspace) as tx:
        other = await shelf.service.create_base(tx, "第二个", "zh")
        await shelf.service.create_entry(tx, None, other.id, EntryDraft("怎么开发票", "答", "zh", ("开票",)))
    small = Searcher(shelf.db, shelf.embedder, max_texts=3)
    try:
        for base in (shelf.base_id, other.id):
            await small.search(shelf.workspace, ["退货"], "zh", frozenset({base}))
        assert small.texts == 3
        found = (await small.search(shelf.workspace, ["退货流程"], "zh", frozenset({shelf.base_id})))[0]
        assert found.candidates[0].title == "怎么退货"
    finally:
        small.close()


async def fits_end(shelf: Shelf) -> None:
    async with asyncio.timeout(30):
        while shelf.searcher._fits:
            await asyncio.sleep(0.01)


async def test_questions_are_answered_while_the_ranking_is_fitted_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fit of a large base takes seconds: here it lasts until the test has asked and changed what it wants."""
    await add(shelf, "怎么退货", "退货流程是什么")
    await shelf.best("怎么退货")
    await fits_end(shelf)
    going, done, fitted = threading.Event(), threading.Event(), []
    fit = index_module.fitted

    def slow(index: BaseIndex, strangers: Sequence[Any]) -> object:
        going.set()
        assert done.wait(60)
        fitted.append(len(index.held))
        return fit(index, strangers)

    monkeypatch.setattr(index_module, "fitted", slow)
    try:
        await add(shelf, "怎么开发票", "可以开票吗")
        assert await asyncio.wait_for(shelf.best("开发票怎么弄"), 20) == "怎么开发票"
        assert await asyncio.to_thread(going.wait, 20)
        await add(shelf, "如何安装空调", "空调安装")
        assert await asyncio.wait_for(shelf.best("空调安装"), 20) == "如何安装空调"
        for _ in range(5):
            assert await asyncio.wait_for(shelf.best("怎么退货"), 20) == "怎么退货"
    finally:
        done.set()
    await fits_end(shelf)
    assert fitted == [2, 3], "fitted to what stood when it began, then to what came meanwhile"
