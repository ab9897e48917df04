"""Splits by hash, and intervals of shares against published figures."""

import pytest

from zhike.variants import difference, held_out, rate, share


def test_a_split_is_the_same_everywhere_and_another_in_another_experiment() -> None:
    assert share("a", "one") == share("a", "one")
    assert share("a", "one") != share("b", "one")
    parts = [held_out("a", str(n), 20) for n in range(10_000)]
    assert 0.18 < sum(parts) / len(parts) < 0.22
    assert all(held_out("a", str(n), 30) for n, out in enumerate(parts[:500]) if out), (
        "who goes without stays when it grows"
    )
    assert not any(held_out("a", str(n), 0) for n in range(100))


def test_intervals_are_those_of_the_papers() -> None:
    one = rate(81, 263)  # Newcombe 1998, two-sided intervals for the single proportion, method 3
    assert one is not None
    assert (one.low, one.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    two = difference(56, 70, 48, 80)  # Newcombe 1998, interval estimation for the difference, method 10
    assert two is not None
    assert (two.value, two.low, two.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert rate(0, 0) is None
    assert difference(1, 2, 0, 0) is None
