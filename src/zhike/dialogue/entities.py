"""What a customer names: order numbers, phones, amounts, dates, spans of time, counts and products, as typed values. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from zhike.language import fold, tokens, weight

Kind = Literal["order_number", "phone", "email", "amount", "date", "duration", "count", "product"]
PERSONAL = frozenset({"phone", "email", "order_number"})
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}")
_ORDER_NAMED = re.compile(
    r"(?:订单(?:编?号)?|单号|运单号?|快递单号|\border(?: (?:number|no\.?|id|#))?|\btracking(?: number| no\.?)?)\s*(?:是|为|:|#|is)*\s*"
    r"([a-z]{0,4}-?\d[\da-z-]{4,23})"
)
_ORDER_BARE = re.compile(  # 20261120083100, 20261120-0831, #W2378156: what is no date, price or model
    r"(?<![a-z0-9_.-])([a-z]{0,4}\d{10,24}|[a-z]{0,4}\d{6,24}(?:-\d{2,12}){1,3}|#[a-z]{0,4}\d{5,24})(?![a-z0-9_-]|\.\d)"
)
_AMOUNT = re.compile(
    r"(?:[¥$]|rmb ?)\s*(\d{1,12}(?:,\d{3})*(?:\.\d{1,2})?)|"
    r"(?<![\d.])(\d{1,12}(?:\.\d{1,2})?)\s*([百千万])?(?:块钱?|元|人民币|yuan|rmb|dollars?)(?![a-z])"
)
_HAN_AMOUNT = re.compile(r"([一两二三四五六七八九十百千万零]{1,9})(?:来|多)?(?:块钱?|元|人民币)")
_UNITS = {"百": 100, "千": 1_000, "万": 10_000}
_DAYS_ZH = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨晚": -1,
    "昨日": -1,
    "今天": 0,
    "今晚": 0,
    "今日": 0,
    "明天": 1,
    "明晚": 1,
    "明日": 1,
    "大后天": 3,
    "后天": 2,
}
_DAYS_EN = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "the day after tomorrow": 2,
    "tomorrow": 1,
}
_NEAR = re.compile("|".join((*_DAYS_ZH, *(rf"\b{day}\b" for day in _DAYS_EN))))
_DATE = re.compile(
    r"(?:(20\d\d)[-/.年 ])?(?<!\d)(1[0-2]|0?[1-9])(?:[月/-])(3[01]|[12]\d|0?[1-9])(?:[日号])?(?![\d天个])"
)
_WEEKDAY = re.compile(r"(上|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAY_EN = re.compile(r"\b(last|next|this)? ?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b")
_EN_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(
    r"(?<![\d.])(\d{1,9}(?:\.\d{1,4})?|半|几) ?(?:个)?(工作日|天|日(?!期)|小时|钟头|分钟|周|星期|月(?![1-3]?\d[日号])|年|"
    r"days?|hours?|hrs?|minutes?|weeks?|months?|years?)(?![a-z号])"
)
_SPANS = {
    "工作日": "workday", "天": "day", "日": "day", "day": "day", "小时": "hour", "钟头": "hour", "hour": "hour", "hr": "hour",
    "分钟": "minute", "minute": "minute", "周": "week", "星期": "week", "week": "week", "月": "month", "month": "month",
    "年": "year", "year": "year",
}  # fmt: skip
_COUNT = re.compile(
    r"(?<![\d.月年-])(\d+|[一两二三四五六七八九十]) ?(件|台|只|双|套|箱|包|瓶|盒|部|条|张|把|"
    r"(?:pieces?|pcs|items?|units?|boxes|pairs?)(?![a-z]))"
)
_DIGITS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_CODE = re.compile(r"(?<![a-z0-9])([a-z]{1,4}-?\d{1,4}[a-z]{0,4}(?: (?:pro|max|plus|mini))?)(?![a-z0-9])")
_HAN_AFTER = re.compile(r"^ ?([\u4e00-\u9fff]{2,6})")
_MODEL_SEEN = 2


@dataclass(frozen=True, slots=True)
class Entity:
    """Something named. ``value``: as the kind is typed - a number, an ISO date, ``7 day``, digits, a product's name."""

    kind: Kind
    value: str | float | int
    text: str

    @property
    def shown(self) -> str:
        """The value as it may be stored: personal ones keep only their last four signs."""
        written = str(self.value)
        return f"****{written[-4:]}" if self.kind in PERSONAL else written


@dataclass(frozen=True, slots=True)
class Products:
    """The product names of a shop, by what a customer may call them."""

    by_name: dict[str, str]

    def named(self, folded: str) -> list[tuple[str, str]]:
        """Return (as written, product) of each product in a folded text, longest names first, none twice."""
        found: dict[str, str] = {}
        for match in _CODE.finditer(folded):
            product = self.by_name.get(match[1].replace("-", "").replace(" ", ""))
            if product:
                found.setdefault(product, match[0])
        return [(written, product) for product, written in found.items()]


