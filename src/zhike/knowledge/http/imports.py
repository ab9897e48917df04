"""Routes of imports: upload, try, follow, apply, stop, undo."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from zhike.db import Tx
from zhike.identity import Guard, Scope
from zhike.kit.errors import Invalid, TooLarge
from zhike.kit.ids import id_of
from zhike.kit.paging import a_count, decode_cursor, decode_id_cursor, encode_cursor
from zhike.knowledge import import_schemas as schemas
from zhike.knowledge.errors import BaseNotFound, FolderNotFound, ImportNotFound
from zhike.knowledge.http.shared import actor_json, clean, text_of
from zhike.knowledge.import_template import template
from zhike.knowledge.import_types import Import, ImportRow
from zhike.knowledge.imports import ImportService
from zhike.knowledge.ports import Names
from zhike.knowledge.wording import explain

Wanted = Literal[
    "created", "updated", "drafted", "unchanged", "kept", "removed", "restored", "edited_since", "deleted_since"
]


class Shower:
    """Shows imports as the API does, with who began them."""

    def __init__(self, imports: ImportService, names: Names) -> None:
        self.imports = imports
        self.names = names

    async def __call__(self, scope: Scope, *found: Import) -> list[dict[str, Any]]:
        """Return imports as JSON."""
        ids = {one.created_by for one in found if one.created_by}
        known = await self.names.names(scope.tx, ids) if ids else {}
        return [await _import(scope.tx, self.imports, one, known, scope.viewer.locale) for one in found]

    async def one(self, scope: Scope, found: Import) -> dict[str, Any]:
        """Return one import as JSON."""
        return (await self(scope, found))[0]


def add_imports(router: APIRouter, imports: ImportService, names: Names, guard: Guard) -> None:
    """Add the routes of imports."""
    show = Shower(imports, names)
    _add_template(router, guard)
    _add_start(router, imports, show, guard)
    _add_reading(router, imports, show, guard)
    _add_changes(router, imports, show, guard)
    _add_undo(router, imports, show, guard)


def _add_template(router: APIRouter, guard: Guard) -> None:
    read = guard("knowledge.read")

    @router.get(
        "/knowledge/import-template",
        response_class=Response,
        summary="A table to fill in: the columns an import knows, with two examples",
    )
    async def read_template(
        scope: Annotated[Scope, read], form: Annotated[Literal["csv", "xlsx"], Query(alias="format")] = "csv"
    ) -> Response:
        name, media_type, body = template(form, scope.viewer.locale)
        headers = {
            "content-disposition": f"attachment; filename=knowledge-template.{form}; filename*=UTF-8''{quote(name, safe='')}",
            "x-content-type-options": "nosniff",
        }
        return Response(body, media_type=media_type, headers=headers)


def _add_start(router: APIRouter, imports: ImportService, show: Shower, guard: Guard) -> None:
    edit = guard("knowledge.edit")

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
        policy: Annotated[schemas.Policy, Form()] = "update",
        drafts: Annotated[bool, Form()] = False,
        folder_id: Annotated[str | None, Form()] = None,
    ) -> dict[str, Any]:
        data = await file.read(imports.max_bytes + 1)
        if len(data) > imports.max_bytes:
            raise TooLarge(field="file", limit=imports.max_bytes)
        base = id_of(base_id, BaseNotFound(field="base_id"))
        found = await imports.start(
            scope.tx,
            scope.viewer,
            base,
            clean(file.filename) or "file",
            data,
            dry_run=dry_run,
            mapping=_mapping(mapping),
            policy=policy,
            drafts=drafts,
            folder_id=_folder(folder_id),
        )
        return await show.one(scope, found)


def _add_reading(router: APIRouter, imports: ImportService, show: Shower, guard: Guard) -> None:
    read = guard("knowledge.read")

    @router.get("/knowledge/imports", response_model=schemas.ImportList, summary="List imports, newest first")
    async def list_imports(
        scope: Annotated[Scope, read],
        base_id: str | None = None,
        q: Annotated[str | None, Query(max_length=200)] = None,
        what: Literal["imports", "trials", "visits"] | None = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        found = await imports.recent(scope.tx, base, limit + 1, decode_id_cursor(cursor), clean(q), what)
        items = await show(scope, *found[:limit])
        return {"items": items, "next_cursor": encode_cursor(str(found[limit - 1].id)) if len(found) > limit else None}

    @router.get(
        "/knowledge/imports/{import_id}",
        response_model=schemas.ImportOut,
        summary="Read an import's progress and report",
    )
    async def read_import(import_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await imports.get(scope.tx, id_of(import_id, ImportNotFound()))
        return await show.one(scope, found)

    @router.get(
        "/knowledge/imports/{import_id}/rows",
        response_model=schemas.ImportRowList,
        summary="List what becomes, or became, of each row",
    )
    async def list_rows(
        import_id: str,
        scope: Annotated[Scope, read],
        effect: Wanted | None = None,
        flagged: bool = False,
        q: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        (after,) = decode_cursor(cursor, a_count) or (-1,)
        known = id_of(import_id, ImportNotFound())
        found = await imports.rows(scope.tx, known, effect, flagged, after, limit + 1, clean(q))
        items = [_row(one, scope.viewer.locale) for one in found[:limit]]
        return {"items": items, "next_cursor": encode_cursor(found[limit - 1].number) if len(found) > limit else None}


def _add_changes(router: APIRouter, imports: ImportService, show: Shower, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.post(
        "/knowledge/imports/{import_id}/apply",
        response_model=schemas.ImportOut,
        status_code=201,
        summary="Import the file of a dry run as it was tried",
    )
    async def apply_import(import_id: str, body: schemas.ApplyIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        known = id_of(import_id, ImportNotFound())
        found = await imports.apply(scope.tx, scope.viewer, known, body.policy)
        return await show.one(scope, found)

    @router.post(
        "/knowledge/imports/{import_id}/cancel",
        response_model=schemas.ImportOut,
        summary="Stop an import; what it saved stays",
    )
    async def cancel_import(import_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        found = await imports.cancel(scope.tx, id_of(import_id, ImportNotFound()))
        return await show.one(scope, found)


def _add_undo(router: APIRouter, imports: ImportService, show: Shower, guard: Guard) -> None:
    edit = guard("knowledge.edit")

    @router.post(
        "/knowledge/imports/{import_id}/undo",
        response_model=schemas.ImportOut,
        status_code=202,
        summary="Take back what an import did, except what was edited since",
    )
    async def undo_import(import_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        found = await imports.undo(scope.tx, id_of(import_id, ImportNotFound()))
        return await show.one(scope, found)

    @router.get(
        "/knowledge/imports/{import_id}/undo",
        response_model=schemas.UndoOut,
        summary="Show what an undo would do now, and what it would leave",
    )
    async def read_undo(import_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return await imports.undo_would(scope.tx, id_of(import_id, ImportNotFound()))

    @router.post(
        "/knowledge/imports/{import_id}/again",
        response_model=schemas.ImportOut,
        status_code=201,
        summary="Try the file of a dry run once more, with other columns or options",
    )
    async def try_again(import_id: str, body: schemas.AgainIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        options = body.model_dump(exclude_unset=True)
        if "folder_id" in options:
            options["folder"] = text_of(_folder(options.pop("folder_id")))
        options = {name: value for name, value in options.items() if value is not None or name == "folder"}
        if "mapping" in options:
            options["mapping"] = _columns(options["mapping"])
        found = await imports.again(scope.tx, scope.viewer, id_of(import_id, ImportNotFound()), options)
        return await show.one(scope, found)


def _folder(text: str | None) -> UUID | None:
    return id_of(text, FolderNotFound(field="folder_id")) if text else None


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
    return _columns(value)


def _columns(mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping that PostgreSQL can keep."""
    return {clean(name) or "": clean(column) or "" for name, column in mapping.items()}


