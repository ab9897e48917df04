"""Use cases of staff: the only writer of its tables."""

import contextlib
import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike import facts
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import AuditTrail, User, Viewer
from zhike.kit.clock import iso
from zhike.kit.ids import uuid7
from zhike.staff import facts as announce
from zhike.staff import queries
from zhike.staff.errors import AgentInactive, AgentNotFound, NameTaken, NotAnAgent, QueueNotFound, TeamNotFound
from zhike.staff.ports import AgentLoad
from zhike.staff.types import Agent, Presence, Queue, Team

SYSTEM = ActorRef("system")
ASSISTANT_NAME = {"zh": "智能助手", "en": "Assistant"}


class StaffService:
    """Agents, teams and queues. Implements identity's port `StaffRegister`."""

    def __init__(self, audit: AuditTrail) -> None:
        self.audit = audit
        self._load: AgentLoad | None = None

    def bind(self, load: AgentLoad) -> None:
        """Bind who knows how much agents have in hand (conversations); wiring calls it."""
        self._load = load

    # Agents -------------------------------------------------------------------------------------------------------

    async def agents(self, tx: Tx, ids: Collection[UUID] | None = None, team_id: UUID | None = None) -> list[Agent]:
        """Return agents in service, the assistant first; with ``ids`` also those who left."""
        if ids is not None and not ids:
            return []
        rows = await queries.agent_list(tx, ids=ids, retired=ids is not None, team=team_id)
        return [_agent(row) for row in rows]

    async def agent(self, tx: Tx, agent_id: UUID) -> Agent:
        """Return one agent, also one who left; raises AgentNotFound."""
        found = await self.agents(tx, [agent_id])
        if not found:
            raise AgentNotFound
        return found[0]

    async def assistant(self, tx: Tx, locale: str = "zh-CN") -> Agent:
        """Return the workspace's assistant, hiring it if there is none."""
        row = await queries.assistant(tx)
        if row is None:
            await queries.add_assistant(tx, uuid7(), ASSISTANT_NAME["en" if locale.startswith("en") else "zh"])
            row = await queries.assistant(tx)
        assert row is not None
        return _agent(row)

    async def agent_json(self, tx: Tx, agents: Sequence[Agent]) -> list[dict[str, Any]]:
        """Return the API's Agents, with their load (one statement for all)."""
        ids = [agent.id for agent in agents]
        loads = await self._load.loads(tx, ids) if self._load is not None and ids else {}
        return [agent_json(agent, loads.get(agent.id, 0)) for agent in agents]

    async def agent_card(self, tx: Tx, agent_id: UUID) -> dict[str, Any] | None:
        """Return the API's Agent of a user, None when he does not serve customers."""
        found = await self.agents(tx, [agent_id])
        return (await self.agent_json(tx, found))[0] if found and found[0].disabled_at is None else None

    async def keep(self, tx: Tx, user: User, *, serves: bool) -> None:
        """Make the agent of a user mirror him: hired when he serves customers, retired when he no longer does."""
        if serves and user.disabled_at is None:
            version, fields = await queries.keep(tx, user.id, user.name, user.avatar_url), ["name", "service"]
        else:
            version, fields = await queries.retire(tx, user.id), ["presence", "service"]
        if version is not None:
            await facts.append(tx, [announce.changed(user.id, version, fields, SYSTEM)])

    async def set_presence(
        self, tx: Tx, agent_id: UUID, presence: Presence, reason: str | None = None, by: Viewer | None = None
    ) -> Agent:
        """Set presence; the same again changes nothing and announces nothing. Raises NotAnAgent."""
        row = await queries.set_presence(tx, agent_id, presence, reason)
        if row is not None:
            actor = by.actor if by is not None else SYSTEM
            fact = announce.presence_changed(agent_id, row["version"], row["before"], presence, actor)
            await facts.append(tx, [fact])
        found = await self.agents(tx, [agent_id])
        if not found or found[0].disabled_at is not None:
            raise NotAnAgent
        return found[0]

    async def left(self, tx: Tx, viewer: Viewer) -> None:
        """Set a person offline who ended his last session; nothing for a user who does not serve."""
        with contextlib.suppress(NotAnAgent):
            await self.set_presence(tx, viewer.id, "offline", None, viewer)

    async def update_agent(
        self,
        tx: Tx,
        viewer: Viewer,
        agent_id: UUID,
        *,
        capacity: int | None = None,
        skills: Mapping[str, int] | None = None,
        languages: Sequence[str] | None = None,
        ip: str | None = None,
    ) -> Agent:
        """Say how many chats an agent takes at once (0: none are handed to him), what he can do, and in which languages."""
        before = await self.agent(tx, agent_id)
        if before.disabled_at is not None:
            raise AgentInactive
        asked: dict[str, Any] = {"capacity": capacity, "skills": skills, "languages": languages}
        was = {"capacity": before.capacity, "skills": dict(before.skills), "languages": list(before.languages)}
        new = {name: value for name, value in asked.items() if value is not None and value != was[name]}
        if new:
            version = await queries.save(tx, agent_id, {name: new[name] for name in new if name != "skills"})
            if version is None:
                raise AgentInactive
            if skills is not None:
                await queries.set_skills(tx, agent_id, skills)
            await facts.append(tx, [announce.changed(agent_id, version, list(new), viewer.actor)])
            detail = {name: {"before": was[name], "after": new[name]} for name in new}
            await self.audit.append(tx, viewer, "agent.set", "agent", agent_id, ip=ip, detail=detail)
        return await self.agent(tx, agent_id)

    async def with_teams(self, tx: Tx, viewer: Viewer) -> Viewer:
        """Return the viewer with the teams he is in (one statement; none for an API key)."""
        if viewer.kind != "person":
            return viewer
        return dataclasses.replace(viewer, team_ids=await queries.teams_of(tx, viewer.id))

    # For routing --------------------------------------------------------------------------------------------------

    async def available(self, tx: Tx, team_id: UUID) -> list[Agent]:
        """Return the people of a team who are online, longest idle first; whether one is full, routing decides."""
        order = await queries.available(tx, team_id)
        by_id = {agent.id: agent for agent in await self.agents(tx, order)}
        return [by_id[agent_id] for agent_id in order if agent_id in by_id]

    async def online(self, tx: Tx, team_id: UUID) -> int:
        """Return how many people of a team are online."""
        return await queries.online(tx, team_id)

    async def touch(self, tx: Tx, agent_id: UUID) -> None:
        """Note that a conversation was handed to, or left, this agent just now."""
        await queries.touch(tx, agent_id)

    async def touch_in_turn(self, tx: Tx, agent_ids: Sequence[UUID]) -> None:
        """Note that these were just handed something, one after the other. One statement."""
        await queries.touch_in_turn(tx, agent_ids)

    # Teams and queues ---------------------------------------------------------------------------------------------

    async def teams(self, tx: Tx) -> list[Team]:
        """Return teams with their members."""
        return [_team(row) for row in await queries.team_list(tx)]

    async def team(self, tx: Tx, team_id: UUID) -> Team:
        """Return one team; raises TeamNotFound."""
        rows = await queries.team_list(tx, [team_id])
        if not rows:
            raise TeamNotFound
        return _team(rows[0])

    async def create_team(self, tx: Tx, viewer: Viewer | None, name: str, ip: str | None = None) -> Team:
        """Make a team; raises NameTaken."""
        team_id = uuid7()
        if not await queries.add_team(tx, team_id, name):
            raise NameTaken(field="name")
        await self.audit.append(tx, viewer, "team.created", "team", team_id, ip=ip, detail={"name": name})
        return Team(team_id, name, (), ())

    async def update_team(
        self,
        tx: Tx,
        viewer: Viewer | None,
        team_id: UUID,
        *,
        name: str | None = None,
        members: Mapping[UUID, bool] | None = None,
        ip: str | None = None,
    ) -> Team:
        """Rename a team, or make its members exactly ``members`` (agent → leads it)."""
        before = await self.team(tx, team_id)
        detail: dict[str, Any] = {}
        if name is not None and name != before.name:
            if not await queries.rename_team(tx, team_id, name):
                raise NameTaken(field="name")
            detail["name"] = {"before": before.name, "after": name}
        if members is not None:
            known = await self.agents(tx, list(members))
            if len(known) != len(members) or any(agent.disabled_at is not None for agent in known):
                raise AgentNotFound(field="members")
            await queries.set_members(tx, team_id, dict(members))
            moved = sorted(set(before.member_ids) ^ set(members))
            await self._announce_moves(tx, viewer, moved)
            detail["moved"] = [str(agent_id) for agent_id in moved]
        if detail:
            await self.audit.append(tx, viewer, "team.updated", "team", team_id, ip=ip, detail=detail)
        return await self.team(tx, team_id)

    async def _announce_moves(self, tx: Tx, viewer: Viewer | None, moved: Sequence[UUID]) -> None:
        actor = viewer.actor if viewer is not None else SYSTEM
        for agent_id in moved:  # in the order of ids, so that two such edits never wait for each other
            version = await queries.save(tx, agent_id, {})
            if version is not None:
                await facts.append(tx, [announce.changed(agent_id, version, ["team_ids"], actor)])

    async def queues(self, tx: Tx) -> list[Queue]:
        """Return queues, the default one first."""
        return [_queue(row) for row in await queries.queue_list(tx)]

    async def queue(self, tx: Tx, queue_id: UUID) -> Queue:
        """Return one queue; raises QueueNotFound."""
        rows = await queries.queue_list(tx, [queue_id])
        if not rows:
            raise QueueNotFound
        return _queue(rows[0])

    async def default_queue(self, tx: Tx) -> Queue | None:
        """Return the queue that inboxes without one of their own use."""
        row = await queries.default_queue(tx)
        return _queue(row) if row is not None else None

    async def create_queue(
        self,
        tx: Tx,
        viewer: Viewer | None,
        name: str,
        team_id: UUID,
        *,
        is_default: bool = False,
        target_s: int = 20,
        ip: str | None = None,
    ) -> Queue:
        """Make a queue; the workspace's first one is its default. Raises NameTaken, TeamNotFound."""
        await self.team(tx, team_id)
        queue_id, first = uuid7(), await queries.default_queue(tx) is None
        if is_default and not first:
            await queries.no_default(tx)
        row = {"id": queue_id, "name": name, "team_id": team_id, "is_default": is_default or first}
        row["first_response_target_s"] = target_s
        if not await queries.add_queue(tx, row):
            raise NameTaken(field="name")
        detail = {"name": name, "team_id": str(team_id)}
        await self.audit.append(tx, viewer, "queue.created", "queue", queue_id, ip=ip, detail=detail)
        return Queue(queue_id, name, team_id, is_default or first, target_s)

    async def update_queue(
        self,
        tx: Tx,
        viewer: Viewer,
        queue_id: UUID,
        *,
        name: str | None = None,
        team_id: UUID | None = None,
        is_default: bool = False,
        target_s: int | None = None,
        ip: str | None = None,
    ) -> Queue:
        """Rename a queue, give it to another team, make it the default, or say how soon people should answer."""
        before = await self.queue(tx, queue_id)
        if team_id is not None:
            await self.team(tx, team_id)
        values: dict[str, Any] = {
            key: value
            for key, value in (("name", name), ("team_id", team_id), ("first_response_target_s", target_s))
            if value is not None
        }
        if is_default and not before.is_default:
            await queries.no_default(tx)
            values["is_default"] = True
        if values and not await queries.save_queue(tx, queue_id, values):
            raise NameTaken(field="name")
        if values:
            detail = {"fields": sorted(values)}
            await self.audit.append(tx, viewer, "queue.updated", "queue", queue_id, ip=ip, detail=detail)
        return await self.queue(tx, queue_id)


