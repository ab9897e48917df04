"""Computes the vectors of changed texts, in rounds of three steps: read, compute with no connection held, store.

Questions go first: an entry is found by them. The passages of its answer follow once all questions of the base are done.
"""

from uuid import UUID

import numpy as np

from zhike.db import Database, forbid_transaction
from zhike.knowledge import vector_queries as queries
from zhike.knowledge.index import PASSAGES
from zhike.knowledge.marked import FIRST_NEGATIVE
from zhike.knowledge.passages import passages
from zhike.knowledge.rules import text_hash
from zhike.knowledge.types import IndexedEntry
from zhike.language import Embedder

ROUND = 32  # entries a round


class Vectorizer:
    """Keeps the stored vectors of a base in step with its texts. Lives in the worker."""

    def __init__(self, db: Database, embedder: Embedder) -> None:
        self.db = db
        self.embedder = embedder

    async def embed_base(self, workspace_id: UUID, base_id: UUID) -> int:
        """Compute what is missing in a base; returns how many texts were computed (unchanged ones are reused)."""
        computed = 0
        for kind in ("questions", "passages") if self.embedder.dim else ():
            while (fresh := await self._round(workspace_id, base_id, kind)) is not None:
                computed += fresh
        return computed

    async def _round(self, workspace_id: UUID, base_id: UUID, kind: queries.Kind) -> int | None:
        """Take one round of entries; None when none is left."""
        async with self.db.transaction(workspace_id) as tx:
            entries = await queries.to_embed(tx, base_id, self.embedder.name, kind, ROUND)
            known = await queries.vectors_by_hash(tx, [entry.id for entry in entries], self.embedder.name)
        if not entries:
            return None
        wanted = {entry.id: texts_of(entry, kind) for entry in entries}
        texts = {text_hash(text): text for own in wanted.values() for text in own.values()}
        fresh = {digest: text for digest, text in texts.items() if digest not in known}
        forbid_transaction("embedding")
        vectors = await self.embedder.embed(list(fresh.values()), urgent=False)
        known |= {digest: row.astype(np.float16).tobytes() for digest, row in zip(fresh, vectors, strict=True)}
        items = [
            (entry, {n: (text_hash(text), known[text_hash(text)]) for n, text in wanted[entry.id].items()})
            for entry in entries
        ]
        async with self.db.transaction(workspace_id) as tx:
            await queries.save_vectors(tx, items, self.embedder.name, kind)
        return len(fresh)


def texts_of(entry: IndexedEntry, kind: queries.Kind) -> dict[int, str]:
    """Return an entry's texts of one kind by the ordinals under which their vectors are stored."""
    if kind == "questions":
        return dict(enumerate(entry.texts)) | dict(enumerate(entry.negatives, FIRST_NEGATIVE))
    return dict(enumerate(passages(entry.texts[0], entry.answer), PASSAGES))
