"""What a colleague who takes over is told, part by part: the issue, what was tried, slots, orders, mood. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhike.dialogue.intent import Act, act_of
from zhike.dialogue.order_value import orders_of
from zhike.dialogue.policy_types import PastTurn, Signals
from zhike.dialogue.types import TurnContext, Understood
from zhike.flows import Stack

MOST = 5  # of anything
LONGEST = 160  # characters of one thing
TELLING = (Act.QUESTION, Act.COMPLAINT, Act.FRAGMENT)
BARE_WISH = 8  # characters; "我的杯子碎了，转人工" tells more than the wish for a person


def brief_of(
    context: TurnContext,
    understood: Understood,
    signals: Signals,
    stacks: Sequence[Stack] = (),
    titles: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return what is known of a conversation that goes to people. It holds words of the customer's: it is kept sealed.

    issue: his questions, oldest first. tried: what the assistant said to them, by outcome. orders: numbers, the dearest first.
    ``titles``: of flows by name.
    """
    slots = {name: shown for stack in stacks for frame in stack.frames for name, shown in _slots(frame.told)}
    said = [one.value for one in understood.entities if one.kind == "order_number"]
    known = [number for number, _ in sorted(orders_of(*stacks), key=lambda one: -one[1])]
    return {
        "issue": issue_of(context),
        "tried": [
            _tried(one, titles or {}) for one in reversed(context.known.past[:MOST]) if one.outcome != "hand_over"
        ],
        "slots": [{"name": name, "value": value} for name, value in list(slots.items())[:MOST]],
        "orders": list(dict.fromkeys(map(str, [*known, *said])))[:MOST],
        "mood": understood.sentiment,
        "anger": signals.anger,
        "topics": list(signals.topics),
        "urgency": understood.urgency,
    }


def issue_of(context: TurnContext) -> list[str]:
    """Return what the customer asked and told, oldest first: his last questions, and what he wrote now."""
    said = [line.text for line in context.history if line.by == "customer" and act_of(line.text) is Act.QUESTION][-3:]
    said += [text for text in context.texts if act_of(text) in TELLING or len(text.strip()) > BARE_WISH]
    return [text[:LONGEST] for text in dict.fromkeys(said)][-MOST:]


def _tried(turn: PastTurn, titles: Mapping[str, str]) -> dict[str, Any]:
    flows = [titles.get(name, name) for name in turn.flows[:2]]
    return {"outcome": turn.outcome, "about": [*turn.titles[:2], *flows]}


def _slots(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name, shown) for name, value in told.items() if (shown := _shown(value))]


def _shown(value: Any) -> str:
    """Return a slot's value in one line; parts of an address or an amount by their own words."""
    if isinstance(value, Mapping):
        return " ".join(filter(None, map(_shown, value.values())))[:LONGEST]
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_shown, value)))[:LONGEST]
    return "" if value is None else str(value)[:LONGEST]
