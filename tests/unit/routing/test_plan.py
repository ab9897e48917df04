"""Who takes what, as tables; and what always holds."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fact_samples import uid
from zhike.routing.rules import circle, plan
from zhike.routing.types import CHAT, Candidate, Decision, QueueRules, Waiter

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
QUEUE, TEAM, OTHER = uid(900), uid(901), uid(902)


def person(n: int, idle_min: int = 5, load: float = 0, capacity: int = 5, zh: bool = True, **skills: int) -> Candidate:
    languages = frozenset({"zh"}) if zh else frozenset({"en"})
    idle_since = NOW - timedelta(minutes=idle_min)
    return Candidate(uid(n), capacity * CHAT, round(load * CHAT), idle_since, skills, languages)


def waiter(n: int = 1, weight: float = 1, language: str = "zh", last: int | None = None, queue: UUID = QUEUE) -> Waiter:
    queued_at = NOW - timedelta(seconds=30)
    return Waiter(uid(500 + n), queue, TEAM, round(weight * CHAT), language, queued_at, uid(last) if last else None)


def decided(team: Sequence[Candidate], rules: QueueRules | None = None, *waiters: Waiter) -> list[Decision]:
    return plan(waiters or (waiter(),), {QUEUE: rules or QueueRules()}, {TEAM: team}, NOW)


LEAST = QueueRules("least_loaded")
STICKY = QueueRules(sticky_h=24)
ENGLISH = QueueRules(match_language=True)
REPAIRS = QueueRules(skills={"repair": 3})


@pytest.mark.parametrize(
    ("team", "rules", "one", "chosen", "why"),
    [
        ([], None, waiter(), None, "nobody_online"),
        ([person(1, 5), person(2, 9)], None, waiter(), 2, "longest_idle"),
        ([person(1, 5), person(2, 9, load=5)], None, waiter(), 1, "longest_idle"),  # the longest idle has no room
        ([person(1, load=5), person(2, load=6)], None, waiter(), None, "full"),
        ([person(2), person(1)], None, waiter(), 1, "longest_idle"),  # every process decides alike
        ([person(1, capacity=0)], None, waiter(), None, "full"),
        ([person(1, 9, load=4), person(2, 5)], None, waiter(), 1, "longest_idle"),  # idle counts, not load
        ([person(1, 9, load=4), person(2, 5)], LEAST, waiter(), 2, "least_loaded"),
        (
            [person(1, 9, load=2, capacity=10), person(2, 5, load=1, capacity=2)],
            LEAST,
            waiter(),
            1,
            "least_loaded",
        ),  # shares
        ([person(1, 5), person(2, 9)], STICKY, waiter(last=1), 1, "last_colleague"),
        ([person(1, 5, load=5), person(2, 9)], STICKY, waiter(last=1), 2, "longest_idle"),  # who knows him is full
        ([person(1, 5), person(2, 9)], STICKY, waiter(last=7), 2, "longest_idle"),  # or is not there
        ([person(1, 5), person(2, 9)], None, waiter(last=1), 2, "longest_idle"),  # or the queue does not ask
        ([person(1, 9), person(2, 5, zh=False)], ENGLISH, waiter(language="en"), 2, "longest_idle"),
        ([person(1, 9)], ENGLISH, waiter(language="en"), None, "language"),
        ([Candidate(uid(1), CHAT, 0, NOW)], ENGLISH, waiter(language="en"), 1, "longest_idle"),  # never told: any
        ([person(1, 9, repair=2), person(2, 5, repair=3)], REPAIRS, waiter(), 2, "longest_idle"),
        ([person(1, 9, repair=2)], REPAIRS, waiter(), None, "skill"),
        ([person(1, load=4.7)], None, waiter(weight=0.3), 1, "longest_idle"),  # an e-mail fits where no chat does
        ([person(1, load=4.8)], None, waiter(weight=0.3), None, "full"),
        ([person(1, capacity=2)], None, waiter(weight=3), 1, "longest_idle"),  # one call, with nothing else in hand
        ([person(1, load=0.3, capacity=2)], None, waiter(weight=3), None, "full"),
    ],
)
def test_who_takes_it_and_why(
    team: list[Candidate], rules: QueueRules | None, one: Waiter, chosen: int | None, why: str
) -> None:
    [made] = decided(team, rules, one)
    assert made.agent_id == (uid(chosen) if chosen else None)
    assert (made.why.chosen or made.why.obstacle) == why


def test_a_decision_tells_its_numbers() -> None:
    team = [person(1, load=5), person(2, 9, load=2, repair=3), person(3, zh=False, repair=5)]
    rules = QueueRules(skills={"repair": 1}, match_language=True)
    first, *_ = decided(team, rules)
    why = first.why
    assert (why.online, why.unskilled, why.other_language, why.full) == (3, 1, 1, None)
    assert (why.load, why.capacity, why.idle_s, why.waited_s) == (200, 500, 540, 30)
    [none] = decided([person(1, load=5), person(2, load=5, zh=False)], ENGLISH)
    assert (none.why.obstacle, none.why.full, none.why.other_language) == ("full", 1, 1)


def test_each_is_given_one_in_turn() -> None:
    team = [person(n, idle_min=n) for n in (1, 2, 3)]
    made = decided(team, None, *(waiter(n) for n in range(7)))
    assert [one.agent_id for one in made] == [uid(n) for n in (3, 2, 1, 3, 2, 1, 3)]


def test_who_is_in_two_teams_has_two_hands_only_once() -> None:
    both = person(1, capacity=1)
    second = Waiter(uid(600), uid(903), OTHER, CHAT, "zh", NOW)
    made = plan([waiter(), second], {}, {TEAM: [both], OTHER: [both]}, NOW)
    assert [one.agent_id for one in made] == [uid(1), None]


@pytest.mark.parametrize(
    ("overflow", "start", "closed"),
    [
        ({1: 2}, 1, False),
        ({1: 2, 2: 3}, 1, False),
        ({1: 2, 2: 1}, 1, True),
        ({1: 2, 2: 3, 3: 2}, 1, True),
        ({1: None}, 1, False),
    ],
)
def test_overflow_that_comes_back(overflow: dict[int, int | None], start: int, closed: bool) -> None:
    ways = {uid(at): uid(to) if to else None for at, to in overflow.items()}
    assert circle(ways, uid(start)) is closed


people = st.builds(
    person,
    n=st.integers(1, 12),
    idle_min=st.integers(0, 60),
    load=st.sampled_from([0, 0.3, 1, 2, 5]),
    capacity=st.integers(0, 6),
    zh=st.booleans(),
    repair=st.integers(1, 5),
)
waiting = st.builds(
    waiter,
    n=st.integers(1, 300),
    weight=st.sampled_from([0.3, 1, 3]),
    language=st.sampled_from(["zh", "en"]),
    last=st.none() | st.integers(1, 12),
)
asked = st.builds(
    QueueRules,
    strategy=st.sampled_from(["longest_idle", "least_loaded"]),
    skills=st.sampled_from([{}, {"repair": 3}]),
    match_language=st.booleans(),
    sticky_h=st.sampled_from([0, 24]),
)


@given(
    team=st.lists(people, max_size=8, unique_by=lambda one: one.agent_id),
    waiters=st.lists(waiting, max_size=40, unique_by=lambda one: one.conversation_id),
    rules=asked,
)
def test_nobody_gets_more_than_fits_and_nobody_waits_while_somebody_could(
    team: list[Candidate], waiters: list[Waiter], rules: QueueRules
) -> None:
    made = plan(waiters, {QUEUE: rules}, {TEAM: team}, NOW)
    assert [one.conversation_id for one in made] == [one.conversation_id for one in waiters]
    by_id, loads = {one.agent_id: one for one in team}, {one.agent_id: one.load for one in team}

    def could(one: Waiter) -> set[UUID]:
        able = {a for a, p in by_id.items() if p.skills["repair"] >= rules.skills.get("repair", 0)}
        able = {a for a in able if not rules.match_language or one.language in by_id[a].languages}
        return {a for a in able if by_id[a].capacity and (loads[a] == 0 or loads[a] + one.weight <= by_id[a].capacity)}

    for one, decision in zip(waiters, made, strict=True):
        if decision.agent_id is None:
            assert not could(one)
        else:
            assert decision.agent_id in could(one)
            loads[decision.agent_id] += one.weight


@given(agents=st.integers(2, 30), each=st.integers(20, 40), strategy=st.sampled_from(["longest_idle", "least_loaded"]))
def test_equal_colleagues_get_equal_shares(agents: int, each: int, strategy: str) -> None:
    team = [person(n, idle_min=n % 7, capacity=100) for n in range(1, agents + 1)]
    rules = QueueRules("least_loaded" if strategy == "least_loaded" else "longest_idle")
    made = decided(team, rules, *(waiter(n) for n in range(agents * each)))
    shares = Counter(one.agent_id for one in made)
    assert len(shares) == agents
    assert max(shares.values()) - min(shares.values()) <= 1
