"""What the routes share: ids and texts from outside, entries and bases as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.cautions import Caution
from zhike.knowledge.ports import Names
from zhike.knowledge.types import Base, Entry


def clean(text: str | None) -> str | None:
    """PostgreSQL's text holds no zero byte and no half of a pair."""
    return "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF) if text else None


def base_json(base: Base) -> dict[str, Any]:
    """Return a base as the API shows it."""
    return {
        "id": str(base.id), "name": base.name, "locale": base.locale, "version": base.version,
        "entries": base.entries, "created_at": base.created_at, "four_eyes": base.four_eyes, "checks": base.checks,
        "remind_days": base.remind_days,
    }  # fmt: skip


async def entries_json(tx: Tx, names: Names, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return entries as the API shows them, with the names of their people. One statement."""
    ids = {one for e in entries for one in (e.updated_by, e.owner_id, e.draft_by) if one is not None}
    known = await names.names(tx, ids) if ids else {}
    return [_entry(entry, known) for entry in entries]


async def entry_json(tx: Tx, names: Names, entry: Entry) -> dict[str, Any]:
    """Return one entry as the API shows it."""
    return (await entries_json(tx, names, [entry]))[0]


def cautions_json(found: Sequence[Caution], language: str) -> list[dict[str, Any]]:
    """Return warnings as the API shows them, in the reader's language."""
    return [
        {
            "code": one.code, "message": one.message(language), "field": one.field, "entry_id": text_of(one.entry_id),
            "title": one.title or None, "text": one.text or None,
        }
        for one in found
    ]  # fmt: skip


def actor_json(id_: UUID | None, known: Mapping[UUID, str]) -> dict[str, Any] | None:
    """Return a person as the API shows him."""
    return {"kind": "person", "id": str(id_), "name": known.get(id_, ""), "avatar_url": None} if id_ else None


def text_of(id_: UUID | None) -> str | None:
    """Return an id as the API shows it."""
    return str(id_) if id_ is not None else None


def _entry(entry: Entry, known: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(entry.id), "base_id": str(entry.base_id), "locale": entry.locale, "question": entry.question,
        "similar": list(entry.similar), "answer": entry.answer, "tags": list(entry.tags), "state": entry.status,
        "version": entry.version, "updated_at": entry.updated_at, "uses": entry.uses,
        "updated_by": actor_json(entry.updated_by, known), "kind": entry.kind, "summary": entry.summary,
        "variants": dict(entry.variants), "valid_from": entry.valid_from, "valid_until": entry.valid_until,
        "audience": entry.audience, "folder_id": text_of(entry.folder_id), "owner": actor_json(entry.owner_id, known),
        "last_number": entry.last_number, "live_number": entry.live_number, "draft": _draft(entry, known),
        "published_at": entry.published_at,
        "effect": {
            "answered": entry.answered, "resolved": entry.resolved, "handed_over": entry.handed_over, "up": entry.up,
            "down": entry.down, "used_at": entry.used_at,
        },
    }  # fmt: skip


def _draft(entry: Entry, known: Mapping[UUID, str]) -> dict[str, Any] | None:
    if entry.draft_number is None or entry.draft_state is None:
        return None
    return {
        "number": entry.draft_number, "state": entry.draft_state, "by": actor_json(entry.draft_by, known),
        "publish_at": entry.publish_at, "review_note": entry.review_note, "held_by_run": text_of(entry.held_by_run),
    }  # fmt: skip
