"""Routes of a base's own checks."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_life as schemas
from zhike.knowledge.checks import Checks
from zhike.knowledge.errors import BaseNotFound, CheckNotFound, EntryNotFound, RunNotFound
from zhike.knowledge.http.shared import actor_json, clean, text_of
from zhike.knowledge.life_types import Check, CheckRun
from zhike.knowledge.ports import Names

CHECKS = "/knowledge/bases/{base_id}/checks"
ONE = "/knowledge/checks/{check_id}"


def add_checks(router: APIRouter, checks: Checks, guard: Guard) -> None:
    """Add the routes that keep checks."""
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(CHECKS, response_model=schemas.CheckList, summary="List a base's checks")
    async def list_checks(base_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        found = await checks.of_base(scope.tx, id_of(base_id, BaseNotFound()))
        return {"items": [_check(one) for one in found]}

    @router.post(CHECKS, response_model=schemas.CheckOut, status_code=201, summary="Add a check")
    async def create_check(base_id: str, body: schemas.CheckIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base, entry = id_of(base_id, BaseNotFound()), _entry(body.entry_id)
        return _check(await checks.create(scope.tx, scope.viewer, base, body.question, body.locale, entry))

    @router.post(
        CHECKS + "/many", response_model=schemas.ChecksMadeOut, status_code=201, summary="Add many checks at once"
    )
    async def create_checks(base_id: str, body: schemas.ChecksIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        lines = [(clean(one.question) or "", clean(one.entry)) for one in body.lines]
        made, failed = await checks.create_many(
            scope.tx, scope.viewer, id_of(base_id, BaseNotFound()), lines, body.locale
        )
        return {
            "created": made,
            "failed": [
                {"line": line, "code": error.code, "message": error.message(scope.viewer.locale)}
                for line, error in failed
            ],
        }

    @router.put(ONE, response_model=schemas.CheckOut, summary="Change a check")
    async def change_check(check_id: str, body: schemas.CheckIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        known, entry = id_of(check_id, CheckNotFound()), _entry(body.entry_id)
        return _check(await checks.change(scope.tx, known, body.question, body.locale, entry))

    @router.delete(ONE, status_code=204, response_class=Response, summary="Delete a check")
    async def delete_check(check_id: str, scope: Annotated[Scope, edit]) -> Response:
        await checks.delete(scope.tx, id_of(check_id, CheckNotFound()))
        return Response(status_code=204)


def add_runs(router: APIRouter, checks: Checks, names: Names, guard: Guard) -> None:
    """Add the routes that run checks."""
    read, apart = guard("knowledge.read"), guard.apart("knowledge.read")

    @router.post(CHECKS + "/run", response_model=schemas.RunOut, summary="Run a base's checks on what is live")
    async def run_checks(base_id: str, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        viewer = caller.viewer
        run = await checks.run(viewer.workspace_id, viewer, id_of(base_id, BaseNotFound()))
        return run_json(run, {viewer.id: viewer.name})

    @router.get(
        "/knowledge/bases/{base_id}/check-runs", response_model=schemas.RunList, summary="List runs of a base's checks"
    )
    async def list_runs(
        base_id: str,
        scope: Annotated[Scope, read],
        limit: Annotated[int, Query(ge=1, le=50)] = 10,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        found, following = await checks.runs(scope.tx, id_of(base_id, BaseNotFound()), limit, cursor)
        known = await names.names(scope.tx, {one.created_by for one in found if one.created_by})
        return {"items": [run_json(one, known) for one in found], "next_cursor": following}

    @router.get("/knowledge/check-runs/{run_id}", response_model=schemas.RunOut, summary="Read one run of checks")
    async def read_run(run_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        run = await checks.read_run(scope.tx, id_of(run_id, RunNotFound()))
        known = await names.names(scope.tx, {run.created_by}) if run.created_by else {}
        return run_json(run, known)


def run_json(run: CheckRun, known: Mapping[UUID, str]) -> dict[str, Any]:
    """Return a run as the API shows it."""
    return {
        "id": str(run.id), "base_id": str(run.base_id), "entry_id": text_of(run.entry_id), "total": run.total,
        "failed": run.failed, "results": [dict(one) for one in run.results], "ms": run.ms,
        "by": actor_json(run.created_by, known), "created_at": run.created_at,
    }  # fmt: skip


def _entry(text: str | None) -> UUID | None:
    return id_of(text, EntryNotFound(field="entry_id")) if text else None


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": str(check.id), "base_id": str(check.base_id), "question": check.question, "locale": check.locale,
        "entry_id": text_of(check.entry_id), "entry_title": check.entry_title, "must_refuse": check.entry_id is None,
        "created_at": check.created_at,
    }  # fmt: skip
