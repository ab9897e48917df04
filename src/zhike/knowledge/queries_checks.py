"""SQL of checks and their runs."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.knowledge.life_types import Check, CheckRun

CHECK = """
SELECT c.id, c.base_id, c.question, c.locale, c.entry_id, c.created_at, e.question AS entry_title
FROM knowledge_checks c LEFT JOIN knowledge_entries e ON e.workspace_id = c.workspace_id AND e.id = c.entry_id
WHERE c.workspace_id = :w
"""
ADD = """
INSERT INTO knowledge_checks (workspace_id, id, base_id, question, locale, entry_id, created_by)
VALUES (:w, :id, :base, :question, :locale, :entry, :by)
"""
UPDATE = """
UPDATE knowledge_checks SET question = :question, locale = :locale, entry_id = :entry WHERE workspace_id = :w AND id = :id
"""
REMOVE = "DELETE FROM knowledge_checks WHERE workspace_id = :w AND id = :id RETURNING id"
COUNT = "SELECT count(*) FROM knowledge_checks WHERE workspace_id = :w AND base_id = :base"
TITLES = "SELECT id, question FROM knowledge_entries WHERE workspace_id = :w AND id = ANY(:ids)"
ASKED = """
SELECT id, locale, question, similar_questions FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL
"""
RUN = "id, base_id, entry_id, total, failed, results, ms, created_by, created_at"
ADD_RUN = f"""
INSERT INTO knowledge_check_runs (workspace_id, id, base_id, entry_id, total, failed, results, ms, created_by)
VALUES (:w, :id, :base, :entry, :total, :failed, CAST(:results AS jsonb), :ms, :by) RETURNING {RUN}
"""
RUNS = f"""
SELECT {RUN} FROM knowledge_check_runs WHERE workspace_id = :w AND base_id = :base
  AND (CAST(:before AS uuid) IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit
"""


def to_run(row: RowMapping) -> CheckRun:
    """Return a row of RUN as a run."""
    return CheckRun(**{**row, "results": tuple(row["results"])})


async def checks(tx: Tx, base_id: UUID) -> list[Check]:
    """Return a base's checks, oldest first."""
    sql = CHECK + " AND c.base_id = :base ORDER BY c.id"
    return [Check(**row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


async def check(tx: Tx, check_id: UUID) -> Check | None:
    """Return one check."""
    row = await tx.row(CHECK + " AND c.id = :id", {"w": tx.workspace, "id": check_id})
    return Check(**row) if row else None


async def titles(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the questions of entries."""
    rows = await tx.rows(TITLES, {"w": tx.workspace, "ids": list(ids)}) if ids else []
    return {row["id"]: row["question"] for row in rows}


async def asked(tx: Tx, base_id: UUID) -> list[tuple[UUID, str, tuple[str, ...]]]:
    """Return every entry of a base with its language and the ways in which it is asked."""
    rows = await tx.rows(ASKED, {"w": tx.workspace, "base": base_id})
    return [(row["id"], row["locale"], (row["question"], *row["similar_questions"])) for row in rows]


async def count(tx: Tx, base_id: UUID) -> int:
    """Return how many checks a base has."""
    return int(await tx.scalar(COUNT, {"w": tx.workspace, "base": base_id}))


async def add(tx: Tx, check_id: UUID, base_id: UUID, values: dict[str, Any], by: UUID | None) -> None:
    """Add a check; ``values``: question, locale, entry."""
    await tx.execute(ADD, {"w": tx.workspace, "id": check_id, "base": base_id, "by": by} | values)


async def update(tx: Tx, check_id: UUID, values: dict[str, Any]) -> None:
    """Change a check; ``values``: question, locale, entry."""
    await tx.execute(UPDATE, {"w": tx.workspace, "id": check_id} | values)


async def remove(tx: Tx, check_id: UUID) -> bool:
    """Delete a check; False when it was not there."""
    return await tx.scalar(REMOVE, {"w": tx.workspace, "id": check_id}) is not None


async def add_run(
    tx: Tx, run_id: UUID, base_id: UUID, entry_id: UUID | None, results: list[dict[str, Any]], ms: int, by: UUID | None
) -> CheckRun:
    """Store what a run found."""
    failed = sum(not result["passed"] for result in results)
    params = {
        "w": tx.workspace, "id": run_id, "base": base_id, "entry": entry_id, "total": len(results), "failed": failed,
        "results": json.dumps(results, default=str), "ms": ms, "by": by,
    }  # fmt: skip
    row = await tx.row(ADD_RUN, params)
    assert row is not None
    return to_run(row)


async def runs(tx: Tx, base_id: UUID, limit: int, before: UUID | None) -> list[CheckRun]:
    """Return a base's runs, newest first."""
    params = {"w": tx.workspace, "base": base_id, "limit": limit, "before": before}
    return [to_run(row) for row in await tx.rows(RUNS, params)]


async def run(tx: Tx, run_id: UUID) -> CheckRun | None:
    """Return one run."""
    row = await tx.row(
        f"SELECT {RUN} FROM knowledge_check_runs WHERE workspace_id = :w AND id = :id",
        {"w": tx.workspace, "id": run_id},
    )
    return to_run(row) if row else None
