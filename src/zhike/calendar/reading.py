"""Opening hours as people write them; what is wrong names the day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from zhike.calendar.types import ALWAYS, DAY, Hours, Interval
from zhike.kit.errors import Invalid

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)


def read_hours(given: Mapping[str, Any] | None, field: str = "hours") -> Hours:
    """Return the hours that ``given`` says; nothing: always open. Raises Invalid naming field and day."""
    if not given or given.get("always"):
        return ALWAYS
    week = given.get("week") or {}
    read = tuple(_intervals(week.get(day) or [], f"{field}.week.{day}", (EN[n], ZH[n])) for n, day in enumerate(DAYS))
    for n in range(7):
        if _into(read[n], read[(n + 1) % 7]):
            en, zh = EN[n], ZH[n]
            raise Invalid(
                f"{field}.week.{DAYS[(n + 1) % 7]}",
                f"{en}'s hours run into those of {EN[(n + 1) % 7]}.",
                f"{zh}的时段与{ZH[(n + 1) % 7]}的时段重叠。",
            )
    return Hours(read, _dates(given.get("dates") or [], field), _zone(given.get("zone"), field))


def _zone(name: Any, field: str) -> ZoneInfo:
    try:
        return ZoneInfo(str(name or ""))
    except (KeyError, ValueError, OSError):
        raise Invalid(
            f"{field}.zone", "There is no such time zone; one is Asia/Shanghai.", "没有这个时区，例如 Asia/Shanghai。"
        ) from None


def _dates(given: Sequence[Mapping[str, Any]], field: str) -> dict[date, tuple[Interval, ...]]:
    found: dict[date, tuple[Interval, ...]] = {}
    for n, one in enumerate(given):
        text, at = str(one.get("date")), f"{field}.dates.{n}"
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise Invalid(f"{at}.date", f"{text} is no date.", f"{text} 不是有效的日期。") from None
        if day in found:
            raise Invalid(f"{at}.date", f"{text} stands there twice.", f"{text} 重复了。")
        found[day] = _intervals(one.get("open") or [], f"{at}.open", (text, text))
    return found


def _intervals(given: Sequence[Mapping[str, Any]], field: str, name: tuple[str, str]) -> tuple[Interval, ...]:
    en, zh = name
    found = []
    for n, one in enumerate(given):
        opens, closes = _minutes(one.get("opens")), _minutes(one.get("closes"))
        if opens is None or closes is None or opens == DAY:
            raise Invalid(
                f"{field}.{n}", f"{en}: a time is missing or is none.", f"{zh}：时间没有填写完整，或格式不正确。"
            )
        if opens == closes:
            raise Invalid(
                f"{field}.{n}",
                f"{en}: it opens and closes at the same time. The whole day is 00:00 to 24:00.",
                f"{zh}：开始和结束时间相同。全天请写 00:00 到 24:00。",
            )
        found.append(Interval(opens, closes if closes > opens else closes + DAY))
    found.sort()
    if any(later.opens < before.closes for before, later in pairwise(found)):
        raise Invalid(field, f"{en}: two of its times overlap.", f"{zh}：有两个时段重叠。")
    return tuple(found)


def _minutes(text: Any) -> int | None:
    found = CLOCK.fullmatch(text) if isinstance(text, str) else None
    return int(text[:2]) * 60 + int(text[3:]) if found else None


def _into(day: Sequence[Interval], following: Sequence[Interval]) -> bool:
    return bool(day and following and day[-1].closes - DAY > following[0].opens)
