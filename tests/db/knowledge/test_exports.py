"""Export: every form reads back as the same entries; spreadsheets run nothing; it streams and is audited."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from tests.db.knowledge.conftest import Shelf
from tests.db.knowledge.test_imports import run
from zhike.audit import AuditService
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, EntryFilter
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.export_forms import guarded
from zhike.knowledge.exports import Exporter
from zhike.knowledge.import_plan import Known
from zhike.knowledge.reading.rows import unguarded


def viewer_of(workspace: UUID) -> Viewer:
    return Viewer(workspace, "person", uuid7(), "林晓", "zh")


PICTURE = '步骤如下：\n\n1. 拆箱\n2. 通电\n\n![接线图](https://cdn.example/a.png "图")\n\n| 型号 | 价格 |\n| --- | --- |\n| A1 | ¥1,999 |\n\n```\n## 不是标题\n```\n\n## 小标题\n[详情](/help?a=1&b=2) <b>粗</b>'
DRAFTS = [
    EntryDraft("怎么退货", PICTURE, "zh", ("退货流程", "我要退货", "甲；乙"), ("售后", "退货"), variants={"wechat": "回复“退货”即可", "api": "=1+1"}),
    EntryDraft("1. How to return?", "- open the order\n- press \"Return\", then 'OK'", "en", ("a|b", "[x]", "refund; exchange"), ("after-sale, returns", "a、b")),
    EntryDraft("=HYPERLINK(\"x\")", "@cmd|' /C calc'!A0", "zh", ("+1", "'=2"), ("-x",), summary="'-摘要"),
    EntryDraft("手册 › 安装 › 接水", "---\n关阀\n---", "zh", kind="article", state="draft", summary="两步", audience="agent"),
    EntryDraft("双十一规则", "满 300 减 50</script><script>x</script>", "zh", valid_from=datetime(2026, 11, 1, tzinfo=UTC), valid_until=datetime(2026, 11, 12, 8, 30, tzinfo=UTC)),
    EntryDraft("旧规则", "不再适用", "en", state="archived"),
    EntryDraft("怎么退货", "Same words, other language", "en"),
]  # fmt: skip


@pytest_asyncio.fixture(loop_scope="session")
async def full(shelf: Shelf) -> AsyncIterator[Shelf]:
    lines = "问题,答案,文件夹\n甲问题,答,售后/退 换\n乙问题,答,售后\n"
    await run(shelf, "folders.csv", lines.encode())
    async with shelf.db.transaction(shelf.workspace) as tx:
        for draft in DRAFTS:
            await shelf.service.create_entry(tx, None, shelf.base_id, draft)
    yield shelf


async def export(shelf: Shelf, form: str, base_id=None, **wanted) -> tuple[bytes, str]:
    made = await Exporter(shelf.db, AuditService()).export(
        viewer_of(shelf.workspace), EntryFilter(base_id or shelf.base_id, **wanted), form
    )
    return b"".join([piece async for piece in made.body]), made.filename


async def everything(shelf: Shelf, base_id) -> dict:
    async with shelf.db.transaction(shelf.workspace) as tx:
        from zhike.knowledge import queries_imports as sql  # noqa: PLC0415

        paths = await Exporter(shelf.db, AuditService())._paths(tx, base_id)
        found = await sql.entries(tx, base_id)
    return {key: (entry.draft, paths.get(entry.folder_id)) for key, entry in Known(found).entries.items()}


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "md", "html"])
async def test_what_is_exported_and_imported_again_is_the_same(full: Shelf, form: str) -> None:
    data, name = await export(full, form)
    async with full.db.transaction(full.workspace) as tx:
        other = await full.service.create_base(tx, f"再导入 {form}", "zh")
    done = await full.imports.load(full.workspace, other.id, name, data)
    assert (done.state, done.errors, done.created) == ("done", (), len(DRAFTS) + 2)
    assert await everything(full, other.id) == await everything(full, full.base_id)
    again = await full.imports.load(full.workspace, full.base_id, name, data)
    assert (again.unchanged, again.updated, again.created) == (len(DRAFTS) + 2, 0, 0)


async def test_no_cell_is_a_formula(full: Shelf) -> None:
    text = (await export(full, "csv"))[0].decode("utf-8-sig")
    book = load_workbook(io.BytesIO((await export(full, "xlsx"))[0]))
    values = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    values += [str(cell.value) for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert not [value for value in values if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value is not None} == {"s"}


@pytest.mark.parametrize("text", ["", "'", "''", "'=", "=1", "'a", "-", "@x", "+8", "'''=", "\tx", "价格"])
def test_the_guard_is_taken_back_when_read(text: str) -> None:
    assert unguarded(guarded(text)) == text


async def test_an_export_follows_the_filter_streams_and_is_audited(
    full: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhike.knowledge.exports.PIECE", 2)
    made = await Exporter(full.db, AuditService()).export(
        viewer_of(full.workspace), EntryFilter(full.base_id, locale="en"), "jsonl"
    )
    pieces = [piece async for piece in made.body]
    assert (made.entries, sum(bool(piece) for piece in pieces)) == (3, 2)
    async with full.db.transaction(full.workspace) as tx:
        rows = await tx.rows("SELECT action, detail FROM audit_entries WHERE action = 'knowledge.exported'")
    assert rows[0]["detail"] == {"format": "jsonl", "entries": 3}


async def test_another_workspaces_base_is_not_exported(full: Shelf, make_workspace) -> None:
    with pytest.raises(BaseNotFound):
        await Exporter(full.db, AuditService()).export(
            viewer_of(await make_workspace()), EntryFilter(full.base_id), "csv"
        )
    with pytest.raises(BaseNotFound):
        await export(full, "csv", uuid7())
