"""Telling an address what happened: attempt, effect, outcome, each in its own step."""

import time
from typing import Any
from uuid import UUID

import httpx
import structlog

from zhike.channels import Outlet
from zhike.db import Database
from zhike.desk import Deliveries
from zhike.facts import fact_at
from zhike.jobs import EffectsPaused, JobContext, TaskSpec
from zhike.kit.clock import iso, utcnow
from zhike.kit.errors import ZhikeError
from zhike.kit.guarded import AddressRefused
from zhike.webhooks.service import TASK, Webhooks
from zhike.webhooks.types import Delivery, Webhook

log = structlog.get_logger("zhike.webhooks")
TRIES_AGAIN = 11  # with pauses of 2, 4, 8 … s: given up after a good hour


class FactGone(ZhikeError):
    """This is too old to be told: it has left the log for the archive."""

    code = "gone"
    status = 410
    zh = "事件过旧，已归档，无法再推送。"


class Teller:
    """Sends deliveries."""

    def __init__(self, db: Database, webhooks: Webhooks, deliveries: Deliveries, outlet: Outlet, paused: bool) -> None:
        self.db = db
        self.webhooks = webhooks
        self.deliveries = deliveries
        self.outlet = outlet
        self.paused = paused

    async def deliver(self, ctx: JobContext, workspace_id: UUID, delivery_id: UUID) -> None:
        """Send one; a failure is tried again by the job, and after the last try stands among the webhook's deliveries."""
        if self.paused:
            raise EffectsPaused(TASK)
        async with self.db.transaction(workspace_id) as tx:
            found = await self.webhooks.start(tx, delivery_id)
        if found is None:
            return
        delivery, webhook, key = found
        began = time.monotonic()
        try:
            body = await self._body(workspace_id, delivery, webhook)
            status = await self.outlet.send(webhook.url, str(delivery.id), body, key)
        except (httpx.HTTPError, FactGone) as error:
            took, last = _ms(began), ctx.last_attempt or isinstance(error, FactGone)
            code, answer = _why(error)
            log.info("webhook.failed", error=code, status=answer, attempt=ctx.attempt)
            async with self.db.transaction(workspace_id) as tx:
                await self.webhooks.failed(tx, delivery, code, answer, took, last=last)
            if not last:
                raise
            return
        async with self.db.transaction(workspace_id) as tx:
            await self.webhooks.delivered(tx, delivery, status, _ms(began))

    async def _body(self, workspace_id: UUID, delivery: Delivery, webhook: Webhook) -> dict[str, Any]:
        """Return what is told: the fact, and conversation and message as they are by now."""
        head = {"id": str(delivery.id), "type": delivery.event, "workspace_id": str(workspace_id)}
        if delivery.position is None:
            return head | {"at": iso(utcnow()), "data": {}}
        async with self.db.transaction(workspace_id) as tx:
            fact = await fact_at(tx, delivery.position)
        if fact is None:
            raise FactGone
        joined = (await self.deliveries.join(workspace_id, [fact]))[0]
        return head | joined.for_program(hide=not webhook.plain)


def _ms(began: float) -> int:
    return round(1000 * (time.monotonic() - began))


def _why(error: Exception) -> tuple[str, int | None]:
    """Return (a code, the far side's status) of what went wrong."""
    if isinstance(error, FactGone):
        return "gone", None
    if isinstance(error, httpx.HTTPStatusError):
        return "status", error.response.status_code
    if isinstance(error, httpx.TimeoutException):
        return "timeout", None
    return "refused" if isinstance(error.__cause__, AddressRefused) else "unreachable", None


def tasks(teller: Teller) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def deliver(ctx: JobContext, workspace_id: str, delivery_id: str) -> None:
        await teller.deliver(ctx, UUID(workspace_id), UUID(delivery_id))

    async def sweep(_ctx: JobContext, workspace_id: str) -> None:
        async with teller.db.transaction(UUID(workspace_id)) as tx:
            await teller.webhooks.sweep(tx)

    return {TASK: TaskSpec(deliver, retry=TRIES_AGAIN), "webhooks.sweep": TaskSpec(sweep, retry=1)}
