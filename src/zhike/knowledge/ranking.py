"""How likely an entry answers a question: a few features of the pair, weighed by a logistic regression.

The weights start from `PRIOR` (fitted once on shop questions in both languages) and are fitted again on each base's own
similar questions, leave-one-out: a text against its own entry is right, against the nearest other entries wrong. A
Gaussian prior around `PRIOR` keeps tiny bases sane: with no examples nothing moves.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhike.language import bigrams, tokens, weight

Array = NDArray[np.float64]
FEATURES = ("bias", "dense", "asked_words", "own_words", "bigrams", "entry_words", "dense_missing", "entry_dense")
PRIOR: Array = np.array([-4.9, 6.0, 0.1, 0.1, 0.4, 2.7, 3.0, 6.2])
PRIOR_BY_WORDS: Array = np.array([-4.6, 0.0, 1.5, 1.0, 4.0, 2.5, 0.0, 0.0])  # without vectors
STIFFNESS: Array = np.array([0.4, 1.0, 8.0, 8.0, 8.0, 4.0, 8.0, 1.0])  # how much evidence it takes to move a weight
NOT_NEGATIVE = np.array([False, True, True, True, True, True, False, True])
MAX_ITERATIONS = 25
STRANGENESS = 1.0  # log-odds taken for a question of unknown words only; chosen on the demo base's unanswerables


@dataclass(frozen=True, slots=True)
class TextForm:
    """A text as it is compared: its words in a set, its character pairs."""

    words: frozenset[str]
    pairs: frozenset[str]


def text_form(text: str) -> TextForm:
    """Return the comparable form of a text."""
    return TextForm(frozenset(tokens(text)), bigrams(text))


class WordWeights:
    """Inverse entry frequency of words in one base; unknown words weigh most."""

    def __init__(self, counts: Mapping[str, int], entries: int) -> None:
        self._counts = counts
        self._entries = max(entries, 1)
        self._top = math.log(1 + self._entries)
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """Return the weight of a word, at least a little above zero."""
        known = self._known.get(word)
        if known is None:
            count = self._counts.get(word, 0)
            rarity = math.log(1 + self._entries / (1 + count)) / self._top if self._top else 1.0
            known = weight(word) * (0.2 + 0.8 * rarity)
            if count:
                self._known[word] = known
        return known

    def unknown_share(self, words: frozenset[str]) -> float:
        """Return how much of what words say occurs in no entry at all, 0…1."""
        return sum(self.of(word) for word in words if not self._counts.get(word)) / (self.total(words) or 1.0)

    def total(self, words: frozenset[str]) -> float:
        """Return the summed weight of words."""
        return sum(map(self.of, words))


def features(
    asked: TextForm,
    own: TextForm,
    entry_words: frozenset[str],
    weights: WordWeights,
    dense: float | None,
    entry_dense: float = 0.0,
) -> tuple[float, ...]:
    """Return the features of (question, one of an entry's texts), in the order of FEATURES."""
    asked_total = weights.total(asked.words) or 1.0
    shared = weights.total(asked.words & own.words)
    own_total = weights.total(own.words) or 1.0
    pair_count = len(asked.pairs) + len(own.pairs)
    dice = 2 * len(asked.pairs & own.pairs) / pair_count if pair_count else 0.0
    covered = weights.total(asked.words & entry_words) / asked_total
    missing = dense is None
    return (1.0, dense or 0.0, shared / asked_total, shared / own_total, dice, covered, float(missing), entry_dense)


def probability(rows: Array, coefficients: Array) -> Array:
    """Return the logistic of each row of features."""
    result: Array = 1.0 / (1.0 + np.exp(-np.clip(rows @ coefficients, -30, 30)))
    return result


def discount(score: float, unknown_share: float) -> float:
    """Return a probability lowered for words the base has never seen: the question may be about something else."""
    odds = math.log(max(score, 1e-6) / max(1 - score, 1e-6)) - STRANGENESS * unknown_share
    return 1.0 / (1.0 + math.exp(-odds))


def fit(
    rows: Sequence[Sequence[float]], labels: Sequence[int], prior: Array = PRIOR, wrong_weight: float = 1.0
) -> Array:
    """Return the coefficients that fit best under a Gaussian prior (Newton's method; Bishop, PRML 4.3.3 and 4.5)."""
    if not rows:
        return prior.copy()
    x, y = np.asarray(rows, float), np.asarray(labels, float)
    share = np.where(y > 0, 1.0, wrong_weight)
    found = prior.copy()
    held = np.zeros(len(prior), bool)  # weights that would turn negative: more alike is never less likely
    for _ in range(MAX_ITERATIONS):
        p = probability(x, found)
        gradient = x.T @ (share * (p - y)) + STIFFNESS * (found - prior)
        hessian = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(STIFFNESS)
        free = ~held
        step = np.zeros(len(prior))
        step[free] = np.linalg.solve(hessian[np.ix_(free, free)], gradient[free])
        found = found - step
        sunk = (found < 0) & NOT_NEGATIVE
        found[sunk], held = 0.0, held | sunk
        if float(np.abs(step).max()) < 1e-6:
            break
    return found
