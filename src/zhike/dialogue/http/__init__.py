"""The why panel's route."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.dialogue import schemas
from zhike.dialogue.errors import TurnNotFound
from zhike.dialogue.http.intents import intent_routes
from zhike.dialogue.http.thresholds import threshold_routes
from zhike.dialogue.intent_trials import RemoteIntents
from zhike.dialogue.model.reasons import why_text
from zhike.dialogue.own_intents import OwnIntents
from zhike.dialogue.ports import Transcript
from zhike.dialogue.service import DialogueService
from zhike.dialogue.thresholds import WorkspaceThresholds
from zhike.dialogue.types import TurnRecord
from zhike.dialogue.wording import reason_text
from zhike.identity import Guard, Scope
from zhike.kit.ids import parse_id
from zhike.language import fold

__all__ = ["intent_routes", "routes"]


def routes(
    service: DialogueService,
    thresholds: WorkspaceThresholds,
    intents: RemoteIntents,
    transcript: Transcript,
    guard: Guard,
) -> APIRouter:
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
            "model": _model(record, scope.viewer.locale) if record.model else None,
            "taken": [source["entry_id"] for source in record.sources],
            "followed": record.followed,
            "ms": record.ms,
            "created_at": record.created_at,
        }

    router.include_router(intent_routes(OwnIntents(), intents, guard))
    router.include_router(threshold_routes(thresholds, transcript, guard))
    return router


def _model(record: TurnRecord, locale: str) -> dict[str, Any]:
    """Return what a turn asked the language model, with why its words were not sent in words."""
    entries = {source["n"]: source["entry_id"] for source in record.sources}
    cited = [
        {"to": one["to"], "entries": [entries[n] for n in one["sources"] if n in entries]}
        for one in record.model["cited"]
    ]
    calls = [one | {"why_text": why_text(one["why"], locale)} for one in record.model["calls"]]
    return {"answered": record.model["answered"], "cited": cited, "calls": calls}
