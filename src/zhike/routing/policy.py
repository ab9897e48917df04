"""What a workspace says of routing: how its queues hand out, what work weighs, how long to wait for who went away."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import AuditTrail, Viewer
from zhike.routing import queries
from zhike.routing.assigning import WEIGHTS, rules_of
from zhike.routing.errors import OverflowCircle
from zhike.routing.rules import circle
from zhike.routing.types import CHAT, QueueRules, RoutingSettings
from zhike.staff import QueueNotFound, StaffService


class RoutingPolicy:
    """Reads and changes the rules of queues and the workspace's settings; the only writer of these two tables."""

    def __init__(self, staff: StaffService, audit: AuditTrail) -> None:
        self.staff = staff
        self.audit = audit

    async def settings(self, tx: Tx) -> RoutingSettings:
        """Return the workspace's settings, the usual ones where it said nothing."""
        row = await tx.row(queries.SETTINGS, {"w": tx.workspace})
        usual = {"chat": CHAT} | WEIGHTS
        if row is None:
            return RoutingSettings(usual, queries.GRACE_S, 0)
        return RoutingSettings(usual | row["weights"], row["grace_s"], row["wrap_up_s"])

    async def save_settings(
        self, tx: Tx, viewer: Viewer, new: RoutingSettings, ip: str | None = None
    ) -> RoutingSettings:
        """Keep the workspace's settings."""
        before = await self.settings(tx)
        weights = {name: value for name, value in new.weights.items() if name != "chat"}
        values = {"weights": json.dumps(weights), "grace_s": new.grace_s, "wrap_up_s": new.wrap_up_s}
        await tx.execute(queries.SAVE_SETTINGS, {"w": tx.workspace, **values})
        after = await self.settings(tx)
        if after != before:
            await self._tell(tx, viewer, "routing.settings_set", tx.workspace, asdict(before), asdict(after), ip)
        return after

    async def rules(self, tx: Tx) -> dict[UUID, QueueRules]:
        """Return the rules of the queues that have some of their own."""
        return {row["queue_id"]: rules_of(row) for row in await tx.rows(queries.RULES_OF, {"w": tx.workspace})}

    async def save_rules(
        self, tx: Tx, viewer: Viewer, queue_id: UUID, new: QueueRules, ip: str | None = None
    ) -> QueueRules:
        """Say how a queue hands out; raises QueueNotFound, OverflowCircle."""
        await self.staff.queue(tx, queue_id)
        await tx.execute(queries.LOCK_RULES, {"name": f"queue-rules:{tx.workspace}"})
        rules = await self.rules(tx)
        if new.overflow_to is not None:
            try:
                await self.staff.queue(tx, new.overflow_to)
            except QueueNotFound as error:
                raise QueueNotFound(field="overflow_to") from error
            if circle({at: one.overflow_to for at, one in rules.items()} | {queue_id: new.overflow_to}, queue_id):
                raise OverflowCircle(field="overflow_to")
        before = rules.get(queue_id, QueueRules())
        if new != before:
            values = asdict(new) | {"skills": json.dumps(dict(new.skills))}
            await tx.execute(queries.SAVE_RULES, {"w": tx.workspace, "queue": queue_id, **values})
            await self._tell(tx, viewer, "queue.rules_set", queue_id, asdict(before), asdict(new), ip)
        return new

    async def _tell(
        self,
        tx: Tx,
        viewer: Viewer,
        action: str,
        subject: UUID,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        ip: str | None,
    ) -> None:
        changed = {
            name: {"before": _plain(before[name]), "after": _plain(after[name])}
            for name in after
            if after[name] != before[name]
        }
        kind = "queue" if action.startswith("queue") else "workspace"
        await self.audit.append(tx, viewer, action, kind, subject, ip=ip, detail=changed)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value
