"""What the orders cost that were read in this conversation: out of what flows were told by merchants' systems. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhike.flows import Stack

TOTALS = ("total", "total_amount", "order_amount", "grand_total", "amount_paid", "paid")  # whole minor units
DEEPEST = 6


def dearest(*stacks: Stack) -> int | None:
    """Return the value of the dearest order that the flows' frames speak of, in minor units; None where none is known."""
    return max((total for _, total in orders_of(*stacks)), default=None)


def orders_of(*stacks: Stack) -> list[tuple[str, int]]:
    """Return (id, total in minor units) of the orders that the flows' frames speak of, each once.

    An order is a value with an id and a total; where a flow is told which one is meant, or read only one, those alone count.
    """
    named: dict[str, int] = {}
    read: dict[str, int] = {}
    for stack in stacks:
        for frame in stack.frames:
            told = {str(value) for value in frame.told.values() if isinstance(value, str | int)}
            for number, total in _orders(frame.saved, DEEPEST):
                (named if number in told else read)[number] = total
            if not named:
                named |= {_id(value): one for value in frame.saved.values() if (one := _total(value)) is not None}
    return list((named or read).items())


def _id(value: Any) -> str:
    return str(value.get("id", value.get("order_id", "")))


def _orders(value: Any, depth: int) -> Iterator[tuple[str, int]]:
    if depth == 0:
        return
    if isinstance(value, Mapping):
        total = _total(value)
        if total is not None:
            yield _id(value), total
            return
        for one in value.values():
            yield from _orders(one, depth - 1)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _orders(one, depth - 1)


def _total(value: Any) -> int | None:
    if not isinstance(value, Mapping) or not ("id" in value or "order_id" in value):
        return None
    found = [value[name] for name in TOTALS if isinstance(value.get(name), int) and not isinstance(value[name], bool)]
    return max(found, default=None)
