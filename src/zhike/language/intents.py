"""Which of a list of intents a text belongs to, and whether it belongs to any: learned from a few examples each.

Three views vote: logistic regression over whitened meaning vectors, a linear support vector machine over words and
character n-grams, and the nearest examples. How many examples somebody wrote for an intent does not say how often customers
want it, so every intent counts the same: examples of small ones weigh more, and what favour for large ones remains is taken off.
Whether a text is known at all is judged by the strengths of the three votes; how they weigh is learned by holding out whole
intents and asking what they look like from outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_union
from sklearn.svm import LinearSVC

from zhike.language.text import fold
from zhike.language.tokens import tokens

Floats = NDArray[np.float64]
OUT_OF_SCOPE = "oos"  # the label of examples that belong to no intent
SHRINK = 0.8  # share of the round covariance in the whitening: few examples tell little about a shape of 384 dimensions
VOTE_WORDS, VOTE_NEAR = 0.2, 0.4  # beside 1 for the regression; chosen on held-out halves of two training sets
SHARPNESS_WORDS, SHARPNESS_NEAR = 0.2, 0.05  # margins and cosines → log-odds
NEAREST = 3
FOLDS = 4  # groups of intents that are held out in turn
NAMES_HELP = 0.3  # share of intents whose name lies nearest to their own examples, from which names count as examples
OUTSIDE_RECALL = 0.92  # of the examples that belong to no intent, this many are to be turned away by the threshold
OWN_LOST = 0.03  # without such examples: this many of the intents' own may be turned away (held-out intents are far
ENOUGH_OUTSIDE = 50  # harder to tell from the others than what customers say that is really about something else)
# While there are too few intents to hold some out: how known a text is falls with each strength below that of the examples
# themselves, which is why the spread is taken wide (an example is nearest to itself).
PLAIN_KNOWN: Floats = np.array([2.0, 1.0, 0.5, 0.7, 0.0])
PLAIN_SPREAD = 0.35


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent with its probability among all intents, and the probability that the text belongs to one at all."""

    label: str
    probability: float
    known: float


@dataclass(slots=True)
class _Votes:
    """The three classifiers of one set of labels."""

    labels: NDArray[np.str_]
    mean: Floats
    whitening: Floats
    near: Floats  # whitened unit examples
    near_labels: NDArray[np.intp]
    favour: Floats  # log of each label's examples over the average
    words: FeatureUnion
    regression: LogisticRegression
    margins: LinearSVC

    def strengths(self, texts: Sequence[str], vectors: Floats) -> tuple[Floats, Floats, Floats]:
        """Return logits, margins and cosines, each (texts × labels)."""
        points = _unit(_unit(vectors - self.mean) @ self.whitening)
        logits = _both_sides(self.regression.decision_function(points)) - self.favour
        margins = _both_sides(self.margins.decision_function(self.words.transform(texts)))
        return logits, margins, self._cosines(points)

    def _cosines(self, points: Floats) -> Floats:
        alike = points @ self.near.T
        found = np.empty((len(points), len(self.labels)))
        for label in range(len(self.labels)):
            own = alike[:, self.near_labels == label]
            take = min(NEAREST, own.shape[1])
            found[:, label] = np.partition(own, own.shape[1] - take, axis=1)[:, -take:].mean(axis=1)
        return found


class IntentModel:
    """Fitted on examples; guesses the intent of texts."""

    def __init__(self, votes: _Votes, known: tuple[Floats, Floats, Floats], threshold: float) -> None:
        self._votes = votes
        self._middle, self._spread, self._weights = known
        self.threshold = threshold

    @property
    def labels(self) -> list[str]:
        """The intents it knows."""
        return [str(label) for label in self._votes.labels]

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        vectors: NDArray[np.floating],
        labels: Sequence[str],
        names: NDArray[np.floating] | None = None,
    ) -> "IntentModel":
        """Learn from examples. ``vectors``: one row each; ``names``: vectors of the sorted labels' own words.

        Examples labelled ``oos`` teach what belongs to no intent. Raises ValueError for fewer than two intents.
        """
        texts = _folded(texts)
        points, wanted = np.asarray(vectors, float), np.asarray(labels)
        inside = wanted != OUT_OF_SCOPE
        if len(np.unique(wanted[inside])) < 2:
            raise ValueError("at least two intents with examples are needed")
        outside = _Set([text for text, keep in zip(texts, inside, strict=True) if not keep], points[~inside], [])
        own = _Set([text for text, keep in zip(texts, inside, strict=True) if keep], points[inside], wanted[inside])
        votes = _fit_votes(own, None if names is None else np.asarray(names, float))
        known, threshold = _fit_known(own, outside, votes)
        return cls(votes, known, threshold)

    def ranking(
        self, texts: Sequence[str], vectors: NDArray[np.floating], most: int = 5
    ) -> list[list[tuple[str, float]]]:
        """Return the likeliest intents of each text with their probabilities, best first."""
        if not texts:
            return []
        chances = _chances(*self._votes.strengths(_folded(texts), np.asarray(vectors, float)))
        order = np.argsort(-chances, axis=1)[:, :most]
        return [
            [(str(self._votes.labels[label]), float(chances[at, label])) for label in row]
            for at, row in enumerate(order)
        ]

    def guess(self, texts: Sequence[str], vectors: NDArray[np.floating]) -> list[Guess]:
        """Return the likeliest intent of each text."""
        if not texts:
            return []
        strengths = self._votes.strengths(_folded(texts), np.asarray(vectors, float))
        chances = _chances(*strengths)
        best = chances.argmax(axis=1)
        known = _known(_evidence(strengths, best), self._middle, self._spread, self._weights)
        return [
            Guess(str(self._votes.labels[label]), float(chances[at, label]), float(known[at]))
            for at, label in enumerate(best)
        ]


