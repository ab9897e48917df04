"""Numbers with their units, so that 7 天 is never answered with 15 天."""

import re
from functools import lru_cache
from typing import NamedTuple

from zhike.language.text import fold

_UNITS = {
    "天": "day", "日": "day", "days": "day", "day": "day", "工作日": "workday",
    "小时": "hour", "hours": "hour", "hour": "hour", "hrs": "hour", "h": "hour", "分钟": "minute", "minutes": "minute", "minute": "minute",
    "个月": "month", "月": "month", "months": "month", "month": "month", "年": "year", "years": "year", "year": "year",
    "元": "money", "块": "money", "块钱": "money", "yuan": "money", "rmb": "money",
    "寸": "inch", "英寸": "inch", "inch": "inch", "inches": "inch", "升": "litre", "l": "litre", "公斤": "kg", "kg": "kg", "斤": "jin",
    "瓦": "watt", "w": "watt", "gb": "gb", "g": "gb", "tb": "tb", "折": "discount", "级": "grade", "期": "instalment", "mah": "mah",
}  # fmt: skip
_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_PATTERN = re.compile(
    rf"(?<![\d.])((?:{_NUMBER}\s*(?:[、,/~-]|和|或|至|到|to|or)\s*){{0,8}}{_NUMBER})\s*-?\s*("
    + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    + r")(?![a-z])"
)  # "3、6、12 期" counts three times


class Quantity(NamedTuple):
    """A number and what it counts: ``Quantity(7, "day")``."""

    value: float
    unit: str


@lru_cache(maxsize=20_000)
def quantities(text: str) -> frozenset[Quantity]:
    """Return every number with a known unit in a text, in either language."""
    found: set[Quantity] = set()
    for numbers, unit in _PATTERN.findall(fold(text)):
        found.update(Quantity(float(number), _UNITS[unit]) for number in re.findall(_NUMBER, numbers))
    return frozenset(found)
