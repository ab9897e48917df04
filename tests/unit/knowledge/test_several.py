"""Candidates of several bases: rivals share what one would have had."""

from uuid import UUID

import pytest

from zhike.knowledge.several import merged
from zhike.knowledge.types import Candidate

A, B = UUID(int=1), UUID(int=2)


def candidate(base: UUID, title: str, score: float, locale: str = "zh", *, exact: bool = False) -> Candidate:
    return Candidate(UUID(int=hash((base, title)) % 2**64), base, locale, title, title, title, score, 0.5, 0.5, exact)


def scores(*lists: list[Candidate]) -> dict[str, float]:
    return {one.title: one.score for one in merged(lists, 8)}


def test_one_base_keeps_its_probabilities() -> None:
    assert scores([candidate(A, "a", 0.8), candidate(A, "b", 0.1)]) == {"a": 0.8, "b": 0.1}
    assert scores([candidate(A, "a", 0.8)], [candidate(B, "b", 0.0)]) == {"a": 0.8, "b": 0.0}


def test_two_sure_bases_are_no_longer_sure() -> None:
    found = scores([candidate(A, "a", 0.9)], [candidate(B, "b", 0.9)])
    assert found == {"a": pytest.approx(9 / 19, abs=1e-4), "b": pytest.approx(9 / 19, abs=1e-4)}
    assert scores([candidate(A, "a", 0.98)], [candidate(B, "b", 0.5)])["a"] == pytest.approx(49 / 51, abs=1e-3)
    assert scores([candidate(A, "a", 1.0)], [candidate(B, "b", 1.0)])["a"] == pytest.approx(0.5, abs=0.01)


def test_languages_are_no_rivals() -> None:
    assert scores([candidate(A, "a", 0.9)], [candidate(B, "b", 0.9, "en")]) == {"a": 0.9, "b": 0.9}


def test_the_very_words_have_no_rival_in_what_is_merely_alike() -> None:
    found = scores([candidate(A, "a", 0.99, exact=True)], [candidate(B, "b", 0.97)])
    assert found["a"] == pytest.approx(0.99)
    assert found["b"] < 0.3
    both = scores([candidate(A, "a", 0.99, exact=True)], [candidate(B, "b", 0.99, exact=True)])
    assert both["a"] == both["b"] == pytest.approx(0.5, abs=0.01)


def test_what_two_bases_have_word_for_word_counts_once() -> None:
    found = merged([[candidate(A, "怎么退货", 0.9)], [candidate(B, "怎么退货", 0.8)]], 8)
    assert [(one.base_id, one.score) for one in found] == [(A, 0.9)]
    twice = merged([[candidate(A, "怎么退货", 0.5), candidate(A, "怎么退货", 0.4)]], 8)
    assert len(twice) == 2  # one base may have two


def test_the_best_come_first_and_no_more_than_wanted() -> None:
    found = merged([[candidate(A, "a", 0.2), candidate(A, "b", 0.6)], [candidate(B, "c", 0.3)]], 2)
    assert [one.title for one in found] == ["b", "a"]
