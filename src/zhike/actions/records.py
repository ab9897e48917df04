"""Calls as people see them: listed, opened masked, opened in full with a reason, settled by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.actions import queries
from zhike.actions.errors import CallNotFound, NotUnknown
from zhike.actions.ledger import Ledger, Record
from zhike.actions.settling import Settler
from zhike.actions.trail import TrailFiles
from zhike.actions.types import Outcome
from zhike.customers import mask_text
from zhike.db import Database, Tx
from zhike.identity import AuditTrail, Viewer
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor

SEEN = ("arguments", "sent", "reads", "result", "text", "why", "message", "confirmed_why", "settled_why")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which calls; None: whatever it is."""

    state: str | None = None
    connector: str | None = None
    operation: str | None = None
    conversation: UUID | None = None
    customer: UUID | None = None
    writes: bool | None = None


class Records:
    """Reads the record of calls; whether somebody may is the routes' to check."""

    def __init__(self, db: Database, ledger: Ledger, settler: Settler, audit: AuditTrail, trail: TrailFiles) -> None:
        self.db = db
        self.ledger = ledger
        self.settler = settler
        self.audit = audit
        self.trail = trail

    async def page(
        self, tx: Tx, wanted: Wanted, limit: int | None, cursor: str | None
    ) -> tuple[Sequence[Record], str | None]:
        """Return (calls newest first, cursor of the next page)."""
        size = clamp_limit(limit)
        asked = {name: getattr(wanted, name) for name in Wanted.__slots__}
        found = await self.ledger.many(
            tx, queries.PAGE, {**asked, "before": decode_id_cursor(cursor), "limit": size + 1}
        )
        return found[:size], encode_cursor(found[size - 1].id) if len(found) > size else None

    async def get(self, tx: Tx, call_id: UUID) -> Record:
        """Return a call; raises CallNotFound."""
        found = await self.ledger.by_id(tx, call_id)
        if found is None:
            raise CallNotFound
        return found

    async def unmask(self, tx: Tx, viewer: Viewer, call_id: UUID, reason: str, ip: str | None) -> Record:
        """Return a call with what it says in full; who, which and why is audited."""
        found = await self.get(tx, call_id)
        told = mask_text(reason)
        await self.audit.append(tx, viewer, "action.unmasked", "action", call_id, reason=told, ip=ip)
        return found

    async def picture(self, viewer: Viewer, call_id: UUID, step: int, reason: str, ip: str | None) -> bytes:
        """Return the picture of a procedure's step; it shows all there was, so it is audited as unmasking is."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            await self.unmask(tx, viewer, call_id, reason, ip)
        found = await self.trail.picture(viewer.workspace_id, call_id, step)
        if found is None:
            raise CallNotFound
        return found

    async def settle(self, tx: Tx, viewer: Viewer, call_id: UUID, state: str, reason: str, ip: str | None) -> Record:
        """Say by hand what became of a call whose outcome is unknown; raises NotUnknown for any other."""
        record = await self.ledger.by_id(tx, call_id, lock=True)
        if record is None:
            raise CallNotFound
        if record.state != "unknown":
            raise NotUnknown(state=record.state)
        outcome = Outcome("done" if state == "done" else "failed", (record.body or {}).get("result"))
        settled = await self.ledger.settle(tx, record, outcome, states=("unknown",), settled_why=reason)
        assert settled is not None
        await self.ledger.announce(tx, settled)
        detail = {"state": state}
        told = mask_text(reason)
        await self.audit.append(tx, viewer, "action.settled", "action", call_id, reason=told, ip=ip, detail=detail)
        return settled

    async def reconcile(self, viewer: Viewer, call_id: UUID) -> Record:
        """Ask the far side now what became of a call whose outcome is unknown."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            record = await self.get(tx, call_id)
        if record.state != "unknown" and not record.abandoned:
            raise NotUnknown(state=record.state)
        await self.settler.recover(viewer.workspace_id, call_id)
        async with self.db.transaction(viewer.workspace_id) as tx:
            return await self.get(tx, call_id)


def shown(record: Record, *, full: bool = False) -> dict[str, Any]:
    """Return what a call says: numbers of people hidden, unless it is opened in full."""
    body = record.body or {}
    told = {name: body[name] for name in SEEN if body.get(name) not in (None, "", {}, [])}
    return told if full else dict(_masked(told))


def _masked(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _masked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_masked(one) for one in value]
    return mask_text(value) if isinstance(value, str) else value
