"""Which questions lean on what came before, and how they are read then."""

import pytest

from zhike.dialogue.entities import products_of
from zhike.dialogue.follow_up import readings

PRODUCTS = products_of(["A7 耳机续航多久", "A7 耳机防水吗", "A5 怎么样", "A5 好吗"])


@pytest.mark.parametrize(
    ("question", "joined", "bare"),
    [
        ("那运费呢", ["怎么退货 运费", "退货运费"], True),
        ("多久到", ["怎么退货 多久到", "退货多久到"], False),
        ("那运费谁出", ["怎么退货 运费谁出", "退货运费谁出"], False),
        ("怎么修改收货地址", None, False),
        ("那你们这个扫地机器人的噪音到底大不大影响睡觉吗", None, False),
        ("呢", None, False),
        ("", None, False),
    ],
)
def test_readings(question: str, joined: list[str] | None, *, bare: bool) -> None:
    read = readings(question, ["在吗了", "怎么退货"], [])
    assert (read.joined if read else None) == joined
    assert (read.bare if read else False) is bare


def test_the_last_answers_title_counts_too() -> None:
    read = readings("那运费呢", ["不合适"], ["怎么申请退货"])
    assert read is not None
    assert "退货运费" in read.joined
    assert readings("那运费呢", [], []) is None


def test_another_product_takes_the_place_of_the_first() -> None:
    read = readings("那 A5 呢？", ["A7 耳机续航多久"], [], PRODUCTS)
    assert read is not None
    assert read.instead == "a5 续航多久"
    assert read.texts[-1] == read.instead
    same = readings("A7 呢", ["A7 耳机续航多久"], [], PRODUCTS)
    assert same is not None
    assert same.instead is None


def test_english() -> None:
    read = readings("what about the shipping fee?", ["How do I return an item?"], [])
    assert read is not None
    assert read.joined[0] == "how do i return an item? shipping fee"
