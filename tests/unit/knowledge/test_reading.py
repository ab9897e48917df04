"""Reading files: columns by many names, lists by many marks, and bytes that mean harm."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.offload import parse
from zhike.knowledge.reading import decode, parse_rows, read_file
from zhike.knowledge.reading.rows import match_columns
from zhike.knowledge.wording import explain


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (("问题", "答案"), {"question", "answer"}),
        (
            ("标准问题*", "相似问法", "标准答案", "分类", "语言", "状态"),
            {"question", "similar", "answer", "tags", "locale", "state"},
        ),
        (
            ("Question", "Similar Questions", "Answer", "Tags", "Locale"),
            {"question", "similar", "answer", "tags", "locale"},
        ),
        (("Q", "A"), {"question", "answer"}),
        (("標題", "內容"), {"question", "answer"}),
        (("id", "text"), {"answer"}),
    ],
)
def test_columns_are_known_by_many_names(columns: tuple[str, ...], fields: set[str]) -> None:
    assert set(match_columns(columns, {})) == fields


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("甲|乙|丙", 3), ("甲；乙；丙", 3), ("甲？；乙？", 2), ("a\nb", 2), ("甲；一|乙；二", 2), ("", 0), ("甲|甲| ", 1)],
)
def test_similar_questions_are_cut_at_their_marks(cell: str, parts: int) -> None:
    quoted = cell.replace('"', '""')
    rows, errors = parse_rows(read_file("a.csv", f'问题,相似问,答案\n题,"{quoted}",答\n'.encode()), "zh")
    assert (len(rows[0].draft.similar), errors) == (parts, [])


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_every_usual_delimiter_is_found(mark: str) -> None:
    data = "\n".join(mark.join(row) for row in [("question", "answer", "tags"), ("How?", "So.", "x")]).encode()
    rows, errors = parse_rows(read_file("a.csv", data), "en")
    assert (rows[0].draft.answer, errors) == ("So.", [])


def test_the_locale_is_guessed_from_the_question() -> None:
    rows, _ = parse_rows(
        read_file("a.csv", "question,answer\n怎么退,申请\nHow to return,Apply\n???,x\n".encode()), "en"
    )
    assert [row.draft.locale for row in rows] == ["zh", "en", "en"]


def test_row_numbers_are_those_of_the_file() -> None:
    data = '问题,答案\n"一\n行","两\n行"\n,缺\n'.encode()
    _, errors = parse_rows(read_file("a.csv", data), "zh")
    assert [(error.row, error.column, error.code) for error in errors] == [(5, "问题", "question_missing")]


def test_a_line_of_json_may_hold_other_line_marks() -> None:
    data = '{"question": "a", "answer": "one\u2028two"}\r\n{"question": "b", "answer": "c"}'.encode()
    rows, errors = parse_rows(read_file("a.jsonl", data), "zh")
    assert ([row.row for row in rows], errors) == ([1, 2], [])


def test_a_path_in_the_name_does_no_harm() -> None:
    assert read_file("..\\..\\etc\\x.CSV", b"question,answer\na,b").format == "csv"
    with pytest.raises(ImportRefused):
        read_file("../../etc/passwd", b"x")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["a.csv", "a.xlsx", "a.jsonl", "a.md", "a.json"]), st.binary(max_size=400))
def test_no_bytes_break_it(name: str, data: bytes) -> None:
    parse(name, data, "zh", {})
    parse(name, b"PK\x03\x04" + data, "zh", {})
    parse(name, b"question,answer\n" + data, "zh", {})


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for name in ("a.csv", "a.jsonl", "a.md"):
        parsed = parse(name, f"question,answer\n{text}".encode("utf-8", "surrogatepass"), "zh", {})
        assert parsed.refused or parsed.format


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_all_sheets_with_the_same_header_are_read_and_the_others_named() -> None:
    data = workbook(
        ("说明", [["本表由售后部维护"], ["请勿改动表头"]]),
        ("售前", [["问题", "答案"], ["有货吗", "有。"], ["缺答案", ""]]),
        ("空", []),
        ("售后", [["答案", "问题"], ["可以。", "能退吗"], ["", "也缺答案"]]),
        ("价目", [["型号", "价格"], ["A7", "99"]]),
    )
    found = parse("faq.xlsx", data, "zh", {})
    assert [(row.row, row.draft.question, row.draft.answer) for row in found.rows] == [
        (2, "有货吗", "有。"),
        (5, "能退吗", "可以。"),
    ]
    assert [(error.row, error.code) for error in found.errors] == [(3, "answer_missing"), (6, "answer_missing")]
    assert [(note.code, note.params["sheet"]) for note in found.notes] == [
        ("sheet_left_out", "说明"),
        ("sheet_read", "售后"),
        ("sheet_left_out", "价目"),
    ]
    assert "型号, 价格" in explain(found.notes[2].code, found.notes[2].params, "zh")
    assert "go on from 3" in explain(found.notes[1].code, found.notes[1].params, "en")


def test_a_workbook_of_one_sheet_has_no_remarks() -> None:
    found = parse("faq.xlsx", workbook(("Sheet1", [["问题", "答案"], ["有货吗", "有。"]])), "zh", {})
    assert (len(found.rows), found.notes) == (1, ())


TRADITIONAL = "問題,答案,相似問法\n如何申請退貨,請於訂單頁面點選「申請退貨」，七天內免運費。,我要退貨|退貨流程\n"


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL.replace("\n", "\r\n"), "cp950", "big5"),
        (TRADITIONAL, "gbk", "gb18030"),
        ("问题,答案\n怎么申请退货,在订单页面申请，七天内免运费。\n", "gbk", "gb18030"),
        ("问题,答案\n退吗,退\n", "gbk", "gb18030"),
        ("問題,答案\n退嗎,退\n", "big5", "big5"),
        (TRADITIONAL, "utf-8", "utf-8"),
    ],
)
def test_chinese_encodings_are_told_apart(text: str, encoding: str, found: str) -> None:
    assert decode(text.encode(encoding)) == (text, found)
