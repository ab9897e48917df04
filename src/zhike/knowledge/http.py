"""Routes of knowledge: bases, entries, imports, and the bench that tries a question."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from zhike.db import Tx
from zhike.identity import Guard, Scope
from zhike.kit.errors import Invalid, TooLarge, ZhikeError
from zhike.kit.ids import parse_id
from zhike.knowledge import schemas
from zhike.knowledge.errors import BaseNotFound, EntryNotFound, ImportNotFound
from zhike.knowledge.imports import ImportService
from zhike.knowledge.ports import Bench, Names
from zhike.knowledge.reading.read import MAX_BYTES
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.types import Base, BenchAnswer, Entry, EntryDraft, EntryFilter, Import
from zhike.knowledge.wording import explain

State = Literal["draft", "published"]
Locale = Literal["zh", "en"]


def routes(service: KnowledgeService, imports: ImportService, bench: Bench, names: Names, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["knowledge"])
    _bases(router, service, guard)
    _lists(router, service, names, guard)
    _entries(router, service, names, guard)
    _imports(router, imports, guard)
    _bench(router, service, bench, guard)
    return router


def _bases(router: APIRouter, service: KnowledgeService, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get("/knowledge/bases", response_model=schemas.BaseList, summary="List knowledge bases")
    async def list_bases(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [_base(base) for base in await service.bases(scope.tx)], "next_cursor": None}

    @router.post("/knowledge/bases", response_model=schemas.BaseOut, status_code=201, summary="Make a knowledge base")
    async def create_base(body: schemas.BaseIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _base(await service.create_base(scope.tx, body.name, body.locale))

    @router.patch("/knowledge/bases/{base_id}", response_model=schemas.BaseOut, summary="Rename a knowledge base")
    async def rename_base(base_id: str, body: schemas.BasePatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _base(await service.rename_base(scope.tx, _id(base_id, BaseNotFound()), body.name))


def _lists(router: APIRouter, service: KnowledgeService, names: Names, guard: Guard) -> None:
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
        base = _id(base_id, BaseNotFound(field="base_id")) if base_id else None
        wanted = EntryFilter(base, _clean(q), locale, state, _clean(tag))
        found, following = await service.entries(scope.tx, wanted, limit, cursor)
        return {"items": await _entries_json(scope.tx, names, found), "next_cursor": following}


def _entries(router: APIRouter, service: KnowledgeService, names: Names, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.post("/knowledge/entries", response_model=schemas.EntryOut, status_code=201, summary="Add an entry")
    async def create_entry(body: schemas.EntryIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base_id = _id(body.base_id, BaseNotFound(field="base_id"))
        draft = EntryDraft(body.question, body.answer, body.locale, tuple(body.similar), tuple(body.tags), body.state)
        entry = await service.create_entry(scope.tx, scope.viewer, base_id, draft)
        return (await _entries_json(scope.tx, names, [entry]))[0]

    @router.get("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Read an entry")
    async def read_entry(entry_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        entry = await service.entry(scope.tx, _id(entry_id, EntryNotFound()))
        return (await _entries_json(scope.tx, names, [entry]))[0]

    @router.patch("/knowledge/entries/{entry_id}", response_model=schemas.EntryOut, summary="Change an entry")
    async def update_entry(entry_id: str, body: schemas.EntryPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        given = body.model_dump(exclude_unset=True, exclude={"expected_version"})
        changes = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in given.items()
            if value is not None
        }
        known = _id(entry_id, EntryNotFound())
        entry = await service.update_entry(scope.tx, scope.viewer, known, changes, body.expected_version)
        return (await _entries_json(scope.tx, names, [entry]))[0]

    @router.delete("/knowledge/entries/{entry_id}", status_code=204, response_class=Response, summary="Delete an entry")
    async def delete_entry(entry_id: str, scope: Annotated[Scope, edit]) -> Response:
        await service.delete_entry(scope.tx, scope.viewer, _id(entry_id, EntryNotFound()))
        return Response(status_code=204)


def _imports(router: APIRouter, imports: ImportService, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.post(
        "/knowledge/imports",
        response_model=schemas.ImportOut,
        status_code=201,
        summary="Import a file, or try it with dry_run",
    )
    async def start_import(
        scope: Annotated[Scope, edit],
        file: Annotated[UploadFile, File()],
        base_id: Annotated[str, Form()],
        dry_run: Annotated[bool, Form()] = False,
        mapping: Annotated[str | None, Form(max_length=4_000)] = None,
    ) -> dict[str, Any]:
        data = await file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TooLarge(field="file", limit=MAX_BYTES)
        base = _id(base_id, BaseNotFound(field="base_id"))
        found = await imports.start(
            scope.tx,
            scope.viewer,
            base,
            _clean(file.filename) or "file",
            data,
            dry_run=dry_run,
            mapping=_mapping(mapping),
        )
        return _import(found, scope.viewer.locale)

    @router.get(
        "/knowledge/imports/{import_id}",
        response_model=schemas.ImportOut,
        summary="Read an import's progress and report",
    )
    async def read_import(import_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _import(await imports.get(scope.tx, _id(import_id, ImportNotFound())), scope.viewer.locale)


def _bench(router: APIRouter, service: KnowledgeService, bench: Bench, guard: Guard) -> None:
    read = guard("knowledge.read")

    @router.post(
        "/knowledge/ask", response_model=schemas.AskOut, summary="Try a question: what the assistant would say, and why"
    )
    async def ask(body: schemas.AskIn, scope: Annotated[Scope, read]) -> dict[str, Any]:
        base_id = _id(body.base_id, BaseNotFound(field="base_id")) if body.base_id else None
        if base_id is not None:
            await service.base(scope.tx, base_id)
        answer = await bench.ask(scope.viewer.workspace_id, body.question, base_id, body.locale)
        return _answer(answer)


def _id(text: str, missing: ZhikeError) -> UUID:
    found = parse_id(text)
    if found is None:
        raise missing
    return found


def _clean(text: str | None) -> str | None:
    """PostgreSQL's text holds no zero byte and no half of a pair."""
    return "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF) if text else None


