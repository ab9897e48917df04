"""SQL of the life cycle: drafts, versions, publication, placement."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.life_types import Version
from zhike.knowledge.queries import ENTRY, entry_values, to_entry
from zhike.knowledge.types import Entry, EntryDraft, Placement

ADD_VERSION = """
INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, note, author_id, restored_from)
VALUES (:w, :id, :number, CAST(:content AS jsonb), :note, :by, :restored_from)
"""
VERSION = "number, content, note, author_id, at, restored_from"
VERSIONS = f"""
SELECT {VERSION} FROM knowledge_versions
WHERE workspace_id = :w AND entry_id = :id AND number < :before ORDER BY number DESC LIMIT :limit
"""
SOME = f"SELECT {VERSION} FROM knowledge_versions WHERE workspace_id = :w AND entry_id = :id AND number = ANY(:numbers)"
TEXTS = """question = :question, similar_questions = :similar, answer = :answer, locale = :locale, kind = :kind,
    summary = :summary, variants = CAST(:variants AS jsonb), valid_from = :valid_from, valid_until = :valid_until,
    audience = :audience"""
TOUCH = "version = version + 1, updated_at = now(), updated_by = :by"
ONE = "WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL"
# The draft of an entry that is not live is what its row says; beside a live one it stands in its version alone.
DRAFT_ALONE = f"""
UPDATE knowledge_entries SET last_number = :number, draft_number = :number, draft_state = 'draft', draft_by = :by, publish_at = NULL,
    held_by_run = NULL, {TOUCH} {ONE} RETURNING {ENTRY}
"""
DRAFT_IN_ROW = DRAFT_ALONE.replace("SET ", f"SET {TEXTS}, ", 1)
REVIEW = f"""
UPDATE knowledge_entries SET draft_state = :draft_state, publish_at = :publish_at, held_by_run = :run, review_note = :note, {TOUCH}
{ONE} RETURNING {ENTRY}
"""
DISCARD = f"""
UPDATE knowledge_entries SET draft_number = NULL, draft_state = NULL, draft_by = NULL, publish_at = NULL, held_by_run = NULL, {TOUCH}
{ONE} RETURNING {ENTRY}
"""
PUBLISH = f"""
UPDATE knowledge_entries SET {TEXTS}, state = 'published', live_number = :number, draft_number = NULL, draft_state = NULL,
    draft_by = NULL, publish_at = NULL, held_by_run = NULL, published_at = now(), changed_at = :changed_at, {TOUCH}
{ONE} RETURNING {ENTRY}
"""
# Not live any more: the row shows the newest text again, a draft if there was one.
WITHDRAW = f"""
UPDATE knowledge_entries SET {TEXTS}, state = :state, live_number = NULL, draft_number = :number,
    draft_state = CASE WHEN :state = 'draft' THEN 'draft' END, publish_at = NULL, held_by_run = NULL, changed_at = :changed_at, {TOUCH}
{ONE} RETURNING {ENTRY}
"""
PLACE = f"""
UPDATE knowledge_entries SET folder_id = CASE WHEN :set_folder THEN CAST(:folder AS uuid) ELSE folder_id END,
    owner_id = CASE WHEN :set_owner THEN CAST(:owner AS uuid) ELSE owner_id END,
    tags = CASE WHEN :set_tags THEN CAST(:tags AS text[]) ELSE tags END, {TOUCH} {ONE} RETURNING {ENTRY}
"""
LOCKED = f"""
SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND id = ANY(:ids) AND deleted_at IS NULL ORDER BY id FOR UPDATE
"""
REMIND = f"""
UPDATE knowledge_entries e SET reminded_until = valid_until, version = e.version + 1
FROM knowledge_bases b
WHERE e.workspace_id = :w AND b.workspace_id = e.workspace_id AND b.id = e.base_id AND e.deleted_at IS NULL
  AND e.state = 'published' AND e.valid_until > now() AND e.valid_until < now() + make_interval(days => b.remind_days)
  AND e.reminded_until IS DISTINCT FROM e.valid_until
