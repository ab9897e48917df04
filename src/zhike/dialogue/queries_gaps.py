"""SQL of gaps: collecting what failed, laying it to its like, and what people do with a gap."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.dialogue.learning_types import REOPENED_BY, Asking, Gap, GapFilter
from zhike.kit.ids import uuid7

NEAR = 0.05  # probability from which on an entry is worth showing beside a question that it did not answer
# Reasons of a refusal that is none: nobody was there to hand over to, or nothing was asked.
TALK = [
    "asked_for_person",
    "asks_about_person",
    "complaint",
    "failed",
    "small_talk",
    "media",
    "fragment",
    "none_of_these",
]
COLLECT = """
INSERT INTO dialogue_gap_items (workspace_id, turn_id, conversation_id, seq, grounds, at)
SELECT :w, t.id, t.conversation_id, t.to_seq, ARRAY[CAST(:reason AS text)], :at FROM turns t
WHERE t.workspace_id = :w AND t.id = CAST(:turn AS uuid) AND {which}
ON CONFLICT (workspace_id, turn_id) DO UPDATE SET grounds = dialogue_gap_items.grounds || excluded.grounds
WHERE NOT dialogue_gap_items.grounds @> excluded.grounds
RETURNING turn_id, gap_id
"""
ASKED = """coalesce(t.understood->>'asks', 'true') = 'true'
AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(t.reasons) AS r WHERE r->>'code' = ANY(:talk))"""
ANSWERED = "t.outcome = 'answer' AND t.sources <> '[]'"
LAST_ANSWERED = """
SELECT id FROM turns WHERE workspace_id = :w AND conversation_id = CAST(:conversation AS uuid) AND outcome = 'answer'
AND sources <> '[]' AND created_at <= :at ORDER BY turn DESC LIMIT 1
"""
DROP_REASON = """
WITH gone AS (
    DELETE FROM dialogue_gap_items WHERE workspace_id = :w AND {which} AND grounds = ARRAY[CAST(:reason AS text)]
    RETURNING gap_id
), less AS (
    UPDATE dialogue_gap_items SET grounds = array_remove(grounds, :reason)
    WHERE workspace_id = :w AND {which} AND grounds @> ARRAY[CAST(:reason AS text)] AND cardinality(grounds) > 1
)
SELECT DISTINCT gap_id FROM gone WHERE gap_id IS NOT NULL
"""
OF_TURN, OF_CONVERSATION = "turn_id = CAST(:of AS uuid)", "conversation_id = CAST(:of AS uuid)"
# Conversations are read here, never written: an erased customer's askings go with him.
FORGET = """
DELETE FROM dialogue_gap_items i USING conversations c
WHERE i.workspace_id = :w AND c.workspace_id = :w AND c.id = i.conversation_id AND c.customer_id = ANY(:customers)
RETURNING i.gap_id
"""
RECOUNT = """
UPDATE dialogue_gaps g SET size = s.n, first_at = coalesce(s.first, g.first_at), last_at = coalesce(s.last, g.last_at)
FROM (SELECT one.id, count(i.turn_id) AS n, min(i.at) AS first, max(i.at) AS last
      FROM unnest(CAST(:gaps AS uuid[])) AS one (id)
      LEFT JOIN dialogue_gap_items i ON i.workspace_id = :w AND i.gap_id = one.id GROUP BY one.id) AS s
WHERE g.workspace_id = :w AND g.id = s.id
"""
# Who stands for a gap may have gone: the newest of those left takes his place.
REPLACE = """
UPDATE dialogue_gaps g SET turn_id = i.turn_id, conversation_id = i.conversation_id, seq = i.seq
FROM (SELECT DISTINCT ON (gap_id) gap_id, turn_id, conversation_id, seq FROM dialogue_gap_items
      WHERE workspace_id = :w AND gap_id = ANY(:gaps) ORDER BY gap_id, at DESC) AS i
WHERE g.workspace_id = :w AND g.id = i.gap_id AND NOT EXISTS (
    SELECT 1 FROM dialogue_gap_items own WHERE own.workspace_id = :w AND own.gap_id = g.id AND own.turn_id = g.turn_id)
