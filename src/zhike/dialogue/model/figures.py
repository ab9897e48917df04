"""Numbers, prices, dates and links of a text, brought to one form: 三百 is 300, ¥99.00 is 99元. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from zhike.language import fold

_UNITS = {
    "cny": "元|块钱|块|圆|人民币|rmb|cny|yuan",
    "usd": "美元|美金|dollars?|usd|bucks?",
    "percent": "%|percent|个百分点",
    "fold": "折",
    "workday": "个?工作日|(?:business|working) days?",
    "day": "天|日(?!期|常)|days?",
    "hour": "个?小时|个?钟头|hours?|hrs?",
    "minute": "分钟|minutes?|mins?",
    "month": "个?月|months?",
    "week": "周|个?星期|个?礼拜|weeks?",
    "year": "年|years?",
}
_UNIT = "|".join(f"(?P<{name}>{words})(?![a-z])" for name, words in _UNITS.items())
_HAN = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = {one: n for n, one in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_UP_TO_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_WORDS = {word: n for n, word in enumerate(_UP_TO_TWENTY)} | _TENS
_LINK = re.compile(
    r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:https?://|www\.)[^\s，。；！？）)\]】>\"'“”]+|"
    r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|io|shop|top|xyz|info|example|test|co|app|me|cc|vip|site|online|link)\b"
    r"(?:/[^\s，。；！？）)\]】>\"'“”]*)?"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{one[:3]}(?:{one[3:]})?" for one in _MONTHS)
_DATE = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s*[-/.年]\s*(?P<m>1[0-2]|0?[1-9])\s*[-/.月]\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?"
    r"|(?<!\d)(?P<m2>1[0-2]|0?[1-9])月(?P<d2>3[01]|[12]\d|0?[1-9])(?!\d)[日号]?"
    rf"|\b(?P<m3>{_MONTH})\.? (?P<d3>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
    rf"|\b(?P<d4>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)? (?:of )?(?P<m4>{_MONTH})\b"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?:周|星期|礼拜)([一二三四五六日天])|\b({'|'.join(_WEEKDAYS)})s?\b")
_CLOCK = re.compile(
    r"(上午|早上|中午|下午|晚上|晚)?(?<!\d)([01]?\d|2[0-4])(?:[::]([0-5]\d)(?!\d)|点(半|[0-5]?\d分)?)"
    r"|(?<!\d)(1[0-2]|[1-9])(?::([0-5]\d))? ?(am|pm|a\.m\.|p\.m\.)"
)
_NEAR = {
    "今天": "0", "今日": "0", "今晚": "0", "today": "0", "tonight": "0", "明天": "1", "明日": "1", "明晚": "1", "tomorrow": "1",
    "后天": "2", "昨天": "-1", "yesterday": "-1", "前天": "-2", "次日": "next", "隔天": "next", "next day": "next",
}  # fmt: skip
_NEARS = re.compile("|".join(sorted(_NEAR, key=len, reverse=True)))
_CODE = re.compile(r"(?<![\w.])\+?\d(?:[ -]?\d){6,}(?![\w.])")
_HAN_NUMBER = re.compile(
    rf"百分之(?P<pct>[{_HAN}\d.]+)|(?P<cheng>[一二两三四五六七八九])成(?!功|为|本|员|交|立|长|人|分|品)"
    rf"|(?<![第\d.])(?P<n>[{_HAN}]+)\s*(?:{_UNIT})|(?<![第\d.{_HAN}])(?P<long>[{_HAN}]{{2,}})(?![{_HAN}])"
)
_WORD_NUMBER = re.compile(
    rf"\b(?P<w>{'|'.join(sorted(_WORDS, key=len, reverse=True))})[- ](?:(?:full|calendar) )?(?:{_UNIT})"
)
_NUMBER = re.compile(
    rf"(?P<sign>[¥$€£]|rmb|cny)?\s*(?<![第\d.])(?P<n>\d[\d,]*(?:\.\d+)?)(?P<big>[百千万亿])?\s*(?:-\s*)?(?:{_UNIT})?"
)
_SPREAD = re.compile(rf"(\d+(?:\.\d+)?)\s*(?:-|~|～|至|到|to|或|and|or)\s*(\d+(?:\.\d+)?\s*(?:{_UNIT}))")
_IDIOM = re.compile(
    "万一|千万|一万个|十分|百分百满意|三心二意|一五一十|七七八八|乱七八糟|一一|万分|百忙|十足|千家万户|三三两两"
)


class Figure(NamedTuple):
    """Something that has to be exactly right. ``kind``: number, date, weekday, clock, near, code, link; ``unit`` of numbers."""

    kind: str
    value: str
    unit: str = ""


@lru_cache(maxsize=4_000)
def figures(text: str) -> frozenset[Figure]:
    """Return every figure of a text."""
    found: set[Figure] = set()
    rest = _IDIOM.sub(" ", fold(text))
    rest = _taken(_LINK, rest, lambda m: found.add(Figure("link", _link(m[0]))))
    rest = _taken(_DATE, rest, lambda m: found.add(Figure("date", _date(m))))
    rest = _taken(_WEEKDAY, rest, lambda m: found.add(Figure("weekday", _weekday(m))))
    rest = _taken(_CLOCK, rest, lambda m: found.add(Figure("clock", _clock(m))))
    rest = _taken(_NEARS, rest, lambda m: found.add(Figure("near", _NEAR[m[0]])))
    rest = _taken(_CODE, rest, lambda m: found.add(Figure("code", re.sub(r"\D", "", m[0]))))
    for match in _SPREAD.finditer(rest):  # 3-5天: both are of days
        unit = next((name for name in _UNITS if match.groupdict().get(name)), "")
        found.add(Figure("number", _plain(Decimal(match[1])), unit))
    rest = _SPREAD.sub(r" \2", rest)
    rest = _taken(_HAN_NUMBER, rest, lambda m: found.update(_han(m)))
    rest = _taken(_WORD_NUMBER, rest, lambda m: found.add(Figure("number", str(_WORDS[m["w"]]), _unit(m))))
    for match in _NUMBER.finditer(rest):
        found.add(_number(match))
    return frozenset(found)


def missing(said: Iterable[Figure], source: frozenset[Figure]) -> list[Figure]:
    """Return the figures that a source does not have. A number fits with the same unit, or where one of both has none."""
    return [one for one in said if not _held(one, source)]


def _held(one: Figure, source: frozenset[Figure]) -> bool:
    if one in source:
        return True
    if one.kind == "number":
        return any(
            other.kind == "number" and other.value == one.value and (not one.unit or not other.unit) for other in source
        )
    if one.kind == "date":  # without its year it may be any year's
        return any(other.kind == "date" and _same_day(one.value, other.value) for other in source)
    if one.kind == "code":
        return any(other.kind in ("code", "number") and other.value == one.value for other in source)
    return False


def _same_day(one: str, other: str) -> bool:
    return one[-5:] == other[-5:] and (len(one) == 5 or len(other) == 5)


def _taken(pattern: re.Pattern[str], text: str, note: object) -> str:
    for match in pattern.finditer(text):
        note(match)  # type: ignore[operator]
    return pattern.sub(" ", text)


def _link(text: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/.,;:!?")


def _date(match: re.Match[str]) -> str:
    told = match.groupdict()
    month = told["m"] or told["m2"] or told["m3"] or told["m4"]
    day = told["d"] or told["d2"] or told["d3"] or told["d4"]
    number = (
        int(month) if month.isdigit() else 1 + next(n for n, one in enumerate(_MONTHS) if one.startswith(month[:3]))
    )
    return f"{told['y']}-{number:02}-{int(day):02}" if told["y"] else f"{number:02}-{int(day):02}"


def _weekday(match: re.Match[str]) -> str:
    return str("一二三四五六日".index(match[1].replace("天", "日")) if match[1] else _WEEKDAYS.index(match[2]))


def _clock(match: re.Match[str]) -> str:
    if match[5]:
        hour, minute = int(match[5]) % 12 + (12 if match[7].startswith("p") else 0), int(match[6] or 0)
        return f"{hour}:{minute:02}"
    hour = int(match[2])
    if match[1] in ("下午", "晚上", "晚") and hour < 12:
        hour += 12
    half = match[4] or ""
    minute = int(match[3] or (30 if half == "半" else re.sub(r"\D", "", half) or 0))
    return f"{hour}:{minute:02}"


def _han(match: re.Match[str]) -> set[Figure]:
    if match["pct"]:
        value = match["pct"]
        number = Decimal(value) if re.fullmatch(r"\d+(?:\.\d+)?", value) else Decimal(han_number(value))
        return {Figure("number", _plain(number), "percent")}
    if match["cheng"]:
        return {Figure("number", str(_DIGITS[match["cheng"]] * 10), "percent")}
    return {Figure("number", str(han_number(match["n"] or match["long"])), _unit(match))}


def han_number(text: str) -> int:
    """Return a Chinese numeral's value: 三百 → 300, 一万二千 → 12000, 二〇二六 → 2026."""
    if len(text) > 1 and all(one in _DIGITS for one in text):
        return int("".join(str(_DIGITS[one]) for one in text))
    total = section = digit = 0
    for one in text:
        if one in _DIGITS:
            digit = _DIGITS[one]
        elif one in _STEPS:
            section += (digit or 1) * _STEPS[one]
            digit = 0
        else:
            here = (section + digit) or 1
            total = total + here * 10_000 if one == "万" else (total + here) * 100_000_000
            section = digit = 0
    return total + section + digit


def _number(match: re.Match[str]) -> Figure:
    value = Decimal(match["n"].replace(",", "").rstrip("."))
    value *= {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}.get(match["big"] or "", 1)
    unit = _unit(match)
    if match["sign"]:
        unit = {"$": "usd", "€": "eur", "£": "gbp"}.get(match["sign"], "cny")
    return Figure("number", _plain(value), unit)


def _unit(match: re.Match[str]) -> str:
    told = match.groupdict()
    return next((name for name in _UNITS if told.get(name)), "")


def _plain(value: Decimal) -> str:
    return format(value.normalize() if value % 1 else value.quantize(Decimal(1)), "f")
