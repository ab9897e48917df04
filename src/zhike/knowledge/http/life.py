"""Routes of an entry's life: draft, review, publication, withdrawal, roll-back."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter

from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas, schemas_life
from zhike.knowledge.errors import EntryNotFound
from zhike.knowledge.http.checks import run_json
from zhike.knowledge.http.entries import changes_of
from zhike.knowledge.http.shared import entry_json
from zhike.knowledge.http.tools import Tools
from zhike.knowledge.publishing import Published
from zhike.knowledge.types import Entry

ENTRY = "/knowledge/entries/{entry_id}"


def add_life(router: APIRouter, tools: Tools, guard: Guard) -> None:
    """Add the steps that put nothing live."""
    edit, life = guard("knowledge.edit"), tools.life

    async def shown(scope: Scope, entry: Entry) -> dict[str, Any]:
        return await entry_json(scope.tx, tools.names, await tools.knowledge.entry(scope.tx, entry.id))

    @router.put(ENTRY + "/draft", response_model=schemas.EntryOut, summary="Keep an edit beside what is live")
    async def save_draft(
        entry_id: str, body: schemas_life.EntryDraftIn, scope: Annotated[Scope, edit]
    ) -> dict[str, Any]:
        changes = changes_of(body.model_dump(exclude_unset=True, exclude={"expected_version", "note"}))
        known = id_of(entry_id, EntryNotFound())
        saved = await life.save_draft(scope.tx, scope.viewer, known, changes, body.expected_version, body.note)
        return await tools.told(scope.tx, scope.viewer, saved)

    @router.delete(ENTRY + "/draft", response_model=schemas.EntryOut, summary="Drop the draft beside what is live")
    async def discard_draft(
        entry_id: str, scope: Annotated[Scope, edit], expected_version: int | None = None
    ) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        return await shown(scope, await life.discard_draft(scope.tx, scope.viewer, known, expected_version))

    @router.post(ENTRY + "/reject", response_model=schemas.EntryOut, summary="Send a draft back from review")
    async def reject(entry_id: str, body: schemas_life.RejectIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        return await shown(scope, await life.reject(scope.tx, scope.viewer, known, body.expected_version, body.note))

    def step(path: str, summary: str, take: Callable[..., Awaitable[Entry]]) -> None:
        @router.post(ENTRY + path, response_model=schemas.EntryOut, summary=summary, name=path.strip("/"))
        async def route(entry_id: str, body: schemas_life.StepIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
            known = id_of(entry_id, EntryNotFound())
            return await shown(scope, await take(scope.tx, scope.viewer, known, expected=body.expected_version))

    def withdrawn(to: str) -> Callable[..., Awaitable[Entry]]:
        async def take(tx: Any, viewer: Any, entry_id: Any, expected: int | None) -> Entry:
            return await life.withdraw(tx, viewer, entry_id, to, expected)

        return take

    step("/submit", "Submit a draft for review", life.submit)
    step("/unschedule", "Call a scheduled publication off", life.unschedule)
    step("/unpublish", "Take an entry out of the answers, back to draft", withdrawn("draft"))
    step("/archive", "Put an entry away", withdrawn("archived"))
    step("/restore", "Make an archived entry a draft again", life.restore)


def add_publishing(router: APIRouter, tools: Tools, guard: Guard) -> None:
    """Add the steps that put something live; the base's checks run first."""
    publish, edit = guard.apart("knowledge.publish"), guard.apart("knowledge.edit")

    async def shown(caller: Caller, done: Published) -> dict[str, Any]:
        return {
            "entry": await tools.shown(caller, done.entry),
            "checks": run_json(done.checks, {}) if done.checks else None,
        }

    @router.post(
        ENTRY + "/publish", response_model=schemas_life.PublishedOut, summary="Publish the draft, now or later"
    )
    async def publish_entry(
        entry_id: str, body: schemas_life.PublishIn, caller: Annotated[Caller, publish]
    ) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        done = await tools.publishing.publish(caller.viewer, known, body.expected_version, at=body.publish_at)
        return await shown(caller, done)

    @router.post(
        ENTRY + "/approve",
        response_model=schemas_life.PublishedOut,
        summary="Approve a draft in review, and publish it",
    )
    async def approve(
        entry_id: str, body: schemas_life.PublishIn, caller: Annotated[Caller, publish]
    ) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        done = await tools.publishing.publish(
            caller.viewer, known, body.expected_version, at=body.publish_at, reviewed=True
        )
        return await shown(caller, done)

    @router.post(
        ENTRY + "/rollback", response_model=schemas_life.PublishedOut, summary="Repeat an earlier version as a new one"
    )
    async def roll_back(
        entry_id: str, body: schemas_life.RollBackIn, caller: Annotated[Caller, edit]
    ) -> dict[str, Any]:
        known = id_of(entry_id, EntryNotFound())
        if body.publish:
            done = await tools.publishing.roll_back(caller.viewer, known, body.number, body.expected_version)
            return await shown(caller, done)
        async with tools.publishing.db.transaction(caller.viewer.workspace_id) as tx:
            entry = await tools.life.roll_back(tx, caller.viewer, known, body.number, body.expected_version)
        return await shown(caller, Published(entry, None))
