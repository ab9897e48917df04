"""SQL of pictures."""

from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.life_types import Picture

ADD = """
INSERT INTO knowledge_pictures (workspace_id, id, content_hash, name, media_type, size, width, height, created_by)
VALUES (:w, :id, :hash, :name, :type, :size, :width, :height, :by)
"""
ONE = """
SELECT id, content_hash, name, media_type, size, width, height FROM knowledge_pictures WHERE workspace_id = :w AND id = :id
"""


async def add(tx: Tx, picture: Picture, by: UUID | None) -> None:
    """Record a stored picture."""
    params = {
        "w": tx.workspace, "id": picture.id, "hash": picture.content_hash, "name": picture.name, "type": picture.media_type,
        "size": picture.size, "width": picture.width, "height": picture.height, "by": by,
    }  # fmt: skip
    await tx.execute(ADD, params)


async def picture(tx: Tx, picture_id: UUID) -> Picture | None:
    """Return one picture."""
    row = await tx.row(ONE, {"w": tx.workspace, "id": picture_id})
    return Picture(**row) if row else None
