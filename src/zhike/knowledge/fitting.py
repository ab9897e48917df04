"""Fits a base's ranking to its own questions: each left out of its entry must find it, and nothing when the entry is gone."""

import time
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from zhike.knowledge.features import Floats, Held, Row
from zhike.knowledge.ranking import Array, Weights, evidence, fit_answerable, fit_ranking, priors

Vectors = NDArray[np.float32]
FIT_TEXTS = 200  # questions tried; more add seconds, not accuracy
REST = 3  # parts of the time that are left to those who ask meanwhile, for each part of work


class Comparing(Protocol):
    """What an index offers to be fitted."""

    dim: int
    rows: list[Row | None]
    held: dict[UUID, Held]
    matrix: Vectors
    has_vector: NDArray[np.bool_]

    def compared(self, text: str, centred: Vectors | None, leave_out: int = -1) -> tuple[list[UUID], Floats]:
        """Return (entries, features) of what comes near."""

    def centred(self, vector: Vectors, language: str) -> Vectors:
        """Return a question's vector as the matrix holds them."""


def fitted(index: Comparing, strangers: Sequence[tuple[str, str, Vectors]]) -> Weights:
    """Return the weights of a base. ``strangers``: (text, locale, vector) of other bases' questions, which nothing answers."""
    tried = [at for held in index.held.values() for at in held.questions[1:]]  # passages begin with the first
    prior = priors((len(tried) + len(index.held)) / max(len(index.held), 1), len(index.held), by_words=not index.dim)
    examples = _left_out(index, tried[:: max(1, len(tried) // FIT_TEXTS)])
    ranking = fit_ranking(examples, prior.ranking)
    found = [(rows, right) for rows, right in examples if int(np.argmax(rows @ ranking)) == right]
    without = [np.delete(rows, right, axis=0) for rows, right in found]
    if index.dim:
        without += [index.compared(text, index.centred(vector, locale))[1] for text, locale, vector in strangers]
    told = [(evidence(rows, rows @ ranking), 1) for rows, _ in found]
    told += [(evidence(rows, rows @ ranking), 0) for rows in without if len(rows) > 1]
    return Weights(ranking, fit_answerable(told, prior.answerable))


def _left_out(index: Comparing, tried: Sequence[int]) -> list[tuple[Array, int]]:
    """Return (features of the candidates, the right one) of each question, as if its entry did not know it."""
    examples = []
    for at in tried:
        began = time.perf_counter()
        row = index.rows[at]
        assert row is not None
        vector = index.matrix[at] if index.dim and index.has_vector[at] else None
        ids, rows = index.compared(row.text, vector, leave_out=at)
        if row.entry_id in ids and len(ids) > 2:
            examples.append((rows, ids.index(row.entry_id)))
        time.sleep(REST * (time.perf_counter() - began))
    return examples
