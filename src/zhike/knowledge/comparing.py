"""Duplicates and contradictions: entries that ask nearly the same, and whether they answer alike."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from zhike.db import Database, forbid_transaction
from zhike.kit.ids import uuid7
from zhike.knowledge import queries, queries_graph, queries_pairs, vector_queries
from zhike.knowledge.agreement import Agreement
from zhike.knowledge.graph_index import EntityGraph
from zhike.knowledge.types import Entry, IndexedEntry
from zhike.language import Embedder, WordSpace, bigrams, fold, quantities

SUSPECT = 0.55  # cosine of the two nearest texts of a pair, from which on it is looked at closely
ANYWAY = 50  # pairs that are, however far: in a small base cosines say little
# They ask the same where the probability that either answers the other's questions and the rivalry (`Agreement`), weighed, come
# to BAR; entries of one wording have no rivalry. With each of 559 shop entries cut into two, a fifth of a base at a time, the
# whole answer in both or half of it in each, 327 pairs are found and 19 others (by probability alone 276 and 66).
BAR, RIVALRY = 1.0, 2.0
SAME = 0.4  # probability alone
ALIKE = 0.8  # share of letter pairs that answers have in common from which on they say the same
NEAR = 4  # texts of other entries looked at for each text
BLOCK = 512  # texts compared at a time
Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an entry (``at``: the entry's place in the list) with its vector."""

    at: int
    text: str
    vector: Rows


def numbers_apart(one: str, other: str) -> list[dict[str, Any]]:
    """Return units in which two answers name different numbers only: [{unit, one, other}]."""
    left, right = _by_unit(one), _by_unit(other)
    return [
        {"unit": unit, "one": sorted(left[unit]), "other": sorted(right[unit])}
        for unit in sorted(left.keys() & right.keys())
        if not left[unit] & right[unit]
    ]


def answers_alike(one: str, other: str) -> bool:
    """Say whether two answers say the same in nearly the same words, with the same numbers."""
    if fold(one) == fold(other):
        return True
    left, right = bigrams(one), bigrams(other)
    shared = 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0
    return shared >= ALIKE and not numbers_apart(one, other)


def ask_the_same(chance: float, rivalry: float | None) -> bool:
    """Say whether two entries ask the same. ``chance``, ``rivalry``: see `Agreement`."""
    return chance >= SAME if rivalry is None else chance + RIVALRY * rivalry >= BAR


def meet(one: Entry, other: Entry) -> bool:
    """Say whether two entries can ever be given to the same reader at the same time."""
    if one.locale != other.locale or one.audience != other.audience:
        return False
    return not (_over(one, other) or _over(other, one))


def judged(one: Entry, other: Entry, chance: float, asked: tuple[str, str]) -> dict[str, Any]:
    """Return a pair of entries that ask the same, the smaller id first."""
    if other.id < one.id:
        one, other, asked = other, one, (asked[1], asked[0])
    alike = answers_alike(one.answer, other.answer)
    return {
        "id": uuid7(), "one": one.id, "other": other.id, "kind": "duplicate" if alike else "contradiction",
        "chance": round(chance, 4), "asked": list(asked), "numbers": [] if alike else numbers_apart(one.answer, other.answer),
    }  # fmt: skip


class Comparer:
    """Compares what changed in a base with the rest of it. Lives in the worker."""

    def __init__(self, db: Database, embedder: Embedder, space: WordSpace | None = None) -> None:
        self.db = db
        self.embedder = embedder
        self.space = space or WordSpace()

    async def compare(self, workspace_id: UUID, base_id: UUID) -> int:
        """Look for pairs among entries that changed since the last time; returns how many are known to be pairs now."""
        if not self.embedder.dim:
            return 0  # without vectors nothing is near anything
        async with self.db.transaction(workspace_id) as tx:
            if not await queries_pairs.stale(tx, base_id):
                return 0
            version = (await queries.versions(tx)).get(base_id, 0)
            held = await queries_pairs.live(tx, base_id)
            ids = [entry.id for entry, _ in held]
            known = await vector_queries.vectors(tx, ids, self.embedder.name)
            things = await queries_graph.graph(tx, base_id)
        stored = {entry_id: {n: vector for n, (_, vector) in own.items()} for entry_id, own in known.items()}
        forbid_transaction("comparing")
        found = await asyncio.to_thread(find_pairs, held, stored, self.embedder, self.space)
        graph = await asyncio.to_thread(EntityGraph.of, things)
        found = [pair for pair in found if not graph.apart(pair["one"], pair["other"])]  # about two products, or faults
        async with self.db.transaction(workspace_id) as tx:
            await queries_pairs.replace(tx, base_id, version, found)
        return len(found)


