"""Routes of imports."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, UploadFile

from zhike.identity import Guard, Scope
from zhike.kit.errors import Invalid, TooLarge
from zhike.knowledge import schemas
from zhike.knowledge.errors import BaseNotFound, ImportNotFound
from zhike.knowledge.http.shared import clean, id_of
from zhike.knowledge.imports import ImportService
from zhike.knowledge.reading.read import MAX_BYTES
from zhike.knowledge.types import Import
from zhike.knowledge.wording import explain


def add_imports(router: APIRouter, imports: ImportService, guard: Guard) -> None:
    """Add the routes of imports."""
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
        base = id_of(base_id, BaseNotFound(field="base_id"))
        found = await imports.start(
            scope.tx,
            scope.viewer,
            base,
            clean(file.filename) or "file",
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
        return _import(await imports.get(scope.tx, id_of(import_id, ImportNotFound())), scope.viewer.locale)


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
