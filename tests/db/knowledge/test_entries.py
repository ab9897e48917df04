"""Entries: versions, conflicts, paging; jobs and facts that go with them."""

import pytest

from tests.db.knowledge.conftest import Shelf
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, EntryFilter
from zhike.knowledge.errors import BaseNameTaken, BaseNotFound, EntryChanged, EntryNotFound

RETURNS = EntryDraft("怎么退货", "在订单里申请。", "zh", ("退货流程", "怎么退货", "  退货流程 "), ("售后",))


async def test_an_entry_is_stored_tidied_and_without_repeated_questions(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        assert entry.similar == ("退货流程",)
        assert (await shelf.service.entry(tx, entry.id)).version == 1
        assert [base.entries for base in await shelf.service.bases(tx)] == [1]


async def test_a_change_moves_versions_and_refuses_a_stale_editor(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        before = (await shelf.service.base(tx, shelf.base_id)).version
        changed = await shelf.service.update_entry(tx, None, entry.id, {"answer": "七天内申请。"}, expected=1)
        assert (changed.version, changed.question) == (2, "怎么退货")
        assert (await shelf.service.base(tx, shelf.base_id)).version == before + 1
        with pytest.raises(EntryChanged) as refused:
            await shelf.service.update_entry(tx, None, entry.id, {"answer": "十五天内申请。"}, expected=1)
    assert refused.value.details == {"version": 2}


async def test_what_is_not_there_is_not_found(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        with pytest.raises(BaseNotFound):
            await shelf.service.create_entry(tx, None, uuid7(), RETURNS)
        with pytest.raises(EntryNotFound):
            await shelf.service.update_entry(tx, None, uuid7(), {}, None)
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await shelf.service.delete_entry(tx, None, entry.id)
        with pytest.raises(EntryNotFound):
            await shelf.service.entry(tx, entry.id)
        with pytest.raises(BaseNameTaken):
            await shelf.service.create_base(tx, "常见问题", "zh")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (EntryDraft(" ", "答", "zh"), "question"),
        (EntryDraft("问", "  ", "zh"), "answer"),
        (EntryDraft("问", "答", "fr"), "locale"),
        (EntryDraft("问" * 301, "答", "zh"), "question"),
        (EntryDraft("问", "答", "zh", tuple(f"问{n}" for n in range(61))), "similar"),
        (EntryDraft("问", "答", "zh", (), ("标" * 41,)), "tags"),
    ],
)
async def test_an_unfit_entry_is_refused_by_field(shelf: Shelf, draft: EntryDraft, field: str) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        with pytest.raises(Invalid) as refused:
            await shelf.service.create_entry(tx, None, shelf.base_id, draft)
    assert refused.value.field == field


async def test_lists_filter_and_page_without_gaps(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        for n in range(7):
            draft = EntryDraft(f"问题{n} 100%", "答", "en" if n % 2 else "zh", (), ("甲",) if n < 3 else ("乙",))
            await shelf.service.create_entry(tx, None, shelf.base_id, draft)
        seen: list[str] = []
        cursor = None
        while True:
            page, cursor = await shelf.service.entries(tx, EntryFilter(shelf.base_id), 3, cursor)
            seen += [entry.question for entry in page]
            if cursor is None:
                break
        assert sorted(seen) == [f"问题{n} 100%" for n in range(7)]
        counted = {
            "tag": EntryFilter(tag="甲"),
            "locale": EntryFilter(locale="en"),
            "state": EntryFilter(state="draft"),
            "q": EntryFilter(q="题3"),
            "percent": EntryFilter(q="0%"),
            "underscore": EntryFilter(q="_"),
        }
        sizes = {name: len((await shelf.service.entries(tx, wanted))[0]) for name, wanted in counted.items()}
    assert sizes == {"tag": 3, "locale": 3, "state": 0, "q": 1, "percent": 7, "underscore": 0}


async def test_another_workspace_sees_nothing(shelf: Shelf, make_workspace) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
    async with shelf.db.transaction(await make_workspace()) as tx:
        assert await shelf.service.bases(tx) == []
        with pytest.raises(EntryNotFound):
            await shelf.service.entry(tx, entry.id)
        with pytest.raises(BaseNotFound):
            await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)


async def test_every_change_is_a_fact_with_ascending_versions_and_asks_for_vectors(shelf: Shelf, db) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await shelf.service.update_entry(tx, None, entry.id, {"answer": "新"}, None)
        await shelf.service.delete_entry(tx, None, entry.id)
        rows = await tx.rows(
            "SELECT version, payload FROM facts WHERE subject_id = :b ORDER BY id", {"b": shelf.base_id}
        )
    assert [row["version"] for row in rows] == [2, 3, 4]
    assert [(r["payload"]["created"], r["payload"]["updated"], r["payload"]["deleted"]) for r in rows] == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]
    async with db.system() as tx:
        waiting = await tx.rows(
            "SELECT task_name FROM procrastinate_jobs WHERE queueing_lock = :l", {"l": f"embed:{shelf.base_id}"}
        )
    assert [row["task_name"] for row in waiting] == ["knowledge.embed"]
