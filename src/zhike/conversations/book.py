"""The writer's core: lock conversations, change them, add messages, announce facts; sealed on the way in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation

from zhike import facts as log
from zhike.conversations import facts, queries, rules
from zhike.conversations.errors import Continued, ConversationNotFound
from zhike.conversations.plain import plain_text
from zhike.conversations.ports import Keys
from zhike.conversations.types import Conversation, Message, NewMessage
from zhike.db import Tx
from zhike.facts import ActorRef, Fact
from zhike.jobs import Job, post
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal, unseal

SYSTEM = ActorRef("system")
PREVIEW_CHARS = 80
PREVIEW_READS = 2_000  # what stands beyond is not looked at
MARKED_UP = {"markdown", "choices"}
SHARED = (
    "direction",
    "author_kind",
    "author_id",
    "private",
    "kind",
    "content",
    "client_id",
    "turn_id",
    "reply_to",
    "sent_at",
)


@dataclass(slots=True)
class Draft:
    """A locked conversation on its way to its next state, with what it gathers."""

    before: Conversation
    now: Conversation
    key: bytes | None
    facts: list[Fact]
    rows: list[tuple[Any, ...]]
    at: datetime

    def bump(self) -> None:
        """Give the conversation its next version (one per fact)."""
        self.now = replace(self.now, version=self.now.version + 1)


class Book:
    """Every change of a conversation goes through here."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    async def lock(self, tx: Tx, conversation_id: UUID) -> Draft:
        """Lock one conversation; raises ConversationNotFound."""
        conversation = await queries.lock(tx, conversation_id)
        if conversation is None:
            raise ConversationNotFound(id=str(conversation_id))
        key = (await self.keys(tx, [conversation.customer_id])).get(conversation.customer_id)
        return self.draft(conversation, key)

    async def lock_many(self, tx: Tx, ids: Sequence[UUID]) -> list[Draft]:
        """Lock conversations in the order of their ids; those that are not there are left out. Two statements."""
        found = await queries.lock_many(tx, ids)
        keys = await self.keys(tx, {c.customer_id for c in found}) if found else {}
        return [self.draft(c, keys.get(c.customer_id)) for c in found]

    def draft(self, conversation: Conversation, key: bytes | None) -> Draft:
        """Start a change of a conversation whose row is locked."""
        return Draft(conversation, conversation, key, [], [], utcnow())

    def say(self, d: Draft, m: NewMessage, actor: ActorRef) -> Message:
        """Add a message to the draft."""
        message_id = uuid7()
        was = d.now
        d.now = rules.with_message(d.now, m, d.at, self.preview(d, m))
        d.bump()
        stored = Message(
            id=message_id,
            conversation_id=d.now.id,
            seq=d.now.last_seq,
            state="accepted" if m.direction == "in" else "sent",
            failure=None,
            created_at=d.at,
            **{name: getattr(m, name) for name in SHARED},
        )
        d.rows.append(row_of(stored, m, seal_json(d.key, m.content, message_id.bytes)))
        d.facts.append(facts.message_added(d.now, actor, message_id, stored.seq, m))
        if was.status != d.now.status:
            d.bump()
            d.facts.append(facts.status_changed(d.now, was, actor, "customer_wrote"))
        return stored

    def preview(self, d: Draft, m: NewMessage | Message) -> bytes | None:
        """Return what rows show of a message, sealed."""
        shown = {"text": preview_text(m.kind, m.content), "author_kind": m.author_kind}
        return seal_json(d.key, shown, d.now.id.bytes)

    def note(
        self, d: Draft, code: str, actor: ActorRef, params: Mapping[str, Any] | None = None, *, private: bool = False
    ) -> None:
        """Add a system line ("Lin joined") to the transcript; a ``private`` one is for staff."""
        content = {"code": code, "params": dict(params or {})}
        self.say(d, NewMessage("out", "system", actor.id, "event", content, private), actor)

    def announce(self, d: Draft, fact: Any, *args: Any) -> None:
        """Give the conversation its next version and add a fact made by one of ``conversations.facts``' functions."""
        d.now = replace(d.now, updated_at=d.at)
        d.bump()
        d.facts.append(fact(d.now, *args))

    async def save(self, tx: Tx, drafts: Sequence[Draft], jobs: Sequence[Job] = ()) -> None:
        """Write drafts: conversations, messages, facts; with them jobs. One round trip. Raises Continued."""
        try:
            await self._save(tx, drafts, jobs)
        except UniqueViolation as error:
            if queries.is_second_of_thread(error):
                raise Continued() from error
            raise

    async def _save(self, tx: Tx, drafts: Sequence[Draft], jobs: Sequence[Job]) -> None:
        changed = [d for d in drafts if d.now != d.before]
        rows = [row for d in drafts for row in d.rows]
        async with tx.pipeline():
            if changed:
                await queries.save(tx, [d.now for d in changed])
            if rows:
                await queries.add_messages(tx, rows)
            await log.append(tx, [fact for d in drafts for fact in d.facts])
            await post(tx, jobs)

    async def open_messages(
        self, tx: Tx, rows: Sequence[Mapping[Any, Any]], customers: Mapping[UUID, UUID]
    ) -> list[Message]:
        """Return stored rows with their content opened; ``customers`` maps conversation → customer."""
        keys = await self.keys(tx, sorted(set(customers.values())))
        return [open_message(row, keys.get(customers[row["conversation_id"]])) for row in rows]


def row_of(s: Message, m: NewMessage, body: bytes | None) -> tuple[Any, ...]:
    """Return the parameters of queries.ADD behind the workspace."""
    who = (s.direction, s.author_kind, s.author_id, s.private, s.kind, body, s.client_id)
    return (
        s.id, s.conversation_id, s.seq, *who, m.inbound_id, m.turn, s.turn_id, s.reply_to, s.state, s.created_at,
        s.sent_at,
    )  # fmt: skip


def seal_json(key: bytes | None, value: Mapping[str, Any], context: bytes) -> bytes | None:
    """Seal JSON, or None for an erased customer."""
    return seal(key, json.dumps(value, ensure_ascii=False).encode(), context) if key is not None else None


def open_json(key: bytes | None, sealed: bytes | None, context: bytes) -> dict[str, Any] | None:
    """Open sealed JSON; None when its customer was erased."""
    if key is None or sealed is None:
        return None
    value: dict[str, Any] = json.loads(unseal(key, sealed, context))
    return value


def open_message(row: Mapping[Any, Any], key: bytes | None) -> Message:
    """Return one stored message with its content; an erased one holds an empty text."""
    content = open_json(key, row["body"], row["id"].bytes) or {"text": "", "erased": True}
    return Message(content=content, **{k: row[k] for k in row if k != "body"})


def words_of(kind: str, content: Mapping[str, Any]) -> str:
    """Return the first 2,000 characters of what a message says on one line, without Markdown's marks where there are any."""
    text = str(content.get("text") or content.get("title") or "")[:PREVIEW_READS]
    return plain_text(text) if kind in MARKED_UP else " ".join(text.split())


def searchable(message: Message) -> str:
    """Return the words by which a message is found: none for what the system noted."""
    return "" if message.kind == "event" else words_of(message.kind, message.content)


def preview_text(kind: str, content: Mapping[str, Any]) -> str:
    """Return the first characters of what a message says; media without words say what they are."""
    return (words_of(kind, content) or {"image": "[图片]", "file": "[文件]"}.get(kind, ""))[:PREVIEW_CHARS]
