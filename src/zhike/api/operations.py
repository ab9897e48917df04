"""Routes of the operator: dead jobs, payloads that were set aside, health."""

import asyncio
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from zhike.api.guard import ApiGuard
from zhike.api.hot import reply
from zhike.db.migrate import revisions
from zhike.facts import standings_here
from zhike.house import House
from zhike.identity import Scope
from zhike.kit.clock import iso
from zhike.kit.errors import NotFound, Unavailable
from zhike.kit.ids import parse_id
from zhike.kit.paging import a_count, clamp_limit, decode_cursor, decode_id_cursor, encode_cursor
from zhike.telemetry import render_metrics

LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"


class JobOut(BaseModel):
    """A job."""

    id: str
    task: str
    queue: str
    state: str
    attempts: int
    args: dict[str, Any]
    scheduled_at: str | None
    at: str | None
    error: str | None


class JobPage(BaseModel):
    """A page of jobs."""

    items: list[JobOut]
    next_cursor: str | None


class ProjectionOut(BaseModel):
    """A table derived from the log; stopped: it stands before a fact it cannot fold. Behind: facts of this workspace."""

    name: str
    behind: int
    stopped: bool
    since: str | None
    error: str | None


class ProjectionList(BaseModel):
    """Every projection."""

    items: list[ProjectionOut]


class AsideOut(BaseModel):
    """A payload that could not be processed."""

    id: str
    inbox_id: str
    external_id: str
    received_at: str | None
    error: str | None


class AsidePage(BaseModel):
    """A page of payloads set aside."""

    items: list[AsideOut]
    next_cursor: str | None


def routes(house: House, guard: ApiGuard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["operations"])
    _jobs(router, house, guard("jobs.manage"))
    _projections(router, guard("jobs.manage"))
    _aside(router, house, guard("jobs.manage"))
    return router


def _jobs(router: APIRouter, house: House, manage: Any) -> None:

    @router.get("/jobs", response_model=JobPage, summary="Jobs: dead, running or waiting")
    async def jobs(
        scope: Annotated[Scope, manage],
        state: Literal["dead", "doing", "todo"] = "dead",
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        (before,), size = decode_cursor(cursor, a_count) or (None,), clamp_limit(limit)
        rows = await house.jobs.list(scope.viewer.workspace_id, state, before, size + 1)
        items = [
            {
                "id": str(j.id),
                "task": j.task,
                "queue": j.queue,
                "state": j.state,
                "attempts": j.attempts,
                "args": {k: v for k, v in j.args.items() if k != "digests"},
                "scheduled_at": iso(j.scheduled_at),
                "at": iso(j.at),
                "error": j.error,
            }
            for j in rows[:size]
        ]
        return {"items": items, "next_cursor": encode_cursor(rows[size - 1].id) if len(rows) > size else None}

    @router.post("/jobs/{job_id}/retry", status_code=204, summary="Run a dead job again")
    async def retry(job_id: str, scope: Annotated[Scope, manage]) -> None:
        if not (job_id.isdigit() and len(job_id) < 19):
            raise NotFound(job=job_id)
        await house.jobs.retry(scope.viewer.workspace_id, int(job_id))
        await house.audit.append(
            scope.tx, scope.viewer, "job.retried", "job", None, ip=scope.ip, detail={"job": job_id}
        )


def _projections(router: APIRouter, manage: Any) -> None:
    @router.get(
        "/projections", response_model=ProjectionList, summary="Tables derived from the log, and where they stand"
    )
    async def projections(scope: Annotated[Scope, manage]) -> dict[str, Any]:
        items = [
            {
                "name": p.name,
                "behind": p.behind,
                "stopped": p.stopped,
                "since": iso(p.failed_since),
                "error": p.error,
            }
            for p in await standings_here(scope.tx)
        ]
        return {"items": items}


def _aside(router: APIRouter, house: House, manage: Any) -> None:
    @router.get("/inbound", response_model=AsidePage, summary="Payloads that were set aside")
    async def aside(
        scope: Annotated[Scope, manage],
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        before, size = decode_id_cursor(cursor) or UUID(LAST_ID), clamp_limit(limit)
        rows = await house.intake.set_aside(scope.tx, before, size + 1)
        items = [
            {
                "id": str(r["id"]),
                "inbox_id": str(r["inbox_id"]),
                "external_id": r["external_id"],
                "received_at": iso(r["received_at"]),
                "error": r["error"],
            }
            for r in rows[:size]
        ]
        return {"items": items, "next_cursor": encode_cursor(rows[size - 1]["id"]) if len(rows) > size else None}

    @router.post("/inbound/{inbound_id}/replay", status_code=204, summary="Process a payload again")
    async def replay(inbound_id: str, scope: Annotated[Scope, manage]) -> None:
        known = parse_id(inbound_id)
        if known is None:
            raise NotFound(id=inbound_id)
        await house.intake.replay(scope.viewer.workspace_id, known)


async def healthz(_request: Request) -> Response:
    """Say that the process lives."""
    return reply({"status": "ok"})


def readyz(house: House) -> Any:
    """Return the handler that says whether the process can serve: database there, migrated, log followed."""
    state: dict[str, bool] = {}

    async def handler(_request: Request) -> Response:
        checks = {"database": True, "migrations": True, "log": house.following()}
        checks["database"] = await _answers(house) or await _answers(
            house
        )  # a restart leaves dead connections in the pool
        if checks["database"] and not state.get("migrated"):
            checks["migrations"] = state["migrated"] = (await asyncio.to_thread(revisions, house.db.urls)).equal
        ready = all(checks.values())
        return reply({"status": "ready" if ready else "unavailable", "checks": checks}, 200 if ready else 503)

    return handler


async def _answers(house: House) -> bool:
    try:
        await house.db.ping()
    except Unavailable:
        return False
    return True


async def metrics(_request: Request) -> Response:
    """Return Prometheus metrics."""
    content, media_type = await render_metrics()
    return Response(content, media_type=media_type)
