"""The why panel's route."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.dialogue import schemas
from zhike.dialogue.errors import TurnNotFound
from zhike.dialogue.ports import Transcript
from zhike.dialogue.service import DialogueService
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
            "ms": record.ms,
            "created_at": record.created_at,
        }

    return router
