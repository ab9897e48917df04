"""Taking a message back: the customer no longer sees it, staff sees it marked; for two minutes, where the channel can."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from zhike.conversations import facts, queries, rules
from zhike.conversations.book import Book
from zhike.conversations.errors import MessageNotFound
from zhike.conversations.types import Message
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import AuditTrail, Viewer


class Recalls:
    """Takes messages back, and writes down who did."""

    def __init__(self, book: Book, audit: AuditTrail) -> None:
        self.book = book
        self.audit = audit

    async def recall(self, tx: Tx, viewer: Viewer, conversation_id: UUID, message_id: UUID, ip: str | None) -> Message:
        """Take one's own message back; again it changes nothing. Raises MessageNotFound, RecallRefused, RecallTooLate."""
        d = await self.book.lock(tx, conversation_id)
        rows = await tx.rows(queries.BY_IDS, {"w": tx.workspace, "ids": [message_id]})
        if not rows or rows[0]["conversation_id"] != conversation_id:
            raise MessageNotFound(id=str(message_id))
        [message] = await self.book.open_messages(tx, rows, {conversation_id: d.now.customer_id})
        if message.recalled_at is not None:
            return message
        channel = str(await tx.scalar(queries.CHANNEL, {"w": tx.workspace, "i": d.now.inbox_id}))
        rules.check_may_recall(message, viewer.id, channel, d.at)
        at: datetime = await tx.scalar(queries.RECALL, {"w": tx.workspace, "id": message_id, "at": d.at})
        rows = await tx.rows(queries.LAST_SAID, {"w": tx.workspace, "c": conversation_id})
        said = await self.book.open_messages(tx, rows, {conversation_id: d.now.customer_id})
        last = said[0] if said else None
        d.now = rules.last_said(d.now, last, self.book.preview(d, last) if last else None)
        self.book.announce(d, facts.message_recalled, ActorRef("person", viewer.id), message)
        await self.book.save(tx, [d])
        detail = {"message_id": str(message_id), "number": d.now.number}
        await self.audit.append(tx, viewer, "message.recalled", "conversation", conversation_id, ip=ip, detail=detail)
        return replace(message, recalled_at=at)
