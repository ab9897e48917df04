"""The state machine of a conversation: pure functions from a conversation to its changed copy.

Status: open ↔ pending, open → snoozed → open, anything unresolved → resolved → open (reopened). Owner: the assistant, a
queue or a person, exactly one at any time.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from zhike.conversations.errors import (
    ConversationMerged,
    ConversationTaken,
    NotYours,
    OwnerChanged,
    RecallRefused,
    RecallTooLate,
    StatusRefused,
)
from zhike.conversations.types import Conversation, Message, NewMessage
from zhike.conversations.writing_types import ScheduledReply

FIRST_RESPONSE_S = 20
RECALLING = ("widget", "api")  # channels that can take a message back
UNDONE_WITHIN = timedelta(minutes=1)
RECALL_WITHIN = timedelta(minutes=2)
MOVES = {
    "open": {"pending", "snoozed", "resolved"},
    "pending": {"open", "snoozed", "resolved"},
    "snoozed": {"open", "pending", "resolved"},
    "resolved": {"open"},
}


def move(c: Conversation, status: str, now: datetime, until: datetime | None = None) -> Conversation:
    """Return the conversation in another status; raises StatusRefused. ``until`` only for snoozed."""
    if status not in MOVES[c.status]:
        raise StatusRefused(status=c.status, wanted=status)
    return replace(
        c,
        status=status,
        snoozed_until=until if status == "snoozed" else None,
        resolved_at=now if status == "resolved" else None,
        waiting_since=None if status == "resolved" else c.waiting_since or _asked_at(c, now),
        due_at=None if status == "resolved" else c.due_at,
        queued_at=_queued_at(c, status, now),
    )


def _queued_at(c: Conversation, status: str, now: datetime) -> datetime | None:
    if status == "resolved":
        return None
    return c.queued_at or ((_asked_at(c, now) or now) if c.owner_kind == "queue" else None)  # reopened: it waits anew


def _asked_at(c: Conversation, now: datetime) -> datetime | None:
    """Return since when a person is asked, where resolving is undone and nobody answered: a slip costs no place."""
    undone = c.resolved_at is not None and now - c.resolved_at <= UNDONE_WITHIN
    return (c.handover_at or c.preview_at) if undone and c.unread else None


def hand_to_queue(
    c: Conversation, queue_id: UUID, team_id: UUID, now: datetime, target_s: int = FIRST_RESPONSE_S
) -> Conversation:
    """Return the conversation waiting in a queue (it keeps its place when it already waits there).

    The clock of the first answer starts here; passing the conversation on does not start it again.
    """
    waits_there = c.owner_kind == "queue" and c.queue_id == queue_id
    return replace(
        c,
        owner_kind="queue",
        owner_id=None,
        queue_id=queue_id,
        team_id=team_id,
        queued_at=(c.queued_at or now) if waits_there else now,
        assigned_at=None,
        due_at=due(c, now, target_s),
    )


def due(c: Conversation, now: datetime, target_s: int) -> datetime:
    """Return until when a person should answer a conversation that is given to people now."""
    return c.due_at or now + timedelta(seconds=target_s)


def hand_to_person(c: Conversation, agent_id: UUID, now: datetime) -> Conversation:
    """Return the conversation owned by a person; what the assistant had not answered is theirs now."""
    return replace(
        c, owner_kind="person", owner_id=agent_id, queued_at=None, assigned_at=now, handled_up_to=c.customer_seq
    )


def hand_to_assistant(c: Conversation, assistant_id: UUID) -> Conversation:
    """Return the conversation owned by the assistant, which starts afresh: it answers only what comes from now on."""
    return replace(
        c,
        owner_kind="assistant",
        owner_id=assistant_id,
        queued_at=None,
        assigned_at=None,
        due_at=None,
        unresolved_turns=0,
        handled_up_to=c.customer_seq,
        handover_reason=None,
        handover_summary=None,
        handover_at=None,
    )


def may_take(c: Conversation, agent_id: UUID, may_assign: bool) -> bool:
    """Say whether a person may take the conversation: it is free, already theirs, or they may reassign."""
    return c.owner_kind != "person" or c.owner_id == agent_id or may_assign


def take(
    c: Conversation, agent_id: UUID, may_assign: bool, expected_version: int | None, now: datetime
) -> Conversation:
    """Return the conversation taken over; raises ConversationTaken where a colleague has it, OwnerChanged where he has since."""
    if not may_take(c, agent_id, may_assign):
        raise ConversationTaken()
    if (
        expected_version is not None
        and expected_version != c.version
        and c.owner_kind == "person"
        and c.owner_id != agent_id
    ):
        raise OwnerChanged()
    return hand_to_person(c, agent_id, now)


def check_may_reply(c: Conversation, agent_id: UUID) -> None:
    """Raise NotYours unless this person owns the conversation."""
    if c.owner_kind != "person" or c.owner_id != agent_id:
        raise NotYours()


def check_stands(c: Conversation) -> None:
    """Raise ConversationMerged for one that goes on elsewhere."""
    if c.merged_into is not None:
        raise ConversationMerged()


def check_may_recall(m: Message, agent_id: UUID, channel: str, now: datetime) -> None:
    """Raise unless a person may take his message back: his own words to a customer, soon after, where the channel can."""
    if m.author_kind != "person" or m.author_id != agent_id or m.private or m.kind == "event":
        raise RecallRefused()
    if channel not in RECALLING or now - m.created_at > RECALL_WITHIN:
        raise RecallTooLate(minutes=RECALL_WITHIN.seconds // 60)


def why_not_sent(c: Conversation, reply: ScheduledReply) -> str | None:
    """Return why a reply whose time has come must not go, None when it may. A held one goes whatever came meanwhile."""
    if c.merged_into is not None:
        return "merged"
    if c.owner_kind != "person" or c.owner_id != reply.agent_id:
        return "not_yours"
    if reply.held:
        return None
    if c.status == "resolved":
        return "resolved"
    return "customer_wrote" if reply.if_answered == "ask" and c.customer_seq > reply.customer_seq else None


def with_message(c: Conversation, m: NewMessage, now: datetime, preview: bytes | None) -> Conversation:
    """Return the conversation with one more message: counters, preview, who waits, and a customer's word reopens it."""
    seq = c.last_seq + 1
    changes = replace(c, last_seq=seq, updated_at=now)
    if (
        not m.private and m.kind != "event" and m.outcome != "hand_over"
    ):  # rows show what is asked, not that it moved on
        changes = replace(changes, preview=preview, preview_at=now)
    if m.author_kind == "customer":
        changes = replace(changes, customer_seq=seq, waiting_since=c.waiting_since or now, unread=c.unread + 1)
        if c.status in ("pending", "snoozed"):
            changes = replace(changes, status="open", snoozed_until=None)
    elif m.direction == "out" and not m.private and m.kind != "event":
        changes = replace(changes, waiting_since=None)
        if m.author_kind == "person":
            changes = replace(changes, agent_read_seq=seq, unread=0, due_at=None)
    return changes


def last_said(c: Conversation, last: Message | None, preview: bytes | None) -> Conversation:
    """Return the conversation after a reply was recalled: what stood before is its last word, and waits for an answer again."""
    if last is None:
        return replace(c, preview=None, preview_at=None)
    asked_at = last.created_at if last.author_kind == "customer" else c.handover_at
    waits = c.status == "open" and c.owner_kind == "person" and last.author_kind != "person"
    since = c.waiting_since or (asked_at if waits else None)
    return replace(c, preview=preview, preview_at=last.created_at, waiting_since=since)
