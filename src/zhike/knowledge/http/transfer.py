"""Routes of exports and of sources."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of
from zhike.kit.paging import a_text, decode_cursor, encode_cursor
from zhike.knowledge import import_schemas as schemas
from zhike.knowledge.errors import BaseNotFound, FolderNotFound, SourceNotFound
from zhike.knowledge.exports import Exporter
from zhike.knowledge.http.shared import clean, text_of
from zhike.knowledge.http.tools import owner_of
from zhike.knowledge.source_types import SeenPage, Source
from zhike.knowledge.sources import Sources
from zhike.knowledge.types import EntryFilter
from zhike.knowledge.wording import explain

Form = Literal["csv", "xlsx", "jsonl", "md", "html"]


def transfer_routes(exporter: Exporter, sources: Sources, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["knowledge"])
    _add_export(router, exporter, guard)
    _add_sources(router, sources, guard)
    _add_source(router, sources, guard)
    _add_visits(router, sources, guard)
    return router


def _add_export(router: APIRouter, exporter: Exporter, guard: Guard) -> None:
    apart = guard.apart("knowledge.read")

    @router.get(
        "/knowledge/export",
        response_class=StreamingResponse,
        summary="Export a base's entries as a file (md: a ZIP of Markdown files); filters as in the list",
    )
    async def export(
        caller: Annotated[Caller, apart],
        base_id: str,
        form: Annotated[Form, Query(alias="format")] = "csv",
        q: Annotated[str | None, Query(max_length=200)] = None,
        locale: Literal["zh", "en"] | None = None,
        state: Literal["draft", "in_review", "scheduled", "published", "archived"] | None = None,
        tag: Annotated[str | None, Query(max_length=60)] = None,
        folder_id: str | None = None,
        owner_id: str | None = None,
        audience: Literal["customer", "agent"] | None = None,
        kind: Literal["faq", "article"] | None = None,
        expiring: bool = False,
        unused: bool = False,
        badly_rated: bool = False,
        unfiled: bool = False,
    ) -> StreamingResponse:
        folder = id_of(folder_id, FolderNotFound(field="folder_id")) if folder_id else None
        wanted = EntryFilter(
            id_of(base_id, BaseNotFound(field="base_id")), clean(q), locale, state, clean(tag), folder, owner_of(owner_id),
            audience, kind, expiring, unused, badly_rated, unfiled=unfiled,
        )  # fmt: skip
        made = await exporter.export(caller.viewer, wanted, form, ip=caller.ip)
        ending = made.filename.rpartition(".")[2]
        headers = {
            "content-disposition": f"attachment; filename=knowledge.{ending}; filename*=UTF-8''{quote(made.filename, safe='')}",
            "x-content-type-options": "nosniff",
            "content-security-policy": "sandbox",
            "cache-control": "no-store",
        }
        return StreamingResponse(made.body, media_type=made.media_type, headers=headers)


def _add_sources(router: APIRouter, sources: Sources, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/sources", response_model=schemas.SourceList, summary="List the sites knowledge is read from"
    )
    async def list_sources(scope: Annotated[Scope, read], base_id: str | None = None) -> dict[str, Any]:
        base = id_of(base_id, BaseNotFound(field="base_id")) if base_id else None
        return {"items": [_source(one, scope.viewer.locale, sources.held) for one in await sources.all(scope.tx, base)]}

    @router.post(
        "/knowledge/sources",
        response_model=schemas.SourceOut,
        status_code=201,
        summary="Read a page or a sitemap of one's own site, and again at an interval",
    )
    async def add_source(body: schemas.SourceIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        base = id_of(body.base_id, BaseNotFound(field="base_id"))
        found = await sources.add(
            scope.tx,
            scope.viewer,
            base,
            clean(body.url) or "",
            body.every_hours,
            body.policy,
            body.drafts,
            folder_id=_folder(body.folder_id),
            include=_texts(body.include),
            exclude=_texts(body.exclude),
        )
        return _source(found, scope.viewer.locale, sources.held)


def _add_source(router: APIRouter, sources: Sources, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get(
        "/knowledge/sources/{source_id}", response_model=schemas.SourceOut, summary="Read a source and its last visit"
    )
    async def read_source(source_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _source(
            await sources.get(scope.tx, id_of(source_id, SourceNotFound())), scope.viewer.locale, sources.held
        )

    @router.patch(
        "/knowledge/sources/{source_id}", response_model=schemas.SourceOut, summary="Change how a source is visited"
    )
    async def change_source(source_id: str, body: schemas.SourcePatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        changes = body.model_dump(exclude_unset=True)
        if "folder_id" in changes:
            changes["folder_id"] = _folder(changes["folder_id"])
        changes |= {name: _texts(changes[name]) for name in ("include", "exclude") if name in changes}
        found = await sources.change(scope.tx, scope.viewer, id_of(source_id, SourceNotFound()), changes)
        return _source(found, scope.viewer.locale, sources.held)

    @router.delete(
        "/knowledge/sources/{source_id}",
        status_code=204,
        response_class=Response,
        summary="Remove a source; its entries stay",
    )
    async def remove_source(source_id: str, scope: Annotated[Scope, edit]) -> Response:
        await sources.remove(scope.tx, id_of(source_id, SourceNotFound()))
        return Response(status_code=204)


def _add_visits(router: APIRouter, sources: Sources, guard: Guard) -> None:
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.post(
        "/knowledge/sources/{source_id}/visit",
        response_model=schemas.SourceOut,
        status_code=202,
        summary="Visit a source now",
    )
    async def visit_source(source_id: str, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _source(
            await sources.visit(scope.tx, id_of(source_id, SourceNotFound())), scope.viewer.locale, sources.held
        )

    @router.get(
        "/knowledge/sources/{source_id}/pages",
        response_model=schemas.PageList,
        summary="List a source's pages as the last visit found them",
    )
    async def list_pages(
        source_id: str,
        scope: Annotated[Scope, read],
        gone: bool | None = None,
        state: Literal["new", "changed", "same", "failed", "gone"] | None = None,
        q: Annotated[str | None, Query(max_length=200)] = None,
        limit: Annotated[int, Query(ge=1, le=2_000)] = 500,
        cursor: Annotated[str | None, Query(max_length=4_000)] = None,
    ) -> dict[str, Any]:
        (after,) = decode_cursor(cursor, a_text) or ("",)
        known = id_of(source_id, SourceNotFound())
        found = await sources.pages(scope.tx, known, gone, limit + 1, state=state, q=clean(q), after=after)
        following = encode_cursor(found[limit - 1].url) if len(found) > limit else None
        return {"items": [_page(one, scope.viewer.locale) for one in found[:limit]], "next_cursor": following}


def _texts(given: list[str]) -> list[str]:
    return [clean(one) or "" for one in given]


def _folder(text: str | None) -> UUID | None:
    return id_of(text, FolderNotFound(field="folder_id")) if text else None


def _problem(why: Mapping[str, Any] | None, url: str, language: str) -> dict[str, str] | None:
    """Return why an address could not be read, to be shown beside it: without the address."""
    if why is None:
        return None
    said = explain(why["code"], why["params"], language)
    return {"code": why["code"], "message": said.replace(f"：{url}", "").replace(f": {url}", "")}


def _page(page: SeenPage, language: str) -> dict[str, Any]:
    return {
        "url": page.url, "state": page.state, "fetched_at": page.fetched_at, "changed_at": page.changed_at, "gone_at": page.gone_at,
        "problem": _problem(page.problem, page.url, language),
        "entries": [{"id": str(id_), "title": title} for id_, title in page.entries],
        "entry_ids": [str(id_) for id_, _ in page.entries],
    }  # fmt: skip


def _source(source: Source, language: str, held: bool) -> dict[str, Any]:
    report = dict(source.report)
    visit = None
    if report:
        entries = report.pop("entries", {})
        errors = [
            {
                "code": error["code"],
                "message": explain(error["code"], error["params"], language),
                "url": error["params"].get("url"),
            }
            for error in report.pop("errors", [])
        ]
        visit = (
            report
            | {name: entries.get(name, 0) for name in ("created", "updated", "drafted", "kept")}
            | {"errors": errors}
        )
    return {
        "id": str(source.id), "base_id": str(source.base_id), "url": source.url, "every_hours": source.every_hours,
        "policy": source.policy, "drafts": source.drafts, "state": "failed" if source.failure else source.state, "held": held,
        "problem": _problem(source.failure, source.url, language), "pages": source.pages, "gone": source.gone,
        "failed": source.failed, "folder_id": text_of(source.folder_id), "include": list(source.include), "exclude": list(source.exclude),
        "progress": {"done": source.done, "total": source.listed} if source.state == "crawling" else None,
        "next_at": source.next_at, "started_at": source.started_at, "finished_at": source.finished_at, "visit": visit,
        "last_import_id": str(source.last_import_id) if source.last_import_id else None, "created_at": source.created_at,
    }  # fmt: skip
