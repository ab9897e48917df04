"""Whether two entries ask the same, by the index that answers customers: would one answer what is asked of the other?"""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from zhike.knowledge.guards import against
from zhike.knowledge.index import BaseIndex
from zhike.knowledge.ranking import probabilities
from zhike.knowledge.types import IndexedEntry
from zhike.language import Embedder, WordSpace

MOST = 12  # questions of an entry that are asked
LEAST = 0.01  # what is less likely counts as 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What other entries are to a question: the chance that each answers it, and how nearly it does so as well as the question's own."""

    chances: Mapping[UUID, float]
    rivals: Mapping[UUID, float]


class Agreement:
    """An index of live entries, made for comparing them with each other. One caller at a time."""

    def __init__(
        self,
        entries: Sequence[IndexedEntry],
        vectors: Mapping[UUID, Mapping[int, bytes]],
        embedder: Embedder,
        space: WordSpace,
    ) -> None:
        self.index = BaseIndex(UUID(int=0), embedder.dim, embedder.means, space)
        self.index.apply(entries, vectors, 1)
        self.index.refit()
        self._asked: dict[int, _Asked] = {}

    def mutual(self, one: UUID, other: UUID) -> float:
        """Return the mean probability that either entry answers a question of the other's, if that one were not there."""
        return (self._answers(one, other) + self._answers(other, one)) / 2

    def rivalry(self, one: UUID, other: UUID) -> float | None:
        """Return how nearly each answers the other's questions as well as the other itself, had it not that wording.

        0: one of them never, 0.5: both just as well (the geometric mean: what a description answers besides is not its duplicate).
        None when one of them has a single wording: without it nothing is left to compare with.
        """
        if min(len(self.index.held[entry].questions) for entry in (one, other)) < 2:
            return None
        return math.sqrt(self._rivals(one, other) * self._rivals(other, one))

    def _answers(self, asked: UUID, by: UUID) -> float:
        questions = self.index.held[asked].questions[:MOST]
        return sum(self._ask(at, asked).chances.get(by, 0.0) for at in questions) / len(questions)

    def _rivals(self, asked: UUID, by: UUID) -> float:
        questions = self.index.held[asked].questions[:MOST]
        return sum(self._ask(at, asked).rivals.get(by, 0.0) for at in questions) / len(questions)

    def _ask(self, at: int, own: UUID) -> _Asked:
        """Ask the others the question in a row: the chances are as if its own entry were not there."""
        if at not in self._asked:
            began = time.perf_counter()
            index, row = self.index, self.index.rows[at]
            assert row is not None
            vector = index.matrix[at] if index.has_vector[at] else None
            ids, features = index.compared(row.text, vector, leave_out=at)
            others = [n for n, entry_id in enumerate(ids) if entry_id != own]
            chances = probabilities(features[others], index.weights).tolist() if others else []
            likely = {n: chance for n, chance in zip(others, chances, strict=True) if chance > LEAST}
            likely = {n: chance for n, chance in likely.items() if not self._apart(row.text, ids[n])}
            scores = features @ index.weights.ranking
            ahead = scores - (scores[ids.index(own)] if own in ids else -np.inf)
            rivals = {ids[n]: float(1 / (1 + np.exp(-ahead[n]))) for n in likely}
            self._asked[at] = _Asked({ids[n]: chance for n, chance in likely.items()}, rivals)
            time.sleep(time.perf_counter() - began)  # half of the time is for those who ask meanwhile
        return self._asked[at]

    def _apart(self, question: str, entry_id: UUID) -> bool:
        entry = self.index.entries[entry_id]
        return bool(against(question, entry.texts, entry.answer))