def find_pairs(
    held: Sequence[tuple[Entry, bool]],
    stored: Mapping[UUID, Mapping[int, bytes]],
    embedder: Embedder,
    space: WordSpace,
) -> list[dict[str, Any]]:
    """Return pairs of which one entry is fresh, by the vectors of their texts (ordinals 0… of question and similar ones)."""
    texts = [
        Text(at, text, np.frombuffer(vector, np.float16).astype(np.float32))
        for at, (entry, _) in enumerate(held)
        for n, text in enumerate((entry.question, *entry.similar))
        if (vector := stored.get(entry.id, {}).get(n)) is not None
    ]
    fresh = [n for n, text in enumerate(texts) if held[text.at][1]]
    if not fresh:
        return []
    near = sorted(_neighbours(texts, fresh, held).items(), key=lambda one: -one[1][0])
    suspects = [
        (held[one][0], held[other][0], (texts[n].text, texts[m].text))
        for at, ((one, other), (cosine, n, m)) in enumerate(near)
        if cosine >= SUSPECT or at < ANYWAY
    ]
    if not suspects:
        return []
    agreement = Agreement([_indexed(entry) for entry, _ in held], stored, embedder, space)
    found = []
    for left, right, asked in suspects:
        shared = agreement.mutual(left.id, right.id)
        if fold(asked[0]) == fold(asked[1]) or ask_the_same(shared, agreement.rivalry(left.id, right.id)):
            found.append(judged(left, right, shared, asked))
    return found


def _indexed(entry: Entry) -> IndexedEntry:
    return IndexedEntry(entry.id, entry.locale, (entry.question, *entry.similar), entry.answer, 1)


def _neighbours(
    texts: Sequence[Text], fresh: Sequence[int], held: Sequence[tuple[Entry, bool]]
) -> dict[tuple[int, int], tuple[float, int, int]]:
    """Return {(entry, entry): (cosine, text, text) of the nearest two} of entries that can meet, one of them with a fresh text."""
    matrix = np.stack([text.vector for text in texts])
    matrix = matrix - matrix.mean(axis=0)  # what all of them share says nothing
    matrix = matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-6)
    owners = np.array([text.at for text in texts])
    found: dict[tuple[int, int], tuple[float, int, int]] = {}
    for start in range(0, len(fresh), BLOCK):
        block = list(fresh[start : start + BLOCK])
        cosines = matrix[block] @ matrix.T
        for row, n in enumerate(block):
            cosines[row, owners == owners[n]] = -1
            count = min(NEAR, len(texts) - 1)
            for other in np.argpartition(-cosines[row], count - 1)[:count].tolist() if count > 0 else ():
                cosine = float(cosines[row, other])
                one, two = (n, other) if texts[n].at < texts[other].at else (other, n)
                pair = (texts[one].at, texts[two].at)
                if cosine > max(0.0, found.get(pair, (0.0,))[0]) and meet(held[pair[0]][0], held[pair[1]][0]):
                    found[pair] = (cosine, one, two)
    return found


def _by_unit(text: str) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for value, unit in quantities(text):
        found.setdefault(unit, set()).add(value)
    return found


def _over(one: Entry, other: Entry) -> bool:
    return one.valid_until is not None and other.valid_from is not None and one.valid_until <= other.valid_from
