"""SQL of negatives: questions an entry does not answer, however alike they look."""

from datetime import datetime
from uuid import UUID

from zhike.db import Tx
from zhike.kit.ids import uuid7
from zhike.knowledge.negatives_types import Negative

LIST = """
SELECT id, entry_id, question, created_by, created_at FROM knowledge_negatives
WHERE workspace_id = :w AND entry_id = :entry ORDER BY id DESC
"""
OF_BASE = """
SELECT n.entry_id, n.question FROM knowledge_negatives n
JOIN knowledge_entries e ON e.workspace_id = n.workspace_id AND e.id = n.entry_id
WHERE n.workspace_id = :w AND e.base_id = :base ORDER BY n.id
"""
ADD = """
INSERT INTO knowledge_negatives (workspace_id, id, entry_id, question, created_by) VALUES (:w, :id, :entry, :question, :by)
ON CONFLICT (workspace_id, entry_id, question) DO NOTHING RETURNING id, created_at
"""
REMOVE = "DELETE FROM knowledge_negatives WHERE workspace_id = :w AND entry_id = :entry AND id = :id RETURNING id"
TOUCH = """
UPDATE knowledge_entries SET changed_at = :changed_at, version = version + 1 WHERE workspace_id = :w AND id = :entry
"""


async def of_entry(tx: Tx, entry_id: UUID) -> list[Negative]:
    """Return an entry's negatives, newest first."""
    return [Negative(**row) for row in await tx.rows(LIST, {"w": tx.workspace, "entry": entry_id})]


async def of_base(tx: Tx, base_id: UUID) -> dict[UUID, tuple[str, ...]]:
    """Return what the entries of a base do not answer."""
    found: dict[UUID, tuple[str, ...]] = {}
    for row in await tx.rows(OF_BASE, {"w": tx.workspace, "base": base_id}):
        found[row["entry_id"]] = (*found.get(row["entry_id"], ()), row["question"])
    return found


async def add(tx: Tx, entry_id: UUID, question: str, by: UUID | None) -> tuple[UUID, datetime] | None:
    """Keep a question that an entry does not answer; None when it is kept already."""
    params = {"w": tx.workspace, "id": uuid7(), "entry": entry_id, "question": question, "by": by}
    row = await tx.row(ADD, params)
    return (row["id"], row["created_at"]) if row else None


async def remove(tx: Tx, entry_id: UUID, negative_id: UUID) -> bool:
    """Forget a negative; False when there is none."""
    return await tx.scalar(REMOVE, {"w": tx.workspace, "entry": entry_id, "id": negative_id}) is not None


async def touch(tx: Tx, entry_id: UUID, changed_at: int) -> None:
    """Let indexes read an entry again under the base's new version."""
    await tx.execute(TOUCH, {"w": tx.workspace, "entry": entry_id, "changed_at": changed_at})