def agent_json(agent: Agent, load: int = 0) -> dict[str, Any]:
    """Return the API's Agent."""
    return {
        "id": str(agent.id),
        "name": agent.name,
        "avatar_url": agent.avatar_url,
        "kind": agent.kind,
        "presence": agent.presence,
        "presence_reason": agent.presence_reason,
        "presence_since": iso(agent.presence_since),
        "capacity": agent.capacity,
        "load": load,
        "team_ids": [str(team_id) for team_id in agent.team_ids],
        "skills": dict(agent.skills),
        "languages": list(agent.languages),
    }


def _agent(row: Mapping[Any, Any]) -> Agent:
    made = {"team_ids", "skills", "languages"}
    kept = {field.name: row[field.name] for field in dataclasses.fields(Agent) if field.name not in made}
    teams = tuple(sorted(row["team_ids"] or ()))
    return Agent(**kept, team_ids=teams, skills=row["skills"] or {}, languages=tuple(row["languages"]))


def _team(row: Mapping[Any, Any]) -> Team:
    return Team(row["id"], row["name"], tuple(sorted(row["member_ids"] or ())), tuple(sorted(row["lead_ids"] or ())))


def _queue(row: Mapping[Any, Any]) -> Queue:
    return Queue(row["id"], row["name"], row["team_id"], row["is_default"], row["first_response_target_s"])
