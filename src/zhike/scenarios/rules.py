"""Comparing what a turn came to with what it must. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from zhike.scenarios.types import Heard, Miss, Turn


def missed(number: int, turn: Turn, heard: Heard, never: Iterable[str] = ()) -> list[Miss]:
    """Return what of a turn's expectations was not met."""
    said, found = " / ".join(turn.says), list[Miss]()
    for what, wanted in turn.then.items():
        met, came = CHECKS[what](wanted, heard)
        if not met:
            found.append(Miss(number, said, what, wanted, came))
    leaked = [word for word in never if word in heard.text]
    if leaked:
        found.append(Miss(number, said, "never", leaked, heard.text))
    return found


def words_of(content: Mapping[str, Any]) -> str:
    """Return the words of a message, those of a card included."""
    words = [content.get("text"), content.get("title"), content.get("subtitle")]
    words += [f"{one.get('label')}: {one.get('value')}" for one in content.get("fields") or ()]
    return "\n".join(str(one) for one in words if one)


def labels_of(content: Mapping[str, Any]) -> list[str]:
    """Return what a message lets the customer choose from."""
    return [str(one["label"]) for one in content.get("options") or ()]


def course(events: Iterable[tuple[str, str, str | None]]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return (repair patterns, {flow: how it ended}) of what happened: (name, flow, detail)."""
    happened = list(events)
    patterns = tuple(detail for name, _, detail in happened if name in ("repaired", "resumed") and detail)
    return patterns, {
        flow: detail or name for name, flow, detail in happened if name in ("ended", "cancelled", "stuck")
    }


def several(value: Any) -> list[Any]:
    """Return the one or the list of expected values as a list."""
    return list(value) if isinstance(value, list | tuple) else [value]


def within(wanted: Any, came: Any) -> bool:
    """Say whether everything that is wanted is there: of mappings the keys named, of lists all, of texts and numbers the same."""
    if isinstance(wanted, Mapping):
        return isinstance(came, Mapping) and all(key in came and within(one, came[key]) for key, one in wanted.items())
    if isinstance(wanted, list):
        return isinstance(came, list) and len(wanted) == len(came) and all(map(within, wanted, came))
    return bool(wanted == came) or str(wanted) == str(came)


def _action(wanted: Mapping[str, Any], heard: Heard) -> tuple[bool, Any]:
    came = [{"operation": one.operation, "outcome": one.state, "with": dict(one.arguments)} for one in heard.calls]
    asked = {"outcome": "done", **wanted}
    return any(within(asked, one) for one in came), came


def _slots(wanted: Mapping[str, Any], heard: Heard) -> tuple[bool, Any]:
    came = dict(heard.standing.slots) if heard.standing is not None else {}
    return within(wanted, came), came


def _flow(wanted: str | None, heard: Heard) -> tuple[bool, Any]:
    came = heard.standing.flow if heard.standing is not None else None
    return came in several(wanted), came


def _asks(wanted: str, heard: Heard) -> tuple[bool, Any]:
    came = heard.standing.awaits if heard.standing is not None else None
    return came in several(wanted), came


def _hand_over(wanted: Any, heard: Heard) -> tuple[bool, Any]:
    if isinstance(wanted, bool):
        return (heard.hand_over is not None) == wanted, heard.hand_over
    return heard.hand_over in several(wanted), heard.hand_over


def _writes(heard: Heard) -> list[str]:
    return [one.operation for one in heard.calls if one.writes and one.state in ("done", "failed", "unknown")]


CHECKS: dict[str, Callable[[Any, Heard], tuple[bool, Any]]] = {
    "outcome": lambda wanted, heard: (heard.outcome in several(wanted), heard.outcome),
    "cites": lambda wanted, heard: (any(one in heard.cites for one in several(wanted)), list(heard.cites)),
    "not_cites": lambda wanted, heard: (not set(several(wanted)) & set(heard.cites), list(heard.cites)),
    "says": lambda wanted, heard: (all(str(one) in heard.text for one in several(wanted)), heard.text),
    "says_any": lambda wanted, heard: (any(str(one) in heard.text for one in several(wanted)), heard.text),
    "says_not": lambda wanted, heard: (not any(str(one) in heard.text for one in several(wanted)), heard.text),
    "options": lambda wanted, heard: (
        all(any(str(one) in option for option in heard.options) for one in several(wanted)),
        list(heard.options),
    ),
    "flow": _flow,
    "asks": _asks,
    "slots": _slots,
    "ended": lambda wanted, heard: (within(wanted, dict(heard.ended)), dict(heard.ended)),
    "pattern": lambda wanted, heard: (set(several(wanted)) <= set(heard.patterns), list(heard.patterns)),
    "action": _action,
    "no_action": lambda wanted, heard: ((not _writes(heard)) == wanted, _writes(heard)),
    "hand_over": _hand_over,
}
