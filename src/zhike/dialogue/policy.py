"""When a turn goes to people: measure it, then decide by the policy. Pure; the turn and the replay of past turns use the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from zhike.dialogue.policy_types import Fired, Policy, Signals, TriggerName

# Danger before anger, what the customer wants before what the assistant lacks.
EARLY: tuple[TriggerName, ...] = ("despair", "sensitive", "asked", "complaint", "anger")
LATE: tuple[TriggerName, ...] = (
    "flow",
    "action_failed",
    "action_unknown",
    "unresolved",
    "repeated",
    "low_confidence",
    "vip",
    "order_value",
)
# The reason a hand-over is recorded with, where it is not called like its trigger.
REASONS: Mapping[TriggerName, str] = {"asked": "customer_request", "anger": "upset"}
HIGH: frozenset[TriggerName] = frozenset({"sensitive", "anger", "complaint", "vip", "order_value"})
FLOWS_OWN = ("flow", "stuck")  # how flows hand over by themselves


def decide(policy: Policy, signals: Signals, names: Sequence[TriggerName] = (*EARLY, *LATE)) -> Fired | None:
    """Return the first trigger that a turn reaches, None where it stays with the assistant."""
    for name in names:
        if policy.on(name) and (params := _reached(policy, signals, name)) is not None:
            return Fired(name, params)
    return None


def reason_of(fired: Fired, signals: Signals) -> str:
    """Return the reason a hand-over is recorded with."""
    if fired.trigger == "flow" and signals.ended is not None:
        return signals.ended
    return REASONS.get(fired.trigger, fired.trigger)


def priority_of(fired: Fired) -> str | None:
    """Return the priority a conversation is given, None where its own stays."""
    if fired.trigger == "despair":
        return "urgent"
    return "high" if fired.trigger in HIGH else None


def _reached(policy: Policy, signals: Signals, name: TriggerName) -> dict[str, Any] | None:
    """Return the numbers with which a trigger is reached, None where it is not."""
    at = policy.at(name)
    match name:
        case "despair" | "asked" | "complaint":
            return {} if getattr(signals, name) else None
        case "sensitive":
            topics = [topic for topic in signals.topics if topic in policy.topics]
            return {"topic": topics[0], "topics": topics} if topics else None
        case "anger":
            return {"points": round(signals.anger, 1), "limit": at} if signals.anger >= at else None
        case "flow":
            return {} if signals.ended in FLOWS_OWN else None
        case "action_failed" | "action_unknown":
            return {} if signals.ended == name else None
        case "unresolved":
            return {"turns": signals.unresolved, "limit": int(at)} if signals.unresolved >= at else None
        case "repeated":
            return {"times": signals.repeats, "limit": int(at)} if signals.repeats >= at else None
        case "low_confidence":
            return _unsure(policy, signals, at)
        case "vip":
            return {} if signals.vip and not signals.plain else None
        case "order_value":
            dear = signals.value is not None and signals.value >= at and not signals.plain
            return {"value": signals.value, "limit": int(at)} if dear else None


def _unsure(policy: Policy, signals: Signals, at: float) -> dict[str, Any] | None:
    row = 0
    for confidence in signals.confidences:
        if confidence >= policy.unsure_below:
            break
        row += 1
    if row < at:
        return None
    return {"turns": row, "limit": int(at), "score": round(signals.confidences[0], 2), "below": policy.unsure_below}


def stored(signals: Signals) -> dict[str, Any]:
    """Return signals as they are kept: only what differs from nothing at all."""
    nothing = asdict(Signals())
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(signals).items()
        if value != nothing[name]
    }
