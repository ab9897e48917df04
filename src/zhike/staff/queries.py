"""All SQL of staff (private)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from psycopg.errors import UniqueViolation
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import IntegrityError

from zhike.db import Tx
from zhike.staff.tables import agent_skills, agents, queues, team_members, teams

KEEP = """
INSERT INTO agents (workspace_id, id, kind, user_id, name, avatar_url, version)
VALUES (:workspace, :id, 'person', :id, :name, :avatar_url, 1)
ON CONFLICT (workspace_id, id) DO UPDATE SET
    name = excluded.name, avatar_url = excluded.avatar_url, disabled_at = NULL, version = agents.version + 1
    WHERE agents.name <> excluded.name OR agents.avatar_url IS DISTINCT FROM excluded.avatar_url
       OR agents.disabled_at IS NOT NULL
RETURNING version"""

# The old presence comes from the locked row itself, so that two changes at once are told apart.
PRESENCE = """
WITH held AS (SELECT id, presence FROM agents WHERE id = :id AND disabled_at IS NULL FOR NO KEY UPDATE)
UPDATE agents SET presence = :presence, presence_reason = :reason, presence_since = now(), version = version + 1,
    seen_at = CASE WHEN :presence = 'offline' THEN seen_at ELSE now() END,
    idle_since = CASE WHEN held.presence <> 'online' AND :presence = 'online' THEN now() ELSE idle_since END
FROM held WHERE agents.id = held.id
  AND (agents.presence, agents.presence_reason) IS DISTINCT FROM (:presence, CAST(:reason AS text))
RETURNING agents.version, held.presence AS before"""

RETIRE = """
UPDATE agents SET disabled_at = now(), presence = 'offline', presence_reason = NULL, presence_since = now(),
    version = version + 1
WHERE id = :id AND disabled_at IS NULL RETURNING version"""

# The order is kept: who was handed something first is idle longest.
TOUCH_IN_TURN = """
UPDATE agents SET idle_since = now() + make_interval(secs => given.n * 0.000001)
FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS given (id, n)
WHERE agents.workspace_id = :w AND agents.id = given.id"""
SEEN = "UPDATE agents SET seen_at = now() WHERE workspace_id = :w AND id = ANY(:ids)"
LAST_SEEN = "SELECT seen_at FROM agents WHERE workspace_id = :w AND id = :id"
UNSEEN = """
SELECT id FROM agents WHERE workspace_id = :w AND kind = 'person' AND presence <> 'offline' AND disabled_at IS NULL
   AND seen_at < now() - make_interval(secs => :after)"""

ASSISTANT = """
INSERT INTO agents (workspace_id, id, kind, name, capacity, presence, version)
VALUES (:workspace, :id, 'assistant', :name, 1000, 'online', 1)
ON CONFLICT (workspace_id) WHERE kind = 'assistant' DO NOTHING"""

AVAILABLE = """
SELECT a.id FROM agents a JOIN team_members m ON m.workspace_id = a.workspace_id AND m.agent_id = a.id
WHERE m.team_id = :team AND a.presence = 'online' AND a.disabled_at IS NULL AND a.capacity > 0 AND a.kind = 'person'
ORDER BY a.idle_since, a.id"""


def _agents() -> sa.Select[Any]:
    mine = sa.and_(team_members.c.workspace_id == agents.c.workspace_id, team_members.c.agent_id == agents.c.id)
    ids = sa.func.array_agg(team_members.c.team_id).filter(team_members.c.team_id.is_not(None)).label("team_ids")
    his = sa.and_(agent_skills.c.workspace_id == agents.c.workspace_id, agent_skills.c.agent_id == agents.c.id)
    skills = sa.select(sa.func.jsonb_object_agg(agent_skills.c.skill, agent_skills.c.level)).where(his)
    grouped = sa.select(agents, ids, skills.scalar_subquery().label("skills")).select_from(
        agents.outerjoin(team_members, mine)
    )
    return grouped.group_by(agents.c.workspace_id, agents.c.id)


async def agent_list(
    tx: Tx, *, ids: Collection[UUID] | None = None, retired: bool = False, team: UUID | None = None
) -> Sequence[RowMapping]:
    """Return agents with their teams, the assistant first, then by name."""
    query = _agents().order_by(agents.c.kind, agents.c.name, agents.c.id)
    if ids is not None:
        query = query.where(agents.c.id.in_(list(ids)))
    if not retired:
        query = query.where(agents.c.disabled_at.is_(None))
    if team is not None:
        query = query.where(agents.c.id.in_(sa.select(team_members.c.agent_id).where(team_members.c.team_id == team)))
    return await tx.rows(query)


async def assistant(tx: Tx) -> RowMapping | None:
    """Return the workspace's assistant."""
    return await tx.row(_agents().where(agents.c.kind == "assistant"))


