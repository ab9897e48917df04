"""Routes of an entry's history."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_life as schemas
from zhike.knowledge.errors import EntryNotFound, VersionNotFound
from zhike.knowledge.http.shared import actor_json
from zhike.knowledge.http.tools import Tools
from zhike.knowledge.life_types import Version
from zhike.knowledge.versions import Versions

Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


def add_versions(router: APIRouter, versions: Versions, tools: Tools, guard: Guard) -> None:
    """Add the routes of versions."""
    read = guard("knowledge.read")

    @router.get(
        "/knowledge/entries/{entry_id}/versions", response_model=schemas.VersionList, summary="List an entry's versions"
    )
    async def list_versions(
        entry_id: str,
        scope: Annotated[Scope, read],
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=400)] = None,
    ) -> dict[str, Any]:
        entry = await tools.knowledge.entry(scope.tx, id_of(entry_id, EntryNotFound()))
        page, following = await versions.page(scope.tx, entry.id, limit, cursor)
        known = await tools.names.names(scope.tx, {one.author_id for one, _ in page if one.author_id})
        items = [
            _head(one, known)
            | {"live": one.number == entry.live_number, "draft": one.number == entry.draft_number, "changed": changed}
            for one, changed in page
        ]
        return {"items": items, "next_cursor": following}

    @router.get(
        "/knowledge/entries/{entry_id}/versions/{number}", response_model=schemas.ContentOut, summary="Read one version"
    )
    async def read_version(entry_id: str, number: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        entry = await tools.knowledge.entry(scope.tx, id_of(entry_id, EntryNotFound()))
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            raise VersionNotFound
        found = await versions.one(scope.tx, entry.id, int(number))
        known = await tools.names.names(scope.tx, {found.author_id}) if found.author_id else {}
        draft = found.draft
        return _head(found, known) | {
            "locale": draft.locale, "question": draft.question, "similar": list(draft.similar), "answer": draft.answer,
            "kind": draft.kind, "summary": draft.summary, "variants": dict(draft.variants), "valid_from": draft.valid_from,
            "valid_until": draft.valid_until, "audience": draft.audience,
        }  # fmt: skip

    _add_diff(router, versions, tools, read)


def _add_diff(router: APIRouter, versions: Versions, tools: Tools, read: Any) -> None:
    @router.get(
        "/knowledge/entries/{entry_id}/diff",
        response_model=schemas.DiffOut,
        summary="Show what differs between two versions",
    )
    async def diff(
        entry_id: str,
        scope: Annotated[Scope, read],
        before: Annotated[Number | None, Query(description="What is live, else the version before")] = None,
        after: Annotated[Number | None, Query(description="The newest version")] = None,
    ) -> dict[str, Any]:
        entry = await tools.knowledge.entry(scope.tx, id_of(entry_id, EntryNotFound()))
        newest = after or entry.last_number
        known = entry.live_number if entry.live_number not in (None, newest) else max(1, newest - 1)
        old, new, fields = await versions.diff(scope.tx, entry.id, before or known or 1, newest)
        return {"before": old.number, "after": new.number, "fields": fields}


def _head(version: Version, known: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "number": version.number, "note": version.note, "author": actor_json(version.author_id, known), "at": version.at,
        "restored_from": version.restored_from,
    }  # fmt: skip
