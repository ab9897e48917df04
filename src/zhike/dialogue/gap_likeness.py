"""Laying questions to their like: which gap asks the same as a new question, if any does. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from zhike.language import Likeness, Vectors, bigrams, fold

# Chance that two questions ask the same, from which they lie together. Of 5 hard wordings each of 60 entries of
# examples/knowledge, three pairs in four that lie together then belong together; nearer wordings find each other far more often.
SAME = 0.45
SAME_BY_WORDS = 0.45  # without vectors: how much of letters and words they share, weighed by rarity
NEAR = 12  # gaps looked at closely for each question
BLEND = 40  # questions after which a collection's own mean outweighs the general one
NEW = -1


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is compared."""

    locale: str
    text: str


def lay(
    fresh: Sequence[Wording], known: Sequence[Wording], vectors: Vectors, means: Mapping[str, Vectors]
) -> list[tuple[int, int]]:
    """Return for each fresh question (gap, fresh question that opened it): a known gap and NEW, or NEW and its opener.

    ``vectors``: rows of the known ones, then of the fresh ones, as the model gives them (none of them: no columns).
    An opener is a gap to those behind it, so what comes in one round lies together too.
    """
    found: list[tuple[int, int]] = [(NEW, NEW)] * len(fresh)
    for locale in dict.fromkeys(one.locale for one in fresh):
        texts = [*known, *fresh]
        own = [at for at, one in enumerate(texts) if one.locale == locale]
        shelf = _Shelf([texts[at].text for at in own], vectors[own], means.get(locale))
        gaps = [n for n, at in enumerate(own) if at < len(known)]
        shelf.open(gaps)
        for n, at in enumerate(own):
            if at < len(known):
                continue
            like = shelf.like(n)
            if like is None:
                shelf.open([n])
                found[at - len(known)] = (NEW, at - len(known))
            elif own[like] < len(known):
                found[at - len(known)] = (own[like], NEW)
            else:
                found[at - len(known)] = (NEW, own[like] - len(known))
    return found


class _Shelf:
    """The questions of one language, and which of them stand for a gap."""

    def __init__(self, texts: Sequence[str], vectors: Vectors, mean: Vectors | None) -> None:
        self.texts = texts
        self.vectors = np.asarray(vectors, np.float32)
        dim = self.vectors.shape[1]
        general = mean if mean is not None and len(mean) == dim else np.zeros(dim, np.float32)
        whole = np.vstack([self.vectors, np.tile(general, (BLEND, 1))])
        self.likeness = Likeness(texts, whole)
        centred = self.vectors - whole.mean(axis=0)
        self.centred = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        self.open_: list[int] = []
        self.by_pair: dict[str, list[int]] = defaultdict(list)
        self.by_text: dict[str, int] = {}

    def open(self, numbers: Iterable[int]) -> None:
        """Let these questions stand for a gap each."""
        for n in numbers:
            self.open_.append(n)
            self.by_text.setdefault(fold(self.texts[n]), n)
            for pair in bigrams(self.texts[n]):
                self.by_pair[pair].append(n)

    def like(self, n: int) -> int | None:
        """Return the gap that asks the same as a question."""
        same = self.by_text.get(fold(self.texts[n]))
        near = self._near(n) if same is None else []
        if not near:
            return same
        left, right = [self.texts[n]] * len(near), [self.texts[m] for m in near]
        ones = self.vectors[[n] * len(near)]
        if self.vectors.shape[1]:
            chances, least = self.likeness.chances(left, right, ones, self.vectors[near]), SAME
        else:
            rows = self.likeness.features(left, right, ones, self.vectors[near])
            chances, least = (rows[:, 2] + rows[:, 3]) / 2 - rows[:, 4], SAME_BY_WORDS
        best = int(np.argmax(chances))
        return near[best] if chances[best] >= least else None

    def _near(self, n: int) -> list[int]:
        shared = Counter(m for pair in bigrams(self.texts[n]) for m in self.by_pair.get(pair, ()))
        near = [m for m, _ in shared.most_common(NEAR)]
        if self.vectors.shape[1] and self.open_:
            cosines = self.centred[self.open_] @ self.centred[n]
            near += [self.open_[at] for at in np.argsort(-cosines)[:NEAR].tolist()]
        return list(dict.fromkeys(near))
