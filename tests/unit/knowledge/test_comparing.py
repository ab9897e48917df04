"""Which entries repeat or contradict each other."""

from datetime import UTC, datetime
from uuid import UUID

import numpy as np
import pytest

from zhike.knowledge.comparing import answers_alike, ask_the_same, find_pairs, judged, meet, numbers_apart
from zhike.knowledge.types import Entry
from zhike.language import NoEmbedder, WordSpace

AT = datetime(2026, 1, 1, tzinfo=UTC)


def entry(n: int, question: str, answer: str, **more: object) -> Entry:
    return Entry(UUID(int=n), UUID(int=99), "zh", question, (), answer, (), "published", 1, 0, AT, None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("七天内可以申请退货。", "七天内可以申请退货。", True),
        ("7 天内可以申请退货。", "15 天内可以申请退货。", False),
        ("在订单里申请退货，审核通过后寄回。", "在订单里申请退货，审核通过后请寄回。", True),
        ("在订单里申请。", "请联系人工客服办理。", False),
        ("运费 8 元，3 天到。", "运费 8 元，5 天到。", False),
    ],
)
def test_answers_say_the_same_with_the_same_numbers(one: str, other: str, alike: bool) -> None:
    assert answers_alike(one, other) is alike


def test_numbers_of_one_unit_that_share_nothing_differ() -> None:
    assert numbers_apart("7 天内退货，运费 8 元", "15 天内退货，运费 8 元") == [
        {"unit": "day", "one": [7.0], "other": [15.0]}
    ]
    assert numbers_apart("3 天或 7 天", "7 天") == []


def test_entries_that_never_meet_do_not_contradict() -> None:
    spring = entry(1, "怎么退货", "七天", valid_until=AT)
    summer = entry(2, "怎么退货", "十五天", valid_from=AT)
    assert not meet(spring, summer)
    assert not meet(entry(1, "怎么退货", "七天"), entry(2, "怎么退货", "十五天", audience="agent"))
    assert meet(entry(1, "怎么退货", "七天"), entry(2, "怎么退货", "十五天"))


def test_the_smaller_id_stands_first() -> None:
    found = judged(entry(2, "怎么退货", "15 天内"), entry(1, "如何退货", "7 天内"), 0.9, ("怎么退货", "如何退货"))
    assert (found["one"], found["asked"], found["kind"]) == (UUID(int=1), ["如何退货", "怎么退货"], "contradiction")
    assert found["numbers"] == [{"unit": "day", "one": [7.0], "other": [15.0]}]


@pytest.mark.parametrize(
    ("chance", "rivalry", "same"),
    [(0.5, 0.1, False), (0.3, 0.45, True), (0.6, 0.21, True), (0.41, None, True), (0.39, None, False)],
)
def test_neighbours_do_not_answer_as_well_as_the_entry_itself(chance: float, rivalry: float | None, same: bool) -> None:
    assert ask_the_same(chance, rivalry) is same


class Plain(NoEmbedder):
    dim = 3


def vector(*values: float) -> bytes:
    row = np.array(values, np.float32)
    return (row / np.linalg.norm(row)).astype(np.float16).tobytes()


def test_only_what_changed_is_compared_and_an_entry_never_with_itself() -> None:
    returns = entry(1, "怎么退货", "7 天内申请。")
    again = entry(2, "怎么退货呢", "15 天内申请。")
    invoice = entry(3, "怎么开发票", "订单里申请。")
    stored = {
        UUID(int=1): {0: vector(1, 0.02, 0)},
        UUID(int=2): {0: vector(1, 0, 0.02)},
        UUID(int=3): {0: vector(0, 1, 1)},
    }
    found = find_pairs([(returns, False), (again, True), (invoice, False)], stored, Plain(), WordSpace())
    assert [(one["one"].int, one["other"].int, one["kind"]) for one in found] == [(1, 2, "contradiction")]
    assert find_pairs([(returns, False), (again, False), (invoice, False)], stored, Plain(), WordSpace()) == []
    assert find_pairs([(returns, True)], stored, Plain(), WordSpace()) == []
