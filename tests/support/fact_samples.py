"""One fact from every constructor of every module's facts, as they are announced today."""

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from zhike.actions import facts as actions
from zhike.channels import facts as channels
from zhike.conversations import facts as conversations
from zhike.conversations.types import Conversation, Message, NewMessage, PendingTurn
from zhike.customers import facts as customers
from zhike.dialogue import facts as dialogue
from zhike.dialogue.learning_types import Correction
from zhike.dialogue.types import Answered, Source
from zhike.facts import ActorRef, Fact
from zhike.knowledge import Entry
from zhike.knowledge import facts as knowledge
from zhike.staff import facts as staff


def uid(n: int) -> UUID:
    return UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0000 + n)


WHO = ActorRef("person", uid(9))


def conversation(**changes: Any) -> Conversation:
    """Return a conversation that a person owns."""
    zero: dict[str, Any] = {f.name: None for f in fields(Conversation)}
    numbers = (
        "number",
        "last_seq",
        "merged",
        "customer_seq",
        "handled_up_to",
        "turn",
        "unresolved_turns",
        "agent_read_seq",
        "unread",
        "customer_read_seq",
    )
    zero |= dict.fromkeys(numbers, 0) | {
        "version": 3,
        "thread_key": "k",
        "mode": "live",
        "priority": "normal",
        "status": "open",
    }
    zero |= {"id": uid(1), "inbox_id": uid(2), "customer_id": uid(3), "identity_id": uid(4), "team_id": uid(5)}
    zero |= {"owner_kind": "person", "owner_id": uid(9), "queue_id": uid(6)}
    zero |= {"opened_at": datetime(2026, 1, 1, tzinfo=UTC), "updated_at": datetime(2026, 1, 1, tzinfo=UTC)}
    return Conversation(**zero | changes)


def of_conversations(c: Conversation) -> list[Fact]:
    """Return what conversations announce."""
    before = replace(c, owner_kind="queue", owner_id=None)
    message = NewMessage("in", "customer", uid(3), "text", {"text": "我住在北京市"})
    who: tuple[Any, ...] = ("out", "person", uid(9), False, "text", {"text": "您好"})
    said = Message(uid(8), c.id, 4, *who, None, None, None, "sent", None, c.opened_at)
    return [
        conversations.opened(c, WHO),
        conversations.message_added(c, WHO, uid(8), 4, message),
        conversations.message_updated(c, WHO, [uid(8)], "read"),
        conversations.message_recalled(c, WHO, said),
        conversations.message_judged(c, WHO, uid(8), uid(11), False),
        conversations.assigned(c, before, WHO, "taken"),
        conversations.handed_over(before, WHO, "customer_request"),
        conversations.status_changed(c, before, WHO, "answered"),
        conversations.priority_changed(replace(c, priority="urgent"), c, WHO),
        conversations.followed(c, WHO, True),
        conversations.merged(c, WHO, uid(15), 21, "source"),
        conversations.transcript_sent(c, WHO, uid(16)),
        conversations.forwarded(c, WHO, None, str(uid(17)), str(uid(8)), False),
        conversations.unmerged(c, WHO, uid(15), 21, "target"),
        conversations.rated(c, WHO, 5),
        conversations.read(c, WHO, 4),
        conversations.reply_scheduled(c, WHO, uid(14), datetime(2026, 1, 2, tzinfo=UTC)),
        conversations.reply_settled(c, WHO, uid(14), "failed", "customer_wrote"),
    ]


def of_actions() -> list[Fact]:
    """Return what actions announces."""
    payload: dict[str, Any] = {"conversation": str(uid(1)), "operation": "shop.cancel_order", "principal": "assistant"}
    payload |= {"state": "done", "code": None, "amount": 12900, "currency": "cny", "ms": 41.5}
    made = (actions.proposed, actions.done, actions.refused, actions.failed, actions.unknown, actions.compensated)
    return [one(uid(18), 2, payload, WHO, "live") for one in made]


def samples() -> list[Fact]:
    """Return the facts."""
    c = conversation()
    pending = PendingTurn(
        workspace_id=uid(0), conversation_id=c.id, version=3, turn=1, from_seq=1, to_seq=1, inbox_id=uid(2), customer_id=uid(3), mode="live",
        locale="zh-CN", channel="widget", time_zone="Asia/Shanghai", texts=(), history=(), options=(), unresolved_turns=0, queue_available=True,
    )  # fmt: skip
    at = datetime(2026, 1, 1, tzinfo=UTC)
    entry = Entry(
        uid(7), uid(10), "zh", "退货", (), "七天", (), "published", 3, 0, at, None, owner_id=uid(9), live_number=2
    )
    answer = Answered(text="七天", confidence=0.9, sources=(Source(1, uid(7), "退货", 0.9),))
    return [
        *of_conversations(c),
        *of_actions(),
        customers.created(uid(3), 20),
        customers.updated(uid(3), 2, ["phone", "name"]),
        customers.merged(uid(3), 3, uid(30), WHO),
        customers.unmerged(uid(3), 4, uid(30), WHO),
        customers.erased(uid(3), 4, WHO),
        customers.reference_changed(uid(3), 6, uid(15), "added", WHO),
        customers.identified(uid(3), 5, uid(2), uid(4), uid(12)),
        channels.inbox_changed(uid(2), 2, ["disabled"], True, WHO),
        staff.presence_changed(uid(9), 2, "offline", "online", WHO),
        staff.changed(uid(9), 3, ["capacity"], WHO),
        knowledge.base_changed(uid(10), 2, WHO, created=1, entry_id=uid(7)),
        knowledge.entry_changed(entry, "published", WHO),
        knowledge.entry_expiring(entry, 7),
        dialogue.turn_taken(uid(11), pending, answer, {"total": 12.5}),
        dialogue.turn_corrected(
            Correction(uid(13), uid(11), c.id, 1, 1, uid(7), None, "pending", uid(9), at, None, None), WHO, "live"
        ),
    ]
