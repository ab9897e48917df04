"""Routes of routing: how queues hand out, what work weighs, and why a conversation went where it did."""

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from zhike.conversations import ConversationNotFound, Reading
from zhike.identity import Guard, Scope
from zhike.kit.clock import iso
from zhike.kit.ids import id_of
from zhike.routing import schemas
from zhike.routing.policy import RoutingPolicy
from zhike.routing.service import RoutingService
from zhike.routing.types import CHAT, Made, QueueRules, RoutingSettings, Why
from zhike.staff import QueueNotFound, StaffService

PER_CHAT = ("load", "capacity")


def routes(
    service: RoutingService, policy: RoutingPolicy, reading: Reading, staff: StaffService, guard: Guard
) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["routing"])
    _rules(router, policy, guard)
    _settings(router, policy, guard)
    _why(router, service, reading, staff, guard)
    return router


def _rules(router: APIRouter, policy: RoutingPolicy, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard("staff.manage")

    @router.get("/queue-rules", response_model=schemas.QueueRulesList, summary="List how queues hand out")
    async def list_rules(scope: Annotated[Scope, read]) -> dict[str, Any]:
        own = await policy.rules(scope.tx)
        queues = await policy.staff.queues(scope.tx)
        return {"items": [_rules_json(q.id, own.get(q.id, QueueRules())) for q in queues], "next_cursor": None}

    @router.put("/queue-rules/{queue_id}", response_model=schemas.QueueRulesOut, summary="Say how a queue hands out")
    async def save_rules(
        queue_id: str, body: schemas.QueueRulesBody, scope: Annotated[Scope, manage]
    ) -> dict[str, Any]:
        known = id_of(queue_id, QueueNotFound())
        to = id_of(body.overflow_to, QueueNotFound(field="overflow_to")) if body.overflow_to is not None else None
        new = QueueRules(**body.model_dump(exclude={"overflow_to"}), overflow_to=to)
        return _rules_json(known, await policy.save_rules(scope.tx, scope.viewer, known, new, scope.ip))


def _settings(router: APIRouter, policy: RoutingPolicy, guard: Guard) -> None:
    read, manage = guard("staff.read"), guard("staff.manage")

    @router.get(
        "/routing-settings", response_model=schemas.RoutingSettingsOut, summary="What work weighs, and how long to wait"
    )
    async def settings(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _settings_json(await policy.settings(scope.tx))

    @router.put(
        "/routing-settings",
        response_model=schemas.RoutingSettingsOut,
        summary="Change what work weighs, and how long to wait",
    )
    async def save_settings(body: schemas.RoutingSettingsBody, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        weights = {name: round(value * CHAT) for name, value in body.weights.items()}
        new = RoutingSettings(weights, body.grace_s, body.wrap_up_s)
        return _settings_json(await policy.save_settings(scope.tx, scope.viewer, new, scope.ip))


def _why(router: APIRouter, service: RoutingService, reading: Reading, staff: StaffService, guard: Guard) -> None:
    read = guard("conversation.read")

    @router.get(
        "/conversations/{conversation_id}/routing",
        response_model=schemas.RoutingOut,
        summary="Why a conversation went where it did, or waits",
    )
    async def why(conversation_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        known = id_of(conversation_id, ConversationNotFound())
        await reading.get(scope.tx, scope.viewer, known)
        made, waiting = await service.explain(scope.tx, known)
        queues = {q.id: q.name for q in await staff.queues(scope.tx)} if made else {}
        agents = {a.id: a.name for a in await staff.agents(scope.tx, {m.agent_id for m in made if m.agent_id})}
        items = [_made_json(one, queues, agents) for one in made]
        return {"items": items, "next_cursor": None, "waiting": _why_json(asdict(waiting)) if waiting else None}


def _rules_json(queue_id: UUID, rules: QueueRules) -> dict[str, Any]:
    to = str(rules.overflow_to) if rules.overflow_to else None
    return asdict(rules) | {"queue_id": str(queue_id), "overflow_to": to}


def _settings_json(settings: RoutingSettings) -> dict[str, Any]:
    return asdict(settings) | {"weights": {name: value / CHAT for name, value in settings.weights.items()}}


def _why_json(why: dict[str, Any]) -> dict[str, Any]:
    blank = {name: why.get(name) for name in Why.__dataclass_fields__}
    return blank | {name: why[name] / CHAT for name in PER_CHAT if why.get(name) is not None}


def _made_json(made: Made, queues: dict[UUID, str], agents: dict[UUID, str]) -> dict[str, Any]:
    assigned = made.kind == "assigned"
    return {
        "at": iso(made.at),
        "kind": made.kind,
        "queue_id": str(made.queue_id),
        "queue_name": queues.get(made.queue_id, ""),
        "agent_id": str(made.agent_id) if made.agent_id else None,
        "agent_name": agents.get(made.agent_id) if made.agent_id else None,
        "why": _why_json(dict(made.why)) if assigned else None,
        "reason": made.why.get("reason"),
        "waited_s": made.why.get("waited_s"),
    }
