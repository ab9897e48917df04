"""Assignment and waiting, as tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.routing.rules import MIN_SAMPLES, expected_wait_s


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
