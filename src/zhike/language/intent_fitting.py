"""Learning intents from a few examples each; a process of its own does it, so that workers need not hold scikit-learn.

How many examples somebody wrote for an intent does not say how often customers want it, so every intent counts the same:
examples of small ones weigh more, and what favour for large ones remains is taken off. How the votes weigh in judging whether a
text is known at all is learned by holding out whole intents and asking what they look like from outside.

``python -m zhike.language.intent_fitting fit|crossed`` reads examples from its input and writes what it learned (`intent_parcels`).
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_union
from sklearn.svm import LinearSVC

from zhike.language import intent_parcels as parcels
from zhike.language.intent_terms import Terms, grams, words_and_pairs
from zhike.language.intents import (
    OUT_OF_SCOPE,
    Floats,
    IntentModel,
    Linear,
    Votes,
    chances_of,
    evidence,
    folded,
    known_by,
    spelled_out,
    unit,
)

SHRINK = 0.8  # share of the round covariance in the whitening: few examples tell little about a shape of 384 dimensions
FOLDS = 4  # groups of intents that are held out in turn
NAMES_HELP = 0.3  # share of intents whose name lies nearest to their own examples, from which names count as examples
OUTSIDE_RECALL = 0.92  # of the examples that belong to no intent, this many are to be turned away by the threshold
OWN_LOST = 0.03  # without such examples: this many of the intents' own may be turned away (held-out intents are far
ENOUGH_OUTSIDE = 50  # harder to tell from the others than what customers say that is really about something else)
# While there are too few intents to hold some out: how known a text is falls with each strength below that of the examples
# themselves, which is why the spread is taken wide (an example is nearest to itself).
PLAIN_KNOWN: Floats = np.array([2.0, 1.0, 0.5, 0.7, 0.0])
PLAIN_SPREAD = 0.35


def fit_intents(
    texts: Sequence[str],
    vectors: NDArray[np.floating],
    labels: Sequence[str],
    names: NDArray[np.floating] | None = None,
) -> IntentModel:
    """Learn from examples. ``vectors``: one row each; ``names``: vectors of the sorted labels' own words.

    Examples labelled ``oos`` teach what belongs to no intent. Raises ValueError for fewer than two intents.
    """
    texts = folded(texts)
    points, wanted = np.asarray(vectors, float), np.asarray(labels)
    inside = wanted != OUT_OF_SCOPE
    if len(np.unique(wanted[inside])) < 2:
        raise ValueError("at least two intents with examples are needed")
    outside = _Set([text for text, keep in zip(texts, inside, strict=True) if not keep], points[~inside], [])
    own = _Set([text for text, keep in zip(texts, inside, strict=True) if keep], points[inside], wanted[inside])
    votes = _fit_votes(own, None if names is None else np.asarray(names, float))
    known, threshold = _fit_known(own, outside, votes)
    return IntentModel(votes, known, threshold)


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
    own = _Set(folded(texts), np.asarray(vectors, float), np.asarray(labels))
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
        chances = chances_of(*votes.strengths(tried.texts, tried.points))
        for at, row in zip(np.flatnonzero(asked), chances, strict=True):
            best = int(row.argmax())
            found[at] = (str(votes.labels[best]), float(row[best]))
    return found


def _fit_votes(own: _Set, names: Floats | None) -> Votes:
    labels = np.unique(own.labels)
    index = np.searchsorted(labels, own.labels)
    mean = own.points.mean(axis=0)
    points = unit(own.points - mean)
    middles = np.stack([points[index == label].mean(axis=0) for label in range(len(labels))])
    whitening = _whitening(points - middles[index])
    texts, near = list(own.texts), unit(points @ whitening)
    if names is not None and len(names) == len(labels):
        # Names stand beside one another as examples do, but around a middle of their own.
        named = unit(unit(names - names.mean(axis=0)) @ whitening)
        if _names_fit(named, unit(middles @ whitening)):
            texts += [spelled_out(str(label)) for label in labels]
            near = np.vstack([near, named])
            index = np.concatenate([index, np.arange(len(labels))])
    own_words = TfidfVectorizer(analyzer=words_and_pairs, sublinear_tf=True)
    own_grams = TfidfVectorizer(analyzer=grams, sublinear_tf=True)
    rows = make_union(own_words, own_grams).fit_transform(texts)
    regression = LogisticRegression(C=10, max_iter=300, class_weight="balanced").fit(near, index)
    margins = LinearSVC(C=0.5, class_weight="balanced").fit(rows, index)
    counts = np.bincount(index)
    terms = Terms(*((list(one.get_feature_names_out()), one.idf_) for one in (own_words, own_grams)))
    return Votes(
        labels,
        mean,
        whitening,
        near,
        index,
        np.log(counts / counts.mean()),
        terms,
        _linear(regression),
        _linear(margins),
    )


def _linear(fitted: LogisticRegression | LinearSVC) -> Linear:
    return Linear(fitted.coef_.astype(np.float32), fitted.intercept_)


def _fit_known(own: _Set, outside: _Set, votes: Votes) -> tuple[tuple[Floats, Floats, Floats], float]:
    """Return (middle, spread, weights) of the evidence, and the default threshold."""
    rows, truth = _held_out(own)
    if outside.texts:
        strengths = votes.strengths(outside.texts, outside.points)
        real = evidence(strengths, chances_of(*strengths).argmax(axis=1))
    else:
        real = np.zeros((0, 4))
    if not truth.any() or truth.all():
        strengths = votes.strengths(own.texts, own.points)
        rows = evidence(strengths, chances_of(*strengths).argmax(axis=1))
        middle = rows.mean(axis=0)
        spread = np.maximum(rows.std(axis=0), PLAIN_SPREAD * np.abs(middle)) + 1e-6
        return (middle, spread, PLAIN_KNOWN), 0.5
    rows, truth = np.vstack([rows, real]), np.concatenate([truth, np.zeros(len(real), bool)])
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    fitted = LogisticRegression(C=1.0, class_weight="balanced").fit((rows - middle) / spread, truth)
    weights = np.concatenate([fitted.intercept_, fitted.coef_[0]])
    scores = known_by(rows, middle, spread, weights)
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
        best = chances_of(*strengths).argmax(axis=1)
        rows.append(evidence(strengths, best))
        truth.append(np.isin(tried.labels, votes.labels))
    return np.vstack(rows), np.concatenate(truth)


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


def main(what: str) -> None:
    """Learn from the examples in the input."""
    os.nice(5)
    texts, vectors, labels, names = parcels.opened_examples(sys.stdin.buffer.read())
    try:
        if what == "crossed":
            made = parcels.packed_guesses(crossed(texts, vectors, labels))
        else:
            made = parcels.packed_model(fit_intents(texts, vectors, labels, names))
    except ValueError as error:  # examples that teach nothing
        raise SystemExit(str(error)) from None
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main(sys.argv[1])
