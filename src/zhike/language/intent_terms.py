"""Words and character n-grams of texts, weighed as they were when a model was fitted (TF-IDF, Salton & Buckley 1988)."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zhike.language.tokens import tokens

SHORTEST, LONGEST = 2, 5  # characters of n-grams
Part = tuple[Sequence[str], NDArray[np.floating]]  # terms in the order of their columns, and how rare each is (idf)


def words_and_pairs(text: str) -> list[str]:
    """Return a text's words and pairs of neighbours; one without words is one itself."""
    found = list(tokens(text))
    return found + [f"{one} {two}" for one, two in pairwise(found)] or [text]


def grams(text: str) -> list[str]:
    """Return the character n-grams within a text's words, blanks at their ends counted."""
    found: list[str] = []
    for word in text.split():
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            found += [padded[at : at + size] for at in range(max(1, len(padded) - size + 1))]
            if size >= len(padded):
                break
    return found


class Terms:
    """The terms of a fitted model: columns of words first, then of n-grams."""

    def __init__(self, words: Part, ngrams: Part) -> None:
        self.parts = (words, ngrams)
        self._known: list[tuple[Callable[[str], list[str]], dict[str, int], NDArray[np.floating], int]] = []
        first = 0
        for reading, (terms, idf) in zip((words_and_pairs, grams), self.parts, strict=True):
            self._known.append((reading, {term: at for at, term in enumerate(terms)}, np.asarray(idf), first))
            first += len(terms)

    def weighed(self, texts: Sequence[str], weights: NDArray[np.floating]) -> NDArray[np.float64]:
        """Return the texts' weights times a classifier's: (texts × rows of ``weights``)."""
        found = np.zeros((len(texts), len(weights)))
        for row, text in zip(found, texts, strict=True):
            for reading, places, idf, first in self._known:
                counts = Counter(at for term in reading(text) if (at := places.get(term)) is not None)
                if counts:
                    columns = np.fromiter(counts, int, len(counts))
                    values = (1 + np.log(np.fromiter(counts.values(), float, len(counts)))) * idf[columns]
                    row += weights[:, first + columns] @ (values / np.linalg.norm(values))
        return found
