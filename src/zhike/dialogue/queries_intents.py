"""SQL of a workspace's own intents."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue.types import Intent

FIELDS = "id, name, examples, version, updated_at"
STAMP = "SELECT count(*) AS intents, max(updated_at) AS latest FROM dialogue_intents WHERE workspace_id = :w"


async def stamp(tx: Tx) -> tuple[int, datetime | None]:
    """Return what changes with any change of the intents."""
    row = await tx.row(STAMP, {"w": tx.workspace})
    return (row["intents"], row["latest"]) if row is not None else (0, None)


async def intents(tx: Tx) -> list[Intent]:
    """Return every intent, by name."""
    rows = await tx.rows(
        f"SELECT {FIELDS} FROM dialogue_intents WHERE workspace_id = :w ORDER BY name", {"w": tx.workspace}
    )
    return [_intent(row) for row in rows]


async def intent(tx: Tx, intent_id: UUID) -> Intent | None:
    """Return one intent."""
    row = await tx.row(
        f"SELECT {FIELDS} FROM dialogue_intents WHERE workspace_id = :w AND id = :id",
        {"w": tx.workspace, "id": intent_id},
    )
    return _intent(row) if row is not None else None


async def add(tx: Tx, intent_id: UUID, name: str, examples: Sequence[str]) -> bool:
    """Store a new intent; False when the name is taken."""
    made = await tx.scalar(
        "INSERT INTO dialogue_intents (workspace_id, id, name, examples) VALUES (:w, :id, :name, :examples)"
        " ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id",
        {"w": tx.workspace, "id": intent_id, "name": name, "examples": list(examples)},
    )
    return made is not None


async def change(tx: Tx, intent_id: UUID, version: int, name: str, examples: Sequence[str]) -> bool:
    """Change an intent that is still of this version."""
    made = await tx.scalar(
        "UPDATE dialogue_intents SET name = :name, examples = :examples, version = version + 1,"
        " updated_at = clock_timestamp()"
        " WHERE workspace_id = :w AND id = :id AND version = :version RETURNING id",
        {"w": tx.workspace, "id": intent_id, "version": version, "name": name, "examples": list(examples)},
    )
    return made is not None


async def named(tx: Tx, name: str) -> UUID | None:
    """Return the id of the intent with a name."""
    found: UUID | None = await tx.scalar(
        "SELECT id FROM dialogue_intents WHERE workspace_id = :w AND name = :name", {"w": tx.workspace, "name": name}
    )
    return found


async def remove(tx: Tx, intent_id: UUID) -> bool:
    """Delete an intent; False when there is none."""
    gone = await tx.scalar(
        "DELETE FROM dialogue_intents WHERE workspace_id = :w AND id = :id RETURNING id",
        {"w": tx.workspace, "id": intent_id},
    )
    return gone is not None


def _intent(row: Any) -> Intent:
    return Intent(row["id"], row["name"], tuple(row["examples"]), row["version"], row["updated_at"])
