"""Reading files: columns by many names, lists by many marks, and bytes that mean harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.offload import parse
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.reading.rows import match_columns


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
