"""Outgoing messages of an API inbox, in the log's order, for programs that fetch instead of being called.

A program stands elsewhere, so every address in a message is whole and opens for it: files by the inbox's key, pictures
of answers by themselves.
"""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike.channels import ChannelsService, Inbox
from zhike.conversations import Attachment, AttachmentNotFound, Reading
from zhike.db import Tx
from zhike.desk.messages import MessagePresenter, for_customer

PAGE = """
SELECT p.position, (f.payload->>'message')::uuid AS message_id, f.subject_id AS conversation_id
FROM fact_positions p JOIN facts f ON f.id = p.fact_id
WHERE p.workspace_id = :w AND p.position > :after AND (f.type LIKE 'message.added@%' OR f.type LIKE 'message.recalled@%')
AND f.payload->>'inbox' = :inbox
AND f.payload->>'direction' = 'out' AND f.payload->>'private' = 'false' AND f.payload->>'kind' <> 'event'
ORDER BY p.position LIMIT :limit
"""
ANNOUNCED = """
SELECT (payload->>'message')::uuid AS message, type LIKE 'message.recalled@%' AS recalled FROM facts
WHERE workspace_id = :w AND subject_id = :c AND version = :version
AND (type LIKE 'message.added@%' OR type LIKE 'message.recalled@%')
"""
NEWEST = "SELECT coalesce(max(position), 0) FROM fact_positions WHERE workspace_id = :w"
BELONGS = """
SELECT true FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
WHERE m.workspace_id = :w AND m.id = :id AND c.inbox_id = :inbox
"""
LEAVES = BELONGS + "AND m.direction = 'out' AND NOT m.private AND m.kind <> 'event' AND m.recalled_at IS NULL"
ROOTED = re.compile(r"(\]\()(?=/(?!/))")  # a link or picture of markdown whose address begins at our root


def whole(message: Mapping[str, Any], root: str) -> dict[str, Any]:
    """Return a message whose addresses work anywhere; ``root``: ``https://host`` of this installation."""
    author, content = message["author"], message["content"]
    if str(author["avatar_url"] or "").startswith("/"):
        author = author | {"avatar_url": root + author["avatar_url"]}
    if message["kind"] == "markdown":
        content = content | {"text": ROOTED.sub(lambda found: found[1] + root, content["text"])}
    return dict(message) | {"author": author, "content": content}


class Outbox:
    """What an API inbox has to carry out."""

    def __init__(
        self, channels: ChannelsService, reading: Reading, presenter: MessagePresenter, public_url: str
    ) -> None:
        self.channels = channels
        self.reading = reading
        self.presenter = presenter
        self.public_url = public_url

    async def page(self, tx: Tx, inbox: Inbox, after: int, limit: int) -> tuple[list[dict[str, Any]], int]:
        """Return ({position, message, customer_external_id} items, the position to ask from next)."""
        params = {"w": tx.workspace, "inbox": str(inbox.id), "after": after, "limit": limit}
        newest = await tx.scalar(NEWEST, {"w": tx.workspace})  # before the page: what comes later is read next time
        rows = await tx.rows(PAGE, params)
        items = await self.describe(tx, inbox, {r["message_id"]: r["conversation_id"] for r in rows})
        found = [{"position": r["position"], **items[r["message_id"]]} for r in rows if r["message_id"] in items]
        if len(rows) == limit:
            return found, rows[-1]["position"]
        return found, max(after, newest, rows[-1]["position"] if rows else 0)

    async def announced(self, tx: Tx, conversation_id: UUID, version: int) -> tuple[UUID, bool] | None:
        """Return (the message that a conversation's fact of this version announced, whether as taken back)."""
        row = await tx.row(ANNOUNCED, {"w": tx.workspace, "c": conversation_id, "version": version})
        return (row["message"], row["recalled"]) if row else None

    async def describe(self, tx: Tx, inbox: Inbox, messages: dict[UUID, UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {message id: {message, customer_external_id}} for message → conversation ids."""
        conversations = await self.reading.many(tx, set(messages.values()))
        customers = {c.id: c.customer_id for c in conversations.values()}
        stored = await self.reading.messages_by_id(tx, list(messages), customers)
        files = f"{self.public_url}/channel/v1/inboxes/{inbox.key}/attachments"
        shown = {UUID(m["id"]): m for m in await self.presenter.present(tx, stored, base=files)}
        external = await self.channels.external_ids_of(tx, {c.identity_id for c in conversations.values()})
        identities = {c.id: c.identity_id for c in conversations.values()}
        return {
            i: {
                "message": whole(for_customer(shown[i]), self.public_url),
                "customer_external_id": external.get(identities[c]),
            }
            for i, c in messages.items()
            if i in shown and c in identities
        }

    async def belongs(self, tx: Tx, inbox_id: UUID, message_id: UUID) -> bool:
        """Say whether a message is one of this inbox's."""
        return bool(await tx.scalar(BELONGS, {"w": tx.workspace, "id": message_id, "inbox": inbox_id}))

    async def file(self, tx: Tx, inbox_id: UUID, attachment_id: UUID) -> Attachment:
        """Return a file of a message for this inbox's far side; raises AttachmentNotFound for any other."""
        found = await self.presenter.attachments.get(tx, attachment_id)
        params = {"w": tx.workspace, "id": found.message_id, "inbox": inbox_id}
        if not await tx.scalar(LEAVES, params):
            raise AttachmentNotFound(id=str(attachment_id))
        return found
