"""The daily digest: a person's own day, and his team's where he may see its board, by the board's definitions."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from zhike.alerts import digest_words, queries
from zhike.alerts.mailing import MailSender
from zhike.alerts.service import Alerts
from zhike.db import Tx
from zhike.desk import Board
from zhike.identity import Viewer, notifications
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.mail import AddressInvalid, MailNotSetUp

TASK = "alerts.digest"
REPORT = "report.read"


class Digests:
    """Mails digests: each person's once a day, however many workers ask and however often one starts."""

    def __init__(self, alerts: Alerts, sender: MailSender, board: Board) -> None:
        self.alerts = alerts
        self.sender = sender
        self.board = board

    async def due(self, tx: Tx, now: datetime | None = None) -> int:
        """Claim the digests for which it is time and have them made; returns how many. One statement when there are none."""
        rows = await tx.rows(queries.DUE, {"w": tx.workspace, "now": now or utcnow()})
        whom = [{"user_id": str(row["user_id"]), "day": row["day"].isoformat()} for row in rows]
        await defer(tx, [Job(TASK, {"workspace_id": str(tx.workspace), **one}) for one in whom])
        return len(whom)

    async def send(self, tx: Tx, user_id: UUID, day: date, now: datetime | None = None) -> None:
        """Queue one digest, unless it was, or there is nothing to say. Raises TooMuchMail: then it is tried again."""
        key = {"w": tx.workspace, "user": user_id, "day": day}
        claimed = await tx.row(queries.CLAIMED, key)
        if claimed is None:
            return
        await tx.execute(queries.DONE, key)
        viewer = await self.alerts.standing.viewer(tx, user_id)
        if viewer is None:
            return
        chosen = notifications(await self.alerts.identity.users.notifications(tx, viewer))
        if chosen["digest_hour"] is None:
            return
        numbers = await self.numbers(tx, viewer, claimed["since"], claimed["until"])
        if not digest_words.worth(numbers):
            return
        to = await self.alerts.person(tx, viewer)
        stop = self.sender.stop_link(tx, user_id, "digest")
        said = digest_words.digest(to, claimed["told_of"], numbers, now or utcnow(), self.sender.base, stop)
        try:
            await self.sender.mail.queue(tx, self.sender.compose(tx, to, "digest", said))
        except (MailNotSetUp, AddressInvalid):
            return

    async def numbers(self, tx: Tx, viewer: Viewer, since: datetime, until: datetime) -> Mapping[str, Any]:
        """Return {own, team}: ``team`` None for who sees no board beyond his own."""
        own = await self.board.own(tx, viewer.id, since, until)
        if not any(grant.scope in ("all", "team") for grant in viewer.granted(REPORT)):
            return {"own": own, "team": None}
        waiting, first = await self.board.queued(tx, viewer)
        team = await self.board.numbers(tx, viewer, since, until)
        return {"own": own, "team": team | {"queued": waiting, "queued_since": first}}
