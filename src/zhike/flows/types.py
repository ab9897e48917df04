"""Flows as they are written, and where a conversation stands in them. No I/O.

A flow is a list of steps; each goes on with the one after it, or where its ``next`` or a branch says. What a conversation has
of flows is a `Stack`: the frame on top is spoken of, those below wait until it ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from zhike.kit.expressions import Expression
from zhike.kit.templates import Template

SlotType = Literal[
    "order", "product", "phone", "email", "date", "amount", "quantity", "address", "choice", "text", "picture", "name"
]
END = "end"  # where ``next`` points to when nothing follows


@dataclass(frozen=True, slots=True)
class Text:
    """A text with values in it, by language; a language that is missing is answered with the other."""

    zh: Template | None = None
    en: Template | None = None

    def of(self, language: str) -> Template:
        """Return the template of ``zh`` or ``en``."""
        wanted, other = (self.en, self.zh) if language == "en" else (self.zh, self.en)
        found = wanted or other
        assert found is not None, "a text has one language at least"
        return found

    @property
    def names(self) -> frozenset[str]:
        """What its holes read."""
        return frozenset[str]().union(*(one.names for one in (self.zh, self.en) if one is not None))


@dataclass(frozen=True, slots=True)
class Check:
    """A condition on a value just told (``value``), and what the customer reads where it does not hold."""

    condition: Expression
    otherwise: Text


@dataclass(frozen=True, slots=True)
class Option:
    """One of a slot's fixed options. ``also``: other words for it, in any language."""

    value: str
    label: Text
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Options out of what was read: one per item of a list; ``item`` names it in ``value``, ``label`` and ``also``."""

    source: Expression
    value: Expression
    label: Text
    also: Expression | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Something a flow has to know.

    many: several of the options may be told. default: taken instead of asking where it has a value. only: a single option is
    taken without asking. optional: the customer may skip it.
    """

    name: str
    type: SlotType
    ask: Text | None = None
    help: Text | None = None
    options: tuple[Option, ...] = ()
    listed: Listed | None = None
    many: bool = False
    only: bool = False
    optional: bool = False
    default: Expression | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A picture of a thing: title, lines with labels, a picture, links."""

    title: Text
    fields: tuple[tuple[Text, Text], ...] = ()
    image: Template | None = None
    buttons: tuple[tuple[Text, Template], ...] = ()  # label, address


@dataclass(frozen=True, slots=True)
class Say:
    """Tell the customer something."""

    text: Text | None
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """Have a slot filled: by what was told already, its default, or by asking."""

    slot: str
    stuck: str | None = None  # where to go when three tries did not help; None: to a person


@dataclass(frozen=True, slots=True)
class Call:
    """Read in the merchant's system. ``save``: the name its result gets."""

    operation: str
    arguments: Mapping[str, Expression]
    save: str | None = None
    refused: str | None = None
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Do:
    """Write in the merchant's system: the customer sees the exact effect and says yes in a later message."""

    operation: str
    arguments: Mapping[str, Expression]
    save: str | None = None
    declined: str | None = None
    refused: str | None = None
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Set:
    """Give names to values."""

    values: Mapping[str, Expression]


@dataclass(frozen=True, slots=True)
class Branch:
    """Go where the first condition that holds says, else to ``otherwise``."""

    cases: tuple[tuple[Expression, str], ...]
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class Sub:
    """Run another flow, then go on here. ``slots``: what it is told; ``save``: the name its slots get."""

    flow: str
    slots: Mapping[str, Expression]
    save: str | None = None


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the conversation to people. ``summary``: for the colleague, besides what is told anyway."""

    text: Text | None = None
    summary: Text | None = None


@dataclass(frozen=True, slots=True)
class End:
    """End the flow here. ``resolved``: the customer was helped."""

    resolved: bool = True


Verb = Say | Ask | Call | Do | Set | Branch | Sub | HandOver | End


@dataclass(frozen=True, slots=True)
class Step:
    """A step. ``next``: the id of the step after it, END where the flow ends."""

    id: str
    verb: Verb
    next: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """What begins a flow: sentences like the examples (of which ``unlike`` are none), conditions, events of the widget."""

    examples: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    rules: tuple[Expression, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow. ``name`` is what others call it by; ``version`` 0 is a draft that was never published."""

    name: str
    title: Text
    trigger: Trigger
    slots: Mapping[str, Slot]
    steps: Mapping[str, Step]  # in their order; the first is where it begins
    version: int = 0
    description: str = ""

    @property
    def start(self) -> str:
        """The id of the first step."""
        return next(iter(self.steps))


# Where a conversation stands.


@dataclass(frozen=True, slots=True)
class Shown:
    """An option as the customer was offered it."""

    value: Any
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitsSlot:
    """A slot was asked for. ``tries``: times it was asked in vain."""

    slot: str
    options: tuple[Shown, ...] = ()
    tries: int = 0


@dataclass(frozen=True, slots=True)
class AwaitsYes:
    """The effect of a write was shown. ``code``: a one-time code is asked for besides."""

    proposal: UUID
    text: str
    code: bool = False
    tries: int = 0


Awaits = AwaitsSlot | AwaitsYes


@dataclass(frozen=True, slots=True)
class Frame:
    """One flow that runs. ``told``: slots the customer filled; ``saved``: results by name; ``visits``: how often a step was entered."""

    run: UUID
    flow: str
    version: int
    step: str
    told: Mapping[str, Any] = field(default_factory=dict)
    saved: Mapping[str, Any] = field(default_factory=dict)
    visits: Mapping[str, int] = field(default_factory=dict)
    awaits: Awaits | None = None
    skipped: frozenset[str] = frozenset()
    noted: tuple["Value", ...] = ()  # told before it was asked for
    save: str | None = None  # the name its slots get in the frame below

    def having(self, **changes: Any) -> "Frame":
        """Return the frame with changes."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Stack:
    """The flows of a conversation, the one spoken of last. ``at``: when the customer was last heard in them."""

    frames: tuple[Frame, ...] = ()
    at: datetime | None = None

    @property
    def top(self) -> Frame | None:
        """The frame that is spoken of."""
        return self.frames[-1] if self.frames else None


EMPTY = Stack()


@dataclass(frozen=True, slots=True)
class Value:
    """Something a message names, as a slot may take it: its kind, the typed value and the words."""

    kind: str
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the customer said in this turn, as flows need it. ``asks``: it has the form of a question."""

    text: str
    values: tuple[Value, ...] = ()
    pictures: tuple[str, ...] = ()
    asks: bool = False
    language: str = "zh"


@dataclass(frozen=True, slots=True)
class Part:
    """Something to tell: a text, or a card."""

    text: str
    card: Mapping[str, Any] | None = None


EventName = Literal["started", "ended", "cancelled", "interrupted", "resumed", "stuck", "wrote", "repaired"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a flow in a turn: for the why panel, facts and figures. ``detail``: a step, slot, pattern or outcome."""

    name: EventName
    flow: str
    version: int
    run: UUID
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class ToPerson:
    """A flow gives the conversation to people. ``why``: flow, stuck, action_failed or action_unknown."""

    why: str
    text: str | None
    summary: str


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running: what to tell, what is offered, where the conversation stands, what happened.

    wrote: something was done in the merchant's system, so the reply has to be said. resolved: the customer was helped, or is
    being asked; not where the flow could not go on.
    """

    stack: Stack
    parts: tuple[Part, ...] = ()
    options: tuple[Shown, ...] = ()
    events: tuple[Event, ...] = ()
    to_person: ToPerson | None = None
    wrote: bool = False
    resolved: bool = True
    calls: tuple[UUID, ...] = ()
