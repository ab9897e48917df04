"""Conditions and texts that merchants write."""

import pytest

from zhike.kit.expressions import BadExpression, Expression, ExpressionFailed
from zhike.kit.templates import Template, money

ORDER = {
    "status": "pending",
    "total": 129900,
    "currency": "CNY",
    "placed_at": "2026-11-20T22:05:00+08:00",
    "items": [{"id": "a", "price": 100000}, {"id": "b", "price": 29900}],
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("order.status in ['pending', 'paid']", True),
        ("sum(order.items.filter(i, i.id in input.ids).map(i, i.price))", 29900),
        ("order.total > 100000 && length(order.items) == 2", True),
        ("has(order.note) ? order.note : '无'", "无"),
        ("order.items.exists(i, i.id == 'c')", False),
        ("length('四件套')", 3),
        ("join(order.items.map(i, i.id))", "a, b"),
        ("days_between(order.placed_at, '2026-11-25')", 5),
        ("max(order.items.map(i, i.price))", 100000),
        ("distinct(['x', 'y', 'x'])", ["x", "y"]),
        ("round(2.345, 2)", 2.35),
        ("first([])", None),
    ],
)
def test_values(text: str, value: object) -> None:
    assert Expression(text).value({"order": ORDER, "input": {"ids": ["b"]}}) == value


def test_names_are_what_is_read() -> None:
    told = Expression("order.items.exists(i, i.id == input.id) && now > customer.since && length(x) == int('1')")
    assert told.names == {"order", "input", "now", "customer", "x"}
    assert "length" in told.functions


@pytest.mark.parametrize(
    ("text", "word"), [("order ==", "Syntax error"), ("", "empty"), ("a" * 2001, "longer"), ("a b", "error")]
)
def test_what_cannot_be_read_says_why(text: str, word: str) -> None:
    with pytest.raises(BadExpression, match=word):
        Expression(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [("order.note == 1", "there is no note"), ("ordr.x", "ordr"), ("order.total", "neither"), ("1 / 0 == 1", "zero")],
)
def test_what_has_no_value_says_why(text: str, word: str) -> None:
    with pytest.raises(ExpressionFailed, match=word):
        Expression(text).holds({"order": ORDER})


def test_text_with_values() -> None:
    text = Template("订单 {{ order.status }}，{{ money(order.total, order.currency) }}，{{ moment(order.placed_at) }}")
    assert text.render({"order": ORDER}) == "订单 pending，¥1,299.00，11月20日 22:05"
    assert Template("on {{ day(order.placed_at) }}").render({"order": ORDER}, "en") == "on Nov 20"
    assert text.names == {"order"}
    assert Template("{{ a }}").render({"a": "[x](y)"}, escape=lambda v: v.replace("[", "\\[")) == "\\[x](y)"


@pytest.mark.parametrize("text", ["{{ order.", "}} x {{ a", "{{ }}", "{{ a }} {{ b"])
def test_broken_text_is_refused(text: str) -> None:
    with pytest.raises(BadExpression):
        Template(text)


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [(5, "CNY", "¥0.05"), (-129900, "CNY", "-¥1,299.00"), (1000, "JPY", "¥1,000"), (100, "CHF", "1.00 CHF")],
)
def test_money(minor: int, currency: str, shown: str) -> None:
    assert money(minor, currency) == shown
