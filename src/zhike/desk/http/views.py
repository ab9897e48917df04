"""Routes of saved views."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from zhike.desk.views import Draft, SavedView, SavedViews, rules, schemas
from zhike.desk.views.errors import ViewNotFound
from zhike.identity import Guard, Scope, Viewer
from zhike.kit.ids import id_of, parse_id
from zhike.staff import TeamNotFound

READ = "conversation.read"


def view_routes(service: SavedViews, guard: Guard) -> APIRouter:
    """Return the routes. Who reads conversations has views; the service judges each one."""
    router = APIRouter(tags=["inbox views"])
    read = guard(READ)

    @router.get("/inbox/views", response_model=schemas.ViewList, summary="List the saved views in your inbox")
    async def find(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _list(scope.viewer, await service.seen(scope.tx, scope.viewer))

    @router.post("/inbox/views", response_model=schemas.ViewOut, status_code=201, summary="Save a view")
    async def create(body: schemas.ViewIn, scope: Annotated[Scope, read]) -> dict[str, Any]:
        draft = Draft(body.name, body.filters.model_dump(), body.sort, body.scope, _team(body.team_id))
        return _shown(scope.viewer, await service.create(scope.tx, scope.viewer, draft, scope.ip))

    @router.put("/inbox/views/order", response_model=schemas.ViewList, summary="Put saved views in an order")
    async def reorder(body: schemas.ViewOrder, scope: Annotated[Scope, read]) -> dict[str, Any]:
        ids = [one for text in body.ids if (one := parse_id(text))]
        return _list(scope.viewer, await service.reorder(scope.tx, scope.viewer, ids))

    @router.patch("/inbox/views/{view_id}", response_model=schemas.ViewOut, summary="Change a saved view")
    async def update(view_id: str, body: schemas.ViewPatch, scope: Annotated[Scope, read]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"version", "filters", "team_id"})
        changes = {name: value for name, value in given.items() if value is not None}
        if body.filters is not None:
            changes["filters"] = rules.without_defaults(body.filters.model_dump())
        if "team_id" in body.model_fields_set:
            changes["team_id"] = _team(body.team_id)
        changed = await service.update(scope.tx, scope.viewer, _id(view_id), body.version, changes, scope.ip)
        return _shown(scope.viewer, changed)

    @router.delete("/inbox/views/{view_id}", status_code=204, response_class=Response, summary="Delete a saved view")
    async def delete(view_id: str, scope: Annotated[Scope, read]) -> Response:
        await service.delete(scope.tx, scope.viewer, _id(view_id), scope.ip)
        return Response(status_code=204)

    return router


def _list(viewer: Viewer, views: Sequence[SavedView]) -> dict[str, Any]:
    return {"items": [_shown(viewer, one) for one in views], "next_cursor": None}


def _shown(viewer: Viewer, view: SavedView) -> dict[str, Any]:
    return {
        "id": str(view.id),
        "name": view.name,
        "filters": view.filters,
        "sort": view.sort,
        "scope": view.scope,
        "team_id": str(view.team_id) if view.team_id else None,
        "version": view.version,
        "may_edit": rules.keeps(viewer, view.scope, view.owner_id, view.team_id),
    }


def _id(text: str) -> UUID:
    return id_of(text, ViewNotFound())


def _team(text: str | None) -> UUID | None:
    return id_of(text, TeamNotFound(field="team_id")) if text else None
