"""The demo's knowledge is fit to start with: every file imports, nothing is asked twice, nothing is empty."""

from collections import Counter
from pathlib import Path

import pytest

from zhike.knowledge import EntryDraft
from zhike.knowledge.reading import parse_rows, read_file
from zhike.language import fold

FOLDER = Path(__file__).parents[3] / "examples" / "knowledge"
FILES = sorted(FOLDER.glob("*.csv"))


def drafts_of(path: Path) -> list[EntryDraft]:
    rows, errors = parse_rows(read_file(path.name, path.read_bytes()), "zh")
    assert errors == []
    return [row.draft for row in rows]


@pytest.fixture(scope="module")
def drafts() -> list[EntryDraft]:
    return [draft for path in FILES for draft in drafts_of(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_holds_whole_entries_of_its_language(path: Path) -> None:
    for draft in drafts_of(path):
        assert path.name.endswith(f".{draft.locale}.csv"), draft.question
        assert draft.question, path.name
        assert draft.tags, draft.question
        assert 0 < len(draft.answer) <= 600, draft.question
        assert len(draft.similar) >= 3, draft.question


def test_there_is_enough_to_start_a_shop_with(drafts: list[EntryDraft]) -> None:
    count = Counter(draft.locale for draft in drafts)
    assert count["zh"] >= 300
    assert count["en"] >= 100


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_nothing_is_asked_twice(drafts: list[EntryDraft], locale: str) -> None:
    asked = Counter(
        fold(text).rstrip("?。.")
        for draft in drafts
        if draft.locale == locale
        for text in (draft.question, *draft.similar)
    )
    assert [text for text, times in asked.items() if times > 1] == []


def test_no_answer_stands_twice(drafts: list[EntryDraft]) -> None:
    answers = Counter(fold(draft.answer) for draft in drafts)
    assert [answer for answer, times in answers.items() if times > 1] == []
