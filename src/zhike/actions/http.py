"""Routes of actions."""

from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response, status

from zhike.actions import schemas
from zhike.actions.connectors import Connectors
from zhike.actions.errors import CallNotFound, ConnectorNotFound
from zhike.actions.ledger import Record
from zhike.actions.records import Records, Wanted, shown
from zhike.actions.rules import RUN
from zhike.actions.service import ActionsService
from zhike.actions.shelf import Loaded
from zhike.actions.types import Caller, CallState, OperationCard, Outcome, Proposal
from zhike.conversations import Reading
from zhike.db import Database
from zhike.identity import Caller as Asking
from zhike.identity import Guard, Scope, Viewer
from zhike.kit.errors import NotFound
from zhike.kit.ids import id_of, uuid7

MANAGE, READ = "connector.manage", "action.read"
UNSEEN = 0  # an agent attests the yes: there is no message that must be later


def routes(
    service: ActionsService, connectors: Connectors, records: Records, reading: Reading, db: Database, guard: Guard
) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["actions"])
    _keeping(router, connectors, guard)
    _trying(router, service, connectors, guard)
    _operations(router, service, guard)
    _calls(router, records, guard)
    _trail(router, records, guard)
    desk = _Desk(reading, db)
    _proposing(router, service, desk, guard)
    _confirming(router, service, desk, guard)
    return router


