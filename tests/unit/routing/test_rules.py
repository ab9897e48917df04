"""Assignment and waiting, as tables."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fact_samples import uid
from zhike.routing.rules import MIN_SAMPLES, expected_wait_s, longest_idle
from zhike.routing.types import Candidate

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def candidate(n: int, idle_min: int, load: int = 0, capacity: int = 5) -> Candidate:
    return Candidate(uid(n), capacity, load, NOW - timedelta(minutes=idle_min))


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([], None),
        ([candidate(1, 5), candidate(2, 9)], 2),
        ([candidate(1, 5), candidate(2, 9, load=5)], 1),  # the longest idle has no room
        ([candidate(1, 5, load=5), candidate(2, 9, load=6)], None),
        ([candidate(2, 5), candidate(1, 5)], 1),  # every process decides alike
        ([candidate(1, 5, capacity=0)], None),
        ([candidate(1, 9, load=4), candidate(2, 5, load=0)], 1),  # idle counts, not load
    ],
)
def test_longest_idle(candidates: list[Candidate], chosen: int | None) -> None:
    found = longest_idle(candidates)
    assert (found.agent_id if found else None) == (uid(chosen) if chosen else None)


@pytest.mark.parametrize(
    ("place", "assigned", "online", "wait"),
    [
        (1, 30, 2, 60),
        (3, 30, 2, 180),
        (1, 3, 1, 600),
        (1, 2, 5, None),
        (1, 30, 0, None),
        (1, 0, 0, None),
        (1, 100_000, 9, 1),
    ],
)
def test_expected_wait(place: int, assigned: int, online: int, wait: int | None) -> None:
    assert expected_wait_s(place, assigned, online) == wait


@given(place=st.integers(1, 500), assigned=st.integers(0, 500), online=st.integers(0, 50))
def test_a_wait_is_told_only_when_measured_and_never_shrinks_with_the_place(
    place: int, assigned: int, online: int
) -> None:
    here, behind = expected_wait_s(place, assigned, online), expected_wait_s(place + 1, assigned, online)
    if online == 0 or assigned < MIN_SAMPLES:
        assert here is None
    else:
        assert here is not None
        assert behind is not None
        assert 1 <= here <= behind
