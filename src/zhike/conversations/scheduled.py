"""Replies that go later: in a moment, while they can be taken back, or at a time somebody chose; each exactly once.

A reply's row and its messages change places in one transaction: whoever finds no row has nothing left to send.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.conversations import facts, queries, rules
from zhike.conversations import queries_writing as q
from zhike.conversations.book import Draft, open_json, seal_json
from zhike.conversations.drafts import Drafts
from zhike.conversations.errors import AlreadyResolved, CustomerGone, ScheduledReplyNotFound
from zhike.conversations.ports import Standing
from zhike.conversations.reading import subject
from zhike.conversations.service import ConversationsService
from zhike.conversations.types import Message
from zhike.conversations.writing_types import NewReply, Part, ScheduledReply
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import visible
from zhike.jobs import Job, defer
from zhike.kit.errors import Forbidden, Invalid, ZhikeError
from zhike.kit.ids import parse_id, uuid7

HOLD_S = 5  # a reply can be taken back for so long
FARTHEST = timedelta(days=366)
REPLY, RESOLVE = "conversation.reply", "conversation.resolve"
SYSTEM = ActorRef("system")


class ScheduledReplies:
    """Plans replies, takes them back, and sends them when their time has come."""

    def __init__(self, people: ConversationsService, standing: Standing, drafts: Drafts) -> None:
        self.people = people
        self.drafts = drafts
        self.book = people.book
        self.standing = standing

    async def plan(self, tx: Tx, conversation_id: UUID, agent_id: UUID, new: NewReply) -> ScheduledReply | None:
        """Keep a reply until its time; None when the same client id was sent already. What was held before goes now.

        Raises NotYours, Invalid for a time that is past or too far, CustomerGone.
        """
        d = await self.book.lock(tx, conversation_id)
        known, reply = await self._known(tx, d, new.client_id)
        if known:
            return reply
        rules.check_stands(d.now)
        rules.check_may_reply(d.now, agent_id)
        if new.reply_to is not None:
            await self.people.check_quote(tx, conversation_id, new.reply_to, False)
        held = new.send_at is None
        send_at = d.at + timedelta(seconds=HOLD_S) if new.send_at is None else _checked(new.send_at, d.at)
        if new.then_until is not None and new.then_until <= send_at:
            raise Invalid("then_until", "Choose a time after the reply goes.", "请选择发送之后的时间。")
        await self.flush(tx, conversation_id, agent_id)
        d = await self.book.lock(tx, conversation_id)
        reply_id = uuid7()
        parts = [{"kind": part.kind, "content": dict(part.content)} for part in new.parts]
        said = {"parts": parts, "reply_to": str(new.reply_to) if new.reply_to else None}
        body = seal_json(d.key, said, reply_id.bytes)
        if body is None:
            raise CustomerGone()
        ids = {"w": tx.workspace, "c": conversation_id, "client": new.client_id}
        values = ids | {
            "id": reply_id,
            "agent": agent_id,
            "body": body,
            "attachments": _files(new.parts),
            "send_at": send_at,
            "held": held,
            "if_answered": new.if_answered,
            "seq": d.now.customer_seq,
            "then": new.then_status,
            "until": new.then_until,
        }
        row = await tx.row(q.ADD, values)
        assert row is not None
        await tx.execute(q.DROP_DRAFT, ids | {"agent": agent_id, "private": False})
        reply = _opened(row, d.key)
        if not held:
            self.book.announce(d, facts.reply_scheduled, ActorRef("person", agent_id), reply.id, send_at)
            await self.book.save(tx, [d])
        await self._call(tx, reply)
        return reply

    async def known(self, tx: Tx, conversation_id: UUID, client_id: str) -> tuple[bool, ScheduledReply | None]:
        """Say whether a client id was used already, and return its reply while that waits. Locks the conversation."""
        return await self._known(tx, await self.book.lock(tx, conversation_id), client_id)

    async def of(self, tx: Tx, conversation_id: UUID, customer_id: UUID, agent_id: UUID) -> list[ScheduledReply]:
        """Return what waits in a conversation, or could not go; what is only held its writer sees alone."""
        rows = await tx.rows(q.OF_CONVERSATION, {"w": tx.workspace, "c": conversation_id, "agent": agent_id})
        key = (await self.book.keys(tx, [customer_id])).get(customer_id) if rows else None
        return [_opened(row, key) for row in rows]

    async def move(
        self, tx: Tx, reply_id: UUID, agent_id: UUID, send_at: datetime, if_answered: str | None = None
    ) -> ScheduledReply:
        """Give a reply another time; what the customer said until now no longer stops it."""
        d, reply = await self._own(tx, reply_id, agent_id)
        await self._check_may(tx, d, reply)
        if reply.then_until is not None and reply.then_until <= send_at:
            raise Invalid("send_at", "Choose a time before the snooze ends.", "请选择延后结束之前的时间。")
        values = {
            "w": tx.workspace,
            "id": reply_id,
            "send_at": _checked(send_at, d.at),
            "if_answered": if_answered or reply.if_answered,
            "seq": d.now.customer_seq,
        }
        row = await tx.row(q.MOVE, values)
        assert row is not None
        moved = _opened(row, d.key)
        self.book.announce(d, facts.reply_scheduled, ActorRef("person", agent_id), reply_id, moved.send_at)
        await self.book.save(tx, [d])
        await self._call(tx, moved)
        return moved

    async def cancel(self, tx: Tx, reply_id: UUID, agent_id: UUID) -> ScheduledReply:
        """Take a reply back and return it; its words are the writer's draft again, whether or not he hears of it.

        Raises ScheduledReplyNotFound once it went.
        """
        d, reply = await self._own(tx, reply_id, agent_id)
        await tx.execute(q.REMOVE, {"w": tx.workspace, "id": reply_id})
        await self.drafts.put_back(tx, d.now, reply)
        if not reply.held:
            self.book.announce(d, facts.reply_settled, ActorRef("person", agent_id), reply_id, "canceled", None)
            await self.book.save(tx, [d])
        return reply

    async def send(self, tx: Tx, reply_id: UUID, agent_id: UUID) -> list[Message]:
        """Send a reply now, whatever the customer said meanwhile; raises why it cannot go."""
        d, reply = await self._own(tx, reply_id, agent_id)
        await self._check_may(tx, d, reply)
        if rules.why_not_sent(d.now, reply) == "resolved":
            raise AlreadyResolved()
        return await self._send(tx, reply)

    async def planned(self, tx: Tx, ids: Sequence[UUID]) -> dict[UUID, int]:
        """Return how many replies are to go later in each of these conversations, where there are any."""
        rows = await tx.rows(q.PLANNED, {"w": tx.workspace, "ids": list(ids)})
        return {row["conversation_id"]: row["n"] for row in rows}

    async def flush(self, tx: Tx, conversation_id: UUID, agent_id: UUID) -> None:
        """Send what an agent holds in a conversation before he does something else with it."""
        held = await tx.rows(q.HELD, {"w": tx.workspace, "c": conversation_id, "agent": agent_id})
        for row in held:
            await self.due(tx, row["id"], early=True)

    async def due(self, tx: Tx, reply_id: UUID, *, early: bool = False) -> None:
        """Send a reply whose time has come; what may not go stays, with the reason. Called again it does nothing."""
        found = await q.reply(tx, reply_id)
        if found is None:
            return
        d = await self.book.lock(tx, found["conversation_id"])  # before its replies, as everywhere
        row = await q.reply(tx, reply_id, lock=True)
        if row is None or row["failure"] is not None or not (row["due"] or early):
            return
        reply = _opened(row, d.key)
        why = await self._why_not(tx, d, reply)
        if why is None:
            try:
                async with tx.savepoint():
                    await self._send(tx, reply)
            except ZhikeError as error:
                why = error.code
        if why is not None:
            await tx.execute(q.FAIL, {"w": tx.workspace, "id": reply_id, "why": why})
            d = await self.book.lock(tx, reply.conversation_id)
            self.book.announce(d, facts.reply_settled, SYSTEM, reply_id, "failed", why)
            await self.book.save(tx, [d])

    async def sweep(self, tx: Tx) -> None:
        """Call again for replies whose time has passed: their jobs were lost."""
        rows = await tx.rows(q.OVERDUE, {"w": tx.workspace})
        await defer(tx, [_job(tx, row["id"], queueing_lock=f"send_scheduled:{row['id']}") for row in rows])

    async def _why_not(self, tx: Tx, d: Draft, reply: ScheduledReply) -> str | None:
        why = rules.why_not_sent(d.now, reply)
        if why is not None:
            return why
        return "not_allowed" if await self._lacks(tx, d, reply) else None

    async def _lacks(self, tx: Tx, d: Draft, reply: ScheduledReply) -> str | None:
        writer = await self.standing.viewer(tx, reply.agent_id)
        wanted = (REPLY, RESOLVE) if reply.then_status else (REPLY,)
        return next((one for one in wanted if writer is None or not visible(writer, one, subject(d.now))), None)

    async def _check_may(self, tx: Tx, d: Draft, reply: ScheduledReply) -> None:
        rules.check_stands(d.now)
        rules.check_may_reply(d.now, reply.agent_id)
        if lacking := await self._lacks(tx, d, reply):
            raise Forbidden(permission=lacking)

    async def _known(self, tx: Tx, d: Draft, client_id: str) -> tuple[bool, ScheduledReply | None]:
        ids = {"w": tx.workspace, "c": d.now.id, "client": client_id}
        if await tx.rows(queries.BY_CLIENT, ids):
            return True, None
        row = await tx.row(q.OF_CLIENT, ids)
        return row is not None, _opened(row, d.key) if row is not None else None

    async def _send(self, tx: Tx, reply: ScheduledReply) -> list[Message]:
        said = []
        for n, part in enumerate(reply.parts):
            message, _ = await self.people.post(
                tx,
                reply.conversation_id,
                reply.agent_id,
                kind=part.kind,
                content=part.content,
                client_id=f"{reply.client_id}.{n}" if n else reply.client_id,
                reply_to=None if n else reply.reply_to,
            )
            said.append(message)
        if reply.then_status:
            await self.people.change_status(
                tx,
                reply.conversation_id,
                reply.then_status,
                ActorRef("person", reply.agent_id),
                until=reply.then_until,
            )
        await tx.execute(q.REMOVE, {"w": tx.workspace, "id": reply.id})
        return said

    async def _own(self, tx: Tx, reply_id: UUID, agent_id: UUID) -> tuple[Draft, ScheduledReply]:
        found = await q.reply(tx, reply_id)
        if found is None or found["agent_id"] != agent_id:
            raise ScheduledReplyNotFound(id=str(reply_id))
        d = await self.book.lock(tx, found["conversation_id"])
        row = await q.reply(tx, reply_id, lock=True)
        if row is None:
            raise ScheduledReplyNotFound(id=str(reply_id))
        return d, _opened(row, d.key)

    async def _call(self, tx: Tx, reply: ScheduledReply) -> None:
        await defer(tx, [_job(tx, reply.id, run_at=reply.send_at)])


def _job(tx: Tx, reply_id: UUID, **more: Any) -> Job:
    args = {"workspace_id": str(tx.workspace), "reply_id": str(reply_id)}
    return Job(task="conversations.send_scheduled", args=args, **more)


def _checked(send_at: datetime, now: datetime) -> datetime:
    if not now < send_at <= now + FARTHEST:
        raise Invalid("send_at", "Choose a time in the future, within a year.", "请选择一年之内的将来时间。")
    return send_at


def _files(parts: tuple[Part, ...]) -> list[UUID]:
    named = [part.content.get("attachment") for part in parts]
    return [UUID(str(one["id"])) for one in named if isinstance(one, Mapping)]


def _opened(row: Mapping[Any, Any], key: bytes | None) -> ScheduledReply:
    said = open_json(key, row["body"], row["id"].bytes) or {"parts": [], "reply_to": None}
    parts = tuple(Part(one["kind"], one["content"]) for one in said["parts"])
    reply_to = parse_id(said["reply_to"]) if said["reply_to"] else None
    return ScheduledReply(
        parts=parts, reply_to=reply_to, **{name: row[name] for name in row if name not in ("body", "due")}
    )