async def _import(
    tx: Tx, imports: ImportService, found: Import, known: Mapping[UUID, str], language: str
) -> dict[str, Any]:
    phase, done, total = await imports.progress(tx, found)
    counts = (
        "total",
        "created",
        "updated",
        "drafted",
        "unchanged",
        "kept",
        "invalid",
        "skipped",
        "flagged",
        "removed",
        "restored",
        "left",
    )
    return {
        "id": str(found.id), "base_id": str(found.base_id), "filename": found.filename, "format": found.format,
        "encoding": found.encoding, "dry_run": found.dry_run, "state": found.state, "policy": found.policy,
        "as_drafts": found.as_drafts, "progress": {"phase": phase, "done": done, "total": total}, "cancelling": found.cancelling,
        **{name: getattr(found, name) for name in counts},
        "errors": [
            {"row": error.row, "column": error.column, "code": error.code, "message": explain(error.code, error.params, language)}
            for error in found.errors
        ],
        "notes": [{"code": note.code, "message": explain(note.code, note.params, language)} for note in found.notes],
        "columns": list(found.columns),
        "sample": [
            {"locale": one.locale, "question": one.question, "similar": list(one.similar), "answer": one.answer,
             "tags": list(one.tags), "state": one.state, "kind": one.kind}
            for one in found.sample
        ],
        "source_id": text_of(found.source_id), "folder_id": text_of(found.folder_id), "mapping": dict(found.mapping),
        "by": actor_json(found.created_by, known),
        "created_at": found.created_at, "finished_at": found.finished_at,
    }  # fmt: skip


def _row(row: ImportRow, language: str) -> dict[str, Any]:
    flags = [
        {
            "code": flag["code"], "message": explain(flag["code"], flag["params"], language),
            "entry_id": flag["params"].get("entry_id"),
            "row": flag["params"].get("other") if flag["code"] == "near_in_file" else None,
        }
        for flag in row.flags
    ]  # fmt: skip
    return {
        "row": row.row, "effect": row.effect, "entry_id": str(row.entry_id) if row.entry_id else None, "question": row.question,
        "locale": row.locale, "page": row.page, "flags": flags, "undone": row.undone,
        "changes": row.changes,
    }  # fmt: skip
