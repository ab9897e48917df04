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
    """Answers searches from a fixed set of entries."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.index = BaseIndex(SPACE, embedder.dim, embedder.means)

    @classmethod
    async def of(cls, drafts: Iterable[EntryDraft], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge that holds the published ones of these drafts."""
        made = cls(embedder)
        entries, vectors = [], {}
        for draft in drafts:
            entry_id = uuid5(SPACE, f"{draft.locale}:{draft.question}")
            texts = (draft.question, *draft.similar)
            gone = draft.state != "published"
            entries.append(IndexedEntry(entry_id, draft.locale, texts, draft.answer, 1, gone=gone, embedded=True))
        if embedder.dim:
            rows = iter((await embedder.embed([text for entry in entries for text in entry.texts], urgent=False)).astype(np.float16))
            vectors = {entry.id: {n: next(rows).tobytes() for n, _ in enumerate(entry.texts)} for entry in entries}
        made.index.apply(entries, vectors, 1)
        return made

    @classmethod
    async def of_file(cls, files: Iterable[tuple[str, bytes]], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge read from files (name, bytes) as an import reads them."""
        drafts = [row.draft for name, data in files for row in parse_rows(read_file(name, data), "zh")[0]]
        return await cls.of(drafts, embedder)

    async def search(
        self, workspace_id: UUID, questions: Sequence[str], locale: str, base_ids: frozenset[UUID] | None = None
    ) -> list[Found]:
        """Return the candidates of each question, best first."""
        del workspace_id, base_ids
        vectors = await self.embedder.embed(questions)
        return [
            Found(tuple(self.index.search(question, vectors[n] if self.embedder.dim else None, locale)), {})
            for n, question in enumerate(questions)
        ]

    async def entry(self, workspace_id: UUID, entry_id: UUID) -> Candidate | None:
        """Return one entry."""
        del workspace_id
        return self.index.candidate(entry_id)
