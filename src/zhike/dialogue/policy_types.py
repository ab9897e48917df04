"""When the assistant hands over to people, as a workspace sets it, and what of a turn that is decided by. No I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

Topic = Literal["legal", "safety", "media", "medical", "regulator"]
TOPICS: tuple[Topic, ...] = ("legal", "safety", "media", "medical", "regulator")
TriggerName = Literal[
    "despair",
    "sensitive",
    "asked",
    "complaint",
    "anger",
    "flow",
    "action_failed",
    "action_unknown",
    "unresolved",
    "repeated",
    "low_confidence",
    "vip",
    "order_value",
]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Whether something leads to people, and from how much of it (its unit stands in `SCALES`)."""

    on: bool = True
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """From where to where a trigger's threshold may go. ``whole``: in whole numbers."""

    least: float
    most: float
    begins: float
    whole: bool = True


# Turns, repetitions, turns, points of anger (`grievance.anger`), whole minor units of money.
SCALES: Mapping[TriggerName, Scale] = MappingProxyType(
    {
        "unresolved": Scale(1, 10, 3),
        "repeated": Scale(1, 5, 2),
        "low_confidence": Scale(1, 5, 2),
        "anger": Scale(2, 12, 5, whole=False),
        "order_value": Scale(1, 10_000_000_00, 3_000_00),
    }
)
OFF_AT_FIRST: frozenset[TriggerName] = frozenset({"vip", "order_value"})  # they need to be told who and how much
ALWAYS_ON: frozenset[TriggerName] = frozenset({"despair"})  # somebody may be in danger: nobody turns this off


def _at_first() -> Mapping[TriggerName, Trigger]:
    names: tuple[TriggerName, ...] = TriggerName.__args__  # type: ignore[attr-defined]
    return MappingProxyType(
        {name: Trigger(name not in OFF_AT_FIRST, SCALES[name].begins if name in SCALES else None) for name in names}
    )


@dataclass(frozen=True, slots=True)
class Policy:
    """A workspace's hand-over policy, or one inbox's.

    topics: those that are sensitive. unsure_below: the probability under which an answer or an offer counts as unsure.
    vip_tags: a customer with one of them is important; so is one whose attribute ``vip_attribute`` has one of ``vip_values``.
    call_back_hours: how many open hours after people are back an answer is promised to who wrote while it was closed.
    """

    triggers: Mapping[TriggerName, Trigger] = field(default_factory=_at_first)
    topics: tuple[str, ...] = TOPICS
    unsure_below: float = 0.6
    vip_tags: tuple[str, ...] = ()
    vip_attribute: str = ""
    vip_values: tuple[str, ...] = ()
    call_back_hours: int = 4

    def on(self, name: TriggerName) -> bool:
        """Say whether a trigger is on."""
        return self.triggers[name].on

    def at(self, name: TriggerName) -> float:
        """Return a trigger's threshold; infinity where it is off, so that nothing reaches it."""
        trigger = self.triggers[name]
        return float("inf") if not trigger.on or trigger.at is None else trigger.at


def with_changes(policy: Policy, given: Mapping[str, Any]) -> Policy:
    """Return a policy with what was stored over it: triggers by name, and the other settings that are there."""
    triggers = dict(policy.triggers)
    for name, one in (given.get("triggers") or {}).items():
        if name in triggers:
            triggers[name] = Trigger(bool(one["on"]), one.get("at", triggers[name].at))
    others: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if name != "triggers" and name in Policy.__dataclass_fields__
    }
    return replace(policy, triggers=MappingProxyType(triggers), **others)


@dataclass(frozen=True, slots=True)
class StoredPolicy:
    """A policy as it is kept. ``body``: what differs from the one it stands on; version 0: nothing was ever changed."""

    held: Policy
    body: Mapping[str, Any]
    version: int
    updated_at: datetime | None
    updated_by: UUID | None


@dataclass(frozen=True, slots=True)
class PastTurn:
    """An earlier turn of the assistant in this conversation. ``confidence``: as `watch.sureness` tells it."""

    outcome: str
    confidence: float | None = None
    entries: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()  # of the entries, as they were called then
    flows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the policy is decided by besides the conversation's own words."""

    past: tuple[PastTurn, ...] = ()  # newest first
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signals:
    """What a turn measured: everything that a policy decides by, without words of the customer's. Kept with the turn.

    anger: points. repeats: how often the same question came again after an answer. unresolved: turns in a row that did not
    help, this one included. confidences: of turns in a row that rested on knowledge, this one first. plain: a plain question
    or small talk. value: of the dearest order read in this conversation, in minor units. ended: the reason for which the turn
    itself went to people, None where it did not.
    """

    asked: bool = False
    complaint: bool = False
    despair: bool = False
    topics: tuple[str, ...] = ()
    anger: float = 0.0
    ended: str | None = None
    unresolved: int = 0
    repeats: int = 0
    confidences: tuple[float, ...] = ()
    plain: bool = True
    vip: bool = False
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Fired:
    """The trigger that leads to people, with the numbers behind it."""

    trigger: TriggerName
    params: Mapping[str, Any] = field(default_factory=dict)
