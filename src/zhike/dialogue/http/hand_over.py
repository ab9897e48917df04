"""Routes of the hand-over policy, the workspace's and each inbox's own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from zhike.dialogue import schemas_hand_over as schemas
from zhike.dialogue.hand_overs import HandOvers
from zhike.dialogue.policy import FLOWS_OWN, REASONS
from zhike.dialogue.policy_types import ALWAYS_ON, SCALES, Policy, Trigger
from zhike.identity import Guard, Scope
from zhike.kit.errors import NotFound
from zhike.kit.ids import parse_id


def hand_over_routes(hand_overs: HandOvers, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["dialogue"], prefix="/hand-over-policy")
    read, publish = guard("knowledge.read"), guard("knowledge.publish")

    @router.get(
        "", response_model=schemas.PolicyOut, summary="Read when the assistant hands over, and how often it did"
    )
    async def read_policy(scope: Annotated[Scope, read], inbox_id: str | None = None) -> dict[str, Any]:
        return await _told(scope, hand_overs, _inbox(inbox_id))

    @router.put("", response_model=schemas.PolicyOut, summary="Change it; the next turn goes by the new one")
    async def put_policy(body: schemas.PolicyIn, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        inbox_id = _inbox(body.inbox_id)
        _, base = await hand_overs.get(scope.tx, inbox_id)
        wanted = _wanted(base, body.policy)
        await hand_overs.put(scope.tx, scope.viewer, inbox_id, wanted, body.expected_version)
        return await _told(scope, hand_overs, inbox_id)

    @router.delete("", response_model=schemas.PolicyOut, summary="Let an inbox go by the workspace's policy again")
    async def remove_policy(inbox_id: str, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        found = _inbox(inbox_id)
        assert found is not None, "the parameter is not optional"
        await hand_overs.remove(scope.tx, scope.viewer, found)
        return await _told(scope, hand_overs, found)

    return router


def _inbox(given: str | None) -> UUID | None:
    if given is None:
        return None
    found = parse_id(given)
    if found is None:
        raise NotFound(inbox=given)
    return found


async def _told(scope: Scope, hand_overs: HandOvers, inbox_id: UUID | None) -> dict[str, Any]:
    kept, base = await hand_overs.get(scope.tx, inbox_id)
    fired = await hand_overs.fired(scope.tx, inbox_id)
    return {
        "inbox_id": str(inbox_id) if inbox_id else None,
        "own": bool(kept.body),
        "version": kept.version,
        "updated_at": kept.updated_at,
        "policy": _shown(kept.held),
        "base": _shown(base),
        "scales": [
            {"name": name, "least": one.least, "most": one.most, "whole": one.whole} for name, one in SCALES.items()
        ],
        "always_on": sorted(ALWAYS_ON),
        "fired": {
            "since": fired.since,
            "total": sum(fired.reasons.values()),
            "times": [{"name": name, "times": _times(name, fired.reasons)} for name in base.triggers],
            "failed": fired.reasons.get("system_error", 0),
            "promised": dict(fired.promised),
        },
    }


def _times(name: Any, reasons: Mapping[str, int]) -> int:
    """Return how often a trigger fired: flows hand over for two reasons of their own."""
    named = FLOWS_OWN if name == "flow" else (REASONS.get(name, name),)
    return sum(reasons.get(one, 0) for one in named)


def _shown(policy: Policy) -> dict[str, Any]:
    return {
        "triggers": [{"name": name, "on": one.on, "at": one.at} for name, one in policy.triggers.items()],
        "topics": list(policy.topics),
        "unsure_below": policy.unsure_below,
        "vip_tags": list(policy.vip_tags),
        "vip_attribute": policy.vip_attribute,
        "vip_values": list(policy.vip_values),
        "call_back_hours": policy.call_back_hours,
    }


def _wanted(base: Policy, given: schemas.PolicySettings) -> Policy:
    triggers = dict(base.triggers)
    for one in given.triggers:
        at = one.at if one.at is not None and one.name in SCALES else triggers[one.name].at
        triggers[one.name] = Trigger(one.on, at)
    return Policy(
        MappingProxyType(triggers),
        tuple(dict.fromkeys(given.topics)),
        given.unsure_below,
        tuple(dict.fromkeys(map(str.strip, given.vip_tags))),
        given.vip_attribute.strip(),
        tuple(dict.fromkeys(map(str.strip, given.vip_values))),
        given.call_back_hours,
    )
