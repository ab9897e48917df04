"""Routes of proactive service: rules with their figures, limits, events of the merchant's backend, refusals."""

from dataclasses import asdict
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from zhike.campaigns import schemas
from zhike.campaigns.errors import RuleNotFound
from zhike.campaigns.service import Campaigns
from zhike.campaigns.types import Arm, Condition, Draft, Event, Figures, Limits, Rule, Words
from zhike.channels import ChannelsService, read_step
from zhike.customers import CustomersService
from zhike.identity import Guard, Scope
from zhike.kit.clock import utcnow
from zhike.kit.errors import NotFound
from zhike.kit.ids import parse_id
from zhike.variants import difference, rate

MANAGE = "inbox.manage"


def routes(campaigns: Campaigns, channels: ChannelsService, customers: CustomersService, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["proactive service"])
    _rules(router, campaigns, guard)
    _limits(router, campaigns, guard)
    _events(router, campaigns, channels, customers, guard)
    return router


def _rules(router: APIRouter, campaigns: Campaigns, guard: Guard) -> None:
    manage = guard(MANAGE)

    @router.get("/proactive-rules", response_model=schemas.ProactiveRuleList, summary="List rules with their figures")
    async def listed(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        figures = await campaigns.figures(scope.tx)
        return {"items": [_rule(one, figures.get(one.id)) for one in await campaigns.rules(scope.tx)]}

    @router.post("/proactive-rules", response_model=schemas.ProactiveRuleOut, status_code=201, summary="Add a rule")
    async def add(body: schemas.ProactiveRuleIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return _rule(await campaigns.add(scope.tx, scope.viewer, _draft(body.rule)), None)

    @router.put("/proactive-rules/{rule_id}", response_model=schemas.ProactiveRuleOut, summary="Change a rule")
    async def change(rule_id: str, body: schemas.ProactiveRuleIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        found, version = _id(rule_id), body.expected_version or 0
        kept = await campaigns.change(scope.tx, scope.viewer, found, _draft(body.rule), version)
        return _rule(kept, (await campaigns.figures(scope.tx)).get(found))


def _limits(router: APIRouter, campaigns: Campaigns, guard: Guard) -> None:
    manage = guard(MANAGE)

    @router.get("/proactive-limits", response_model=schemas.LimitsShape, summary="Read how often at most, and when not")
    async def limits(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return asdict(await campaigns.limits(scope.tx))

    @router.put("/proactive-limits", response_model=schemas.LimitsShape, summary="Change them")
    async def set_limits(body: schemas.LimitsShape, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return asdict(await campaigns.set_limits(scope.tx, scope.viewer, Limits(**body.model_dump())))


def _events(
    router: APIRouter, campaigns: Campaigns, channels: ChannelsService, customers: CustomersService, guard: Guard
) -> None:
    edit = guard("customer.edit")

    @router.post("/proactive-events", response_model=schemas.HappenedOut, summary="Tell what happened to a customer")
    async def happened(body: schemas.HappenedIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        inbox_id = parse_id(body.inbox_id)
        if inbox_id is None:
            raise NotFound(inbox=body.inbox_id)
        inbox = await channels.inbox_by_id(scope.tx, inbox_id)
        external_id = f"user:{body.customer}" if inbox.kind == "widget" else body.customer
        identity = await channels.known(scope.tx, inbox, external_id)
        if identity is None:
            raise NotFound(customer=body.customer)
        await customers.seen(scope.tx, scope.viewer, "customer.edit", identity.customer_id)
        step = read_step({"name": body.event, "properties": body.properties}, "event", utcnow())
        key = sha256(f"{body.event}\0{body.id}".encode()).digest()
        event = Event(body.event, key, step.at, step.body["properties"])
        return {"outcomes": await campaigns.told(scope.tx, inbox, identity, [event])}

    @router.put("/customers/{customer_id}/proactive", status_code=204, summary="Say whether a customer wants none")
    async def refuse(customer_id: str, body: schemas.RefusalIn, scope: Annotated[Scope, edit]) -> None:
        found = parse_id(customer_id)
        if found is None:
            raise NotFound(customer=customer_id)
        customer = await customers.seen(scope.tx, scope.viewer, "customer.edit", found)
        await (campaigns.refuse if body.refused else campaigns.allow)(scope.tx, customer.id)


def _id(given: str) -> UUID:
    found = parse_id(given)
    if found is None:
        raise RuleNotFound(id=given)
    return found


def _draft(given: schemas.RuleShape) -> Draft:
    return Draft(
        given.name,
        given.event,
        Words(given.words.zh, given.words.en),
        given.active,
        tuple(Condition(one.field, one.op, one.value) for one in given.where),
        tuple(Words(one.zh, one.en) for one in given.choices),
        given.pause_days,
        given.hold_out,
        given.opens,
    )


def _rule(rule: Rule, figures: Figures | None) -> dict[str, Any]:
    shown = asdict(rule.draft)
    return {
        "id": str(rule.id),
        "version": rule.version,
        "updated_at": rule.updated_at,
        "rule": shown | {"where": list(shown["where"]), "choices": list(shown["choices"])},
        "figures": _figures(figures) if figures is not None else None,
    }


def _figures(told: Figures) -> dict[str, Any]:
    one, other = told.sent, told.held_out
    return {
        "outcomes": dict(told.outcomes),
        "sent": _arm(one),
        "held_out": _arm(other),
        "wrote": _interval(difference(one.wrote, one.n, other.wrote, other.n)),
        "resolved": _interval(difference(one.resolved, one.n, other.resolved, other.n)),
    }


def _arm(arm: Arm) -> dict[str, Any]:
    shares = {
        "wrote_share": _interval(rate(arm.wrote, arm.n)),
        "resolved_share": _interval(rate(arm.resolved, arm.n)),
    }
    return asdict(arm) | shares


def _interval(found: Any) -> dict[str, float] | None:
    return asdict(found) if found is not None else None
