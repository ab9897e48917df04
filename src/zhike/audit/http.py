"""Route of audit."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from zhike.audit import schemas
from zhike.audit.service import AuditService
from zhike.audit.types import Entry, Filter
from zhike.identity import Guard, Scope
from zhike.kit.ids import parse_id


def routes(service: AuditService, guard: Guard) -> APIRouter:
    """Return the route."""
    router = APIRouter(tags=["audit"])
    read = guard("audit.read")

    @router.get("/audit", response_model=schemas.AuditPage, summary="List who did what, newest first")
    async def list_entries(
        scope: Annotated[Scope, read],
        action: Annotated[str | None, Query(max_length=60, pattern="^[a-z_.]*$")] = None,
        actor_id: str | None = None,
        subject_kind: Annotated[str | None, Query(max_length=60, pattern="^[a-z_.]*$")] = None,
        subject_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: Annotated[int | None, Query(ge=1, le=200)] = None,
        cursor: str | None = None,
    ) -> dict[str, Any]:
        actor, subject = parse_id(actor_id or ""), parse_id(subject_id or "")
        if (actor_id and actor is None) or (subject_id and subject is None):
            return {"items": [], "next_cursor": None}  # an id that nothing has: nothing was done by or to it
        wanted = Filter(action or None, actor, subject_kind or None, subject, _utc(since), _utc(until))
        entries, more = await service.list(scope.tx, wanted, limit, cursor)
        return {"items": [_entry(entry) for entry in entries], "next_cursor": more}

    return router


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def _entry(entry: Entry) -> dict[str, Any]:
    actor = {"kind": entry.actor_kind, "id": str(entry.actor_id) if entry.actor_id else None, "name": entry.actor_name}
    names = ("at", "action", "subject_kind", "reason", "ip", "detail")
    return {
        "id": str(entry.id),
        "actor": actor,
        "subject_id": str(entry.subject_id) if entry.subject_id else None,
        **{name: getattr(entry, name) for name in names},
    }
