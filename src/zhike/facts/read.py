"""Reading the log in its order."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import psycopg

from zhike.db import Tx
from zhike.facts.types import ActorRef, Recorded, upcasters

COLUMNS = "p.position, f.workspace_id, f.type, f.subject_kind, f.subject_id, f.version, f.mode, f.actor_kind, f.actor_id, f.at, f.payload"
READ = f"""
SELECT {COLUMNS} FROM fact_positions p JOIN facts f ON f.id = p.fact_id
WHERE p.position > %s ORDER BY p.position LIMIT %s
"""
BY_ID = f"""
SELECT {COLUMNS} FROM fact_positions p JOIN facts f ON f.id = p.fact_id
WHERE f.id >= :first AND f.id < :last AND p.position > :after ORDER BY p.position LIMIT :limit
"""
TIMELINE = f"""
SELECT {COLUMNS} FROM facts f JOIN fact_positions p ON p.fact_id = f.id
WHERE f.workspace_id = :w AND f.subject_id = :subject ORDER BY p.position LIMIT :limit
"""

AT = f"""
SELECT {COLUMNS} FROM fact_positions p JOIN facts f ON f.id = p.fact_id WHERE p.workspace_id = :w AND p.position = :position
"""
WAITING = """
SELECT count(*) AS facts, coalesce(extract(epoch FROM clock_timestamp() - min(f.at)), 0)::float8 AS age_s
FROM fact_queue q JOIN facts f ON f.id = q.fact_id
"""


def recorded(row: Sequence[Any]) -> Recorded:
    """Return a row of COLUMNS as a fact, its payload lifted to the newest version."""
    type_, payload = upcasters.lift(row[2], row[10])
    return Recorded(row[0], row[1], type_, row[3], row[4], row[5], row[6], ActorRef(row[7], row[8]), row[9], payload)


async def read_after(conn: psycopg.AsyncConnection[Any], position: int, limit: int = 1000) -> list[Recorded]:
    """Return up to ``limit`` facts behind ``position`` of every workspace the connection may see."""
    cursor = await conn.execute(READ, (position, limit))
    return [recorded(row) for row in await cursor.fetchall()]


async def subject_timeline(tx: Tx, subject_id: UUID, limit: int = 500) -> list[Recorded]:
    """Return what happened to one subject, oldest first."""
    result = await tx.execute(TIMELINE, {"w": tx.workspace, "subject": subject_id, "limit": limit})
    return [recorded(row) for row in result.fetchall()]


async def fact_at(tx: Tx, position: int) -> Recorded | None:
    """Return the workspace's fact at a position; None where there is none, or it has been archived."""
    rows = (await tx.execute(AT, {"w": tx.workspace, "position": position})).fetchall()
    return recorded(rows[0]) if rows else None


async def last_position(conn: psycopg.AsyncConnection[Any]) -> int:
    """Return the newest position of the log, 0 for an empty one."""
    row = await (await conn.execute("SELECT coalesce(max(position), 0) FROM fact_positions")).fetchone()
    return int(row[0]) if row else 0


async def waiting(tx: Tx) -> tuple[int, float]:
    """Return how many facts have no position yet and the age of the oldest in seconds (system transaction)."""
    row = await tx.row(WAITING)
    return (row["facts"], row["age_s"]) if row is not None else (0, 0.0)
