"""Imports end to end: rows become entries, mistakes become a report, nothing becomes a crash."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.db.knowledge.conftest import Shelf
from zhike.knowledge import EntryFilter, Import
from zhike.knowledge.errors import BaseNotFound, ImportRefused
from zhike.knowledge.wording import explain

EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"
CSV = "问题,相似问,答案,标签\n怎么退货,退货流程|我要退货,在订单里申请。,售后\n怎么开发票,,订单详情里申请。,发票;税务\n"


async def run(
    shelf: Shelf, name: str, data: bytes, *, dry_run: bool = False, mapping: dict[str, str] | None = None
) -> Import:
    async with shelf.db.transaction(shelf.workspace) as tx:
        started = await shelf.imports.start(tx, None, shelf.base_id, name, data, dry_run=dry_run, mapping=mapping)
        assert started.state == "running"
    await shelf.imports.run(shelf.workspace, started.id)
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await shelf.imports.get(tx, started.id)


async def entries(shelf: Shelf):
    async with shelf.db.transaction(shelf.workspace) as tx:
        return (await shelf.service.entries(tx, EntryFilter(shelf.base_id), 200))[0]


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


async def test_a_dry_run_says_what_would_happen_and_changes_nothing(shelf: Shelf) -> None:
    done = await run(shelf, "faq.csv", CSV.encode(), dry_run=True)
    assert (done.state, done.total, done.created, done.updated, done.skipped) == ("done", 2, 2, 0, 0)
    assert done.sample[0].similar == ("退货流程", "我要退货")
    assert done.columns == ("问题", "相似问", "答案", "标签")
    assert await entries(shelf) == []


async def test_importing_twice_skips_what_stands_and_updates_what_changed(shelf: Shelf) -> None:
    first = await run(shelf, "faq.csv", CSV.encode())
    assert (first.created, first.updated, first.skipped) == (2, 0, 0)
    again = await run(shelf, "faq.csv", CSV.replace("订单详情里申请。", "确认收货后申请。").encode())
    assert (again.created, again.updated, again.skipped) == (0, 1, 1)
    found = {entry.question: entry for entry in await entries(shelf)}
    assert found["怎么开发票"].answer == "确认收货后申请。"
    assert found["怎么开发票"].tags == ("发票", "税务")
    assert found["怎么开发票"].version == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
async def test_every_usual_encoding_is_found(shelf: Shelf, encoding: str) -> None:
    done = await run(shelf, "faq.csv", CSV.encode(encoding))
    assert (done.state, done.created) == ("done", 2), done.errors


async def test_bad_rows_are_reported_and_good_ones_imported(shelf: Shelf) -> None:
    text = "question,answer,locale\nHow to return?,In your order.,en\n,No question,en\nHow to return?,Twice,en\nHi,,en\nBonjour,Oui,fr\nOne,Two,en,more\n"
    done = await run(shelf, "faq.csv", text.encode())
    assert (done.total, done.created, done.skipped) == (6, 1, 5)
    assert [(error.row, error.code) for error in done.errors] == [
        (3, "question_missing"),
        (4, "duplicate_in_file"),
        (5, "answer_missing"),
        (6, "locale_unknown"),
        (7, "too_many_cells"),
    ]


async def test_a_workbook_with_numbers_and_blank_rows(shelf: Shelf) -> None:
    data = workbook(["标准问题", "答案", "分类"], ["运费多少", 8.0, "物流"], [], ["满多少包邮", "满 99 元", None])
    done = await run(shelf, "faq.xlsx", data)
    assert (done.format, done.state, done.created, done.encoding) == ("xlsx", "done", 2, None), done.errors
    assert {entry.answer for entry in await entries(shelf)} == {"8", "满 99 元"}


async def test_json_lines_and_markdown(shelf: Shelf) -> None:
    lines = '{"question": "怎么付款", "similar": ["付款方式"], "answer": "微信", "tags": ["付款"]}\nnot json\n[1]\n{"question": {"a": 1}, "answer": "x"}\n'
    done = await run(shelf, "faq.jsonl", lines.encode())
    assert (done.created, [(error.row, error.code) for error in done.errors]) == (
        1,
        [(2, "bad_json"), (3, "not_an_object"), (4, "bad_cell")],
    )
    text = "# 常见问题\n\n## 怎么安装\n相似问：安装流程、怎么装\n- 装一下\n标签: 安装\n\n1. 拆箱\n2. 通电\n\n```\n## 不是标题\n```\n\n## 没有答案\n"
    done = await run(shelf, "faq.md", text.encode())
    assert (done.created, [(error.row, error.code) for error in done.errors]) == (1, [(15, "answer_missing")])
    found = {entry.question: entry for entry in await entries(shelf)}["怎么安装"]
    assert found.similar == ("安装流程、怎么装", "装一下")
    assert "## 不是标题" in found.answer


async def test_a_column_can_be_named_by_mapping(shelf: Shelf) -> None:
    data = "客户说,我们说\n怎么退货,申请\n".encode()
    refused = await run(shelf, "faq.csv", data)
    assert (refused.state, refused.errors[0].code) == ("failed", "column_missing")
    assert refused.errors[0].params == {"needed": "question", "found": ["客户说", "我们说"]}, "no sentence is stored"
    done = await run(shelf, "faq.csv", data, mapping={"question": "客户说", "answer": "我们说"})
    assert done.created == 1


def bomb() -> bytes:
    """An archive that looks like a workbook and expands a thousandfold, its declared sizes lowered by hand."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    data = stream.getvalue()
    return data.replace((60_000_000).to_bytes(4, "little"), (6_000).to_bytes(4, "little"))


