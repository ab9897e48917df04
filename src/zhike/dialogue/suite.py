"""Scripted regressions: what a customer says, turn by turn, and what must come of it. Run by the turn itself."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from zhike.dialogue.ports import Knowledge
from zhike.dialogue.rehearsal import Customer
from zhike.dialogue.types import Answered, End, HandedOver, Offered, Understood

Value = Any


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of a case: the messages, and what is expected by name."""

    says: tuple[str, ...]
    expect: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """A short conversation with what must come of it."""

    file: str
    name: str
    lines: tuple[Line, ...]
    locale: str = "zh"
    people: bool = True


@dataclass(frozen=True, slots=True)
class Miss:
    """An expectation that was not met: in which turn (from 1), of what was said, what was wanted and what came."""

    turn: int
    said: str
    what: str
    wanted: Value
    came: Value


@dataclass(slots=True)
class Result:
    """What became of a case."""

    case: Case
    misses: list[Miss] = field(default_factory=list)


async def run_case(case: Case, knowledge: Knowledge) -> Result:
    """Let a customer say a case's lines and compare what comes."""
    customer, result = Customer(knowledge, case.locale, case.people), Result(case)
    for number, line in enumerate(case.lines, 1):
        end = await customer.says(*line.says)
        for what, wanted in line.expect.items():
            met, came = CHECKS[what](wanted, end, customer.understood)
            if not met:
                result.misses.append(Miss(number, " / ".join(line.says), what, wanted, came))
    return result


async def run_suite(
    cases: Sequence[Case], knowledge: Knowledge, told: Callable[[Result], Awaitable[None]] | None = None
) -> tuple[list[Result], float]:
    """Run cases one after another; returns (results, seconds). ``told`` hears of each as it ends."""
    started = time.perf_counter()
    results = []
    for case in cases:
        results.append(await run_case(case, knowledge))
        if told is not None:
            await told(results[-1])
    return results, time.perf_counter() - started


def totals(results: Sequence[Result]) -> dict[str, dict[str, int]]:
    """Return passed and failed by file."""
    found: dict[str, dict[str, int]] = {}
    for result in results:
        own = found.setdefault(result.case.file, {"passed": 0, "failed": 0})
        own["failed" if result.misses else "passed"] += 1
    return found


def several(value: Value) -> list[Value]:
    """Return the one or the list of expected values as a list."""
    return list(value) if isinstance(value, list) else [value]


def _titles(end: End) -> list[str]:
    return [source.title for source in getattr(end, "sources", ())]


def _one_of(wanted: Value, came: Value) -> tuple[bool, Value]:
    return came in several(wanted), came


def _entities(wanted: Value, _: End, understood: Understood) -> tuple[bool, Value]:
    came = [(entity.kind, str(entity.value)) for entity in understood.entities]
    return all((kind, str(one)) in came for kind, value in wanted.items() for one in several(value)), came


def _labels(end: End) -> list[str]:
    return [option.label for option in end.options] if isinstance(end, Offered) else []


def _related(end: End) -> list[str]:
    return [choice.label for choice in end.related] if isinstance(end, Answered) else []


def _intent(understood: Understood) -> str | None:
    return understood.intent.name if understood.intent is not None and understood.intent.known else None


CHECKS: dict[str, Callable[[Value, End, Understood], tuple[bool, Value]]] = {
    "outcome": lambda wanted, end, _: _one_of(wanted, end.outcome),
    "entry": lambda wanted, end, _: (any(one in _titles(end) for one in several(wanted)), _titles(end)),
    "entries": lambda wanted, end, _: (set(several(wanted)) <= set(_titles(end)), _titles(end)),
    "not_entry": lambda wanted, end, _: (
        end.outcome != "answer" or not set(several(wanted)) & set(_titles(end)),
        _titles(end),
    ),
    "says": lambda wanted, end, _: (all(str(one) in end.text for one in several(wanted)), end.text),
    "says_not": lambda wanted, end, _: (not any(str(one) in end.text for one in several(wanted)), end.text),
    "reason": lambda wanted, end, _: (
        set(several(wanted)) <= {reason.code for reason in end.reasons},
        [reason.code for reason in end.reasons],
    ),
    "options": lambda wanted, end, _: (set(several(wanted)) <= set(_labels(end)), _labels(end)),
    "related": lambda wanted, end, _: (
        bool(_related(end)) if wanted is True else set(several(wanted)) <= set(_related(end)),
        _related(end),
    ),
    "handover": lambda wanted, end, _: _one_of(wanted, end.reason if isinstance(end, HandedOver) else None),
    "language": lambda wanted, _, understood: _one_of(wanted, understood.written),
    "act": lambda wanted, _, understood: _one_of(wanted, understood.act),
    "sentiment": lambda wanted, _, understood: _one_of(wanted, understood.sentiment),
    "urgency": lambda wanted, _, understood: _one_of(wanted, understood.urgency),
    "intent": lambda wanted, _, understood: _one_of(wanted, _intent(understood)),
    "entities": _entities,
    "repaired": lambda wanted, _, understood: _one_of(wanted, understood.repaired),
    "questions": lambda wanted, _, understood: _one_of(wanted, len(understood.questions)),
}
