"""What words that were pointed out for slots come to: each is read by its slot's own reader, or not at all."""

from collections.abc import Callable, Mapping
from typing import Any

from zhike.flows.types import Flow, Heard, Value
from zhike.flows.values import KINDS, told

Reader = Callable[[str], tuple[Value, ...]]


def quoted(
    flow: Flow, quotes: Mapping[str, str], read: Reader, language: str
) -> tuple[tuple[Value, ...], dict[str, Any]]:
    """Return (values to note, slots that are free texts). What is noted goes through a slot's checks when it is its turn.

    ``read``: what of typed values a text names. A free text with checks of its own is asked for instead.
    """
    noted: list[Value] = []
    filled: dict[str, Any] = {}
    for name, text in quotes.items():
        slot = flow.slots.get(name)
        if slot is None:
            continue
        kind = KINDS.get(slot.type)
        if slot.options or slot.listed is not None:
            noted.append(Value("said", text, text))
            continue
        value = told(slot, Heard(text, read(text), language=language), ())
        if value is None:
            continue
        if kind is not None:
            noted.append(Value(kind, value, text))
        elif slot.type in ("text", "name") and not slot.checks:
            filled[name] = value
    return tuple(noted), filled
