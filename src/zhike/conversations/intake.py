"""Implements channels' Intake: raw payloads become messages, in the same transaction, for any number at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike.channels import IdentityRef, Inbox, Incoming, Receipt, TokenExpired
from zhike.conversations import facts, queries, rules
from zhike.conversations.attachments import attach, keep
from zhike.conversations.book import Book, Draft
from zhike.conversations.ports import Staff
from zhike.conversations.queries_merging import GOES_ON
from zhike.conversations.types import Conversation, NewMessage
from zhike.db import Tx, take_number
from zhike.facts import ActorRef
from zhike.jobs import Job
from zhike.kit.ids import uuid7

Thread = tuple[UUID, str]


def turn_job(workspace_id: UUID, conversation_id: UUID) -> Job:
    """Return the job that has the assistant answer; runs in order with others of the conversation."""
    ids = {"workspace_id": str(workspace_id), "conversation_id": str(conversation_id)}
    lock = f"turn:{conversation_id}"
    return Job(task="dialogue.turn", args=ids, queue="turns", lock=lock, queueing_lock=lock, priority=5)


def thread_of(incoming: Incoming) -> Thread:
    """Return the thread a message belongs to: one per customer in an inbox."""
    return incoming.inbox.id, str(incoming.identity.customer_id)


def foremost_of(locked: Sequence[tuple[str, Conversation]]) -> dict[Thread, Conversation]:
    """Return the conversation in which each asked thread goes on."""
    several: dict[Thread, list[Conversation]] = {}
    for thread, c in locked:
        several.setdefault((c.inbox_id, thread), []).append(c)
    return {thread: min(found, key=lambda c: c.rank) for thread, found in several.items()}


class ConversationIntake:
    """Takes messages in; finds or opens their conversations one writer at a time."""

    def __init__(self, book: Book, staff: Staff) -> None:
        self.book = book
        self.staff = staff

    async def receive(self, tx: Tx, items: Sequence[tuple[UUID, Incoming]]) -> list[Receipt]:
        """Add messages in order; defers one turn of the assistant per conversation it owns."""
        drafts = await self._drafts(tx, [incoming for _, incoming in items])
        receipts = []
        for inbound_id, incoming in items:
            draft = drafts[thread_of(incoming)]
            if draft.key is None:
                raise TokenExpired()  # erased meanwhile: a new visit makes a new customer
            customer_id = draft.now.customer_id  # whose key seals it: himself, or whom he was before he signed in
            actor = ActorRef("customer", customer_id)
            message = NewMessage(
                "in",
                "customer",
                customer_id,
                incoming.kind,
                incoming.content,
                client_id=incoming.client_id,
                inbound_id=inbound_id,
                reply_to=incoming.reply_to,
                sent_at=incoming.sent_at,
            )
            stored = self.book.say(draft, message, actor)
            receipts.append(Receipt(stored.id, stored.conversation_id, stored.seq, stored.created_at))
        distinct = list({d.now.id: d for d in drafts.values()}.values())
        turns = [turn_job(tx.workspace, d.now.id) for d in distinct if d.now.owned_by_assistant]
        await self.book.save(tx, distinct, turns)
        for (_, incoming), receipt in zip(items, receipts, strict=True):
            who = incoming.identity
            signed = who.id if who.verified else None
            ids = receipt.message_id, receipt.conversation_id
            await attach(tx, incoming.content, who.customer_id, *ids, identity_id=signed)
        return receipts

    async def keep(self, tx: Tx, incoming: Incoming) -> None:
        """Keep the files that a payload names: it was set aside, and may be replayed long after."""
        await keep(tx, incoming.content)

    async def receipts(self, tx: Tx, inbound_ids: Sequence[UUID]) -> dict[UUID, Receipt]:
        """Return what earlier payloads became."""
        rows = await tx.rows(queries.RECEIPTS, {"w": tx.workspace, "ids": list(inbound_ids)})
        return {r["inbound_id"]: Receipt(r["id"], r["conversation_id"], r["seq"], r["created_at"]) for r in rows}

    async def is_busy(self, tx: Tx, inbox_id: UUID, customer_id: UUID) -> bool:
        """Say whether a queue or a colleague has a customer's conversation in an inbox."""
        params = {"w": tx.workspace, "i": inbox_id, "customer": customer_id}
        return await tx.scalar(queries.WITH_PEOPLE, params) is not None

    async def speak_first(
        self, tx: Tx, inbox: Inbox, identity: IdentityRef, kind: str, content: Mapping[str, Any]
    ) -> tuple[UUID, UUID] | None:
        """Say something as the assistant that nobody asked for; returns (conversation, message).

        None, and nothing is said, where people have the conversation.
        """
        first = Incoming(inbox, identity, "", kind, content)
        draft = (await self._drafts(tx, [first]))[thread_of(first)]
        if draft.key is None or not draft.now.owned_by_assistant:
            return None
        own = draft.now.owner_id
        said = self.book.say(draft, NewMessage("out", "assistant", own, kind, content), ActorRef("assistant", own))
        await self.book.save(tx, [draft])
        return said.conversation_id, said.id

    async def _drafts(self, tx: Tx, incoming: Sequence[Incoming]) -> dict[Thread, Draft]:
        """Lock the thread of every message, opening what is not there; the loop ends a race with a parallel opener."""
        wanted: dict[Thread, Incoming] = {}
        for item in incoming:
            wanted.setdefault(thread_of(item), item)
        found: dict[Thread, Draft] = {}
        while missing := {thread: item for thread, item in wanted.items() if thread not in found}:
            signed = {thread: item.identity.id for thread, item in missing.items() if item.identity.verified}
            locked = foremost_of(await queries.lock_threads(tx, sorted(missing), signed))
            owners = {item.identity.customer_id for item in missing.values()} | {c.customer_id for c in locked.values()}
            keys = await self.book.keys(tx, sorted(owners))
            drafted = {d.now.id: d for d in found.values()}
            for thread, c in locked.items():
                found[thread] = drafted.setdefault(c.id, self.book.draft(c, keys.get(c.customer_id)))
            new = [item for thread, item in sorted(missing.items()) if thread not in found]
            for c, merged_id in await self._open(tx, new) if new else []:
                draft = self.book.draft(c, keys.get(c.customer_id))
                draft.facts.append(facts.opened(c, ActorRef("customer", c.customer_id)))
                if merged_id is not None:
                    await self._go_on(tx, draft, merged_id)
                elif c.owner_kind == "queue" and (place := await self.staff.queue_team(tx, c.queue_id)):
                    draft.now = replace(draft.now, due_at=rules.due(draft.now, draft.at, place[2]))
                found[c.inbox_id, c.thread_key] = draft
        return found

    async def _go_on(self, tx: Tx, d: Draft, merged_id: UUID) -> None:
        """Give a new conversation to who has what the one before it was merged into, and name both."""
        merged = await tx.row(GOES_ON, {"w": tx.workspace, "id": merged_id})
        if merged is None:
            return
        before = d.now
        if merged["owner_kind"] == "person":
            d.now = rules.hand_to_person(d.now, merged["owner_id"], d.at)
        elif place := await self.staff.queue_team(tx, merged["queue_id"]):
            d.now = rules.hand_to_queue(d.now, *place[:2], d.at, place[2])
        self.book.announce(d, facts.assigned, before, ActorRef("system"), "merged")
        params = {"number": merged["number"], "into": merged["into_number"], "id": str(merged["into_id"])}
        self.book.note(d, "conversation.goes_on", ActorRef("system"), params, private=True)

    async def _open(self, tx: Tx, items: Sequence[Incoming]) -> list[tuple[Conversation, UUID | None]]:
        assistant = await self.staff.assistant_id(tx)
        rows = []
        for item in items:
            inbox, thread = item.inbox, thread_of(item)
            number = await take_number(tx, "conversation")
            owner: tuple[str, UUID | None] = ("assistant", assistant)
            if inbox.settings.get("assistant") is False and inbox.default_queue_id:
                owner = ("queue", None)
            ids = (uuid7(), number, inbox.id, item.identity.customer_id, item.identity.id, thread[1], inbox.mode)
            rows.append((*ids, *owner, inbox.default_queue_id, inbox.team_id))
        return await queries.open_many(tx, rows)
