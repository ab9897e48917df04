"""What people do with conversations: write, take over, return, assign, resolve, and the rest of the status machine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.conversations import facts, queries, rules
from zhike.conversations.attachments import attach
from zhike.conversations.book import Book, Draft
from zhike.conversations.errors import MessageNotFound, NoQueue, NoteQuoted
from zhike.conversations.intake import foremost_of, turn_job
from zhike.conversations.ports import Staff
from zhike.conversations.types import Conversation, Message, NewMessage
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid


class ConversationsService:
    """Use cases of people. Each locks the conversation's row, applies a rule, and announces what happened."""

    def __init__(self, book: Book, staff: Staff) -> None:
        self.book = book
        self.staff = staff

    async def lock(self, tx: Tx, conversation_id: UUID) -> Draft:
        """Lock a conversation to go on with it; raises ConversationMerged."""
        d = await self.book.lock(tx, conversation_id)
        rules.check_stands(d.now)
        return d

    async def post(
        self,
        tx: Tx,
        conversation_id: UUID,
        agent_id: UUID,
        *,
        kind: str,
        content: Mapping[str, Any],
        client_id: str,
        private: bool = False,
        reply_to: UUID | None = None,
        elsewhere: bool = False,
        mentions: Sequence[UUID] = (),
    ) -> tuple[Message, bool]:
        """Add a person's reply or note; returns (message, whether it is new). The same client id answers the same.

        ``elsewhere``: a note may quote a message of another conversation, which the caller has checked.
        Raises NotYours for a public reply to a conversation the person does not own.
        """
        d = await self.book.lock(tx, conversation_id)
        rows = await tx.rows(queries.BY_CLIENT, {"w": tx.workspace, "c": conversation_id, "client": client_id})
        if rows:
            [message] = await self.book.open_messages(tx, rows, {conversation_id: d.now.customer_id})
            return message, False
        rules.check_stands(d.now)
        if not private:
            rules.check_may_reply(d.now, agent_id)
        if reply_to is not None and not elsewhere:
            await self.check_quote(tx, conversation_id, reply_to, private)
        actor = ActorRef("person", agent_id)
        new = NewMessage("out", "person", agent_id, kind, content, private, client_id, reply_to=reply_to)
        message = self.book.say(d, new, actor)
        if not private and d.now.status in ("pending", "snoozed"):
            self._move(d, "open", actor, "replied")
        await self.book.save(tx, [d])
        await attach(tx, content, d.now.customer_id, message.id, conversation_id)
        if mentions:
            ids = {"w": tx.workspace, "c": conversation_id, "m": message.id, "agents": list(mentions)}
            await tx.execute(queries.MENTION, ids)
        return message, True

    async def check_quote(self, tx: Tx, conversation_id: UUID, reply_to: UUID, private: bool) -> None:
        """Raise MessageNotFound, NoteQuoted unless a reply (or a ``private`` note) may quote this message."""
        row = await tx.row(queries.QUOTABLE, {"w": tx.workspace, "c": conversation_id, "id": reply_to})
        if row is None:
            raise MessageNotFound(field="reply_to", id=str(reply_to))
        if row["private"] and not private:
            raise NoteQuoted(field="reply_to")

    async def take(
        self, tx: Tx, conversation_id: UUID, agent_id: UUID, *, may_assign: bool, expected_version: int | None = None
    ) -> Conversation:
        """A person takes the conversation over; raises ConversationTaken or OwnerChanged when a colleague has it."""
        d = await self.lock(tx, conversation_id)
        if d.now.owner_kind == "person" and d.now.owner_id == agent_id:
            return d.now
        changed = rules.take(d.now, agent_id, may_assign, expected_version, d.at)
        await self._to_person(tx, d, changed, agent_id, ActorRef("person", agent_id), "taken")
        return d.now

    async def assign_queued(self, tx: Tx, given: Mapping[UUID, UUID]) -> set[UUID]:
        """Routing hands waiting conversations to people ({conversation: agent}, in this order); returns which still waited."""
        found = {d.now.id: d for d in await self.book.lock_many(tx, list(given))} if given else {}
        waiting = [d for d in (found.get(one) for one in given) if d and d.now.owner_kind == "queue"]
        handed = [d for d in waiting if d.now.status != "resolved"]
        if handed:
            agents = [given[d.now.id] for d in handed]
            names = await self.staff.names(tx, set(agents))
            for d, agent_id in zip(handed, agents, strict=True):
                changed = rules.hand_to_person(d.now, agent_id, d.at)
                self._joins(d, changed, agent_id, names[agent_id]["name"], ActorRef("system"), "routed")
            await self.staff.touch_in_turn(tx, agents)
            await self.book.save(tx, handed)
        return {d.now.id for d in handed}

    async def assign(self, tx: Tx, conversation_id: UUID, actor_id: UUID, agent_id: UUID) -> Conversation:
        """Give the conversation to a colleague."""
        d = await self.lock(tx, conversation_id)
        changed = rules.hand_to_person(d.now, agent_id, d.at)
        await self._to_person(tx, d, changed, agent_id, ActorRef("person", actor_id), "assigned")
        return d.now

    async def to_queue(
        self,
        tx: Tx,
        conversation_id: UUID,
        actor: ActorRef,
        queue_id: UUID | None,
        reason: str,
        note: str | None = None,
    ) -> Conversation:
        """Put the conversation into a queue (the default one for None); raises NoQueue."""
        d = await self.lock(tx, conversation_id)
        await self.queue(tx, d, actor, queue_id, reason)
        if note:
            self.book.say(d, NewMessage("out", "person", actor.id, "text", {"text": note}, private=True), actor)
        await self.book.save(tx, [d])
        return d.now

    async def queue(self, tx: Tx, d: Draft, actor: ActorRef, queue_id: UUID | None, reason: str) -> None:
        """Move a draft into a queue and say so; raises NoQueue."""
        place = await self.staff.queue_team(tx, queue_id or d.now.queue_id)
        if place is None:
            raise NoQueue()
        before = d.now
        if before.status == "resolved":
            self._move(d, "open", actor, reason)
        d.now = rules.hand_to_queue(d.now, *place[:2], d.at, place[2])
        if before.owner_kind == "person" and before.owner_id is not None:
            await self.staff.touch_idle(tx, before.owner_id)
        self.book.announce(d, facts.assigned, before, actor, reason)
        self.book.note(d, "handover.queued", actor, {"reason": reason})

    async def to_assistant(self, tx: Tx, conversation_id: UUID, actor_id: UUID) -> Conversation:
        """Return the conversation to the assistant; it answers what comes from now on."""
        d = await self.lock(tx, conversation_id)
        before, actor = d.now, ActorRef("person", actor_id)
        if before.owner_kind == "assistant":
            return before
        d.now = rules.hand_to_assistant(d.now, await self.staff.assistant_id(tx))
        if before.owner_id is not None:
            await self.staff.touch_idle(tx, before.owner_id)
        self.book.announce(d, facts.assigned, before, actor, "returned")
        self.book.note(d, "agent.returned", actor)
        await self.book.save(tx, [d])
        return d.now

    async def change_status(
        self,
        tx: Tx,
        conversation_id: UUID,
        status: str,
        actor: ActorRef,
        *,
        reason: str | None = None,
        until: datetime | None = None,
    ) -> Conversation:
        """Move the status (open, pending, snoozed until a time, resolved); raises StatusRefused."""
        d = await self.lock(tx, conversation_id)
        if status == "snoozed" and (until is None or until <= utcnow()):
            raise Invalid("until", "Choose a time in the future.", "请选择一个将来的时间。")
        if d.now.status == status and status != "snoozed":
            return d.now
        reopened = d.now.status == "resolved"
        self._move(d, status, actor, reason, until)
        if status == "resolved":
            self.book.note(d, "conversation.resolved", actor, {"reason": reason} if reason else {})
            if d.now.owner_kind == "person" and d.now.owner_id is not None:
                await self.staff.touch_idle(tx, d.now.owner_id)
        elif reopened:
            self.book.note(d, "conversation.reopened", actor)
        await self.book.save(tx, [d])
        if status == "snoozed" and until is not None:
            args = {"workspace_id": str(tx.workspace)}
            await defer(tx, [Job(task="conversations.wake_snoozed", args=args, run_at=until)])
        return d.now

    async def set_priority(self, tx: Tx, conversation_id: UUID, actor: ActorRef, priority: str) -> Conversation:
        """Say how urgent it is (low, normal, high, urgent)."""
        d = await self.book.lock(tx, conversation_id)
        before = d.now
        if before.priority != priority:
            d.now = replace(before, priority=priority)
            self.book.announce(d, facts.priority_changed, before, actor)
            await self.book.save(tx, [d])
        return d.now

    async def follow(self, tx: Tx, conversation_id: UUID, agent_id: UUID, *, on: bool) -> Conversation:
        """Follow a conversation, or no longer; it is no news in lists. Raises Forbidden for who is no colleague."""
        d = await self.book.lock(tx, conversation_id)
        params = {"w": tx.workspace, "c": conversation_id, "agent": agent_id}
        if await tx.scalar(queries.FOLLOW if on else queries.UNFOLLOW, params) is not None:
            d.bump()
            d.facts.append(facts.followed(d.now, ActorRef("person", agent_id), on))
            await self.book.save(tx, [d])
        return d.now

    async def transcript_sent(self, tx: Tx, conversation_id: UUID, actor: ActorRef, mail_id: UUID) -> None:
        """Announce that the conversation was mailed; it is no news in lists."""
        d = await self.book.lock(tx, conversation_id)
        d.bump()
        d.facts.append(facts.transcript_sent(d.now, actor, mail_id))
        await self.book.save(tx, [d])

    async def forwarded(self, tx: Tx, conversation_id: UUID, actor: ActorRef, told: Mapping[str, Any]) -> None:
        """Announce that it was forwarded (``told``: mail, into, message, notes); it is no news in lists."""
        d = await self.book.lock(tx, conversation_id)
        d.bump()
        d.facts.append(facts.forwarded(d.now, actor, **told))
        await self.book.save(tx, [d])

    async def wake_snoozed(self, tx: Tx) -> int:
        """Open every conversation whose snooze has ended; returns how many."""
        due = await tx.rows(queries.DUE, {"w": tx.workspace})
        for row in due:
            await self.change_status(tx, row["id"], "open", ActorRef("system"), reason="snooze_ended")
        return len(due)

    async def join_visits(self, tx: Tx, customer_id: UUID) -> int:
        """End what a customer left behind when he signed in: of his unresolved conversations he sees only the first.

        Others are resolved, unless a colleague owns one: he is told, and ends it himself. Returns how many there were.
        """
        rows = await tx.rows(queries.SIGNED, {"w": tx.workspace, "customer": customer_id})
        signed = {(row["inbox_id"], row["thread"]): row["id"] for row in rows}
        locked = await queries.lock_threads(tx, sorted(signed), signed) if signed else []
        first = foremost_of(locked)
        left = [(c, first[c.inbox_id, thread]) for thread, c in locked if c.id != first[c.inbox_id, thread].id]
        actor = ActorRef("system")
        for c, goes_on in left:
            d = await self.book.lock(tx, c.id)
            if c.owner_kind != "person":
                self._move(d, "resolved", actor, "continued")
            self.book.note(d, "conversation.continued", actor, {"number": goes_on.number})
            await self.book.save(tx, [d])
        return len(left)

    async def read(self, tx: Tx, conversation_id: UUID, agent_id: UUID, seq: int) -> Conversation:
        """Note that staff has looked at messages up to ``seq``."""
        d = await self.book.lock(tx, conversation_id)
        seq = min(seq, d.now.last_seq)
        if seq > d.now.agent_read_seq:
            after = {"w": tx.workspace, "c": conversation_id, "seq": seq}
            left = int(await tx.scalar(queries.UNREAD, after)) if seq < d.now.customer_seq else 0
            d.now = replace(d.now, agent_read_seq=seq, unread=left)
            self.book.announce(d, facts.read, ActorRef("person", agent_id), seq)
            await self.book.save(tx, [d])
        return d.now

    async def customer_saw(self, tx: Tx, conversation_id: UUID, seq: int, state: str) -> None:
        """Advance outgoing messages up to ``seq`` to delivered or read."""
        d = await self.book.lock(tx, conversation_id)
        seq = min(seq, d.now.last_seq)
        if state == "read":
            if seq <= d.now.customer_read_seq:
                return
            d.now = replace(d.now, customer_read_seq=seq)
        params = {"w": tx.workspace, "c": conversation_id, "seq": seq, "state": state, "order": queries.STATES}
        ids = [row["id"] for row in await tx.rows(queries.ADVANCE, params)]
        if ids:
            actor = ActorRef("customer", d.now.customer_id)
            self.book.announce(d, facts.message_updated, actor, ids, state)
        await self.book.save(tx, [d])

    async def message_state(self, tx: Tx, message_id: UUID, state: str, failure: str | None = None) -> None:
        """Record what a channel learned about an outgoing message: sent, delivered, read, failed."""
        params = {"w": tx.workspace, "id": message_id, "state": state, "failure": failure, "order": queries.STATES}
        conversation_id = await tx.scalar(queries.CONVERSATION_OF, {"w": tx.workspace, "id": message_id})
        if conversation_id is None:
            return
        d = await self.book.lock(tx, conversation_id)  # before its messages, as everywhere: the other order deadlocks
        if await tx.scalar(queries.SET_STATE, params) is not None:
            self.book.announce(d, facts.message_updated, ActorRef("system"), [message_id], state)
            await self.book.save(tx, [d])

    async def rated(self, tx: Tx, conversation_id: UUID, score: int, reasons: Sequence[str] = ()) -> Conversation:
        """Announce the customer's rating (surveys keeps the rating itself)."""
        d = await self.book.lock(tx, conversation_id)
        actor = ActorRef("customer", d.now.customer_id)
        d.now = replace(d.now, rating=score)
        self.book.announce(d, facts.rated, actor, score)
        why = {"reasons": list(reasons)} if reasons else {}
        self.book.note(d, "conversation.rated", actor, {"score": score} | why)
        await self.book.save(tx, [d])
        return d.now

    async def judged(
        self, tx: Tx, conversation_id: UUID, message_id: UUID, turn_id: UUID, helpful: bool | None
    ) -> None:
        """Announce what the customer said of an answer (dialogue keeps it); nothing else moves, it is no news in lists."""
        d = await self.book.lock(tx, conversation_id)
        d.bump()
        actor = ActorRef("customer", d.now.customer_id)
        d.facts.append(facts.message_judged(d.now, actor, message_id, turn_id, helpful))
        await self.book.save(tx, [d])

    async def answer_waiting(self, tx: Tx, conversation_id: UUID) -> None:
        """Have the assistant look at what is unanswered."""
        await defer(tx, [turn_job(tx.workspace, conversation_id)])

    async def _to_person(
        self, tx: Tx, d: Draft, changed: Conversation, agent_id: UUID, actor: ActorRef, reason: str
    ) -> None:
        before = d.now.owner_id if d.now.owner_kind == "person" else None
        for touched in {before, agent_id} - {None}:
            if touched is not None:
                await self.staff.touch_idle(tx, touched)
        self._joins(d, changed, agent_id, await self.staff.name(tx, agent_id), actor, reason)
        await self.book.save(tx, [d])

    def _joins(self, d: Draft, changed: Conversation, agent_id: UUID, name: str, actor: ActorRef, reason: str) -> None:
        """Make a draft a person's, and say so."""
        before = d.now
        if before.status == "resolved":
            self._move(d, "open", actor, reason)
            changed = replace(changed, status="open", resolved_at=None)
        d.now = replace(changed, version=d.now.version)
        self.book.announce(d, facts.assigned, before, actor, reason)
        self.book.note(d, "agent.joined", ActorRef("person", agent_id), {"name": name})

    def _move(self, d: Draft, status: str, actor: ActorRef, reason: str | None, until: datetime | None = None) -> None:
        before = d.now
        d.now = rules.move(d.now, status, d.at, until)
        self.book.announce(d, facts.status_changed, before, actor, reason)
