"""How long customers are kept of whom nothing is heard: then they are erased as if somebody had done it by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from zhike.customers import queries
from zhike.customers.ports import Activity
from zhike.customers.service import CustomersService
from zhike.db import Tx
from zhike.identity import Grant, Viewer, must_hold
from zhike.kit.clock import utcnow

GRACE = timedelta(hours=24)  # between choosing and the first erasure
MONTH = timedelta(days=30)
BATCH = 100
LOOKED_AT = 5_000  # of the oldest customers, for a forecast


@dataclass(frozen=True, slots=True)
class Policy:
    """Customers are erased after ``months`` of 30 days without a word; none: kept for good."""

    months: int | None = None
    begins_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many customers a policy would erase today; ``more``: only the oldest were looked at."""

    customers: int
    more: bool


class Retention:
    """Keeps the policy and carries it out."""

    def __init__(self, customers: CustomersService, activity: Activity) -> None:
        self.customers = customers
        self.activity = activity

    async def policy(self, tx: Tx) -> Policy:
        """Return what was chosen."""
        row = await queries.retention(tx)
        return Policy(row["months"], row["begins_at"]) if row else Policy()

    async def choose(self, tx: Tx, viewer: Viewer, months: int | None, ip: str | None = None) -> Policy:
        """Choose how long customers are kept; raises GrantTooWide for who may not erase them all.

        A shorter time begins a day later, so that it can be taken back.
        """
        must_hold(viewer, [Grant("customer.erase", "all", None)])
        before = await self.policy(tx)
        if months == before.months:
            return before
        shorter = months is not None and (before.months is None or months < before.months)
        begins_at = utcnow() + GRACE if shorter else before.begins_at
        await queries.set_retention(tx, months, begins_at)
        detail = {"months": months, "before": before.months}
        await self.customers.audit.append(
            tx, viewer, "retention.changed", "workspace", viewer.workspace_id, ip=ip, detail=detail
        )
        return await self.policy(tx)

    async def forecast(self, tx: Tx, months: int) -> Forecast:
        """Count whom a policy would erase today."""
        after, found = None, 0
        for _ in range(LOOKED_AT // BATCH):
            quiet, after = await self._quiet(tx, months, after)
            found += len(quiet)
            if after is None:
                return Forecast(found, more=False)
        return Forecast(found, more=True)

    async def carry_out(self, tx: Tx, after: UUID | None = None) -> UUID | None:
        """Erase a batch of those of whom nothing was heard; returns where to go on, None at the end."""
        policy = await self.policy(tx)
        if policy.months is None or policy.begins_at is None or policy.begins_at > utcnow():
            return None
        quiet, after = await self._quiet(tx, policy.months, after)
        for customer_id in quiet:
            customer = await self.customers.get(tx, customer_id)
            await self.customers.destroy(tx, customer, None, reason=f"retention: {policy.months} months")
        return after

    async def _quiet(self, tx: Tx, months: int, after: UUID | None) -> tuple[list[UUID], UUID | None]:
        """Return (those of the next batch of whom nothing was heard, the last one looked at, None at the end)."""
        since = utcnow() - months * MONTH
        roots = await queries.made_before(tx, since, after, BATCH)
        families = await queries.families(tx, roots)
        heard = await self.activity.active(tx, {one for family in families.values() for one in family}, since)
        quiet = [root for root in roots if not heard & set(families[root])]
        return quiet, roots[-1] if len(roots) == BATCH else None
