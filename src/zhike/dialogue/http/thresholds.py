"""Routes of the thresholds, and of what other ones would have done."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from zhike.conversations import ConversationNotFound
from zhike.dialogue import schemas_thresholds as schemas
from zhike.dialogue.ports import Transcript
from zhike.dialogue.replay import Change
from zhike.dialogue.rules import DEFAULT
from zhike.dialogue.thresholds import WorkspaceThresholds
from zhike.dialogue.types import StoredThresholds, Thresholds
from zhike.identity import Guard, Scope


def threshold_routes(thresholds: WorkspaceThresholds, transcript: Transcript, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/thresholds")
    read, publish = guard("knowledge.read"), guard("knowledge.publish")

    @router.get("", response_model=schemas.ThresholdsOut, summary="Read from which probabilities the assistant answers")
    async def read_thresholds(scope: Annotated[Scope, read]) -> dict[str, Any]:
        return _stored(await thresholds.get(scope.tx))

    @router.put("", response_model=schemas.ThresholdsOut, summary="Change them; the next turn goes by the new ones")
    async def put_thresholds(body: schemas.ThresholdsIn, scope: Annotated[Scope, publish]) -> dict[str, Any]:
        wanted = Thresholds(body.answer, body.offer)
        return _stored(await thresholds.put(scope.tx, scope.viewer, wanted, body.expected_version))

    @router.get("/replay", response_model=schemas.ReplayOut, summary="Show what thresholds would have done lately")
    async def replay(
        scope: Annotated[Scope, read],
        answer: Annotated[float, Query(ge=0, le=1)],
        offer: Annotated[float, Query(ge=0, le=1)],
        days: Annotated[int, Query(ge=1, le=90)] = 7,
    ) -> dict[str, Any]:
        found, since = await thresholds.replay(scope.tx, Thresholds(answer, offer), days)
        changed = [await _change(scope, transcript, one) for one in found.changed]
        return {
            "since": since,
            "turns": found.turns,
            "now": asdict(found.now),
            "then": asdict(found.then),
            "curve": [asdict(step) for step in found.curve],
            "changed": [one for one in changed if one is not None],
            "changed_total": found.changed_total,
        }

    return router


async def _change(scope: Scope, transcript: Transcript, one: Change) -> dict[str, Any] | None:
    """Return a turn that would have ended otherwise, None when the viewer may not see its conversation."""
    past, top = one.past, one.past.candidates[0]
    try:
        said = await transcript.said(scope.tx, scope.viewer, past.conversation_id, past.from_seq, past.to_seq)
    except ConversationNotFound:
        return None
    return {
        "conversation_id": str(past.conversation_id),
        "turn_id": str(past.turn_id),
        "question": "\n".join(said),
        "before": one.before,
        "after": one.after,
        "helpful": past.helpful,
        "entry": {"id": str(top.entry_id), "title": top.title, "score": top.score},
    }


def _stored(kept: StoredThresholds) -> dict[str, Any]:
    return {
        "answer": kept.held.answer,
        "offer": kept.held.offer,
        "version": kept.version,
        "updated_at": kept.updated_at,
        "defaults": asdict(DEFAULT),
    }