async def add_assistant(tx: Tx, agent_id: UUID, name: str) -> None:
    """Insert the assistant unless the workspace has one."""
    await tx.execute(ASSISTANT, {"workspace": tx.workspace, "id": agent_id, "name": name})


async def keep(tx: Tx, user_id: UUID, name: str, avatar_url: str | None) -> int | None:
    """Insert or correct a person's agent; return its version when something changed."""
    row = {"workspace": tx.workspace, "id": user_id, "name": name, "avatar_url": avatar_url}
    version: int | None = await tx.scalar(KEEP, row)
    return version


async def retire(tx: Tx, agent_id: UUID) -> int | None:
    """Take an agent out of service; return its version when it was in service."""
    version: int | None = await tx.scalar(RETIRE, {"id": agent_id})
    return version


async def set_presence(tx: Tx, agent_id: UUID, presence: str, reason: str | None) -> RowMapping | None:
    """Set presence and reason if they differ; return (version, before), None when nothing changed."""
    return await tx.row(PRESENCE, {"id": agent_id, "presence": presence, "reason": reason})


async def seen(tx: Tx, agent_ids: Collection[UUID]) -> None:
    """Note that agents are there."""
    await tx.execute(SEEN, {"w": tx.workspace, "ids": list(agent_ids)})


async def last_seen(tx: Tx, agent_id: UUID) -> datetime | None:
    """Return when an agent was last noted as being there."""
    at: datetime | None = await tx.scalar(LAST_SEEN, {"w": tx.workspace, "id": agent_id})
    return at


async def unseen(tx: Tx, after_s: float) -> list[UUID]:
    """Return people who are not offline but were not noted for so long."""
    return [row["id"] for row in await tx.rows(UNSEEN, {"w": tx.workspace, "after": after_s})]


async def save(tx: Tx, agent_id: UUID, values: dict[str, Any]) -> int | None:
    """Update an agent in service and return its new version."""
    changed = sa.update(agents).where(agents.c.id == agent_id, agents.c.disabled_at.is_(None))
    version: int | None = await tx.scalar(
        changed.values(**values, version=agents.c.version + 1).returning(agents.c.version)
    )
    return version


async def set_skills(tx: Tx, agent_id: UUID, skills: Mapping[str, int]) -> None:
    """Make an agent's skills exactly these."""
    his = agent_skills.c.agent_id == agent_id
    await tx.execute(sa.delete(agent_skills).where(his, agent_skills.c.skill.not_in(list(skills))))
    rows = [
        {"workspace_id": tx.workspace, "agent_id": agent_id, "skill": skill, "level": level}
        for skill, level in skills.items()
    ]
    if rows:
        added = insert(agent_skills).values(rows)
        keys = ["workspace_id", "agent_id", "skill"]
        await tx.execute(added.on_conflict_do_update(index_elements=keys, set_={"level": added.excluded.level}))


async def touch_in_turn(tx: Tx, agent_ids: Sequence[UUID]) -> None:
    """Note that these were just handed something, one after the other."""
    await tx.execute(TOUCH_IN_TURN, {"w": tx.workspace, "ids": list(agent_ids)})


async def touch(tx: Tx, agent_id: UUID) -> None:
    """Note that a conversation was handed to, or left, an agent just now."""
    await tx.execute(sa.update(agents).where(agents.c.id == agent_id).values(idle_since=sa.func.now()))


async def available(tx: Tx, team_id: UUID) -> list[UUID]:
    """Return who of a team is online, longest idle first."""
    return [row["id"] for row in await tx.rows(AVAILABLE, {"team": team_id})]


