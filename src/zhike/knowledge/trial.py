"""A base as it would be: its published entries with changed ones on top, in an index of its own. Worker only.

Vectors that are stored are not computed again, and those of words and changed texts are remembered for the next trial.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid5

import numpy as np

from zhike.db import Database, forbid_transaction
from zhike.kit.clock import utcnow
from zhike.knowledge import queries, vector_queries
from zhike.knowledge.memory import SPACE, MemoryKnowledge
from zhike.knowledge.rules import text_hash
from zhike.knowledge.types import Entry, EntryDraft
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

    async def of(
        self, workspace_id: UUID, base_id: UUID, changed: Mapping[UUID, EntryDraft]
    ) -> tuple[MemoryKnowledge, dict[UUID, UUID]]:
        """Return the base with changed entries on top, and {id in the trial: entry's id}. For customers, as of now."""
        async with self.db.transaction(workspace_id) as tx:
            live = [
                e for e in await queries.entries_of_base(tx, base_id) if e.state == "published" and e.id not in changed
            ]
            stored = await vector_queries.vectors_by_hash(tx, [e.id for e in live], self.embedder.name)
        forbid_transaction("trial")
        drafts = {entry.id: entry.draft for entry in live} | dict(changed)
        shown = {entry_id: draft for entry_id, draft in drafts.items() if answers_customers(draft)}
        known = KnownVectors(self.embedder, stored, self._remembered)
        published = [_live(draft) for draft in shown.values()]
        ids = {uuid5(SPACE, f"{draft.locale}:{draft.question}"): entry_id for entry_id, draft in shown.items()}
        return await MemoryKnowledge.of(published, known), ids


def answers_customers(entry: Entry | EntryDraft) -> bool:
    """Say whether an entry may be given to customers now: meant for them, and within its validity."""
    now = utcnow()
    begun = entry.valid_from is None or entry.valid_from <= now
    return entry.audience == "customer" and begun and (entry.valid_until is None or now < entry.valid_until)


def _live(draft: EntryDraft) -> EntryDraft:
    return EntryDraft(draft.question, draft.answer, draft.locale, draft.similar)
