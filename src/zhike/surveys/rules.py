"""Bounds of a rating."""

from datetime import timedelta

LOWEST, HIGHEST = 1, 5
CHANGEABLE = timedelta(hours=24)  # counted from when it was first given
MAX_COMMENT = 2000
# What was good, and what was not; the widget words them (web/widget/src/app/later/Rating.tsx).
REASONS = ("solved", "fast", "friendly", "clear", "unsolved", "slow", "unfriendly", "unclear")