def _keeping(router: APIRouter, connectors: Connectors, guard: Guard) -> None:
    manage, apart = guard(MANAGE), guard.apart(MANAGE)

    def out(one: Loaded) -> dict[str, Any]:
        return _connector(connectors, one)

    @router.get("/connectors", response_model=schemas.ConnectorPage, summary="List connectors")
    async def listed(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return {"items": [out(one) for one in await connectors.list(scope.tx)], "next_cursor": None}

    @router.post(
        "/connectors",
        response_model=schemas.ConnectorOut,
        status_code=status.HTTP_201_CREATED,
        summary="Add a connector",
    )
    async def add(body: schemas.ConnectorIn, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        return out(await connectors.create(asking.viewer, body.manifest, body.document, body.secret, asking.ip))

    @router.get("/connectors/{connector_id}", response_model=schemas.ConnectorOut, summary="Read a connector")
    async def read(connector_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return out(await connectors.get(scope.tx, _id(connector_id)))

    @router.patch("/connectors/{connector_id}", response_model=schemas.ConnectorOut, summary="Change a connector")
    async def change(
        connector_id: str, body: schemas.ConnectorPatch, asking: Annotated[Asking, apart]
    ) -> dict[str, Any]:
        known = _id(connector_id)
        return out(await connectors.update(asking.viewer, known, body.version, body.manifest, body.document, asking.ip))

    @router.delete("/connectors/{connector_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Remove a connector")
    async def remove(connector_id: str, scope: Annotated[Scope, manage]) -> None:
        await connectors.delete(scope.tx, scope.viewer, _id(connector_id), scope.ip)

    @router.put("/connectors/{connector_id}/secret", response_model=schemas.ConnectorOut, summary="Replace its secret")
    async def secret(connector_id: str, body: schemas.SecretIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        known = _id(connector_id)
        return out(
            await connectors.set_secret(scope.tx, scope.viewer, known, body.secret, scope.ip, sandbox=body.sandbox)
        )

    @router.post("/connectors/{connector_id}/enable", response_model=schemas.ConnectorOut, summary="Switch it on")
    async def enable(connector_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return out(await connectors.enable(scope.tx, scope.viewer, _id(connector_id), scope.ip, enabled=True))

    @router.post("/connectors/{connector_id}/disable", response_model=schemas.ConnectorOut, summary="Switch it off")
    async def disable(connector_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return out(await connectors.enable(scope.tx, scope.viewer, _id(connector_id), scope.ip, enabled=False))


def _trying(router: APIRouter, service: ActionsService, connectors: Connectors, guard: Guard) -> None:
    apart = guard.apart(MANAGE)

    @router.post(
        "/connector-checks", response_model=schemas.ConnectorChecked, summary="Say what is wrong with a manifest"
    )
    async def check(body: schemas.ConnectorCheck, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        manifest, problems = await connectors.check(body.manifest, body.document)
        chinese = asking.viewer.locale.startswith("zh")
        return {
            "problems": [{"line": one.line, "reason": one.zh if chinese else one.en} for one in problems],
            "operations": list(manifest.operations) if manifest else [],
        }

    @router.post(
        "/connector-drafts", response_model=schemas.DraftOut, summary="Draft a manifest from what a system describes"
    )
    async def draft(body: schemas.DraftIn, _asking: Annotated[Asking, apart]) -> dict[str, Any]:
        if body.kind == "mcp":
            return {"manifest": await connectors.draft_mcp(body.name, body.base_url, body.secret)}
        return {"manifest": await connectors.draft(body.name, body.base_url, body.document)}

    @router.post("/connectors/{connector_id}/test", response_model=schemas.TrialOut, summary="Try its system")
    async def test(connector_id: str, body: schemas.TrialIn, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        return asdict(await connectors.test(asking.viewer, _id(connector_id), body.mode))

    @router.post("/operation-trials", response_model=schemas.OutcomeOut, summary="Try an operation in the sandbox")
    async def trial(body: schemas.TryIn, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        customer = id_of(body.customer_id, NotFound()) if body.customer_id else None
        async with connectors.db.transaction(asking.viewer.workspace_id) as tx:
            if customer and (await service.stage.subjects.people.person(tx, customer, None)).id is None:
                raise NotFound
        who = _caller(asking.viewer, "test", None, customer, "trial", may_run=True)
        return _outcome(await _tried(service, who, body.operation, body.arguments))


async def _tried(service: ActionsService, who: Caller, operation: str, arguments: dict[str, Any]) -> Outcome:
    """Run an operation; one that wants the customer's yes is taken as confirmed: it is a trial, and in the sandbox."""
    outcome = await service.call(who, operation, arguments, f"trial:{uuid7()}")
    if outcome.code != "needs_confirmation":
        return outcome
    made = await service.propose(who, operation, arguments, f"trial:{uuid7()}", UNSEEN)
    return await service.confirm(who, made.id, UNSEEN) if isinstance(made, Proposal) else made


def _operations(router: APIRouter, service: ActionsService, guard: Guard) -> None:
    @router.get("/operations", response_model=schemas.OperationPage, summary="List operations that are enabled")
    async def listed(scope: Annotated[Scope, guard("conversation.read")]) -> dict[str, Any]:
        return {
            "items": [_card(one) for one in await service.operations(scope.tx, scope.viewer.locale)],
            "next_cursor": None,
        }


def _calls(router: APIRouter, records: Records, guard: Guard) -> None:
    read, unmask = guard(READ), guard("customer.unmask", refused="customer.unmask_refused")
    manage, apart = guard(MANAGE), guard.apart(MANAGE)

    @router.get("/action-calls", response_model=schemas.ActionCallPage, summary="List calls, newest first")
    async def listed(
        scope: Annotated[Scope, read],
        state: CallState | None = None,
        connector: Annotated[str | None, Query(max_length=60)] = None,
        operation: Annotated[str | None, Query(max_length=60)] = None,
        conversation_id: str | None = None,
        customer_id: str | None = None,
        writes: bool | None = None,
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        conversation = id_of(conversation_id, NotFound()) if conversation_id else None
        customer = id_of(customer_id, NotFound()) if customer_id else None
        names = [one.replace("\x00", "") if one else None for one in (connector, operation)]
        wanted = Wanted(state, names[0], names[1], conversation, customer, writes)
        found, more = await records.page(scope.tx, wanted, limit, cursor)
        return {"items": [_call(one) for one in found], "next_cursor": more}

    @router.get("/action-calls/{call_id}", response_model=schemas.ActionCallOut, summary="Read a call, masked")
    async def one(call_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        record = await records.get(scope.tx, _call_id(call_id))
        return _call(record) | {"said": shown(record)}

    @router.post("/action-calls/{call_id}/unmask", response_model=schemas.ActionCallOut, summary="Read a call in full")
    async def full(call_id: str, body: schemas.ActionUnmaskIn, scope: Annotated[Scope, unmask]) -> dict[str, Any]:
        if not scope.viewer.may(READ):
            raise CallNotFound
        record = await records.unmask(scope.tx, scope.viewer, _call_id(call_id), body.reason, scope.ip)
        return _call(record) | {"said": shown(record, full=True)}

    @router.post(
        "/action-calls/{call_id}/settle", response_model=schemas.ActionCallOut, summary="Settle an unknown one"
    )
    async def settle(call_id: str, body: schemas.SettleIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        known = _call_id(call_id)
        return _call(await records.settle(scope.tx, scope.viewer, known, body.state, body.reason, scope.ip))

    @router.post(
        "/action-calls/{call_id}/reconcile", response_model=schemas.ActionCallOut, summary="Ask what became of it"
    )
    async def reconcile(call_id: str, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        return _call(await records.reconcile(asking.viewer, _call_id(call_id)))


def _trail(router: APIRouter, records: Records, guard: Guard) -> None:
    @router.get("/action-calls/{call_id}/trail", response_model=schemas.TrailOut, summary="Which steps have a picture")
    async def trail(call_id: str, scope: Annotated[Scope, guard(READ)]) -> dict[str, Any]:
        record = await records.get(scope.tx, _call_id(call_id))
        return {"steps": await records.trail.steps(scope.viewer.workspace_id, record.id)}

    @router.post(
        "/action-calls/{call_id}/trail/{step}",
        response_class=Response,
        responses={200: {"content": {"image/png": {}}}},
        summary="Show what the page looked like after a step",
    )
    async def picture(
        call_id: str,
        step: Annotated[int, Path(ge=1, le=1000)],
        body: schemas.ActionUnmaskIn,
        asking: Annotated[Asking, guard.apart("customer.unmask")],
    ) -> Response:
        if not asking.viewer.may(READ):
            raise CallNotFound
        shot = await records.picture(asking.viewer, _call_id(call_id), step, body.reason, asking.ip)
        return Response(shot, media_type="image/png", headers={"cache-control": "no-store"})


class _Desk:
    """On whose behalf an agent acts."""

    def __init__(self, reading: Reading, db: Database) -> None:
        self.reading = reading
        self.db = db

    async def within(self, asking: Asking, conversation_id: str, why: str) -> Caller:
        """Return the caller for a conversation; raises ConversationNotFound for one that the agent may not answer."""
        known = id_of(conversation_id, NotFound())
        async with self.db.transaction(asking.viewer.workspace_id) as tx:
            c = await self.reading.get(tx, asking.viewer, known, "conversation.reply")
        return _caller(asking.viewer, c.mode, c.id, c.customer_id, why)


def _proposing(router: APIRouter, service: ActionsService, desk: _Desk, guard: Guard) -> None:
    apart = guard.apart(RUN)

    @router.post(
        "/conversations/{conversation_id}/actions", response_model=schemas.OutcomeOut, summary="Run an operation"
    )
    async def call(conversation_id: str, body: schemas.CallIn, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        who = await desk.within(asking, conversation_id, body.reason)
        return _outcome(await service.call(who, body.operation, body.arguments, body.key))

    @router.post(
        "/conversations/{conversation_id}/actions/proposals",
        response_model=schemas.ProposalOut,
        summary="Propose a write",
    )
    async def propose(conversation_id: str, body: schemas.CallIn, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        who = await desk.within(asking, conversation_id, body.reason)
        made = await service.propose(who, body.operation, body.arguments, body.key, UNSEEN)
        if isinstance(made, Outcome):
            blank = dict.fromkeys(("id", "text", "needs", "expires_at"))
            return {**blank, "operation": body.operation, "outcome": _outcome(made)}
        told = {"id": str(made.id), "operation": made.operation, "text": made.text, "needs": made.needs}
        return {**told, "expires_at": made.expires_at, "outcome": None}


def _confirming(router: APIRouter, service: ActionsService, desk: _Desk, guard: Guard) -> None:
    apart = guard.apart(RUN)

    @router.post(
        "/conversations/{conversation_id}/actions/proposals/{proposal_id}/confirm",
        response_model=schemas.OutcomeOut,
        summary="Attest the customer's yes, and run it",
    )
    async def confirm(
        conversation_id: str, proposal_id: str, body: schemas.ConfirmIn, asking: Annotated[Asking, apart]
    ) -> dict[str, Any]:
        who = await desk.within(asking, conversation_id, body.reason)
        return _outcome(await service.confirm(who, _call_id(proposal_id), UNSEEN, body.code))

    @router.post(
        "/conversations/{conversation_id}/actions/proposals/{proposal_id}/code",
        response_model=schemas.OutcomeOut,
        summary="Send the customer a new one-time code",
    )
    async def code(conversation_id: str, proposal_id: str, asking: Annotated[Asking, apart]) -> dict[str, Any]:
        who = await desk.within(asking, conversation_id, "")
        return _outcome(await service.send_code(who, _call_id(proposal_id)))

    @router.delete(
        "/conversations/{conversation_id}/actions/proposals/{proposal_id}",
        status_code=status.HTTP_204_NO_CONTENT,
        summary="Withdraw a proposal",
    )
    async def withdraw(conversation_id: str, proposal_id: str, asking: Annotated[Asking, apart]) -> None:
        who = await desk.within(asking, conversation_id, "")
        await service.withdraw(who, _call_id(proposal_id))


# Shapes ----------------------------------------------------------------------------------------------------------


def _caller(
    viewer: Viewer, mode: str, conversation: UUID | None, customer: UUID | None, why: str, *, may_run: bool = False
) -> Caller:
    held = {grant.permission for grant in viewer.grants} | ({RUN} if may_run else set())
    agent = viewer.id if viewer.kind == "person" else None
    language = "zh" if viewer.locale.startswith("zh") else "en"
    return Caller(viewer.workspace_id, mode, "agent", agent, conversation, customer, frozenset(held), language, why)


def _id(text: str) -> UUID:
    return id_of(text, ConnectorNotFound())


def _call_id(text: str) -> UUID:
    return id_of(text, CallNotFound())


def _connector(connectors: Connectors, one: Loaded) -> dict[str, Any]:
    m = one.manifest
    return {
        "id": str(one.id),
        "name": one.name,
        "title": dict(m.title),
        "kind": m.kind,
        "base_url": m.base_url,
        "sandbox_url": m.sandbox_url,
        "enabled": one.enabled,
        "has_secret": one.secret is not None,
        "has_sandbox_secret": one.sandbox_secret is not None,
        "manifest": one.text,
        "operations": list(m.operations),
        "described": sorted(one.capabilities),
        "breaker": connectors.runner.breakers.state((one.id, True)),
        "version": one.version,
        "read_at": one.read_at,
    }


def _card(one: OperationCard) -> dict[str, Any]:
    return asdict(one) | {"callers": sorted(one.callers), "codes": list(one.codes)}


def _outcome(one: Outcome) -> dict[str, Any]:
    return asdict(one) | {"call_id": str(one.call_id) if one.call_id else None}


def _call(one: Record) -> dict[str, Any]:
    names = (
        "writes",
        "principal",
        "mode",
        "state",
        "code",
        "amount",
        "currency",
        "attempts",
        "ms",
        "created_at",
        "done_at",
    )
    ids = ("agent_id", "conversation_id", "customer_id", "compensates")
    told = {name: getattr(one, name) for name in names} | {"id": str(one.id), "operation": one.name}
    return told | {name: str(getattr(one, name)) if getattr(one, name) else None for name in ids}