@dataclass(slots=True)
class _Set:
    texts: list[str]
    points: Floats
    labels: Any

    def pick(self, mask: NDArray[np.bool_]) -> "_Set":
        return _Set(
            [text for text, keep in zip(self.texts, mask, strict=True) if keep], self.points[mask], self.labels[mask]
        )


def crossed(
    texts: Sequence[str], vectors: NDArray[np.floating], labels: Sequence[str], parts: int = 5
) -> list[tuple[str, float]]:
    """Return what each example is taken for, and how surely, by models that have not seen it: ``parts`` fits.

    Examples that stand alone in their intent cannot be held out; they come back as their own intent, with 0.
    """
    own = _Set(_folded(texts), np.asarray(vectors, float), np.asarray(labels))
    found = [(str(label), 0.0) for label in own.labels]
    part = np.zeros(len(own.labels), int)
    for label in np.unique(own.labels):
        places = np.flatnonzero(own.labels == label)
        part[places] = np.arange(len(places)) % parts if len(places) > 1 else -1
    for number in range(parts):
        asked = part == number
        if not asked.any() or len(np.unique(own.labels[~asked])) < 2:
            continue
        votes, tried = _fit_votes(own.pick(~asked), None), own.pick(asked)
        chances = _chances(*votes.strengths(tried.texts, tried.points))
        for at, row in zip(np.flatnonzero(asked), chances, strict=True):
            best = int(row.argmax())
            found[at] = (str(votes.labels[best]), float(row[best]))
    return found


def _fit_votes(own: _Set, names: Floats | None) -> _Votes:
    labels = np.unique(own.labels)
    index = np.searchsorted(labels, own.labels)
    mean = own.points.mean(axis=0)
    points = _unit(own.points - mean)
    middles = np.stack([points[index == label].mean(axis=0) for label in range(len(labels))])
    whitening = _whitening(points - middles[index])
    texts, near = list(own.texts), _unit(points @ whitening)
    if names is not None and len(names) == len(labels):
        # Names stand beside one another as examples do, but around a middle of their own.
        named = _unit(_unit(names - names.mean(axis=0)) @ whitening)
        if _names_fit(named, _unit(middles @ whitening)):
            texts += [_spelled(str(label)) for label in labels]
            near = np.vstack([near, named])
            index = np.concatenate([index, np.arange(len(labels))])
    words = make_union(
        TfidfVectorizer(analyzer=_words, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, lowercase=False),
    )
    grams = words.fit_transform(texts)
    regression = LogisticRegression(C=10, max_iter=300, class_weight="balanced").fit(near, index)
    margins = LinearSVC(C=0.5, class_weight="balanced").fit(grams, index)
    counts = np.bincount(index)
    return _Votes(labels, mean, whitening, near, index, np.log(counts / counts.mean()), words, regression, margins)


