"""Which entry answers, and whether any does: two regressions over how alike a question and its candidates are.

`share` is a softmax over the candidates' scores: which of them it is if it is one. `answerable` is a logistic of the best
score, its lead and its coverage: whether it is one at all. An entry's probability is the product, so near ties lower both.

The weights start from priors (fitted on questions of ten bases in both languages) and are fitted again on each base's own
similar questions: a text left out of its entry must find it; with the whole entry left out nothing answers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
FEATURES = (
    "question",
    "questions",
    "passage",
    "covered",
    "asked",
    "exact",
    "like",
    "letters",
    "strange",
    "lacks",
    "length",
)
PRIOR_MANY: Array = np.array([8.0, 4.0, 11.5, 10.0, 1.2, 0.5, 1.5, 3.0, 0.0, -0.4, 0.0])
PRIOR_ONE: Array = np.array([5.3, 2.6, 13.9, 8.5, 0.0, 0.0, 0.0, 1.9, -1.2, -0.3, 0.0])
PRIOR_BY_WORDS: Array = np.array([0.0, 0.0, 0.0, 9.0, 1.0, 1.0, 3.0, 4.0, 0.0, 0.0, 0.0])  # without vectors
SIGNS: Array = np.array([1, 1, 1, 1, 1, 1, 1, 1, -1, -1, 1])
STIFFNESS: Array = np.array(
    [0.5, 1.0, 0.5, 0.5, 2.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0]
)  # how much evidence it takes to move a weight
EVIDENCE = ("bias", "lead", "covered", "question", "passage", "strange", "lacks", "length")
# Both show differently where entries know several wordings and where they have a title only: then the passages tell more. A long
# message tells much besides what it asks: less of it has to be found in the entry. A base's own questions are short and
# cannot show this, so the weight of the length stays.
ANSWERABLE_MANY: Array = np.array([-14.1, 0.7, 7.3, 9.8, -3.1, -0.9, -3.7, 3.3])
ANSWERABLE_ONE: Array = np.array([-3.8, 0.2, 1.1, 2.2, 4.9, -0.6, -1.35, 1.0])
ANSWERABLE_BY_WORDS: Array = np.array([-7.0, 0.5, 6.0, 0.0, 0.0, -0.3, -0.8, 2.1])
ANSWERABLE_STIFFNESS: Array = np.array([80.0, 200.0, 100.0, 40.0, 40.0, 60.0, 100.0, 2000.0])
TELLING = (
    16.0,
    34.0,
)  # what all examples without and with an answer weigh beside the prior: customers' questions mostly have one
ENOUGH = 40  # examples of a side from which it weighs that much
MANY = 4.0  # wordings per entry from which the first of both priors holds
CROWD, ORDINARY = (
    -0.3,
    40,
)  # per log of how many times the ordinary number of entries: of more, one looks right by chance
MAX_LEAD = 4.0
RIVALS = 6  # candidates among which the probability is shared; those behind them only look alike
MAX_ITERATIONS = 25


@dataclass(frozen=True, slots=True)
class Weights:
    """The two regressions of a base."""

    ranking: Array
    answerable: Array


def priors(wordings: float, entries: int, *, by_words: bool) -> Weights:
    """Return what holds before a base of so many ``entries`` has told anything. ``wordings``: questions per entry, on average."""
    if by_words:
        return Weights(PRIOR_BY_WORDS, ANSWERABLE_BY_WORDS)
    many = min(max((wordings - 1) / (MANY - 1), 0.0), 1.0)
    one = ANSWERABLE_ONE.copy()
    one[0] += CROWD * math.log(max(entries, ORDINARY) / ORDINARY)
    return Weights(many * PRIOR_MANY + (1 - many) * PRIOR_ONE, many * ANSWERABLE_MANY + (1 - many) * one)


def probabilities(rows: Array, weights: Weights, bias: Array | None = None) -> Array:
    """Return per candidate (features in the order of FEATURES) the probability that it answers the question.

    ``bias``: log-odds that speak for a candidate besides its features.
    """
    if not len(rows):
        return np.zeros(0)
    scores = rows @ weights.ranking + (0.0 if bias is None else bias)
    answerable = _logistic(float(evidence(rows, scores) @ weights.answerable))
    chance: Array = share(scores, RIVALS) * answerable
    return chance


def share(scores: Array, rivals: int | None = None) -> Array:
    """Return the softmax of scores, of the best ``rivals`` only where given (others get 0)."""
    powers = np.exp(scores - scores.max())
    if rivals is not None:
        powers[np.argsort(-scores)[rivals:]] = 0.0
    result: Array = powers / powers.sum()
    return result


def evidence(rows: Array, scores: Array) -> Array:
    """Return what tells whether any candidate answers, in the order of EVIDENCE."""
    order = np.argsort(-scores)
    told = rows[order[0]].copy()
    nearest = FEATURES.index("question")
    told[nearest] = rows[order[:RIVALS], nearest].max()  # that something is meant is known before which
    lead = min(float(scores[order[0]] - scores[order[1]]), MAX_LEAD) if len(order) > 1 else 2.0
    return np.array([1.0, lead, *(told[FEATURES.index(name)] for name in EVIDENCE[2:])])


def fit_ranking(examples: Sequence[tuple[Array, int]], prior: Array) -> Array:
    """Return softmax weights under a Gaussian prior (Newton's method; Bishop, PRML 4.3.4). Examples: (rows, right row)."""
    found = prior.copy()
    if not examples:
        return found
    for _ in range(MAX_ITERATIONS):
        gradient, hessian = STIFFNESS * (found - prior), np.diag(STIFFNESS)
        for rows, right in examples:
            chance = share(rows @ found)
            middle = chance @ rows
            gradient = gradient + middle - rows[right]
            hessian = hessian + (rows * chance[:, None]).T @ rows - np.outer(middle, middle)
        step = np.linalg.solve(hessian, gradient)
        found = found - step
        if float(np.abs(step).max()) < 1e-5:
            break
    return np.where(SIGNS > 0, np.maximum(found, 0.0), np.minimum(found, 0.0))  # more alike is never less likely


def fit_answerable(told: Sequence[tuple[Array, int]], prior: Array) -> Array:
    """Return logistic weights under a Gaussian prior (Newton's method; Bishop, PRML 4.3.3 and 4.5).

    ``told``: evidence and whether anything answers; each side counts TELLING in all, however many they are.
    """
    sides = [sum(1 for _, label in told if label == side) for side in (0, 1)]
    if not all(sides):
        return prior.copy()
    x, y = np.stack([row for row, _ in told]), np.array([label for _, label in told], float)
    share_of = np.array([TELLING[label] * min(sides[label] / ENOUGH, 1.0) / sides[label] for _, label in told])
    found = prior.copy()
    for _ in range(MAX_ITERATIONS):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ found, -30, 30)))
        gradient = x.T @ (share_of * (p - y)) + ANSWERABLE_STIFFNESS * (found - prior)
        hessian = (x * (share_of * p * (1 - p))[:, None]).T @ x + np.diag(ANSWERABLE_STIFFNESS)
        step = np.linalg.solve(hessian, gradient)
        found = found - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return found


def _logistic(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(min(odds, 30.0), -30.0)))
