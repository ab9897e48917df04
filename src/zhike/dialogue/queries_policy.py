"""SQL of hand-over policies, of every hand-over, and of what a turn is decided by besides words."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue.policy_types import PastTurn
from zhike.kit.ids import uuid7

LOOKED_BACK = 8  # turns
STORED = """
SELECT body, version, updated_at, updated_by FROM hand_over_policies
WHERE workspace_id = :w AND inbox_id IS NOT DISTINCT FROM CAST(:inbox AS uuid)
"""
FIRST = """
INSERT INTO hand_over_policies (workspace_id, inbox_id, body, updated_by) VALUES (:w, :inbox, CAST(:body AS jsonb), :by)
ON CONFLICT DO NOTHING RETURNING version
"""
NEXT = """
UPDATE hand_over_policies SET body = CAST(:body AS jsonb), version = version + 1, updated_by = :by, updated_at = now()
WHERE workspace_id = :w AND inbox_id IS NOT DISTINCT FROM CAST(:inbox AS uuid) AND version = :version RETURNING version
"""
REMOVE = "DELETE FROM hand_over_policies WHERE workspace_id = :w AND inbox_id = :inbox RETURNING version"
BEGIN = """
SELECT (SELECT body FROM hand_over_policies WHERE workspace_id = :w AND inbox_id IS NULL) AS workspace,
       (SELECT body FROM hand_over_policies WHERE workspace_id = :w AND inbox_id = :inbox) AS inbox,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('outcome', t.outcome, 'confidence', t.confidence, 'sources', t.sources,
                                                     'candidates', t.candidates, 'followed', t.followed) ORDER BY t.turn DESC), '[]')
        FROM (SELECT * FROM turns WHERE workspace_id = :w AND conversation_id = :conversation ORDER BY turn DESC LIMIT :limit) t
       ) AS past
"""
NOTE = """
INSERT INTO hand_overs (workspace_id, id, conversation_id, inbox_id, turn_id, reason, mode, answer_by)
VALUES (:w, :id, :conversation, :inbox, :turn, :reason, :mode, :answer_by)
"""
FIRED = """
SELECT reason, count(*) AS times FROM hand_overs
WHERE workspace_id = :w AND at >= :since AND mode = 'live' AND (CAST(:inbox AS uuid) IS NULL OR inbox_id = :inbox)
GROUP BY reason
"""
# A promise is kept by a colleague's first public message after it, in time.
PROMISED = """
SELECT count(*) AS given, count(*) FILTER (WHERE m.at <= h.answer_by) AS kept,
       count(*) FILTER (WHERE coalesce(m.at, now()) > h.answer_by) AS late
FROM hand_overs h
LEFT JOIN LATERAL (
    SELECT min(created_at) AS at FROM messages
    WHERE workspace_id = h.workspace_id AND conversation_id = h.conversation_id AND author_kind = 'person'
      AND direction = 'out' AND NOT private AND kind <> 'event' AND created_at > h.at
) m ON true
WHERE h.workspace_id = :w AND h.at >= :since AND h.mode = 'live' AND h.answer_by IS NOT NULL
  AND (CAST(:inbox AS uuid) IS NULL OR h.inbox_id = :inbox)
"""


async def stored(tx: Tx, inbox_id: UUID | None) -> tuple[Mapping[str, Any], int, datetime, UUID | None] | None:
    """Return (body, version, when, by whom) of the workspace's policy or an inbox's; None where none is kept."""
    row = await tx.row(STORED, {"w": tx.workspace, "inbox": inbox_id})
    return None if row is None else (row["body"], row["version"], row["updated_at"], row["updated_by"])


async def keep(tx: Tx, inbox_id: UUID | None, body: Mapping[str, Any], version: int, by: UUID) -> bool:
    """Store a policy over that of a version (0: the first); False when there is another version."""
    params = {"w": tx.workspace, "inbox": inbox_id, "body": json.dumps(body), "by": by}
    if version == 0:
        return await tx.scalar(FIRST, params) is not None
    return await tx.scalar(NEXT, params | {"version": version}) is not None


async def remove(tx: Tx, inbox_id: UUID) -> bool:
    """Remove an inbox's own policy; False where it has none."""
    return await tx.scalar(REMOVE, {"w": tx.workspace, "inbox": inbox_id}) is not None


async def begin(tx: Tx, conversation_id: UUID, inbox_id: UUID) -> tuple[list[Mapping[str, Any]], tuple[PastTurn, ...]]:
    """Return the policies that hold for a conversation, the workspace's first, and its last turns, newest first."""
    params = {"w": tx.workspace, "conversation": conversation_id, "inbox": inbox_id, "limit": LOOKED_BACK}
    row = await tx.row(BEGIN, params)
    assert row is not None, "one row, whatever is kept"
    bodies = [body for body in (row["workspace"], row["inbox"]) if body is not None]
    return bodies, tuple(map(_past, row["past"]))


def _past(turn: Mapping[str, Any]) -> PastTurn:
    titles = {one["entry_id"]: one.get("title", "") for one in turn["candidates"]}
    entries = tuple(source["entry_id"] for source in turn["sources"])
    flows = dict.fromkeys(event["flow"] for event in (turn["followed"] or {}).get("events", ()))
    confidence = turn["confidence"]
    if turn["outcome"] == "choices" and entries:
        confidence = min(1.0, sum(source["score"] for source in turn["sources"]))
    named = tuple(title for entry in entries if (title := titles.get(entry)))
    return PastTurn(turn["outcome"], confidence, entries, named, tuple(flows))


async def note(
    tx: Tx,
    conversation_id: UUID,
    inbox_id: UUID,
    mode: str,
    reason: str,
    turn_id: UUID | None,
    answer_by: datetime | None,
) -> None:
    """Record a hand-over."""
    await tx.execute(
        NOTE,
        {
            "w": tx.workspace,
            "id": uuid7(),
            "conversation": conversation_id,
            "inbox": inbox_id,
            "turn": turn_id,
            "reason": reason,
            "mode": mode,
            "answer_by": answer_by,
        },
    )


async def fired(tx: Tx, inbox_id: UUID | None, since: datetime) -> dict[str, int]:
    """Return how often live conversations went to people, by reason."""
    rows = await tx.rows(FIRED, {"w": tx.workspace, "inbox": inbox_id, "since": since})
    return {row["reason"]: row["times"] for row in rows}


async def promised(tx: Tx, inbox_id: UUID | None, since: datetime) -> dict[str, int]:
    """Return how many answers were promised out of hours, kept in time, and late."""
    row = await tx.row(PROMISED, {"w": tx.workspace, "inbox": inbox_id, "since": since})
    assert row is not None, "an aggregate has one row"
    return {name: row[name] for name in ("given", "kept", "late")}
