"""The history of an entry."""

from uuid import UUID

from zhike.db import Tx
from zhike.kit.paging import a_count, clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import queries_life
from zhike.knowledge.diff import diff, differing
from zhike.knowledge.errors import VersionNotFound
from zhike.knowledge.life_types import Version

Changed = tuple[Version, list[str]]


class Versions:
    """Reads what entries said before."""

    async def page(
        self, tx: Tx, entry_id: UUID, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[Changed], str | None]:
        """Return (version, fields it changed) newest first, and the cursor of the next page."""
        size, (before,) = clamp_limit(limit), decode_cursor(cursor, a_count) or (2**31 - 1,)
        found = await queries_life.versions(tx, entry_id, before, size + 1)
        page = [
            (one, differing(older.draft, one.draft) if older is not None else [])
            for one, older in zip(found[:size], [*found[1:], None], strict=False)
        ]
        return page, encode_cursor(page[-1][0].number) if len(found) > size else None

    async def one(self, tx: Tx, entry_id: UUID, number: int) -> Version:
        """Return one version; raises VersionNotFound."""
        return (await self._some(tx, entry_id, [number]))[0]

    async def diff(
        self, tx: Tx, entry_id: UUID, before: int, after: int
    ) -> tuple[Version, Version, list[dict[str, object]]]:
        """Return two versions and what differs between them; raises VersionNotFound."""
        old, new = await self._some(tx, entry_id, [before, after])
        return old, new, diff(old.draft, new.draft)

    async def _some(self, tx: Tx, entry_id: UUID, numbers: list[int]) -> list[Version]:
        found = await queries_life.some_versions(tx, entry_id, numbers)
        for number in numbers:
            if number not in found:
                raise VersionNotFound(number=number)
        return [found[number] for number in numbers]
