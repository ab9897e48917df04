"""Routes of push: one's own devices, nobody else's."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, status

from zhike.identity import COOKIE, Caller, Guard, Scope
from zhike.kit.errors import Forbidden
from zhike.kit.ids import id_of
from zhike.push import rules, schemas
from zhike.push.delivery import PushDelivery
from zhike.push.errors import DeviceNotFound
from zhike.push.service import PushService
from zhike.push.types import Device, Subscription


def routes(push: PushService, delivery: PushDelivery, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["push"])
    signed_in, apart = guard(None), guard.apart(None)

    @router.get("/me/push", response_model=schemas.PushDevicesOut, summary="On which devices one is told")
    async def devices(scope: Annotated[Scope, signed_in], request: Request) -> dict[str, Any]:
        _person(scope)
        found = await push.devices(scope.tx, scope.viewer, request.cookies.get(COOKIE))
        key = delivery.outlet.vapid.public_key
        return {"public_key": key, "devices": [_device(one, scope.viewer.locale) for one in found]}

    @router.post("/me/push", response_model=schemas.PushDeviceOut, status_code=201, summary="Be told on this browser")
    async def add(
        body: schemas.PushSubscriptionIn, scope: Annotated[Scope, signed_in], request: Request
    ) -> dict[str, Any]:
        _person(scope)
        made = await push.add(
            scope.tx,
            scope.viewer,
            Subscription(body.endpoint, body.keys.p256dh, body.keys.auth),
            token=request.cookies.get(COOKIE),
            user_agent=request.headers.get("user-agent", ""),
            replaces=bytes.fromhex(body.replaces) if body.replaces else None,
            ip=scope.ip,
        )
        return _device(made, scope.viewer.locale)

    @router.delete("/me/push/{device_id}", status_code=status.HTTP_204_NO_CONTENT, summary="Remove a device")
    async def remove(device_id: str, scope: Annotated[Scope, signed_in]) -> None:
        _person(scope)
        await push.remove(scope.tx, scope.viewer, id_of(device_id, DeviceNotFound()), scope.ip)

    @router.post(
        "/me/push/{device_id}/trial",
        response_model=schemas.PushTrialOut,
        summary="Send a trial, and say what came of it",
    )
    async def trial(device_id: str, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        _person(caller)
        answer = await delivery.trial(caller.viewer, id_of(device_id, DeviceNotFound()))
        problem = rules.words(answer.failure, answer.status, caller.viewer.locale) if answer.failure else None
        return {"state": "failed" if answer.outcome == "again" else answer.outcome, "problem": problem}

    return router


def _person(asking: Scope | Caller) -> None:
    if asking.viewer.kind != "person":
        raise Forbidden(permission="sign-in")


def _device(one: Device, locale: str) -> dict[str, Any]:
    names = ("name", "fingerprint", "current", "created_at", "told_at")
    problem = rules.words(one.failure, one.answer, locale) if one.failure else None
    return {name: getattr(one, name) for name in names} | {"id": str(one.id), "problem": problem}
