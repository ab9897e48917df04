"""Which of a list of intents a text belongs to, and whether it belongs to any: a fitted model at work.

Three views vote: logistic regression over whitened meaning vectors, a linear support vector machine over words and character
n-grams, and the nearest examples. Whether a text is known at all is judged by the strengths of the three votes. `intent_fitting`
learns a model from examples (scikit-learn); guessing takes numpy alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhike.language.intent_terms import Terms
from zhike.language.text import fold

Floats = NDArray[np.float64]
OUT_OF_SCOPE = "oos"  # the label of examples that belong to no intent
VOTE_WORDS, VOTE_NEAR = 0.2, 0.4  # beside 1 for the regression; chosen on held-out halves of two training sets
SHARPNESS_WORDS, SHARPNESS_NEAR = 0.2, 0.05  # margins and cosines → log-odds
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent with its probability among all intents, and the probability that the text belongs to one at all."""

    label: str
    probability: float
    known: float


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear classifier: a row of weights and an intercept per label, a single one for two labels."""

    weights: NDArray[np.floating]
    intercept: Floats


@dataclass(slots=True)
class Votes:
    """The three classifiers of one set of labels."""

    labels: NDArray[np.str_]
    mean: Floats
    whitening: Floats
    near: Floats  # whitened unit examples
    near_labels: NDArray[np.intp]
    favour: Floats  # log of each label's examples over the average
    terms: Terms
    regression: Linear
    margins: Linear

    def strengths(self, texts: Sequence[str], vectors: Floats) -> tuple[Floats, Floats, Floats]:
        """Return logits, margins and cosines, each (texts × labels)."""
        points = unit(unit(vectors - self.mean) @ self.whitening)
        logits = points @ self.regression.weights.T + self.regression.intercept
        margins = self.terms.weighed(texts, self.margins.weights) + self.margins.intercept
        return _both_sides(logits) - self.favour, _both_sides(margins), self._cosines(points)

    def _cosines(self, points: Floats) -> Floats:
        alike = points @ self.near.T
        found = np.empty((len(points), len(self.labels)))
        for label in range(len(self.labels)):
            own = alike[:, self.near_labels == label]
            take = min(NEAREST, own.shape[1])
            found[:, label] = np.partition(own, own.shape[1] - take, axis=1)[:, -take:].mean(axis=1)
        return found


class IntentModel:
    """Guesses the intent of texts; learned by `intent_fitting.fit_intents`."""

    def __init__(self, votes: Votes, known: tuple[Floats, Floats, Floats], threshold: float) -> None:
        self.votes = votes
        self.known = known  # middle, spread and weights of the evidence
        self.threshold = threshold

    @property
    def labels(self) -> list[str]:
        """The intents it knows."""
        return [str(label) for label in self.votes.labels]

    def ranking(
        self, texts: Sequence[str], vectors: NDArray[np.floating], most: int = 5
    ) -> list[list[tuple[str, float]]]:
        """Return the likeliest intents of each text with their probabilities, best first."""
        if not texts:
            return []
        chances = chances_of(*self.votes.strengths(folded(texts), np.asarray(vectors, float)))
        order = np.argsort(-chances, axis=1)[:, :most]
        return [
            [(str(self.votes.labels[label]), float(chances[at, label])) for label in row]
            for at, row in enumerate(order)
        ]

    def guess(self, texts: Sequence[str], vectors: NDArray[np.floating]) -> list[Guess]:
        """Return the likeliest intent of each text."""
        if not texts:
            return []
        strengths = self.votes.strengths(folded(texts), np.asarray(vectors, float))
        chances = chances_of(*strengths)
        best = chances.argmax(axis=1)
        known = known_by(evidence(strengths, best), *self.known)
        return [
            Guess(str(self.votes.labels[label]), float(chances[at, label]), float(known[at]))
            for at, label in enumerate(best)
        ]


def chances_of(logits: Floats, margins: Floats, cosines: Floats) -> Floats:
    """Return the votes together as chances of each label (texts × labels)."""
    votes = _log_softmax(logits)
    votes = votes + VOTE_WORDS * _log_softmax(margins / SHARPNESS_WORDS)
    votes = votes + VOTE_NEAR * _log_softmax(cosines / SHARPNESS_NEAR)
    result: Floats = np.exp(_log_softmax(votes))
    return result


def evidence(strengths: tuple[Floats, Floats, Floats], best: NDArray[np.intp]) -> Floats:
    """Return per text how strongly each view holds the likeliest intent, and by how much the votes prefer it."""
    rows = np.arange(len(best))
    chances = chances_of(*strengths)
    return np.column_stack([*(view[rows, best] for view in strengths), np.log(chances[rows, best] + 1e-9)])


def known_by(rows: Floats, middle: Floats, spread: Floats, weights: Floats) -> Floats:
    """Return how surely each row of evidence is of a text that belongs to one of the labels."""
    values = (rows - middle) / spread
    result: Floats = 1 / (1 + np.exp(-(weights[0] + values @ weights[1:])))
    return result


def spelled_out(label: str) -> str:
    """Return a label as words: ``card_arrival`` → ``card arrival``."""
    return fold(label.replace("_", " ").replace("-", " "))


def spelled(labels: Sequence[str]) -> list[str]:
    """Return labels as words (``card_arrival`` → ``card arrival``), sorted as `fit` wants their vectors."""
    return [spelled_out(label) for label in sorted({label for label in labels if label != OUT_OF_SCOPE})]


def folded(texts: Sequence[str]) -> list[str]:
    """Return texts as they are compared; one of emoji alone is left with a sign, so that there is something to count."""
    return [fold(text) or "?" for text in texts]


def _both_sides(values: Floats) -> Floats:
    """Return one column per label, also where scikit-learn gives a single one for two labels."""
    return values if values.shape[1] > 1 else np.column_stack([-values, values])


def _log_softmax(values: Floats) -> Floats:
    shifted = values - values.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def unit(rows: Floats) -> Floats:
    """Return rows of length 1; rows of nothing stay so."""
    result: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return result
