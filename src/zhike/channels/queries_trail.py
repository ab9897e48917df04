"""SQL of visitors' trails (private)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx

INSERT = """
INSERT INTO visitor_trail (workspace_id, id, customer_id, inbox_id, body, at, until)
SELECT :w, x.id, :customer, :inbox, x.body, x.at, x.until
FROM unnest(CAST(:ids AS uuid[]), CAST(:bodies AS bytea[]), CAST(:ats AS timestamptz[]), CAST(:untils AS timestamptz[]))
    AS x (id, body, at, until)"""
TRIM = """
DELETE FROM visitor_trail WHERE workspace_id = :w AND id IN (
    SELECT id FROM visitor_trail WHERE workspace_id = :w AND customer_id = :customer
    ORDER BY at DESC, id DESC OFFSET :kept
)"""
NEWEST = """
SELECT id, customer_id, body, at FROM visitor_trail
WHERE workspace_id = :w AND customer_id = ANY(CAST(:customers AS uuid[])) AND until > now()
ORDER BY at DESC, id DESC LIMIT :limit"""
FORGET = "DELETE FROM visitor_trail WHERE workspace_id = :w AND customer_id = ANY(CAST(:customers AS uuid[]))"
SWEEP = "DELETE FROM visitor_trail WHERE workspace_id = :w AND until < :now"


async def insert(
    tx: Tx, customer_id: UUID, inbox_id: UUID, rows: Sequence[tuple[UUID, bytes, datetime, datetime]]
) -> None:
    """Insert steps (id, sealed body, at, until)."""
    names = ("ids", "bodies", "ats", "untils")
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    await tx.execute(INSERT, {"w": tx.workspace, "customer": customer_id, "inbox": inbox_id, **columns})


async def trim(tx: Tx, customer_id: UUID, kept: int) -> None:
    """Keep the newest of a customer's."""
    await tx.execute(TRIM, {"w": tx.workspace, "customer": customer_id, "kept": kept})


async def newest(tx: Tx, customers: Collection[UUID], limit: int) -> Sequence[Mapping[Any, Any]]:
    """Return steps, newest first."""
    return await tx.rows(NEWEST, {"w": tx.workspace, "customers": list(customers), "limit": limit})


async def forget(tx: Tx, customers: Collection[UUID]) -> None:
    """Delete everything of these customers."""
    await tx.execute(FORGET, {"w": tx.workspace, "customers": list(customers)})


async def sweep(tx: Tx, now: datetime) -> None:
    """Delete what is over."""
    await tx.execute(SWEEP, {"w": tx.workspace, "now": now})
