"""How alike two questions are: meaning, characters, and what sets them apart (numbers, refusal).

A logistic regression over four features of a pair. Meaning leads; letters and words decide between what means nearly the same.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zhike.language.quantities import quantities
from zhike.language.text import fold
from zhike.language.tokens import bigrams, tokens, weight

Floats = NDArray[np.float64]
FEATURES = ("bias", "meaning", "letters", "words", "other_number")
WEIGHTS: Floats = np.array([-4.0, 7.0, 0.8, 0.6, -1.5])


class Likeness:
    """Compares questions of one collection: what all of them share tells nothing, what few share tells much."""

    def __init__(self, texts: Sequence[str], vectors: NDArray[np.floating]) -> None:
        self._mean = np.asarray(vectors, float).mean(axis=0) if len(vectors) else 0.0
        self._size = max(len(texts), 1)
        self._pairs = Counter(pair for text in texts for pair in bigrams(text))
        self._words = Counter(word for text in texts for word in set(tokens(text)))

    def chances(
        self, left: Sequence[str], right: Sequence[str], lefts: NDArray[np.floating], rights: NDArray[np.floating]
    ) -> Floats:
        """Return per pair the probability that both ask the same, given their texts and vectors."""
        rows = self.features(left, right, lefts, rights)
        result: Floats = 1 / (1 + np.exp(-(rows @ WEIGHTS)))
        return result

    def features(
        self, left: Sequence[str], right: Sequence[str], lefts: NDArray[np.floating], rights: NDArray[np.floating]
    ) -> Floats:
        """Return the features of each pair in the order of FEATURES."""
        ones, others = _unit(np.asarray(lefts, float) - self._mean), _unit(np.asarray(rights, float) - self._mean)
        meaning = (ones * others).sum(axis=1)
        rest = [
            (
                self._shared(bigrams(one), bigrams(other), self._pairs),
                self._shared(frozenset(tokens(one)), frozenset(tokens(other)), self._words),
                float(_numbers_differ(one, other)),
            )
            for one, other in zip(left, right, strict=True)
        ]
        return np.column_stack([np.ones(len(meaning)), meaning, np.array(rest).reshape(-1, 3)])

    def _shared(self, one: frozenset[str], other: frozenset[str], counts: Counter[str]) -> float:
        """Return the cosine of two sets weighed by inverse document frequency."""
        shared, left, right = (self._mass(part, counts) for part in (one & other, one, other))
        return shared / math.sqrt(left * right) if left and right else 0.0

    def _mass(self, parts: frozenset[str], counts: Counter[str]) -> float:
        return sum((weight(part) * math.log(1 + self._size / (1 + counts[part]))) ** 2 for part in parts)


def _numbers_differ(one: str, other: str) -> bool:
    left, right = quantities(fold(one)), quantities(fold(other))
    return any(a.unit == b.unit for a in left for b in right) and not left & right


def _unit(rows: Floats) -> Floats:
    result: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return result
