"""Imports that are killed, stopped, tried, applied, undone: nothing is lost, doubled or overwritten unseen."""

import asyncio

import pytest

from tests.db.knowledge.conftest import Shelf
from tests.db.knowledge.test_imports import CSV, entries, run
from zhike.knowledge import Import
from zhike.knowledge.errors import ImportNotStopped, ImportNotUndone
from zhike.knowledge.import_run import ImportRun


async def started(shelf: Shelf, rows: int = 1200, **options) -> Import:
    lines = "".join(f"第{n}号商品怎么保养,答案{n}\n" for n in range(rows))
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await shelf.imports.start(
            tx, None, shelf.base_id, "faq.csv", f"问题,答案\n{lines}".encode(), dry_run=False, **options
        )


async def read(shelf: Shelf, import_id) -> Import:
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await shelf.imports.get(tx, import_id)


async def count(shelf: Shelf) -> int:
    async with shelf.db.transaction(shelf.workspace) as tx:
        sql = "SELECT count(*) FROM knowledge_entries WHERE base_id = :b AND deleted_at IS NULL"
        return await tx.scalar(sql, {"b": shelf.base_id})


@pytest.mark.parametrize("after_commit", [False, True])
async def test_an_import_killed_at_every_batch_ends_as_if_it_never_was(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, after_commit: bool
) -> None:
    begun = await started(shelf)
    real = ImportRun.save
    seen: set[int] = set()

    async def dies(self, tx, begin, end):
        if begin not in seen and after_commit:
            seen.add(begin)
            await real(self, tx, begin, end)
            tx.on_commit(killed)
        elif begin not in seen:
            seen.add(begin)
            await real(self, tx, begin, end)
            raise RuntimeError("killed before the commit")
        else:
            await real(self, tx, begin, end)

    def killed() -> None:
        raise RuntimeError("killed after the commit")

    monkeypatch.setattr(ImportRun, "save", dies)
    for saved in (500, 1000, 1200) if after_commit else (0, 500, 1000):
        with pytest.raises(RuntimeError):
            await shelf.imports.run(shelf.workspace, begun.id)
        halfway = await read(shelf, begun.id)
        assert (halfway.state, halfway.created, halfway.done_rows, await count(shelf)) == (
            "running",
            saved,
            saved,
            saved,
        )
    await shelf.imports.run(shelf.workspace, begun.id)
    done = await read(shelf, begun.id)
    assert (done.state, done.total, done.created, done.skipped, await count(shelf)) == ("done", 1200, 1200, 0, 1200)


async def test_two_runs_of_one_import_write_each_row_once(shelf: Shelf) -> None:
    begun = await started(shelf)
    await asyncio.gather(*(shelf.imports.run(shelf.workspace, begun.id) for _ in range(3)))
    done = await read(shelf, begun.id)
    assert (done.state, done.created, await count(shelf)) == ("done", 1200, 1200)


