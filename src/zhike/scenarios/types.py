"""A scenario: who writes, what he says turn by turn, and what must come of it. What was heard; what was missed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

Tier = Literal["stable", "live"]
PATTERNS = (
    "answer",  # a question to knowledge
    "task",  # a flow from its beginning to its end
    "correct",
    "cancel",
    "interrupt",
    "clarify",
    "repeat",
    "skip",
    "cannot_handle",
    "ask_again",
    "several",
    "negate",
    "refer",
    "return",
    "policy",  # what the merchant's rules refuse
    "hand_over",
    "safety",
    "small_talk",
)
EXPECTED = (
    "outcome",
    "cites",
    "not_cites",
    "says",
    "says_any",
    "says_not",
    "options",
    "flow",
    "asks",
    "slots",
    "ended",
    "pattern",
    "action",
    "no_action",
    "hand_over",
)


@dataclass(frozen=True, slots=True)
class Given:
    """Who writes. ``customer``: his account at the merchant, None: somebody unknown. ``people``: somebody could take over."""

    customer: str | None = None
    people: bool = True


@dataclass(frozen=True, slots=True)
class Turn:
    """What the customer says (messages answered together), after which silence, and what then must be (`EXPECTED`)."""

    says: tuple[str, ...]
    then: Mapping[str, Any]
    after: timedelta | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Scenario:
    """A conversation. ``never``: words that no reply may hold. ``tier``: live needs a language model."""

    file: str
    name: str
    pattern: str
    language: str
    turns: tuple[Turn, ...]
    given: Given = Given()
    never: tuple[str, ...] = ()
    tier: Tier = "stable"


@dataclass(frozen=True, slots=True)
class Call:
    """A call into a merchant's system. ``state``: done, refused, failed, unknown."""

    operation: str
    writes: bool
    state: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """The flow that is spoken of: the slot it asks for (or confirmation), and what it was told."""

    flow: str
    awaits: str | None
    slots: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a turn. ``calls``: of this turn. ``ended``: {flow: how}. ``seconds``: until the reply was there."""

    text: str
    outcome: str
    cites: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    ended: Mapping[str, str] = field(default_factory=dict)
    standing: Standing | None = None
    calls: tuple[Call, ...] = ()
    hand_over: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that was not met: in which turn (from 1), what was wanted and what came."""

    turn: int
    said: str
    what: str
    wanted: Any
    came: Any


@dataclass(frozen=True, slots=True)
class Run:
    """A scenario played once. ``heard``: of each turn that was played; it stops at the first turn that misses."""

    scenario: Scenario
    heard: tuple[Heard, ...]
    misses: tuple[Miss, ...]

    @property
    def passed(self) -> bool:
        """Whether everything came as it must."""
        return not self.misses

    @property
    def contained(self) -> bool:
        """Whether no person was needed."""
        return all(one.hand_over is None for one in self.heard)
