"""Computes the vectors of changed texts, in rounds of three steps: read, compute with no connection held, store."""

from uuid import UUID

import numpy as np

from zhike.db import Database, forbid_transaction
from zhike.knowledge import queries
from zhike.knowledge.rules import text_hash
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
        while self.embedder.dim:
            async with self.db.transaction(workspace_id) as tx:
                entries = await queries.to_embed(tx, base_id, self.embedder.name, ROUND)
                known = await queries.vectors_by_hash(tx, [entry.id for entry in entries], self.embedder.name)
            if not entries:
                break
            fresh = {text_hash(text): text for entry in entries for text in entry.texts}
            fresh = {digest: text for digest, text in fresh.items() if digest not in known}
            forbid_transaction("embedding")
            vectors = await self.embedder.embed(list(fresh.values()), urgent=False)
            known |= {digest: row.astype(np.float16).tobytes() for digest, row in zip(fresh, vectors, strict=True)}
            computed += len(fresh)
            items = [(entry, [(text_hash(text), known[text_hash(text)]) for text in entry.texts]) for entry in entries]
            async with self.db.transaction(workspace_id) as tx:
                await queries.save_vectors(tx, items, self.embedder.name)
        return computed
