"""Routes of inboxes."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from zhike.calendar import is_open, next_change, opens_at, read_hours
from zhike.channels import schemas
from zhike.channels.errors import InboxNotFound
from zhike.channels.service import ChannelsService
from zhike.channels.trail import Trail
from zhike.channels.types import Inbox
from zhike.identity import AuditTrail, Guard, Scope
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid, NotFound
from zhike.kit.ids import id_of, parse_id


def routes(service: ChannelsService, audit: AuditTrail, guard: Guard, public_url: str) -> APIRouter:
    """Return the routes; ``public_url`` stands in the snippet."""
    router = APIRouter(tags=["channels"])
    signed_in, manage = guard(None), guard("inbox.manage")

    def show(inbox: Inbox, *, secret: bool = False) -> dict[str, Any]:
        return inbox_json(inbox, public_url, secret=secret)

    @router.get("/inboxes", response_model=schemas.InboxList, summary="List inboxes")
    async def list_inboxes(scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        return {"items": [show(inbox) for inbox in await service.inboxes(scope.tx)], "next_cursor": None}

    @router.post("/inboxes", response_model=schemas.InboxOut, status_code=201, summary="Make an inbox")
    async def create(body: schemas.InboxIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        given = body.model_dump(exclude={"settings", "default_queue_id"})
        settings = _settings(body.settings)
        queue_id = _queue(body.default_queue_id)
        inbox = await service.create_inbox(scope.tx, **given, settings=settings, default_queue_id=queue_id)
        await audit.append(
            scope.tx, scope.viewer, "inbox.created", "inbox", inbox.id, ip=scope.ip, detail={"key": inbox.key}
        )
        return show(inbox, secret=True)

    @router.post(
        "/inboxes/hours", response_model=schemas.HoursNow, summary="Say what opening hours mean now; changes nothing"
    )
    async def hours(body: schemas.OpeningHours, _: Annotated[Scope, manage]) -> dict[str, Any]:
        held, now = read_hours(body.model_dump(), "settings.hours"), utcnow()
        return {"open": is_open(held, now), "changes_at": next_change(held, now), "opens_at": opens_at(held, now)}

    @router.patch("/inboxes/{inbox_id}", response_model=schemas.InboxOut, summary="Change an inbox")
    async def update(inbox_id: str, body: schemas.InboxPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        known = parse_id(inbox_id)
        if known is None:
            raise InboxNotFound(id=inbox_id)
        changes = body.model_dump(
            exclude={"rotate_identity_secret", "settings", "default_queue_id"}, exclude_unset=True
        )
        changes |= {
            "settings": _settings(body.settings),
            "default_queue_id": _queue(body.default_queue_id),
        }
        inbox = await service.update_inbox(scope.tx, known, changes, body.rotate_identity_secret, scope.viewer.actor)
        detail = {"changed": sorted(body.model_fields_set)}
        await audit.append(scope.tx, scope.viewer, "inbox.updated", "inbox", known, ip=scope.ip, detail=detail)
        return show(inbox, secret=body.rotate_identity_secret)

    return router


def trail_routes(trail: Trail, guard: Guard) -> APIRouter:
    """Return the route of what a customer did on the site."""
    router = APIRouter(tags=["customers"])

    @router.get(
        "/customers/{customer_id}/trail", response_model=schemas.TrailOut, summary="Pages and events, newest first"
    )
    async def read(
        customer_id: str,
        scope: Annotated[Scope, guard("customer.read")],
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> dict[str, Any]:
        known = id_of(customer_id, NotFound(id=customer_id))
        return {"items": await trail.read(scope.tx, scope.viewer, known, limit), "next_cursor": None}

    return router


def _settings(given: schemas.InboxSettings) -> dict[str, Any]:
    settings = given.model_dump(mode="json", exclude_none=True)
    read_hours(settings.get("hours"), "settings.hours")
    return settings


def _queue(text: str | None) -> Any:
    if text is None:
        return None
    queue_id = parse_id(text)
    if queue_id is None:
        raise Invalid("default_queue_id", "Choose one of your queues.", "请选择一个队列。")
    return queue_id


def inbox_json(inbox: Inbox, public_url: str, *, secret: bool) -> dict[str, Any]:
    """Return the API's Inbox; its identity secret only when it was just made."""
    snippet = f'<script async src="{public_url}/widget.js" data-inbox="{inbox.key}"></script>'
    return {
        "id": str(inbox.id),
        "key": inbox.key,
        "kind": inbox.kind,
        "name": inbox.name,
        "locale": inbox.locale,
        "mode": inbox.mode,
        "settings": dict(inbox.settings),
        "default_queue_id": str(inbox.default_queue_id) if inbox.default_queue_id else None,
        "disabled": inbox.disabled,
        "snippet": snippet if inbox.kind == "widget" else None,
        "identity_secret": inbox.identity_secret.decode() if secret else None,
    }
