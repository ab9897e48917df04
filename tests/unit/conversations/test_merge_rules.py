"""Merging two conversations and taking it back, as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.fact_samples import conversation, uid
from zhike.conversations import merge_rules
from zhike.conversations.errors import ConversationMerged, MergeRefused
from zhike.conversations.types import Conversation

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
EARLIER = NOW - timedelta(minutes=5)
ME = uid(77)


def other(**changes: object) -> Conversation:
    return conversation(**{"id": uid(100), "number": 9, "inbox_id": uid(101), "customer_id": uid(102)} | changes)


QUEUE = {"owner_kind": "queue", "owner_id": None, "queue_id": uid(6), "queued_at": EARLIER}
BOT = {"owner_kind": "assistant", "owner_id": uid(50)}
PERSON = {"owner_kind": "person", "owner_id": uid(9)}
ENDED = {"status": "resolved", "resolved_at": NOW}


@pytest.mark.parametrize(
    ("source", "target", "refused"),
    [
        ({}, {}, None),
        (ENDED, {}, None),
        ({}, ENDED, "resolved"),
        ({"merged_into": uid(3), **ENDED}, {}, "merged"),
        ({}, {"merged_into": uid(3), **ENDED}, "merged"),
        ({"mode": "test"}, {}, "test"),
        ({"id": uid(100)}, {}, "same conversation"),
        ({"inbox_id": uid(101), **PERSON}, QUEUE, "in this one now"),  # his window shows the colleague's
        ({"inbox_id": uid(101), **QUEUE}, PERSON, None),
        ({"inbox_id": uid(101), **PERSON, **ENDED}, QUEUE, None),
    ],
)
def test_what_may_be_merged(source: dict[str, object], target: dict[str, object], refused: str | None) -> None:
    if refused is None:
        merge_rules.check(conversation(**source), other(**target), True)
        return
    with pytest.raises((MergeRefused, ConversationMerged), match=refused):
        merge_rules.check(conversation(**source), other(**target), True)


@pytest.mark.parametrize(
    ("source", "target", "becomes"),
    [
        (PERSON, QUEUE, "source"),
        (QUEUE, BOT, "source"),
        (PERSON, BOT, "source"),
        (QUEUE, PERSON, "target"),
        (PERSON, PERSON, "target"),
        (QUEUE, QUEUE, "target"),
        (BOT, BOT, "merger"),
        (PERSON | ENDED, BOT, "merger"),
        (PERSON | ENDED, QUEUE, "target"),
    ],
)
def test_who_goes_on(source: dict[str, object], target: dict[str, object], becomes: str) -> None:
    one, two = conversation(**source), other(**target)
    assert merge_rules.takes_owner(one, two) == becomes
    after = merge_rules.receive(two, one, ME, NOW)
    wanted = {"source": one, "target": two, "merger": replace(two, owner_kind="person", owner_id=ME)}[becomes]
    assert (after.owner_kind, after.owner_id) == (wanted.owner_kind, wanted.owner_id)
    assert after.owner_kind != "assistant", "it heard half of it"


def test_what_waits_goes_on_waiting() -> None:
    source = conversation(waiting_since=EARLIER, due_at=EARLIER, unread=2, priority="urgent")
    target = other(status="snoozed", snoozed_until=NOW, waiting_since=NOW, unread=1, priority="low")
    after = merge_rules.receive(target, source, ME, NOW)
    assert (after.waiting_since, after.due_at, after.unread, after.priority) == (EARLIER, EARLIER, 3, "urgent")
    assert (after.status, after.snoozed_until, after.merged) == ("open", None, 1)
    ended = merge_rules.close(source, target.id, NOW)
    assert (ended.status, ended.merged_into, ended.unread, ended.waiting_since) == ("resolved", target.id, 0, None)


@pytest.mark.parametrize("status", ["open", "pending", "snoozed", "resolved"])
def test_undone_both_are_as_they_were(status: str) -> None:
    until = NOW + timedelta(hours=1) if status == "snoozed" else None
    at = EARLIER if status == "resolved" else None
    source = conversation(**QUEUE, status=status, snoozed_until=until, resolved_at=at, waiting_since=EARLIER, unread=2)
    target = other(**BOT, unread=1, handled_up_to=3, customer_seq=4)
    kept = {name: getattr(source, name) for name in merge_rules.OF_SOURCE}
    ended, after = merge_rules.close(source, target.id, NOW), merge_rules.receive(target, source, ME, NOW)
    states = [{name: getattr(c, name) for name in merge_rules.OF_TARGET} for c in (target, after)]
    assert merge_rules.reopen(ended, kept, NOW) == source
    assert merge_rules.release(after, *states) == target


def test_what_others_did_since_stays() -> None:
    source, target = conversation(**PERSON, unread=2), other(**QUEUE, unread=1)
    after = merge_rules.receive(target, source, ME, NOW)
    states = [{name: getattr(c, name) for name in merge_rules.OF_TARGET} for c in (target, after)]
    given_on = replace(after, owner_id=uid(55), unread=1)  # handed to a third, read but for one new word
    back = merge_rules.release(given_on, *states)
    assert (back.owner_kind, back.owner_id, back.unread, back.merged) == ("person", uid(55), 1, 0)


def test_a_snooze_that_ended_meanwhile_is_over() -> None:
    source = conversation(status="snoozed", snoozed_until=NOW - timedelta(minutes=1))
    kept = {name: getattr(source, name) for name in merge_rules.OF_SOURCE}
    back = merge_rules.reopen(merge_rules.close(source, uid(100), NOW), kept, NOW)
    assert (back.status, back.snoozed_until) == ("open", None)