async def online(tx: Tx, team_id: UUID) -> int:
    """Count who of a team is online."""
    counted = f"SELECT count(*) FROM ({AVAILABLE}) AS found"
    return int(await tx.scalar(counted, {"team": team_id}))


async def teams_of(tx: Tx, agent_id: UUID) -> frozenset[UUID]:
    """Return an agent's teams."""
    query = sa.select(team_members.c.team_id).where(team_members.c.agent_id == agent_id)
    return frozenset(row["team_id"] for row in await tx.rows(query))


async def team_list(tx: Tx, ids: Collection[UUID] | None = None) -> Sequence[RowMapping]:
    """Return teams with member and lead ids, by name."""
    mine = sa.and_(team_members.c.workspace_id == teams.c.workspace_id, team_members.c.team_id == teams.c.id)
    members = sa.func.array_agg(team_members.c.agent_id)
    query = (
        sa.select(
            teams.c.id,
            teams.c.name,
            members.filter(team_members.c.agent_id.is_not(None)).label("member_ids"),
            members.filter(team_members.c.lead).label("lead_ids"),
        )
        .select_from(teams.outerjoin(team_members, mine))
        .group_by(teams.c.workspace_id, teams.c.id)
        .order_by(teams.c.name)
    )
    return await tx.rows(query.where(teams.c.id.in_(list(ids))) if ids is not None else query)


async def add_team(tx: Tx, team_id: UUID, name: str) -> bool:
    """Insert a team; False when its name is taken."""
    row = {"workspace_id": tx.workspace, "id": team_id, "name": name}
    added = insert(teams).values(**row).on_conflict_do_nothing(index_elements=["workspace_id", "name"])
    return await tx.scalar(added.returning(teams.c.id)) is not None


async def rename_team(tx: Tx, team_id: UUID, name: str) -> bool:
    """Rename a team; False when the name is taken."""
    return await _unless_taken(tx, sa.update(teams).where(teams.c.id == team_id).values(name=name))


async def set_members(tx: Tx, team_id: UUID, leads: dict[UUID, bool]) -> None:
    """Make a team's members exactly these (agent → leads it)."""
    gone = sa.delete(team_members).where(team_members.c.team_id == team_id, team_members.c.agent_id.not_in(list(leads)))
    await tx.execute(gone)
    rows = [
        {"workspace_id": tx.workspace, "team_id": team_id, "agent_id": agent_id, "lead": lead}
        for agent_id, lead in leads.items()
    ]
    if rows:
        added = insert(team_members).values(rows)
        await tx.execute(
            added.on_conflict_do_update(
                index_elements=["workspace_id", "team_id", "agent_id"], set_={"lead": added.excluded.lead}
            )
        )


async def queue_list(tx: Tx, ids: Collection[UUID] | None = None) -> Sequence[RowMapping]:
    """Return queues, the default one first."""
    query = sa.select(queues).order_by(queues.c.is_default.desc(), queues.c.name)
    return await tx.rows(query.where(queues.c.id.in_(list(ids))) if ids is not None else query)


async def default_queue(tx: Tx) -> RowMapping | None:
    """Return the workspace's default queue."""
    return await tx.row(sa.select(queues).where(queues.c.is_default))


async def add_queue(tx: Tx, row: dict[str, Any]) -> bool:
    """Insert a queue; False when its name is taken."""
    return await _unless_taken(tx, insert(queues).values(workspace_id=tx.workspace, **row))


async def no_default(tx: Tx) -> None:
    """Take the default mark from whichever queue has it."""
    await tx.execute(sa.update(queues).where(queues.c.is_default).values(is_default=False))


async def save_queue(tx: Tx, queue_id: UUID, values: dict[str, Any]) -> bool:
    """Update a queue; False when the name is taken."""
    return await _unless_taken(tx, sa.update(queues).where(queues.c.id == queue_id).values(**values))


async def _unless_taken(tx: Tx, statement: sa.Executable) -> bool:
    try:
        async with tx.savepoint():
            await tx.execute(statement)
    except IntegrityError as error:
        if isinstance(error.orig, UniqueViolation):
            return False
        raise
    return True
