"""Routes of webhooks."""

import dataclasses
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, status

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.webhooks import rules, schemas
from zhike.webhooks.errors import DeliveryNotFound, WebhookNotFound
from zhike.webhooks.service import Webhooks
from zhike.webhooks.types import Delivery, Draft, State, Webhook

MANAGE = "api_key.manage"  # who lets programs in also tells them what happens


def routes(service: Webhooks, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["webhooks"])
    _keeping(router, service, guard)
    _telling(router, service, guard)
    return router


def _keeping(router: APIRouter, service: Webhooks, guard: Guard) -> None:
    manage = guard(MANAGE)

    @router.get("/webhooks", response_model=schemas.WebhookPage, summary="List webhooks")
    async def find(
        scope: Annotated[Scope, manage], q: Annotated[str, Query(max_length=100, description="in name or address")] = ""
    ) -> dict[str, Any]:
        found = await service.list(scope.tx, q.replace("\x00", ""))
        return {"items": [_out(one) for one in found], "next_cursor": None, "events": list(rules.EVENTS)}

    @router.post(
        "/webhooks", response_model=schemas.WebhookOut, status_code=status.HTTP_201_CREATED, summary="Add a webhook"
    )
    async def add(body: schemas.WebhookIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        draft = Draft(body.name, body.url, tuple(body.events), body.plain, body.active)
        made, secret = await service.create(scope.tx, scope.viewer, draft, scope.ip)
        return _out(made) | {"secret": secret}

    @router.get("/webhooks/{webhook_id}", response_model=schemas.WebhookOut, summary="Read a webhook")
    async def read(webhook_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return _out(await service.get(scope.tx, _id(webhook_id)))

    @router.patch("/webhooks/{webhook_id}", response_model=schemas.WebhookOut, summary="Change a webhook")
    async def change(webhook_id: str, body: schemas.WebhookPatch, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        changes = {name: value for name, value in body.model_dump(exclude={"version"}).items() if value is not None}
        if "events" in changes:
            changes["events"] = tuple(changes["events"])
        return _out(await service.update(scope.tx, scope.viewer, _id(webhook_id), body.version, changes, scope.ip))

    @router.post("/webhooks/{webhook_id}/secret", response_model=schemas.WebhookOut, summary="Replace its secret")
    async def secret(webhook_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        kept, made = await service.new_secret(scope.tx, scope.viewer, _id(webhook_id), scope.ip)
        return _out(kept) | {"secret": made}

    @router.delete("/webhooks/{webhook_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Remove a webhook")
    async def remove(webhook_id: str, scope: Annotated[Scope, manage]) -> None:
        await service.delete(scope.tx, scope.viewer, _id(webhook_id), scope.ip)


def _telling(router: APIRouter, service: Webhooks, guard: Guard) -> None:
    manage = guard(MANAGE)

    @router.get(
        "/webhooks/{webhook_id}/deliveries", response_model=schemas.WebhookDeliveryPage, summary="List what was told"
    )
    async def told(
        webhook_id: str,
        scope: Annotated[Scope, manage],
        state: State | None = None,
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        found, more = await service.deliveries(scope.tx, _id(webhook_id), state, limit, cursor)
        return {"items": [_told(one) for one in found], "next_cursor": more}

    @router.post(
        "/webhooks/{webhook_id}/test",
        response_model=schemas.WebhookTrial,
        status_code=status.HTTP_202_ACCEPTED,
        summary="Send a trial",
    )
    async def trial(webhook_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return {"id": str(await service.trial(scope.tx, _id(webhook_id)))}

    @router.post(
        "/webhooks/{webhook_id}/deliveries/{delivery_id}/retry",
        status_code=status.HTTP_202_ACCEPTED,
        response_model=schemas.WebhookTrial,
        summary="Send again what was given up",
    )
    async def again(webhook_id: str, delivery_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        wanted = id_of(delivery_id, DeliveryNotFound())
        await service.again(scope.tx, _id(webhook_id), wanted)
        return {"id": str(wanted)}


def _id(text: str) -> UUID:
    return id_of(text, WebhookNotFound())


def _out(webhook: Webhook) -> dict[str, Any]:
    return dataclasses.asdict(webhook) | {"id": str(webhook.id)}


def _told(delivery: Delivery) -> dict[str, Any]:
    shown = {name: getattr(delivery, name) for name in schemas.WebhookDeliveryOut.model_fields}
    return shown | {"id": str(delivery.id)}
