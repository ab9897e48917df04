"""SQL of the board (private). Ids are time-ordered, so the primary keys serve "today"; every statement reads a day at most."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.desk.board.first_replies import NAME
from zhike.identity import SubjectColumns, Viewer, visible_clause

SLACK = timedelta(hours=1)  # ids are made by the process's clock, times by the database's
READ = "report.read"

# The day begins at midnight of the workspace's zone. `behind_s`: how old the first fact is that the projection lacks.
DAY = """
SELECT w.timezone AS zone, now() AS at, date_trunc('day', now(), w.timezone) AS began_at,
    CAST(now() AT TIME ZONE w.timezone AS date) AS day,
    (SELECT CAST(extract(epoch FROM clock_timestamp() - f.at) AS float8)
     FROM fact_positions p JOIN facts f ON f.id = p.fact_id
     WHERE p.workspace_id = :w AND p.position > coalesce((SELECT position FROM projections WHERE name = :projection), 0)
     ORDER BY p.position LIMIT 1) AS behind_s
FROM workspaces w WHERE w.id = :w
"""
WAITING = """
SELECT queue_id, inbox_id, team_id, count(*) AS n, min(queued_at) AS since FROM conversations
WHERE workspace_id = :w AND owner_kind = 'queue' AND status = 'open' AND mode = 'live' AND queue_id IS NOT NULL
GROUP BY queue_id, inbox_id, team_id
"""
# `n` as routing counts a load, whatever the mode; `live` as customers are served.
HELD = """
SELECT owner_id, inbox_id, team_id, queue_id, count(*) AS n, count(*) FILTER (WHERE mode = 'live') AS live
FROM conversations WHERE workspace_id = :w AND owner_id = ANY(:agents) AND owner_kind = 'person' AND status = 'open'
GROUP BY owner_id, inbox_id, team_id, queue_id
"""
WRITTEN = """
SELECT count(DISTINCT m.conversation_id) AS served, count(*) AS replies
FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id AND c.mode = 'live'
WHERE m.workspace_id = :w AND m.id >= :first AND m.id < :last AND m.created_at >= :since AND m.created_at < :until
    AND m.author_kind = 'person' AND m.author_id = :who AND NOT m.private AND m.kind <> 'event' AND m.recalled_at IS NULL
"""
IN_HAND = """
SELECT count(*) AS open, count(waiting_since) AS waiting, min(waiting_since) AS waiting_since,
    (array_agg(id ORDER BY waiting_since) FILTER (WHERE waiting_since IS NOT NULL))[1] AS longest,
    (array_agg(number ORDER BY waiting_since) FILTER (WHERE waiting_since IS NOT NULL))[1] AS longest_number
FROM conversations WHERE workspace_id = :w AND owner_kind = 'person' AND owner_id = :who AND status = 'open' AND mode = 'live'
"""


def _mentioned(agent_id: UUID) -> sa.ColumnElement[bool]:
    m = sa.table("mentions", *(sa.column(name) for name in ("workspace_id", "conversation_id", "agent_id"))).alias("m")
    same = sa.and_(m.c.workspace_id == C.c.workspace_id, m.c.conversation_id == C.c.id, m.c.agent_id == agent_id)
    return sa.exists().where(same)


def _table(name: str, alias: str, *columns: str) -> Any:
    return sa.table(name, sa.column("workspace_id", sa.Uuid), *(sa.column(one) for one in columns)).alias(alias)


C = sa.table(
    "conversations",
    *(sa.column(name, sa.Uuid) for name in ("workspace_id", "id", "inbox_id", "team_id", "owner_id")),
    *(sa.column(name) for name in ("mode", "status", "owner_kind", "opened_at", "resolved_at", "merged_into")),
).alias("c")
R = _table("desk_first_replies", "r", "conversation_id", "people_at", "replied_at", "handed_over_at", "touched_at")
T = _table("turns", "t", "id", "conversation_id", "outcome", "reasons", "created_at")
V = _table("ratings", "v", "id", "conversation_id", "score", "at")
SUBJECT = SubjectColumns(C.c.inbox_id, C.c.team_id, C.c.owner_id, _mentioned)
Selected = Any  # a Select of whatever columns


def first_id(at: datetime) -> UUID:
    """Return the smallest UUIDv7 of a moment, with slack for clocks that differ."""
    return UUID(int=int((at - SLACK).timestamp() * 1000) << 80)


async def day(tx: Tx) -> RowMapping:
    """Return the workspace's zone, today and when it began, the time now, and how far the projection is behind."""
    found = await tx.row(DAY, {"w": tx.workspace, "projection": NAME})
    assert found is not None
    return found


