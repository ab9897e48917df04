"""All SQL of knowledge."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from zhike.db import Tx
from zhike.knowledge.types import Base, Entry, EntryDraft, IndexedEntry, Placement

ENTRY = """id, base_id, locale, question, similar_questions, answer, tags, state, version, uses, updated_at, updated_by, kind, summary,
       variants, valid_from, valid_until, audience, folder_id, owner_id, last_number, live_number, draft_number, draft_state, draft_by,
       publish_at, held_by_run, review_note, published_at, up, down"""
# What a version keeps of an entry's row.
CONTENT = """jsonb_build_object('question', question, 'similar', to_jsonb(similar_questions), 'answer', answer, 'locale', locale,
       'kind', kind, 'summary', summary, 'variants', variants, 'valid_from', valid_from, 'valid_until', valid_until,
       'audience', audience)"""
KEEP = f"""kept AS (
    INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, note, author_id)
    SELECT workspace_id, id, last_number, {CONTENT}, :note, CAST(:by AS uuid) FROM written
)"""
INDEXED = """id, locale, question, similar_questions, answer, changed_at, kind, summary, audience, valid_from, valid_until, variants,
       ARRAY(SELECT n.question FROM knowledge_negatives n WHERE n.workspace_id = knowledge_entries.workspace_id
             AND n.entry_id = knowledge_entries.id ORDER BY n.id) AS negatives"""
BASES = """
SELECT b.id, b.name, b.locale, b.version, b.created_at, b.four_eyes, b.checks, b.remind_days,
       (SELECT count(*) FROM knowledge_entries e
        WHERE e.workspace_id = b.workspace_id AND e.base_id = b.id AND e.deleted_at IS NULL) AS entries
