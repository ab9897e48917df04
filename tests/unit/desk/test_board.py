"""The board's arithmetic, and what each fact does to first replies."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.fact_samples import uid
from zhike.desk.board import rules
from zhike.desk.board.first_replies import Seen, fold
from zhike.facts import ActorRef, Recorded
from zhike.identity import Grant, Viewer

T0 = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("waits", "expected"),
    [
        ([], (0, None, 0, None)),
        ([20.0], (1, 20.0, 1, 1.0)),
        ([20.001], (1, 20.001, 0, 0.0)),
        ([5.0, 300.0], (2, 152.5, 1, 0.5)),
        ([3.0, 19.0, 21.0, 4000.0, 0.0], (5, 19.0, 3, 0.6)),
    ],
)
def test_first_reply_is_the_median_and_the_share_within_20_seconds(waits: list[float], expected: Any) -> None:
    found = rules.first_reply(waits)
    assert (found.n, found.median_s, found.within, found.within_share) == expected


# Textbook values of the Wilson score interval at 95 % (Newcombe 1998, table I: 81/263, 15/148, 0/20, 1/29).
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson(part: int, whole: int, low: float, high: float) -> None:
    assert rules.wilson(part, whole) == pytest.approx((low, high), abs=5e-5)


def test_nothing_has_no_interval() -> None:
    assert rules.wilson(0, 0) is None
    assert rules.wilson(5, 5)[1] == 1.0  # type: ignore[index]


def test_satisfaction_is_top_two_of_all_with_mean() -> None:
    found = rules.satisfaction({5: 3, 4: 1, 3: 2, 1: 2})
    assert (found.n, found.top, found.share, found.mean) == (8, 4, 0.5, 27 / 8)
    assert found.low == pytest.approx(0.2152, abs=5e-5)
    assert found.high == pytest.approx(0.7848, abs=5e-5)
    assert rules.satisfaction({}) == rules.Satisfaction(0, 0, None, None, None, None)


def test_the_assistants_share_leaves_small_talk_out() -> None:
    found = rules.assistant_share(
        [
            ("answer", "matched", 6),
            ("answer", "small_talk", 4),
            ("ask", "small_talk", 1),
            ("choices", "near_tie", 1),
            ("refuse", "low_score", 1),
            ("refuse", "no_candidates", 2),
            ("hand_over", "asked_for_person", 1),
            ("hand_over", None, 1),
        ]
    )
    assert (found.turns, found.small_talk, found.answered, found.answered_share) == (12, 5, 6, 0.5)
    assert (found.offered, found.asked, found.refused, found.handed_over) == (1, 0, 3, 2)
    assert found.turns == found.answered + found.offered + found.asked + found.refused + found.handed_over
    assert found.refusals == (("no_candidates", 2), ("low_score", 1))
    assert sorted(found.handovers) == [("asked_for_person", 1), ("other", 1)]
    assert rules.assistant_share([]).answered_share is None


@pytest.mark.parametrize(
    ("waiting", "free", "pace", "expected"),
    [(0, 3, 240, 0), (0, 3, None, 0), (0, 0, 240, 240), (2, 1, 240, 240), (2, 0, None, None)],
)
def test_who_finds_room_does_not_wait(waiting: int, free: int, pace: int | None, expected: int | None) -> None:
    assert rules.expected_wait_s(waiting, free, pace) == expected


def viewer(*grants: Grant, teams: tuple[int, ...] = ()) -> Viewer:
    return Viewer(uid(0), "person", uid(1), "某人", "zh-CN", grants, frozenset(uid(t) for t in teams))


@pytest.mark.parametrize(
    ("who", "scope", "team_7", "colleague_of_7", "oneself", "limited"),
    [
        (viewer(Grant("report.read", "all")), "all", True, True, True, None),
        (viewer(Grant("report.read", "team"), teams=(7,)), "team", True, True, True, None),
        (viewer(Grant("report.read", "team"), teams=(8,)), "team", False, False, True, None),
        (viewer(Grant("report.read", "own"), teams=(7,)), "own", False, False, True, None),
        (viewer(Grant("report.read", "all", frozenset({uid(3)}))), "all", True, True, True, {uid(3)}),
        (
            viewer(Grant("report.read", "team", frozenset({uid(3)})), Grant("report.read", "own"), teams=(7,)),
            "team", True, True, True, None,
        ),
    ],
)  # fmt: skip
def test_who_sees_what(
    who: Viewer, scope: str, team_7: bool, colleague_of_7: bool, oneself: bool, limited: Any
) -> None:
    assert rules.reach(who) == scope
    assert rules.reaches_team(who, uid(7)) is team_7
    assert rules.reaches_person(who, uid(2), (uid(7),)) is colleague_of_7
    assert rules.reaches_person(who, uid(1), ()) is oneself
    assert rules.inboxes(who) == limited


def fact(name: str, at_s: float, actor: str = "system", mode: str = "live", **payload: Any) -> Recorded:
    at = T0 + timedelta(seconds=at_s)
    return Recorded(1, uid(0), f"{name}@1", "conversation", uid(1), 1, mode, ActorRef(actor), at, payload)


def said(at_s: float, actor: str, *, private: bool = False, kind: str = "text", mode: str = "live") -> Recorded:
    return fact("message.added", at_s, actor, mode, private=private, kind=kind)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([fact("conversation.opened", 0, owner_kind="assistant"), said(1, "customer"), said(2, "assistant")], None),
        (
            [
                fact("conversation.opened", 0, owner_kind="assistant"),
                fact("conversation.handed_over", 10),
                fact("conversation.assigned", 10, owner_kind="queue"),
                said(11, "customer"),
                fact("conversation.assigned", 15, owner_kind="person"),
                said(16, "person", private=True),
                said(17, "person", kind="event"),
                said(18, "person"),
                said(30, "person"),
            ],
            (10, 18, 10),
        ),
        ([fact("conversation.opened", 5, owner_kind="queue")], (5, None, None)),
        (
            [fact("conversation.handed_over", 1), said(3, "person"), fact("conversation.handed_over", 60)],
            (1, 3, 60),
        ),
        ([fact("conversation.assigned", 1, mode="test", owner_kind="person"), said(3, "person", mode="test")], None),
    ],
)
def test_the_human_clock(facts: list[Recorded], expected: tuple[float | None, ...] | None) -> None:
    seen: dict[Any, Seen] = {}
    for one in facts:
        fold(seen, one)
    if expected is None:
        assert seen == {}
        return
    found = seen[uid(1)]
    times = (found.people_at, found.replied_at, found.handed_over_at)
    assert tuple((at - T0).total_seconds() if at else None for at in times) == expected


@pytest.mark.parametrize(
    ("given", "moves"),
    [
        (said(0, "person"), True),
        (said(0, "person", private=True), False),
        (said(0, "customer"), False),
        (fact("conversation.assigned", 0), True),
        (fact("conversation.read", 0), False),
        (fact("agent.presence_changed", 0), True),
        (fact("turn.taken", 0), True),
        (fact("knowledge.published", 0), False),
    ],
)
def test_which_facts_move_the_board(given: Recorded, moves: bool) -> None:
    assert rules.concerns(given) is moves
