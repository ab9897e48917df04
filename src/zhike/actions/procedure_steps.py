"""Steps of recorded procedures: what they may be, and which arguments they ask for. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

KINDS = ("goto", "fill", "click", "submit", "select", "wait_for", "read", "expect")
HOLE = re.compile(r"\{(\w+)\}")
OURS = "secret"  # the hole that the connector's secret fills
MOST_STEPS = 100


class BadProcedure(ValueError):
    """A procedure cannot be read; the message says which step and why."""


def checked(name: str, steps: Any) -> list[tuple[str, Any]]:
    """Return (kind, value) of each step; raises BadProcedure."""
    if not isinstance(steps, list) or not steps or len(steps) > MOST_STEPS:
        raise BadProcedure(f"{name}: must be a list of 1 to {MOST_STEPS} steps")
    found = []
    for n, step in enumerate(steps, 1):
        if not isinstance(step, Mapping) or len(step) != 1:
            raise BadProcedure(f"{name}, step {n}: must be one key and its value")
        kind, value = next(iter(step.items()))
        if kind not in KINDS:
            raise BadProcedure(f"{name}, step {n}: there is no step {kind}; there are {', '.join(KINDS)}")
        wanted = {"fill": {"field", "value"}, "select": {"field", "value"}, "expect": {"field", "text", "code"}}.get(
            kind
        )
        if wanted is not None and not (isinstance(value, Mapping) and wanted <= value.keys()):
            raise BadProcedure(f"{name}, step {n}: {kind} needs {', '.join(sorted(wanted))}")
        if kind == "read" and not isinstance(value, Mapping):
            raise BadProcedure(f"{name}, step {n}: read needs name: field")
        if kind in ("goto", "click", "submit", "wait_for") and not isinstance(value, str):
            raise BadProcedure(f"{name}, step {n}: {kind} needs a text")
        found.append((str(kind), value))
    return found


def holes(steps: Sequence[tuple[str, Any]]) -> list[str]:
    """Return the arguments that steps ask for, in their order."""
    texts = [text for _, value in steps for text in (value.values() if isinstance(value, Mapping) else [value])]
    found = dict.fromkeys(hole for text in texts if isinstance(text, str) for hole in HOLE.findall(text))
    return [hole for hole in found if hole != OURS]