FROM knowledge_bases b WHERE b.workspace_id = :w
"""
ADD_BASE = """
INSERT INTO knowledge_bases (workspace_id, id, name, locale) VALUES (:w, :id, :name, :locale)
ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id
"""
UPDATE_BASE = """
UPDATE knowledge_bases SET name = :name, four_eyes = :four_eyes, checks = :checks, remind_days = :remind_days
WHERE workspace_id = :w AND id = :id RETURNING id
"""
BUMP_BASE = "UPDATE knowledge_bases SET version = version + 1 WHERE workspace_id = :w AND id = :id RETURNING version"
VERSIONS = "SELECT id, version FROM knowledge_bases WHERE workspace_id = :w ORDER BY id"
ADD_ENTRY = f"""
WITH written AS (
    INSERT INTO knowledge_entries (workspace_id, id, base_id, locale, question, similar_questions, answer, tags, state, changed_at,
        import_id, updated_by, kind, summary, variants, valid_from, valid_until, audience, folder_id, owner_id,
        live_number, published_at, draft_number, draft_state, draft_by)
    VALUES (:w, :id, :base, :locale, :question, :similar, :answer, :tags, :state, :changed_at, :import, :by, :kind, :summary,
        CAST(:variants AS jsonb), :valid_from, :valid_until, :audience, :folder, :owner,
        CASE WHEN :state = 'published' THEN 1 END, CASE WHEN :state = 'published' THEN now() END,
        CASE WHEN :state = 'draft' THEN 1 END, CASE WHEN :state = 'draft' THEN 'draft' END,
        CASE WHEN :state = 'draft' THEN CAST(:by AS uuid) END)
    RETURNING *
), {KEEP}
SELECT {ENTRY} FROM written
"""
# Straight into the row: an import, or somebody who may publish. A newer draft of a published entry stays beside it.
UPDATE_ENTRY = f"""
WITH written AS (
    UPDATE knowledge_entries SET locale = :locale, question = :question, similar_questions = :similar, answer = :answer,
        tags = :tags, state = :state, changed_at = :changed_at, version = version + 1, updated_at = now(), updated_by = :by,
        last_number = last_number + 1,
        live_number = CASE WHEN :state = 'published' THEN last_number + 1 END,
        published_at = CASE WHEN :state = 'published' THEN now() ELSE published_at END,
        draft_number = CASE WHEN :state <> 'published' THEN last_number + 1 WHEN state = 'published' THEN draft_number END,
        draft_state = CASE WHEN :state = 'draft' THEN 'draft' WHEN :state = 'published' AND state = 'published' THEN draft_state END,
        draft_by = CASE WHEN :state <> 'published' THEN CAST(:by AS uuid) ELSE draft_by END
    WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL
    RETURNING *
), {KEEP}
SELECT {ENTRY} FROM written
"""
# The same with everything an entry may say.
REWRITE_ENTRY = UPDATE_ENTRY.replace(
    "tags = :tags, state",
    """kind = :kind, summary = :summary, variants = CAST(:variants AS jsonb), valid_from = :valid_from,
        valid_until = :valid_until, audience = :audience, tags = :tags, state""",
)
DELETE_ENTRY = """
UPDATE knowledge_entries SET deleted_at = now(), changed_at = :changed_at, version = version + 1, updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL
"""
CHANGED = f"""
SELECT {INDEXED}, (deleted_at IS NOT NULL OR state <> 'published') AS gone
FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND changed_at > :after ORDER BY changed_at, id
"""
TITLES = "SELECT id, question, state FROM knowledge_entries WHERE workspace_id = :w AND id = ANY(:ids) AND deleted_at IS NULL"
DROP_VECTORS = "DELETE FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids)"
USED = "UPDATE knowledge_entries SET uses = uses + 1 WHERE workspace_id = :w AND id = ANY(:ids)"


def to_entry(row: Mapping[Any, Any]) -> Entry:
    """Return a row of ENTRY as an entry."""
    values = dict(row)
    similar, tags = tuple(values.pop("similar_questions")), tuple(values.pop("tags"))
    return Entry(similar=similar, tags=tags, **values)


def to_indexed(row: RowMapping) -> IndexedEntry:
    """Return a row of CHANGED as the index reads it."""
    texts = (row["question"], *row["similar_questions"])
    return IndexedEntry(
        row["id"], row["locale"], texts, row["answer"], row["changed_at"], row["gone"], row["kind"],
        row["summary"], row["audience"], row["valid_from"], row["valid_until"], row["variants"], tuple(row["negatives"]),
    )  # fmt: skip


async def bases(tx: Tx) -> list[Base]:
    """Return all bases by name."""
    return [Base(**row) for row in await tx.rows(BASES + " ORDER BY b.name", {"w": tx.workspace})]


async def base(tx: Tx, base_id: UUID) -> Base | None:
    """Return one base."""
    row = await tx.row(BASES + " AND b.id = :id", {"w": tx.workspace, "id": base_id})
    return Base(**row) if row else None


async def add_base(tx: Tx, base_id: UUID, name: str, locale: str) -> bool:
    """Add a base; False when its name is taken."""
    return await tx.scalar(ADD_BASE, {"w": tx.workspace, "id": base_id, "name": name, "locale": locale}) is not None


async def update_base(tx: Tx, base: Base) -> bool:
    """Change a base's name and how it is kept; False when the name is taken."""
    params = {
        "w": tx.workspace, "id": base.id, "name": base.name, "four_eyes": base.four_eyes, "checks": base.checks,
        "remind_days": base.remind_days,
    }  # fmt: skip
    try:
        async with tx.savepoint():
            return await tx.scalar(UPDATE_BASE, params) is not None
    except IntegrityError:
        return False


async def bump_base(tx: Tx, base_id: UUID) -> int | None:
    """Lock a base and return its next version, None when there is no such base."""
    version: int | None = await tx.scalar(BUMP_BASE, {"w": tx.workspace, "id": base_id})
    return version


async def versions(tx: Tx) -> dict[UUID, int]:
    """Return the version of every base."""
    return {row["id"]: row["version"] for row in await tx.rows(VERSIONS, {"w": tx.workspace})}


