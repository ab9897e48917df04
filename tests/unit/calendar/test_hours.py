"""Opening hours: tables of moments and of time between them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from zhike.calendar import ALWAYS, Hours, business_seconds, is_open, next_away, next_change, opens_at, read_hours
from zhike.kit.errors import Invalid


def times(*texts: str) -> list[dict[str, str]]:
    return [dict(zip(("opens", "closes"), text.split("-"), strict=True)) for text in texts]


def hours(zone: str = "Asia/Shanghai", dates: dict[str, list[str]] | None = None, **week: list[str]) -> Hours:
    return read_hours(
        {
            "zone": zone,
            "week": {day: times(*texts) for day, texts in week.items()},
            "dates": [{"date": day, "open": times(*texts)} for day, texts in (dates or {}).items()],
        }
    )


LUNCH = ["09:00-12:00", "13:30-18:00"]
OFFICE = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), LUNCH)
SHOP = hours(**OFFICE, dates={"2026-10-01": [], "2026-10-02": [], "2026-10-10": ["10:00-16:00"]})
NIGHT = hours(fri=["22:00-06:00"], sat=["20:00-24:00"], sun=["00:00-02:00"])
ALL_DAY = hours(**{day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")})
BERLIN = hours("Europe/Berlin", sun=["01:00-05:00"])
NEW_YORK = hours("America/New_York", sun=["02:15-02:45", "03:00-04:00"])
LEAP = hours(dates={"2028-02-29": ["09:00-10:00"]})
NEVER = hours()


def at(text: str) -> datetime:
    """A moment: with an offset, else Shanghai's."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC) - timedelta(hours=8)


# 2026-11-23 is a Monday.
@pytest.mark.parametrize(
    ("held", "moment", "open_", "change", "opens"),
    [
        (SHOP, "2026-11-23 08:59:59", False, "2026-11-23 09:00", "2026-11-23 09:00"),
        (SHOP, "2026-11-23 09:00", True, "2026-11-23 12:00", "2026-11-23 09:00"),
        (SHOP, "2026-11-23 12:00", False, "2026-11-23 13:30", "2026-11-23 13:30"),
        (SHOP, "2026-11-23 17:59:59", True, "2026-11-23 18:00", "2026-11-23 17:59:59"),
        (SHOP, "2026-11-27 18:00", False, "2026-11-30 09:00", "2026-11-30 09:00"),
        (SHOP, "2026-09-30 18:00", False, "2026-10-05 09:00", "2026-10-05 09:00"),  # a holiday, then a weekend
        (SHOP, "2026-10-10 11:00", True, "2026-10-10 16:00", "2026-10-10 11:00"),  # a Saturday made up
        (NIGHT, "2026-11-28 05:59", True, "2026-11-28 06:00", "2026-11-28 05:59"),  # over midnight
        (NIGHT, "2026-11-28 23:59", True, "2026-11-29 02:00", "2026-11-28 23:59"),  # two that touch are one
        (NIGHT, "2026-11-29 02:00", False, "2026-12-04 22:00", "2026-12-04 22:00"),
        (BERLIN, "2026-03-29 00:30+01:00", False, "2026-03-29 01:00+01:00", "2026-03-29 01:00+01:00"),
        (BERLIN, "2026-03-29 01:30+01:00", True, "2026-03-29 05:00+02:00", "2026-03-29 01:30+01:00"),
        (BERLIN, "2026-10-25 02:30+01:00", True, "2026-10-25 05:00+01:00", "2026-10-25 02:30+01:00"),
        (NEW_YORK, "2026-03-08 01:00-05:00", False, "2026-03-08 03:00-04:00", "2026-03-08 03:00-04:00"),
        (LEAP, "2028-02-28 12:00", False, "2028-02-29 09:00", "2028-02-29 09:00"),
        (LEAP, "2028-02-29 10:00", False, None, None),
        (NEVER, "2026-11-23 12:00", False, None, None),
        (ALL_DAY, "2026-11-23 00:00", True, None, "2026-11-23 00:00"),
        (ALWAYS, "2026-11-23 00:00", True, None, "2026-11-23 00:00"),
    ],
)
def test_a_moment(held: Hours, moment: str, open_: bool, change: str | None, opens: str | None) -> None:
    now = at(moment)
    assert is_open(held, now) is open_
    assert next_change(held, now) == (at(change) if change else None)
    assert opens_at(held, now) == (at(opens) if opens else None)


