"""SQL of pairs: entries that ask nearly the same."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.life_types import Pair, PairEnd
from zhike.knowledge.queries import ENTRY, to_entry
from zhike.knowledge.types import Entry

LIVE = f"""
SELECT {ENTRY}, (compared_at IS DISTINCT FROM changed_at) AS fresh, changed_at
FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL AND state = 'published' ORDER BY id
"""
STALE = """
SELECT EXISTS (SELECT 1 FROM knowledge_entries WHERE workspace_id = :w AND base_id = :base AND compared_at IS DISTINCT FROM changed_at)
"""
LOCK = "SELECT 1 FROM knowledge_bases WHERE workspace_id = :w AND id = :base FOR UPDATE"
# Entries that are gone are compared too: with nothing. Those whose vectors are still to come wait for the next time.
NOTE = """
UPDATE knowledge_entries SET compared_at = changed_at WHERE workspace_id = :w AND base_id = :base AND changed_at <= :version
  AND compared_at IS DISTINCT FROM changed_at AND (vectors_at = changed_at OR deleted_at IS NOT NULL OR state <> 'published')
"""
# What was found about entries that changed since, or that are live no longer, holds no more.
FORGET = """
DELETE FROM knowledge_pairs p WHERE p.workspace_id = :w AND p.base_id = :base AND EXISTS (
    SELECT 1 FROM knowledge_entries e WHERE e.workspace_id = p.workspace_id AND e.id IN (p.one_id, p.other_id)
      AND (e.compared_at IS DISTINCT FROM e.changed_at OR e.deleted_at IS NOT NULL OR e.state <> 'published'))
"""
ADD = """
INSERT INTO knowledge_pairs (workspace_id, id, base_id, one_id, other_id, kind, chance, asked, numbers)
VALUES (:w, :id, :base, :one, :other, :kind, :chance, CAST(:asked AS jsonb), CAST(:numbers AS jsonb))
ON CONFLICT (workspace_id, one_id, other_id) DO NOTHING
"""
PAIR = """
SELECT p.id, p.base_id, p.kind, p.chance, p.asked, p.numbers, p.found_at, p.dismissed_at, p.dismissed_by, p.one_id, p.other_id,
       a.question AS one_question, a.answer AS one_answer, b.question AS other_question, b.answer AS other_answer
FROM knowledge_pairs p
JOIN knowledge_entries a ON a.workspace_id = p.workspace_id AND a.id = p.one_id
JOIN knowledge_entries b ON b.workspace_id = p.workspace_id AND b.id = p.other_id
WHERE p.workspace_id = :w AND a.deleted_at IS NULL AND b.deleted_at IS NULL AND a.state = 'published' AND b.state = 'published'
"""
COUNTS = """
SELECT count(*) FILTER (WHERE p.dismissed_at IS NULL AND p.kind = 'duplicate') AS duplicate,
       count(*) FILTER (WHERE p.dismissed_at IS NULL AND p.kind = 'contradiction') AS contradiction,
       count(*) FILTER (WHERE p.dismissed_at IS NOT NULL) AS dismissed
FROM knowledge_pairs p
JOIN knowledge_entries a ON a.workspace_id = p.workspace_id AND a.id = p.one_id
JOIN knowledge_entries b ON b.workspace_id = p.workspace_id AND b.id = p.other_id
WHERE p.workspace_id = :w AND a.deleted_at IS NULL AND b.deleted_at IS NULL AND a.state = 'published' AND b.state = 'published'
  AND (CAST(:base AS uuid) IS NULL OR p.base_id = :base)
"""
DISMISS = """
UPDATE knowledge_pairs SET dismissed_at = CASE WHEN :dismissed THEN now() END,
    dismissed_by = CASE WHEN :dismissed THEN CAST(:by AS uuid) END
WHERE workspace_id = :w AND id = :id RETURNING id
"""


def to_pair(row: RowMapping) -> Pair:
    """Return a row of PAIR as a pair."""
    asked = list(row["asked"])
    ends = [
        PairEnd(row[f"{end}_id"], row[f"{end}_question"], row[f"{end}_answer"], text)
        for end, text in zip(("one", "other"), asked, strict=True)
    ]
    return Pair(
        row["id"], row["base_id"], row["kind"], row["chance"], ends[0], ends[1], tuple(row["numbers"]), row["found_at"],
        row["dismissed_at"], row["dismissed_by"],
    )  # fmt: skip


async def live(tx: Tx, base_id: UUID) -> list[tuple[Entry, bool]]:
    """Return (entry, whether it changed since it was last compared) of a base's live entries."""
    found = []
    for row in await tx.rows(LIVE, {"w": tx.workspace, "base": base_id}):
        values = {name: value for name, value in row.items() if name not in ("fresh", "changed_at")}
        found.append((to_entry(values), row["fresh"]))
    return found


async def stale(tx: Tx, base_id: UUID) -> bool:
    """Say whether anything in a base changed since its last comparison."""
    return bool(await tx.scalar(STALE, {"w": tx.workspace, "base": base_id}))


async def replace(tx: Tx, base_id: UUID, version: int, found: Sequence[dict[str, Any]]) -> None:
    """Store what was found as of a base's version; dismissed pairs of unchanged entries stay dismissed."""
    ids = {"w": tx.workspace, "base": base_id}
    await tx.execute(LOCK, ids)
    await tx.execute(FORGET, ids)
    await tx.execute(NOTE, ids | {"version": version})
    if found:
        await tx.execute(
            ADD,
            [one | ids | {"asked": json.dumps(one["asked"]), "numbers": json.dumps(one["numbers"])} for one in found],
        )


async def pairs(
    tx: Tx,
    base_id: UUID | None,
    kind: str | None,
    dismissed: bool,
    limit: int,
    before: UUID | None,
    q: str | None = None,
) -> list[Pair]:
    """Return pairs, newest first."""
    sql = PAIR + (" AND p.dismissed_at IS NOT NULL" if dismissed else " AND p.dismissed_at IS NULL")
    params: dict[str, Any] = {"w": tx.workspace, "limit": limit}
    if q:
        sql += " AND strpos(lower(concat_ws(' ', a.question, a.answer, b.question, b.answer)), lower(:q)) > 0"
        params["q"] = q
    for column, value, operator in (("base_id", base_id, "="), ("kind", kind, "="), ("id", before, "<")):
        if value is not None:
            sql += f" AND p.{column} {operator} :{column}"
            params[column] = value
    return [to_pair(row) for row in await tx.rows(sql + " ORDER BY p.id DESC LIMIT :limit", params)]


async def counts(tx: Tx, base_id: UUID | None) -> dict[str, int]:
    """Return how many wait by kind, and how many were left as they are."""
    row = await tx.row(COUNTS, {"w": tx.workspace, "base": base_id})
    return dict(row) if row else {}


async def pair(tx: Tx, pair_id: UUID) -> Pair | None:
    """Return one pair."""
    row = await tx.row(PAIR + " AND p.id = :id", {"w": tx.workspace, "id": pair_id})
    return to_pair(row) if row else None


async def dismiss(tx: Tx, pair_id: UUID, by: UUID | None, dismissed: bool) -> bool:
    """Note that a pair is fine as it is, or take that back; False when it is not there."""
    params = {"w": tx.workspace, "id": pair_id, "by": by, "dismissed": dismissed}
    return await tx.scalar(DISMISS, params) is not None
