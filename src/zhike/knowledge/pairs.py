"""Use cases on pairs: list them, and say that one is fine as it is."""

from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor
from zhike.knowledge import queries_pairs
from zhike.knowledge.errors import PairNotFound
from zhike.knowledge.life_types import Pair
from zhike.knowledge.service import person_of


class Pairs:
    """Duplicates and contradictions that were pointed out."""

    async def page(
        self, tx: Tx, base_id: UUID | None, kind: str | None, *, dismissed: bool = False, limit: int | None = None,
        cursor: str | None = None, q: str | None = None,
    ) -> tuple[list[Pair], str | None]:  # fmt: skip
        """Return pairs newest first, and the cursor of the next page."""
        size, before = clamp_limit(limit), decode_id_cursor(cursor)
        found = await queries_pairs.pairs(tx, base_id, kind, dismissed, size + 1, before, q)
        return found[:size], encode_cursor(str(found[size - 1].id)) if len(found) > size else None

    async def counts(self, tx: Tx, base_id: UUID | None) -> dict[str, int]:
        """Return how many duplicates and contradictions wait, and how many were dismissed."""
        return await queries_pairs.counts(tx, base_id)

    async def dismiss(self, tx: Tx, viewer: Viewer | None, pair_id: UUID, *, dismissed: bool) -> Pair:
        """Leave a pair as it is (or point it out again); raises PairNotFound. It comes back when one of its entries changes."""
        if not await queries_pairs.dismiss(tx, pair_id, person_of(viewer), dismissed):
            raise PairNotFound
        pair = await queries_pairs.pair(tx, pair_id)
        if pair is None:
            raise PairNotFound
        return pair
