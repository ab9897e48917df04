"""SQL of the attributes a workspace defines (private)."""

from collections.abc import Sequence

from zhike.customers.attributes import Definition
from zhike.db import Tx

COLUMNS = "key, zh, en, kind, options, sensitive, agents, host, place, removed_at IS NOT NULL AS removed"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('customer_attributes' || :w, 0))"
ALL = f"SELECT {COLUMNS} FROM customer_attributes WHERE workspace_id = :w ORDER BY place, key"
PUT = f"""
INSERT INTO customer_attributes (workspace_id, key, zh, en, kind, options, sensitive, agents, host, place)
VALUES (:w, :key, :zh, :en, :kind, :options, :sensitive, :agents, :host, :place)
ON CONFLICT (workspace_id, key) DO UPDATE SET zh = excluded.zh, en = excluded.en, options = excluded.options,
    sensitive = excluded.sensitive, agents = excluded.agents, host = excluded.host, place = excluded.place, removed_at = NULL
RETURNING {COLUMNS}"""
MARK = """
UPDATE customer_attributes SET removed_at = CASE WHEN :removed THEN now() END
WHERE workspace_id = :w AND key = :key AND (removed_at IS NULL) = :removed RETURNING key"""
ORDER = """
UPDATE customer_attributes a SET place = x.place
FROM unnest(CAST(:keys AS text[])) WITH ORDINALITY AS x (key, place) WHERE a.workspace_id = :w AND a.key = x.key"""


async def definitions(tx: Tx, *, lock: bool = False) -> list[Definition]:
    """Return every definition in order; ``lock``: nobody else changes them until this transaction ends."""
    if lock:
        await tx.execute(LOCK, {"w": str(tx.workspace)})
    return [_definition(row) for row in await tx.rows(ALL, {"w": tx.workspace})]


async def put(tx: Tx, one: Definition, place: int) -> Definition:
    """Insert or replace a definition."""
    values = {name: getattr(one, name) for name in ("key", "zh", "en", "kind", "sensitive", "agents", "host")}
    row = await tx.row(PUT, {"w": tx.workspace, **values, "options": list(one.options), "place": place})
    assert row is not None
    return _definition(row)


async def mark(tx: Tx, key: str, removed: bool) -> bool:
    """Take a definition out of use or into it; False when there is none to take."""
    return await tx.scalar(MARK, {"w": tx.workspace, "key": key, "removed": removed}) is not None


async def order(tx: Tx, keys: Sequence[str]) -> None:
    """Number definitions in this order."""
    await tx.execute(ORDER, {"w": tx.workspace, "keys": list(keys)})


def _definition(row: object) -> Definition:
    held = dict(row)  # type: ignore[call-overload]
    return Definition(**{**held, "options": tuple(held["options"])})
