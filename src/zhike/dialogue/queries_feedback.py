"""SQL of what customers say of answers: one voice for each turn."""

from collections.abc import Collection
from uuid import UUID

from zhike.db import Tx

ANSWER = """
SELECT t.id, t.conversation_id, t.sources, f.helpful FROM turns t
LEFT JOIN dialogue_feedback f ON f.workspace_id = t.workspace_id AND f.turn_id = t.id
WHERE t.workspace_id = :w AND t.id = :turn AND t.outcome = 'answer' AND t.sources <> '[]'
"""
SAY = """
INSERT INTO dialogue_feedback (workspace_id, turn_id, conversation_id, helpful) VALUES (:w, :turn, :conversation, :helpful)
ON CONFLICT (workspace_id, turn_id) DO UPDATE SET helpful = excluded.helpful, at = now()
"""
TAKE_BACK = "DELETE FROM dialogue_feedback WHERE workspace_id = :w AND turn_id = :turn"
# What a customer says of an entry is what he said last of any answer from it.
VOICES = """
SELECT DISTINCT ON (s.entry) s.entry, f.helpful FROM dialogue_feedback f
JOIN turns t ON t.workspace_id = f.workspace_id AND t.id = f.turn_id
CROSS JOIN LATERAL (SELECT CAST(one->>'entry_id' AS uuid) AS entry FROM jsonb_array_elements(t.sources) AS one) AS s
WHERE f.workspace_id = :w AND f.conversation_id = ANY(:conversations) AND s.entry = ANY(:entries)
ORDER BY s.entry, f.at DESC
"""


async def answer(tx: Tx, turn_id: UUID) -> tuple[UUID, list[UUID], bool | None] | None:
    """Return (conversation, entries it rests on, the voice) of an answer from knowledge; None for any other turn."""
    row = await tx.row(ANSWER, {"w": tx.workspace, "turn": turn_id})
    if row is None:
        return None
    return row["conversation_id"], [UUID(one["entry_id"]) for one in row["sources"]], row["helpful"]


async def say(tx: Tx, turn_id: UUID, conversation_id: UUID, helpful: bool | None) -> None:
    """Keep the voice of a turn, or take it back (None)."""
    if helpful is None:
        await tx.execute(TAKE_BACK, {"w": tx.workspace, "turn": turn_id})
        return
    params = {"w": tx.workspace, "turn": turn_id, "conversation": conversation_id, "helpful": helpful}
    await tx.execute(SAY, params)


async def voices(tx: Tx, conversations: Collection[UUID], entries: Collection[UUID]) -> dict[UUID, bool]:
    """Return what was last said in these conversations of answers from each entry."""
    params = {"w": tx.workspace, "conversations": list(conversations), "entries": list(entries)}
    return {row["entry"]: row["helpful"] for row in await tx.rows(VOICES, params)}
