"""SQL of folders."""

from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from zhike.db import Tx
from zhike.knowledge.life_types import Folder

FOLDER = """
SELECT f.id, f.base_id, f.parent_id, f.name, f.position,
       (SELECT count(*) FROM knowledge_entries e
        WHERE e.workspace_id = f.workspace_id AND e.folder_id = f.id AND e.deleted_at IS NULL) AS entries
FROM knowledge_folders f WHERE f.workspace_id = :w
"""
ADD = """
INSERT INTO knowledge_folders (workspace_id, id, base_id, parent_id, name, position)
VALUES (:w, :id, :base, CAST(:parent AS uuid), :name, (
    SELECT count(*) FROM knowledge_folders
    WHERE workspace_id = :w AND base_id = :base AND parent_id IS NOT DISTINCT FROM CAST(:parent AS uuid)))
"""
CHANGE = "UPDATE knowledge_folders SET name = :name, parent_id = :parent WHERE workspace_id = :w AND id = :id"
# The siblings are numbered anew, with the folder at its place among them.
ORDER = """
WITH placed AS (
    SELECT id, row_number() OVER (ORDER BY CASE WHEN id = :id THEN :position * 2 - 1 ELSE at * 2 END) - 1 AS position
    FROM (SELECT id, row_number() OVER (ORDER BY position, name) - 1 AS at FROM knowledge_folders
          WHERE workspace_id = :w AND base_id = :base AND parent_id IS NOT DISTINCT FROM CAST(:parent AS uuid) AND id <> :id
          UNION ALL SELECT :id, 0) siblings)
UPDATE knowledge_folders f SET position = placed.position FROM placed WHERE f.workspace_id = :w AND f.id = placed.id
"""
LOCK = "SELECT 1 FROM knowledge_bases WHERE workspace_id = :w AND id = :base FOR UPDATE"
ABOVE = """
WITH RECURSIVE above AS (
    SELECT id, parent_id FROM knowledge_folders WHERE workspace_id = :w AND id = :id
    UNION SELECT f.id, f.parent_id FROM knowledge_folders f JOIN above ON f.id = above.parent_id WHERE f.workspace_id = :w)
SELECT id FROM above
"""
ENTRIES_UP = """
UPDATE knowledge_entries SET folder_id = CAST(:parent AS uuid) WHERE workspace_id = :w AND folder_id = :id
"""
FOLDERS_UP = (
    "UPDATE knowledge_folders SET parent_id = CAST(:parent AS uuid) WHERE workspace_id = :w AND parent_id = :id"
)
BELOW = "SELECT count(*) FROM knowledge_folders WHERE workspace_id = :w AND parent_id = :id"
# Deleted entries keep their place no longer: their folder goes.
FORGET = "UPDATE knowledge_entries SET folder_id = NULL WHERE workspace_id = :w AND folder_id = :id AND deleted_at IS NOT NULL"
REMOVE = "DELETE FROM knowledge_folders WHERE workspace_id = :w AND id = :id"


async def folders(tx: Tx, base_id: UUID) -> list[Folder]:
    """Return a base's folders, siblings in their order."""
    sql = FOLDER + " AND f.base_id = :base ORDER BY f.position, f.name, f.id"
    return [Folder(**row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


async def folder(tx: Tx, folder_id: UUID) -> Folder | None:
    """Return one folder."""
    row = await tx.row(FOLDER + " AND f.id = :id", {"w": tx.workspace, "id": folder_id})
    return Folder(**row) if row else None


async def lock(tx: Tx, base_id: UUID) -> bool:
    """Lock a base for changes of its tree; False when it is not there."""
    return await tx.scalar(LOCK, {"w": tx.workspace, "base": base_id}) is not None


async def above(tx: Tx, folder_id: UUID) -> set[UUID]:
    """Return a folder and all it stands in."""
    return {row["id"] for row in await tx.rows(ABOVE, {"w": tx.workspace, "id": folder_id})}


async def add(tx: Tx, folder_id: UUID, base_id: UUID, parent_id: UUID | None, name: str) -> bool:
    """Add a folder as the last of its siblings; False when the name is taken there."""
    return await _unique(tx, ADD, {"id": folder_id, "base": base_id, "parent": parent_id, "name": name})


async def change(tx: Tx, folder_id: UUID, parent_id: UUID | None, name: str) -> bool:
    """Rename or move a folder; False when the name is taken there."""
    return await _unique(tx, CHANGE, {"id": folder_id, "parent": parent_id, "name": name})


async def order(tx: Tx, folder_id: UUID, base_id: UUID, parent_id: UUID | None, position: int) -> None:
    """Put a folder at a place among its siblings, 0 the first."""
    params = {"w": tx.workspace, "id": folder_id, "base": base_id, "parent": parent_id, "position": position}
    await tx.execute(ORDER, params)


async def holds(tx: Tx, folder_id: UUID) -> int:
    """Return how many folders stand directly in one."""
    return int(await tx.scalar(BELOW, {"w": tx.workspace, "id": folder_id}))


async def move_up(tx: Tx, folder: Folder) -> bool:
    """Move a folder's contents to where it stands itself; False when a name is taken there."""
    ids = {"w": tx.workspace, "id": folder.id, "parent": folder.parent_id}
    await tx.execute(ENTRIES_UP, ids)
    return await _unique(tx, FOLDERS_UP, ids)


async def remove(tx: Tx, folder_id: UUID) -> None:
    """Delete an empty folder."""
    await tx.execute(FORGET, {"w": tx.workspace, "id": folder_id})
    await tx.execute(REMOVE, {"w": tx.workspace, "id": folder_id})


async def _unique(tx: Tx, statement: str, params: dict[str, Any]) -> bool:
    try:
        async with tx.savepoint():
            await tx.execute(statement, {"w": tx.workspace} | params)
    except IntegrityError:
        return False
    return True
