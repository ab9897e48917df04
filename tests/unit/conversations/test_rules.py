"""The state machine of a conversation, as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.fact_samples import conversation, uid
from zhike.conversations import rules
from zhike.conversations.errors import ConversationTaken, NotYours, OwnerChanged, StatusRefused
from zhike.conversations.types import STATUSES, Conversation, NewMessage
from zhike.conversations.writing_types import ScheduledReply

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def in_status(status: str, **changes: object) -> Conversation:
    more = {
        "snoozed_until": LATER if status == "snoozed" else None,
        "resolved_at": NOW if status == "resolved" else None,
    }
    return conversation(status=status, **more | changes)


ALLOWED = {
    ("open", "pending"), ("open", "snoozed"), ("open", "resolved"),
    ("pending", "open"), ("pending", "snoozed"), ("pending", "resolved"),
    ("snoozed", "open"), ("snoozed", "pending"), ("snoozed", "resolved"),
    ("resolved", "open"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("after", "unread", "since"),
    [
        (timedelta(seconds=20), 1, NOW),  # a slip: as before
        (timedelta(seconds=20), 0, None),  # somebody had answered
        (timedelta(days=2), 1, None),  # it waits anew
    ],
)
def test_a_slip_costs_no_place_in_the_queue(after: timedelta, unread: int, since: datetime | None) -> None:
    waits = conversation(
        owner_kind="queue",
        owner_id=None,
        queue_id=uid(6),
        queued_at=NOW,
        waiting_since=NOW,
        handover_at=NOW,
        unread=unread,
    )
    back = rules.move(rules.move(waits, "resolved", LATER), "open", LATER + after)
    assert (back.waiting_since, back.queued_at) == (since, since or LATER + after)


@pytest.mark.parametrize("wanted", STATUSES)
@pytest.mark.parametrize("status", STATUSES)
def test_moves(status: str, wanted: str) -> None:
    c = in_status(status, waiting_since=NOW, queued_at=NOW)
    if (status, wanted) not in ALLOWED:
        with pytest.raises(StatusRefused):
            rules.move(c, wanted, NOW, LATER)
        return
    moved = rules.move(c, wanted, NOW, LATER)
    assert moved.status == wanted
    assert (moved.resolved_at is not None) == (wanted == "resolved"), "the table's CHECK"
    assert (moved.snoozed_until is not None) == (wanted == "snoozed"), "the table's CHECK"
    assert moved.waiting_since == (None if wanted == "resolved" else NOW)
    assert moved.queued_at == (None if wanted == "resolved" else NOW)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("start", ["assistant", "queue", "person"])
def test_exactly_one_owner_after_every_hand_over(start: str, status: str) -> None:
    owner = {"assistant": uid(20), "queue": None, "person": uid(9)}[start]
    c = in_status(status, owner_kind=start, owner_id=owner, queued_at=NOW if start == "queue" else None)
    for changed in (
        rules.hand_to_queue(c, uid(6), uid(5), NOW),
        rules.hand_to_person(c, uid(9), NOW),
        rules.hand_to_assistant(c, uid(20)),
    ):
        assert (changed.owner_kind == "queue") == (changed.owner_id is None), "the table's CHECK"
        assert (changed.owner_kind == "queue") == (changed.queued_at is not None)
        assert (changed.owner_kind == "person") == (changed.assigned_at is not None)
        assert changed.status == c.status


def test_a_place_in_a_queue_is_kept_and_a_new_queue_begins_at_its_end() -> None:
    waiting = conversation(owner_kind="queue", owner_id=None, queue_id=uid(6), queued_at=NOW)
    assert rules.hand_to_queue(waiting, uid(6), uid(5), LATER).queued_at == NOW
    assert rules.hand_to_queue(waiting, uid(7), uid(5), LATER).queued_at == LATER


def test_what_a_person_takes_over_the_assistant_never_answers() -> None:
    c = conversation(owner_kind="assistant", owner_id=uid(20), customer_seq=7, handled_up_to=4)
    assert rules.hand_to_person(c, uid(9), NOW).handled_up_to == 7
    back = rules.hand_to_assistant(
        conversation(customer_seq=9, handled_up_to=7, unresolved_turns=3, handover_reason="complaint"), uid(20)
    )
    assert (back.handled_up_to, back.unresolved_turns, back.handover_reason) == (9, 0, None)


@pytest.mark.parametrize(
    ("owner_kind", "owner", "may_assign", "expected", "refused"),
    [
        ("queue", None, False, None, None),
        ("assistant", 20, False, None, None),
        ("person", 8, False, None, None),  # already theirs
        ("person", 9, False, None, ConversationTaken),  # a colleague's
        ("person", 9, False, 2, ConversationTaken),  # to look again would not help
        ("person", 9, True, None, None),  # a supervisor may
        ("person", 9, True, 2, OwnerChanged),  # unless it changed hands since he looked
        ("person", 9, True, 3, None),
        ("queue", None, False, 2, None),  # a new message meanwhile does not matter
    ],
)
def test_taking_over(
    owner_kind: str, owner: int | None, may_assign: bool, expected: int | None, refused: type[Exception] | None
) -> None:
    c = conversation(owner_kind=owner_kind, owner_id=uid(owner) if owner else None, version=3)
    if refused is not None:
        with pytest.raises(refused):
            rules.take(c, uid(8), may_assign, expected, NOW)
        return
    assert rules.take(c, uid(8), may_assign, expected, NOW).owner_id == uid(8)


@pytest.mark.parametrize(
    ("owner_kind", "owner", "fits"),
    [("person", 9, True), ("person", 8, False), ("queue", None, False), ("assistant", 9, False)],
)
def test_only_the_owner_replies(owner_kind: str, owner: int | None, fits: bool) -> None:
    c = conversation(owner_kind=owner_kind, owner_id=uid(owner) if owner else None)
    if fits:
        rules.check_may_reply(c, uid(9))
    else:
        with pytest.raises(NotYours):
            rules.check_may_reply(c, uid(9))


def said(author: str, *, private: bool = False, kind: str = "text") -> NewMessage:
    return NewMessage("in" if author == "customer" else "out", author, None, kind, {"text": "x"}, private)


@pytest.mark.parametrize(
    ("message", "waits", "shown", "customer_seq"),
    [
        (said("customer"), "since", True, 5),
        (said("person"), None, True, 2),
        (said("assistant"), None, True, 2),
        (said("person", private=True), "since", False, 2),
        (said("system", kind="event"), "since", False, 2),
    ],
)
def test_a_message_changes_who_waits_and_what_is_shown(
    message: NewMessage, waits: str | None, shown: bool, customer_seq: int
) -> None:
    c = conversation(last_seq=4, customer_seq=2, waiting_since=NOW - timedelta(minutes=5), preview=b"old")
    changed = rules.with_message(c, message, NOW, b"new")
    assert changed.last_seq == 5
    assert changed.customer_seq == customer_seq
    assert changed.waiting_since == (c.waiting_since if waits else None), (
        "the first unanswered message counts, not the last"
    )
    assert changed.preview == (b"new" if shown else b"old")


@pytest.mark.parametrize(("status", "after"), [("open", "open"), ("pending", "open"), ("snoozed", "open")])
def test_a_customers_word_wakes_what_was_put_aside(status: str, after: str) -> None:
    changed = rules.with_message(in_status(status), said("customer"), NOW, None)
    assert (changed.status, changed.snoozed_until) == (after, None)


@pytest.mark.parametrize(
    ("message", "unread"),
    [
        (said("customer"), 4),
        (said("person"), 0),
        (said("person", private=True), 3),
        (said("assistant"), 3),
        (said("system", kind="event"), 3),
    ],
)
def test_only_customers_messages_are_unread_until_a_person_answers(message: NewMessage, unread: int) -> None:
    assert rules.with_message(conversation(unread=3), message, NOW, None).unread == unread


def test_the_clock_of_the_first_answer_starts_once_and_stops_with_a_persons_words() -> None:
    later = NOW + timedelta(minutes=1)
    queued = rules.hand_to_queue(conversation(), uid(6), uid(5), NOW, 60)
    assert queued.due_at == later
    assert rules.hand_to_queue(queued, uid(7), uid(5), later, 60).due_at == later, "passing on is no new clock"
    taken = rules.hand_to_person(queued, uid(9), NOW)
    assert taken.due_at == later, "taking it is no answer"
    assert rules.with_message(taken, said("person", private=True), NOW, None).due_at == later, "nor is a note"
    assert rules.with_message(taken, said("person"), NOW, None).due_at is None
    assert rules.hand_to_assistant(taken, uid(8)).due_at is None
    assert rules.move(taken, "resolved", NOW).due_at is None


def planned(**changes: object) -> ScheduledReply:
    plain = ScheduledReply(uid(14), uid(1), uid(9), "c", (), None, NOW, False, "ask", 4, None, None, None, NOW)
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "reply", "why"),
    [
        ({}, {}, None),
        ({"owner_id": uid(10)}, {}, "not_yours"),
        ({"owner_kind": "queue", "owner_id": None}, {}, "not_yours"),
        ({"owner_kind": "assistant"}, {}, "not_yours"),
        ({"status": "resolved"}, {}, "resolved"),
        ({"status": "snoozed"}, {}, None),
        ({"customer_seq": 4}, {}, None),
        ({"customer_seq": 5}, {}, "customer_wrote"),
        ({"customer_seq": 5}, {"if_answered": "send"}, None),
        ({"customer_seq": 5, "status": "resolved"}, {"held": True}, None),
        ({"owner_id": uid(10)}, {"held": True}, "not_yours"),
    ],
)
def test_why_a_reply_does_not_go(of: dict[str, object], reply: dict[str, object], why: str | None) -> None:
    assert rules.why_not_sent(conversation(**of), planned(**reply)) == why
