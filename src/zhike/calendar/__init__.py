"""Opening hours, holidays and business time."""

from zhike.calendar.reading import read_hours
from zhike.calendar.rules import after_open, business_seconds, is_open, next_away, next_change, opens_at
from zhike.calendar.types import ALWAYS, Away, Hours, Interval

__all__ = [
    "ALWAYS",
    "Away",
    "Hours",
    "Interval",
    "after_open",
    "business_seconds",
    "is_open",
    "next_away",
    "next_change",
    "opens_at",
    "read_hours",
]
