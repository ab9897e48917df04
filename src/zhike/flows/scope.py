"""What expressions of a flow may read, and the running account of one turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from zhike.flows.types import (
    Call,
    Do,
    Event,
    EventName,
    Flow,
    Frame,
    Part,
    Ran,
    Set,
    Shown,
    Slot,
    Stack,
    Sub,
    ToPerson,
)
from zhike.flows.wording import say

DO_LIMIT = 5  # times one run may propose the same step
SHOWN = 120  # signs of a value that a summary shows


class Halt(Exception):
    """The turn ends here."""


def saves_of(flow: Flow) -> frozenset[str]:
    """Return every name a flow's steps give to values, besides its slots."""
    names: set[str] = {"refusal"}
    for step in flow.steps.values():
        if isinstance(step.verb, Call | Do | Sub) and step.verb.save:
            names.add(step.verb.save)
        elif isinstance(step.verb, Set):
            names |= set(step.verb.values) - set(flow.slots)
    return frozenset(names)


def scope_of(flow: Flow, frame: Frame, around: Mapping[str, Any]) -> dict[str, Any]:
    """Return what expressions read: ``slots``, results by name (null before they are there), what is around."""
    slots = dict.fromkeys(flow.slots) | dict(frame.told)
    return {**around, **dict.fromkeys(saves_of(flow)), **frame.saved, "slots": slots}


def label_of(slot: Slot) -> str:
    """Return what a slot is called in summaries: its name in words."""
    return slot.name.replace("_", " ")


def summary_of(flow: Flow, frame: Frame, language: str) -> str:
    """Return what the customer told so far, for the colleague who takes over; empty where nothing was."""
    told = [f"{label_of(flow.slots[name])} {_short(value)}" for name, value in frame.told.items() if name in flow.slots]
    return say("told", language, slots="；".join(told) if language == "zh" else "; ".join(told)) if told else ""


def _short(value: Any) -> str:
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


@dataclass(slots=True)
class Progress:
    """What a turn has come to so far."""

    stack: Stack
    parts: list[Part] = field(default_factory=list)
    options: tuple[Shown, ...] = ()
    events: list[Event] = field(default_factory=list)
    person: ToPerson | None = None
    wrote: bool = False
    resolved: bool = True
    calls: list[UUID] = field(default_factory=list)

    def put(self, frame: Frame) -> None:
        """Replace the frame on top."""
        self.stack = replace(self.stack, frames=(*self.stack.frames[:-1], frame))

    def push(self, frame: Frame) -> None:
        """Put a frame on top."""
        self.stack = replace(self.stack, frames=(*self.stack.frames, frame))
        self.event("started", frame)

    def end(self, frame: Frame, how: str) -> None:
        """Take the frame on top away."""
        self.stack = replace(self.stack, frames=self.stack.frames[:-1])
        self.event("cancelled" if how == "cancelled" else "ended", frame, how)

    def tell(self, text: str) -> None:
        """Add a text to what the customer reads."""
        if text.strip():
            self.parts.append(Part(text.strip()))

    def event(self, name: EventName, frame: Frame, detail: str | None = None) -> None:
        """Note what happened."""
        self.events.append(Event(name, frame.flow, frame.version, frame.run, detail))

    def note_call(self, call_id: UUID | None) -> None:
        """Note a call into a merchant's system."""
        if call_id is not None and call_id not in self.calls:
            self.calls.append(call_id)

    def to_person(self, why: str, text: str, summary: str) -> None:
        """Give the conversation to people; no flow goes on."""
        self.person = ToPerson(why, text, summary)
        self.stack = Stack()
        self.options = ()

    def ran(self) -> Ran:
        """Return what came of the turn."""
        return Ran(
            self.stack,
            tuple(self.parts),
            self.options,
            tuple(self.events),
            self.person,
            self.wrote,
            self.resolved,
            tuple(self.calls),
        )
