"""What opening hours say of a moment, and of the time between two. Moments carry a zone; answers are in UTC."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from zhike.calendar.types import DAY, Away, Hours

HORIZON = timedelta(days=400)  # beyond it nothing is looked for: a year, and whatever is closed around its turn


def is_open(hours: Hours, at: datetime) -> bool:
    """Say whether it is open at a moment; the minute it closes is closed."""
    return hours.always or any(start <= at for start, _ in _open(hours, at, at + timedelta(microseconds=1)))


def next_change(hours: Hours, at: datetime) -> datetime | None:
    """Return when it next opens or closes, after ``at``; None when it never does."""
    for start, end in _open(hours, at, at + HORIZON):
        change = start if start > at else end
        return change if change < at + HORIZON else None
    return None


def opens_at(hours: Hours, at: datetime) -> datetime | None:
    """Return from when on it is open: ``at`` itself when it is; None when it never opens again."""
    if hours.always:
        return at
    return next((max(start, at) for start, _ in _open(hours, at, at + HORIZON)), None)


def next_away(hours: Hours, at: datetime) -> Away | None:
    """Return the closed time that is now, else the next; None when it never closes."""
    if hours.always:
        return None
    since = next_change(hours, at) if is_open(hours, at) else at
    return Away(since, opens_at(hours, since)) if since else None


def business_seconds(hours: Hours, a: datetime, b: datetime) -> float:
    """Return how many seconds it is open between two moments; 0 when ``b`` is not after ``a``."""
    if b <= a:
        return 0.0
    if hours.always:
        return (b - a).total_seconds()
    return sum((min(end, b) - max(start, a)).total_seconds() for start, end in _open(hours, a, b))


def after_open(hours: Hours, at: datetime, seconds: float) -> datetime | None:
    """Return when it was open for so many seconds from ``at`` on; None where that is never."""
    if hours.always:
        return at + timedelta(seconds=seconds)
    left = seconds
    for start, end in _open(hours, at, at + HORIZON):
        begins = max(start, at)
        lasts = (end - begins).total_seconds()
        if lasts >= left:
            return begins + timedelta(seconds=left)
        left -= lasts
    return None


def _open(hours: Hours, a: datetime, b: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield the open times that end after ``a`` and begin before ``b``, those that touch as one, in order."""
    if hours.always:
        yield datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        return
    held: tuple[datetime, datetime] | None = None
    for start, end in _spans(hours, a, b):
        if held is not None and start > held[1]:
            if held[1] > a:
                yield held
            held = None
        if start >= b and held is None:
            return
        held = (held[0], max(held[1], end)) if held else (start, end)
    if held is not None and held[1] > a and held[0] < b:
        yield held


def _spans(hours: Hours, a: datetime, b: datetime) -> Iterator[tuple[datetime, datetime]]:
    day = a.astimezone(hours.zone).date() - timedelta(days=1)
    last = b.astimezone(hours.zone).date() + timedelta(days=1)
    while day <= last:
        moments = ((_moment(hours, day, one.opens), _moment(hours, day, one.closes)) for one in hours.on(day))
        yield from sorted(
            (start, end) for start, end in moments if end > start
        )  # the clock may be put forward over one
        day += timedelta(days=1)


def _moment(hours: Hours, day: date, minutes: int) -> datetime:
    days, minutes = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60), hours.zone)
    return wall.astimezone(UTC)