def _mapping(text: str | None) -> dict[str, str] | None:
    if not text:
        return None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict) or not all(isinstance(column, str) for column in value.values()):
        raise Invalid(
            "mapping",
            'A mapping is JSON such as {"question": "Title"}.',
            '列对应关系应为 JSON，例如 {"question": "标题"}。',
        )
    return value


def _base(base: Base) -> dict[str, Any]:
    return {
        "id": str(base.id), "name": base.name, "locale": base.locale, "version": base.version,
        "entries": base.entries, "created_at": base.created_at,
    }  # fmt: skip


async def _entries_json(tx: Tx, names: Names, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    ids = {entry.updated_by for entry in entries if entry.updated_by is not None}
    known = await names.names(tx, ids) if ids else {}
    return [_entry(entry, known) for entry in entries]


def _entry(entry: Entry, known: dict[UUID, str]) -> dict[str, Any]:
    by = entry.updated_by
    return {
        "id": str(entry.id), "base_id": str(entry.base_id), "locale": entry.locale, "question": entry.question,
        "similar": list(entry.similar), "answer": entry.answer, "tags": list(entry.tags), "state": entry.state,
        "version": entry.version, "updated_at": entry.updated_at, "uses": entry.uses,
        "updated_by": {"kind": "person", "id": str(by), "name": known.get(by, ""), "avatar_url": None} if by else None,
    }  # fmt: skip


def _import(found: Import, language: str) -> dict[str, Any]:
    return {
        "id": str(found.id), "base_id": str(found.base_id), "filename": found.filename, "format": found.format,
        "encoding": found.encoding, "dry_run": found.dry_run, "state": found.state, "total": found.total,
        "created": found.created, "updated": found.updated, "skipped": found.skipped,
        "errors": [
            {"row": error.row, "column": error.column, "code": error.code, "message": explain(error.code, error.params, language)}
            for error in found.errors
        ],
        "columns": list(found.columns),
        "sample": [
            {"locale": draft.locale, "question": draft.question, "similar": list(draft.similar), "answer": draft.answer,
             "tags": list(draft.tags), "state": draft.state}
            for draft in found.sample
        ],
        "created_at": found.created_at, "finished_at": found.finished_at,
    }  # fmt: skip


def _answer(answer: BenchAnswer) -> dict[str, Any]:
    return {
        "outcome": answer.outcome, "confidence": answer.confidence, "answer": answer.answer,
        "sources": [{"n": s.n, "entry_id": str(s.entry_id), "title": s.title, "score": s.score, "url": None} for s in answer.sources],
        "candidates": [
            {"entry_id": str(c.entry_id), "title": c.title, "score": c.score, "lexical": c.lexical, "dense": c.dense,
             "matched": c.matched, "guards": list(c.guards)}
            for c in answer.candidates
        ],
        "reasons": [dict(reason) for reason in answer.reasons],
        "ms": answer.ms,
    }  # fmt: skip