"""
DROP_EMPTY = "DELETE FROM dialogue_gaps WHERE workspace_id = :w AND id = ANY(:gaps) AND size = 0 AND state = 'open'"
REOPEN_ASKED = f"""
UPDATE dialogue_gaps g SET state = 'open', closed_by = NULL, closed_at = NULL
WHERE workspace_id = :w AND id = ANY(:gaps) AND state = 'dismissed' AND (
    SELECT count(*) FROM dialogue_gap_items i WHERE i.workspace_id = :w AND i.gap_id = g.id AND i.at > g.closed_at
) >= {REOPENED_BY}
"""
CLEAR = (
    "DELETE FROM dialogue_gap_items WHERE workspace_id = :w",
    "DELETE FROM dialogue_gaps WHERE workspace_id = :w AND state = 'open'",
    "UPDATE dialogue_gaps SET size = 0 WHERE workspace_id = :w",
)
ITEM = "i.turn_id, i.conversation_id, t.from_seq, i.seq, i.grounds, i.at, t.language, i.gap_id"
FRESH = f"""
SELECT {ITEM} FROM dialogue_gap_items i JOIN turns t ON t.workspace_id = i.workspace_id AND t.id = i.turn_id
WHERE i.workspace_id = :w AND i.gap_id IS NULL ORDER BY i.at, i.turn_id LIMIT :limit
"""
GAP = """
SELECT g.id, g.locale, g.state, g.turn_id, g.conversation_id, t.from_seq, g.seq, g.size, g.first_at, g.last_at, g.entry_id,
       g.closed_by, g.closed_at, t.candidates, t.sources
FROM dialogue_gaps g JOIN turns t ON t.workspace_id = g.workspace_id AND t.id = g.turn_id WHERE g.workspace_id = :w
"""
KNOWN = GAP + " ORDER BY g.last_at DESC LIMIT :limit"
NEWEST = "SELECT max(id::text) FROM dialogue_gaps WHERE workspace_id = :w"
TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtextextended('gaps:' || CAST(:w AS text), 0))"
ADD_GAP = """
INSERT INTO dialogue_gaps (workspace_id, id, locale, turn_id, conversation_id, seq, first_at, last_at)
VALUES (:w, :id, :locale, :turn, :conversation, :seq, :at, :at)
"""
LAY = """
UPDATE dialogue_gap_items i SET gap_id = l.gap, seq = l.seq
FROM unnest(CAST(:turns AS uuid[]), CAST(:laid AS uuid[]), CAST(:seqs AS int[])) AS l (turn, gap, seq)
WHERE i.workspace_id = :w AND i.turn_id = l.turn
"""
DROP_ITEMS = "DELETE FROM dialogue_gap_items WHERE workspace_id = :w AND turn_id = ANY(:turns)"
CLOSE = """
UPDATE dialogue_gaps SET state = :state, entry_id = :entry, closed_by = :by,
    closed_at = CASE WHEN :state = 'open' THEN NULL ELSE now() END
WHERE workspace_id = :w AND id = :id
"""
FOLLOW_ENTRY = """
UPDATE dialogue_gaps SET state = CAST(:state AS text),
    closed_at = CASE WHEN :state = 'settled' AND state <> 'settled' THEN :at ELSE closed_at END
