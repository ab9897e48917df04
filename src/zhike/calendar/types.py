"""Opening hours as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

DAY = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Minutes after a day's midnight, by the wall clock; ``closes`` beyond 1440 is the next day's."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """A week (Monday first) of sorted intervals, and dates that replace their weekday; ``always``: never closed."""

    week: tuple[tuple[Interval, ...], ...] = ((),) * 7
    dates: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict)
    zone: tzinfo = UTC
    always: bool = False

    def on(self, day: date) -> tuple[Interval, ...]:
        """Return the intervals that begin on a day."""
        return self.dates.get(day, self.week[day.weekday()])


@dataclass(frozen=True, slots=True)
class Away:
    """A closed time; ``back`` is None where nothing says when it ends."""

    since: datetime
    back: datetime | None


ALWAYS = Hours(always=True)
