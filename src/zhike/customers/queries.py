"""All SQL of customers (private)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from zhike.customers.tables import customers as c
from zhike.db import Tx

CREATE = """
WITH made AS (
    INSERT INTO customers (workspace_id, id, number, data_key, profile, locale, verified)
    VALUES (:workspace, :id, :number, :data_key, :profile, :locale, :verified) RETURNING created_at
), found AS (
    INSERT INTO customer_lookups (workspace_id, kind, hash, customer_id)
    SELECT :workspace, l.kind, l.hash, :id
    FROM unnest(CAST(:kinds AS text[]), CAST(:hashes AS bytea[])) AS l (kind, hash)
)
SELECT created_at FROM made"""

LOOKUPS = """
WITH wanted AS (SELECT * FROM unnest(CAST(:kinds AS text[]), CAST(:hashes AS bytea[])) AS l (kind, hash)), gone AS (
    DELETE FROM customer_lookups WHERE customer_id = :id AND (kind, hash) NOT IN (SELECT kind, hash FROM wanted)
)
INSERT INTO customer_lookups (workspace_id, kind, hash, customer_id)
SELECT :workspace, kind, hash, :id FROM wanted ON CONFLICT DO NOTHING"""

# What a person types as a number may be the customer's, a phone's, or the last digits of one.
BY_DIGITS = """
WITH RECURSIVE hit AS (
    SELECT customer_id FROM customer_lookups
    JOIN unnest(CAST(:kinds AS text[]), CAST(:hashes AS bytea[])) AS l (kind, hash) USING (kind, hash)
    UNION SELECT id FROM customers WHERE number = :number
), up AS (
    SELECT id, merged_into FROM customers JOIN hit ON id = customer_id
    UNION SELECT p.id, p.merged_into FROM customers p JOIN up ON p.id = up.merged_into
)
SELECT customers.* FROM customers JOIN up USING (id)
WHERE up.merged_into IS NULL AND erased_at IS NULL AND number < :before ORDER BY number DESC LIMIT :limit"""

SEARCH = """
WITH RECURSIVE hit AS (
    SELECT customer_id FROM customer_lookups WHERE kind = :kind AND hash = ANY(CAST(:hashes AS bytea[]))
    GROUP BY customer_id HAVING count(*) = :words
), up AS (
    SELECT id, merged_into FROM customers JOIN hit ON id = customer_id
    UNION SELECT p.id, p.merged_into FROM customers p JOIN up ON p.id = up.merged_into
)
SELECT customers.* FROM customers JOIN up USING (id)
WHERE up.merged_into IS NULL AND erased_at IS NULL AND number < :before ORDER BY number DESC LIMIT :limit"""

ROOTED = """
WITH RECURSIVE up AS (
    SELECT id AS start, id, merged_into FROM customers WHERE id = ANY(CAST(:ids AS uuid[]))
    UNION SELECT up.start, p.id, p.merged_into FROM customers p JOIN up ON p.id = up.merged_into
)
SELECT up.start, customers.* FROM customers JOIN up USING (id) WHERE up.merged_into IS NULL"""

ROOTS = """
WITH RECURSIVE up AS (
    SELECT id AS start, id, merged_into FROM customers WHERE id = ANY(CAST(:ids AS uuid[]))
    UNION SELECT up.start, p.id, p.merged_into FROM customers p JOIN up ON p.id = up.merged_into
)
SELECT start, id FROM up WHERE merged_into IS NULL"""

FAMILIES = """
WITH RECURSIVE down AS (
    SELECT id AS root, id FROM customers WHERE id = ANY(CAST(:ids AS uuid[]))
    UNION SELECT down.root, k.id FROM customers k JOIN down ON k.merged_into = down.id
)
SELECT root, id FROM down"""

ERASE = """
UPDATE customers SET data_key = NULL, profile = NULL, locale = NULL, verified = false,
    erased_at = now(), updated_at = now(), version = version + 1
WHERE id = ANY(CAST(:ids AS uuid[])) AND erased_at IS NULL RETURNING id, version"""

SET_RETENTION = """
INSERT INTO customer_retention (workspace_id, months, begins_at) VALUES (:w, :months, :begins)
ON CONFLICT (workspace_id) DO UPDATE SET months = excluded.months, begins_at = excluded.begins_at
"""


async def create(tx: Tx, row: dict[str, Any], hashes: Sequence[tuple[str, bytes]]) -> Any:
    """Insert a customer with his look-ups in one statement; return created_at."""
    return await tx.scalar(CREATE, {**row, "workspace": tx.workspace, **_hashes(hashes)})


async def keys(tx: Tx, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """Return (id, data_key) of those who exist."""
    return await tx.rows("SELECT id, data_key FROM customers WHERE id = ANY(CAST(:ids AS uuid[]))", {"ids": list(ids)})


async def many(tx: Tx, ids: Collection[UUID], *, lock: bool = False) -> Sequence[RowMapping]:
    """Return whole rows in the order of their ids, which is also the order of locking."""
    statement = sa.select(c).where(c.c.id.in_(list(ids))).order_by(c.c.id)
    return await tx.rows(statement.with_for_update(key_share=True) if lock else statement)


async def rooted(tx: Tx, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """Return (start, whole row) of whom each customer became by merging."""
    return await tx.rows(ROOTED, {"ids": list(ids)})


async def newest(tx: Tx, before: int, limit: int) -> Sequence[RowMapping]:
    """Return customers by number, newest first, merged and erased ones left out."""
    kept = sa.and_(c.c.number < before, c.c.merged_into.is_(None), c.c.erased_at.is_(None))
    return await tx.rows(sa.select(c).where(kept).order_by(c.c.number.desc()).limit(limit))


async def following(tx: Tx, after: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Return customers with a profile by id, merged ones too, locked."""
    kept = c.c.profile.is_not(None) if after is None else sa.and_(c.c.profile.is_not(None), c.c.id > after)
    return await tx.rows(sa.select(c).where(kept).order_by(c.c.id).limit(limit).with_for_update(key_share=True))


