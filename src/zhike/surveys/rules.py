"""Arithmetic of ratings."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LOWEST, HIGHEST = 1, 5
SATISFIED_FROM = 4
CHANGEABLE = timedelta(hours=24)
MAX_COMMENT = 2000


def changeable(first_rated_at: datetime, now: datetime) -> bool:
    """Say whether a rating may still be changed: within 24 h of when it was first given."""
    return now < first_rated_at + CHANGEABLE


def csat(scores: Sequence[int]) -> float | None:
    """Return the share of scores of 4 and 5, in 0…1; None without any (CSAT as the top-two-box score)."""
    return sum(score >= SATISFIED_FROM for score in scores) / len(scores) if scores else None
