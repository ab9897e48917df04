"""Looks questions up. Lives in the worker only: it holds the indexes and asks the model.

An index follows its base by version: each search reads the versions (one small query) and takes over what changed.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

from zhike.db import Database, Tx
from zhike.knowledge import queries, queries_graph, vector_queries
from zhike.knowledge.graph_index import EntityGraph, spoken
from zhike.knowledge.graph_search import beside
from zhike.knowledge.index import BaseIndex
from zhike.knowledge.rules import text_hash
from zhike.knowledge.several import merged
from zhike.knowledge.types import Candidate, Found, IndexedEntry
from zhike.knowledge.vectors import texts_of
from zhike.knowledge.withheld import outdone, withheld
from zhike.language import Embedder, Vectors, WordSpace, tokens
from zhike.telemetry import get_logger

log = get_logger("zhike.knowledge")
MAX_TEXTS = 300_000  # texts in memory over all bases (about 2 KB each); the longest unused base goes first
LIMIT = 8
FILL_EVERY_S = 0.5
FILL_AT_ONCE = 2000  # entries whose late vectors are looked for at once
NEW_WORDS = 8  # words of a question that are learned before it is answered, about 5 ms each
ROUND = 32  # words learned at once in the background
STRANGERS = 60  # questions of the workspace's other bases that an index is fitted against


class Searcher:
    """Hybrid search over the bases of any workspace."""

    def __init__(
        self, db: Database, embedder: Embedder, max_texts: int = MAX_TEXTS, space: WordSpace | None = None
    ) -> None:
        self.db = db
        self.embedder = embedder
        self.space = space or WordSpace()
        self.max_texts = max_texts
        self._indexes: OrderedDict[tuple[UUID, UUID], BaseIndex] = OrderedDict()
        self._locks: dict[tuple[UUID, UUID], asyncio.Lock] = {}
        self._filled: dict[tuple[UUID, UUID], float] = {}
        self._pool = ThreadPoolExecutor(2, "knowledge")
        self._fitters = ThreadPoolExecutor(1, "knowledge-fit")  # a fit takes seconds and must not keep a search waiting
        self._fits: dict[tuple[UUID, UUID], asyncio.Task[None]] = {}

    async def search(
        self,
        workspace_id: UUID,
        questions: Sequence[str],
        locale: str,
        base_ids: frozenset[UUID] | None = None,
        channel: str | None = None,
    ) -> list[Found]:
        """Return the candidates of each question, best first.

        ``locale``: the language the questions are in. ``channel``: the kind of inbox that will show the answer.
        """
        started = time.perf_counter()
        embedding = asyncio.ensure_future(self._embed(questions))
        try:
            indexes = await self._current(workspace_id, base_ids)
            ready = time.perf_counter()
            vectors = await embedding
        finally:
            embedding.cancel()
        embedded = time.perf_counter()
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._pool, self._search_all, indexes, questions, vectors, locale, channel)
        ms = {
            "index": _ms(ready - started),
            "embed": _ms(embedded - started),
            "search": _ms(time.perf_counter() - embedded),
        }
        return [Found(tuple(candidates), ms) for candidates in found]

    async def _embed(self, questions: Sequence[str]) -> Vectors:
        """Return the questions' vectors; the few words in them that nobody has asked yet are learned on the way."""
        words = (word for question in questions for word in tokens(question))
        unknown = self.space.unknown(words)[:NEW_WORDS] if self.embedder.dim == self.space.width else []
        vectors = await self.embedder.embed([*questions, *unknown])
        self.space.learn(unknown, vectors[len(questions) :])
        return vectors[: len(questions)]

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        """Return one published entry as a certain candidate, None when it is gone."""
        for index in await self._current(workspace_id, None):
            candidate = index.candidate(entry_id, channel)
            if candidate is not None:
                return candidate
        return None

    def holds(self, workspace_id: UUID) -> bool:
        """Say whether a workspace's indexes are in memory."""
        return bool(self._held(workspace_id, None))

    def wordings(
        self, workspace_id: UUID, base_ids: frozenset[UUID] | None = None
    ) -> tuple[Hashable, Callable[[], list[str]]]:
        """Return what the questions in memory are known by, and a function that reads them (some ms per thousand)."""
        held = self._held(workspace_id, base_ids)
        stamp = tuple(sorted((str(index.base_id), index.version) for index in held))
        return (workspace_id, stamp), lambda: [text for index in held for text in index.questions()]

    def products(self, workspace_id: UUID, text: str, base_ids: frozenset[UUID] | None = None) -> frozenset[str]:
        """Return the names of the products a text names, and of what they belong to. Reads memory only."""
        return frozenset().union(*(index.graph.products(text) for index in self._held(workspace_id, base_ids)))

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        """Return (entry, question) of published entries on the same or related things, without what was asked ``but`` now."""
        for index in self._held(workspace_id, None):
            if entry_id in index.entries:
                return beside(index.graph, index.entries, entry_id, locale, limit, but)
        return []

    async def warm(self, workspace_id: UUID) -> None:
        """Load a workspace's indexes and the model before the first customer asks."""
        await self.search(workspace_id, ["您好"], "zh")

    async def follow(self, workspace_id: UUID, base_id: UUID) -> None:
        """Take over a base's new vectors and fit it to them now, not when the next customer asks."""
        before = -1
        while (
            missing := sum(len(i.missing) for i in await self._current(workspace_id, frozenset({base_id})))
        ) != before:
            before = missing
            await asyncio.sleep(FILL_EVERY_S * bool(missing))

    @property
    def texts(self) -> int:
        """How many texts are held in memory."""
        return sum(index.texts for index in self._indexes.values())

    def close(self) -> None:
        """Stop the threads."""
        for fit in self._fits.values():
            fit.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._fitters.shutdown(wait=False, cancel_futures=True)

    def _search_all(
        self,
        indexes: list[BaseIndex],
        questions: Sequence[str],
        vectors: Vectors,
        locale: str,
        channel: str | None,
    ) -> list[list[Candidate]]:
        results, now = [], datetime.now(UTC)
        graphs = [index.graph for index in indexes]
        for n, question in enumerate(questions):
            vector = vectors[n] if self.embedder.dim else None
            named = spoken(graphs, question)
            found = [
                index.search(question, vector, locale, LIMIT, now=now, channel=channel, mentions=own)
                for index, own in zip(indexes, named, strict=True)
            ]
            by = [outdone(index, question, vector, locale, now, own) for index, own in zip(indexes, named, strict=True)]
            results.append(merged(withheld(found, by), LIMIT))
        return results

    async def _current(self, workspace_id: UUID, base_ids: frozenset[UUID] | None) -> list[BaseIndex]:
        """Return the workspace's indexes as of now."""
        stale: dict[UUID, int] = {}
        async with self.db.transaction(workspace_id) as tx:
            versions = await queries.versions(tx)
        wanted = {base: version for base, version in versions.items() if base_ids is None or base in base_ids}
        for base, version in wanted.items():
            key = (workspace_id, base)
            index = self._indexes.get(key)
            if index is None or index.version < version or self._may_fill(key, index):
                stale[base] = version
        for base in stale:
            await self._refresh((workspace_id, base))
        found = []
        for base in wanted:
            index = self._indexes.get((workspace_id, base))
            if index is not None:
                self._indexes.move_to_end((workspace_id, base))
                found.append(index)
        return found

    def _held(self, workspace_id: UUID, base_ids: frozenset[UUID] | None) -> list[BaseIndex]:
        return [
            index
            for (workspace, base), index in self._indexes.items()
            if workspace == workspace_id and (base_ids is None or base in base_ids)
        ]

    def _may_fill(self, key: tuple[UUID, UUID], index: BaseIndex) -> bool:
        return bool(index.missing) and time.monotonic() - self._filled.get(key, 0.0) > FILL_EVERY_S

    async def _refresh(self, key: tuple[UUID, UUID]) -> None:
        """Bring one index up to its base; searches that come meanwhile wait for the same refresh."""
        async with self._locks.setdefault(key, asyncio.Lock()):
            index = self._indexes.get(key) or BaseIndex(key[1], self.embedder.dim, self.embedder.means, self.space)
            async with self.db.transaction(key[0]) as tx:
                version = (await queries.versions(tx)).get(key[1])
                if version is None:
                    self._indexes.pop(key, None)
                    return
                changed = await queries.changed(tx, key[1], index.version) if version > index.version else []
                vectors = await self._vectors(tx, [entry for entry in changed if not entry.gone])
                graph = await queries_graph.graph(tx, key[1]) if version > index.version else None
                late = await self._vectors(tx, index.lacking({entry.id for entry in changed}, FILL_AT_ONCE))
            loop = asyncio.get_running_loop()
            try:
                if graph is not None:
                    index.graph = await loop.run_in_executor(self._pool, EntityGraph.of, graph)
                    await loop.run_in_executor(self._pool, index.apply, changed, vectors, version)
                if late:
                    await loop.run_in_executor(self._pool, index.fill, late)
            except Exception:
                self._indexes.pop(key, None)  # half changed: the next search builds it anew
                raise
            if index.unfitted and key not in self._fits:
                self._fits[key] = asyncio.create_task(self._fit(key, index), name="knowledge-fit")
            self._filled[key] = time.monotonic()
            self._indexes[key] = index
            self._forget_unused(key)

    async def _fit(self, key: tuple[UUID, UUID], index: BaseIndex) -> None:
        """Fit an index's ranking until nothing changed meanwhile; searches go on with what it knew before."""
        others = [other for at, other in self._indexes.items() if at[0] == key[0] and at[1] != key[1]]
        strangers = [asked for other in others for asked in other.sample(STRANGERS // len(others))]
        try:
            while index.unfitted:
                await self._refit(index, strangers)
                if await self._learn(index):
                    await self._refit(index, strangers)
        except Exception as error:
            log.error("knowledge.fit_failed", base_id=str(key[1]), error=type(error).__name__)
        finally:
            del self._fits[key]

    async def _refit(self, index: BaseIndex, strangers: list[tuple[str, str, Vectors]]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._fitters, index.refit, strangers)

    async def _learn(self, index: BaseIndex) -> bool:
        """Learn the words of a base that nobody knew before, a few at a time; says whether there were any."""
        unknown = self.space.unknown(index.words()) if self.embedder.dim == self.space.width else []
        for start in range(0, len(unknown), ROUND):
            words = unknown[start : start + ROUND]
            self.space.learn(words, await self.embedder.embed(words, urgent=False))
        return bool(unknown)

    async def _vectors(self, tx: Tx, entries: Sequence[IndexedEntry]) -> dict[UUID, dict[int, bytes]]:
        """Return the stored vectors that are of these entries' texts as they are now."""
        if not self.embedder.dim or not entries:
            return {}
        stored = await vector_queries.vectors(tx, [entry.id for entry in entries], self.embedder.name)
        found: dict[UUID, dict[int, bytes]] = {}
        for entry in entries:
            texts = texts_of(entry, "questions") | texts_of(entry, "passages")
            own = stored.get(entry.id, {})
            found[entry.id] = {n: own[n][1] for n, text in texts.items() if n in own and own[n][0] == text_hash(text)}
        return found

    def _forget_unused(self, keep: tuple[UUID, UUID]) -> None:
        while self.texts > self.max_texts and len(self._indexes) > 1:
            oldest = next(key for key in self._indexes if key != keep)
            del self._indexes[oldest]


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)
