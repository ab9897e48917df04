"""Moments before this run began: what a visitor's page tells lies hours back, not on a written day."""

from datetime import UTC, datetime, timedelta

BEGAN = datetime.now(UTC)


def ago(hours: float) -> str:
    """The moment so many hours before the run began, the same each time, as a page writes it."""
    return (BEGAN - timedelta(hours=hours)).isoformat(timespec="seconds")
