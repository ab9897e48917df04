"""Normalisation. ``tidy`` keeps what a person reads; ``fold`` is what texts are compared by."""

import re
import unicodedata
from functools import lru_cache

import opencc

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\n{3,}")
_ALL_SPACE = re.compile(r"\s+")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\u20e3\U000e0020-\U000e007f]+")
_FACE = re.compile(r"\[[\u4e00-\u9fffA-Za-z]{1,4}\]")  # [微笑] [OK], as chat programs write their faces
_REPEATED_MARK = re.compile(r"([^\w\s])\1+")
_REPEATED_HAN = re.compile(r"([\u4e00-\u9fff])\1{2,}")  # 好好好好 → 好; 天天 and 谢谢 stay
_REPEATED_LATIN = re.compile(r"([a-z])\1{2,}")  # helloooo → helloo: two of a letter are ordinary, more are feeling
_NUMERAL = re.compile(
    r"(?<![\d.])([零一二两三四五六七八九十百千万]+)(?=个?(?:天|日|小时|分钟|月|年|元|块|件|次|倍|折|级|楼|寸|斤|公斤|工作日|号线))"
)
_DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_converter = opencc.OpenCC("t2s")


def tidy(text: str) -> str:
    """Return text without control marks and superfluous space, otherwise as it was written."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n\n", "\n".join(_SPACE.sub(" ", line).strip() for line in text.split("\n"))).strip()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the form texts are compared by: NFKC, simplified, lower case, one space, no emoji, numerals before units as digits."""
    text = unicodedata.normalize("NFKC", _EMOJI.sub(" ", text))
    text = _CONTROL.sub("", _FACE.sub(" ", text)).lower()
    text = _converter.convert(text)
    text = _REPEATED_MARK.sub(r"\1", text)
    text = _REPEATED_HAN.sub(r"\1", text)
    text = _REPEATED_LATIN.sub(r"\1\1", text)
    text = _NUMERAL.sub(lambda match: _number(match[1]), text)
    return _ALL_SPACE.sub(" ", text).strip()


def _number(numeral: str) -> str:
    """Return 七 as 7 and 十五 as 15; a numeral that makes no sense comes back as it was."""
    if all(sign in _DIGITS for sign in numeral):  # 八五折: digits read one by one
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    total = section = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:  # 万
            total, section, digit = total + (section + digit or 1) * 10_000, 0, 0
    value = total + section + digit
    return str(value) if value else numeral
