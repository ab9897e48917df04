"""Forwarding: a message or a conversation by mail to somebody outside, or quoted in a note elsewhere."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, Message, MessageNotFound, hidden
from zhike.db import Tx
from zhike.desk.messages import for_customer
from zhike.desk.transcripts import MOST, ZONE, Line, line_of, render
from zhike.desk.workplace import Workplace
from zhike.identity import Scope, visible
from zhike.kit.errors import Forbidden, Invalid
from zhike.mail import NewMail

UNMASK = "customer.unmask"
WORDS = {
    "zh": {
        "subject": "转发：{inbox} 的会话 #{number}",
        "intro": "{name} 转发了 {inbox} 的会话 #{number}。时间按 {zone}。",
        "customer": "客户",
        "note": "{name}（内部备注）",
        "cut": "（仅包含最近 {most} 条消息）",
        "why": "这封邮件由 {name} 从 {inbox} 的客服台转发。如与您无关，请忽略。",
    },
    "en": {
        "subject": "Forwarded: conversation #{number} of {inbox}",
        "intro": "{name} forwards conversation #{number} of {inbox}. Times are those of {zone}.",
        "customer": "Customer",
        "note": "{name} (internal note)",
        "cut": "(The last {most} messages only)",
        "why": "{name} forwarded this from the service desk of {inbox}. If it does not concern you, please ignore it.",
    },
}


async def by_mail(
    place: Workplace,
    scope: Scope,
    c: Conversation,
    to: str,
    language: str,
    words: str,
    *,
    message_id: UUID | None,
    notes: bool,
    plain: bool,
) -> UUID:
    """Mail a conversation, or one message of it, to somebody outside: what its customer could see, with numbers masked.

    ``notes``: private notes too; ``plain``: numbers as they are, which takes the right to unmask them.
    Raises Forbidden, MessageNotFound, Invalid, MailNotSetUp, AddressInvalid, TooMuchMail.
    """
    viewer, tx = scope.viewer, scope.tx
    if plain and not visible(viewer, UNMASK, await place.subject(tx, c)):
        raise Forbidden(permission=UNMASK)
    said, cut = await _said(place, tx, c, message_id, notes)
    shown = [for_customer(m) for m in await place.presenter.present(tx, said)]
    inbox = await place.transcripts.channels.inbox_by_id(tx, c.inbox_id)
    zone = str(await tx.scalar(ZONE, {"w": tx.workspace}) or "UTC")
    about = {"inbox": inbox.title(language), "number": c.number, "zone": zone, "name": viewer.name}
    say = WORDS[language]
    head = [words.strip(), say["intro"].format(**about), say["cut"].format(most=MOST) if cut else ""]
    lines = [_line(m if plain else m | {"content": hidden(m["content"])}, language, zone) for m in shown]
    text, html = render([one for one in head if one], lines, say["why"].format(**about), language)
    subject = say["subject"].format(**about)
    mail = NewMail("forward", to, subject, text, html, customer_id=c.customer_id, conversation_id=c.id, by=viewer.id)
    mail_id = await place.transcripts.mail.queue(tx, mail)
    await _noted(place, scope, c, mail=mail_id, message=message_id, notes=notes, plain=plain)
    return mail_id


async def quoted_from(place: Workplace, scope: Scope, target: UUID, message_id: UUID) -> Message | None:
    """Return the message of another conversation that a note in ``target`` is to quote, None for one of its own.

    Raises MessageNotFound, ConversationNotFound for one the writer may not read.
    """
    found = await place.reading.quoted(scope.tx, [message_id])
    if not found or found[0].conversation_id == target:
        return None
    _check(found[0])
    await place.reading.within(scope.tx, scope.viewer, found[0].conversation_id)
    for one in sorted((target, found[0].conversation_id)):  # both change: always in one order
        await place.conversations.book.lock(scope.tx, one)
    return found[0]


async def quoted_into(place: Workplace, scope: Scope, message: Message, target: UUID) -> None:
    """Note where a message is from that a note in ``target`` quotes it."""
    c = (await place.reading.many(scope.tx, [message.conversation_id]))[message.conversation_id]
    await _noted(place, scope, c, into=target, message=message.id, notes=message.private)


async def _said(
    place: Workplace, tx: Tx, c: Conversation, message_id: UUID | None, notes: bool
) -> tuple[list[Message], bool]:
    if message_id is None:
        messages, cut = await place.reading.messages(tx, c, limit=MOST, private=notes)
        return [m for m in messages if m.recalled_at is None and m.kind != "event"], cut
    found = [m for m in await place.reading.quoted(tx, [message_id]) if m.conversation_id == c.id]
    if not found:
        raise MessageNotFound(field="message_id", id=str(message_id))
    _check(found[0])
    if found[0].private and not notes:
        raise Invalid("notes", "This is a private note: tick that notes go along.", "这是内部备注，请勾选包含备注。")
    return found, False


def _check(message: Message) -> None:
    if message.kind == "event" or message.recalled_at is not None:
        raise MessageNotFound(field="message_id", id=str(message.id))


def _line(message: Mapping[str, Any], language: str, zone: str) -> Line:
    at, who, what = line_of(message, language, zone)
    say = WORDS[language]
    if message["author"]["kind"] == "customer":
        who = say["customer"]
    return at, say["note"].format(name=who) if message["private"] else who, what


async def _noted(place: Workplace, scope: Scope, c: Conversation, **what: Any) -> None:
    ids = {name: str(value) if isinstance(value, UUID) else value for name, value in what.items()}
    told = {name: ids.get(name) for name in ("mail", "into", "message")} | {"notes": bool(ids.get("notes"))}
    await place.conversations.forwarded(scope.tx, c.id, scope.viewer.actor, told)
    detail = {"number": c.number} | {name: value for name, value in ids.items() if value}
    audit = place.transcripts.audit
    await audit.append(
        scope.tx, scope.viewer, "conversation.forwarded", "conversation", c.id, ip=scope.ip, detail=detail
    )
