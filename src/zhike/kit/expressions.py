"""Conditions and values that merchants write: the Common Expression Language (https://cel.dev), without loops or I/O.

    order.status in ["pending"] && sum(order.items.map(i, i.price)) <= 50000

Numbers are as they come: whole ones and decimals do not mix (``double(x)`` turns one into the other); money is whole minor
units. A field that is not there is an error, ``has(order.note)`` asks for it. Besides CEL's own there are the functions of
``FUNCTIONS``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

import cel
from cel import stdlib

from zhike.kit.counting import cart_of

MAX_LENGTH = 2_000
_OWN_NAME = re.compile(r"\.(?:all|exists|exists_one|map|filter)\(\s*(\w+)\s*,")  # what a macro calls each item
_KINDS = frozenset({"int", "uint", "double", "string", "bool", "bytes", "null_type"})


class BadExpression(ValueError):
    """The expression cannot be read; the message says where and why."""


class ExpressionFailed(ValueError):
    """The expression has no value for what it was given: a missing field, or kinds that do not go together."""


def _rounded(value: float, digits: int = 0) -> float | int:
    return round(value, digits) if digits else round(value)


def _days_between(earlier: Any, later: Any) -> int:
    """Return whole days from one date (or time) to another; ISO text or CEL timestamps."""
    return (_day(later) - _day(earlier)).days


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    return datetime.fromisoformat(str(value)).date()


def _contains_any(text: str, words: list[str]) -> bool:
    """Say whether a text holds one of several words, capitals aside."""
    lowered = text.lower()
    return any(word and word.lower() in lowered for word in words)


def _names_thing(text: str, name: str) -> bool:
    """Say whether a text names a thing: by its whole name, or by its head (碗 of 青瓷碗, lamp of night lamp)."""
    lowered, own = text.lower(), name.strip().lower()
    if not own or own in lowered:
        return bool(own)
    head = re.split(r"[\s,，(（]", own)[-1]
    if re.search(r"[\u4e00-\u9fff]$", head):
        return head[-2:] in lowered or head[-1] in lowered
    return len(head) > 2 and re.search(rf"\b{re.escape(head.rstrip('s'))}", lowered) is not None


def _unequal(values: list[Any]) -> list[Any]:
    return list({repr(value): value for value in values}.values())


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sum": sum,
    "min": lambda *values: min(values[0] if len(values) == 1 else values),
    "max": lambda *values: max(values[0] if len(values) == 1 else values),
    "round": _rounded,
    "abs": abs,
    "length": len,  # signs of a text, items of a list; CEL's size() counts bytes here
    "join": lambda values, between=", ": between.join(map(str, values)),
    "distinct": _unequal,
    "sort": sorted,
    "first": lambda values: values[0] if values else None,
    "last": lambda values: values[-1] if values else None,
    "lower": lambda text: text.lower(),
    "upper": lambda text: text.upper(),
    "slice": stdlib.slice_,
    "replace": lambda text, old, new: text.replace(old, new),
    "split": lambda text, at: text.split(at),
    "days_between": _days_between,
    "contains_any": _contains_any,
    "names_thing": _names_thing,
    "cart_of": cart_of,  # the things that a text names, with how many of each
    "list": list,
}


class Expression:
    """A parsed expression. ``text``: as written; ``names``: what it reads from what it is given."""

    def __init__(self, text: str) -> None:
        """Parse; raises BadExpression."""
        self.text = text.strip()
        if not self.text:
            raise BadExpression("the expression is empty")
        if len(self.text) > MAX_LENGTH:
            raise BadExpression(f"the expression is longer than {MAX_LENGTH} signs")
        try:
            self._program = cel.compile(self.text)
            self.names = frozenset(self._program.variables()) - _KINDS - frozenset(_OWN_NAME.findall(self.text))
            self.functions = frozenset(self._program.functions())
        except ValueError as error:
            raise BadExpression(_told(error)) from None

    def value(self, given: Mapping[str, Any], more: Mapping[str, Callable[..., Any]] = MappingProxyType({})) -> Any:
        """Return the value; ``more``: functions besides FUNCTIONS. Raises ExpressionFailed."""
        try:
            context = cel.Context(dict(given))
            for name, function in (*FUNCTIONS.items(), *more.items()):
                context.add_function(name, function)
            return self._program.execute(context)
        except Exception as error:  # the library raises whatever its functions do
            raise ExpressionFailed(f"{self.text}: {_told(error)}") from None

    def holds(self, given: Mapping[str, Any]) -> bool:
        """Say whether a condition holds; raises ExpressionFailed, also where the value is neither true nor false."""
        value = self.value(given)
        if not isinstance(value, bool):
            raise ExpressionFailed(f"{self.text}: is {value!r}, neither true nor false")
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"


def _told(error: Exception) -> str:
    """Return the first line of what a library says, without its own name."""
    if isinstance(error, KeyError):
        return f"there is no {error.args[0]}"
    first = (str(error).splitlines() or [type(error).__name__])[0]
    return first.replace("ERROR: <input>:", "at ").strip()[:300]