WHERE workspace_id = :w AND entry_id = CAST(:entry AS uuid) AND state IN ('drafted', 'settled')
"""
ENTRY_GONE = """
UPDATE dialogue_gaps SET state = 'open', entry_id = NULL, closed_by = NULL, closed_at = NULL
WHERE workspace_id = :w AND entry_id = CAST(:entry AS uuid) AND state = ANY(:states)
"""
REASONS = """
SELECT gap_id, reason, count(*) AS n FROM dialogue_gap_items, unnest(grounds) AS reason
WHERE workspace_id = :w AND gap_id = ANY(:gaps) GROUP BY gap_id, reason
"""
LATEST = f"""
SELECT {ITEM} FROM unnest(CAST(:gaps AS uuid[])) AS one (id) CROSS JOIN LATERAL (
    SELECT * FROM dialogue_gap_items WHERE workspace_id = :w AND gap_id = one.id ORDER BY at DESC, turn_id LIMIT :each
) AS i JOIN turns t ON t.workspace_id = :w AND t.id = i.turn_id ORDER BY i.at DESC, i.turn_id
"""
SINCE = """
SELECT g.id, count(*) AS n FROM dialogue_gaps g JOIN dialogue_gap_items i ON i.workspace_id = g.workspace_id AND i.gap_id = g.id
WHERE g.workspace_id = :w AND g.id = ANY(:gaps) AND i.at > g.closed_at GROUP BY g.id
"""
COUNTS = "SELECT state, count(*) AS n FROM dialogue_gaps WHERE workspace_id = :w GROUP BY state"


async def collect(tx: Tx, turn: str, reason: str, at: datetime) -> UUID | None:
    """Note that a turn failed, unless it is noted or is no failure; returns the turn when something is new."""
    refused = reason in ("refused", "unresolved")
    sql = COLLECT.format(which=ASKED if refused else ANSWERED)
    params = {"w": tx.workspace, "turn": turn, "reason": reason, "at": at} | ({"talk": TALK} if refused else {})
    row = await tx.row(sql, params)
    return row["turn_id"] if row else None


async def last_answered(tx: Tx, conversation: str, at: datetime) -> UUID | None:
    """Return the last turn of a conversation that was answered from knowledge, as of a time."""
    found: UUID | None = await tx.scalar(LAST_ANSWERED, {"w": tx.workspace, "conversation": conversation, "at": at})
    return found


async def withdraw(tx: Tx, reason: str, *, turn: str | None = None, conversation: str | None = None) -> None:
    """Take a reason back, of one turn or of a whole conversation."""
    which = OF_TURN if turn is not None else OF_CONVERSATION
    params = {"w": tx.workspace, "of": turn or conversation, "reason": reason}
    rows = await tx.rows(DROP_REASON.format(which=which), params)
    await recount(tx, [row["gap_id"] for row in rows])


async def forget(tx: Tx, customers: Collection[UUID]) -> None:
    """Drop everything that these customers asked."""
    rows = await tx.rows(FORGET, {"w": tx.workspace, "customers": list(customers)})
    await recount(tx, sorted({row["gap_id"] for row in rows if row["gap_id"]}))


async def recount(tx: Tx, gaps: Sequence[UUID]) -> None:
    """Bring gaps in step with what lies in them; an open one that is empty goes."""
    if gaps:
        params = {"w": tx.workspace, "gaps": list(gaps)}
        await tx.execute(RECOUNT, params)
        await tx.execute(REPLACE, params)
        await tx.execute(DROP_EMPTY, params)
        await tx.execute(REOPEN_ASKED, params)


async def clear(tx: Tx) -> None:
    """Remove what is derived; gaps that people decided on stay, and find their askings again."""
    for sql in CLEAR:
        await tx.execute(sql, {"w": tx.workspace})


async def fresh(tx: Tx, limit: int) -> list[Asking]:
    """Return askings that lie in no gap yet, oldest first."""
    return [_asking(row) for row in await tx.rows(FRESH, {"w": tx.workspace, "limit": limit})]


async def known(tx: Tx, limit: int) -> tuple[list[Gap], str | None]:
    """Return the gaps that were asked last, and the newest of all."""
    rows = await tx.rows(KNOWN, {"w": tx.workspace, "limit": limit})
    return [_gap(row) for row in rows], await tx.scalar(NEWEST, {"w": tx.workspace})


async def take_turns(tx: Tx) -> str | None:
    """Wait until nobody else lays askings of the workspace; returns the newest gap then."""
    await tx.execute(TAKE_TURNS, {"w": tx.workspace})
    found: str | None = await tx.scalar(NEWEST, {"w": tx.workspace})
    return found


async def add_gap(tx: Tx, locale: str, asked: Asking, seq: int) -> UUID:
    """Make a gap of an asking that is like no other."""
    gap_id = uuid7()
    params = {
        "w": tx.workspace, "id": gap_id, "locale": locale, "turn": asked.turn_id, "conversation": asked.conversation_id,
        "seq": seq, "at": asked.at,
    }  # fmt: skip
    await tx.execute(ADD_GAP, params)
    return gap_id


async def lay(tx: Tx, laid: Sequence[tuple[UUID, UUID, int]]) -> None:
    """Lay askings (turn, gap, seq of the message that asked) to their gaps."""
    if laid:
        turns, gaps, seqs = map(list, zip(*laid, strict=True))
        await tx.execute(LAY, {"w": tx.workspace, "turns": turns, "laid": gaps, "seqs": seqs})
        await recount(tx, sorted(set(gaps)))


async def drop(tx: Tx, turns: Sequence[UUID]) -> None:
    """Drop askings that ask nothing, or whose words are gone."""
    if turns:
        await tx.execute(DROP_ITEMS, {"w": tx.workspace, "turns": list(turns)})


async def gap(tx: Tx, gap_id: UUID, *, lock: bool = False) -> Gap | None:
    """Return one gap, locked for a change when asked."""
    sql = GAP + " AND g.id = :id" + (" FOR UPDATE OF g" if lock else "")
    row = await tx.row(sql, {"w": tx.workspace, "id": gap_id})
    return _gap(row) if row else None


async def page(tx: Tx, wanted: GapFilter, limit: int, after: tuple[int, datetime, UUID] | None) -> list[Gap]:
    """Return gaps, the largest first, then those asked last."""
    sql, params = GAP, {"w": tx.workspace, "limit": limit}
    sql += " AND g.size > 0" if wanted.state in (None, "open") else ""
    for name, clause in (
        ("state", " AND g.state = :state"),
        ("days", " AND g.last_at > now() - make_interval(days => :days)"),
        (
            "reason",
            " AND EXISTS (SELECT 1 FROM dialogue_gap_items i WHERE i.workspace_id = g.workspace_id AND i.gap_id = g.id"
            " AND i.grounds @> ARRAY[CAST(:reason AS text)])",
        ),
    ):
        if (value := getattr(wanted, name)) is not None:
            sql, params = sql + clause, params | {name: value}
    if after is not None:
        sql += " AND (g.size, g.last_at, g.id) < (:size, :last, :id)"
        params |= {"size": after[0], "last": after[1], "id": after[2]}
    rows = await tx.rows(sql + " ORDER BY g.size DESC, g.last_at DESC, g.id DESC LIMIT :limit", params)
    return [_gap(row) for row in rows]


async def close(tx: Tx, gap_id: UUID, state: str, by: UUID | None, entry_id: UUID | None = None) -> None:
    """Set what a person decided on a gap."""
    await tx.execute(CLOSE, {"w": tx.workspace, "id": gap_id, "state": state, "entry": entry_id, "by": by})


async def follow_entry(tx: Tx, entry: str, state: str, at: datetime) -> None:
    """Let the gap of a draft follow it: settled while it is published, drafted while it is not."""
    await tx.execute(FOLLOW_ENTRY, {"w": tx.workspace, "entry": entry, "state": state, "at": at})


async def entry_gone(tx: Tx, entry: str, states: Sequence[str] = ("drafted", "settled")) -> None:
    """Open the gaps (in these states) whose draft was dropped, or whose entry was deleted."""
    await tx.execute(ENTRY_GONE, {"w": tx.workspace, "entry": entry, "states": list(states)})


async def reasons(tx: Tx, gaps: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    """Return how many askings each gap has by reason."""
    found: dict[UUID, dict[str, int]] = {}
    for row in await tx.rows(REASONS, {"w": tx.workspace, "gaps": list(gaps)}) if gaps else ():
        found.setdefault(row["gap_id"], {})[row["reason"]] = row["n"]
    return found


async def latest(tx: Tx, gaps: Sequence[UUID], each: int) -> dict[UUID, list[Asking]]:
    """Return the newest askings of each gap."""
    found: dict[UUID, list[Asking]] = {}
    for row in await tx.rows(LATEST, {"w": tx.workspace, "gaps": list(gaps), "each": each}) if gaps else ():
        found.setdefault(row["gap_id"], []).append(_asking(row))
    return found


async def since(tx: Tx, gaps: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many askings came to each gap after it was closed."""
    rows = await tx.rows(SINCE, {"w": tx.workspace, "gaps": list(gaps)}) if gaps else ()
    return {row["id"]: row["n"] for row in rows}


async def counts(tx: Tx) -> dict[str, int]:
    """Return how many gaps there are by state."""
    return {row["state"]: row["n"] for row in await tx.rows(COUNTS, {"w": tx.workspace})}


def _asking(row: RowMapping) -> Asking:
    return Asking(
        row["turn_id"], row["conversation_id"], row["from_seq"], row["seq"], tuple(row["grounds"]), row["at"],
        row["language"], row["gap_id"],
    )  # fmt: skip


def _gap(row: RowMapping) -> Gap:
    given = {source["entry_id"] for source in row["sources"]}
    near = tuple(one for one in row["candidates"] if one["entry_id"] not in given and one["score"] >= NEAR)
    asked = Asking(row["turn_id"], row["conversation_id"], row["from_seq"], row["seq"], (), row["last_at"])
    return Gap(
        row["id"], row["locale"], row["state"], asked, row["size"], row["first_at"], row["last_at"], row["entry_id"],
        row["closed_by"], row["closed_at"], near,
    )  # fmt: skip
