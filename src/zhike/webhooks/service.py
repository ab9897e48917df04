"""Use cases of webhooks: the only writer of their tables."""

import base64
import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.facts import Recorded
from zhike.identity import AuditTrail, Grant, Viewer, must_hold
from zhike.jobs import Job, defer
from zhike.kit.errors import Conflict
from zhike.kit.ids import uuid7
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor
from zhike.kit.seal import derive, new_key, seal, unseal
from zhike.webhooks import queries, rules
from zhike.webhooks.errors import DeliveryNotFound, TooManyWebhooks, WebhookNotFound, WebhookOff
from zhike.webhooks.types import Delivery, Draft, Webhook

TASK = "webhooks.deliver"
FIELDS = ("name", "url", "events", "plain", "active")


class Webhooks:
    """Keeps webhooks and what was told to them.

    Nobody lets out what he may not see himself: a webhook takes the right to read every conversation, one with customers'
    numbers the right to unmask them.
    """

    def __init__(self, secret: bytes, audit: AuditTrail, *, allow_plain: bool) -> None:
        self._secret = secret
        self.audit = audit
        self.allow_plain = allow_plain

    async def list(self, tx: Tx, q: str = "") -> Sequence[Webhook]:
        """Return webhooks, oldest first."""
        return await queries.page(tx, q.strip())

    async def get(self, tx: Tx, webhook_id: UUID) -> Webhook:
        """Return a webhook; raises WebhookNotFound."""
        return (await self._kept(tx, webhook_id))[0]

    async def create(self, tx: Tx, viewer: Viewer, draft: Draft, ip: str | None = None) -> tuple[Webhook, str]:
        """Add a webhook; returns (it, the secret that signs, shown this once). Raises Invalid, GrantTooWide, TooManyWebhooks."""
        draft = self._checked(viewer, draft)
        if await queries.count(tx) >= rules.MOST:
            raise TooManyWebhooks(most=rules.MOST)
        webhook_id, key = uuid7(), new_key()
        made = await queries.add(tx, webhook_id, draft, self._seal(tx, webhook_id, key))
        await self._note(tx, viewer, "created", made, ip, {"events": list(made.events), "plain": made.plain})
        return made, secret_text(key)

    async def update(
        self, tx: Tx, viewer: Viewer, webhook_id: UUID, version: int, changes: Mapping[str, Any], ip: str | None = None
    ) -> Webhook:
        """Change a webhook as of ``version``; raises Conflict and what `create` raises."""
        before, _ = await self._kept(tx, webhook_id)
        draft = Draft(**{name: getattr(before, name) for name in FIELDS} | dict(changes))
        fields = [name for name in FIELDS if getattr(draft, name) != getattr(before, name)]
        if before.version == version and not fields:
            return before
        after = await queries.save(tx, webhook_id, version, self._checked(viewer, draft))
        if after is None:
            raise Conflict
        if before.active and not after.active:
            await queries.skip(tx, webhook_id)
        await self._note(tx, viewer, "updated", after, ip, {"fields": fields})
        return after

    async def new_secret(self, tx: Tx, viewer: Viewer, webhook_id: UUID, ip: str | None = None) -> tuple[Webhook, str]:
        """Replace the secret at once; returns (webhook, the secret, shown this once)."""
        kept, _ = await self._kept(tx, webhook_id, lock=True)
        key = new_key()
        await queries.set_secret(tx, webhook_id, self._seal(tx, webhook_id, key))
        await self._note(tx, viewer, "secret_changed", kept, ip, {})
        return await self.get(tx, webhook_id), secret_text(key)

    async def delete(self, tx: Tx, viewer: Viewer, webhook_id: UUID, ip: str | None = None) -> None:
        """Remove a webhook and the list of what it was told."""
        kept, _ = await self._kept(tx, webhook_id, lock=True)
        await queries.remove(tx, webhook_id)
        await self._note(tx, viewer, "deleted", kept, ip, {})

    async def deliveries(
        self, tx: Tx, webhook_id: UUID, state: str | None, limit: int | None, cursor: str | None
    ) -> tuple[Sequence[Delivery], str | None]:
        """Return (deliveries newest first, cursor of the next page)."""
        await self._kept(tx, webhook_id)
        size = clamp_limit(limit)
        found = await queries.deliveries(tx, webhook_id, state, decode_id_cursor(cursor), size + 1)
        return found[:size], encode_cursor(found[size - 1].id) if len(found) > size else None

    async def trial(self, tx: Tx, webhook_id: UUID) -> UUID:
        """Queue a trial; returns the delivery's id. Raises WebhookOff."""
        kept, _ = await self._kept(tx, webhook_id)
        if not kept.active:
            raise WebhookOff
        queued = await queries.queue(tx, [(webhook_id, None, rules.TRIAL)])
        await self._defer(tx, queued)
        return queued[0]

    async def again(self, tx: Tx, webhook_id: UUID, delivery_id: UUID) -> None:
        """Send what was given up once more; raises DeliveryNotFound for any other, WebhookOff."""
        kept, _ = await self._kept(tx, webhook_id)
        if not kept.active:
            raise WebhookOff
        if not await queries.again(tx, webhook_id, delivery_id):
            raise DeliveryNotFound
        await self._defer(tx, [delivery_id])

    async def note(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Queue what the workspace's webhooks are to be told of these facts, once each."""
        facts = [fact for fact in facts if rules.told(fact)]
        listening = await queries.listening(tx) if facts else ()
        due = [
            (hook["id"], fact.position, fact.name)
            for fact in facts
            for hook in listening
            if fact.position > hook["since"] and fact.name in hook["events"]
        ]
        if due:
            await self._defer(tx, await queries.queue(tx, due))

    async def start(self, tx: Tx, delivery_id: UUID) -> tuple[Delivery, Webhook, bytes] | None:
        """Count an attempt; returns (delivery, webhook, key), None where there is nothing to send any more."""
        delivery = await queries.attempt(tx, delivery_id)
        if delivery is None:
            return None
        kept, sealed = await self._kept(tx, delivery.webhook_id)
        if not kept.active:
            await queries.done(tx, delivery_id, "skipped", error="off")
            return None
        return delivery, kept, unseal(self._key(tx), sealed, kept.id.bytes)

    async def delivered(self, tx: Tx, delivery: Delivery, status: int, took_ms: int) -> None:
        """Note that the far side took it."""
        await queries.done(tx, delivery.id, "delivered", status=status, took=took_ms)
        await queries.fine(tx, delivery.webhook_id)

    async def failed(
        self, tx: Tx, delivery: Delivery, error: str, status: int | None, took_ms: int, *, last: bool
    ) -> None:
        """Note a failed attempt; after the ``last`` the delivery is given up, and a webhook with too many of these stops."""
        state = "failed" if last else "queued"
        await queries.done(tx, delivery.id, state, status=status, error=error, took=took_ms)
        if last and delivery.position is not None and not await queries.failed(tx, delivery.webhook_id, rules.GIVE_UP):
            detail = {"failures": rules.GIVE_UP}
            await self.audit.append(tx, None, "webhook.stopped", "webhook", delivery.webhook_id, detail=detail)

    async def sweep(self, tx: Tx) -> None:
        """Forget deliveries older than 30 days."""
        await queries.sweep(tx)

    def _checked(self, viewer: Viewer, draft: Draft) -> Draft:
        wanted = ["conversation.read", *(["customer.unmask"] if draft.plain else [])]
        must_hold(viewer, [Grant(permission, "all", None) for permission in wanted])
        url = rules.check_url(draft.url, allow_plain=self.allow_plain)
        return dataclasses.replace(draft, name=draft.name.strip(), url=url, events=rules.check_events(draft.events))

    async def _kept(self, tx: Tx, webhook_id: UUID, *, lock: bool = False) -> tuple[Webhook, bytes]:
        found = await queries.one(tx, webhook_id, lock=lock)
        if found is None:
            raise WebhookNotFound
        return found

    async def _defer(self, tx: Tx, deliveries: Sequence[UUID]) -> None:
        await defer(tx, [Job(TASK, {"workspace_id": str(tx.workspace), "delivery_id": str(one)}) for one in deliveries])

    async def _note(
        self, tx: Tx, viewer: Viewer, done: str, webhook: Webhook, ip: str | None, detail: Mapping[str, Any]
    ) -> None:
        named = {"name": webhook.name, **detail}
        await self.audit.append(tx, viewer, f"webhook.{done}", "webhook", webhook.id, ip=ip, detail=named)

    def _key(self, tx: Tx) -> bytes:
        return derive(self._secret, "webhooks", tx.workspace.bytes)

    def _seal(self, tx: Tx, webhook_id: UUID, key: bytes) -> bytes:
        return seal(self._key(tx), key, webhook_id.bytes)


def secret_text(key: bytes) -> str:
    """Return the key as standardwebhooks libraries take it."""
    return "whsec_" + base64.b64encode(key).decode()
