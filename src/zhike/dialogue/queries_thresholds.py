"""SQL of thresholds, and of the turns they are tried on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue.replay import Past
from zhike.dialogue.rules import DEFAULT
from zhike.dialogue.types import StoredThresholds, Thresholds
from zhike.knowledge import Candidate

STORED = "SELECT answer, offer, version, updated_at, updated_by FROM dialogue_thresholds WHERE workspace_id = :w"
FIRST = """
INSERT INTO dialogue_thresholds (workspace_id, answer, offer, updated_by) VALUES (:w, :answer, :offer, :by)
ON CONFLICT (workspace_id) DO NOTHING RETURNING version
"""
NEXT = """
UPDATE dialogue_thresholds SET answer = :answer, offer = :offer, version = version + 1, updated_by = :by, updated_at = now()
WHERE workspace_id = :w AND version = :version RETURNING version
"""
# Turns of customers that put one question to knowledge and were decided by its scores.
PAST = """
SELECT t.id, t.conversation_id, t.from_seq, t.to_seq, t.language, t.candidates, t.reasons, f.helpful
FROM turns t
JOIN conversations c ON c.workspace_id = t.workspace_id AND c.id = t.conversation_id AND c.mode = 'live'
LEFT JOIN dialogue_feedback f ON f.workspace_id = t.workspace_id AND f.turn_id = t.id
WHERE t.workspace_id = :w AND t.created_at >= :since AND t.candidates <> '[]'
  AND coalesce((t.understood ->> 'questions')::integer, 1) <= 1
  AND NOT t.reasons @> '[{"code": "option_picked"}]' AND NOT t.reasons @> '[{"code": "asked_for_person"}]'
ORDER BY t.created_at DESC LIMIT :limit
"""


async def stored(tx: Tx) -> StoredThresholds | None:
    """Return what the workspace keeps, None while it keeps none."""
    row = await tx.row(STORED, {"w": tx.workspace})
    if row is None:
        return None
    held = Thresholds(round(row["answer"], 2), round(row["offer"], 2))
    return StoredThresholds(held, row["version"], row["updated_at"], row["updated_by"])


async def keep(tx: Tx, wanted: Thresholds, version: int, by: UUID) -> bool:
    """Store thresholds over those of a version (0: the first ones); False when there is another version."""
    params = {"w": tx.workspace, "answer": wanted.answer, "offer": wanted.offer, "by": by}
    if version == 0:
        return await tx.scalar(FIRST, params) is not None
    return await tx.scalar(NEXT, params | {"version": version}) is not None


async def past(tx: Tx, since: datetime, limit: int) -> list[Past]:
    """Return live turns since a moment, newest first."""
    rows = await tx.rows(PAST, {"w": tx.workspace, "since": since, "limit": limit})
    return [_past(row) for row in rows]


def _past(row: Any) -> Past:
    language = row["language"] or "zh"
    codes = {reason["code"] for reason in row["reasons"]}
    candidates = tuple(_candidate(one, language, exact="exact" in codes) for one in row["candidates"])
    # A bare topic is offered though its best entry is likely: that is how a turn of one is known.
    bare = "near_tie" in codes and candidates[0].score >= DEFAULT.answer
    return Past(
        row["id"], row["conversation_id"], row["from_seq"], row["to_seq"], language, bare, candidates, row["helpful"]
    )


def _candidate(stored: dict[str, Any], language: str, *, exact: bool) -> Candidate:
    nothing = UUID(int=0)
    return Candidate(
        entry_id=UUID(stored["entry_id"]), base_id=nothing, locale=stored.get("locale", language),
        title=stored.get("title", ""), answer="", matched="", score=stored["score"], lexical=stored["lexical"],
        dense=stored["dense"], exact=stored.get("exact", exact and stored["score"] >= 0.99), guards=tuple(stored.get("guards", ())),
    )  # fmt: skip
