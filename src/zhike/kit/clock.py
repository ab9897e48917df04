"""The one source of wall time, in UTC."""

from datetime import UTC, datetime


def utcnow() -> datetime:
    """Return the current time with the UTC zone attached."""
    return datetime.now(UTC)


def iso(at: datetime | None) -> str | None:
    """Return RFC 3339 text in UTC with milliseconds, or None."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
