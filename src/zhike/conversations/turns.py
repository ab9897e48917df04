"""The assistant's side: what is unanswered, and committing a reply only if it is still wanted."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike.conversations import facts, queries
from zhike.conversations.book import Book, Draft, seal_json
from zhike.conversations.errors import NoQueue
from zhike.conversations.ports import Staff
from zhike.conversations.service import ConversationsService
from zhike.conversations.types import PRIORITIES, Handing, Line, Message, NewMessage, Option, PendingTurn, Said
from zhike.db import Tx
from zhike.facts import ActorRef

HISTORY = 20
UNANSWERED = 50


class Turns:
    """Begin and complete turns. An answer commits only while the assistant owns the conversation and nothing newer was said."""

    def __init__(self, book: Book, staff: Staff, people: ConversationsService) -> None:
        self.book = book
        self.staff = staff
        self.people = people

    async def begin_turn(self, tx: Tx, conversation_id: UUID) -> PendingTurn | None:
        """Return everything unanswered; None when a person or a queue owns the conversation, or nothing waits.

        The row is locked: a message being committed whose turn job was swallowed by the waiting one is waited for.
        """
        c = await queries.lock(tx, conversation_id)
        if c is None or not c.owned_by_assistant or c.customer_seq <= c.handled_up_to:
            return None
        params = {
            "w": tx.workspace,
            "c": c.id,
            "before": c.customer_seq + 1,
            "private": False,
            "limit": HISTORY + UNANSWERED,
        }
        rows = (await tx.rows(queries.PAGE, params))[::-1]
        inbox = await tx.row(queries.INBOX_OF_TURN, {"w": tx.workspace, "i": c.inbox_id})
        assert inbox is not None, "a foreign key holds it"
        messages = await self.book.open_messages(tx, rows, {c.id: c.customer_id})
        messages = [m for m in messages if m.recalled_at is None]
        waiting = [m for m in messages if m.author_kind == "customer" and m.seq > c.handled_up_to]
        earlier = [m for m in messages if m.seq <= c.handled_up_to or m.author_kind != "customer"]
        queue = await self.staff.queue_team(tx, c.queue_id)
        return PendingTurn(
            workspace_id=tx.workspace,
            conversation_id=c.id,
            version=c.version,
            turn=c.turn + 1,
            from_seq=waiting[0].seq,
            to_seq=c.customer_seq,
            inbox_id=c.inbox_id,
            customer_id=c.customer_id,
            mode=c.mode,
            locale=inbox["locale"],
            channel=inbox["kind"],
            time_zone=inbox["timezone"],
            texts=tuple(Said(m.id, m.seq, text_of(m), m.created_at) for m in waiting),
            history=tuple(Line(m.author_kind, text_of(m)) for m in earlier if m.kind != "event")[-HISTORY:],
            options=_offered(earlier, "choices", "options"),
            related=_offered(earlier, "markdown", "related"),
            unresolved_turns=c.unresolved_turns,
            hours=inbox["hours"],
            queue_available=queue is not None,
            queue_id=queue[0] if queue is not None else None,
            people_online=queue is not None and await self.staff.online(tx, queue[1]) > 0,
        )

    async def complete_turn(
        self,
        tx: Tx,
        pending: PendingTurn,
        kind: str,
        content: dict[str, Any],
        turn_id: UUID,
        outcome: str,
        resolved: bool,
        acted: bool = False,
    ) -> UUID | None:
        """Commit the assistant's one reply of this turn; None when the conversation moved on and it must not be said.

        ``acted``: the turn did something outside, so its reply is said although the customer wrote meanwhile.
        """
        d = await self._still_wanted(tx, pending, acted=acted)
        if d is None:
            return None
        missed = 0 if outcome == "choices" else 1  # offering choices neither helps nor fails
        d.now = replace(d.now, unresolved_turns=0 if resolved else d.now.unresolved_turns + missed)
        message = self._reply(d, pending, kind, content, turn_id, outcome)
        await self.book.save(tx, [d])
        return message.id

    async def hand_over(
        self,
        tx: Tx,
        pending: PendingTurn,
        handing: Handing,
        turn_id: UUID | None,
        acted: bool = False,
    ) -> bool:
        """Give the conversation to a queue, with the reason and a summary for the colleague; False when it moved on."""
        d = await self._still_wanted(tx, pending, acted=acted)
        if d is None:
            return False
        actor = ActorRef("assistant", d.now.owner_id)
        if handing.text:
            self._reply(d, pending, "text", {"text": handing.text}, turn_id, "hand_over")
        else:
            d.now = replace(d.now, turn=pending.turn, handled_up_to=pending.to_seq)
        await self.give_to_people(tx, d, handing, actor)
        return True

    async def give_to_people(self, tx: Tx, d: Draft, handing: Handing, actor: ActorRef) -> None:
        """Record reason and summary, put the draft into its queue and save."""
        d.now = replace(
            d.now,
            handover_reason=handing.reason,
            handover_summary=seal_json(d.key, {"text": handing.summary, "brief": dict(handing.brief)}, d.now.id.bytes),
            handover_at=d.at,
            handled_up_to=d.now.customer_seq,
        )
        self.book.announce(d, facts.handed_over, actor, handing.reason)
        before = d.now
        if handing.priority is not None and PRIORITIES.index(handing.priority) < PRIORITIES.index(before.priority):
            d.now = replace(before, priority=handing.priority)
            self.book.announce(d, facts.priority_changed, before, actor)
        waiting_since = d.now.waiting_since or d.at
        if handing.answer_by is not None:
            d.now = replace(d.now, due_at=handing.answer_by)
        await self.people.queue(tx, d, actor, None, handing.reason)
        d.now = replace(d.now, waiting_since=waiting_since)
        await self.book.save(tx, [d])

    async def customer_wants_person(self, tx: Tx, conversation_id: UUID, summary: str) -> bool:
        """The customer pressed "talk to a person"; False, and nothing happens, when people have it already."""
        d = await self.book.lock(tx, conversation_id)
        if d.now.owner_kind == "assistant" and d.now.status != "resolved":
            actor = ActorRef("customer", d.now.customer_id)
            await self.give_to_people(tx, d, Handing("customer_request", summary, None), actor)
            return True
        return False

    async def ask_people(self, tx: Tx, conversation_id: UUID, handing: Handing) -> bool:
        """Give what the assistant began to people, without a turn; False where they have it, or there is no queue."""
        d = await self.book.lock(tx, conversation_id)
        if not d.now.owned_by_assistant:
            return False
        try:
            await self.give_to_people(tx, d, handing, ActorRef("assistant", d.now.owner_id))
        except NoQueue:  # nothing was saved: the assistant goes on alone
            return False
        return True

    async def _still_wanted(self, tx: Tx, pending: PendingTurn, *, acted: bool = False) -> Draft | None:
        d = await self.book.lock(tx, pending.conversation_id)
        moved_on = (d.now.customer_seq != pending.to_seq and not acted) or d.now.turn + 1 != pending.turn
        moved_on = moved_on or d.now.handled_up_to >= pending.to_seq  # a person took over and gave it back meanwhile
        return None if moved_on or not d.now.owned_by_assistant else d

    def _reply(
        self, d: Draft, pending: PendingTurn, kind: str, content: dict[str, Any], turn_id: UUID | None, outcome: str
    ) -> Message:
        d.now = replace(d.now, turn=pending.turn, handled_up_to=pending.to_seq)
        own = d.now.owner_id
        message = NewMessage(
            "out", "assistant", own, kind, content, turn=pending.turn, turn_id=turn_id, outcome=outcome
        )
        return self.book.say(d, message, ActorRef("assistant", own))


def text_of(message: Message) -> str:
    """Return what a message says in words; media without a caption say what they are."""
    text = message.content.get("text") or message.content.get("title") or ""
    return str(text) or {"image": "[图片]", "file": "[文件]"}.get(message.kind, "")


def _offered(earlier: list[Message], kind: str, name: str) -> tuple[Option, ...]:
    """Return what the assistant's last message offers: the options of choices, the questions beside an answer."""
    last = next((m for m in reversed(earlier) if m.author_kind == "assistant" and m.kind != "event"), None)
    if last is None or last.kind != kind:
        return ()
    return tuple(Option(str(o["id"]), str(o["label"]), str(o["value"])) for o in last.content.get(name, []))
