"""Routes of staff: agents, presence, teams, queues."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.identity import AgentOut, Guard, Scope
from zhike.kit.ids import id_of
from zhike.staff import schemas
from zhike.staff.errors import AgentNotFound, NotAnAgent, QueueNotFound, TeamNotFound
from zhike.staff.service import StaffService
from zhike.staff.types import Queue, Team


def routes(service: StaffService, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["staff"])
    _agents(router, service, guard)
    _teams(router, service, guard)
    _queues(router, service, guard)
    return router


def _agents(router: APIRouter, service: StaffService, guard: Guard) -> None:
    read, manage, signed_in = guard("staff.read"), guard("staff.manage"), guard(None)

    @router.get("/agents", response_model=schemas.AgentList, summary="List agents in service with presence and load")
    async def list_agents(scope: Annotated[Scope, read]) -> dict[str, Any]:
        items = await service.agent_json(scope.tx, await service.agents(scope.tx))
        return {"items": items, "next_cursor": None}

    @router.patch(
        "/agents/{agent_id}", response_model=AgentOut, summary="Set an agent's capacity, skills and languages"
    )
    async def update_agent(agent_id: str, body: schemas.AgentPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        known = id_of(agent_id, AgentNotFound())
        given: dict[str, Any] = body.model_dump(exclude_none=True)
        agent = await service.update_agent(scope.tx, scope.viewer, known, **given, ip=scope.ip)
        return (await service.agent_json(scope.tx, [agent]))[0]

    @router.put("/me/presence", response_model=AgentOut, summary="Go online, away or offline")
    async def set_presence(body: schemas.PresenceIn, scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        viewer = scope.viewer
        if viewer.kind != "person":
            raise NotAnAgent
        agent = await service.set_presence(scope.tx, viewer.id, body.presence, body.reason or None, viewer)
        return (await service.agent_json(scope.tx, [agent]))[0]


def _teams(router: APIRouter, service: StaffService, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard("staff.manage")

    @router.get("/teams", response_model=schemas.TeamList, summary="List teams")
    async def list_teams(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [_team(team) for team in await service.teams(scope.tx)], "next_cursor": None}

    @router.post("/teams", response_model=schemas.TeamOut, status_code=201, summary="Make a team")
    async def create_team(body: schemas.TeamIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return _team(await service.create_team(scope.tx, scope.viewer, body.name, scope.ip))

    @router.patch("/teams/{team_id}", response_model=schemas.TeamOut, summary="Rename a team or set its members")
    async def update_team(team_id: str, body: schemas.TeamPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        members = None
        if body.members is not None:
            unknown = AgentNotFound(field="members")
            members = {id_of(member.agent_id, unknown): member.lead for member in body.members}
        known = id_of(team_id, TeamNotFound())
        team = await service.update_team(scope.tx, scope.viewer, known, name=body.name, members=members, ip=scope.ip)
        return _team(team)


def _queues(router: APIRouter, service: StaffService, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard("staff.manage")

    @router.get("/queues", response_model=schemas.QueueList, summary="List queues")
    async def list_queues(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [_queue(queue) for queue in await service.queues(scope.tx)], "next_cursor": None}

    @router.post("/queues", response_model=schemas.QueueOut, status_code=201, summary="Make a queue")
    async def create_queue(body: schemas.QueueIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        team_id = id_of(body.team_id, TeamNotFound(field="team_id"))
        queue = await service.create_queue(
            scope.tx,
            scope.viewer,
            body.name,
            team_id,
            is_default=body.is_default,
            target_s=body.first_response_target_s,
            ip=scope.ip,
        )
        return _queue(queue)

    @router.patch("/queues/{queue_id}", response_model=schemas.QueueOut, summary="Change a queue")
    async def update_queue(queue_id: str, body: schemas.QueuePatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        team_id = id_of(body.team_id, TeamNotFound(field="team_id")) if body.team_id is not None else None
        known = id_of(queue_id, QueueNotFound())
        queue = await service.update_queue(
            scope.tx,
            scope.viewer,
            known,
            name=body.name,
            team_id=team_id,
            is_default=bool(body.is_default),
            target_s=body.first_response_target_s,
            ip=scope.ip,
        )
        return _queue(queue)


def _team(team: Team) -> dict[str, Any]:
    return {
        "id": str(team.id),
        "name": team.name,
        "member_ids": [str(one) for one in team.member_ids],
        "lead_ids": [str(one) for one in team.lead_ids],
    }


def _queue(queue: Queue) -> dict[str, Any]:
    return {
        "id": str(queue.id),
        "name": queue.name,
        "team_id": str(queue.team_id),
        "is_default": queue.is_default,
        "first_response_target_s": queue.first_response_target_s,
    }
