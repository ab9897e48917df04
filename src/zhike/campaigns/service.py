"""Proactive messages: rules kept, events decided, figures."""

import dataclasses
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.audit import AuditService
from zhike.campaigns import queries
from zhike.campaigns.errors import RuleChanged, RuleNotFound
from zhike.campaigns.rules import check, check_limits, decide, listened, matches, message, reason_for_people
from zhike.campaigns.types import Draft, Event, Figures, Limits, Outcome, Rule, Standing
from zhike.channels import IdentityRef, Inbox
from zhike.conversations import ConversationIntake, Handing, Turns
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.identity import IdentityService, Viewer
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7

DAYS = 30
REMEMBERED_S = 30.0  # which events rules listen to, as widgets are told


class Campaigns:
    """Keeps rules and decides by them. Those without rights are turned away by the routes."""

    def __init__(
        self,
        audit: AuditService,
        identity: IdentityService,
        customers: CustomersService,
        intake: ConversationIntake,
        turns: Turns,
    ) -> None:
        self.audit = audit
        self.identity = identity
        self.customers = customers
        self.intake = intake
        self.turns = turns
        self._listened: dict[UUID, tuple[float, Mapping[str, list[int]]]] = {}

    async def rules(self, tx: Tx) -> list[Rule]:
        """Return every rule, in the order they are asked."""
        return await queries.rules(tx)

    async def get(self, tx: Tx, rule_id: UUID) -> Rule:
        """Return a rule; raises RuleNotFound."""
        found = next((one for one in await queries.rules(tx) if one.id == rule_id), None)
        if found is None:
            raise RuleNotFound(id=str(rule_id))
        return found

    async def add(self, tx: Tx, viewer: Viewer, draft: Draft) -> Rule:
        """Keep a new rule; raises Invalid."""
        check(draft)
        self._listened.pop(tx.workspace, None)
        rule_id = uuid7()
        await queries.add(tx, rule_id, draft, viewer.id)
        detail = {"event": draft.event, "active": draft.active}
        await self.audit.append(tx, viewer, "proactive.rule_added", "proactive_rule", rule_id, detail=detail)
        return await self.get(tx, rule_id)

    async def change(self, tx: Tx, viewer: Viewer, rule_id: UUID, draft: Draft, version: int) -> Rule:
        """Keep a rule otherwise; raises Invalid, RuleNotFound, and RuleChanged when somebody was faster."""
        check(draft)
        self._listened.pop(tx.workspace, None)
        before = await self.get(tx, rule_id)
        if not await queries.change(tx, rule_id, draft, viewer.id, version):
            raise RuleChanged
        fields = [name for name in Draft.__dataclass_fields__ if getattr(before.draft, name) != getattr(draft, name)]
        detail = {"fields": fields, "active": draft.active}
        await self.audit.append(tx, viewer, "proactive.rule_changed", "proactive_rule", rule_id, detail=detail)
        return await self.get(tx, rule_id)

    async def limits(self, tx: Tx) -> Limits:
        """Return how often at most, and when not."""
        return await queries.limits(tx)

    async def set_limits(self, tx: Tx, viewer: Viewer, wanted: Limits) -> Limits:
        """Keep other limits; raises Invalid."""
        check_limits(wanted)
        await queries.set_limits(tx, wanted, viewer.id)
        detail = dataclasses.asdict(wanted)
        await self.audit.append(tx, viewer, "proactive.limits_changed", "workspace", viewer.workspace_id, detail=detail)
        return await self.limits(tx)

    async def figures(self, tx: Tx) -> dict[UUID, Figures]:
        """Return thirty days of every rule that decided anything."""
        return await queries.figures(tx, utcnow() - timedelta(days=DAYS))

    def remembered(self, workspace_id: UUID) -> Mapping[str, list[int]] | None:
        """Return which events live rules listen to, as this process knew half a minute ago; None where it does not."""
        known = self._listened.get(workspace_id)
        return known[1] if known is not None and known[0] > time.monotonic() else None

    async def listened(self, tx: Tx) -> Mapping[str, list[int]]:
        """Return which events live rules listen to, and after how many seconds on a page widgets tell of ``stayed``."""
        found = listened(await queries.rules(tx))
        self._listened[tx.workspace] = (time.monotonic() + REMEMBERED_S, found)
        return found

    async def told(self, tx: Tx, inbox: Inbox, identity: IdentityRef, events: Sequence[Event]) -> list[Outcome]:
        """Decide what becomes of events of a customer, oldest first; returns the new decisions.

        One statement for each kind of event where no rule listens to it.
        """
        live = {name: await queries.rules(tx, name) for name in dict.fromkeys(one.name for one in events)}
        if inbox.mode != "live" or not any(live.values()):
            return []
        customer = await self.customers.get(tx, identity.customer_id, lock=True)
        if customer.erased_at is not None:
            return []
        known = {"name": customer.profile.name, "verified": identity.verified, "tags": list(customer.tags)}
        zone = ZoneInfo((await self.identity.workspace(tx)).timezone)
        language = "en" if (customer.locale or inbox.locale).startswith("en") else "zh"
        limits, made = await queries.limits(tx), []
        for event in events:
            for rule in live[event.name]:
                if not matches(rule.draft, event, known) or await queries.decided(tx, rule.id, event.key):
                    continue
                outcome = await self._outcome(tx, rule, limits, inbox, identity.customer_id, utcnow().astimezone(zone))
                said = None
                if outcome == "sent":
                    kind, content = message(rule.draft, event, known, language)
                    said = await self.intake.speak_first(tx, inbox, identity, kind, content)
                    outcome = "sent" if said is not None else "busy"
                    if said is not None and rule.draft.opens == "consultation":
                        why = reason_for_people(rule.draft, event, language)
                        await self.turns.ask_people(tx, said[0], Handing("proactive", why, None))
                await queries.decide(tx, rule.id, identity.customer_id, inbox.id, event.key, outcome, said)
                made.append(outcome)
        return made

    async def _outcome(
        self, tx: Tx, rule: Rule, limits: Limits, inbox: Inbox, customer_id: UUID, local: datetime
    ) -> Outcome:
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        row = await queries.standing(tx, rule.id, customer_id, midnight)
        standing = Standing(**row, busy=await self.intake.is_busy(tx, inbox.id, customer_id))
        return decide(rule.id, rule.draft, limits, standing, customer_id, local)

    async def refuse(self, tx: Tx, customer_id: UUID) -> None:
        """Note that a customer wants no message he did not ask for."""
        await queries.refuse(tx, customer_id)

    async def allow(self, tx: Tx, customer_id: UUID) -> None:
        """Take back that he wants none."""
        await queries.allow(tx, [customer_id])

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Forget who wanted none (customers' Erasure)."""
        await queries.allow(tx, customer_ids)