def entities() -> bytes:
    source = io.BytesIO(workbook(["问题", "答案"], ["问", "答"]))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            body = old.read(item)
            if item.filename.endswith("sheet1.xml"):
                body = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>' + body
            new.writestr(item.filename, body)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("honest.xlsx", b"", "expands_too_far"),
        ("lying.xlsx", bomb(), None),
        ("entities.xlsx", entities(), "expands_too_far"),
        ("cut.xlsx", workbook(["问题", "答案"], ["问", "答"])[:-200], "broken_workbook"),
        ("other.xlsx", b"PK\x03\x04" + b"\x00" * 200, "broken_workbook"),
        ("image.csv", bytes(range(256)) * 40, "encoding_unknown"),
        ("quote.csv", b'question,answer\n"open,never closed\n' + b"x" * 500_000, "broken_csv"),
        ("plain.md", b"no headings here", "no_headings"),
        ("deep.json", b"[" * 100_000, "broken_json"),
        ("header.csv", "只有表头\n".encode(), "column_missing"),
        ("nothing.csv", "问题,答案\n".encode(), "no_rows"),
        ("rows.csv", b"question,answer\n" + b"a,b\n" * 20_001, "too_many_rows"),
    ],
)
async def test_hopeless_files_fail_with_a_sentence(shelf: Shelf, name: str, data: bytes, code: str | None) -> None:
    if name == "honest.xlsx":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", b"0" * 90_000_000)
        data = stream.getvalue()
    done = await run(shelf, name, data)
    assert done.state == "failed"
    assert code is None or done.errors[0].code == code, done.errors
    assert "problem" not in done.errors[0].params, "a code and its parameters are stored, no sentence"
    for language in ("zh", "en"):
        said = explain(done.errors[0].code, done.errors[0].params, language)
        assert said != done.errors[0].code
        assert "{" not in said


async def test_files_of_other_kinds_are_refused_at_once(shelf: Shelf) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        for name, data in [
            ("a.pdf", b"no PDF"),
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 100),
            ("noending", b"x"),
        ]:
            with pytest.raises(ImportRefused):
                await shelf.imports.start(tx, None, shelf.base_id, name, data, dry_run=True)
        with pytest.raises(BaseNotFound):
            await shelf.imports.start(tx, None, shelf.workspace, "a.csv", b"x", dry_run=True)


async def test_a_finished_import_gives_its_file_up_and_never_runs_again(shelf: Shelf) -> None:
    done = await run(shelf, "faq.csv", CSV.encode())
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await tx.scalar("SELECT content FROM knowledge_imports WHERE id = :i", {"i": done.id}) is None
    await shelf.imports.run(shelf.workspace, done.id)
    assert len(await entries(shelf)) == 2


async def test_the_demo_knowledge_imports_without_a_single_error(shelf: Shelf) -> None:
    for path in sorted(EXAMPLES.glob("*.csv")):
        done = await shelf.imports.load(shelf.workspace, shelf.base_id, path.name, path.read_bytes())
        assert (done.state, done.errors) == ("done", ()), path.name
    found = await entries(shelf)
    locales = [entry.locale for entry in found]
    assert (locales.count("zh") >= 60, locales.count("en") >= 20) == (True, True)
    assert all(len(entry.similar) >= 3 for entry in found)
