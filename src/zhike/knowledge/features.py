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
    """A question as it is compared. ``strange``: 1 for words that no question of the base has."""

    ids: Ids
    weights: Floats
    strange: Floats
    pairs: frozenset[str]
    wants: frozenset[str]


def asked(text: str, space: WordSpace, rarity: Rarity) -> Asked:
    """Return a question's comparable form."""
    ids = space.ids(dict.fromkeys(tokens(text)))
    return Asked(ids, rarity.of(ids), rarity.strange(ids), bigrams(text), asked_for(text))


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
    if dense is not None:
        for n, (entry, questions) in enumerate(zip(entries, own, strict=True)):
            near = sorted((float(dense[at]) for at in questions if known[at]), reverse=True)
            told = [float(dense[at]) for at in entry.passages if known[at]]
            found[n, 0] = near[0] if near else max(told, default=0.0)
            found[n, 1] = sum(near[:TOP]) / min(len(near), TOP) if near else found[n, 0]
            found[n, 2] = max(told, default=found[n, 0])
    total = float(question.weights.sum())
    if not total or not entries:
        return found
    sheet = _Sheet(question, [row.words for each in own for at in each if (row := rows[at])], entries, space)
    found[:, 9] = [float(bool(question.wants - entry.gives)) for entry in entries]
    first = 0
    for n, questions in enumerate(own):
        last = first + len(questions)
        titles = sheet.blocks[first:last]
        first = last
        everything = np.concatenate([sheet.answers[n], *titles], axis=1)
        if everything.shape[1]:
            best = everything.max(axis=1)
            found[n, 3] = question.weights @ best / total
            found[n, 5] = question.weights @ (best >= 1.0) / total
            found[n, 8] = (question.weights * question.strange) @ (1.0 - best) / total
        if titles and sum(block.shape[1] for block in titles):
            found[n, 4] = question.weights @ np.concatenate(titles, axis=1).max(axis=1) / total
        for at, block in zip(questions, titles, strict=True):
            row = rows[at]
            assert row is not None
            found[n, 6] = max(found[n, 6], _both_ways(question.weights, total, rarity.of(row.words), block))
            pairs = len(question.pairs) + len(row.pairs)
            found[n, 7] = max(found[n, 7], 2 * len(question.pairs & row.pairs) / pairs if pairs else 0.0)
    if dense is not None:  # an entry whose vectors are still being computed is taken for as near as its words are
        unread = [n for n, entry in enumerate(entries) if not known[[*entry.questions, *entry.passages]].any()]
        found[unread, :3] = WORDS_FOR_MEANING * found[unread, 3:4]
    return found


class _Sheet:
    """How alike each word of the question is to each word of the candidates: computed once per distinct word."""

    def __init__(self, question: Asked, titles: Sequence[Ids], entries: Sequence[Held], space: WordSpace) -> None:
        pieces = [*titles, *(entry.answer_words for entry in entries)]
        words, places = np.unique(np.concatenate(pieces), return_inverse=True)
        alike = np.clip(space.rows(question.ids) @ space.rows(words).T, 0.0, 0.999) ** 2
        alike[question.ids[:, None] == words[None, :]] = 1.0
        spread = alike[:, places]
        ends = np.cumsum([len(piece) for piece in pieces])[:-1]
        blocks = np.split(spread, ends, axis=1)
        self.blocks, self.answers = blocks[: len(titles)], blocks[len(titles) :]


def _both_ways(weights: Floats, total: float, theirs: Floats, block: Floats) -> float:
    """Return the harmonic mean of how far the question's words find the text's and the text's the question's."""
    whole = float(theirs.sum())
    if not block.shape[1] or not whole:
        return 0.0
    there = float(weights @ block.max(axis=1)) / total
    back = float(theirs @ block.max(axis=0)) / whole
    return 2 * there * back / (there + back) if there + back else 0.0
