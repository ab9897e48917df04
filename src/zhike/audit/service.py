"""Use cases of audit: append and list; nothing changes or removes an entry."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.audit import queries
from zhike.audit.ports import Names
from zhike.audit.types import Entry, Filter
from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor

MAX_REASON = 500


class AuditService:
    """The trail of who did what. Implements identity's port `AuditTrail`."""

    def __init__(self, names: Names | None = None) -> None:
        self._names = names

    def bind(self, names: Names) -> None:
        """Bind who knows names (identity, which needs this trail itself); wiring calls it."""
        self._names = names

    async def append(
        self,
        tx: Tx,
        by: Viewer | None,
        action: str,
        subject_kind: str,
        subject_id: UUID | None,
        *,
        reason: str | None = None,
        ip: str | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Add one entry in the caller's transaction; ``by`` None is the system. ``detail`` holds no personal data."""
        row = {
            "id": uuid7(),
            "actor_kind": by.kind if by is not None else "system",
            "actor_id": by.id if by is not None else None,
            "action": action,
            "subject_kind": subject_kind,
            "subject_id": subject_id,
            "reason": reason[:MAX_REASON] if reason else None,
            "ip": ip,
            "detail": dict(detail or {}),
        }
        await queries.add(tx, row)

    async def list(
        self, tx: Tx, wanted: Filter, limit: int | None = None, cursor: str | None = None
    ) -> tuple[Sequence[Entry], str | None]:
        """Return (entries newest first, cursor of the next page)."""
        size, before = clamp_limit(limit), decode_id_cursor(cursor)
        rows = await queries.newest(tx, wanted, before, size + 1)
        actors = {row["actor_id"] for row in rows if row["actor_id"] is not None}
        names = await self._names.names(tx, actors) if self._names is not None and actors else {}
        entries = [_entry(row, names) for row in rows[:size]]
        return entries, encode_cursor(entries[-1].id) if len(rows) > size else None


def _entry(row: Mapping[Any, Any], names: Mapping[UUID, str]) -> Entry:
    return Entry(
        id=row["id"],
        at=row["at"],
        actor_kind=row["actor_kind"],
        actor_id=row["actor_id"],
        actor_name=names.get(row["actor_id"], "") if row["actor_id"] else "",
        action=row["action"],
        subject_kind=row["subject_kind"],
        subject_id=row["subject_id"],
        reason=row["reason"],
        ip=row["ip"],
        detail=row["detail"],
    )
