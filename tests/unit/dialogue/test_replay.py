"""Other thresholds over past turns: the same judgement, counted."""

from uuid import UUID

from zhike.dialogue.replay import STEPS, Past, replayed
from zhike.dialogue.types import Thresholds
from zhike.kit.ids import uuid7
from zhike.knowledge import Candidate


def candidate(score: float) -> Candidate:
    return Candidate(uuid7(), UUID(int=0), "zh", "怎么退货", "", "", score, 0.5, None, False)


def past(*scores: float, bare: bool = False) -> Past:
    return Past(uuid7(), uuid7(), 1, 1, "zh", bare, tuple(map(candidate, scores)), None)


TURNS = [past(0.9, 0.02), past(0.6, 0.1), past(0.4, 0.2), past(0.1)]


def test_each_turn_is_judged_again() -> None:
    found = replayed(TURNS, Thresholds(0.55, 0.5), Thresholds(0.8, 0.5))
    assert found.now.counts == {"answer": 2, "choices": 1, "refuse": 1}
    assert found.then.counts == {"answer": 1, "choices": 2, "refuse": 1}
    assert [(one.before, one.after) for one in found.changed] == [("answer", "choices")]
    assert found.changed_total == 1
    assert found.now.expected_right == 0.75
    assert found.then.expected_right == 0.9


def test_the_curve_answers_less_the_higher_the_threshold() -> None:
    curve = replayed(TURNS, Thresholds(), Thresholds()).curve
    assert [step.answer for step in curve] == list(STEPS)
    answered = [step.counts["answer"] for step in curve]
    assert answered == sorted(answered, reverse=True)
    assert all(sum(step.counts.values()) == len(TURNS) for step in curve)


def test_nothing_asked_is_nothing_answered() -> None:
    found = replayed([], Thresholds(), Thresholds(0.9, 0.5))
    assert (found.turns, found.now.expected_right, found.changed) == (0, None, ())


def test_a_bare_topic_stays_a_choice() -> None:
    found = replayed([past(0.7, 0.2, bare=True)], Thresholds(), Thresholds(0.6, 0.5))
    assert found.then.counts["choices"] == 1
