"""What conversations announce. Payloads: ids, states and numbers; the text stays in ``messages``."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.conversations.types import Conversation, Message, NewMessage
from zhike.facts import ActorRef, Fact

CODE = re.compile(r"[a-z][a-z_-]{0,39}")


def _fact(c: Conversation, name: str, actor: ActorRef, **payload: Any) -> Fact:
    scope = {
        "inbox": str(c.inbox_id),
        "team": str(c.team_id) if c.team_id else None,
        "owner_kind": c.owner_kind,
        "owner": str(c.owner_id) if c.owner_id else None,
        "queue": str(c.queue_id) if c.queue_id else None,
        "status": c.status,
    }
    return Fact(name, "conversation", c.id, c.version, scope | payload, actor, c.mode)


def opened(c: Conversation, actor: ActorRef) -> Fact:
    """A conversation began."""
    return _fact(c, "conversation.opened@1", actor, number=c.number)


def message_added(c: Conversation, actor: ActorRef, message_id: UUID, seq: int, m: NewMessage) -> Fact:
    """A message was added; the assistant's carry what kind of answer it was."""
    said = {"message": str(message_id), "seq": seq, "kind": m.kind, "direction": m.direction, "private": m.private}
    return _fact(c, "message.added@1", actor, **said, outcome=m.outcome)


def message_updated(c: Conversation, actor: ActorRef, message_ids: list[UUID], state: str) -> Fact:
    """Messages were delivered, read, or failed."""
    return _fact(c, "message.updated@1", actor, messages=[str(i) for i in message_ids], state=state)


def message_recalled(c: Conversation, actor: ActorRef, m: Message) -> Fact:
    """A message was taken back by who wrote it."""
    said = {"message": str(m.id), "seq": m.seq, "kind": m.kind, "direction": m.direction, "private": m.private}
    return _fact(c, "message.recalled@1", actor, **said)


def message_judged(c: Conversation, actor: ActorRef, message_id: UUID, turn_id: UUID, helpful: bool | None) -> Fact:
    """The customer said whether an answer helped; None: took it back."""
    return _fact(c, "message.judged@1", actor, message=str(message_id), turn=str(turn_id), helpful=helpful)


def assigned(c: Conversation, before: Conversation, actor: ActorRef, reason: str) -> Fact:
    """The owner changed."""
    previous = {
        "kind": before.owner_kind,
        "id": str(before.owner_id) if before.owner_id else None,
        "team": str(before.team_id) if before.team_id else None,
    }
    return _fact(c, "conversation.assigned@1", actor, previous=previous, reason=reason)


def handed_over(c: Conversation, actor: ActorRef, reason: str) -> Fact:
    """The assistant handed over to people."""
    return _fact(c, "conversation.handed_over@1", actor, reason=reason)


def status_changed(c: Conversation, before: Conversation, actor: ActorRef, reason: str | None) -> Fact:
    """The status changed. A person's own words are no code: they stay in the sealed transcript."""
    code = reason if reason is None or CODE.fullmatch(reason) else "noted"
    return _fact(c, "conversation.status_changed@1", actor, previous=before.status, reason=code)


def priority_changed(c: Conversation, before: Conversation, actor: ActorRef) -> Fact:
    """Somebody said how urgent it is."""
    return _fact(c, "conversation.priority_changed@1", actor, previous=before.priority, priority=c.priority)


def followed(c: Conversation, actor: ActorRef, on: bool) -> Fact:
    """Somebody follows it, or no longer."""
    return _fact(c, "conversation.followed@1", actor, on=on)


def merged(c: Conversation, actor: ActorRef, other: UUID, number: int, part: str) -> Fact:
    """It was merged into another (``part`` source), or another into it (target)."""
    return _fact(c, "conversation.merged@1", actor, other=str(other), number=number, part=part)


def unmerged(c: Conversation, actor: ActorRef, other: UUID, number: int, part: str) -> Fact:
    """A merge was undone."""
    return _fact(c, "conversation.unmerged@1", actor, other=str(other), number=number, part=part)


def transcript_sent(c: Conversation, actor: ActorRef, mail_id: UUID) -> Fact:
    """What its customer could see was mailed; to whom stands with the mail alone."""
    return _fact(c, "conversation.transcript_sent@1", actor, mail=str(mail_id))


def forwarded(
    c: Conversation, actor: ActorRef, mail: str | None, into: str | None, message: str | None, notes: bool
) -> Fact:
    """It, or one message of it, was mailed to somebody outside, or quoted in a note ``into`` another conversation."""
    return _fact(c, "conversation.forwarded@1", actor, mail=mail, into=into, message=message, notes=notes)


def rated(c: Conversation, actor: ActorRef, score: int) -> Fact:
    """The customer rated the conversation."""
    return _fact(c, "conversation.rated@1", actor, score=score)


def read(c: Conversation, actor: ActorRef, seq: int) -> Fact:
    """Staff looked at the conversation up to a message."""
    return _fact(c, "conversation.read@1", actor, seq=seq)


def reply_scheduled(c: Conversation, actor: ActorRef, reply_id: UUID, send_at: datetime) -> Fact:
    """A reply will go at a time somebody chose (seconds since 1970)."""
    return _fact(c, "reply.scheduled@1", actor, reply=str(reply_id), at=int(send_at.timestamp()))


def reply_settled(c: Conversation, actor: ActorRef, reply_id: UUID, state: str, reason: str | None) -> Fact:
    """A scheduled reply was taken back (canceled), or could not go (failed) and why. One that went is a message."""
    return _fact(c, "reply.settled@1", actor, reply=str(reply_id), state=state, reason=reason)
