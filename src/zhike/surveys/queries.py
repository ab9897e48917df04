"""SQL of surveys (private)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.surveys.rules import CHANGEABLE

# `at` stays the time of the first rating: the 24 hours do not start again.
RATE = """
INSERT INTO ratings (workspace_id, id, conversation_id, score, comment, reasons, rated_owner_kind, rated_owner_id)
VALUES (:workspace, :id, :conversation_id, :score, :comment, :reasons, :owner_kind, :owner_id)
ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET score = excluded.score, comment = excluded.comment, reasons = excluded.reasons
    WHERE ratings.at > now() - CAST(:changeable AS interval)
RETURNING id"""


async def rate(tx: Tx, row: dict[str, Any]) -> UUID | None:
    """Insert a rating or change one of the last 24 h; None when an older one stands."""
    found: UUID | None = await tx.scalar(RATE, {**row, "workspace": tx.workspace, "changeable": CHANGEABLE})
    return found


async def rating(tx: Tx, conversation_id: UUID) -> RowMapping | None:
    """Return a conversation's rating."""
    return await tx.row("SELECT * FROM ratings WHERE conversation_id = :id", {"id": conversation_id})


async def forget_comments(tx: Tx, conversation_ids: Collection[UUID]) -> None:
    """Remove the words of ratings; the scores stay."""
    await tx.execute(
        "UPDATE ratings SET comment = NULL WHERE conversation_id = ANY(CAST(:ids AS uuid[])) AND comment IS NOT NULL",
        {"ids": list(conversation_ids)},
    )
