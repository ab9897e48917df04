"""Lays new askings to their like. Lives in the worker: it opens customers' words and compares what they mean.

Three steps: read, compare with no connection held, write. Vectors stay in this process's memory; none are stored.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import numpy as np

from zhike.db import Database, forbid_transaction
from zhike.dialogue import queries_gaps as queries
from zhike.dialogue.gap_likeness import NEW, Wording, lay
from zhike.dialogue.learning_ports import Excerpts
from zhike.dialogue.learning_texts import locale_of, question_of, wording
from zhike.dialogue.learning_types import Asking, Gap
from zhike.language import Embedder, Vectors

ROUND = 200  # askings laid at a time
KNOWN = 2_000  # gaps they are compared with: those asked last
REMEMBERED = 20_000
FEW = 8  # texts that go before an import's thousands, 40 ms of a question's time
CERTAIN = frozenset({"not_helpful", "rated_low", "marked_wrong"})  # somebody said so, whatever was asked


class GapSorter:
    """Sorts the askings of any workspace."""

    def __init__(self, db: Database, excerpts: Excerpts, embedder: Embedder) -> None:
        self.db = db
        self.excerpts = excerpts
        self.embedder = embedder
        self._remembered: OrderedDict[str, Vectors] = OrderedDict()

    async def sort(self, workspace_id: UUID) -> int:
        """Lay every new asking to its like; returns how many were laid."""
        laid = 0
        while (count := await self._round(workspace_id)) is not None:
            laid += count
        return laid

    async def _round(self, workspace_id: UUID) -> int | None:
        """Take one round; None when nothing is left."""
        async with self.db.transaction(workspace_id) as tx:
            items = await queries.fresh(tx, ROUND)
            if not items:
                return None
            gaps, newest = await queries.known(tx, KNOWN)
            said = await self.excerpts.said(tx, [*(item.span for item in items), *(gap.asked.span for gap in gaps)])
        asked: list[tuple[Asking, int, Wording]] = []
        for item in items:
            found = question_of(said.get(item.span, ()), talk=bool(CERTAIN & set(item.reasons)))
            if found is not None:
                locale = locale_of(found[1], item.language)
                asked.append((item, found[0], Wording(locale, wording(found[1]))))
        standing = [(gap, _wording_of(gap, said.get(gap.asked.span, ()))) for gap in gaps]
        shelf = [(gap, one) for gap, one in standing if one is not None]
        forbid_transaction("sorting gaps")
        texts = [*(one for _, one in shelf), *(one for _, _, one in asked)]
        vectors = await self._vectors([one.text for one in texts])
        fresh, known = [one for _, _, one in asked], [one for _, one in shelf]
        found_gaps = await asyncio.to_thread(lay, fresh, known, vectors, self.embedder.means)
        async with self.db.transaction(workspace_id) as tx:
            if await queries.take_turns(tx) != newest:
                return 0  # another worker made gaps meanwhile: look again
            kept = {item.turn_id for item, _, _ in asked}
            await queries.drop(tx, [item.turn_id for item in items if item.turn_id not in kept])
            opened: dict[int, UUID] = {}
            laid = []
            for at, ((item, seq, one), (gap, opener)) in enumerate(zip(asked, found_gaps, strict=True)):
                if gap == NEW and opener == at:
                    opened[at] = await queries.add_gap(tx, one.locale, item, seq)
                laid.append((item.turn_id, shelf[gap][0].id if gap != NEW else opened[opener], seq))
            await queries.lay(tx, laid)
        return len(laid)

    async def _vectors(self, texts: Sequence[str]) -> Vectors:
        unknown = [text for text in dict.fromkeys(texts) if text not in self._remembered]
        if unknown:
            rows = await self.embedder.embed(unknown, urgent=len(unknown) <= FEW)
            self._remembered.update(zip(unknown, rows, strict=True))
        found = [self._remembered[text] for text in texts]
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return np.stack(found) if found else np.zeros((0, self.embedder.dim), np.float32)


def _wording_of(gap: Gap, said: Sequence[Any]) -> Wording | None:
    found = question_of(said, talk=True)
    return Wording(gap.locale, wording(found[1])) if found is not None else None
