"""What customers name, by table."""

from datetime import date

import pytest

from zhike.dialogue.entities import Entity, entities_of, products_of

TODAY = date(2026, 11, 22)  # a Sunday
PRODUCTS = products_of(
    ["A7 耳机续航多久", "a7 耳机防水吗", "X3 Pro 值得买吗", "X3 Pro 怎么用", "X3 怎么样", "x3 多大", "只说一次的 Q9"]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("订单号20261122001什么时候发货", [("order_number", "20261122001")]),
        ("订单 ZK2026112200123 退款", [("order_number", "ZK2026112200123")]),
        ("my order #A123456 was due last friday", [("order_number", "A123456"), ("date", "2026-11-20")]),
        ("我手机13812345678收不到短信", [("phone", "13812345678")]),
        ("+86 138-1234-5678", [("phone", "13812345678")]),
        ("发到 Lin@example.com", [("email", "lin@example.com")]),
        (
            "我昨天买了两台A7耳机花了299元",
            [("amount", 299.0), ("date", "2026-11-21"), ("count", 2), ("product", "A7 耳机")],
        ),
        ("1.5万元", [("amount", 15000.0)]),
        ("¥1,299.50", [("amount", 1299.5)]),
        ("11月3日下的单三天了还没到", [("date", "2026-11-03"), ("duration", "3 day")]),
        ("2026-11-20 下单的", [("date", "2026-11-20")]),
        ("12月31日", [("date", "2026-12-31")]),
        ("2月30日", []),
        ("上周五买的", [("date", "2026-11-13")]),
        ("next monday", [("date", "2026-11-23")]),
        ("day after tomorrow? the day after tomorrow", [("date", "2026-11-23"), ("date", "2026-11-24")]),
        ("半小时或者3个工作日", [("duration", "0.5 hour"), ("duration", "3 workday")]),
        ("X3 Pro 和 X3 有什么区别", [("product", "X3 PRO"), ("product", "X3")]),
        ("Q9 好吗", []),
        ("618活动", []),
        ("怎么退货", []),
    ],
)
def test_entities(text: str, found: list[tuple[str, object]]) -> None:
    assert [(one.kind, one.value) for one in entities_of([text], TODAY, PRODUCTS)] == found


def test_personal_values_are_masked_where_they_are_stored() -> None:
    assert Entity("phone", "13812345678", "13812345678").shown == "****5678"
    assert Entity("order_number", "ZK2026112200123", "").shown == "****0123"
    assert Entity("amount", 299.0, "299元").shown == "299.0"
