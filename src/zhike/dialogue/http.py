"""The why panel's route."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter

from zhike.dialogue import schemas
from zhike.dialogue.errors import IntentNotFound, TurnNotFound
from zhike.dialogue.own_intents import OwnIntents
from zhike.dialogue.ports import Transcript
from zhike.dialogue.service import DialogueService
from zhike.dialogue.types import Intent
from zhike.dialogue.wording import reason_text
from zhike.identity import Guard, Scope
from zhike.kit.ids import parse_id
from zhike.language import fold


def routes(service: DialogueService, transcript: Transcript, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["dialogue"])
    read = guard("conversation.read")

    @router.get(
        "/conversations/{conversation_id}/turns/{turn_id}",
        response_model=schemas.TurnOut,
        summary="Read why the assistant replied so",
    )
    async def read_turn(conversation_id: str, turn_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        conversation, turn = parse_id(conversation_id), parse_id(turn_id)
        if conversation is None or turn is None:
            raise TurnNotFound
        record = await service.turn_record(scope.tx, conversation, turn)
        said = await transcript.said(scope.tx, scope.viewer, conversation, record.from_seq, record.to_seq)
        question = "\n".join(said)
        reasons = [{"code": r["code"], "text": reason_text(r["code"], r, scope.viewer.locale)} for r in record.reasons]
        return {
            "id": str(record.id),
            "outcome": record.outcome,
            "confidence": record.confidence,
            "engine": record.engine,
            "question": question,
            "normalized": fold(question),
            "language": record.language,
            "candidates": list(record.candidates),
            "reasons": reasons,
            "understood": record.understood,
            "ms": record.ms,
            "created_at": record.created_at,
        }

    router.include_router(intent_routes(OwnIntents(), guard))
    return router


def intent_routes(intents: OwnIntents, guard: Guard) -> APIRouter:
    """Return the routes of the workspace's own intents."""
    router = APIRouter(prefix="/intents")
    read, edit = guard("knowledge.read"), guard("knowledge.edit")

    @router.get("", response_model=schemas.IntentsOut, summary="List the workspace's own intents")
    async def list_intents(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return {"items": [_intent(intent) for intent in await intents.all(scope.tx)], "next_cursor": None}

    @router.post("", response_model=schemas.IntentOut, status_code=201, summary="Add an intent")
    async def add_intent(body: schemas.IntentIn, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        return _intent(await intents.create(scope.tx, body.name, body.examples))

    @router.get("/{intent_id}", response_model=schemas.IntentOut, summary="Read an intent")
    async def read_intent(intent_id: str, scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _intent(await intents.get(scope.tx, _id(intent_id)))

    @router.patch("/{intent_id}", response_model=schemas.IntentOut, summary="Change an intent")
    async def change_intent(intent_id: str, body: schemas.IntentPatch, scope: Annotated[Scope, edit]) -> dict[str, Any]:
        changed = await intents.change(scope.tx, _id(intent_id), body.expected_version, body.name, body.examples)
        return _intent(changed)

    @router.delete("/{intent_id}", status_code=204, summary="Delete an intent")
    async def delete_intent(intent_id: str, scope: Annotated[Scope, edit]) -> None:
        await intents.delete(scope.tx, _id(intent_id))

    return router


def _id(written: str) -> UUID:
    found = parse_id(written)
    if found is None:
        raise IntentNotFound
    return found


def _intent(intent: Intent) -> dict[str, Any]:
    return {
        "id": str(intent.id),
        "name": intent.name,
        "examples": list(intent.examples),
        "version": intent.version,
        "updated_at": intent.updated_at,
    }
