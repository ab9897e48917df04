"""SQL of undoing an import."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.queries import CONTENT

WAITING = """
SELECT r.number, r.effect, r.entry_id, r.entry_version, r.before, e.version, e.deleted_at IS NOT NULL AS gone
FROM knowledge_import_rows r LEFT JOIN knowledge_entries e ON e.workspace_id = r.workspace_id AND e.id = r.entry_id
WHERE r.workspace_id = :w AND r.import_id = :import AND r.effect IN ('created', 'updated', 'drafted') AND r.undone IS NULL
ORDER BY r.number LIMIT :limit
"""
REMOVE = """
UPDATE knowledge_entries SET deleted_at = now(), changed_at = :version, version = version + 1, updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = ANY(:ids) AND deleted_at IS NULL
"""
DROP_VECTORS = "DELETE FROM knowledge_vectors WHERE workspace_id = :w AND entry_id = ANY(:ids)"
RESTORE = f"""
WITH r AS (SELECT (one ->> 'id')::uuid AS id, one -> 'before' AS b FROM jsonb_array_elements(CAST(:rows AS jsonb)) AS one), written AS (
    UPDATE knowledge_entries e SET locale = b ->> 'locale', question = b ->> 'question', answer = b ->> 'answer', kind = b ->> 'kind',
        similar_questions = ARRAY(SELECT jsonb_array_elements_text(b -> 'similar_questions')),
        tags = ARRAY(SELECT jsonb_array_elements_text(b -> 'tags')), state = b ->> 'state', summary = b ->> 'summary',
        variants = b -> 'variants', valid_from = CAST(b ->> 'valid_from' AS timestamptz),
        valid_until = CAST(b ->> 'valid_until' AS timestamptz), audience = b ->> 'audience',
        folder_id = (SELECT f.id FROM knowledge_folders f WHERE f.workspace_id = :w AND f.id = CAST(b ->> 'folder_id' AS uuid)),
        changed_at = :version, version = e.version + 1, updated_at = now(), updated_by = :by, last_number = e.last_number + 1,
        live_number = CASE WHEN b ->> 'state' = 'published' THEN e.last_number + 1 END,
        draft_number = CASE WHEN b ->> 'state' = 'published' THEN CAST(b ->> 'draft_number' AS integer) ELSE e.last_number + 1 END,
        draft_state = b ->> 'draft_state'
    FROM r WHERE e.workspace_id = :w AND e.id = r.id
    RETURNING e.*
)
INSERT INTO knowledge_versions (workspace_id, entry_id, number, content, note, author_id, restored_from)
SELECT workspace_id, id, last_number, {CONTENT}, '', CAST(:by AS uuid), last_number - 2 FROM written
"""
DROP_DRAFTS = """
UPDATE knowledge_entries SET draft_number = NULL, draft_state = NULL, draft_by = NULL, publish_at = NULL, held_by_run = NULL,
    version = version + 1, updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = ANY(:ids)
"""
MARK = """
UPDATE knowledge_import_rows r SET undone = o.value FROM jsonb_each_text(CAST(:outcome AS jsonb)) AS o
WHERE r.workspace_id = :w AND r.import_id = :import AND r.number = CAST(o.key AS integer)
"""
COUNTS = """
SELECT count(*) FILTER (WHERE undone = 'removed') AS removed, count(*) FILTER (WHERE undone = 'restored') AS restored,
       count(*) FILTER (WHERE undone IN ('edited_since', 'deleted_since')) AS left
FROM knowledge_import_rows WHERE workspace_id = :w AND import_id = :import
"""
# The same judgement as a run of the undo makes.
FORECAST = """
SELECT count(*) FILTER (WHERE stays = '' AND effect = 'created') AS removed,
       count(*) FILTER (WHERE stays = '' AND effect <> 'created') AS restored,
       count(*) FILTER (WHERE stays = 'edited') AS edited, count(*) FILTER (WHERE stays = 'deleted') AS deleted
FROM (SELECT r.effect, CASE WHEN e.id IS NULL OR e.deleted_at IS NOT NULL THEN 'deleted'
                            WHEN e.version <> r.entry_version THEN 'edited' ELSE '' END AS stays
      FROM knowledge_import_rows r LEFT JOIN knowledge_entries e ON e.workspace_id = r.workspace_id AND e.id = r.entry_id
      WHERE r.workspace_id = :w AND r.import_id = :import AND r.effect IN ('created', 'updated', 'drafted')
        AND r.undone IS NULL) AS one
"""


async def forecast(tx: Tx, import_id: UUID) -> dict[str, int]:
    """Return how many entries an undo would remove and restore, and how many it would leave: edited, deleted since."""
    row = await tx.row(FORECAST, {"w": tx.workspace, "import": import_id})
    return dict(row) if row else {}


async def waiting(tx: Tx, import_id: UUID, limit: int) -> Sequence[RowMapping]:
    """Return rows not yet taken back, with their entries as they are now (locked by their base)."""
    return await tx.rows(WAITING, {"w": tx.workspace, "import": import_id, "limit": limit})


async def remove(tx: Tx, ids: Sequence[UUID], version: int, by: UUID | None) -> None:
    """Delete entries, so that indexes hear of it."""
    if ids:
        await tx.execute(REMOVE, {"w": tx.workspace, "ids": list(ids), "version": version, "by": by})
        await tx.execute(DROP_VECTORS, {"w": tx.workspace, "ids": list(ids)})


async def restore(tx: Tx, items: Sequence[tuple[UUID, Mapping[str, Any]]], version: int, by: UUID | None) -> None:
    """Give entries back what they said, as a new version."""
    if items:
        rows = json.dumps([{"id": str(entry_id), "before": dict(before)} for entry_id, before in items])
        await tx.execute(RESTORE, {"w": tx.workspace, "rows": rows, "version": version, "by": by})


async def drop_drafts(tx: Tx, ids: Sequence[UUID], by: UUID | None) -> None:
    """Drop the drafts an import wrote beside what is live; their versions stay in the history."""
    if ids:
        await tx.execute(DROP_DRAFTS, {"w": tx.workspace, "ids": list(ids), "by": by})


async def mark(tx: Tx, import_id: UUID, outcome: Mapping[int, str]) -> None:
    """Note what became of each row."""
    await tx.execute(MARK, {"w": tx.workspace, "import": import_id, "outcome": json.dumps(dict(outcome))})


async def counts(tx: Tx, import_id: UUID) -> dict[str, int]:
    """Return how many entries were removed, restored, left as they are."""
    row = await tx.row(COUNTS, {"w": tx.workspace, "import": import_id})
    return dict(row) if row else {}
