"""SQL of use: the projection's tables, and votes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.life_types import Citation, Week

ZONE = "SELECT timezone FROM workspaces WHERE id = :w"
CITE = """
INSERT INTO knowledge_citations (workspace_id, turn_id, entry_id, conversation_id, confidence, at)
SELECT :w, CAST(:turn AS uuid), unnest(CAST(:entries AS uuid[])), CAST(:conversation AS uuid), :confidence, :at
ON CONFLICT DO NOTHING RETURNING entry_id
"""
# An answer counts once: by the first thing that became of its conversation.
SETTLE = """
UPDATE knowledge_citations SET settled = :settled
WHERE workspace_id = :w AND conversation_id = CAST(:conversation AS uuid) AND settled IS NULL RETURNING entry_id, at
"""
WEEK = """
INSERT INTO knowledge_weeks (workspace_id, entry_id, week, {column}) VALUES (:w, :entry, :week, :n)
ON CONFLICT (workspace_id, entry_id, week) DO UPDATE SET {column} = knowledge_weeks.{column} + excluded.{column}
"""
STANDING = """
INSERT INTO knowledge_standings (workspace_id, entry_id, {column}, used_at) VALUES (:w, :entry, :n, :at)
ON CONFLICT (workspace_id, entry_id) DO UPDATE SET {column} = knowledge_standings.{column} + excluded.{column},
    used_at = greatest(knowledge_standings.used_at, excluded.used_at)
"""
CLEAR = ("knowledge_citations", "knowledge_weeks", "knowledge_standings")
WEEKS = """
SELECT week, answered, resolved, handed_over FROM knowledge_weeks
WHERE workspace_id = :w AND entry_id = :id AND week > CURRENT_DATE - :weeks * 7 ORDER BY week
"""
RECENT = """
SELECT turn_id, conversation_id, confidence, settled, at FROM knowledge_citations
WHERE workspace_id = :w AND entry_id = :id ORDER BY at DESC LIMIT :limit
"""
MINE = "SELECT useful FROM knowledge_votes WHERE workspace_id = :w AND entry_id = :id AND voter_id = :voter"
VOTE = """
INSERT INTO knowledge_votes (workspace_id, entry_id, voter_id, voter_kind, useful) VALUES (:w, :id, :voter, :kind, :useful)
ON CONFLICT (workspace_id, entry_id, voter_id) DO UPDATE SET useful = excluded.useful, at = now()
"""
UNVOTE = "DELETE FROM knowledge_votes WHERE workspace_id = :w AND entry_id = :id AND voter_id = :voter"
COUNTED = """
UPDATE knowledge_entries SET up = up + :up, down = down + :down WHERE workspace_id = :w AND id = :id RETURNING up, down
"""


async def timezone(tx: Tx) -> str | None:
    """Return the workspace's zone."""
    zone: str | None = await tx.scalar(ZONE, {"w": tx.workspace})
    return zone


async def cite(
    tx: Tx, turn: str, entries: Sequence[str], conversation: str, confidence: float | None, at: datetime
) -> list[UUID]:
    """Note that a turn rests on entries; returns those that were not noted before."""
    params = {
        "w": tx.workspace, "turn": turn, "entries": list(entries), "conversation": conversation, "confidence": confidence,
        "at": at,
    }  # fmt: skip
    return [row["entry_id"] for row in await tx.rows(CITE, params)]


async def settle(tx: Tx, conversation: str, settled: str) -> list[tuple[UUID, datetime]]:
    """Note what became of a conversation's open citations; returns (entry, when it was cited)."""
    rows = await tx.rows(SETTLE, {"w": tx.workspace, "conversation": conversation, "settled": settled})
    return [(row["entry_id"], row["at"]) for row in rows]


async def count(tx: Tx, weeks: Sequence[tuple[UUID, date]], column: str, at: datetime | None) -> None:
    """Add to the entries' weeks and totals; ``column``: answered, resolved or handed_over."""
    if not weeks:
        return
    counted, totals = Counter(weeks), Counter(entry for entry, _ in weeks)
    rows = [{"w": tx.workspace, "entry": entry, "week": week, "n": n} for (entry, week), n in sorted(counted.items())]
    await tx.execute(WEEK.format(column=column), rows)
    sums = [{"w": tx.workspace, "entry": entry, "n": n, "at": at} for entry, n in sorted(totals.items())]
    await tx.execute(STANDING.format(column=column), sums)


async def clear(tx: Tx) -> None:
    """Remove everything derived."""
    for table in CLEAR:
        await tx.execute(f"DELETE FROM {table} WHERE workspace_id = :w", {"w": tx.workspace})


async def weeks(tx: Tx, entry_id: UUID, number: int) -> list[Week]:
    """Return an entry's last weeks that hold anything, oldest first."""
    return [Week(**row) for row in await tx.rows(WEEKS, {"w": tx.workspace, "id": entry_id, "weeks": number})]


async def recent(tx: Tx, entry_id: UUID, limit: int) -> list[Citation]:
    """Return the turns that cited an entry lately, newest first."""
    return [Citation(**row) for row in await tx.rows(RECENT, {"w": tx.workspace, "id": entry_id, "limit": limit})]


async def vote_of(tx: Tx, entry_id: UUID, voter_id: UUID) -> bool | None:
    """Return somebody's vote."""
    useful: bool | None = await tx.scalar(MINE, {"w": tx.workspace, "id": entry_id, "voter": voter_id})
    return useful


async def vote(
    tx: Tx, entry_id: UUID, voter_id: UUID, kind: str, before: bool | None, useful: bool | None
) -> tuple[int, int]:
    """Change somebody's vote and the entry's sums; the entry's row is locked by the caller. Returns (up, down)."""
    ids = {"w": tx.workspace, "id": entry_id}
    if useful is None:
        await tx.execute(UNVOTE, ids | {"voter": voter_id})
    else:
        await tx.execute(VOTE, ids | {"voter": voter_id, "kind": kind, "useful": useful})
    moved = {"up": int(useful is True) - int(before is True), "down": int(useful is False) - int(before is False)}
    row = await tx.row(COUNTED, ids | moved)
    assert row is not None
    return row["up"], row["down"]