@pytest.mark.parametrize(
    ("held", "a", "b", "seconds"),
    [
        (SHOP, "2026-11-23 00:00", "2026-11-24 00:00", 7.5 * 3600),
        (SHOP, "2026-11-23 11:59", "2026-11-23 13:31", 120),
        (SHOP, "2026-11-23 12:00", "2026-11-23 13:30", 0),
        (SHOP, "2026-11-24 10:00", "2026-11-23 10:00", 0),
        (SHOP, "2026-09-30 17:00", "2026-10-05 10:00", 2 * 3600),
        (SHOP, "2026-10-10 00:00", "2026-10-11 00:00", 6 * 3600),
        (NIGHT, "2026-11-28 00:00", "2026-11-28 12:00", 6 * 3600),
        (NIGHT, "2026-11-28 12:00", "2026-11-29 12:00", 6 * 3600),
        (BERLIN, "2026-03-29 00:00+01:00", "2026-03-29 12:00+02:00", 3 * 3600),  # the hour that is skipped
        (BERLIN, "2026-10-25 00:00+02:00", "2026-10-25 12:00+01:00", 5 * 3600),  # the hour that comes twice
        (ALL_DAY, "2028-02-28 00:00", "2028-03-01 00:00", 2 * 86400),
        (ALWAYS, "2026-11-23 00:00", "2026-11-23 00:01", 60),
        (NEVER, "2026-11-23 00:00", "2027-11-23 00:00", 0),
    ],
)
def test_business_time(held: Hours, a: str, b: str, seconds: float) -> None:
    assert business_seconds(held, at(a), at(b)) == seconds


def test_business_time_adds_up() -> None:
    begin, step = at("2026-10-01 00:00"), timedelta(minutes=37)
    parts = sum(business_seconds(SHOP, begin + n * step, begin + (n + 1) * step) for n in range(500))
    assert parts == business_seconds(SHOP, begin, begin + 500 * step)


def test_the_closed_time_that_is_or_comes() -> None:
    now, later = next_away(SHOP, at("2026-11-23 12:15")), next_away(SHOP, at("2026-11-23 10:00"))
    assert now is not None
    assert (now.since, now.back) == (at("2026-11-23 12:15"), at("2026-11-23 13:30"))
    assert later is not None
    assert (later.since, later.back) == (at("2026-11-23 12:00"), at("2026-11-23 13:30"))
    closed = next_away(NEVER, at("2026-11-23 12:15"))
    assert closed is not None
    assert closed.back is None
    assert next_away(ALWAYS, at("2026-11-23 12:15")) is None
    assert next_away(ALL_DAY, at("2026-11-23 12:15")) is None


@pytest.mark.parametrize(
    ("given", "field", "zh", "en"),
    [
        ({"week": {"tue": times("09:00-12:00", "11:00-13:00")}}, "hours.week.tue", "周二", "Tuesday"),
        ({"week": {"wed": times("09:00-")}}, "hours.week.wed.0", "周三", "Wednesday"),
        ({"week": {"wed": times("09:00-25:00")}}, "hours.week.wed.0", "周三", "Wednesday"),
        ({"week": {"thu": times("24:00-01:00")}}, "hours.week.thu.0", "周四", "Thursday"),
        ({"week": {"fri": times("09:00-09:00")}}, "hours.week.fri.0", "周五", "Friday"),
        ({"week": {"sun": times("22:00-03:00"), "mon": times("02:00-04:00")}}, "hours.week.mon", "周日", "Sunday"),
        ({"dates": [{"date": "2027-02-29"}]}, "hours.dates.0.date", "2027-02-29", "2027-02-29"),
        ({"dates": [{"date": "2026-10-01"}] * 2}, "hours.dates.1.date", "2026-10-01", "2026-10-01"),
        (
            {"dates": [{"date": "2026-10-01", "open": times("9:00-10:00")}]},
            "hours.dates.0.open.0",
            "2026-10-01",
            "2026-10-01",
        ),
        ({"zone": "Mars/Olympus"}, "hours.zone", "时区", "time zone"),
        ({"zone": "../etc/passwd"}, "hours.zone", "时区", "time zone"),
        ({"zone": ""}, "hours.zone", "时区", "time zone"),
    ],
)
def test_what_is_wrong_names_the_day(given: dict[str, Any], field: str, zh: str, en: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_hours({"zone": "Asia/Shanghai", **given})
    assert caught.value.field == field
    assert zh in caught.value.message("zh")
    assert en in caught.value.message("en")


@pytest.mark.parametrize("given", [None, {}, {"always": True, "zone": "nonsense"}])
def test_no_hours_are_always_open(given: dict[str, Any] | None) -> None:
    assert read_hours(given) is ALWAYS
