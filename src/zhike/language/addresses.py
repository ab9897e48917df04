"""Postal addresses in a message, taken apart: province, city, district and street in Chinese; street, city, state and code in English.

A city tells its province. What does not look like an address as a whole (a street with a number, or a district and more) is none.
"""

import re
from dataclasses import dataclass

from zhike.language.places import MUNICIPALITIES, PROVINCE_OF, SHORT

_CITY = "|".join(sorted(PROVINCE_OF, key=len, reverse=True))
_PROVINCE = "|".join(sorted(SHORT, key=len, reverse=True))
_LEAD = r"(?:(?:新的?|收货|收件|寄到|送到|改成|改到|改为|换成|换到|发到|地址)(?:地址)?(?:是|为|改成|:|：)?\s*)*"
_ZH = re.compile(
    rf"(?P<state>(?:{_PROVINCE})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?)?\s*"
    rf"(?P<city>(?:{_CITY})(?:[一-龥]{{1,6}}自治州|市|地区|盟|州)?(?![区县])|[一-龥]{{2,8}}?(?:自治州|地区|盟))?\s*"
    r"(?P<district>[一-龥]{1,9}?(?:新区|开发区|高新区|自治县|自治旗|区|县|旗|市(?!场|政|民)))?\s*"
    r"(?P<line1>[^,，。;；!！?？\n]*?[一-龥]{1,12}?(?:路|街|道|巷|弄|里|村|镇|乡|园|苑|城|小区|大厦|广场|花园|公寓|胡同|坊|号院)[^,，。;；!！?？\n]{0,60})"
)
_EN = re.compile(
    r"(?P<line1>\d{1,6}[A-Za-z]?\s+(?:[A-Z0-9][\w.'-]*\s+){0,5}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Terrace|Square|Sq|Parkway|Pkwy|Circle|Highway|Hwy)\.?)"
    r"(?:[,\s]+(?P<line2>(?:Suite|Ste|Apt|Apartment|Unit|Flat|Floor|#)\.?\s*[\w-]+))?"
    r"[,\s]+(?P<city>[A-Z][A-Za-z.'-]+(?:\s[A-Z][A-Za-z.'-]+){0,3})"
    r"(?:[,\s]+(?P<state>[A-Z]{2}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))?"
    r"(?:[,\s]+(?P<zip>\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}))?"
)
_ZIP = re.compile(r"(?:邮编|邮政编码)\s*[:：是为]?\s*(\d{6})")
_ROAD = re.compile(r"[路街道巷弄里村镇乡苑]|小区|大厦|广场|花园|公寓")
_NUMBER = re.compile(r"\d+\s*(?:号|栋|幢|座|室|弄|单元|楼|层|\b)|[一二三四五六七八九十]+(?:号|栋|幢|楼|层|单元)")


@dataclass(frozen=True, slots=True)
class Address:
    """An address. Empty where the words do not tell; ``text``: as written."""

    line1: str
    text: str
    state: str = ""
    city: str = ""
    district: str = ""
    line2: str = ""
    zip: str = ""

    def parts(self) -> dict[str, str]:
        """Return what is told, by name."""
        named = {
            "state": self.state, "city": self.city, "district": self.district, "line1": self.line1,
            "line2": self.line2, "zip": self.zip,
        }  # fmt: skip
        return {name: value for name, value in named.items() if value}


def address_of(text: str) -> Address | None:
    """Return the address a text names, None when it names none."""
    return _chinese(text) or _english(text)


def street_of(text: str) -> str | None:
    """Return a street with a number that stands alone (江南西路1号), where an address was asked for."""
    said = text.strip(" ,，。.!！")
    return said if len(said) <= 120 and _NUMBER.search(said) and _ROAD.search(said) else None


def _chinese(text: str) -> Address | None:
    best: Address | None = None
    code = _ZIP.search(text)
    for match in _ZH.finditer(_without_lead(text)):
        told = {name: (value or "").strip() for name, value in match.groupdict().items()}
        state, city = _whole(told["state"], told["city"])
        firm = bool(told["city"] or told["state"] or told["district"])
        if not firm or not (_NUMBER.search(told["line1"]) or (told["district"] and told["city"])):
            continue
        street = _ZIP.sub("", told["line1"]).strip()
        found = Address(street, match[0].strip(), state, city, told["district"], zip=code[1] if code else "")
        if best is None or len(found.text) > len(best.text):
            best = found
    return best


def _without_lead(text: str) -> str:
    """Return a text from where an address begins: 把地址改成上海市… → 上海市…"""
    match = re.search(rf"(?:{_PROVINCE}|{_CITY})", text)
    return text[match.start() :] if match is not None else re.sub(rf"^.*?{_LEAD}", "", text, count=1)


def _whole(state: str, city: str) -> tuple[str, str]:
    """Return province and city by their whole names; a city tells its province, a municipality is both."""
    province = next((SHORT[short] for short in SHORT if state.startswith(short)), state) if state else ""
    bare = next((name for name in PROVINCE_OF if city.startswith(name)), "")
    if not province and bare:
        province = PROVINCE_OF[bare]
    if province in MUNICIPALITIES:
        return province, province
    return province, f"{city}市" if city and city == bare and not city.endswith("盟") else city


def _english(text: str) -> Address | None:
    match = _EN.search(text)
    if match is None:
        return None
    told = {name: (value or "").strip() for name, value in match.groupdict().items()}
    return Address(told["line1"], match[0].strip(), told["state"], told["city"], line2=told["line2"], zip=told["zip"])
