"""Carrying a reply out to an API inbox's program: intent, effect, outcome, each in its own step."""

from typing import Any
from uuid import UUID

import structlog

from zhike.channels import ChannelsService, Inbox, Outlet
from zhike.conversations import ConversationsService, Reading
from zhike.db import Database
from zhike.desk.outbox import Outbox
from zhike.jobs import EffectsPaused, JobContext, TaskSpec, intend, settle

log = structlog.get_logger("zhike.desk")
KIND = "channel.callback"


def leaves(payload: Any) -> bool:
    """Say whether a message.added fact is something a customer should get."""
    return payload["direction"] == "out" and not payload["private"] and payload["kind"] != "event"


class CallbackDelivery:
    """Sends outgoing messages of API inboxes to their callback address, once by idempotency key."""

    def __init__(
        self,
        db: Database,
        outbox: Outbox,
        channels: ChannelsService,
        reading: Reading,
        conversations: ConversationsService,
        outlet: Outlet,
        paused: bool,
    ) -> None:
        self.db = db
        self.outbox = outbox
        self.channels = channels
        self.reading = reading
        self.conversations = conversations
        self.outlet = outlet
        self.paused = paused

    async def deliver(self, ctx: JobContext, workspace_id: UUID, conversation_id: UUID, version: int) -> None:
        """Send what one fact announced, a message or that it was taken back; retried by the job, failed and visible after the last try."""
        async with self.db.transaction(workspace_id) as tx:
            inbox = await self._inbox(tx, conversation_id)
            if inbox is None:
                return
            announced = await self.outbox.announced(tx, conversation_id, version)
            if announced is None:
                return
            message_id, recalled = announced
            key = f"{message_id}:recalled" if recalled else str(message_id)
            effect = await intend(tx, KIND, key, message_id)
            items = await self.outbox.describe(tx, inbox, {message_id: conversation_id})
        if effect.settled or message_id not in items:
            return
        if self.paused:
            raise EffectsPaused(KIND)
        body = {"type": "message.recalled" if recalled else "message.created", "data": items[message_id]}
        try:
            await self.outlet.send(str(inbox.settings["callback_url"]), key, body, inbox.identity_secret)
        except Exception as error:
            log.warning("callback.failed", error=type(error).__name__, attempt=ctx.attempt)
            if ctx.last_attempt:
                async with self.db.transaction(workspace_id) as tx:
                    await settle(tx, effect, "failed", {"error": type(error).__name__})
                    if not recalled:
                        await self.conversations.message_state(tx, message_id, "failed", "callback_failed")
            raise
        async with self.db.transaction(workspace_id) as tx:
            await settle(tx, effect, "done")
            if not recalled:
                await self.conversations.message_state(tx, message_id, "delivered")

    async def _inbox(self, tx: Any, conversation_id: UUID) -> Inbox | None:
        found = (await self.reading.many(tx, [conversation_id])).get(conversation_id)
        inbox = await self.channels.inbox_by_id(tx, found.inbox_id) if found else None
        return inbox if inbox and inbox.kind == "api" and inbox.settings.get("callback_url") else None


def tasks(delivery: CallbackDelivery) -> dict[str, TaskSpec]:
    """Return the tasks a worker runs."""

    async def deliver(ctx: JobContext, workspace_id: str, subject_id: str, version: int, **_: Any) -> None:
        await delivery.deliver(ctx, UUID(workspace_id), UUID(subject_id), version)

    return {"channels.deliver": TaskSpec(deliver, retry=8)}
