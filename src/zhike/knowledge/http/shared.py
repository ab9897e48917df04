"""What the routes share: ids and texts from outside, entries and bases as JSON."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.kit.errors import ZhikeError
from zhike.kit.ids import parse_id
from zhike.knowledge.ports import Names
from zhike.knowledge.types import Base, Entry


def id_of(text: str, missing: ZhikeError) -> UUID:
    """Return an id that came from outside; raises ``missing`` when it is none."""
    found = parse_id(text)
    if found is None:
        raise missing
    return found


def clean(text: str | None) -> str | None:
    """PostgreSQL's text holds no zero byte and no half of a pair."""
    return "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF) if text else None


def base_json(base: Base) -> dict[str, Any]:
    """Return a base as the API shows it."""
    return {
        "id": str(base.id), "name": base.name, "locale": base.locale, "version": base.version,
        "entries": base.entries, "created_at": base.created_at,
    }  # fmt: skip


async def entries_json(tx: Tx, names: Names, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return entries as the API shows them, with their editors' names."""
    ids = {entry.updated_by for entry in entries if entry.updated_by is not None}
    known = await names.names(tx, ids) if ids else {}
    return [_entry(entry, known) for entry in entries]


def _entry(entry: Entry, known: dict[UUID, str]) -> dict[str, Any]:
    by = entry.updated_by
    return {
        "id": str(entry.id), "base_id": str(entry.base_id), "locale": entry.locale, "question": entry.question,
        "similar": list(entry.similar), "answer": entry.answer, "tags": list(entry.tags), "state": entry.state,
        "version": entry.version, "updated_at": entry.updated_at, "uses": entry.uses,
        "updated_by": {"kind": "person", "id": str(by), "name": known.get(by, ""), "avatar_url": None} if by else None,
    }  # fmt: skip
