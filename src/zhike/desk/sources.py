"""What the assistant based its replies on, for the source chips."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from zhike.db import Tx

TURNS = """
SELECT t.id, t.outcome, t.confidence, t.sources, f.helpful FROM turns t
LEFT JOIN dialogue_feedback f ON f.workspace_id = t.workspace_id AND f.turn_id = t.id
WHERE t.workspace_id = :w AND t.id = ANY(:ids)
"""
TITLES = "SELECT id, question FROM knowledge_entries WHERE workspace_id = :w AND id = ANY(:ids)"


class Sources:
    """Reads turns and the titles of the entries they cite; two statements."""

    async def summaries(self, tx: Tx, turn_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {turn id: {id, outcome, confidence, helpful (the customer's voice, if any), sources}}."""
        rows = await tx.rows(TURNS, {"w": tx.workspace, "ids": list(turn_ids)})
        entry_ids = sorted({UUID(s["entry_id"]) for row in rows for s in row["sources"]})
        titles: dict[str, str] = {}
        if entry_ids:
            found = await tx.rows(TITLES, {"w": tx.workspace, "ids": entry_ids})
            titles = {str(row["id"]): row["question"] for row in found}
        return {
            row["id"]: {
                "id": str(row["id"]),
                "outcome": row["outcome"],
                "confidence": row["confidence"],
                "helpful": row["helpful"],
                "sources": [
                    {
                        "n": index,
                        "entry_id": s["entry_id"],
                        "title": titles.get(s["entry_id"], ""),
                        "score": s.get("score", 0.0),
                        "url": None,
                    }
                    for index, s in enumerate(row["sources"], start=1)
                ],
            }
            for row in rows
        }
