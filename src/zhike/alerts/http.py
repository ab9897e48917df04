"""Routes of alerts: what a person asks about his own."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.alerts import schemas
from zhike.alerts.mailing import MailSender
from zhike.alerts.service import Alerts
from zhike.db import Database
from zhike.identity import Caller, Guard, Scope
from zhike.kit.errors import Forbidden
from zhike.mail import Delivery, failure_words


def routes(alerts: Alerts, sender: MailSender, db: Database, delivery: Delivery, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["alerts"])
    signed_in, apart = guard(None), guard.apart(None)

    @router.get("/me/alerts/mail", response_model=schemas.AlertsMailOut, summary="Whether one can be told by mail")
    async def mail(scope: Annotated[Scope, signed_in]) -> dict[str, Any]:
        _person(scope)
        ready = await sender.mail.server(scope.tx) is not None
        user = await alerts.identity.users.get(scope.tx, scope.viewer.id)
        return {"ready": ready, "to": user.email, "zone": await alerts.zone(scope.tx)}

    @router.post("/me/alerts/mail/trial", response_model=schemas.AlertsTrialOut, summary="Mail oneself a trial")
    async def trial(caller: Annotated[Caller, apart]) -> dict[str, Any]:
        _person(caller)
        viewer = caller.viewer
        async with db.transaction(viewer.workspace_id) as tx:
            mail_id = await sender.trial(tx, await alerts.person(tx, viewer))
        await delivery.deliver(viewer.workspace_id, mail_id, last=True)
        async with db.transaction(viewer.workspace_id) as tx:
            record = await sender.mail.record(tx, mail_id)
        problem = failure_words(record.failure, record.answer, viewer.locale) if record.failure else None
        return {"sent": record.state == "sent", "problem": problem}

    return router


def _person(who: Scope | Caller) -> None:
    """Refuse programs: nobody is told through them."""
    if who.viewer.kind != "person":
        raise Forbidden(permission="me")
