"""What dialogue announces."""

from uuid import UUID

from zhike.conversations import PendingTurn
from zhike.dialogue.learning_types import Correction
from zhike.dialogue.types import ENGINE, End, HandedOver
from zhike.facts import ActorRef, Fact


def turn_taken(turn_id: UUID, pending: PendingTurn, end: End, ms: dict[str, float], engine: str = ENGINE) -> Fact:
    """The assistant took a turn and it ended so."""
    payload = {
        "conversation": str(pending.conversation_id),
        "inbox": str(pending.inbox_id),
        "turn": pending.turn,
        "outcome": end.outcome,
        "reason": end.reason if isinstance(end, HandedOver) else None,
        "confidence": end.confidence,
        "engine": engine,
        "resolved": end.resolved,
        "entries": [str(source.entry_id) for source in getattr(end, "sources", ())],
        "ms": ms.get("total"),
    }
    return Fact("turn.taken@1", "turn", turn_id, 1, payload, ActorRef("assistant"), pending.mode)


def turn_corrected(correction: Correction, actor: ActorRef, mode: str) -> Fact:
    """An answer was marked wrong, or that was reviewed: pending, approved, rejected, withdrawn."""
    payload = {
        "turn": str(correction.turn_id),
        "conversation": str(correction.conversation_id),
        "entry": str(correction.entry_id),
        "right": str(correction.right_id) if correction.right_id else None,
        "state": correction.state,
    }
    return Fact("turn.corrected@1", "correction", correction.id, correction.version, payload, actor, mode)
