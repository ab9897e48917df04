"""Whether two entries ask the same, by the index that answers customers: would one answer what is asked of the other?"""

import time
from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.knowledge.guards import against
from zhike.knowledge.index import BaseIndex
from zhike.knowledge.ranking import probabilities
from zhike.knowledge.types import IndexedEntry
from zhike.language import Embedder, WordSpace

MOST = 12  # questions of an entry that are asked
LEAST = 0.01  # what is less likely counts as 0


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
        self._asked: dict[int, dict[UUID, float]] = {}

    def mutual(self, one: UUID, other: UUID) -> float:
        """Return the mean probability that either entry answers a question of the other's, if that one were not there."""
        return (self._answers(one, other) + self._answers(other, one)) / 2

    def _answers(self, asked: UUID, by: UUID) -> float:
        questions = self.index.held[asked].questions[:MOST]
        return sum(self._chances(at, asked).get(by, 0.0) for at in questions) / len(questions)

    def _chances(self, at: int, own: UUID) -> dict[UUID, float]:
        """Return {entry: probability that it answers the question in a row}, as if the question's own entry were not there."""
        if at not in self._asked:
            began = time.perf_counter()
            index, row = self.index, self.index.rows[at]
            assert row is not None
            ids, features = index.compared(row.text, index.matrix[at] if index.has_vector[at] else None)
            others = [n for n, entry_id in enumerate(ids) if entry_id != own]
            chances = probabilities(features[others], index.weights).tolist() if others else []
            likely = [(ids[n], chance) for n, chance in zip(others, chances, strict=True) if chance > LEAST]
            self._asked[at] = {one: chance for one, chance in likely if not self._apart(row.text, one)}
            time.sleep(time.perf_counter() - began)  # half of the time is for those who ask meanwhile
        return self._asked[at]

    def _apart(self, question: str, entry_id: UUID) -> bool:
        entry = self.index.entries[entry_id]
        return bool(against(question, entry.texts, entry.answer))
