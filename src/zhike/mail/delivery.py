"""Sending one mail in three steps: claim it, hand it over with no transaction open, write down what came of it.

A server knows no idempotency key: a mail whose sender died while handing it over, or whose line was cut at the last step,
may have gone. It becomes ``unknown``, is seen by admins, and never goes again by itself.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import structlog

from zhike.db import Database
from zhike.jobs import EffectsPaused
from zhike.kit.clock import utcnow
from zhike.mail import queries, rules
from zhike.mail.outlet import NotSent, SmtpOutlet
from zhike.mail.service import MailService
from zhike.mail.types import NewMail, Server

log = structlog.get_logger("zhike.mail")


class Delivery:
    """Sends mails; ``paused``: after a restore nothing leaves."""

    def __init__(self, db: Database, mail: MailService, outlet: SmtpOutlet, paused: bool) -> None:
        self.db = db
        self.mail = mail
        self.outlet = outlet
        self.paused = paused

    async def deliver(self, workspace_id: UUID, mail_id: UUID, *, last: bool) -> None:
        """Send a mail; raises NotSent while another try may help. Called again for one that went it does nothing."""
        claimed = await self._claim(workspace_id, mail_id)
        if claimed is None:
            return
        row, said, server = claimed
        new = NewMail(row["kind"], said["to"], said["subject"], said["text"], said["html"], said["headers"])
        try:
            await self.outlet.send(server, new.to, rules.compose(server, new, mail_id, utcnow()))
        except NotSent as error:
            again = rules.FAILURES[error.failure][2] and not last
            state = "queued" if again else "unknown" if error.failure == "unsure" else "failed"
            log.warning("mail.not_sent", failure=error.failure, answer=error.answer, mail=str(mail_id), again=again)
            async with self.db.transaction(workspace_id) as tx:
                # What nobody asked for is not sent again by hand: of it no more stays than of a mail that went.
                over = not again and row["kind"] in rules.UNASKED
                body = await self.mail.emptied(tx, row, said) if over else None
                await self._write(tx, mail_id, state, error.failure, error.answer, body)
            if again:
                raise
            return
        async with self.db.transaction(workspace_id) as tx:
            await self._write(tx, mail_id, "sent", body=await self.mail.emptied(tx, row, said))

    async def _claim(
        self, workspace_id: UUID, mail_id: UUID
    ) -> tuple[Mapping[Any, Any], dict[str, Any], Server] | None:
        async with self.db.transaction(workspace_id) as tx:
            row = await tx.row(queries.CLAIM, {"w": workspace_id, "id": mail_id})
            if row is None or row["state"] not in ("queued", "sending"):
                return None
            if row["state"] == "sending":  # who had it died while handing it over
                await self._write(tx, mail_id, "unknown", "unsure")
                return None
            if self.paused:
                raise EffectsPaused("mail.send")
            keys = await self.mail.keys(tx, [row["customer_id"]]) if row["customer_id"] else {}
            said, server = self.mail.opened(tx, row, keys), await self.mail.server(tx)
            if said is None or server is None:
                await self._write(tx, mail_id, "failed", "erased" if said is None else "not_set_up")
                return None
            await tx.execute(queries.SENDING, {"w": workspace_id, "id": mail_id})
            return row, said, server

    async def _write(
        self,
        tx: Any,
        mail_id: UUID,
        state: str,
        failure: str | None = None,
        answer: int | None = None,
        body: bytes | None = None,
    ) -> None:
        values = {"state": state, "failure": failure, "answer": answer, "body": body}
        await tx.execute(queries.SETTLE, {"w": tx.workspace, "id": mail_id, **values})
