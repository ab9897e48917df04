"""Knowledge without a database: the same index over drafts in memory, for scenarios, evaluation and the simulation."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

import numpy as np

from zhike.knowledge.index import BaseIndex
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.types import Candidate, EntryDraft, Found, IndexedEntry
from zhike.language import Embedder

SPACE = UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")


class MemoryKnowledge:
    """Answers searches from a fixed set of entries, one index per locale."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.indexes: list[BaseIndex] = []

    @classmethod
    async def of(cls, drafts: Iterable[EntryDraft], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge that holds the published ones of these drafts."""
        made = cls(embedder)
        by_locale: dict[str, list[IndexedEntry]] = {}
        for draft in drafts:
            entry_id = uuid5(SPACE, f"{draft.locale}:{draft.question}")
            texts = (draft.question, *draft.similar)
            entry = IndexedEntry(
                entry_id, draft.locale, texts, draft.answer, 1, draft.state != "published", embedded=True
            )
            by_locale.setdefault(draft.locale, []).append(entry)
        for locale, entries in by_locale.items():
            index = BaseIndex(uuid5(SPACE, locale), embedder.dim, embedder.means)
            index.apply(entries, await made._vectors(entries), 1)
            index.refit()
            made.indexes.append(index)
        return made

    @classmethod
    async def of_file(cls, files: Iterable[tuple[str, bytes]], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge read from files (name, bytes) as an import reads them."""
        drafts = [row.draft for name, data in files for row in parse_rows(read_file(name, data), "zh")[0]]
        return await cls.of(drafts, embedder)

    async def _vectors(self, entries: Sequence[IndexedEntry]) -> dict[UUID, dict[int, bytes]]:
        if not self.embedder.dim:
            return {}
        rows = await self.embedder.embed([text for entry in entries for text in entry.texts], urgent=False)
        stored = iter(rows.astype(np.float16))
        return {entry.id: {n: next(stored).tobytes() for n, _ in enumerate(entry.texts)} for entry in entries}

    async def search(
        self, workspace_id: UUID, questions: Sequence[str], locale: str, base_ids: frozenset[UUID] | None = None
    ) -> list[Found]:
        """Return the candidates of each question, best first."""
        del workspace_id, base_ids
        vectors = await self.embedder.embed(questions)
        found = []
        for n, question in enumerate(questions):
            vector = vectors[n] if self.embedder.dim else None
            candidates = [one for index in self.indexes for one in index.search(question, vector, locale)]
            found.append(Found(tuple(sorted(candidates, key=lambda candidate: -candidate.score)), {}))
        return found

    async def entry(self, workspace_id: UUID, entry_id: UUID) -> Candidate | None:
        """Return one entry."""
        del workspace_id
        return next((found for index in self.indexes if (found := index.candidate(entry_id)) is not None), None)
