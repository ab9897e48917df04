"""Routes of entries: list, make, read, change, delete, many at once."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas, schemas_life
from zhike.knowledge.bulk import Bulk
from zhike.knowledge.cautions import cautions
from zhike.knowledge.errors import BaseNotFound, EntryNotFound, FolderNotFound
from zhike.knowledge.http.shared import cautions_json, clean, entries_json, entry_json
from zhike.knowledge.http.tools import Tools, owner_of
from zhike.knowledge.rules import clean as tidied
from zhike.knowledge.types import EntryDraft, EntryFilter, Placement

State = Literal["draft", "in_review", "scheduled", "published", "archived"]
Locale = Literal["zh", "en"]
PLACE = ("folder_id", "owner_id")


def add_lists(router: APIRouter, tools: Tools, guard: Guard) -> None:
    """Add the list of entries."""
    read = guard("knowledge.read")

    @router.get("/knowledge/entries", response_model=schemas.EntryList, summary="List entries, last changed first")
    async def list_entries(
        scope: Annotated[Scope, read],
        base_id: str | None = None,
        folder_id: Annotated[str | None, Query(description="With everything below it")] = None,
        q: Annotated[str | None, Query(max_length=200, description="Part of a question, answer or summary")] = None,
        locale: Locale | None = None,
        state: State | None = None,
        tag: Annotated[str | None, Query(max_length=60)] = None,
        owner_id: Annotated[str | None, Query(description="A person's id, or me")] = None,
        audience: Literal["customer", "agent"] | None = None,
        kind: Literal["faq", "article"] | None = None,
        expiring: Annotated[bool, Query(description="Validity ends within the base's remind_days, or ended")] = False,
        unused: Annotated[bool, Query(description="Published 90 days ago or more, no answer since")] = False,
        badly_rated: Annotated[bool, Query(description="More thumbs down than up")] = False,
        unfiled: Annotated[bool, Query(description="In no folder")] = False,
        sort: Literal["updated", "uses", "votes"] = "updated",
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        folder = id_of(folder_id, FolderNotFound(field="folder_id")) if folder_id else None
        owner = scope.viewer.id if owner_id == "me" else owner_of(owner_id)
        wanted = EntryFilter(
            base, clean(q), locale, state, clean(tag), folder, owner, audience, kind, expiring, unused, badly_rated, sort,
            unfiled,
        )  # fmt: skip
        found, following = await tools.knowledge.entries(scope.tx, wanted, limit, cursor)
        return {"items": await entries_json(scope.tx, tools.names, found), "next_cursor": following}


def add_tags(router: APIRouter, tools: Tools, guard: Guard) -> None:
    """Add the list of tags."""
    read = guard("knowledge.read")

    @router.get("/knowledge/tags", response_model=schemas.TagList, summary="List the tags that entries carry")
    async def list_tags(scope: Annotated[Scope, read], base_id: str | None = None) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        return {"items": [{"tag": tag, "entries": n} for tag, n in await tools.knowledge.tags(scope.tx, base)]}


def add_entries(router: APIRouter, tools: Tools, guard: Guard) -> None:
    """Add the routes of one entry."""
    read, edit, apart = guard("knowledge.read"), guard("knowledge.edit"), guard.apart("knowledge.edit")

    @router.post("/knowledge/entries", response_model=schemas.EntryOut, status_code=201, summary="Add an entry")
    async def create_entry(body: schemas.EntryIn, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        base_id = id_of(body.base_id, BaseNotFound(field="base_id"))
        draft = EntryDraft(
            body.question, body.answer, body.locale, tuple(body.similar), tuple(body.tags), body.state, body.kind, body.summary,
            body.variants, body.valid_from, body.valid_until, body.audience,
        )  # fmt: skip
        place = _placement(body.model_dump(include=set(PLACE)))
        made = await tools.publishing.create(caller.viewer, base_id, draft, place)
        return await tools.shown(caller, made.entry)

    @router.post(
        "/knowledge/entries/check",
        response_model=schemas.EntryWarnings,
        summary="Say what is worth knowing of an entry before it goes live; writes nothing",
    )
    async def check_entry(body: schemas.EntryAskedIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base_id = id_of(body.base_id, BaseNotFound(field="base_id"))
        own = id_of(body.entry_id, EntryNotFound(field="entry_id")) if body.entry_id else None
        draft = EntryDraft(
            body.question, "", body.locale, tuple(body.similar), audience=body.audience, valid_from=body.valid_from,
            valid_until=body.valid_until,
        )  # fmt: skip
        found = await cautions(scope.tx, base_id, tidied(draft), own)
        return {"warnings": cautions_json(found, scope.viewer.locale)}

    @router.get("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Read an entry")
    async def read_entry(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        entry = await tools.knowledge.entry(scope.tx, id_of(entry_id, EntryNotFound()))
        return await entry_json(scope.tx, tools.names, entry)

    @router.patch("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Change what is live")
    async def update_entry(entry_id: str, body: schemas.EntryPatch, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"expected_version", *PLACE})
        placed = body.model_dump(exclude_unset=True, include=set(PLACE))
        place = _placement(placed) if placed else None
        known = id_of(entry_id, EntryNotFound())
        done = await tools.publishing.update(caller.viewer, known, changes_of(given), place, body.expected_version)
        return await tools.shown(caller, done.entry)

    @router.delete("/knowledge/entries/{entry_id}", status_code=204, response_class=Response, summary="Delete an entry")
    async def delete_entry(entry_id: str, scope: Annotated[Scope, edit]) -> Response:
        await tools.knowledge.delete_entry(scope.tx, scope.viewer, id_of(entry_id, EntryNotFound()))
        return Response(status_code=204)


def add_bulk(router: APIRouter, bulk: Bulk, guard: Guard) -> None:
    """Add the route that changes many entries."""
    apart = guard.apart("knowledge.edit")

    @router.post(
        "/knowledge/entries/bulk",
        response_model=schemas_life.BulkOut,
        summary="Move, tag, publish or archive many entries; each for itself",
    )
    async def change_many(body: schemas_life.BulkIn, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        ids = [id_of(one, EntryNotFound(field="ids")) for one in body.ids]
        folder = id_of(body.folder_id, FolderNotFound(field="folder_id")) if body.folder_id else None
        done = await bulk.change(
            caller.viewer, body.action, ids, folder=folder, add=tuple(body.add_tags), remove=tuple(body.remove_tags)
        )
        failed = [
            {"id": str(id_), "code": error.code, "message": error.message(caller.viewer.locale)}
            for id_, error in done.failed
        ]
        warnings = [
            {"id": str(id_), "code": one.code, "message": one.message(caller.viewer.locale)} for id_, one in done.warned
        ]
        return {"done": [str(one) for one in done.done], "failed": failed, "warnings": warnings}


def changes_of(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields to change; only the ends of validity can be emptied."""
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if value is not None or name in ("valid_from", "valid_until")
    }


def _placement(given: dict[str, Any]) -> Placement:
    folder = id_of(given["folder_id"], FolderNotFound(field="folder_id")) if given.get("folder_id") else None
    clear = frozenset(name for name, value in given.items() if value is None)
    return Placement(folder, owner_of(given.get("owner_id")), None, clear)
