"""Splits by hash and intervals of shares. Pure."""

from dataclasses import dataclass
from hashlib import sha256
from math import sqrt

Z = 1.959964  # of 95 %
WHOLE = 2.0**64


@dataclass(frozen=True, slots=True)
class Interval:
    """A share or a difference of two with its 95 % interval, in 0…1 (a difference in -1…1)."""

    value: float
    low: float
    high: float


def share(experiment: str, subject: str) -> float:
    """Return a number in 0…1 that a subject has in an experiment: the same in every process, another in another experiment."""
    return int.from_bytes(sha256(f"{experiment}\0{subject}".encode()).digest()[:8], "big") / WHOLE


def held_out(experiment: str, subject: str, percent: int) -> bool:
    """Say whether a subject belongs to the ``percent`` of an experiment that go without. Who does stays when it grows."""
    return share(experiment, subject) * 100 < percent


def rate(k: int, n: int) -> Interval | None:
    """Return k of n with Wilson's score interval (Wilson 1927); None of nothing."""
    if n == 0:
        return None
    p, z2 = k / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Interval(p, max(0.0, middle - half), min(1.0, middle + half))


def difference(k1: int, n1: int, k2: int, n2: int) -> Interval | None:
    """Return the first share less the second with Newcombe's hybrid score interval (1998, method 10); None without both."""
    one, other = rate(k1, n1), rate(k2, n2)
    if one is None or other is None:
        return None
    d = one.value - other.value
    low = d - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    high = d + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Interval(d, low, high)
