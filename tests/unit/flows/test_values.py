"""Whether what was said fills a slot: before it was asked, and as its answer."""

from typing import Any

import pytest

from zhike.flows.types import Heard, Listed, Shown, Slot, Text, Value
from zhike.flows.values import fitting, told
from zhike.kit.expressions import Expression
from zhike.kit.templates import Template

REASONS = (
    Shown("no_longer_needed", "No longer needed", ("不想要了", "don't need")),
    Shown("ordered_by_mistake", "Ordered by mistake", ("拍错了", "by mistake")),
    Shown("other", "Something else", ()),
)
ORDERS = (
    Shown("20261112-0417", "20261112-0417 · 青釉餐具两件套", ("2026-11-12",)),
    Shown("20261105-0733", "20261105-0733 · M8 washing machine", ("2026-11-05",)),
)
REASON = Slot("reason", "choice")
_EMPTY = Template("{{ item }}")
ORDER = Slot("order", "order", listed=Listed(Expression("orders"), Expression("item"), Text(_EMPTY, _EMPTY)))


def _said(text: str, *values: Value) -> Heard:
    return Heard(text, values)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cancel order 20261122-0058", None),
        ("i want to send something back", None),
        ("i ordered another one", None),
        ("please cancel it, i don't need it anymore", "no_longer_needed"),
        ("拍错了，帮我取消", "ordered_by_mistake"),
    ],
)
def test_only_its_own_words_count_before_it_is_asked(text: str, value: str | None) -> None:
    assert fitting(REASON, (Value("said", text, text),), REASONS) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a mistake", "ordered_by_mistake"),
        ("第二个", "ordered_by_mistake"),
        ("3", "other"),
        ("something else", "other"),
        ("no idea what you want", None),
    ],
)
def test_its_answer(text: str, value: str | None) -> None:
    assert told(REASON, _said(text), REASONS) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("餐具的那个", "20261112-0417"),
        ("the washing machine", "20261105-0733"),
        ("the order", None),
        ("最近买的", "20261112-0417"),
        ("最后一个", "20261105-0733"),
    ],
)
def test_what_is_listed_is_known_by_its_words(text: str, value: str | None) -> None:
    assert told(ORDER, _said(text), ORDERS) == value


def test_an_order_named_by_its_number_counts_offered_or_not() -> None:
    number: Any = Value("order_number", "20269999-0001", "20269999-0001")
    assert told(ORDER, _said("20269999-0001", number), ORDERS) == "20269999-0001"
    assert fitting(ORDER, (number,), ORDERS) == "20269999-0001"
