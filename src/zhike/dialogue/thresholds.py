"""From which probabilities a workspace's assistant answers and offers, and what other ones would have done."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from zhike.audit import AuditService
from zhike.db import Database, Tx
from zhike.dialogue import queries_thresholds as queries
from zhike.dialogue.errors import ThresholdsChanged
from zhike.dialogue.replay import Past, Replay, replayed
from zhike.dialogue.rules import DEFAULT
from zhike.dialogue.types import StoredThresholds, Thresholds
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid

LEAST, MOST = 0.3, 0.95
MOST_TURNS = 20_000  # of the days that are replayed, the newest


class WorkspaceThresholds:
    """The thresholds a workspace keeps. Those without rights are turned away by the routes."""

    def __init__(self, audit: AuditService) -> None:
        self.audit = audit

    async def get(self, tx: Tx) -> StoredThresholds:
        """Return them; version 0: the ones Zhike begins with."""
        return await queries.stored(tx) or StoredThresholds(DEFAULT, 0, None, None)

    async def put(self, tx: Tx, viewer: Viewer, wanted: Thresholds, expected_version: int) -> StoredThresholds:
        """Keep others; raises Invalid, and ThresholdsChanged when somebody was faster."""
        before = await self.get(tx)
        check(wanted)
        if before.version != expected_version or not await queries.keep(tx, wanted, expected_version, viewer.id):
            raise ThresholdsChanged
        detail = {"answer": wanted.answer, "offer": wanted.offer}
        await self.audit.append(
            tx, viewer, "dialogue.thresholds_changed", "workspace", viewer.workspace_id, detail=detail
        )
        return await self.get(tx)

    async def replay(self, tx: Tx, wanted: Thresholds, days: int) -> tuple[Replay, datetime]:
        """Return what ``wanted`` would have done with the turns of the last days, and since when; raises Invalid."""
        check(wanted)
        since = utcnow() - timedelta(days=days)
        past: Sequence[Past] = await queries.past(tx, since, MOST_TURNS)
        return replayed(past, (await self.get(tx)).held, wanted), since


def check(wanted: Thresholds) -> None:
    """Raise Invalid unless 0.30 ≤ offer ≤ answer ≤ 0.95."""
    for field, value in (("answer", wanted.answer), ("offer", wanted.offer)):
        if not LEAST <= value <= MOST:
            raise Invalid(field, f"Choose a value from {LEAST} to {MOST}.", f"请填写 {LEAST} 到 {MOST} 之间的数值。")
    if wanted.offer > wanted.answer:
        raise Invalid(
            "offer",
            "Offering begins below answering: choose no more than “answer”.",
            "“给出选项”的门槛不能高于“直接作答”。",
        )


class ThresholdShelf:
    """Reads a workspace's thresholds where a question is tried without a conversation."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def of(self, workspace_id: UUID) -> Thresholds:
        """Return the thresholds in force."""
        async with self.db.transaction(workspace_id) as tx:
            kept = await queries.stored(tx)
        return kept.held if kept is not None else DEFAULT
