"""Routes of things and relations: products, parts, faults, policies and topics, and the entries that tell of them."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_graph as schemas
from zhike.knowledge.errors import BaseNotFound, EntryNotFound
from zhike.knowledge.graph import KnowledgeGraph
from zhike.knowledge.graph_errors import EntityNotFound, RelationNotFound
from zhike.knowledge.graph_rules import explain_graph
from zhike.knowledge.graph_transfer import GraphTransfer
from zhike.knowledge.graph_types import Entity, EntityDraft, Named, Relation
from zhike.knowledge.http.shared import actor_json, clean
from zhike.knowledge.ports import Names

Kind = Literal["product", "part", "fault", "policy", "topic"]
MAX_FILE = 5 * 1024 * 1024


def add_graph(router: APIRouter, graph: KnowledgeGraph, names: Names, guard: Guard) -> None:
    """Add the routes of things."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/graph", response_model=schemas.EntityPage, summary="List products, parts, faults, policies, topics"
    )
    async def list_entities(
        scope: Annotated[Scope, read],
        base_id: str | None = None,
        q: Annotated[str | None, Query(max_length=200, description="Part of a name, alias or note")] = None,
        kind: Kind | None = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=800)] = None,
    ) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        found, following = await graph.page(scope.tx, base, clean(q), kind, limit, cursor)
        known = await names.names(scope.tx, {one.updated_by for one in found if one.updated_by})
        return {"items": [_entity(one, known) for one in found], "next_cursor": following}

    @router.post("/knowledge/graph", response_model=schemas.EntityOut, status_code=201, summary="Add a thing")
    async def create_entity(body: schemas.EntityIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        draft = EntityDraft(body.kind, clean(body.name) or "", _cleaned(body.aliases), clean(body.note) or "")
        made = await graph.create(scope.tx, scope.viewer, id_of(body.base_id, BaseNotFound(field="base_id")), draft)
        return _entity(made, {scope.viewer.id: scope.viewer.name})


def add_thing(router: APIRouter, graph: KnowledgeGraph, names: Names, guard: Guard) -> None:
    """Add the routes of one thing."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/graph/{entity_id}",
        response_model=schemas.EntityDetail,
        summary="Read a thing with its relations and entries",
    )
    async def read_entity(entity_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        entity, relations, entries = await graph.detail(scope.tx, id_of(entity_id, EntityNotFound()))
        known = await names.names(scope.tx, {entity.updated_by} - {None})  # type: ignore[arg-type]
        return _entity(entity, known) | {
            "relations_of": [
                _relation(one) | {"outward": one.from_id == entity.id, "other": _brief(other)} for one, other in relations
            ],
            "entries_of": [
                {"id": str(one.id), "question": one.question, "state": one.state, "locale": one.locale, "uses": one.uses,
                 "found": one.found}
                for one in entries
            ],
        }  # fmt: skip

    @router.patch("/knowledge/graph/{entity_id}", response_model=schemas.EntityOut, summary="Change a thing")
    async def change_entity(entity_id: str, body: schemas.EntityPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"expected_version"}, exclude_none=True)
        changes = {name: _cleaned(value) if name == "aliases" else clean(value) or "" for name, value in given.items()}
        known = id_of(entity_id, EntityNotFound())
        changed = await graph.change(scope.tx, scope.viewer, known, changes, body.expected_version)
        return _entity(changed, {scope.viewer.id: scope.viewer.name})

    @router.delete(
        "/knowledge/graph/{entity_id}", status_code=204, response_class=Response, summary="Delete a thing; entries stay"
    )
    async def delete_entity(entity_id: str, scope: Annotated[Scope, edit]) -> Response:
        await graph.delete(scope.tx, scope.viewer, id_of(entity_id, EntityNotFound()))
        return Response(status_code=204)

    @router.get(
        "/knowledge/graph/{entity_id}/neighbourhood",
        response_model=schemas.NeighbourhoodOut,
        summary="Show what is related to a thing, one or two steps away",
    )
    async def read_neighbourhood(
        entity_id: str, scope: Annotated[Scope, read], depth: Annotated[int, Query(ge=1, le=2)] = 1
    ) -> dict[str, Any]:
        found = await graph.neighbourhood(scope.tx, id_of(entity_id, EntityNotFound()), depth)
        nodes = [_entity(one, {}) | {"steps": steps} for one, steps in found.nodes]
        return {"nodes": nodes, "edges": [_relation(one) for one in found.edges], "cut": found.cut}


def add_relations(router: APIRouter, graph: KnowledgeGraph, guard: Guard) -> None:
    """Add the routes of relations."""
    edit = guard("knowledge.edit")

    @router.post(
        "/knowledge/relations", response_model=schemas.RelationOut, status_code=201, summary="Relate two things"
    )
    async def relate(body: schemas.RelationIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        one = id_of(body.from_id, EntityNotFound(field="from_id"))
        other = id_of(body.to_id, EntityNotFound(field="to_id"))
        return _relation(await graph.relate(scope.tx, scope.viewer, body.kind, one, other))

    @router.delete(
        "/knowledge/relations/{relation_id}",
        status_code=204,
        response_class=Response,
        summary="Take a relation away",
    )
    async def unrelate(relation_id: str, scope: Annotated[Scope, edit]) -> Response:
        await graph.unrelate(scope.tx, scope.viewer, id_of(relation_id, RelationNotFound()))
        return Response(status_code=204)


def add_links(router: APIRouter, graph: KnowledgeGraph, guard: Guard) -> None:
    """Add the routes that link one thing and one entry."""
    edit = guard("knowledge.edit")

    @router.put(
        "/knowledge/graph/{entity_id}/entries/{entry_id}",
        status_code=204,
        response_class=Response,
        summary="Say that an entry tells of a thing",
    )
    async def link(entity_id: str, entry_id: str, scope: Annotated[Scope, edit]) -> Response:
        entity, entry = id_of(entity_id, EntityNotFound()), id_of(entry_id, EntryNotFound(field="entry_id"))
        await graph.link(scope.tx, scope.viewer, entity, entry)
        return Response(status_code=204)

    @router.delete(
        "/knowledge/graph/{entity_id}/entries/{entry_id}",
        status_code=204,
        response_class=Response,
        summary="Say that an entry does not tell of a thing; it is not found again",
    )
    async def unlink(entity_id: str, entry_id: str, scope: Annotated[Scope, edit]) -> Response:
        entity, entry = id_of(entity_id, EntityNotFound()), id_of(entry_id, EntryNotFound(field="entry_id"))
        await graph.unlink(scope.tx, scope.viewer, entity, entry)
        return Response(status_code=204)


def add_told(router: APIRouter, graph: KnowledgeGraph, guard: Guard) -> None:
    """Add the routes of what an entry tells of, and of the entries beside it."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/entries/{entry_id}/entities",
        response_model=schemas.EntryEntitiesOut,
        summary="List what an entry tells of",
    )
    async def read_entities(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await graph.entities_of(scope.tx, id_of(entry_id, EntryNotFound()))
        return {"items": [_brief(one) | {"found": was_found} for one, was_found in found]}

    @router.put(
        "/knowledge/entries/{entry_id}/entities",
        response_model=schemas.EntryEntitiesOut,
        summary="Say what an entry tells of: these and no others",
    )
    async def set_entities(
        entry_id: str, body: schemas.EntryEntitiesIn, scope: Annotated[Scope, edit]
    ) -> dict[str, Any]:
        ids = [id_of(one, EntityNotFound(field="entity_ids")) for one in body.entity_ids]
        found = await graph.set_entities(scope.tx, scope.viewer, id_of(entry_id, EntryNotFound()), ids)
        return {"items": [_brief(one) | {"found": was_found} for one, was_found in found]}

    @router.get(
        "/knowledge/entries/{entry_id}/related",
        response_model=schemas.RelatedOut,
        summary="List entries that tell of the same things or of related ones, the most used first",
    )
    async def read_related(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await graph.related(scope.tx, id_of(entry_id, EntryNotFound()))
        return {
            "items": [
                {"id": str(one.id), "question": one.question, "state": one.state, "uses": one.uses, "of": _named(one.of),
                 "relation": one.relation, "by": _named(one.by) if one.by is not None else None}
                for one in found
            ]
        }  # fmt: skip


def add_graph_files(router: APIRouter, transfer: GraphTransfer, guard: Guard) -> None:
    """Add the routes that bring things in from a file and out again."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/bases/{base_id}/graph",
        response_class=Response,
        responses={200: {"content": {"text/csv": {}, "application/x-ndjson": {}}}},
        summary="Export a base's things and relations as CSV or JSONL",
    )
    async def export_graph(
        base_id: str,
        scope: Annotated[Scope, read],
        form: Annotated[Literal["csv", "jsonl"], Query(alias="format")] = "csv",
    ) -> Response:
        written = await transfer.export(scope.tx, id_of(base_id, BaseNotFound()), form)
        media = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
        headers = {
            "content-disposition": f"attachment; filename=relations.{form}",
            "x-content-type-options": "nosniff",
            "cache-control": "no-store",
        }
        return Response(written, media_type=media, headers=headers)

    @router.post(
        "/knowledge/bases/{base_id}/graph",
        response_model=schemas.GraphReportOut,
        summary="Import things and relations from CSV or JSONL; with an error in a row nothing is written",
    )
    async def import_graph(
        base_id: str,
        scope: Annotated[Scope, edit],
        file: Annotated[UploadFile, File()],
        dry_run: Annotated[bool, Form()] = False,
    ) -> dict[str, Any]:
        data = await file.read(MAX_FILE + 1)
        base = id_of(base_id, BaseNotFound())
        name = file.filename or "relations.csv"
        report = await transfer.load(scope.tx, scope.viewer, base, name, data, dry_run=dry_run)
        errors = [
            {"row": row, "column": column, "code": code, "message": explain_graph(code, params, scope.viewer.locale)}
            for row, column, code, params in report.errors
        ]
        return {
            "dry_run": report.dry_run, "total": report.total, "created": report.created, "updated": report.updated,
            "relations": report.relations, "links": report.links, "errors": errors,
        }  # fmt: skip


def _entity(entity: Entity, known: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "id": str(entity.id), "base_id": str(entity.base_id), "kind": entity.kind, "name": entity.name,
        "aliases": list(entity.aliases), "note": entity.note, "version": entity.version, "updated_at": entity.updated_at,
        "updated_by": actor_json(entity.updated_by, known), "entries": entity.entries, "relations": entity.relations,
    }  # fmt: skip


def _brief(entity: Entity) -> dict[str, Any]:
    return {"id": str(entity.id), "kind": entity.kind, "name": entity.name}


def _named(named: Named) -> dict[str, Any]:
    return {"id": str(named.id), "kind": named.kind, "name": named.name}


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "id": str(relation.id), "kind": relation.kind, "from_id": str(relation.from_id), "to_id": str(relation.to_id),
    }  # fmt: skip


def _cleaned(aliases: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(clean, aliases)))
