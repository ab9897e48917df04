"""The fields at the head of a Markdown file, between two lines of dashes. A small part of YAML, without anchors and types."""

import json
import re
from collections.abc import Mapping

from zhike.knowledge.reading.names import column_of

_FIELD = re.compile(r"^([\w\u4e00-\u9fff][\w\u4e00-\u9fff -]{0,40}?)\s*:\s*(.*)$")
_ITEM = re.compile(r"^\s*-\s+(.*)$")


def front_matter(text: str) -> dict[str, object] | None:
    """Return the fields and, as ``answer``, the body; None when the file has no fields that name a question."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines or lines[0].strip() != "---" or "---" not in (line.rstrip() for line in lines[1:]):
        return None
    end = next(at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    found: dict[str, object] = {}
    name = ""
    for line in lines[1:end]:
        item, named = _ITEM.match(line), _FIELD.match(line)
        if item and name:
            held = found[name]
            found[name] = [*(held if isinstance(held, list) else []), _value(item[1])]
        elif named:
            name = named[1]
            found[name] = _value(named[2])
    if not any(column_of(name) == "question" and value for name, value in found.items()):
        return None
    return {**found, "answer": "\n".join(lines[end + 1 :]).strip("\n")}


def _value(text: str) -> object:
    text = text.strip()
    if text[:1] in ("[", "{", '"'):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            if text[0] == "[" and text[-1] == "]":
                return [part.strip().strip("\"'") for part in text[1:-1].split(",") if part.strip()]
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == "'" else text


def with_front_matter(fields: Mapping[str, object], body: str) -> str:
    """Return a Markdown file; values are written as JSON, which YAML reads too."""
    head = "\n".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return f"---\n{head}\n---\n\n{body}\n"
