"""Pinyin and homophones, towards the words of a collection only."""

import pytest

from zhike.language import Speller
from zhike.language.spelling import blurred, sounds

TEXTS = [
    "怎么申请退货", "退货流程是什么", "怎么退货", "退货运费谁出", "怎么开发票", "发票抬头写错了", "可以开专票吗", "优惠券怎么用", "优惠券为什么不能用", "快递到哪了",
    "发什么快递", "转人工客服", "发票多久能收到", "人工客服几点上班", "验证码收不到", "怎么收不到验证码", "摸着麻手", "有点麻手", "保修多久", "积分会过期吗", "积分怎么用",
    "How do I change my order?", "refund please",
]  # fmt: skip


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(TEXTS)


@pytest.mark.parametrize(
    ("written", "meant", "words"),
    [
        ("tuihuo", "退货", ("退货",)),
        ("zenme tuihuo?", "怎么退货", ("怎么", "退货")),
        ("fapiao zenme kai", "发票怎么开", ("发票", "怎么", "开")),
        ("youhuiquan", "优惠券", ("优惠券",)),
        ("tuihuo yunfei shei chu", "退货运费谁出", None),
        ("tuihuo yunfei shui chu", "退货运费谁出", None),
        ("退或流程", "退货流程", ("退货",)),
        ("发漂", "发票", ("发票",)),
        ("优会券", "优惠券", None),
        ("优惠卷怎么用", "优惠券怎么用", None),
        ("快弟到哪了", "快递到哪了", ("快递",)),
        ("转人功", "转人工", ("人工",)),
        ("積份怎麼用", "积分怎么用", ("积分",)),
        ("怎么退huo", "怎么退货", ("退货",)),
        ("fa票怎么开", "发票怎么开", ("发票",)),
    ],
)
def test_what_was_meant(speller: Speller, written: str, meant: str, words: tuple[str, ...] | None) -> None:
    found = speller.repaired(written)
    assert found is not None
    assert found.text == meant
    assert words is None or found.words == words


@pytest.mark.parametrize(
    "written",
    [
        "退货流程", "验证码收不到", "怎么开发票", "评分怎么样", "上海的门店", "今天天气怎么样", "世界杯谁赢了", "hello", "women", "refund", "change", "order", "ok", "A7", "",
        "我想问一下你们这个店里面的东西如果发漂了应该怎么办才比较好呢请回答我",
    ],
)  # fmt: skip
def test_what_is_left_as_it_is(speller: Speller, written: str) -> None:
    assert speller.repaired(written) is None


def test_words_of_the_dictionary_are_put_right_only_boldly() -> None:
    speller = Speller(["会员有什么权益", "怎么成为会员"])
    assert speller.repaired("会元有什么权益") is None
    repair = speller.repaired("会元有什么权益", bold=True)
    assert repair is not None
    assert repair.text == "会员有什么权益"


def test_sounds() -> None:
    assert sounds("退货") == ("tui", "huo")
    assert sounds("券") == ("juan",)
    assert sounds("a") == ()
    assert blurred(("zhang", "shen", "ting")) == ("zan", "sen", "tin")


def test_what_the_texts_use(speller: Speller) -> None:
    assert speller.knows("退货")
    assert not speller.knows("发漂")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("can i cancle my order", "can i cancel my order"),
        ("is the waranty long", "is the warranty long"),
        ("my ordder", "my order"),
        ("can i cancel my order", None),
        ("is it white", None),
        ("dancer", None),
    ],
)
def test_english_is_put_right_by_a_letter(written: str, meant: str | None) -> None:
    texts = ["How do I cancel my order?", "Cancel the order", "How long is the warranty?", "Warranty card"]
    found = Speller(texts).repaired(written, bold=True)
    assert (found.text if found else None) == meant
    assert Speller(texts).repaired(written) is None