async def entry(tx: Tx, entry_id: UUID, *, lock: bool = False) -> Entry | None:
    """Return one entry, locked for a change when asked."""
    sql = f"SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND id = :id AND deleted_at IS NULL"
    row = await tx.row(sql + (" FOR UPDATE" if lock else ""), {"w": tx.workspace, "id": entry_id})
    return to_entry(row) if row else None


async def titles(tx: Tx, entry_ids: Collection[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return (question, state) of entries by id."""
    rows = await tx.rows(TITLES, {"w": tx.workspace, "ids": list(entry_ids)})
    return {row["id"]: (row["question"], row["state"]) for row in rows}


async def entries_of_base(tx: Tx, base_id: UUID) -> list[Entry]:
    """Return every entry of a base (an import looks for known questions)."""
    sql = f"SELECT {ENTRY} FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL"
    return [to_entry(row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


def entry_values(
    tx: Tx, entry_id: UUID, draft: EntryDraft, changed_at: int, by: UUID | None, note: str = ""
) -> dict[str, Any]:
    """Return the parameters of the statements that write an entry."""
    return {
        "w": tx.workspace, "id": entry_id, "locale": draft.locale, "question": draft.question, "similar": list(draft.similar),
        "answer": draft.answer, "tags": list(draft.tags), "state": draft.state, "changed_at": changed_at, "by": by, "note": note,
        "kind": draft.kind, "summary": draft.summary, "variants": json.dumps(dict(draft.variants)),
        "valid_from": draft.valid_from, "valid_until": draft.valid_until, "audience": draft.audience,
    }  # fmt: skip


async def add_entry(
    tx: Tx,
    entry_id: UUID,
    base_id: UUID,
    draft: EntryDraft,
    changed_at: int,
    by: UUID | None,
    import_id: UUID | None = None,
    place: Placement = Placement(),
) -> Entry:
    """Add an entry with its first version under the base's new version."""
    params = entry_values(tx, entry_id, draft, changed_at, by) | {
        "base": base_id,
        "import": import_id,
        "folder": place.folder_id,
        "owner": place.owner_id,
    }
    row = await tx.row(ADD_ENTRY, params)
    assert row is not None
    return to_entry(row)


async def update_entry(tx: Tx, entry_id: UUID, draft: EntryDraft, changed_at: int, by: UUID | None) -> Entry | None:
    """Change an entry's questions, answer, tags and state under the base's new version; what else it has stays (imports)."""
    row = await tx.row(UPDATE_ENTRY, entry_values(tx, entry_id, draft, changed_at, by))
    return to_entry(row) if row else None


async def rewrite_entry(
    tx: Tx, entry_id: UUID, draft: EntryDraft, changed_at: int, by: UUID | None, note: str = ""
) -> Entry | None:
    """Change everything an entry says under the base's new version."""
    row = await tx.row(REWRITE_ENTRY, entry_values(tx, entry_id, draft, changed_at, by, note))
    return to_entry(row) if row else None


async def delete_entry(tx: Tx, entry_id: UUID, changed_at: int, by: UUID | None) -> None:
    """Mark an entry deleted, so that indexes hear of it."""
    await tx.execute(DELETE_ENTRY, {"w": tx.workspace, "id": entry_id, "changed_at": changed_at, "by": by})
    await tx.execute(DROP_VECTORS, {"w": tx.workspace, "ids": [entry_id]})


async def changed(tx: Tx, base_id: UUID, after: int) -> list[IndexedEntry]:
    """Return entries changed after a version of their base, deleted ones included."""
    rows = await tx.rows(CHANGED, {"w": tx.workspace, "base": base_id, "after": after})
    return [to_indexed(row) for row in rows]


async def note_used(tx: Tx, entry_ids: Sequence[UUID]) -> None:
    """Count an answer for each entry it rests on."""
    await tx.execute(USED, {"w": tx.workspace, "ids": sorted(set(entry_ids))})
