"""Routes of flows: who reads knowledge reads them, who edits knowledge writes drafts, who publishes it lets them live."""

from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from zhike.conversations import ConversationNotFound, Reading
from zhike.flows import schemas
from zhike.flows.errors import FlowNotFound
from zhike.flows.picture import told_by, verb_of, ways
from zhike.flows.reading import Unreadable, read_flow
from zhike.flows.service import Checked, FlowsService
from zhike.flows.states import FlowStates
from zhike.flows.stored_types import StoredFlow
from zhike.flows.templates import templates
from zhike.flows.types import END, AwaitsSlot, Flow, Frame
from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of

OPEN: frozenset[str] = frozenset(
    {"order", "product", "date", "amount", "quantity", "choice"}
)  # kinds of slots that tell nobody's identity


def routes(service: FlowsService, states: FlowStates, reading: Reading, guard: Guard, bundled: Path) -> APIRouter:
    """Return the routes. ``bundled``: the folder of the flows that come with Zhike."""
    router = APIRouter(tags=["flows"])
    _standing(router, service, states, reading, guard)
    _reading(router, service, guard, bundled)
    _writing(router, service, guard)
    _living(router, service, guard)
    return router


def _reading(router: APIRouter, service: FlowsService, guard: Guard, bundled: Path) -> None:
    read = guard("knowledge.read")

    @router.get("/flows", response_model=schemas.FlowList, summary="List flows")
    async def listed(scope: Annotated[Scope, read]) -> dict[str, Any]:
        figures = await service.figures(scope.tx)
        found = await service.all(scope.tx)
        errors = await service.errors(scope.tx, found)
        items = [_row(one, scope.viewer.locale, figures, errors[one.id]) for one in found]
        return {"items": items, "next_cursor": None}

    @router.get("/flows/templates", response_model=schemas.FlowTemplateList, summary="List the flows that come along")
    async def come_along(scope: Annotated[Scope, read]) -> dict[str, Any]:
        taken = {one.name for one in await service.all(scope.tx)}
        language = _language(scope.viewer.locale)
        items = [
            {
                "name": flow.name,
                "title": _title(flow, language),
                "description": flow.description,
                "source": source,
                "taken": flow.name in taken,
            }
            for flow, source in templates(bundled)
        ]
        return {"items": items, "next_cursor": None}

    @router.get("/flows/{flow_id}", response_model=schemas.FlowOut, summary="Read a flow with its draft")
    async def one(flow_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return await _full(service, scope, await service.get(scope.tx, _id(flow_id)))

    @router.get("/flows/{flow_id}/versions", response_model=schemas.FlowVersionList, summary="List published versions")
    async def versions(flow_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await service.versions(scope.tx, _id(flow_id))
        items = [
            {
                "version": one.version,
                "source": one.source,
                "note": one.note,
                "published_at": one.published_at,
                "published_by": str(one.published_by) if one.published_by else None,
            }
            for one in found
        ]
        return {"items": items, "next_cursor": None}


def _standing(router: APIRouter, service: FlowsService, states: FlowStates, reading: Reading, guard: Guard) -> None:
    @router.get(
        "/conversations/{conversation_id}/flows",
        response_model=schemas.StandingList,
        summary="Where a conversation stands in its flows, the one spoken of last",
    )
    async def standing(conversation_id: str, scope: Annotated[Scope, guard("conversation.read")]) -> dict[str, Any]:
        wanted = id_of(conversation_id, ConversationNotFound(id=conversation_id))
        c = await reading.get(scope.tx, scope.viewer, wanted)
        found = await states.load(scope.tx, c.id, c.customer_id)
        flows = {one.name: one for one in await service.all(scope.tx)}
        items = []
        for frame in found.stack.frames:
            stored = flows.get(frame.flow)
            flow = _readable(stored.live_source or stored.source) if stored is not None else None
            items.append(_stands(frame, flow, scope.viewer.locale, shown=c.mode != "live"))
        return {"items": items, "next_cursor": None}


def _stands(frame: Frame, flow: Flow | None, locale: str, *, shown: bool) -> dict[str, Any]:
    """Return a frame for staff. What tells who somebody is stays hidden, but in conversations that are no real ones."""
    types = {name: slot.type for name, slot in flow.slots.items()} if flow is not None else {}
    slots = {
        name: {"value": value, "hidden": False} if shown or types.get(name) in OPEN else {"value": None, "hidden": True}
        for name, value in frame.told.items()
    }
    awaits = frame.awaits.slot if isinstance(frame.awaits, AwaitsSlot) else "confirmation" if frame.awaits else None
    return {
        "flow": frame.flow,
        "title": _title(flow, _language(locale)) if flow is not None else frame.flow,
        "version": frame.version,
        "step": frame.step,
        "awaits": awaits,
        "slots": slots,
    }


def _writing(router: APIRouter, service: FlowsService, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.post("/flows/check", response_model=schemas.FlowChecked, summary="Say what is wrong with a flow's file")
    async def check(body: schemas.FlowIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _checked(await service.check(scope.tx, body.source), scope.viewer.locale)

    @router.post("/flows", response_model=schemas.FlowOut, status_code=201, summary="Make a flow")
    async def create(body: schemas.FlowIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        made = await service.create(scope.tx, scope.viewer, body.source, scope.ip)
        return await _full(service, scope, made)

    @router.put("/flows/{flow_id}", response_model=schemas.FlowOut, summary="Save a flow's draft")
    async def save(flow_id: str, body: schemas.FlowSave, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        saved = await service.save(scope.tx, scope.viewer, _id(flow_id), body.version, body.source, scope.ip)
        return await _full(service, scope, saved)


def _living(router: APIRouter, service: FlowsService, guard: Guard) -> None:
    publish = guard("knowledge.publish")

    @router.post("/flows/{flow_id}/publish", response_model=schemas.FlowOut, summary="Let the draft be live")
    async def go(flow_id: str, body: schemas.FlowPublish, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        done = await service.publish(scope.tx, scope.viewer, _id(flow_id), body.version, body.note, scope.ip)
        return await _full(service, scope, done)

    @router.put("/flows/{flow_id}/live", response_model=schemas.FlowOut, summary="Go back to a version, or stop")
    async def live(flow_id: str, body: schemas.FlowLive, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        done = await service.go_live(scope.tx, scope.viewer, _id(flow_id), body.version, scope.ip)
        return await _full(service, scope, done)

    @router.delete("/flows/{flow_id}", status_code=204, summary="Delete a flow")
    async def delete(flow_id: str, scope: Annotated[Scope, publish]) -> Response:
        await service.delete(scope.tx, scope.viewer, _id(flow_id), scope.ip)
        return Response(status_code=204)


def _id(flow_id: str) -> UUID:
    return id_of(flow_id, FlowNotFound())


def _language(locale: str) -> str:
    return "zh" if locale.startswith("zh") else "en"


def _title(flow: Flow, language: str) -> str:
    return flow.title.of(language).text


def _row(stored: StoredFlow, locale: str, figures: dict[str, dict[str, Any]], errors: int) -> dict[str, Any]:
    flow = _readable(stored.source)
    return {
        "id": str(stored.id),
        "name": stored.name,
        "title": _title(flow, _language(locale)) if flow is not None else stored.name,
        "description": flow.description if flow is not None else "",
        "version": stored.version,
        "live_version": stored.live_version,
        "changed": stored.changed,
        "errors": errors,
        "updated_at": stored.updated_at,
        "updated_by": str(stored.updated_by) if stored.updated_by else None,
        "figures": figures.get(stored.name),
    }


def _readable(source: str) -> Flow | None:
    try:
        return read_flow(source)
    except Unreadable:
        return None


async def _full(service: FlowsService, scope: Scope, stored: StoredFlow) -> dict[str, Any]:
    checked = await service.check(scope.tx, stored.source)
    figures = await service.figures(scope.tx)
    errors = len(checked.problems) + sum(one.kind == "error" for one in checked.remarks)
    row = _row(stored, scope.viewer.locale, figures, errors)
    return {**row, "source": stored.source, "checked": _checked(checked, scope.viewer.locale)}


def _checked(checked: Checked, locale: str) -> dict[str, Any]:
    language = _language(locale)
    remarks = [
        {"kind": one.kind, "code": one.code, "where": one.where, "message": getattr(one, language)}
        for one in checked.remarks
    ]
    problems = [{"line": one.line, "message": getattr(one, language)} for one in checked.problems]
    flow = checked.flow
    return {
        "name": flow.name if flow is not None else None,
        "title": _title(flow, language) if flow is not None else None,
        "problems": problems,
        "remarks": remarks,
        "graph": _graph(flow, language) if flow is not None else None,
    }


def _graph(flow: Flow, language: str) -> dict[str, Any]:
    nodes = [{"id": s.id, "verb": verb_of(s), "text": told_by(flow, s, language)} for s in flow.steps.values()]
    edges = [{"source": way.source, "target": way.target, "on": way.on, "label": way.label} for way in ways(flow)]
    return {"nodes": [*nodes, {"id": END, "verb": "end", "text": ""}], "edges": edges}