async def waiting(tx: Tx) -> list[RowMapping]:
    """Return who waits, by queue, inbox and team."""
    return list(await tx.rows(WAITING, {"w": tx.workspace}))


async def held(tx: Tx, agents: list[UUID]) -> list[RowMapping]:
    """Return what people have in hand, by owner, inbox, team and queue."""
    return list(await tx.rows(HELD, {"w": tx.workspace, "agents": agents}))


async def begun(tx: Tx, viewer: Viewer, since: datetime, until: datetime | None = None) -> int:
    """Count the conversations that began."""
    where = (C.c.id >= first_id(since), _within(C.c.opened_at, since, until))
    return int(await tx.scalar(_seen(tx, viewer, sa.select(sa.func.count()).select_from(C)).where(*where)))


async def resolved(tx: Tx, viewer: Viewer, since: datetime, until: datetime | None = None) -> int:
    """Count the conversations that were resolved and still are."""
    where = (C.c.status == "resolved", _within(C.c.resolved_at, since, until), C.c.merged_into.is_(None))
    return int(await tx.scalar(_seen(tx, viewer, sa.select(sa.func.count()).select_from(C)).where(*where)))


async def first_replies(tx: Tx, viewer: Viewer, since: datetime, until: datetime | None = None) -> RowMapping:
    """Return seconds of each first human reply of the day, who is still without one, and the hand-overs."""
    waits = sa.cast(sa.func.extract("epoch", R.c.replied_at - R.c.people_at), sa.Float)
    open_ = sa.and_(R.c.replied_at.is_(None), C.c.status != "resolved", C.c.owner_kind != "assistant")
    ended = sa.and_(R.c.replied_at.is_(None), C.c.status == "resolved")
    statement = sa.select(
        sa.func.array_agg(waits).filter(_within(R.c.replied_at, since, until)).label("waits"),
        sa.func.count().filter(open_).label("unanswered"),
        sa.func.count().filter(ended).label("never"),
        sa.func.count().filter(_within(R.c.handed_over_at, since, until)).label("handed_over"),
    ).select_from(_join(R))
    row = await tx.row(_seen(tx, viewer, statement).where(R.c.workspace_id == tx.workspace, R.c.touched_at >= since))
    assert row is not None
    return row


async def turns(tx: Tx, viewer: Viewer, since: datetime) -> list[tuple[str, str | None, int]]:
    """Return (outcome, code of the first reason, how many) of the assistant's turns."""
    code: sa.ColumnElement[str] = sa.literal_column("t.reasons -> 0 ->> 'code'")
    statement = _seen(tx, viewer, sa.select(T.c.outcome, code, sa.func.count()).select_from(_join(T)))
    where = (T.c.workspace_id == tx.workspace, T.c.id >= first_id(since), T.c.created_at >= since)
    found: Any = await tx.execute(statement.where(*where).group_by(T.c.outcome, code))
    return [(row[0], row[1], row[2]) for row in found]


async def scores(tx: Tx, viewer: Viewer, since: datetime, until: datetime | None = None) -> dict[int, int]:
    """Return {score: how many} of the ratings first given."""
    statement = _seen(tx, viewer, sa.select(V.c.score, sa.func.count()).select_from(_join(V)))
    where = (V.c.workspace_id == tx.workspace, V.c.id >= first_id(since), _within(V.c.at, since, until))
    found: Any = await tx.execute(statement.where(*where).group_by(V.c.score))
    return {row[0]: row[1] for row in found}


async def written(tx: Tx, agent_id: UUID, since: datetime, until: datetime) -> RowMapping:
    """Return how many customers' conversations a person answered in (``served``), with how many ``replies``."""
    times = {"since": since, "until": until, "first": first_id(since), "last": first_id(until + 2 * SLACK)}
    row = await tx.row(WRITTEN, {"w": tx.workspace, "who": agent_id, **times})
    assert row is not None
    return row


async def in_hand(tx: Tx, agent_id: UUID) -> RowMapping:
    """Return what a person has open, in how many of these the customer waits, since when, and where the longest."""
    row = await tx.row(IN_HAND, {"w": tx.workspace, "who": agent_id})
    assert row is not None
    return row


def _within(column: Any, since: datetime, until: datetime | None) -> sa.ColumnElement[bool]:
    return column >= since if until is None else sa.and_(column >= since, column < until)


def _join(other: Any) -> Any:
    same = sa.and_(C.c.workspace_id == other.c.workspace_id, C.c.id == other.c.conversation_id)
    return other.join(C, same)


def _seen(tx: Tx, viewer: Viewer, statement: Selected) -> Selected:
    """Keep live conversations on which the viewer may read numbers."""
    return statement.where(C.c.workspace_id == tx.workspace, C.c.mode == "live", visible_clause(viewer, READ, SUBJECT))
