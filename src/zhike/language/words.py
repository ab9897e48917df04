"""Vectors of single words, by which 邮费 finds 运费 and "postage" finds "shipping".

The commonest words of shops are shipped with their vectors (`tools/make_words.py`); others are learned from the embedder when
a base or a question brings them. A word that was not learned yet, and every number, equals itself only.
"""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zhike.language.tokens import weight

Ids = NDArray[np.int32]
Vectors = NDArray[np.float32]
SHIPPED = Path(__file__).parent / "words.npz"
DIM = 128  # principal axes kept of the model's 384; more did not rank better
ROOM = 8192
SCALE = 127.0


class WordSpace:
    """Numbers words and holds their vectors. Threads may read while one writes."""

    def __init__(self, store: Path | None = None) -> None:
        """Load what is shipped and what was learned before. ``store``: where learned words are kept, None for nowhere."""
        shipped = np.load(SHIPPED)
        self._mean, self._axes = shipped["mean"].astype(np.float32), shipped["axes"].astype(np.float32)
        self._store = store
        self._lock = threading.Lock()
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._rows = np.zeros((ROOM, DIM), np.float32)
        self._known: set[int] = set()
        self._unsaved = 0
        self._put(shipped["words"].tolist(), shipped["vectors"].astype(np.float32) / SCALE)
        if store is not None and store.exists():
            with np.load(store) as kept:
                self._put(kept["words"].tolist(), kept["vectors"].astype(np.float32) / SCALE)

    @property
    def width(self) -> int:
        """Of the vectors it can learn from; another model's words stay as they were shipped."""
        return len(self._mean)

    def ids(self, words: Iterable[str]) -> Ids:
        """Return the number of each word; new words get one."""
        found = []
        for word in words:
            number = self._numbers.get(word)
            found.append(self._number(word) if number is None else number)
        return np.array(found, np.int32)

    def word(self, number: int) -> str:
        """Return the word of a number."""
        return self._words[number]

    def rows(self, ids: Ids) -> Vectors:
        """Return the unit vectors of words by their numbers; zeros for those not learned."""
        return self._rows[ids]

    def unknown(self, words: Iterable[str]) -> list[str]:
        """Return the words worth learning: not known yet, with a meaning, without digits."""
        return [
            word
            for word in dict.fromkeys(words)
            if self._numbers.get(word) not in self._known and weight(word) > 0.5 and not any(map(str.isdigit, word))
        ]

    def learn(self, words: Sequence[str], vectors: Vectors) -> None:
        """Take over words with the embedder's vectors; kept on disk once they are many."""
        if not words:
            return
        rows = (vectors - self._mean) @ self._axes
        self._put(words, rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6))
        self._unsaved += len(words)
        if self._store is not None and self._unsaved >= 64:
            self.save()

    def save(self) -> None:
        """Write all learned words to the store, whole or not at all."""
        if self._store is None:
            return
        with self._lock:
            known = sorted(self._known)
            self._unsaved = 0
        self._store.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._store.with_suffix(".new.npz")
        words = np.array([self._words[number] for number in known])
        np.savez_compressed(fresh, words=words, vectors=np.round(self._rows[known] * SCALE).astype(np.int8))
        fresh.replace(self._store)

    def _put(self, words: Sequence[str], rows: Vectors) -> None:
        numbers = self.ids(words)
        with self._lock:
            self._rows[numbers] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
            self._known.update(numbers.tolist())

    def _number(self, word: str) -> int:
        with self._lock:
            number = self._numbers.get(word)
            if number is None:
                number = len(self._words)
                if number >= len(self._rows):
                    self._rows = np.vstack([self._rows, np.zeros_like(self._rows)])
                self._words.append(word)
                self._numbers[word] = number
            return number
