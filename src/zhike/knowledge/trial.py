"""A base as it would be: its published entries with changed ones on top, in an index of its own. Worker only.

Vectors that are stored are not computed again, and those of words and changed texts are remembered for the next trial.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np

from zhike.db import Database, forbid_transaction
from zhike.knowledge import queries, queries_graph, queries_negatives, vector_queries
from zhike.knowledge.graph_linking import with_changed
from zhike.knowledge.memory import MemoryKnowledge
from zhike.knowledge.rules import text_hash
from zhike.knowledge.types import EntryDraft, IndexedEntry
from zhike.language import Embedder, Vectors

REMEMBERED = 20_000


class KnownVectors:
    """An embedder that looks into what is stored first."""

    def __init__(
        self, embedder: Embedder, stored: Mapping[bytes, bytes], remembered: "OrderedDict[bytes, Vectors]"
    ) -> None:
        self.embedder = embedder
        self.name = embedder.name
        self.dim = embedder.dim
        self.means = embedder.means
        self._stored = stored
        self._remembered = remembered

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> Vectors:
        """Return one row per text."""
        if not self.dim or not texts:
            return await self.embedder.embed(texts, urgent=urgent)
        keys = [text_hash(text) for text in texts]
        unknown = {
            key: text
            for key, text in zip(keys, texts, strict=True)
            if key not in self._stored and key not in self._remembered
        }
        if unknown:
            rows = await self.embedder.embed(list(unknown.values()), urgent=urgent)
            self._remembered.update(zip(unknown, rows, strict=True))
        found = np.stack([self._row(key) for key in keys])
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return found

    def _row(self, key: bytes) -> Vectors:
        stored = self._stored.get(key)
        row: Vectors = np.frombuffer(stored, np.float16).astype(np.float32) if stored else self._remembered[key]
        return row

    def close(self) -> None:
        """The embedder behind it is somebody else's to close."""


class TrialShelf:
    """Makes trial knowledge of a base."""

    def __init__(self, db: Database, embedder: Embedder) -> None:
        self.db = db
        self.embedder = embedder
        self._remembered: OrderedDict[bytes, Vectors] = OrderedDict()

    async def of(self, workspace_id: UUID, base_id: UUID, changed: Mapping[UUID, EntryDraft]) -> MemoryKnowledge:
        """Return the base with changed entries on top, each under its own id."""
        async with self.db.transaction(workspace_id) as tx:
            live = {e.id: e.draft for e in await queries.entries_of_base(tx, base_id) if e.state == "published"}
            negatives = await queries_negatives.of_base(tx, base_id)
            graph = await queries_graph.graph(tx, base_id)
            stored = await vector_queries.vectors_by_hash(tx, list(live), self.embedder.name)
        forbid_transaction("trial")
        known = KnownVectors(self.embedder, stored, self._remembered)
        tried = (live | dict(changed)).items()
        made = await MemoryKnowledge.holding([_live(id_, draft, negatives.get(id_, ())) for id_, draft in tried], known)
        questions = [(id_, one.question, list(one.similar)) for id_, one in changed.items()]
        made.hang(await asyncio.to_thread(with_changed, graph, questions))
        return made


def _live(entry_id: UUID, draft: EntryDraft, negatives: tuple[str, ...]) -> IndexedEntry:
    texts = (draft.question, *draft.similar)
    return IndexedEntry(
        entry_id, draft.locale, texts, draft.answer, changed_at=1, audience=draft.audience,
        valid_from=draft.valid_from, valid_until=draft.valid_until, variants=draft.variants,
        negatives=negatives,
    )  # fmt: skip
