"""SQL of customers who look like one person (private)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx

SHARING = """
SELECT DISTINCT o.customer_id, o.kind FROM customer_lookups l
JOIN customer_lookups o ON o.workspace_id = l.workspace_id AND o.kind = l.kind AND o.hash = l.hash
WHERE l.workspace_id = :w AND l.customer_id = ANY(CAST(:family AS uuid[])) AND l.kind IN ('proven_phone', 'proven_email')
AND o.customer_id <> ALL(CAST(:family AS uuid[])) LIMIT 50"""
UNLIKE = """
SELECT CASE WHEN a = :id THEN b ELSE a END AS other FROM customer_unlike WHERE workspace_id = :w AND (a = :id OR b = :id)"""
DECLINE = "INSERT INTO customer_unlike (workspace_id, a, b) VALUES (:w, :a, :b) ON CONFLICT DO NOTHING"
RECONSIDER = "DELETE FROM customer_unlike WHERE workspace_id = :w AND a = :a AND b = :b"


async def sharing(tx: Tx, family: Collection[UUID]) -> Sequence[Mapping[Any, Any]]:
    """Return (customer_id, kind) of those who share a proved phone or e-mail with one of the family."""
    return await tx.rows(SHARING, {"w": tx.workspace, "family": list(family)})


async def unlike(tx: Tx, customer_id: UUID) -> list[UUID]:
    """Return those of whom somebody said that they are not this customer."""
    return [row["other"] for row in await tx.rows(UNLIKE, {"w": tx.workspace, "id": customer_id})]


async def decline(tx: Tx, a: UUID, b: UUID, declined: bool) -> None:
    """Remember that two are not one person, or forget it."""
    await tx.execute(DECLINE if declined else RECONSIDER, {"w": tx.workspace, "a": a, "b": b})
