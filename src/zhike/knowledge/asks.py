"""What kind of measure a question asks for, and whether a text gives one: 多少升 wants litres, "how long" wants a time."""

import re
from functools import lru_cache

from zhike.language import fold

_NUMBER = r"(?:\d|[一二两三四五六七八九十百千半几])"
# kind → (how it is asked for, how it is given). Both are searched in folded text.
_KINDS: dict[str, tuple[str, str]] = {
    "money": (
        r"多少钱|多钱|多少元|多少块|几块钱|什么价|价格|价钱|怎么卖|怎么收费|收费标准|贵不贵|how much (?:does|do|is|are|will|would)|"
        r"\bprice\b|\bcosts?\b|\bfees?\b|how expensive",
        rf"{_NUMBER} *(?:元|块|角|%|折)|[¥$€£]|免费|包邮|不收|不要钱|\bfree\b|\d *(?:yuan|rmb|dollars?)|价格以|页面价",
    ),
    "time": (
        r"多久|多长时间|几天|几年|几个月|几个?小时|几分钟|多少天|多少小时|多少分钟|多少年|什么时候|几点|什么时间|几号|"
        r"how (?:long|soon|quickly|many (?:days|hours|weeks|months|years|minutes))|\bwhen\b|what time|how fast (?:will|do|is)",
        rf"{_NUMBER} *(?:个?工作日|天|日|个?小时|分钟|秒|个?月|年|周|号|点|:)|当天|次日|立即|马上|实时|随时|即时|\d+ ?(?:am|pm)|"
        r"\b(?:days?|hours?|weeks?|months?|years?|minutes?|seconds?|immediately|instantly|midnight|noon|daily|weekly|monthly)\b",
    ),
    "volume": (
        r"多少升|几升|多少毫升|容量|how many (?:litres|liters)|capacity",
        rf"{_NUMBER} *(?:升|毫升|l\b|ml\b|杯|人份|litres?|liters?)",
    ),
    "power": (r"多少瓦|功率|几瓦|wattage|how many watts", rf"{_NUMBER} *(?:瓦|w\b|千瓦|kw\b|watts?)"),
    "noise": (r"多少分贝|几分贝|decibels?", rf"{_NUMBER} *(?:分贝|db\b|decibels?)"),
    "weight": (r"多重|多少斤|几斤|多少公斤|重量|how heavy|weigh\b", rf"{_NUMBER} *(?:斤|公斤|千克|克|kg\b|g\b|kilos?|grams?|pounds?)"),
    "length": (
        r"多高|多宽|多长(?!时间)|尺寸|几寸|多少寸|多少厘米|多少米|几米|dimensions|how (?:tall|wide|big)|measurements?",
        rf"{_NUMBER} *(?:厘米|毫米|米|寸|英寸|cm\b|mm\b|m\b|inch(?:es)?|×)",
    ),
    "energy": (r"多少度电|几度电|耗电|用多少电|毫安|how much (?:power|electricity)", rf"{_NUMBER} *(?:度|千瓦时|kwh|mah|毫安)"),
    "area": (r"多少平|几平|多大面积|多大的?(?:房间|屋|客厅)|square met", rf"{_NUMBER} *(?:平|㎡|m2|square)"),
}  # fmt: skip
_ASKED = {kind: re.compile(asked) for kind, (asked, _) in _KINDS.items()}
_GIVEN = {kind: re.compile(given) for kind, (_, given) in _KINDS.items()}


@lru_cache(maxsize=20_000)
def asked_for(question: str) -> frozenset[str]:
    """Return the kinds of measures a question asks for."""
    folded = fold(question)
    return frozenset(kind for kind, pattern in _ASKED.items() if pattern.search(folded))


@lru_cache(maxsize=50_000)
def given(text: str) -> frozenset[str]:
    """Return the kinds of measures a text gives."""
    folded = fold(text)
    return frozenset(kind for kind, pattern in _GIVEN.items() if pattern.search(folded))
