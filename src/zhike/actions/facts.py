"""What actions announces: ids, states, names of operations, amounts and times. No personal data."""

from typing import Any
from uuid import UUID

from zhike.facts import ActorRef, Fact


def proposed(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """A write waits for a yes."""
    return Fact("action.proposed@1", "action", call_id, version, payload, actor, mode)


def done(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """A write was done."""
    return Fact("action.done@1", "action", call_id, version, payload, actor, mode)


def refused(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """A rule, or the far side, said no."""
    return Fact("action.refused@1", "action", call_id, version, payload, actor, mode)


def failed(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """It went wrong, and was not done."""
    return Fact("action.failed@1", "action", call_id, version, payload, actor, mode)


def unknown(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """Nobody knows whether it was done."""
    return Fact("action.unknown@1", "action", call_id, version, payload, actor, mode)


def compensated(call_id: UUID, version: int, payload: dict[str, Any], actor: ActorRef, mode: str) -> Fact:
    """What was done was undone by another call."""
    return Fact("action.compensated@1", "action", call_id, version, payload, actor, mode)


OF_STATE = {"proposed": proposed, "done": done, "refused": refused, "failed": failed, "unknown": unknown}
