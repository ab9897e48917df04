"""A workspace's hand-over policy and each inbox's own: kept, read by turns, and how often each trigger fired."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.audit import AuditService
from zhike.channels import ChannelsService
from zhike.conversations import PendingTurn
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.dialogue import queries_policy as queries
from zhike.dialogue.errors import PolicyChanged
from zhike.dialogue.policy_rules import check, difference
from zhike.dialogue.policy_types import Known, Policy, StoredPolicy, with_changes
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import NotFound

DAYS = 30


@dataclass(frozen=True, slots=True)
class Fired:
    """Hand-overs of live conversations since a moment, by reason; answers promised out of hours: given, kept, late."""

    since: datetime
    reasons: Mapping[str, int]
    promised: Mapping[str, int]


class HandOvers:
    """Keeps policies and counts hand-overs. Those without rights are turned away by the routes."""

    def __init__(self, audit: AuditService, channels: ChannelsService, customers: CustomersService) -> None:
        self.audit = audit
        self.channels = channels
        self.customers = customers

    async def get(self, tx: Tx, inbox_id: UUID | None = None) -> tuple[StoredPolicy, Policy]:
        """Return the policy in force and the one it stands on: the defaults, or for an inbox the workspace's."""
        base = Policy()
        if inbox_id is not None:
            if inbox_id not in await self.channels.names(tx, {inbox_id}):
                raise NotFound(inbox=str(inbox_id))
            base = (await self.get(tx))[0].held
        kept = await queries.stored(tx, inbox_id)
        if kept is None:
            return StoredPolicy(base, {}, 0, None, None), base
        body, version, at, by = kept
        return StoredPolicy(with_changes(base, body), body, version, at, by), base

    async def put(
        self, tx: Tx, viewer: Viewer, inbox_id: UUID | None, wanted: Policy, expected_version: int
    ) -> StoredPolicy:
        """Keep another policy; raises Invalid, and PolicyChanged when somebody was faster."""
        check(wanted)
        before, base = await self.get(tx, inbox_id)
        body = difference(base, wanted)
        if before.version != expected_version or not await queries.keep(
            tx, inbox_id, body, expected_version, viewer.id
        ):
            raise PolicyChanged
        await self._note(tx, viewer, inbox_id, "dialogue.hand_over_policy_changed", body)
        return (await self.get(tx, inbox_id))[0]

    async def remove(self, tx: Tx, viewer: Viewer, inbox_id: UUID) -> StoredPolicy:
        """Let an inbox go by the workspace's policy again."""
        if await queries.remove(tx, inbox_id):
            await self._note(tx, viewer, inbox_id, "dialogue.hand_over_policy_removed", {})
        return (await self.get(tx, inbox_id))[0]

    async def fired(self, tx: Tx, inbox_id: UUID | None = None, days: int = DAYS) -> Fired:
        """Return how often people were asked in the last days, and what became of promised answers."""
        since = utcnow() - timedelta(days=days)
        return Fired(since, await queries.fired(tx, inbox_id, since), await queries.promised(tx, inbox_id, since))

    async def begin(self, tx: Tx, pending: PendingTurn) -> tuple[Policy, Known]:
        """Return the policy of a conversation's inbox and what it is decided by besides words. One statement, more for VIPs."""
        bodies, past = await queries.begin(tx, pending.conversation_id, pending.inbox_id)
        policy = Policy()
        for body in bodies:
            policy = with_changes(policy, body)
        if not policy.on("vip"):
            return policy, Known(past)
        customer = await self.customers.get(tx, pending.customer_id)
        return policy, Known(past, tuple(customer.tags), dict(customer.profile.attributes))

    async def note(self, tx: Tx, pending: PendingTurn, reason: str, turn_id: UUID, answer_by: datetime | None) -> None:
        """Count a hand-over that a turn ended in."""
        await queries.note(tx, pending.conversation_id, pending.inbox_id, pending.mode, reason, turn_id, answer_by)

    async def pressed(self, tx: Tx, conversation_id: UUID, inbox_id: UUID, mode: str) -> None:
        """Count a hand-over that the customer pressed the button for."""
        await queries.note(tx, conversation_id, inbox_id, mode, "customer_request", None, None)

    async def _note(self, tx: Tx, viewer: Viewer, inbox_id: UUID | None, action: str, body: Mapping[str, Any]) -> None:
        kind, subject = ("inbox", inbox_id) if inbox_id is not None else ("workspace", viewer.workspace_id)
        detail = {"changed": sorted({*body.get("triggers", ()), *(name for name in body if name != "triggers")})}
        await self.audit.append(tx, viewer, action, kind, subject, detail=detail)
