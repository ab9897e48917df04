"""How alike a question and entries are: meaning of questions and passages, and words that say the same.

Words are compared softly: each word of the question looks for its nearest in the entry (`WordSpace`), squared so that distant
kin count little, weighed by how rare the word is in the base. This is what tells 酸奶 from 煮饭 where sentences look alike.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from zhike.knowledge.asks import asked_for
from zhike.knowledge.ranking import FEATURES
from zhike.language import Ids, WordSpace, bigrams, tokens, weight

Floats = NDArray[np.float64]
UNSEEN = 20  # entries a base is taken to have besides its own: in a tiny one every word would else be ordinary
WORDS_FOR_MEANING = 0.7  # cosine expected of an entry all of whose words are the question's
_NONE = np.array([-1], np.int32)  # stands for a word that is like no other
_NO_WORDS = _NONE[:0]
TOPICAL = 0.5  # weight of a word from which it tells what a text is about
TOP = 3  # an entry's nearest questions whose mean counts beside the nearest


@dataclass(slots=True)
class Row:
    """One text of an entry: a question it answers (with words and character pairs), or a passage of its answer."""

    entry_id: UUID
    text: str
    locale: str
    passage: bool
    words: Ids
    pairs: frozenset[str]


@dataclass(slots=True)
class Held:
    """What the index keeps of an entry: its rows by number, the words of its answer, all of its words."""

    questions: list[int]
    passages: list[int]
    answer_words: Ids
    words: frozenset[int]
    titles: frozenset[int]  # those of its questions
    gives: frozenset[str]  # kinds of measures that its answer names


class Rarity:
    """Inverse entry frequency of words in one base (BM25's), 0.15 of it for words without a topic."""

    def __init__(self, counts: Mapping[int, int], titles: Mapping[int, int], entries: int, space: WordSpace) -> None:
        self._counts, self._titles, self._entries, self._space = counts, titles, entries, space
        self._known: dict[int, float] = {}

    def of(self, ids: Ids) -> Floats:
        """Return the weight of each word."""
        return np.array([self._of(number) for number in ids.tolist()])

    def knows(self, text: str) -> bool:
        """Say whether the base uses every word of a text."""
        return all(self._counts.get(number, 0) > 0 for number in self._space.ids(tokens(text)).tolist())

    def strange(self, ids: Ids) -> Floats:
        """Return 1 for each word that no question of the base has, else 0."""
        return np.array([float(self._titles.get(number, 0) <= 0) for number in ids.tolist()])

    def _of(self, number: int) -> float:
        found = self._known.get(number)
        if found is None:
            entries = self._entries + UNSEEN
            count = min(self._counts.get(number, 0), self._entries)
            found = weight(self._space.word(number)) * math.log(1 + (entries - count + 0.5) / (count + 0.5))
            self._known[number] = found
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is compared. ``strange``: 1 for words that no question of the base has; ``length``: log of its words."""

    ids: Ids
    weights: Floats
    strange: Floats
    pairs: frozenset[str]
    wants: frozenset[str]
    length: float


def asked(text: str, space: WordSpace, rarity: Rarity) -> Asked:
    """Return a question's comparable form."""
    words = dict.fromkeys(tokens(text))
    ids = space.ids(words)
    length = math.log1p(sum(weight(word) > TOPICAL for word in words))
    return Asked(ids, rarity.of(ids), rarity.strange(ids), bigrams(text), asked_for(text), length)


def compare(
    question: Asked,
    entries: Sequence[Held],
    rows: Sequence[Row | None],
    dense: NDArray[np.float32] | None,
    known: NDArray[np.bool_],
    space: WordSpace,
    rarity: Rarity,
    leave_out: int = -1,
) -> Floats:
    """Return the features (entries × FEATURES). ``dense``: cosine per row, where ``known``; ``leave_out``: a row that shall not count."""
    found = np.zeros((len(entries), len(FEATURES)))
    own = [[at for at in entry.questions if at != leave_out] for entry in entries]
    unread = _by_meaning(found, own, entries, dense, known) if dense is not None else []
    total = float(question.weights.sum())
    if not total or not entries:
        return found
    texts: list[Ids] = []
    starts = []  # of each entry's questions among texts; each entry ends in a text without words
    for n, questions in enumerate(own):
        starts.append(len(texts))
        for at in questions:
            row = rows[at]
            assert row is not None
            texts.append(row.words)
            pairs = len(question.pairs) + len(row.pairs)
            found[n, 7] = max(found[n, 7], 2 * len(question.pairs & row.pairs) / pairs if pairs else 0.0)
        texts.append(_NO_WORDS)
    sheet = _Sheet(question, texts, [entry.answer_words for entry in entries], space, rarity)
    asked_of: Floats = np.maximum.reduceat(sheet.texts, starts, axis=1)
    best = np.maximum(asked_of, sheet.answers)
    weights = question.weights / total
    found[:, 3] = weights @ best
    found[:, 4] = weights @ asked_of
    found[:, 5] = weights @ (best >= 1.0)
    found[:, 6] = np.maximum.reduceat(sheet.both_ways(weights), starts)
    found[:, 8] = (weights * question.strange) @ (1.0 - best)
    found[[not entry.words for entry in entries], 8] = 0.0
    found[:, 9] = [float(bool(question.wants - entry.gives)) for entry in entries]
    found[:, 10] = question.length
    found[unread, :3] = WORDS_FOR_MEANING * found[unread, 3:4]
    return found


def _by_meaning(
    found: Floats,
    own: Sequence[Sequence[int]],
    entries: Sequence[Held],
    dense: NDArray[np.float32],
    known: NDArray[np.bool_],
) -> list[int]:
    """Fill in the features of meaning; returns the entries whose vectors are still being computed.

    Those are taken for as near as their words are.
    """
    unread = []
    for n, (entry, questions) in enumerate(zip(entries, own, strict=True)):
        near = sorted((float(dense[at]) for at in questions if known[at]), reverse=True)
        told = [float(dense[at]) for at in entry.passages if known[at]]
        found[n, 0] = near[0] if near else max(told, default=0.0)
        found[n, 1] = sum(near[:TOP]) / min(len(near), TOP) if near else found[n, 0]
        found[n, 2] = max(told, default=found[n, 0])
        if not near and not told and not known[entry.questions].any():
            unread.append(n)
    return unread


class _Sheet:
    """How alike each word of the question is to the nearest word of each text, and of each answer.

    Computed once per distinct word. Every text ends in a word that is like none, so that none is empty.
    """

    def __init__(
        self, question: Asked, texts: Sequence[Ids], answers: Sequence[Ids], space: WordSpace, rarity: Rarity
    ) -> None:
        pieces = [*texts, *answers]
        words, places = np.unique(
            np.concatenate([part for one in pieces for part in (one, _NONE)]), return_inverse=True
        )
        alike = np.zeros((len(question.ids), len(words)))
        alike[:, 1:] = np.clip(space.rows(question.ids) @ space.rows(words[1:]).T, 0.0, 0.999) ** 2
        alike[question.ids[:, None] == words[None, :]] = 1.0
        starts = np.concatenate([[0], np.cumsum([len(one) + 1 for one in pieces])[:-1]])
        nearest = np.maximum.reduceat(alike[:, places], starts, axis=1)
        self.texts, self.answers = nearest[:, : len(texts)], nearest[:, len(texts) :]
        rare = np.concatenate([[0.0], rarity.of(words[1:])])
        self._theirs = np.add.reduceat(rare[places], starts)[: len(texts)]
        self._found = np.add.reduceat((rare * alike.max(axis=0))[places], starts)[: len(texts)]

    def both_ways(self, weights: Floats) -> Floats:
        """Return per text the harmonic mean of how far the question's words find the text's and the text's the question's."""
        there = weights @ self.texts
        back = self._found / np.maximum(self._theirs, 1e-12)
        return 2 * there * back / np.maximum(there + back, 1e-12)
