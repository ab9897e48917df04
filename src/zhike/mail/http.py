"""Routes of mail."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from zhike.db import Database
from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of, parse_id
from zhike.kit.paging import clamp_limit
from zhike.mail import rules, schemas
from zhike.mail.delivery import Delivery
from zhike.mail.errors import MailNotFound
from zhike.mail.service import MailService
from zhike.mail.types import MailRecord, NewMail

MANAGE = "inbox.manage"
TEST = {
    "zh": ("智客测试邮件", "这是一封测试邮件：您的工作区可以发送邮件了。\n"),
    "en": ("A test mail from Zhike", "This is a test mail: your workspace can send mail.\n"),
}


def routes(mail: MailService, db: Database, delivery: Delivery, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["mail"])
    _server(router, mail, guard)
    _mails(router, mail, db, delivery, guard)
    return router


def _server(router: APIRouter, mail: MailService, guard: Guard) -> None:
    manage = guard(MANAGE)

    async def show(scope: Scope) -> dict[str, Any]:
        own = await mail.own(scope.tx)
        names = ("host", "port", "security", "username", "from_address", "from_name")
        server = {n: getattr(own, n) for n in names} | {"has_password": own.password is not None} if own else None
        return {"server": server, "default": mail.default is not None}

    @router.get("/mail/server", response_model=schemas.MailSettings, summary="Through which server mail leaves")
    async def read(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        return await show(scope)

    @router.put("/mail/server", response_model=schemas.MailSettings, summary="Set the workspace's mail server")
    async def save(body: schemas.ServerIn, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        given = body.model_dump() | {"username": body.username or None, "password": body.password or None}
        await mail.save(scope.tx, scope.viewer, given, scope.ip)
        return await show(scope)

    @router.delete("/mail/server", response_model=schemas.MailSettings, summary="Remove the workspace's mail server")
    async def drop(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        await mail.drop(scope.tx, scope.viewer, scope.ip)
        return await show(scope)


def _mails(router: APIRouter, mail: MailService, db: Database, delivery: Delivery, guard: Guard) -> None:
    manage, apart = guard(MANAGE), guard.apart(MANAGE)

    @router.post("/mail/test", response_model=schemas.MailOut, summary="Send a test mail, and say what came of it")
    async def test(body: schemas.TestIn, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        viewer = caller.viewer
        subject, text = TEST["zh" if viewer.locale.startswith("zh") else "en"]
        async with db.transaction(viewer.workspace_id) as tx:
            by = viewer.id if viewer.kind == "person" else None
            mail_id = await mail.queue(tx, NewMail("test", body.to, subject, text, by=by), now=True)
        await delivery.deliver(viewer.workspace_id, mail_id, last=True)
        async with db.transaction(viewer.workspace_id) as tx:
            return _mail(await mail.record(tx, mail_id), viewer.locale)

    @router.get("/mails", response_model=schemas.MailPage, summary="What was mailed, newest first")
    async def listed(
        scope: Annotated[Scope, manage],
        state: Literal["queued", "sending", "sent", "failed", "unknown"] | None = None,
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        size = clamp_limit(limit)
        found = await mail.records(scope.tx, state, parse_id(cursor or ""), size + 1)
        items = [_mail(one, scope.viewer.locale) for one in found[:size]]
        return {"items": items, "next_cursor": items[-1]["id"] if len(found) > size else None}

    @router.post("/mails/{mail_id}/retry", response_model=schemas.MailOut, summary="Send a mail that failed once more")
    async def retry(mail_id: str, scope: Annotated[Scope, manage]) -> dict[str, Any]:
        known = id_of(mail_id, MailNotFound())
        await mail.again(scope.tx, scope.viewer, known, scope.ip)
        return _mail(await mail.record(scope.tx, known), scope.viewer.locale)


def _mail(one: MailRecord, locale: str) -> dict[str, Any]:
    names = ("kind", "to", "subject", "state", "attempts", "created_at", "sent_at")
    problem = rules.words(one.failure, one.answer, locale) if one.failure else None
    return {name: getattr(one, name) for name in names} | {"id": str(one.id), "problem": problem}
