"""What thresholds would have done with turns that were taken: the same judgement over the scores that were stored. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhike.dialogue.rules import judge
from zhike.dialogue.types import Thresholds
from zhike.knowledge import Candidate

STEPS = tuple(round(0.30 + 0.05 * n, 2) for n in range(14))  # answer thresholds of the curve, 0.30 … 0.95
MOST_CHANGED = 20
OUTCOMES = {"answer": "answer", "choices": "choices", "nothing": "refuse"}


@dataclass(frozen=True, slots=True)
class Past:
    """A turn that asked knowledge one question. ``helpful``: what the customer said of it, None when nothing."""

    turn_id: UUID
    conversation_id: UUID
    from_seq: int
    to_seq: int
    language: str
    bare: bool
    candidates: tuple[Candidate, ...]
    helpful: bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """A turn that would have ended otherwise."""

    past: Past
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One answer threshold: how many turns end how, and how many of the answers are expected to be right."""

    answer: float
    counts: dict[str, int]
    expected_right: float | None


@dataclass(frozen=True, slots=True)
class Replay:
    """``now`` and ``then``: turns by outcome under the thresholds in force and the ones tried."""

    turns: int
    now: Step
    then: Step
    curve: tuple[Step, ...]
    changed: tuple[Change, ...]
    changed_total: int


def replayed(past: Sequence[Past], held: Thresholds, wanted: Thresholds) -> Replay:
    """Return what became of past turns under two pairs of thresholds, and along the curve of answer thresholds.

    ``expected_right`` is the mean of the probabilities of what is answered: true as far as they are calibrated.
    """
    changed = [
        Change(one, before, after)
        for one in past
        if (before := _outcome(one, held)) != (after := _outcome(one, wanted))
    ]
    changed.sort(key=lambda change: -max(candidate.score for candidate in change.past.candidates))
    curve = (_step(past, Thresholds(answer, min(answer, wanted.offer))) for answer in STEPS)
    return Replay(
        len(past), _step(past, held), _step(past, wanted), tuple(curve), tuple(changed[:MOST_CHANGED]), len(changed)
    )


def _outcome(one: Past, thresholds: Thresholds) -> str:
    return OUTCOMES[judge(one.candidates, one.language, bare=one.bare, thresholds=thresholds).kind]


def _step(past: Sequence[Past], thresholds: Thresholds) -> Step:
    counts = Counter({"answer": 0, "choices": 0, "refuse": 0})
    right = 0.0
    for one in past:
        verdict = judge(one.candidates, one.language, bare=one.bare, thresholds=thresholds)
        counts[OUTCOMES[verdict.kind]] += 1
        if verdict.kind == "answer":
            right += verdict.entries[0].score
    answered = counts["answer"]
    return Step(thresholds.answer, dict(counts), round(right / answered, 4) if answered else None)