def _fit_known(own: _Set, outside: _Set, votes: _Votes) -> tuple[tuple[Floats, Floats, Floats], float]:
    """Return (middle, spread, weights) of the evidence, and the default threshold."""
    rows, truth = _held_out(own)
    if outside.texts:
        strengths = votes.strengths(outside.texts, outside.points)
        real = _evidence(strengths, _chances(*strengths).argmax(axis=1))
    else:
        real = np.zeros((0, 4))
    if not truth.any() or truth.all():
        strengths = votes.strengths(own.texts, own.points)
        rows = _evidence(strengths, _chances(*strengths).argmax(axis=1))
        middle = rows.mean(axis=0)
        spread = np.maximum(rows.std(axis=0), PLAIN_SPREAD * np.abs(middle)) + 1e-6
        return (middle, spread, PLAIN_KNOWN), 0.5
    rows, truth = np.vstack([rows, real]), np.concatenate([truth, np.zeros(len(real), bool)])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=1.0, class_weight="balanced").fit((rows - middle) / spread, truth)
    weights = np.concatenate([fitted.intercept_, fitted.coef_[0]])
    scores = _known(rows, middle, spread, weights)
    if len(real) >= ENOUGH_OUTSIDE:
        return (middle, spread, weights), float(np.quantile(scores[-len(real) :], OUTSIDE_RECALL))
    return (middle, spread, weights), float(np.quantile(scores[truth], OWN_LOST))


def _held_out(own: _Set) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the evidence of examples seen from a model without them, and whether that model knew their intent."""
    labels = np.unique(own.labels)
    chance = np.random.default_rng(0)
    group_of = dict(zip(labels, chance.permutation(len(labels)) % FOLDS, strict=True))
    group = np.array([group_of[label] for label in own.labels])
    part = chance.integers(0, FOLDS, len(own.labels))
    rows, truth = [np.zeros((0, 4))], [np.zeros(0, bool)]
    for fold_ in range(FOLDS):
        seen = (group != fold_) & (part != fold_)
        if len(np.unique(own.labels[seen])) < 2:
            continue
        asked = (part == fold_) & ((group == fold_) | np.isin(own.labels, own.labels[seen]))
        if not asked.any():  # a few examples of two or three intents need not fall into every part
            continue
        votes, tried = _fit_votes(own.pick(seen), None), own.pick(asked)
        strengths = votes.strengths(tried.texts, tried.points)
        best = _chances(*strengths).argmax(axis=1)
        rows.append(_evidence(strengths, best))
        truth.append(np.isin(tried.labels, votes.labels))
    return np.vstack(rows), np.concatenate(truth)


def _chances(logits: Floats, margins: Floats, cosines: Floats) -> Floats:
    votes = _log_softmax(logits)
    votes = votes + VOTE_WORDS * _log_softmax(margins / SHARPNESS_WORDS)
    votes = votes + VOTE_NEAR * _log_softmax(cosines / SHARPNESS_NEAR)
    result: Floats = np.exp(_log_softmax(votes))
    return result


def _evidence(strengths: tuple[Floats, Floats, Floats], best: NDArray[np.intp]) -> Floats:
    """Return per text how strongly each view holds the likeliest intent, and by how much the votes prefer it."""
    rows = np.arange(len(best))
    chances = _chances(*strengths)
    return np.column_stack([*(view[rows, best] for view in strengths), np.log(chances[rows, best] + 1e-9)])


def _known(rows: Floats, middle: Floats, spread: Floats, weights: Floats) -> Floats:
    values = (rows - middle) / spread
    result: Floats = 1 / (1 + np.exp(-(weights[0] + values @ weights[1:])))
    return result


def _names_fit(named: Floats, middles: Floats) -> bool:
    hits = (named @ middles.T).argmax(axis=1) == np.arange(len(named))
    return bool(hits.mean() >= NAMES_HELP)


def _whitening(rest: Floats) -> Floats:
    """Return the matrix under which what differs within intents is round (linear discriminant analysis, shrunk)."""
    covariance = rest.T @ rest / len(rest)
    size = len(covariance)
    covariance = (1 - SHRINK) * covariance + SHRINK * max(np.trace(covariance), 1e-9) / size * np.eye(size)
    values, axes = np.linalg.eigh(covariance)
    result: Floats = axes / np.sqrt(values)
    return result


def _spelled(label: str) -> str:
    return fold(label.replace("_", " ").replace("-", " "))


def spelled(labels: Sequence[str]) -> list[str]:
    """Return labels as words (``card_arrival`` → ``card arrival``), sorted as `fit` wants their vectors."""
    return [_spelled(label) for label in sorted({label for label in labels if label != OUT_OF_SCOPE})]


def _folded(texts: Sequence[str]) -> list[str]:
    """Return texts as they are compared; one of emoji alone is left with a sign, so that there is something to count."""
    return [fold(text) or "?" for text in texts]


def _words(text: str) -> list[str]:
    found = list(tokens(text))
    return found + [f"{one} {two}" for one, two in pairwise(found)] or [text]


def _both_sides(values: Floats) -> Floats:
    """Return one column per label, also where scikit-learn gives a single one for two labels."""
    return values if values.ndim == 2 else np.column_stack([-values, values])


def _log_softmax(values: Floats) -> Floats:
    shifted = values - values.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def _unit(rows: Floats) -> Floats:
    result: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return result
