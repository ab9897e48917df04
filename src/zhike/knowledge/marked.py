"""Holding an entry back from what people said it does not answer.

A question is held against an entry when it is, folded, the same as one of its negatives, or when it is likelier the same as a
negative than as any question of the entry's own: by the vectors where there are some, else by letters and words.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from zhike.knowledge.types import Candidate, IndexedEntry
from zhike.language import bigrams, fold, quantities, tokens, weight

GUARD = "marked_wrong"
HELD_BACK = 0.05  # what is held back scores no more: it is not even offered among choices
LIKELY = 0.5  # chance that question and negative ask the same, at least
LIKELY_BY_WORDS = 0.5  # how much of letters and words they share, at least, where there are no vectors
BIAS, MEANING, LETTERS, WORDS, OTHER_NUMBER = -4.0, 7.0, 0.8, 0.6, -1.5  # as `language.likeness` weighs a pair
FIRST_NEGATIVE = 500  # ordinals of negatives' vectors begin here; those of questions below, of passages above
Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Known:
    """A text with its centred vector, None where it is not computed yet."""

    text: str
    vector: Vector | None


class Marked:
    """What the entries of an index do not answer, with the vectors as the model gave them."""

    def __init__(self) -> None:
        self._of: dict[UUID, list[Known]] = {}

    def keep(self, entry: IndexedEntry | None, stored: Mapping[int, bytes], *, vectors: bool) -> None:
        """Take over an entry's negatives with the vectors that are stored."""
        if entry is not None and entry.negatives:
            rows = [
                stored.get(n) if vectors else None for n in range(FIRST_NEGATIVE, FIRST_NEGATIVE + len(entry.negatives))
            ]
            self._of[entry.id] = [
                Known(text, np.frombuffer(row, np.float16).astype(np.float32) if row else None)
                for text, row in zip(entry.negatives, rows, strict=True)
            ]

    def forget(self, entry_id: UUID) -> None:
        """Drop an entry's negatives."""
        self._of.pop(entry_id, None)

    @property
    def missing(self) -> Iterator[UUID]:
        """The entries that have a negative without a vector."""
        return (id_ for id_, known in self._of.items() if any(one.vector is None for one in known))

    def barred(
        self,
        question: str,
        vector: Vector | None,
        ids: Sequence[UUID],
        centre: Callable[[UUID, Vector], Vector],
        own: Callable[[UUID], Sequence[Known]],
    ) -> NDArray[np.bool_]:
        """Say of each entry whether a question is held against it; ``centre`` and ``own`` know the entry's language and texts."""
        found = np.zeros(len(ids), bool)
        for n, id_ in enumerate(ids):
            if (kept := self._of.get(id_)) is not None:
                known = [Known(one.text, centre(id_, one.vector) if one.vector is not None else None) for one in kept]
                found[n] = held_back(question, vector, known, own(id_))
        return found


def guarded(candidate: Candidate, *, barred: bool) -> Candidate:
    """Return a candidate with the guard of what is held back."""
    if not barred or candidate.exact:
        return candidate
    return replace(candidate, guards=(GUARD, *candidate.guards), score=min(candidate.score, HELD_BACK))


def held_back(question: str, vector: Vector | None, negatives: Sequence[Known], own: Sequence[Known]) -> bool:
    """Say whether a question (``vector`` centred) is held against an entry with these negatives and questions."""
    asked = bare(question)
    if any(asked == bare(one.text) for one in own):
        return False  # what people keep as the entry's own question it answers
    if any(asked == bare(one.text) for one in negatives):
        return True
    by_words = vector is None or any(one.vector is None for one in negatives)
    if by_words:
        near = max((_words(question, one.text) for one in negatives), default=0.0)
        return near >= LIKELY_BY_WORDS and near > max((_words(question, one.text) for one in own), default=0.0)
    near = max((_chance(question, vector, one) for one in negatives), default=0.0)
    return near >= LIKELY and near > max(
        (_chance(question, vector, one) for one in own if one.vector is not None), default=0.0
    )


def _chance(question: str, vector: Vector | None, other: Known) -> float:
    assert vector is not None
    assert other.vector is not None
    letters, words = _letters(question, other.text), _shared(question, other.text)
    odds = BIAS + MEANING * float(vector @ other.vector) + LETTERS * letters + WORDS * words
    odds += OTHER_NUMBER if _numbers_differ(question, other.text) else 0.0
    return 1.0 / (1.0 + math.exp(-odds))


def _words(one: str, other: str) -> float:
    return (_letters(one, other) + _shared(one, other)) / 2 - (1.0 if _numbers_differ(one, other) else 0.0)


def _letters(one: str, other: str) -> float:
    left, right = bigrams(one), bigrams(other)
    return len(left & right) / math.sqrt(len(left) * len(right)) if left and right else 0.0


def _shared(one: str, other: str) -> float:
    left, right = _weighed(one), _weighed(other)
    whole = math.sqrt(sum(left.values()) * sum(right.values()))
    return sum(left[word] for word in left.keys() & right.keys()) / whole if whole else 0.0


@lru_cache(maxsize=20_000)
def _weighed(text: str) -> dict[str, float]:
    return {word: weight(word) ** 2 for word in tokens(text)}


def _numbers_differ(one: str, other: str) -> bool:
    left, right = quantities(fold(one)), quantities(fold(other))
    return any(a.unit == b.unit for a in left for b in right) and not left & right


def bare(text: str) -> str:
    """Return a text folded, without punctuation and spaces."""
    return "".join(sign for sign in fold(text) if sign.isalnum())
