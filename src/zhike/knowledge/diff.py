"""What changed between two versions: field by field, longer texts line by line."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from zhike.knowledge.types import EntryDraft

FIELDS = (
    "question",
    "similar",
    "summary",
    "answer",
    "variants",
    "locale",
    "kind",
    "audience",
    "valid_from",
    "valid_until",
)
CONTEXT = 2  # unchanged lines shown around a change


def differing(before: EntryDraft, after: EntryDraft) -> list[str]:
    """Return the fields in which two versions differ."""
    return [name for name in FIELDS if getattr(before, name) != getattr(after, name)]


def diff(before: EntryDraft, after: EntryDraft) -> list[dict[str, Any]]:
    """Return what differs: {field, before, after, hunks}; ``hunks`` for answers, else empty. A variant is ``variants.<kind>``."""
    found = []
    for name in differing(before, after):
        old, new = getattr(before, name), getattr(after, name)
        if name == "variants":
            found += _variants(old, new)
        else:
            text = name in ("answer", "summary")
            found.append(
                {"field": name, "before": _plain(old), "after": _plain(new), "hunks": hunks(old, new) if text else []}
            )
    return found


def hunks(before: str, after: str) -> list[dict[str, Any]]:
    """Return changed places: {before_line, after_line, lines: [{op: same|removed|added, text}]}; lines count from 1."""
    old, new = before.split("\n") if before else [], after.split("\n") if after else []
    found = []
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT):
        lines: list[dict[str, str]] = []
        for op, a, b, c, d in group:
            if op == "equal":
                lines += [{"op": "same", "text": text} for text in old[a:b]]
                continue
            lines += [{"op": "removed", "text": text} for text in old[a:b]]
            lines += [{"op": "added", "text": text} for text in new[c:d]]
        found.append({"before_line": group[0][1] + 1, "after_line": group[0][3] + 1, "lines": lines})
    return found


def _variants(old: Mapping[str, str], new: Mapping[str, str]) -> list[dict[str, Any]]:
    changed = [kind for kind in sorted({*old, *new}) if old.get(kind) != new.get(kind)]
    return [
        {
            "field": f"variants.{kind}",
            "before": old.get(kind),
            "after": new.get(kind),
            "hunks": hunks(old.get(kind, ""), new.get(kind, "")),
        }
        for kind in changed
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
