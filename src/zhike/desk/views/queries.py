"""SQL of saved views (private)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from zhike.db import Tx
from zhike.desk.views.types import SavedView

COLUMNS = "id, scope, owner_id, team_id, name, filters, sort, place, version"
# `rules.sees` as SQL; a test holds the two together.
SEEN = (
    "workspace_id = :w AND (scope = 'workspace' OR (scope = 'personal' AND owner_id = :me)"
    " OR (scope = 'team' AND (:every OR team_id = ANY(:teams))))"
)
ORDER = "array_position(ARRAY['personal', 'team', 'workspace'], scope), place, id"
LIST = f"SELECT {COLUMNS} FROM inbox_views WHERE {SEEN} ORDER BY {ORDER}"
ONE = f"SELECT {COLUMNS} FROM inbox_views WHERE {SEEN} AND id = :id FOR UPDATE"
BESIDE = """
SELECT count(*) AS held, coalesce(max(place), 0) AS last FROM inbox_views WHERE workspace_id = :w AND scope = :scope
AND owner_id IS NOT DISTINCT FROM CAST(:owner_id AS uuid) AND team_id IS NOT DISTINCT FROM CAST(:team_id AS uuid)
"""
ADD = f"""
INSERT INTO inbox_views (workspace_id, id, scope, owner_id, team_id, name, filters, sort, place)
VALUES (:w, :id, :scope, CAST(:owner_id AS uuid), CAST(:team_id AS uuid), :name, :filters, :sort, :place)
RETURNING {COLUMNS}"""
SAVE = f"""
UPDATE inbox_views SET scope = :scope, owner_id = CAST(:owner_id AS uuid), team_id = CAST(:team_id AS uuid), name = :name,
    filters = :filters, sort = :sort, version = version + 1, updated_at = now()
WHERE workspace_id = :w AND id = :id RETURNING {COLUMNS}"""
PLACE = """
UPDATE inbox_views v SET place = o.n FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS o (id, n)
WHERE v.workspace_id = :w AND v.id = o.id
"""
REMOVE = "DELETE FROM inbox_views WHERE workspace_id = :w AND id = :id"


async def seen(tx: Tx, who: Mapping[str, Any]) -> list[SavedView]:
    """Return the views that somebody has, his own first."""
    return [_view(row) for row in await tx.rows(LIST, {"w": tx.workspace, **who})]


async def one(tx: Tx, who: Mapping[str, Any], view_id: UUID) -> SavedView | None:
    """Return a view that is seen, locked."""
    row = await tx.row(ONE, {"w": tx.workspace, **who, "id": view_id})
    return _view(row) if row is not None else None


async def beside(tx: Tx, values: Mapping[str, Any]) -> tuple[int, int]:
    """Return (how many views the same owner has, the last one's place)."""
    row = await tx.row(BESIDE, {"w": tx.workspace, **values})
    return (row["held"], row["last"]) if row else (0, 0)


async def write(tx: Tx, values: Mapping[str, Any], *, new: bool) -> SavedView:
    """Insert or change a view."""
    row = await tx.row(ADD if new else SAVE, {"w": tx.workspace, **values, "filters": Jsonb(values["filters"])})
    assert row is not None
    return _view(row)


async def put_in_order(tx: Tx, ids: Sequence[UUID]) -> None:
    """Give views the places in which they are named."""
    await tx.execute(PLACE, {"w": tx.workspace, "ids": list(ids)})


async def remove(tx: Tx, view_id: UUID) -> None:
    """Delete a view."""
    await tx.execute(REMOVE, {"w": tx.workspace, "id": view_id})


def _view(row: Mapping[Any, Any]) -> SavedView:
    return SavedView(**{name: row[name] for name in COLUMNS.split(", ")})
