"""Routes of entries: list, make, read, change, delete."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from zhike.identity import Guard, Scope
from zhike.knowledge import schemas
from zhike.knowledge.errors import BaseNotFound, EntryNotFound
from zhike.knowledge.http.shared import clean, entries_json, id_of
from zhike.knowledge.ports import Names
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.types import EntryDraft, EntryFilter

State = Literal["draft", "published"]
Locale = Literal["zh", "en"]


def add_lists(router: APIRouter, service: KnowledgeService, names: Names, guard: Guard) -> None:
    """Add the list of entries."""
    read = guard("knowledge.read")

    @router.get("/knowledge/entries", response_model=schemas.EntryList, summary="List entries, last changed first")
    async def list_entries(
        scope: Annotated[Scope, read],
        base_id: str | None = None,
        q: Annotated[str | None, Query(max_length=200)] = None,
        locale: Locale | None = None,
        state: State | None = None,
        tag: Annotated[str | None, Query(max_length=60)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        wanted = EntryFilter(base, clean(q), locale, state, clean(tag))
        found, following = await service.entries(scope.tx, wanted, limit, cursor)
        return {"items": await entries_json(scope.tx, names, found), "next_cursor": following}


def add_entries(router: APIRouter, service: KnowledgeService, names: Names, guard: Guard) -> None:
    """Add the routes of one entry."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.post("/knowledge/entries", response_model=schemas.EntryOut, status_code=201, summary="Add an entry")
    async def create_entry(body: schemas.EntryIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base_id = id_of(body.base_id, BaseNotFound(field="base_id"))
        draft = EntryDraft(body.question, body.answer, body.locale, tuple(body.similar), tuple(body.tags), body.state)
        entry = await service.create_entry(scope.tx, scope.viewer, base_id, draft)
        return (await entries_json(scope.tx, names, [entry]))[0]

    @router.get("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Read an entry")
    async def read_entry(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        entry = await service.entry(scope.tx, id_of(entry_id, EntryNotFound()))
        return (await entries_json(scope.tx, names, [entry]))[0]

    @router.patch("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Change an entry")
    async def update_entry(entry_id: str, body: schemas.EntryPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"expected_version"})
        changes = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
            if value is not None
        }
        known = id_of(entry_id, EntryNotFound())
        entry = await service.update_entry(scope.tx, scope.viewer, known, changes, body.expected_version)
        return (await entries_json(scope.tx, names, [entry]))[0]

    @router.delete("/knowledge/entries/{entry_id}", status_code=204, response_class=Response, summary="Delete an entry")
    async def delete_entry(entry_id: str, scope: Annotated[Scope, edit]) -> Response:
        await service.delete_entry(scope.tx, scope.viewer, id_of(entry_id, EntryNotFound()))
        return Response(status_code=204)