def products_of(texts: Iterable[str]) -> Products:
    """Return the products that texts name by a model code: where they write ``A7 耳机`` more than once, a7 is ``A7 耳机``."""
    seen: Counter[str] = Counter()
    after: dict[str, Counter[str]] = {}
    written: dict[str, str] = {}
    for text in texts:
        folded = fold(text)
        for match in _CODE.finditer(folded):
            code = match[1].replace("-", "").replace(" ", "")
            seen[code] += 1
            written.setdefault(code, match[1].upper())
            after.setdefault(code, Counter()).update(_nouns(folded[match.end() :]))
    names = {}
    for code, times in seen.items():
        word, count = next(iter(after[code].most_common(1)), ("", 0))
        if times >= _MODEL_SEEN:
            names[code] = f"{written[code]} {word}" if count >= _MODEL_SEEN else written[code]
    return Products(names)


def _nouns(rest: str) -> Sequence[str]:
    match = _HAN_AFTER.match(rest)
    return [word for word in tokens(match[1])[:1] if weight(word) > 0.5 and len(word) > 1] if match else []


def entities_of(texts: Sequence[str], today: date, products: Products | None = None) -> tuple[Entity, ...]:
    """Return what the texts name, in the order of kinds; nothing twice."""
    folded = " \n ".join(map(fold, texts))
    found, rest = _personal(folded)
    for match in _AMOUNT.finditer(rest):
        value = float((match[1] or match[2]).replace(",", "")) * _UNITS.get(match[3], 1)
        found.append(Entity("amount", value, match[0].strip()))
    rest = _AMOUNT.sub(" ", rest)
    found += [Entity("amount", float(han_number(match[1])), match[0]) for match in _HAN_AMOUNT.finditer(rest)]
    rest = _HAN_AMOUNT.sub(" ", rest)
    found += _dates(rest, today)
    rest = _DATE.sub(" ", rest)
    for match in _SPAN.finditer(rest):
        number = {"半": "0.5", "几": ""}.get(match[1], match[1])
        unit = _SPANS[match[2].rstrip("s")]
        if number:
            found.append(Entity("duration", f"{float(number):g} {unit}", match[0]))
    for match in _COUNT.finditer(rest):
        found.append(Entity("count", _DIGITS.get(match[1]) or int(match[1]), match[0]))
    if products is not None:
        found += [Entity("product", product, written) for written, product in products.named(rest)]
    return tuple({(entity.kind, entity.value): entity for entity in reversed(found)}.values())[::-1]


def han_number(written: str) -> int:
    """Return a number written in Han: 三百五十 → 350, 两千零八 → 2008, 一千二 → 1200."""
    total, part, digit, unit = 0, 0, 0, 1
    for sign in written:
        if sign == "万":
            total, part, digit, unit = (total + part + digit) * 10_000, 0, 0, 10_000
        elif sign in "十百千":
            unit = {"十": 10, "百": 100, "千": 1_000}[sign]
            part, digit = part + (digit or 1) * unit, 0
        elif sign == "零":
            unit = 1
        else:
            digit = _DIGITS[sign]
    return total + part + digit * (unit // 10 if unit > 10 else 1)


def _personal(folded: str) -> tuple[list[Entity], str]:
    """Return phones, e-mails and order numbers, and the text without them."""
    found: list[Entity] = []
    named = [match for match in _ORDER_NAMED.finditer(folded) if len(re.sub(r"\D", "", match[1])) >= 5]
    for match in named:
        if not _PHONE.fullmatch(match[1]):
            found.append(Entity("order_number", match[1].upper(), match[1]))
            folded = folded.replace(match[1], " ")
    found.extend(Entity("email", match[0], match[0]) for match in _EMAIL.finditer(folded))
    folded = _EMAIL.sub(" ", folded)
    found.extend(Entity("phone", "".join(match.groups()), match[0]) for match in _PHONE.finditer(folded))
    folded = _PHONE.sub(" ", folded)
    found.extend(Entity("order_number", match[1].upper(), match[1]) for match in _ORDER_BARE.finditer(folded))
    return found, _ORDER_BARE.sub(" ", folded)


def _dates(folded: str, today: date) -> list[Entity]:
    found = []
    for match in _NEAR.finditer(folded):
        days = _DAYS_ZH.get(match[0], _DAYS_EN.get(match[0], 0))
        found.append(Entity("date", (today + timedelta(days)).isoformat(), match[0]))
    for match in _DATE.finditer(folded):
        day = _day(match[1], int(match[2]), int(match[3]), today)
        if day is not None:
            found.append(Entity("date", day.isoformat(), match[0]))
    for match in _WEEKDAY.finditer(folded):
        weekday = "一二三四五六日".find(match[2].replace("天", "日"))
        found.append(Entity("date", _of_week(today, weekday, match[1] or "").isoformat(), match[0]))
    for match in _WEEKDAY_EN.finditer(folded):
        ahead = (_EN_DAYS.index(match[2]) - today.weekday()) % 7 or 7
        day = today + timedelta(ahead - 7 * (match[1] == "last"))
        found.append(Entity("date", day.isoformat(), match[0].strip()))
    return found


@lru_cache(maxsize=1_000)
def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return a date; without a year the nearest one that is not more than half a year ahead or behind."""
    years = [int(year)] if year else [today.year, today.year - 1, today.year + 1]
    possible = []
    for one in years:
        try:
            possible.append(date(one, month, day))
        except ValueError:
            continue
    return min(possible, key=lambda one: abs((one - today).days), default=None)


def _of_week(today: date, weekday: int, which: str) -> date:
    monday = today - timedelta(today.weekday())
    return monday + timedelta(weekday + {"上": -7, "下": 7}.get(which, 0))
