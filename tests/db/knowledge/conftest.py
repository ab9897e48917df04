"""Knowledge in a workspace of its own, with the real embedder (one for the run) or a small stand-in."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from uuid import UUID

import numpy as np
import pytest_asyncio

from zhike.db import Database
from zhike.knowledge import ImportService, KnowledgeService, Searcher, Vectorizer


class CountingEmbedder:
    """Vectors made of character pairs: alike texts are alike, no model; counts what it was asked."""

    name = "pairs"
    dim = 64
    means: dict[str, np.ndarray] = {}

    def __init__(self) -> None:
        self.seen: list[str] = []

    async def embed(self, texts: Sequence[str], *, urgent: bool = True) -> np.ndarray:
        rows = np.zeros((len(texts), self.dim), np.float32)
        for at, text in enumerate(texts):
            self.seen.append(text)
            for pair in zip(text, text[1:] + "。", strict=True):
                rows[at, hashlib.md5("".join(pair).encode()).digest()[0] % self.dim] += 1
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)

    def close(self) -> None:
        pass


class Shelf:
    """The services of knowledge around one workspace and base."""

    def __init__(self, db: Database, workspace: UUID, base_id: UUID, embedder: CountingEmbedder) -> None:
        self.db = db
        self.workspace = workspace
        self.base_id = base_id
        self.embedder = embedder
        self.service = KnowledgeService()
        self.imports = ImportService(db)
        self.vectorizer = Vectorizer(db, embedder)
        self.searcher = Searcher(db, embedder)

    async def best(self, question: str, locale: str = "zh") -> str | None:
        """Return the title of the likeliest entry."""
        found = await self.searcher.search(self.workspace, [question], locale)
        return found[0].candidates[0].title if found[0].candidates else None


@pytest_asyncio.fixture(loop_scope="session")
async def shelf(db: Database, workspace: UUID) -> AsyncIterator[Shelf]:
    service = KnowledgeService()
    async with db.transaction(workspace) as tx:
        base = await service.create_base(tx, "常见问题", "zh")
    shelf = Shelf(db, workspace, base.id, CountingEmbedder())
    yield shelf
    shelf.imports.parser.close()
    shelf.searcher.close()
