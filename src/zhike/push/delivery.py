"""Sending one push in three steps: claim it, hand it over with no transaction open, write down what came of it.

One that is sent twice replaces itself in the browser, so a claim needs no state.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import structlog

from zhike.db import Database, Tx
from zhike.identity import Viewer
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.push import queries, rules
from zhike.push.outlet import Answer, PushOutlet
from zhike.push.service import TASK, PushService
from zhike.push.types import Push, Subscription

SILENT_S = 60.0  # a push service that did not answer is left alone for so long: waiting for it holds up other jobs
MOST_HOSTS = 100
log = structlog.get_logger("zhike.push")
TRIAL = {
    "zh": Push("这台设备可以收到通知", "工作台关闭时也会这样提醒您。", "/notifications", "trial", trial=True),
    "en": Push(
        "This device can be told",
        "You are told like this while the console is closed.",
        "/notifications",
        "trial",
        trial=True,
    ),
}


@dataclass(frozen=True, slots=True)
class _Claimed:
    row: Mapping[Any, Any]
    to: Subscription
    payload: bytes
    tag: str


class PushDelivery:
    """Sends pushes; ``paused``: after a restore nothing leaves, and what is told late is told to nobody."""

    def __init__(self, db: Database, push: PushService, outlet: PushOutlet, *, paused: bool) -> None:
        self.db = db
        self.push = push
        self.outlet = outlet
        self.paused = paused
        self._silent: dict[str, float] = {}

    async def deliver(self, workspace_id: UUID, push_id: UUID) -> None:
        """Send a push; one that may go later is called again. Called again for one that went it does nothing."""
        claimed = await self._claim(workspace_id, push_id)
        if claimed is None:
            return
        ttl_s = max(0, rules.TTL_S - claimed.row["age_s"])
        answer = await self._send(claimed, ttl_s)
        async with self.db.transaction(workspace_id) as tx:
            again = answer.outcome == "again" and await self._again(tx, claimed.row, answer)
            await self._settle(tx, claimed.row["subscription_id"], answer)
            if not again:
                await tx.execute(queries.DONE, {"w": workspace_id, "id": push_id})

    async def trial(self, viewer: Viewer, device_id: UUID) -> Answer:
        """Send a trial at once; raises DeviceNotFound, TrialTooSoon."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            to = await self.push.trial(tx, viewer, device_id)
        if self.paused:
            return Answer("failed", "paused")
        said = TRIAL["zh" if viewer.locale.startswith("zh") else "en"]
        answer = await self.outlet.send(to, rules.payload(said), said.tag, 60)
        async with self.db.transaction(viewer.workspace_id) as tx:
            await self._settle(tx, device_id, answer)
        return answer

    async def _send(self, claimed: _Claimed, ttl_s: int) -> Answer:
        host = urlsplit(claimed.to.endpoint).netloc
        if self._silent.get(host, 0.0) > monotonic():
            return Answer("again", "unreachable")
        answer = await self.outlet.send(claimed.to, claimed.payload, claimed.tag, ttl_s)
        if answer.failure in ("unreachable", "timeout"):
            if len(self._silent) >= MOST_HOSTS:
                self._silent.clear()
            self._silent[host] = monotonic() + SILENT_S
        return answer

    async def _claim(self, workspace_id: UUID, push_id: UUID) -> _Claimed | None:
        async with self.db.transaction(workspace_id) as tx:
            row = await tx.row(queries.CLAIM, {"w": workspace_id, "id": push_id})
            if row is None:
                return None
            said = await self.push.said(tx, row)
            if said is None or self.paused or row["age_s"] >= rules.TTL_S:
                await tx.execute(queries.DONE, {"w": workspace_id, "id": push_id})
                return None
            return _Claimed(row, self.push.opened(tx, row), *said)

    async def _again(self, tx: Tx, row: Mapping[Any, Any], answer: Answer) -> bool:
        """Call again later, unless it was tried too often or would be old by then."""
        pause_s = rules.pause_s(row["attempts"], answer.retry_after_s)
        if row["attempts"] >= rules.TRIES or row["age_s"] + pause_s >= rules.TTL_S:
            return False
        args = {"workspace_id": str(tx.workspace), "push_id": str(row["id"])}
        await defer(tx, [Job(TASK, args, run_at=utcnow() + timedelta(seconds=pause_s))])
        return True

    async def _settle(self, tx: Tx, subscription_id: UUID, answer: Answer) -> None:
        """Note at the device what came of it; a browser that ended its subscription is no device any more."""
        wanted = {"w": tx.workspace, "id": subscription_id}
        if answer.outcome != "sent":
            log.info("push.not_sent", failure=answer.failure, answer=answer.status, device=str(subscription_id))
        if answer.outcome == "gone":
            await tx.execute(queries.GONE, wanted)
        else:
            await tx.execute(queries.TOLD, wanted | {"failure": answer.failure, "answer": _told(answer)})


def _told(answer: Answer) -> int | None:
    return answer.status if answer.failure else None