async def test_a_running_import_can_be_stopped_and_taken_back(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = await started(shelf)
    real = ImportRun.save

    async def asks_to_stop(self, tx, begin, end):
        if begin == 500:
            async with shelf.db.transaction(shelf.workspace) as other:
                assert (await shelf.imports.cancel(other, begun.id)).cancelling
        await real(self, tx, begin, end)

    monkeypatch.setattr(ImportRun, "save", asks_to_stop)
    await shelf.imports.run(shelf.workspace, begun.id)
    stopped = await read(shelf, begun.id)
    assert (stopped.state, stopped.created, await count(shelf)) == ("cancelled", 500, 500)
    async with shelf.db.transaction(shelf.workspace) as tx:
        with pytest.raises(ImportNotStopped):
            await shelf.imports.cancel(tx, begun.id)
        await shelf.imports.undo(tx, begun.id)
    await shelf.imports.run_undo(shelf.workspace, begun.id)
    undone = await read(shelf, begun.id)
    assert (undone.state, undone.removed, await count(shelf)) == ("undone", 500, 0)


async def test_an_undo_gives_back_what_was_and_leaves_what_somebody_edited(shelf: Shelf) -> None:
    await run(shelf, "old.csv", CSV.encode())
    before = {entry.question: entry.draft for entry in await entries(shelf)}
    new = CSV.replace("申请。", "联系客服。") + "怎么付款,,微信,\n能分期吗,,能,\n"
    done = await run(shelf, "new.csv", new.encode())
    assert (done.created, done.updated) == (2, 2)
    found = {entry.question: entry for entry in await entries(shelf)}
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.service.update_entry(tx, None, found["怎么付款"].id, {"answer": "支付宝"}, None)
        await shelf.service.update_entry(tx, None, found["怎么退货"].id, {"answer": "找店长。"}, None)
        await shelf.imports.undo(tx, done.id)
    await shelf.imports.run_undo(shelf.workspace, done.id)
    await shelf.imports.run_undo(shelf.workspace, done.id)  # once more does nothing
    undone = await read(shelf, done.id)
    assert (undone.state, undone.removed, undone.restored, undone.left) == ("undone", 1, 1, 2)
    after = {entry.question: entry for entry in await entries(shelf)}
    assert set(after) == {"怎么退货", "怎么开发票", "怎么付款"}
    assert after["怎么开发票"].draft == before["怎么开发票"]
    assert (after["怎么退货"].answer, after["怎么付款"].answer) == ("找店长。", "支付宝")
    async with shelf.db.transaction(shelf.workspace) as tx:
        left = await shelf.imports.rows(tx, done.id, "edited_since", False, -1, 10)
        assert {row.question for row in left} == {"怎么退货", "怎么付款"}
        with pytest.raises(ImportNotUndone):
            await shelf.imports.undo(tx, done.id)


async def test_a_dry_run_lists_every_row_and_can_be_applied(shelf: Shelf) -> None:
    await run(shelf, "old.csv", CSV.encode())
    text = "问题,答案\n怎么退货,找客服。\n怎么开发票,订单详情里申请。\n我要退货,申请\n如何给洗衣机除垢呢,用柠檬酸\n如何给洗衣机除垢,用醋\n,缺\n"
    trial = await run(shelf, "new.csv", text.encode(), dry_run=True)
    assert (trial.created, trial.updated, trial.unchanged, trial.invalid, trial.flagged) == (3, 1, 1, 1, 2)
    async with shelf.db.transaction(shelf.workspace) as tx:
        rows = await shelf.imports.rows(tx, trial.id, None, False, -1, 50)
        assert [row.effect for row in rows] == ["updated", "unchanged", "created", "created", "created"]
        flags = {row.question: row.flags[0] for row in rows if row.flags}
        applied = await shelf.imports.apply(tx, None, trial.id)
    assert flags["我要退货"]["code"] == "asked_as_similar"
    assert flags["如何给洗衣机除垢"] == {"code": "near_in_file", "params": {"other": 5}}
    assert await count(shelf) == 2
    await shelf.imports.run(shelf.workspace, applied.id)
    assert ((await read(shelf, applied.id)).created, await count(shelf)) == (3, 5)


async def test_entries_that_exist_can_be_left_alone(shelf: Shelf) -> None:
    await run(shelf, "old.csv", CSV.encode())
    begun = None
    async with shelf.db.transaction(shelf.workspace) as tx:
        data = CSV.replace("申请", "找客服").encode()
        begun = await shelf.imports.start(tx, None, shelf.base_id, "n.csv", data, dry_run=False, policy="skip")
    await shelf.imports.run(shelf.workspace, begun.id)
    done = await read(shelf, begun.id)
    assert (done.kept, done.updated, done.skipped) == (2, 0, 2)
    assert {entry.version for entry in await entries(shelf)} == {1}


async def test_drafts_stand_beside_what_is_live_and_versions_are_kept(shelf: Shelf) -> None:
    await run(shelf, "old.csv", CSV.encode())
    async with shelf.db.transaction(shelf.workspace) as tx:
        data = (CSV.replace("在订单里申请。", "找客服。") + "新问题,,新答案,\n").encode()
        begun = await shelf.imports.start(tx, None, shelf.base_id, "n.csv", data, dry_run=False, drafts=True)
    await shelf.imports.run(shelf.workspace, begun.id)
    done = await read(shelf, begun.id)
    assert (done.created, done.drafted, done.unchanged) == (1, 1, 1)
    found = {entry.question: entry for entry in await entries(shelf)}
    assert (found["怎么退货"].state, found["怎么退货"].answer, found["怎么退货"].draft_number) == (
        "published",
        "在订单里申请。",
        2,
    )
    assert found["新问题"].state == "draft"
    async with shelf.db.transaction(shelf.workspace) as tx:
        sql = "SELECT content ->> 'answer' FROM knowledge_versions WHERE entry_id = :e AND number = 2"
        assert await tx.scalar(sql, {"e": found["怎么退货"].id}) == "找客服。"
        await shelf.imports.undo(tx, begun.id)
    await shelf.imports.run_undo(shelf.workspace, begun.id)
    found = {entry.question: entry for entry in await entries(shelf)}
    assert ("新问题" in found, found["怎么退货"].draft_number) == (False, None)


async def test_progress_speaks_of_vectors_after_the_rows(shelf: Shelf) -> None:
    begun = await started(shelf, 6)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await shelf.imports.progress(tx, begun) == ("reading", 0, 0)
    await shelf.imports.run(shelf.workspace, begun.id)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await shelf.imports.progress(tx, await shelf.imports.get(tx, begun.id)) == ("learning", 0, 6)
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await shelf.imports.progress(tx, await shelf.imports.get(tx, begun.id)) == ("finished", 6, 6)


async def test_somebodys_edit_between_two_batches_is_not_overwritten_unseen(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await started(shelf, 600)
    await shelf.imports.run(shelf.workspace, first.id)
    lines = "".join(f"第{n}号商品怎么保养,新答案{n}\n" for n in range(600))
    async with shelf.db.transaction(shelf.workspace) as tx:
        data = f"问题,答案\n{lines}".encode()
        begun = await shelf.imports.start(tx, None, shelf.base_id, "faq.csv", data, dry_run=False)
    real = ImportRun.save
    edited = next(e for e in await entries(shelf) if e.question == "第599号商品怎么保养")

    async def edits(self, tx, begin, end):
        if begin == 500:  # a draft does not move the base's version
            async with shelf.db.transaction(shelf.workspace) as other:
                await other.execute(
                    "UPDATE knowledge_entries SET version = version + 1 WHERE id = :i", {"i": edited.id}
                )
        await real(self, tx, begin, end)

    monkeypatch.setattr(ImportRun, "save", edits)
    await shelf.imports.run(shelf.workspace, begun.id)
    done = await read(shelf, begun.id)
    assert (done.updated, done.kept) == (599, 1)
    async with shelf.db.transaction(shelf.workspace) as tx:
        (row,) = await shelf.imports.rows(tx, begun.id, "kept", False, -1, 10)
    assert (row.question, row.flags[0]["code"]) == ("第599号商品怎么保养", "edited_since")
