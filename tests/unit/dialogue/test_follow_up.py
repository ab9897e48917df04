"""Which questions lean on what came before, and how they are read then."""

from uuid import uuid4

import pytest

from zhike.dialogue.entities import products_of
from zhike.dialogue.follow_up import names_something, readings, tells
from zhike.knowledge import Candidate

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


def test_a_word_with_the_same_head_takes_its_place() -> None:
    read = readings("专票呢", ["怎么开发票"], [])
    assert read is not None
    assert read.joined[0] == "怎么开专票"
    other = readings("运费呢", ["怎么开发票"], [])
    assert other is not None
    assert other.joined[0] == "怎么开发票 运费"


def test_another_thing_of_a_kind_takes_the_place_of_the_first() -> None:
    read = readings("那高铁呢", ["充电宝能带上飞机吗"], [], PRODUCTS)
    assert read is not None
    assert read.instead == "充电宝能带上高铁吗"
    assert (readings("那西藏呢", ["充电宝能带上飞机吗"], [], PRODUCTS) or read).instead is None


def test_the_product_spoken_of_is_put_before() -> None:
    read = readings("防水吗", ["续航多久"], [], PRODUCTS, "a5")
    assert read is not None
    assert read.about == "a5防水吗"
    assert read.about in read.texts


@pytest.mark.parametrize(
    ("asked", "told"),
    [("多少钱", True), ("要加钱吗", True), ("多久", False), ("能寄到西藏吗", False), ("顺丰要加钱吗", True)],
)
def test_an_entry_is_given_again_only_where_it_tells_what_is_asked_now(asked: str, *, told: bool) -> None:
    entry = Candidate(uuid4(), uuid4(), "zh", "可以指定发顺丰吗", "可以，每单加收 12 元。", "能发顺丰吗", 0.9, 0.9, 0.9)
    assert tells(entry, asked) is told


@pytest.mark.parametrize(
    ("asked", "names"), [("要加钱吗", False), ("贵吗", False), ("怎么退货", True), ("噪音大吗", True)]
)
def test_money_names_nothing(asked: str, *, names: bool) -> None:
    assert names_something(asked) is names


def test_what_only_names_a_thing_is_followed_through_its_answer() -> None:
    read = readings("那电视呢", ["空调安装要钱吗", "洗衣机呢"], ["洗衣机安装收费吗"], PRODUCTS)
    assert read is not None
    assert read.instead == "电视安装收费吗"
