"""Use cases of mail: the only writer of its tables."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.customers import mask_email
from zhike.db import Tx
from zhike.identity import AuditTrail, Viewer
from zhike.jobs import Job, defer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.seal import blind, derive, seal, unseal
from zhike.mail import queries, rules
from zhike.mail.errors import MailNotFound, MailNotRetried, MailNotSetUp, TooMuchMail
from zhike.mail.types import MailRecord, NewMail, Server

NEWEST = UUID(int=2**128 - 1)


class Keys(Protocol):
    """Customers' data keys (implemented by customers)."""

    async def __call__(self, tx: Tx, ids: Collection[UUID], /) -> dict[UUID, bytes | None]:
        """Return each customer's key, None once erased."""


class MailService:
    """A workspace's server, and its mails: queued, sent, failed. Implements customers' port `Erasure`."""

    def __init__(self, secret: bytes, keys: Keys, audit: AuditTrail, default: Server | None) -> None:
        self.secret = secret
        self.keys = keys
        self.audit = audit
        self.default = default

    # The server -------------------------------------------------------------------------------------------------

    async def own(self, tx: Tx) -> Server | None:
        """Return the workspace's own server."""
        row = await tx.row(queries.SERVER, {"w": tx.workspace})
        if row is None:
            return None
        sealed = row["password"]
        password = unseal(self._key(tx), sealed, b"password").decode() if sealed is not None else None
        return Server(**{k: v for k, v in dict(row).items() if k != "password"}, password=password)

    async def server(self, tx: Tx) -> Server | None:
        """Return the server that mail leaves by: the workspace's own, else the installation's."""
        return await self.own(tx) or self.default

    async def save(self, tx: Tx, viewer: Viewer, given: Mapping[str, Any], ip: str | None) -> None:
        """Set the workspace's server; without a password the one it has stays while host and user are the same."""
        held = await self.own(tx)
        if given["security"] == "none" and given["host"] not in rules.LOOPBACK:
            raise Invalid(
                "security", "Only a server on this machine may go without encryption.", "只有本机服务器可以不加密。"
            )
        same = held is not None and (held.host, held.username) == (given["host"], given["username"])
        password = given["password"] or (held.password if held is not None and same else None)
        sealed = seal(self._key(tx), password.encode(), b"password") if password else None
        values = {"w": tx.workspace, **given, "password": sealed}
        values["from_address"] = rules.address(given["from_address"], "from_address")
        await tx.execute(queries.SAVE_SERVER, values)
        detail = {"host": given["host"], "security": given["security"], "password": bool(given["password"])}
        await self.audit.append(tx, viewer, "mail.server_changed", "workspace", tx.workspace, ip=ip, detail=detail)

    async def drop(self, tx: Tx, viewer: Viewer, ip: str | None) -> None:
        """Remove the workspace's own server."""
        host = await tx.scalar(queries.DROP_SERVER, {"w": tx.workspace})
        if host is not None:
            detail = {"host": host}
            await self.audit.append(tx, viewer, "mail.server_removed", "workspace", tx.workspace, ip=ip, detail=detail)

    # Mails ------------------------------------------------------------------------------------------------------

    async def queue(self, tx: Tx, mail: NewMail, *, now: bool = False) -> UUID:
        """Keep a mail and have it sent (``now``: the caller delivers it). Raises MailNotSetUp, AddressInvalid, TooMuchMail."""
        if await self.server(tx) is None:
            raise MailNotSetUp()
        to = rules.address(mail.to)
        to_hash = blind(self._key(tx), to.lower())
        asked = {"w": tx.workspace, "to_hash": to_hash, "conversation": mail.conversation_id}
        asked |= {"unasked": list(rules.UNASKED), "kind": mail.kind}
        recent = await tx.row(queries.RECENT, asked)
        if recent and mail.kind != "digest" and rules.too_much(recent["same"], recent["here"], recent["all"]):
            raise TooMuchMail(retry_after=3600)
        mail_id = uuid7()
        said = {"to": to, "subject": mail.subject, "text": mail.text, "html": mail.html, "headers": dict(mail.headers)}
        body = await self._seal(tx, mail.customer_id, mail_id, said)
        if body is None:
            raise MailNotFound()  # the customer was erased meanwhile
        ids = {"customer": mail.customer_id, "conversation": mail.conversation_id, "by": mail.by}
        values = {"w": tx.workspace, "id": mail_id, "kind": mail.kind, "to_hash": to_hash, "body": body}
        await tx.execute(queries.ADD, values | ids)
        if not now:
            await self._call(tx, mail_id, "mail.send_unasked" if mail.kind in rules.UNASKED else "mail.send")
        return mail_id

    async def again(self, tx: Tx, viewer: Viewer, mail_id: UUID, ip: str | None) -> None:
        """Send a mail that failed once more; raises MailNotFound, MailNotRetried."""
        row = await tx.row(queries.CLAIM, {"w": tx.workspace, "id": mail_id})
        if row is None:
            raise MailNotFound()
        if row["state"] not in ("failed", "unknown") or row["kind"] in rules.UNASKED:
            raise MailNotRetried(state=row["state"])
        await tx.execute(queries.AGAIN, {"w": tx.workspace, "id": mail_id})
        await self._call(tx, mail_id)
        await self.audit.append(tx, viewer, "mail.retried", "mail", mail_id, ip=ip)

    async def sweep(self, tx: Tx) -> None:
        """Forget what was sent by itself more than 7 days ago."""
        await tx.execute(queries.SWEEP, {"w": tx.workspace, "unasked": list(rules.UNASKED)})

    async def records(
        self, tx: Tx, state: str | None = None, before: UUID | None = None, limit: int = 50
    ) -> list[MailRecord]:
        """Return mails, newest first; addresses masked."""
        params = {"w": tx.workspace, "before": before or NEWEST, "state": state, "limit": limit}
        rows = await tx.rows(queries.LIST, params)
        customers = {row["customer_id"] for row in rows if row["customer_id"]}
        keys = await self.keys(tx, customers) if customers else {}
        return [self._record(tx, row, keys) for row in rows]

    async def record(self, tx: Tx, mail_id: UUID) -> MailRecord:
        """Return one mail; raises MailNotFound."""
        row = await tx.row(queries.CLAIM, {"w": tx.workspace, "id": mail_id})
        if row is None:
            raise MailNotFound()
        return self._record(tx, row, await self.keys(tx, [row["customer_id"]]) if row["customer_id"] else {})

    def opened(self, tx: Tx, row: Mapping[Any, Any], keys: Mapping[UUID, bytes | None]) -> dict[str, Any] | None:
        """Return what a mail says; None once its customer was erased."""
        key = keys.get(row["customer_id"]) if row["customer_id"] else self._key(tx)
        if key is None or row["body"] is None:
            return None
        said: dict[str, Any] = json.loads(unseal(key, row["body"], row["id"].bytes))
        return said

    async def emptied(self, tx: Tx, row: Mapping[Any, Any], said: Mapping[str, Any]) -> bytes | None:
        """Return what is kept of a mail that went: masked address and subject, no words."""
        kept = {"shown": mask_email(said["to"]), "subject": said["subject"]}
        return await self._seal(tx, row["customer_id"], row["id"], kept)

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove what was mailed of erased customers."""
        await tx.execute(queries.ERASE, {"w": tx.workspace, "customers": list(customer_ids)})

    def _record(self, tx: Tx, row: Mapping[Any, Any], keys: Mapping[UUID, bytes | None]) -> MailRecord:
        said = self.opened(tx, row, keys) or {}
        shown = said.get("shown") or (mask_email(said["to"]) if "to" in said else "")
        names = ("id", "kind", "state", "failure", "answer", "attempts", "created_at", "sent_at")
        return MailRecord(to=shown, subject=said.get("subject", ""), **{name: row[name] for name in names})

    async def _seal(self, tx: Tx, customer_id: UUID | None, mail_id: UUID, said: Mapping[str, Any]) -> bytes | None:
        key = (await self.keys(tx, [customer_id])).get(customer_id) if customer_id else self._key(tx)
        return seal(key, json.dumps(said, ensure_ascii=False).encode(), mail_id.bytes) if key is not None else None

    async def _call(self, tx: Tx, mail_id: UUID, task: str = "mail.send") -> None:
        await defer(tx, [Job(task, {"workspace_id": str(tx.workspace), "mail_id": str(mail_id)})])

    def _key(self, tx: Tx) -> bytes:
        return derive(self.secret, "mail", tx.workspace.bytes)