async def by_number(tx: Tx, number: int) -> Sequence[RowMapping]:
    """Return the customer with this number, erased or merged as he may be."""
    return await tx.rows(sa.select(c).where(c.c.number == number))


async def search(tx: Tx, kind: str, hashes: Collection[bytes], before: int, limit: int) -> Sequence[RowMapping]:
    """Return the customers (merged ones by whom they became) who have all of these look-ups."""
    found = {"kind": kind, "hashes": list(hashes), "words": len(hashes), "before": before, "limit": limit}
    return await tx.rows(SEARCH, found)


async def by_digits(
    tx: Tx, number: int, hashes: Sequence[tuple[str, bytes]], before: int, limit: int
) -> Sequence[RowMapping]:
    """Return the customers (merged ones by whom they became) with this number or any of these look-ups."""
    found = {"number": number, "before": before, "limit": limit, **_hashes(hashes)}
    return await tx.rows(BY_DIGITS, found)


async def save(tx: Tx, customer_id: UUID, values: dict[str, Any]) -> int:
    """Update a locked row and return its new version."""
    statement = sa.update(c).where(c.c.id == customer_id)
    changed = statement.values(**values, version=c.c.version + 1, updated_at=sa.func.now()).returning(c.c.version)
    return int(await tx.scalar(changed))


async def set_lookups(tx: Tx, customer_id: UUID, hashes: Sequence[tuple[str, bytes]]) -> None:
    """Make a customer's look-ups exactly these."""
    await tx.execute(LOOKUPS, {"workspace": tx.workspace, "id": customer_id, **_hashes(hashes)})


async def roots(tx: Tx, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Return for each id whom he became by merging (himself when never merged)."""
    return {row["start"]: row["id"] for row in await tx.rows(ROOTS, {"ids": list(ids)})}


async def families(tx: Tx, ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Return for each root everybody merged into him, himself included."""
    found: dict[UUID, list[UUID]] = {}
    for row in await tx.rows(FAMILIES, {"ids": list(ids)}):
        found.setdefault(row["root"], []).append(row["id"])
    return found


async def erase(tx: Tx, ids: Collection[UUID]) -> Sequence[RowMapping]:
    """Destroy keys, profiles, look-ups and references; return (id, version) of those not erased before."""
    await tx.execute("DELETE FROM customer_lookups WHERE customer_id = ANY(CAST(:ids AS uuid[]))", {"ids": list(ids)})
    await tx.execute(
        "DELETE FROM customer_references WHERE customer_id = ANY(CAST(:ids AS uuid[]))", {"ids": list(ids)}
    )
    return await tx.rows(ERASE, {"ids": list(ids)})


def _hashes(hashes: Sequence[tuple[str, bytes]]) -> dict[str, Any]:
    return {"kinds": [kind for kind, _ in hashes], "hashes": [value for _, value in hashes]}


async def made_before(tx: Tx, at: datetime, after: UUID | None, limit: int) -> list[UUID]:
    """Return customers in whom nobody's record went up, not erased, first seen before ``at``; oldest first, behind ``after``."""
    query = sa.select(c.c.id).where(c.c.merged_into.is_(None), c.c.erased_at.is_(None), c.c.created_at < at)
    query = query.where(c.c.id > after) if after is not None else query
    return [row["id"] for row in await tx.rows(query.order_by(c.c.id).limit(limit))]


async def retention(tx: Tx) -> RowMapping | None:
    """Return (months, begins_at) of how long customers are kept; None: for good."""
    return await tx.row("SELECT months, begins_at FROM customer_retention WHERE workspace_id = :w", {"w": tx.workspace})


async def set_retention(tx: Tx, months: int | None, begins_at: datetime | None) -> None:
    """Keep the policy, or none."""
    if months is None:
        await tx.execute("DELETE FROM customer_retention WHERE workspace_id = :w", {"w": tx.workspace})
        return
    params = {"w": tx.workspace, "months": months, "begins": begins_at}
    await tx.execute(SET_RETENTION, params)
