"""Routes of canned replies."""

import dataclasses
from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zhike.conversations import ConversationNotFound
from zhike.copilot import rules, schemas
from zhike.copilot.errors import CannedReplyNotFound
from zhike.copilot.service import CannedReplies
from zhike.copilot.types import CannedReply, Draft, Reach, Search, Step
from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.kit.paging import clamp_limit
from zhike.staff import TeamNotFound

USE = "conversation.reply"
Limit = Annotated[int | None, Query(ge=1, le=200)]


def routes(service: CannedReplies, guard: Guard) -> APIRouter:
    """Return the routes. Who answers customers uses and keeps replies; the service judges each one."""
    router = APIRouter(tags=["canned replies"])
    _reading(router, service, guard)
    _keeping(router, service, guard)
    return router


def _reading(router: APIRouter, service: CannedReplies, guard: Guard) -> None:
    use = guard(USE)

    @router.get("/canned-replies", response_model=schemas.CannedReplyPage, summary="Find canned replies")
    async def find(
        scope: Annotated[Scope, use],
        q: Annotated[str, Query(max_length=100, description="in shortcut, title or body")] = "",
        reach: Annotated[Reach | None, Query(alias="scope")] = None,
        team_id: str | None = None,
        folder: Annotated[str | None, Query(max_length=40)] = None,
        locale: schemas.Locale | None = None,
        limit: Limit = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        wanted = Search(_storable(q) or "", reach, _team(team_id), _storable(folder), locale)
        found, more = await service.list(scope.tx, scope.viewer, wanted, clamp_limit(limit), cursor)
        return {"items": await _shown(service, scope, found), "next_cursor": more}

    @router.get("/canned-replies/folders", response_model=schemas.CannedFolderList, summary="List their folders")
    async def folders(scope: Annotated[Scope, use]) -> dict[str, Any]:
        found = await service.folders(scope.tx, scope.viewer)
        return {"items": [dict(row) for row in found], "next_cursor": None}

    @router.get(
        "/canned-replies/variables", response_model=schemas.CannedVariableList, summary="List what can be filled in"
    )
    async def variables(scope: Annotated[Scope, use]) -> dict[str, Any]:
        items = [{"name": one.name, "label": one.label(scope.viewer.locale)} for one in rules.VARIABLES]
        return {"items": items, "next_cursor": None}

    @router.post(
        "/canned-replies/{reply_id}/render",
        response_model=schemas.RenderedOut,
        summary="Fill a reply in for a conversation, and count one use",
    )
    async def render(reply_id: str, body: schemas.RenderIn, scope: Annotated[Scope, use]) -> dict[str, Any]:
        conversation_id = id_of(body.conversation_id, ConversationNotFound(id=body.conversation_id))
        done = await service.render(scope.tx, scope.viewer, _id(reply_id), conversation_id)
        return {"text": done.text, "missing": list(done.missing)}


def _keeping(router: APIRouter, service: CannedReplies, guard: Guard) -> None:
    use = guard(USE)

    @router.post(
        "/canned-replies", response_model=schemas.CannedReplyOut, status_code=201, summary="Make a canned reply"
    )
    async def create(body: schemas.CannedReplyIn, scope: Annotated[Scope, use]) -> dict[str, Any]:
        given = body.model_dump() | {"team_id": _team(body.team_id), "steps": _steps(body.steps)}
        made = await service.create(scope.tx, scope.viewer, Draft(**given), scope.ip)
        return (await _shown(service, scope, [made]))[0]

    @router.patch("/canned-replies/{reply_id}", response_model=schemas.CannedReplyOut, summary="Change a canned reply")
    async def update(reply_id: str, body: schemas.CannedReplyPatch, scope: Annotated[Scope, use]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"version"})
        # Null says "any language" and "no team"; the other fields cannot be empty.
        changes = {name: value for name, value in given.items() if value is not None or name in ("locale", "team_id")}
        if "team_id" in changes:
            changes["team_id"] = _team(body.team_id)
        if "steps" in changes:
            changes["steps"] = _steps(body.steps or [])
        changed = await service.update(scope.tx, scope.viewer, _id(reply_id), body.version, changes, scope.ip)
        return (await _shown(service, scope, [changed]))[0]

    @router.delete(
        "/canned-replies/{reply_id}", status_code=204, response_class=Response, summary="Delete a canned reply"
    )
    async def delete(reply_id: str, scope: Annotated[Scope, use]) -> Response:
        await service.delete(scope.tx, scope.viewer, _id(reply_id), scope.ip)
        return Response(status_code=204)


async def _shown(service: CannedReplies, scope: Scope, replies: Sequence[CannedReply]) -> list[dict[str, Any]]:
    """Return replies as the API shows them, with the names of who wrote them. One statement."""
    names = await service.identity.names(scope.tx, {one.updated_by for one in replies if one.updated_by})
    return [
        {
            "id": str(one.id),
            "shortcut": one.shortcut,
            "title": one.title,
            "body": one.body,
            "scope": one.scope,
            "team_id": str(one.team_id) if one.team_id else None,
            "folder": one.folder,
            "locale": one.locale,
            "steps": [dataclasses.asdict(step) for step in one.steps],
            "variables": rules.placeholders(one.body),
            "uses": one.uses,
            "used_at": one.used_at,
            "version": one.version,
            "updated_at": one.updated_at,
            "updated_by": names.get(one.updated_by) if one.updated_by else None,
            "may_edit": rules.keeps(scope.viewer, one.scope, one.owner_id, one.team_id),
        }
        for one in replies
    ]


def _id(text: str) -> UUID:
    return id_of(text, CannedReplyNotFound())


def _steps(given: Sequence[schemas.CannedStep]) -> tuple[Step, ...]:
    return tuple(Step(**one.model_dump()) for one in given)


def _team(text: str | None) -> UUID | None:
    return id_of(text, TeamNotFound(field="team_id")) if text else None


def _storable(text: str | None) -> str | None:
    """PostgreSQL's text holds no NUL and no half of a pair."""
    return "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF) if text is not None else None