RETURNING {", ".join(f"e.{column.strip()}" for column in ENTRY.split(","))}
"""


def content_of(draft: EntryDraft) -> str:
    """Return what a version keeps, as JSON (the same as queries.CONTENT makes of a row)."""
    return json.dumps(
        {
            "question": draft.question, "similar": list(draft.similar), "answer": draft.answer, "locale": draft.locale,
            "kind": draft.kind, "summary": draft.summary, "variants": dict(draft.variants), "audience": draft.audience,
            "valid_from": draft.valid_from.isoformat() if draft.valid_from else None,
            "valid_until": draft.valid_until.isoformat() if draft.valid_until else None,
        }
    )  # fmt: skip


def to_version(row: RowMapping) -> Version:
    """Return a row of VERSION as a version."""
    c: dict[str, Any] = row["content"]
    times = {name: datetime.fromisoformat(c[name]) if c.get(name) else None for name in ("valid_from", "valid_until")}
    draft = EntryDraft(
        c["question"], c["answer"], c["locale"], tuple(c["similar"]), (), "draft", c["kind"], c["summary"], c["variants"],
        times["valid_from"], times["valid_until"], c["audience"],
    )  # fmt: skip
    return Version(row["number"], draft, row["note"], row["author_id"], row["at"], row["restored_from"])


async def locked(tx: Tx, ids: Collection[UUID]) -> list[Entry]:
    """Return entries by id, locked in the order of their ids."""
    return [to_entry(row) for row in await tx.rows(LOCKED, {"w": tx.workspace, "ids": list(ids)})]


async def add_version(
    tx: Tx, entry_id: UUID, number: int, draft: EntryDraft, by: UUID | None, note: str, restored_from: int | None
) -> None:
    """Keep what an entry says from now on."""
    params = {"number": number, "content": content_of(draft), "note": note, "by": by, "restored_from": restored_from}
    await tx.execute(ADD_VERSION, {"w": tx.workspace, "id": entry_id} | params)


async def versions(tx: Tx, entry_id: UUID, before: int, limit: int) -> list[Version]:
    """Return versions older than a number, newest first."""
    params = {"w": tx.workspace, "id": entry_id, "before": before, "limit": limit}
    return [to_version(row) for row in await tx.rows(VERSIONS, params)]


async def some_versions(tx: Tx, entry_id: UUID, numbers: Sequence[int]) -> dict[int, Version]:
    """Return versions by number."""
    rows = await tx.rows(SOME, {"w": tx.workspace, "id": entry_id, "numbers": list(numbers)})
    return {row["number"]: to_version(row) for row in rows}


async def set_draft(tx: Tx, entry: Entry, number: int, draft: EntryDraft, by: UUID | None) -> Entry:
    """Make version ``number`` the entry's draft."""
    alone = entry.state == "published"
    values = entry_values(tx, entry.id, draft, 0, by) | {"number": number}
    return await _changed(tx, DRAFT_ALONE if alone else DRAFT_IN_ROW, values)


async def review(
    tx: Tx, entry_id: UUID, draft_state: str, by: UUID | None,
    *, publish_at: datetime | None = None, run: UUID | None = None, note: str = "",
) -> Entry:  # fmt: skip
    """Move a draft along; ``run``: the checks that held it back, ``note``: why it was sent back."""
    values = {"draft_state": draft_state, "publish_at": publish_at, "by": by, "run": run, "note": note}
    return await _changed(tx, REVIEW, {"w": tx.workspace, "id": entry_id} | values)


async def discard(tx: Tx, entry_id: UUID, by: UUID | None) -> Entry:
    """Drop the draft of a live entry; its version stays in the history."""
    return await _changed(tx, DISCARD, {"w": tx.workspace, "id": entry_id, "by": by})


async def publish(tx: Tx, entry: Entry, version: Version, changed_at: int, by: UUID | None) -> Entry:
    """Make a version live under the base's new version."""
    values = entry_values(tx, entry.id, version.draft, changed_at, by) | {"number": version.number}
    return await _changed(tx, PUBLISH, values)


async def withdraw(tx: Tx, entry: Entry, newest: Version, state: str, changed_at: int, by: UUID | None) -> Entry:
    """Take an entry out of the answers, to ``draft`` or ``archived``; its row shows its newest text."""
    values = entry_values(tx, entry.id, newest.draft, changed_at, by) | {"number": newest.number, "state": state}
    return await _changed(tx, WITHDRAW, values)


async def changed_at(tx: Tx, entry_id: UUID) -> int:
    """Return the base's version of an entry's last change in what is live."""
    return int(await tx.scalar(f"SELECT changed_at FROM knowledge_entries {ONE}", {"w": tx.workspace, "id": entry_id}))


async def place(tx: Tx, entry_id: UUID, to: Placement, by: UUID | None) -> Entry:
    """Change where an entry stands and who cares for it."""
    values = {
        "w": tx.workspace, "id": entry_id, "by": by, "folder": to.folder_id, "owner": to.owner_id,
        "set_folder": to.folder_id is not None or "folder_id" in to.clear,
        "set_owner": to.owner_id is not None or "owner_id" in to.clear,
        "tags": list(to.tags) if to.tags is not None else None, "set_tags": to.tags is not None,
    }  # fmt: skip
    return await _changed(tx, PLACE, values)


async def remind(tx: Tx) -> list[Entry]:
    """Return live entries whose validity ends soon and whose owners were not told of it, and note that they are now."""
    return [to_entry(row) for row in await tx.rows(REMIND, {"w": tx.workspace})]


async def _changed(tx: Tx, statement: str, values: dict[str, Any]) -> Entry:
    row = await tx.row(statement, values)
    assert row is not None  # locked by the caller
    return to_entry(row)
