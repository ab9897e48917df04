"""All SQL of canned replies (private)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError

from zhike.copilot.types import CannedReply, Search, Step
from zhike.db import Tx

COLUMNS = "id, scope, owner_id, team_id, shortcut, title, body, folder, locale, uses, used_at, version, updated_at, updated_by, steps"
# `rules.sees` as SQL; a test holds the two together.
SEEN = (
    "workspace_id = :w AND (scope = 'workspace' OR (scope = 'personal' AND owner_id = :me)"
    " OR (scope = 'team' AND (:every OR team_id = ANY(:teams))))"
)
MATCHES = "(shortcut ILIKE :like OR title ILIKE :like OR body ILIKE :like)"
# Whoever types a shortcut wants that one first, then those that begin so; the rest by use.
RANK = "CASE WHEN shortcut = :q THEN 0 WHEN starts_with(shortcut, :q) THEN 1 ELSE 2 END"
ONE = f"SELECT {COLUMNS} FROM canned_replies WHERE {SEEN} AND id = :id"
FOLDERS = f"""
SELECT folder AS name, count(*) AS replies FROM canned_replies WHERE {SEEN} AND folder <> '' GROUP BY folder ORDER BY folder LIMIT 500
"""
ADD = f"""
INSERT INTO canned_replies (workspace_id, id, scope, owner_id, team_id, shortcut, title, body, folder, locale, updated_by, steps)
VALUES (:w, :id, :scope, CAST(:owner_id AS uuid), CAST(:team_id AS uuid), :shortcut, :title, :body, :folder,
        CAST(:locale AS text), CAST(:by AS uuid), CAST(:steps AS jsonb))
RETURNING {COLUMNS}"""
SAVE = f"""
UPDATE canned_replies SET scope = :scope, owner_id = CAST(:owner_id AS uuid), team_id = CAST(:team_id AS uuid),
    shortcut = :shortcut, title = :title, body = :body, folder = :folder, locale = CAST(:locale AS text),
    version = version + 1, updated_at = now(), updated_by = CAST(:by AS uuid), steps = CAST(:steps AS jsonb)
WHERE workspace_id = :w AND id = :id RETURNING {COLUMNS}"""
USED = "UPDATE canned_replies SET uses = uses + 1, used_at = now() WHERE workspace_id = :w AND id = :id"
REMOVE = "DELETE FROM canned_replies WHERE workspace_id = :w AND id = :id"


async def page(
    tx: Tx, seen: Mapping[str, Any], wanted: Search, after: tuple[int, int, UUID] | None, limit: int
) -> list[tuple[CannedReply, int]]:
    """Return replies with their rank: by rank, then the most used first, after the one with this sort key."""
    params: dict[str, Any] = {"w": tx.workspace, **seen, "q": wanted.q.lower(), "limit": limit}
    parts = [SEEN]
    if wanted.q:
        escaped = wanted.q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        parts.append(MATCHES)
        params["like"] = f"%{escaped}%"
    for name in ("scope", "team_id", "folder", "locale"):
        if (value := getattr(wanted, name)) is not None:
            parts.append(f"{name} = :{name}")
            params[name] = value
    rank = RANK if wanted.q else "2"
    if after is not None:
        parts.append(f"({rank}, -uses, id) > (:rank, :uses, :after)")
        params |= dict(zip(("rank", "uses", "after"), after, strict=True))
    sql = f"SELECT {COLUMNS}, {rank} AS rank FROM canned_replies WHERE {' AND '.join(parts)} ORDER BY rank, uses DESC, id LIMIT :limit"
    return [(_reply(row), row["rank"]) for row in await tx.rows(sql, params)]


async def one(tx: Tx, seen: Mapping[str, Any], reply_id: UUID, *, lock: bool = False) -> CannedReply | None:
    """Return a reply that is seen."""
    row = await tx.row(ONE + (" FOR UPDATE" if lock else ""), {"w": tx.workspace, **seen, "id": reply_id})
    return _reply(row) if row is not None else None


async def folders(tx: Tx, seen: Mapping[str, Any]) -> Sequence[Mapping[Any, Any]]:
    """Return the folders of what is seen, with how many stand in each."""
    return await tx.rows(FOLDERS, {"w": tx.workspace, **seen})


async def write(tx: Tx, values: Mapping[str, Any], *, new: bool) -> CannedReply | None:
    """Insert or change a reply; None when its shortcut is taken there."""
    try:
        async with tx.savepoint():
            row = await tx.row(ADD if new else SAVE, {"w": tx.workspace, **values})
    except IntegrityError as error:
        if isinstance(error.orig, UniqueViolation):
            return None
        raise
    assert row is not None
    return _reply(row)


async def used(tx: Tx, reply_id: UUID) -> None:
    """Count one use."""
    await tx.execute(USED, {"w": tx.workspace, "id": reply_id})


async def remove(tx: Tx, reply_id: UUID) -> None:
    """Delete a reply."""
    await tx.execute(REMOVE, {"w": tx.workspace, "id": reply_id})


def _reply(row: Mapping[Any, Any]) -> CannedReply:
    held = {name: row[name] for name in COLUMNS.split(", ")}
    return CannedReply(**held | {"steps": tuple(Step(**step) for step in held["steps"])})
