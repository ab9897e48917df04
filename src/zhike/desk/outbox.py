"""Outgoing messages of an API inbox, in the log's order, for programs that fetch instead of being called."""

from typing import Any
from uuid import UUID

from zhike.channels import ChannelsService
from zhike.conversations import Reading
from zhike.db import Tx
from zhike.desk.messages import MessagePresenter, for_customer

PAGE = """
SELECT p.position, (f.payload->>'message')::uuid AS message_id, f.subject_id AS conversation_id
FROM fact_positions p JOIN facts f ON f.id = p.fact_id
WHERE p.workspace_id = :w AND p.position > :after AND f.type LIKE 'message.added@%' AND f.payload->>'inbox' = :inbox
AND f.payload->>'direction' = 'out' AND f.payload->>'private' = 'false' AND f.payload->>'kind' <> 'event'
ORDER BY p.position LIMIT :limit
"""
ANNOUNCED = """
SELECT (payload->>'message')::uuid FROM facts
WHERE workspace_id = :w AND subject_id = :c AND version = :version AND type LIKE 'message.added@%'
"""
NEWEST = "SELECT coalesce(max(position), 0) FROM fact_positions WHERE workspace_id = :w"
BELONGS = """
SELECT true FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
WHERE m.workspace_id = :w AND m.id = :id AND c.inbox_id = :inbox
"""


class Outbox:
    """What an API inbox has to carry out."""

    def __init__(self, channels: ChannelsService, reading: Reading, presenter: MessagePresenter) -> None:
        self.channels = channels
        self.reading = reading
        self.presenter = presenter

    async def page(self, tx: Tx, inbox_id: UUID, after: int, limit: int) -> tuple[list[dict[str, Any]], int]:
        """Return ({position, message, customer_external_id} items, the position to ask from next)."""
        params = {"w": tx.workspace, "inbox": str(inbox_id), "after": after, "limit": limit}
        newest = await tx.scalar(NEWEST, {"w": tx.workspace})  # before the page: what comes later is read next time
        rows = await tx.rows(PAGE, params)
        items = await self.describe(tx, {r["message_id"]: r["conversation_id"] for r in rows})
        found = [{"position": r["position"], **items[r["message_id"]]} for r in rows if r["message_id"] in items]
        if len(rows) == limit:
            return found, rows[-1]["position"]
        return found, max(after, newest, rows[-1]["position"] if rows else 0)

    async def announced(self, tx: Tx, conversation_id: UUID, version: int) -> UUID | None:
        """Return the message that a conversation's message.added fact of this version announced."""
        found: UUID | None = await tx.scalar(ANNOUNCED, {"w": tx.workspace, "c": conversation_id, "version": version})
        return found

    async def describe(self, tx: Tx, messages: dict[UUID, UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {message id: {message, customer_external_id}} for message → conversation ids."""
        conversations = await self.reading.many(tx, set(messages.values()))
        customers = {c.id: c.customer_id for c in conversations.values()}
        stored = await self.reading.messages_by_id(tx, list(messages), customers)
        shown = {UUID(m["id"]): m for m in await self.presenter.present(tx, stored)}
        external = await self.channels.external_ids_of(tx, {c.identity_id for c in conversations.values()})
        identities = {c.id: c.identity_id for c in conversations.values()}
        return {
            i: {"message": for_customer(shown[i]), "customer_external_id": external.get(identities[c])}
            for i, c in messages.items()
            if i in shown and c in identities
        }

    async def belongs(self, tx: Tx, inbox_id: UUID, message_id: UUID) -> bool:
        """Say whether a message is one of this inbox's."""
        return bool(await tx.scalar(BELONGS, {"w": tx.workspace, "id": message_id, "inbox": inbox_id}))
