"""Texts with values in them: ``Your order {{ order.id }} over {{ money(order.total, order.currency) }}``. Pure.

What stands between the braces is an expression (`zhike.kit.expressions`); besides its functions there are ``money``, ``day`` and
``moment``, which write in the reader's language.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from zhike.kit.expressions import BadExpression, Expression

MAX_LENGTH = 10_000
_HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "JPY": "¥"}
_WHOLE = frozenset({"JPY", "KRW", "VND"})  # currencies without smaller units
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def money(minor: int, currency: str = "CNY") -> str:
    """Return an amount of minor units as people read it: 129900 CNY is ¥1,299.00."""
    sign, code = ("-" if minor < 0 else ""), currency.upper()
    shown = f"{abs(minor):,}" if code in _WHOLE else f"{abs(minor) / 100:,.2f}"
    return f"{sign}{_SIGNS[code]}{shown}" if code in _SIGNS else f"{sign}{shown} {code}"


def day(value: Any, language: str = "zh") -> str:
    """Return a date (ISO text, date or time) as people read it: 11月23日, Nov 23."""
    read = _time(value)
    return f"{_MONTHS[read.month - 1]} {read.day}" if language == "en" else f"{read.month}月{read.day}日"


def moment(value: Any, language: str = "zh") -> str:
    """Return a time as people read it, in the zone that it carries: 11月23日 14:05."""
    return f"{day(value, language)} {_time(value):%H:%M}"


def _time(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return datetime.fromisoformat(str(value))


class Template:
    """A parsed text with holes. ``names``: what its holes read."""

    def __init__(self, text: str) -> None:
        """Parse; raises BadExpression."""
        if len(text) > MAX_LENGTH:
            raise BadExpression(f"the text is longer than {MAX_LENGTH} signs")
        parts = _HOLE.split(text)
        if any("{{" in part or "}}" in part for part in parts[::2]):
            raise BadExpression("{{ and }} do not match")
        self.text = text
        self._parts: list[str | Expression] = [Expression(part) if n % 2 else part for n, part in enumerate(parts)]
        self.expressions = tuple(part for part in self._parts if isinstance(part, Expression))
        self.names = frozenset[str]().union(*(one.names for one in self.expressions))

    def render(
        self, given: Mapping[str, Any], language: str = "zh", escape: Callable[[str], str] = lambda text: text
    ) -> str:
        """Return the text with its values, each through ``escape``; raises ExpressionFailed."""
        words = {
            "money": money,
            "day": lambda value: day(value, language),
            "moment": lambda value: moment(value, language),
        }
        return "".join(
            part if isinstance(part, str) else escape(_shown(part.value(given, words))) for part in self._parts
        )

    def __repr__(self) -> str:
        return f"Template({self.text!r})"


def _shown(value: Any) -> str:
    """Return a value as a text shows it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, list | tuple):
        return "、".join(map(_shown, value))
    return str(value)
