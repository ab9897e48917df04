"""What merging two conversations does to both, and taking it back: pure functions.

``source`` is resolved and read inside ``target``, which goes on with everything that waits.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.conversations import rules
from zhike.conversations.errors import ConversationMerged, MergeRefused
from zhike.conversations.types import PRECEDENCE, PRIORITIES, Conversation

UNDO_WITHIN = timedelta(minutes=10)  # later only while nobody wrote anything more
STATUS = ("status", "snoozed_until")
OWNER = ("owner_kind", "owner_id", "queue_id", "team_id", "queued_at", "assigned_at", "handled_up_to")
HANDOVER = ("handover_reason", "handover_at")
WAITS = ("waiting_since", "due_at")
OF_SOURCE = ("status", "snoozed_until", "resolved_at", "waiting_since", "due_at", "queued_at", "unread")
GROUPS = (STATUS, OWNER, HANDOVER, ("waiting_since",), ("due_at",), ("priority",))
OF_TARGET = (*(name for group in GROUPS for name in group), "unread")
WHY = {
    "itself": ("it is the same conversation", "不能与自己合并"),
    "resolved": ("the other one is resolved, reopen it first", "目标会话已解决，请先重新打开"),
    "mode": ("one of them is a test or an exercise", "其中一个是测试或演练会话"),
    "direction": ("the customer is in this one now, merge the other one into it", "客户正在此会话中，请反过来合并"),
}


def refuse(why: str) -> MergeRefused:
    """Return the error that says why."""
    return MergeRefused(why=WHY[why][0], reason=WHY[why][1])


def check(source: Conversation, target: Conversation, same_person: bool) -> None:
    """Raise MergeRefused, ConversationMerged unless one may be merged into the other.

    Where a customer has both in one inbox, the one in his window goes on: else its words would leave his sight.
    """
    if source.id == target.id:
        raise refuse("itself")
    if source.merged_into is not None or target.merged_into is not None:
        raise ConversationMerged()
    if target.status == "resolved":
        raise refuse("resolved")
    if source.mode != target.mode:
        raise refuse("mode")
    in_his_window = same_person and source.inbox_id == target.inbox_id and source.rank < target.rank
    if source.status != "resolved" and in_his_window:
        raise refuse("direction")


def takes_owner(source: Conversation, target: Conversation) -> str:
    """Say who has the target then: its own owner (target), the source's (source), or who merges them (merger).

    A person comes before a queue, a queue before the assistant; the assistant never goes on with what was merged, because
    it did not hear the other half.
    """
    if source.status != "resolved" and PRECEDENCE[source.owner_kind] < PRECEDENCE[target.owner_kind]:
        return "source"
    return "merger" if target.owner_kind == "assistant" else "target"


def close(source: Conversation, target_id: UUID, now: datetime) -> Conversation:
    """Return the source as it ends."""
    ended = rules.move(source, "resolved", now) if source.status != "resolved" else source
    return replace(ended, merged_into=target_id, unread=0)


def receive(target: Conversation, source: Conversation, merger_id: UUID, now: datetime) -> Conversation:
    """Return the target with what of the source goes on in it (``source`` as it was before)."""
    after = replace(target, merged=target.merged + 1, unread=target.unread + source.unread)
    if source.status == "resolved":
        return rules.hand_to_person(after, merger_id, now) if after.owner_kind == "assistant" else after
    match takes_owner(source, target):
        case "source":
            after = replace(after, **{name: getattr(source, name) for name in OWNER if name != "handled_up_to"})
            after = replace(after, handled_up_to=after.customer_seq)
        case "merger":
            after = rules.hand_to_person(after, merger_id, now)
    if after.handover_reason is None and source.handover_reason is not None:
        after = replace(after, handover_reason=source.handover_reason, handover_at=source.handover_at)
    if source.status == "open" and source.waiting_since and after.status != "open":
        after = replace(after, status="open", snoozed_until=None)
    return replace(
        after,
        waiting_since=_first(after.waiting_since, source.waiting_since),
        due_at=_first(after.due_at, source.due_at),
        priority=min(after.priority, source.priority, key=PRIORITIES.index),
    )


def reopen(source: Conversation, kept: dict[str, Any], now: datetime) -> Conversation:
    """Return the source as it was before it was merged; a snooze that ended meanwhile is over."""
    back = replace(source, merged_into=None, **kept)
    over = back.status == "snoozed" and back.snoozed_until is not None and back.snoozed_until <= now
    return replace(back, status="open", snoozed_until=None) if over else back


def release(target: Conversation, before: dict[str, Any], after: dict[str, Any]) -> Conversation:
    """Return the target without what the merge gave it; what changed since by other hands stays."""
    share = after["unread"] - before["unread"]
    left = target.unread - share if target.unread >= after["unread"] else target.unread
    back = replace(target, merged=target.merged - 1, unread=left)
    for group in GROUPS:
        if all(getattr(target, name) == after[name] for name in group if name != "handled_up_to"):
            back = replace(back, **{name: before[name] for name in group})
    if back.status == "resolved":
        return replace(back, waiting_since=None, due_at=None, queued_at=None)
    return back


def _first(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at), default=None)
