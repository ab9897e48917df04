"""SQL of references (private)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx

Row = Mapping[Any, Any]
COLUMNS = "id, customer_id, kind, details, source, created_at, updated_at, removed_at"
OF = f"""
SELECT {COLUMNS} FROM customer_references WHERE workspace_id = :w AND customer_id = ANY(CAST(:customers AS uuid[]))
AND removed_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT :limit"""
FIND = f"SELECT {COLUMNS} FROM customer_references WHERE workspace_id = :w AND customer_id = :customer AND hash = :hash"
COUNT = "SELECT count(*) FROM customer_references WHERE workspace_id = :w AND customer_id = :customer"
PUT = f"""
INSERT INTO customer_references (workspace_id, id, customer_id, kind, hash, details, source)
VALUES (:w, :id, :customer, :kind, :hash, :details, :source)
ON CONFLICT (workspace_id, customer_id, hash) DO UPDATE
SET details = excluded.details, source = excluded.source, updated_at = now(), removed_at = NULL RETURNING {COLUMNS}"""
MARK = """
UPDATE customer_references SET removed_at = CASE WHEN :removed THEN now() END
WHERE workspace_id = :w AND id = :id AND customer_id = ANY(CAST(:customers AS uuid[])) AND (removed_at IS NULL) = :removed
RETURNING customer_id"""


async def of(tx: Tx, customers: Collection[UUID], limit: int) -> Sequence[Row]:
    """Return what belongs to these customers, newest first."""
    return await tx.rows(OF, {"w": tx.workspace, "customers": list(customers), "limit": limit})


async def find(tx: Tx, customer_id: UUID, hashed: bytes) -> Row | None:
    """Return the thing with this keyed hash, removed as it may be."""
    return await tx.row(FIND, {"w": tx.workspace, "customer": customer_id, "hash": hashed})


async def count(tx: Tx, customer_id: UUID) -> int:
    """Return how many a customer has, removed ones too."""
    return int(await tx.scalar(COUNT, {"w": tx.workspace, "customer": customer_id}))


async def put(
    tx: Tx, customer_id: UUID, reference_id: UUID, kind: str, hashed: bytes, details: bytes, source: str
) -> Row:
    """Insert a thing or replace what is said of it."""
    values = {"id": reference_id, "customer": customer_id, "kind": kind, "hash": hashed, "details": details}
    row = await tx.row(PUT, {"w": tx.workspace, **values, "source": source})
    assert row is not None
    return row


async def mark(tx: Tx, customers: Collection[UUID], reference_id: UUID, removed: bool) -> UUID | None:
    """Take a thing away or bring it back; return whose it is, None when there is nothing to do."""
    params = {"w": tx.workspace, "id": reference_id, "customers": list(customers), "removed": removed}
    found: UUID | None = await tx.scalar(MARK, params)
    return found
