"""Another number, another thing, the opposite wish: never answered by likeness."""

import pytest

from zhike.knowledge.guards import against, codes, named, refused

RETURN = (("支持七天无理由退货吗", "7天无理由怎么算"), "签收次日起 7 天内可退。")
A7 = (("A7 耳机支持降噪吗", "A7降噪效果"), "A7 是主动降噪耳机。")


@pytest.mark.parametrize(
    ("question", "entry", "found"),
    [
        ("7天无理由怎么退", RETURN, ()),
        ("七天无理由怎么退", RETURN, ()),
        ("15天无理由退货吗", RETURN, ("other_number",)),
        ("支持三十天无理由吗", RETURN, ("other_number",)),
        ("三天了还没收到货能退吗", RETURN, ()),
        ("15天内可以退货吗", (("怎么退货",), "签收后 7 天内可退。"), ("other_number",)),
        ("能分6期吗", (("花呗分期几期", "能分12期吗"), "支持 3、6、12 期。"), ()),
        ("能分24期吗", (("能分12期吗",), "支持 3、6、12 期。"), ("other_number",)),
        ("订单 20261122 怎么退", RETURN, ()),
        ("A9 耳机降噪怎么样", A7, ("other_thing",)),
        ("A7降噪怎么样", A7, ()),
        ("iPhone 耳机降噪怎么样", A7, ("other_thing",)),
        ("华为手机能连吗", (("A7 耳机支持哪些手机",), "苹果、华为、小米手机都能连接。"), ()),
        ("苹果手机能用吗", (("充电宝支持哪些手机",), "常见的手机都能充。"), ()),
        ("音箱支持降噪吗", A7, ("other_thing",)),
        ("京东物流能到吗", (("可以指定发顺丰吗",), "可以补 12 元改发顺丰。"), ("other_thing",)),
        ("顺丰能到吗", (("可以指定发顺丰吗",), "可以。"), ()),
        ("能用比特币吗", (("能用微信付款吗", "支持支付宝吗"), "支持微信支付。"), ("other_thing",)),
        ("我不想退货了", (("怎么退货",), "申请即可。"), ("opposite_wish",)),
        ("要不要付退货运费", (("退货运费谁出",), "由我们承担。"), ()),
        ("手机怎么退货", (("怎么退货",), "申请即可。"), ()),
    ],
)
def test_against(question: str, entry: tuple[tuple[str, ...], str], found: tuple[str, ...]) -> None:
    assert against(question, *entry) == found


def test_names_in_either_language_are_one_thing() -> None:
    assert named("发顺丰吗") == named("do you ship by SF Express")
    assert named("macaupdate") == {}
    assert codes("X3 Pro 和 a-7") == {"x3", "a7"}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("I don't want to return it", "return"),
        ("我不想退了", "退"),
        ("先别发货", "发货"),
        ("不想要了怎么退", ""),  # the thing is not wanted: that is why it goes back
        ("要不要退运费", ""),
        ("怎么退货", ""),
    ],
)
def test_what_is_not_wanted_to_be_done(text: str, unwanted: str) -> None:
    assert refused(text) == unwanted
