"""Whom a fact is told to, and when it is no news any more. The first table is the console's own."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from zhike.alerts import rules
from zhike.alerts.types import Alert, Tie
from zhike.conversations import Conversation
from zhike.facts import ActorRef, Recorded
from zhike.identity import notifications

CASES = Path(__file__).parents[3] / "web" / "console" / "src" / "features" / "notify" / "cases.json"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
IDS = {name: UUID(int=n) for n, name in enumerate(("me", "colleague", "customer", "mine", "other", "message"), 1)}
CONVERSATION = UUID(int=99)


def recorded(case: dict[str, Any], at: datetime = NOW) -> Recorded:
    actor, owner = case["actor"], case["owner"]
    kind = "person" if actor in ("me", "colleague") else actor
    owned = owner in ("me", "colleague")
    payload: dict[str, Any] = {
        "owner_kind": "person" if owned else owner,
        "owner": str(IDS[owner]) if owned else None,
        "team": str(IDS[case["team"]]) if "team" in case else None,
    }
    if "message" in case:
        said = {name: case["message"][name] for name in ("direction", "private")}
        payload |= said | {"message": str(IDS["message"]), "seq": 4, "kind": "text"}
    return Recorded(
        7, UUID(int=0), f"{case['type']}@1", "conversation", CONVERSATION, 3, case.get("mode", "live"),
        ActorRef(kind, IDS.get(actor)), at, payload,
    )  # fmt: skip


@pytest.mark.parametrize("case", json.loads(CASES.read_text()), ids=lambda case: case["says"])
def test_a_fact_concerns_whom_the_console_would_tell(case: dict[str, Any]) -> None:
    what = rules.happened(recorded(case), NOW)
    follows, named = case.get("followed", False), case.get("message", {}).get("names", False)
    me = Tie(IDS["me"], follows=follows, named=named, member=case.get("team") == "mine")
    told = what.told if what is not None and rules.concerns(what, me) else None
    assert told == case["told"]


def test_what_is_a_day_old_is_no_news() -> None:
    case = json.loads(CASES.read_text())[0]
    assert rules.happened(recorded(case, NOW - timedelta(hours=23)), NOW) is not None
    assert rules.happened(recorded(case, NOW - timedelta(hours=25)), NOW) is None


def alert(told: Any = "replied", seq: int | None = 4) -> Alert:
    return Alert(7, told, CONVERSATION, 3, seq, NOW)


@pytest.mark.parametrize(
    ("seen_s", "now_s", "where"),
    [
        (None, 300, "away"),
        (-600, 0, "away"),
        (-10, 0, "unsure"),
        (30, 40, "unsure"),
        (30, 300, "away"),
        (60, 300, "told"),
        (295, 300, "told"),
    ],
)
def test_who_was_at_a_console_a_minute_after_it_was_told_there(seen_s: int | None, now_s: int, where: str) -> None:
    seen = None if seen_s is None else NOW + timedelta(seconds=seen_s)
    assert rules.presence(alert(), seen, None, NOW + timedelta(seconds=now_s)) == where
    assert rules.presence(alert(), seen, NOW, NOW + timedelta(seconds=now_s)) == where, "peace was over by then"


@pytest.mark.parametrize(("seen_s", "now_s", "where"), [(60, 300, "away"), (295, 300, "unsure"), (None, 300, "away")])
def test_what_came_while_he_was_left_in_peace_waits_until_he_is_away(
    seen_s: int | None, now_s: int, where: str
) -> None:
    seen = None if seen_s is None else NOW + timedelta(seconds=seen_s)
    peace = NOW + timedelta(seconds=200)
    assert rules.presence(alert(), seen, peace, NOW + timedelta(seconds=now_s)) == where


def conversation(**over: Any) -> Conversation:
    values: dict[str, Any] = dict.fromkeys(Conversation.__dataclass_fields__)
    values |= {"owner_kind": "person", "owner_id": IDS["me"], "status": "open", "agent_read_seq": 0}
    return Conversation(**values | over)


@pytest.mark.parametrize(
    ("told", "over", "more", "why"),
    [
        ("assigned", {}, {}, None),
        ("assigned", {"owner_id": IDS["colleague"]}, {}, "moved"),
        ("assigned", {"status": "resolved"}, {}, "over"),
        ("assigned", {}, {"acted": True}, "dealt_with"),
        ("replied", {}, {}, None),
        ("replied", {"agent_read_seq": 4}, {}, "read"),
        ("replied", {"agent_read_seq": 3}, {}, None),
        ("replied", {"owner_id": IDS["colleague"]}, {}, "moved"),
        ("replied", {"owner_id": IDS["colleague"]}, {"follows": True}, None),
        ("replied", {"status": "resolved"}, {}, "over"),
        ("mentioned", {"owner_id": IDS["colleague"], "status": "resolved"}, {}, None),
        ("mentioned", {}, {"acted": True}, "dealt_with"),
        ("waiting", {"owner_kind": "queue", "owner_id": None}, {}, None),
        ("waiting", {}, {}, "moved"),
        ("waiting", {"owner_kind": "queue", "status": "resolved"}, {}, "moved"),
    ],
)
def test_what_is_no_news_any_more(told: str, over: dict[str, Any], more: dict[str, bool], why: str | None) -> None:
    ties = {"follows": False, "acted": False} | more
    assert rules.moot(alert(told), conversation(**over), IDS["me"], **ties) == why


def test_peace_and_the_pause_between_two_hold_the_longer_one() -> None:
    pause, late = timedelta(minutes=15), NOW + timedelta(hours=1)
    assert rules.hold(None, None, pause, NOW) is None
    assert rules.hold(NOW - timedelta(seconds=1), NOW - pause, pause, NOW) is None
    assert rules.hold(None, NOW - timedelta(minutes=5), pause, NOW) == NOW + timedelta(minutes=10)
    assert rules.hold(late, NOW - timedelta(minutes=5), pause, NOW) == late


def test_who_chose_before_there_were_mail_and_push_is_mailed_nothing_unasked() -> None:
    before = {"assigned": ["page"], "replied": [], "mentioned": ["sound"], "waiting": ["page"], "quiet_until": None}
    now = notifications(before)
    assert (now["assigned"], now["replied"], now["waiting"]) == (["page", "push"], ["push"], ["page"])
    assert notifications(now | {"assigned": []})["assigned"] == [], "what is chosen since stands"


def test_what_happened_is_counted_by_conversation() -> None:
    other = replace(alert("mentioned"), conversation_id=UUID(int=98))
    found = rules.counted([alert("assigned"), alert(), other, alert()])
    assert found == {CONVERSATION: (("assigned", 1), ("replied", 2)), UUID(int=98): (("mentioned", 1),)}
