"""The attributes a workspace defined for its customers: read often, changed seldom."""

import re
import time
from collections.abc import Sequence
from uuid import UUID

from zhike.customers import queries_attributes as queries
from zhike.customers.attributes import KEY, Definition, Known
from zhike.customers.errors import AttributeNotFound
from zhike.db import Tx
from zhike.identity import AuditTrail, Viewer
from zhike.kit.errors import Conflict, Invalid

TTL_S = 2.0
MOST = 50


class Definitions:
    """Reads (remembered for 2 s) and keeps definitions; changing them needs ``workspace.manage``, which the route asks."""

    def __init__(self, audit: AuditTrail) -> None:
        self.audit = audit
        self._held: dict[UUID, tuple[float, Known]] = {}

    async def known(self, tx: Tx) -> Known:
        """Return every definition of the workspace."""
        held = self._held.get(tx.workspace)
        if held is not None and held[0] > time.monotonic():
            return held[1]
        known = Known({one.key: one for one in await queries.definitions(tx)})
        self._held[tx.workspace] = (time.monotonic() + TTL_S, known)
        return known

    async def listed(self, tx: Tx) -> list[Definition]:
        """Return those in use, in their order, as they stand now."""
        return [one for one in await queries.definitions(tx) if not one.removed]

    async def put(self, tx: Tx, viewer: Viewer, wanted: Definition, ip: str | None = None) -> Definition:
        """Make or change a definition; its kind stays what it was, because values were checked by it."""
        standing = {one.key: one for one in await queries.definitions(tx, lock=True)}
        before = standing.get(wanted.key)
        in_use = [one for one in standing.values() if not one.removed]
        if before is None and len(standing) >= MOST:
            raise Invalid("key", f"{MOST} attributes are the most.", f"最多可定义 {MOST} 个属性。")
        if before is not None and before.kind != wanted.kind:
            raise Conflict(field="kind")
        place = before.place if before and not before.removed else 1 + max((one.place for one in in_use), default=0)
        saved = await queries.put(tx, wanted, place)
        await self._changed(tx, viewer, "customer_attribute.saved", wanted.key, ip, sensitive=wanted.sensitive)
        return saved

    async def remove(self, tx: Tx, viewer: Viewer, key: str, ip: str | None = None) -> None:
        """Take a definition out of use; values stay sealed where they are, unseen, until it is restored."""
        await self._mark(tx, viewer, key, ip, removed=True)

    async def restore(self, tx: Tx, viewer: Viewer, key: str, ip: str | None = None) -> None:
        """Take a removed definition into use again, with the values customers had."""
        await self._mark(tx, viewer, key, ip, removed=False)

    async def _mark(self, tx: Tx, viewer: Viewer, key: str, ip: str | None, *, removed: bool) -> None:
        if not re.fullmatch(KEY, key) or not await queries.mark(tx, key, removed):
            raise AttributeNotFound
        action = "customer_attribute.removed" if removed else "customer_attribute.restored"
        await self._changed(tx, viewer, action, key, ip)

    async def order(self, tx: Tx, viewer: Viewer, keys: Sequence[str], ip: str | None = None) -> None:
        """Show attributes in this order; raises Conflict when somebody added or removed one meanwhile."""
        standing = [one.key for one in await queries.definitions(tx, lock=True) if not one.removed]
        if sorted(standing) != sorted(keys):
            raise Conflict(field="keys")
        await queries.order(tx, keys)
        await self._changed(tx, viewer, "customer_attribute.ordered", None, ip)

    async def _changed(
        self, tx: Tx, viewer: Viewer, action: str, key: str | None, ip: str | None, **more: bool
    ) -> None:
        detail = {**({"key": key} if key else {}), **more}
        await self.audit.append(tx, viewer, action, "workspace", tx.workspace, ip=ip, detail=detail)
        workspace = tx.workspace
        self._held.pop(workspace, None)
        tx.on_commit(lambda: self._held.pop(workspace, None))
