"""Which of two questions is more alike a third, with plain vectors."""

import numpy as np

from zhike.language import Likeness

TEXTS = ["运费多少钱", "邮费怎么算", "怎么退货", "退货流程是什么", "7天内可以退吗", "15天内可以退吗", "开发票"]


def model() -> tuple[Likeness, np.ndarray]:
    vectors = np.eye(len(TEXTS)) + 0.05
    vectors[1] = vectors[0] + 0.1  # the same meaning in other words
    return Likeness(TEXTS, vectors), vectors


def chance(one: int, other: int) -> float:
    likeness, vectors = model()
    return float(likeness.chances([TEXTS[one]], [TEXTS[other]], vectors[[one]], vectors[[other]])[0])


def test_the_same_meaning_counts_more_than_the_same_letters() -> None:
    assert chance(0, 1) > chance(2, 3) > chance(0, 6)


def test_a_text_is_most_alike_itself() -> None:
    assert chance(2, 2) > 0.9


def test_another_number_speaks_against() -> None:
    likeness, vectors = model()
    rows = likeness.features([TEXTS[4], TEXTS[4]], [TEXTS[5], TEXTS[4]], vectors[[4, 4]], vectors[[5, 4]])
    assert rows[:, -1].tolist() == [1.0, 0.0]


def test_nothing_compared_gives_nothing() -> None:
    likeness, vectors = model()
    assert likeness.chances([], [], vectors[:0], vectors[:0]).tolist() == []
