"""What an import changes in an entry, as a trial shows it."""

from typing import Any

from zhike.knowledge.diff import diff
from zhike.knowledge.types import EntryDraft

LONGEST = 2_000  # characters of a value that are kept; answers are kept as changed lines
LINES = 60  # of changed places


def changes_of(before: EntryDraft, after: EntryDraft) -> list[dict[str, Any]]:
    """Return what differs: {field, before, after, hunks}; of texts with hunks only these."""
    found = diff(before, after)
    for name in ("tags", "state"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            found.append({"field": name, "before": _plain(old), "after": _plain(new), "hunks": []})
    return [_short(one) for one in found]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _short(change: dict[str, Any]) -> dict[str, Any]:
    if change["hunks"]:
        left, hunks = LINES, []
        for hunk in change["hunks"]:
            lines = [{**line, "text": line["text"][:LONGEST]} for line in hunk["lines"][:left]]
            left -= len(lines)
            if lines:
                hunks.append({**hunk, "lines": lines})
        return {**change, "before": None, "after": None, "hunks": hunks}
    return {name: value[:LONGEST] if isinstance(value, str) else value for name, value in change.items()}
