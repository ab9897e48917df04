"""SQL of corrections."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue.learning_types import Correction

SELECT = """
SELECT c.id, c.turn_id, c.conversation_id, t.from_seq, t.to_seq, c.entry_id, c.right_id, c.state, c.marked_by, c.marked_at,
       c.reviewed_by, c.reviewed_at, c.version
FROM dialogue_corrections c JOIN turns t ON t.workspace_id = c.workspace_id AND t.id = c.turn_id
WHERE c.workspace_id = :w
"""
MARK = """
INSERT INTO dialogue_corrections (workspace_id, id, turn_id, conversation_id, entry_id, right_id, marked_by)
VALUES (:w, :id, :turn, :conversation, :entry, :right, :by)
ON CONFLICT (workspace_id, turn_id, entry_id) DO UPDATE SET right_id = excluded.right_id, marked_by = excluded.marked_by,
    marked_at = now(), version = dialogue_corrections.version + 1, state = 'pending', reviewed_by = NULL, reviewed_at = NULL
WHERE dialogue_corrections.state <> 'approved' RETURNING id
"""
REVIEW = """
UPDATE dialogue_corrections SET state = :state, reviewed_by = :by, reviewed_at = now(), version = version + 1
WHERE workspace_id = :w AND id = :id
"""
REMOVE = "DELETE FROM dialogue_corrections WHERE workspace_id = :w AND id = :id"
STANDS = """
SELECT EXISTS (SELECT 1 FROM dialogue_corrections WHERE workspace_id = :w AND turn_id = CAST(:turn AS uuid) AND state <> 'rejected')
"""
COUNTS = "SELECT state, count(*) AS n FROM dialogue_corrections WHERE workspace_id = :w GROUP BY state"


async def mark(
    tx: Tx, correction_id: UUID, turn: UUID, conversation: UUID, entry: UUID, right: UUID | None, by: UUID
) -> UUID | None:
    """Keep that an answer's entry was wrong; what was pending or rejected is marked anew. None: it was approved already."""
    params = {
        "w": tx.workspace, "id": correction_id, "turn": turn, "conversation": conversation, "entry": entry, "right": right,
        "by": by,
    }  # fmt: skip
    found: UUID | None = await tx.scalar(MARK, params)
    return found


async def correction(tx: Tx, correction_id: UUID, *, lock: bool = False) -> Correction | None:
    """Return one correction, locked for a change when asked."""
    sql = SELECT + " AND c.id = :id" + (" FOR UPDATE OF c" if lock else "")
    row = await tx.row(sql, {"w": tx.workspace, "id": correction_id})
    return _correction(row) if row else None


async def of_turn(tx: Tx, turn_id: UUID) -> list[Correction]:
    """Return what was marked of one turn."""
    rows = await tx.rows(SELECT + " AND c.turn_id = :turn ORDER BY c.id", {"w": tx.workspace, "turn": turn_id})
    return [_correction(row) for row in rows]


async def page(tx: Tx, state: str | None, limit: int, before: UUID | None) -> list[Correction]:
    """Return corrections, newest first."""
    sql, params = SELECT, {"w": tx.workspace, "limit": limit}
    if state is not None:
        sql, params = sql + " AND c.state = :state", params | {"state": state}
    if before is not None:
        sql, params = sql + " AND c.id < :before", params | {"before": before}
    return [_correction(row) for row in await tx.rows(sql + " ORDER BY c.id DESC LIMIT :limit", params)]


async def review(tx: Tx, correction_id: UUID, state: str, by: UUID | None) -> None:
    """Set what the review came to."""
    await tx.execute(REVIEW, {"w": tx.workspace, "id": correction_id, "state": state, "by": by})


async def remove(tx: Tx, correction_id: UUID) -> None:
    """Take a correction back."""
    await tx.execute(REMOVE, {"w": tx.workspace, "id": correction_id})


async def stands(tx: Tx, turn: str) -> bool:
    """Say whether something of a turn is still marked wrong."""
    return bool(await tx.scalar(STANDS, {"w": tx.workspace, "turn": turn}))


async def counts(tx: Tx) -> dict[str, int]:
    """Return how many corrections there are by state."""
    return {row["state"]: row["n"] for row in await tx.rows(COUNTS, {"w": tx.workspace})}


def _correction(row: Mapping[Any, Any]) -> Correction:
    return Correction(**{str(name): row[name] for name in row})
