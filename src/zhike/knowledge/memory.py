"""Knowledge without a database: the same index over drafts in memory, for scenarios, evaluation and the simulation."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

import numpy as np

from zhike.knowledge.graph_files import read_graph
from zhike.knowledge.graph_index import EntityGraph, spoken
from zhike.knowledge.graph_linking import graph_of_rows
from zhike.knowledge.graph_search import beside
from zhike.knowledge.index import BaseIndex
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.several import merged
from zhike.knowledge.types import Candidate, EntryDraft, Found, IndexedEntry
from zhike.knowledge.vectors import texts_of
from zhike.knowledge.withheld import outdone, withheld
from zhike.language import Embedder, WordSpace, tokens

LIMIT = 10
SPACE = UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff")


class MemoryKnowledge:
    """Answers searches from a fixed set of entries, one index per locale."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder
        self.space = WordSpace()
        self.indexes: list[BaseIndex] = []
        self._stamp = object()

    @classmethod
    async def of(cls, drafts: Iterable[EntryDraft], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge that holds the published ones of these drafts."""
        return await cls.holding(
            [
                IndexedEntry(
                    uuid5(SPACE, f"{draft.locale}:{draft.question}"),
                    draft.locale,
                    (draft.question, *draft.similar),
                    draft.answer,
                    1,
                    draft.state != "published",
                )
                for draft in drafts
            ],
            embedder,
        )

    @classmethod
    async def holding(cls, entries: Iterable[IndexedEntry], embedder: Embedder) -> "MemoryKnowledge":
        """Return knowledge that holds these entries."""
        made = cls(embedder)
        by_locale: dict[str, list[IndexedEntry]] = {}
        for entry in entries:
            by_locale.setdefault(entry.locale, []).append(entry)
        for locale, own in by_locale.items():
            index = BaseIndex(uuid5(SPACE, locale), embedder.dim, embedder.means, made.space)
            index.apply(own, await made._vectors(own), 1)
            await made.learn(index.words(), urgent=False)
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
        texts = {entry.id: texts_of(entry, "questions") | texts_of(entry, "passages") for entry in entries}
        rows = await self.embedder.embed([text for own in texts.values() for text in own.values()], urgent=False)
        stored = iter(rows.astype(np.float16))
        return {entry_id: {n: next(stored).tobytes() for n in own} for entry_id, own in texts.items()}

    async def learn(self, words: Iterable[str], *, urgent: bool = True) -> None:
        """Learn the vectors of words that are not known yet."""
        unknown = self.space.unknown(words) if self.embedder.dim == self.space.width else []
        self.space.learn(unknown, await self.embedder.embed(unknown, urgent=urgent))

    async def search(
        self,
        workspace_id: UUID,
        questions: Sequence[str],
        locale: str,
        base_ids: frozenset[UUID] | None = None,
        channel: str | None = None,
    ) -> list[Found]:
        """Return the candidates of each question, best first."""
        del workspace_id, base_ids
        vectors = await self.embedder.embed(questions)
        await self.learn(word for question in questions for word in tokens(question))
        found, graphs, now = [], [index.graph for index in self.indexes], datetime.now(UTC)
        for n, question in enumerate(questions):
            vector = vectors[n] if self.embedder.dim else None
            both = list(zip(self.indexes, spoken(graphs, question), strict=True))
            lists = [
                index.search(question, vector, locale, LIMIT, now=now, channel=channel, mentions=own)
                for index, own in both
            ]
            by = [outdone(index, question, vector, locale, now, own) for index, own in both]
            found.append(Found(tuple(merged(withheld(lists, by), LIMIT * len(lists))), {}))
        return found

    def wordings(
        self, workspace_id: UUID, base_ids: frozenset[UUID] | None = None
    ) -> tuple[Hashable, Callable[[], list[str]]]:
        """Return what the questions' collection is known by, and a function that reads them."""
        del workspace_id, base_ids
        return self._stamp, lambda: [text for index in self.indexes for text in index.questions()]

    def hang(self, graph: EntityGraph) -> None:
        """Take over things, relations and links that are known already."""
        for index in self.indexes:
            index.graph = graph

    def relate(self, locale: str, filename: str, data: bytes) -> None:
        """Make the things of a file and their relations known, and find the entries of that language that name them."""
        rows = read_graph(filename, data)[0]
        for index in self.indexes:
            if any(entry.locale == locale for entry in index.entries.values()):
                questions = [(one.id, one.texts[0], list(one.texts[1:])) for one in index.entries.values()]
                index.graph = graph_of_rows(rows, questions)

    def products(self, workspace_id: UUID, text: str, base_ids: frozenset[UUID] | None = None) -> frozenset[str]:
        """Return the names of the products a text names, and of what they belong to."""
        del workspace_id, base_ids
        return frozenset().union(*(index.graph.products(text) for index in self.indexes))

    def related(
        self, workspace_id: UUID, entry_id: UUID, locale: str, limit: int, but: Sequence[str] = ()
    ) -> list[tuple[UUID, str]]:
        """Return (entry, question) of entries on the same or related things, without what was asked ``but`` now."""
        del workspace_id
        for index in self.indexes:
            if entry_id in index.entries:
                return beside(index.graph, index.entries, entry_id, locale, limit, but)
        return []

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        """Return one entry."""
        del workspace_id
        return next(
            (found for index in self.indexes if (found := index.candidate(entry_id, channel)) is not None), None
        )
