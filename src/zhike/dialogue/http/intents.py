"""Routes of the workspace's own intents: keeping them, trying a sentence, how well their examples hold together."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.dialogue import schemas
from zhike.dialogue.errors import IntentNotFound
from zhike.dialogue.intent_trials import RemoteIntents
from zhike.dialogue.own_intents import OwnIntents
from zhike.dialogue.types import Intent
from zhike.identity import Caller, Guard, Scope
from zhike.kit.ids import id_of


def intent_routes(intents: OwnIntents, trials: RemoteIntents, guard: Guard) -> APIRouter:
    """Return the routes of the workspace's own intents."""
    router = APIRouter(prefix="/intents")
    _add_trials(router, trials, guard)
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get("", response_model=schemas.IntentsOut, summary="List the workspace's own intents")
    async def list_intents(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [_intent(intent) for intent in await intents.all(scope.tx)], "next_cursor": None}

    @router.post("", response_model=schemas.IntentOut, status_code=201, summary="Add an intent")
    async def add_intent(body: schemas.IntentIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _intent(await intents.create(scope.tx, body.name, body.examples))

    @router.get("/{intent_id}", response_model=schemas.IntentOut, summary="Read an intent")
    async def read_intent(intent_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _intent(await intents.get(scope.tx, id_of(intent_id, IntentNotFound())))

    @router.patch("/{intent_id}", response_model=schemas.IntentOut, summary="Change an intent")
    async def change_intent(intent_id: str, body: schemas.IntentPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        changed = await intents.change(
            scope.tx, id_of(intent_id, IntentNotFound()), body.expected_version, body.name, body.examples
        )
        return _intent(changed)

    @router.delete("/{intent_id}", status_code=204, summary="Delete an intent")
    async def delete_intent(intent_id: str, scope: Annotated[Scope, edit]) -> None:
        await intents.delete(scope.tx, id_of(intent_id, IntentNotFound()))

    return router


def _add_trials(router: APIRouter, trials: RemoteIntents, guard: Guard) -> None:
    apart = guard.apart("knowledge.read")

    @router.post("/try", response_model=schemas.IntentTriedOut, summary="Try a sentence: which intent it is")
    async def try_intent(body: schemas.IntentTryIn, caller: Annotated[Caller, apart]) -> dict[str, Any]:
        return await trials.guess(caller.viewer.workspace_id, body.text)

    @router.post(
        "/together",
        response_model=schemas.IntentsTogetherOut,
        summary="Tell how well the examples hold together: each is guessed by a model that has not seen it",
    )
    async def check_together(caller: Annotated[Caller, apart]) -> dict[str, Any]:
        return await trials.together(caller.viewer.workspace_id)


def _intent(intent: Intent) -> dict[str, Any]:
    return {
        "id": str(intent.id),
        "name": intent.name,
        "examples": list(intent.examples),
        "version": intent.version,
        "updated_at": intent.updated_at,
    }
