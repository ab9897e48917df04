"""Folding, languages, tokens and quantities, by table."""

import pytest

from zhike.language import (
    Quantity,
    bigrams,
    detect_language,
    fold,
    quantities,
    script_of,
    tidy,
    to_traditional,
    tokens,
    written_language,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  退货　运费？？？ ", "退货 运费?"),
        ("請問訂單什麼時候發貨", "请问订单什么时候发货"),
        ("ＨＥＬＬＯ Ｗorld！！", "hello world!"),
        ("好好好好的", "好的"),
        ("谢谢 天天", "谢谢 天天"),
        ("helloooooo", "helloo"),
        ("七天无理由，十五天换新，二十四小时", "7天无理由,15天换新,24小时"),
        ("八五折", "85折"),
        ("一百二十元", "120元"),
        ("一万两千块", "12000块"),
        ("一起买", "一起买"),
        ("1.5万元和3千块", "1.5万元和3千块"),
        ("😊退货👍🏻[微笑]", "退货"),
        ("a\u200bb\ufeffc\x00", "abc"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


def test_tidy_keeps_what_a_person_reads() -> None:
    assert tidy(" 您好，  ABC\r\n\r\n\r\n\r\n- 一\u200b \r\n") == "您好， ABC\n\n- 一"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("退货运费谁出", "zh"),
        ("請問可以退貨嗎", "zh"),
        ("iPhone 手机壳有吗", "zh"),
        ("OK", "en"),
        ("how do i return this", "en"),
        ("Ｈｅｌｌｏ there friend", "en"),
        ("merci beaucoup pour votre aide", "other"),
        ("ありがとうございます", "other"),
        ("请问 return policy for my last order please", "mixed"),
        ("???", None),
        ("123 😊", None),
        ("", None),
    ],
)
def test_detect_language(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deliveries", "delivery"),
        ("returned", "returns"),
        ("shipping", "shipped"),
        ("paid", "pays"),
        ("退貨", "退货"),
        ("Ａ７", "a7"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


def test_tokens_and_pairs() -> None:
    assert tokens("iPhone15能退貨嗎") == ("iphone15", "能", "退货", "吗")
    assert bigrams("退货A7") == {"退货", "a7"}
    assert tokens("！？") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7天无理由", {(7, "day")}),
        ("七天 / 15 days", {(7, "day"), (15, "day")}),
        ("花呗 3、6、12 期", {(3, "instalment"), (6, "instalment"), (12, "instalment")}),
        ("1 到 3 个工作日", set()),
        ("满 99 元减 20 元", {(99, "money"), (20, "money")}),
        ("3.5kg", {(3.5, "kg")}),
        ("订单号 20261122001", set()),
    ],
)
def test_quantities(text: str, found: set[tuple[float, str]]) -> None:
    assert quantities(text) >= {Quantity(*one) for one in found}
    if not found and "工作日" not in text:
        assert quantities(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "written", "script"),
    [
        ("请问怎么退货", "zh", "Hans"),
        ("請問怎麼退貨", "zh-Hant", "Hant"),
        ("發票", "zh-Hant", "Hant"),
        ("你好", "zh", None),
        ("乾净吗这个", "zh", "Hans"),
        ("how do I return it", "en", None),
        ("怎么退货 return my order please", "mixed", "Hans"),
        ("???", None, None),
    ],
)
def test_traditional_is_a_language_of_its_own(text: str, written: str | None, script: str | None) -> None:
    assert written_language(text) == written
    assert script_of(text) == script


def test_to_traditional() -> None:
    assert to_traditional("正在为您转接人工，A7 请稍候") == "正在為您轉接人工，A7 請稍候"
