"""A stack as it is kept between turns: JSON and back. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.flows.types import Awaits, AwaitsSlot, AwaitsYes, Frame, Shown, Stack, Value


def kept(stack: Stack) -> dict[str, Any]:
    """Return a stack as JSON."""
    return {"at": stack.at.isoformat() if stack.at else None, "frames": [_frame(one) for one in stack.frames]}


def opened(given: Mapping[str, Any]) -> Stack:
    """Return the stack of JSON."""
    at = given.get("at")
    return Stack(tuple(map(_to_frame, given.get("frames", []))), datetime.fromisoformat(at) if at else None)


def _frame(frame: Frame) -> dict[str, Any]:
    return {
        "run": str(frame.run),
        "flow": frame.flow,
        "version": frame.version,
        "step": frame.step,
        "told": dict(frame.told),
        "saved": dict(frame.saved),
        "visits": dict(frame.visits),
        "awaits": _awaits(frame.awaits),
        "skipped": sorted(frame.skipped),
        "noted": [[one.kind, one.value, one.text] for one in frame.noted],
        "save": frame.save,
    }


def _awaits(awaits: Awaits | None) -> dict[str, Any] | None:
    if awaits is None:
        return None
    if isinstance(awaits, AwaitsYes):
        return {"proposal": str(awaits.proposal), "text": awaits.text, "code": awaits.code, "tries": awaits.tries}
    options = [[one.value, one.label, list(one.also)] for one in awaits.options]
    return {"slot": awaits.slot, "options": options, "tries": awaits.tries}


def _to_frame(given: Mapping[str, Any]) -> Frame:
    return Frame(
        UUID(given["run"]),
        given["flow"],
        given["version"],
        given["step"],
        given["told"],
        given["saved"],
        given["visits"],
        _to_awaits(given["awaits"]),
        frozenset(given["skipped"]),
        tuple(Value(*one) for one in given["noted"]),
        given["save"],
    )


def _to_awaits(given: Mapping[str, Any] | None) -> Awaits | None:
    if given is None:
        return None
    if "proposal" in given:
        return AwaitsYes(UUID(given["proposal"]), given["text"], given["code"], given["tries"])
    options = tuple(Shown(value, label, tuple(also)) for value, label, also in given["options"])
    return AwaitsSlot(given["slot"], options, given["tries"])
