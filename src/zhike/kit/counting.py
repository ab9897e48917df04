"""Which of a merchant's things a sentence names, and how many of each: 两条围巾和一个手冲壶, two scarves and a kettle. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST = 99  # of one thing; more is a number that means something else
SHORTEST = 2  # signs of a Chinese name that tell it from others
_DIGITS = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2}
_WORDS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1, "another": 1, "dozen": 12}
_NUMBER = rf"(?:\d{{1,2}}|[零一二两俩三四五六七八九十]{{1,3}}|\b(?:{'|'.join(_WORDS)})\b)"
_MEASURE = r"[个件条只把台套双盒支盏副份块张瓶壶对款组]"
_BEFORE = re.compile(
    rf"(?<![\d.])({_NUMBER})\s*(?:{_MEASURE}|x|×|\*|\b(?:of\s+)?(?:the\s+|your\s+)?)?\s*$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"\s*(?:[x×*]\s*({_NUMBER})|({_NUMBER})\s*{_MEASURE}|[,，:：]?\s*(\d{{1,2}})(?![\d.]))", re.IGNORECASE
)
_EACH = re.compile(rf"各(?:要|买|来)?\s*({_NUMBER})|({_NUMBER})\s+(?:of\s+)?each", re.IGNORECASE)
_EMPTY = frozenset(["and", "the", "for", "with", "set", "two", "one"])  # words of names that name nothing
_LATIN = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    thing: int
    score: int


def cart_of(text: str, things: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the things that a text names, in its order, each as it was given with ``quantity`` (1 where none is said).

    A thing has ``names`` (by language) or a ``name``. Words that two things share tell neither: the longer name wins, and
    where none is longer nothing is taken.
    """
    lowered = text.lower()
    mentions = _settled([one for n, thing in enumerate(things) for one in _mentions(lowered, n, thing)])
    counted: dict[int, int] = {}
    used: set[int] = set()
    for mention in mentions:
        quantity = _quantity(lowered, mention, used)
        counted[mention.thing] = min(counted.get(mention.thing, 0) + quantity, MOST)
    return [{**things[n], "quantity": quantity} for n, quantity in counted.items()]


def _mentions(text: str, n: int, thing: Mapping[str, Any]) -> Iterator[_Mention]:
    names = thing.get("names") or {}
    for name in {str(one).lower() for one in (*names.values(), thing.get("name")) if one}:
        for run in _HAN.findall(name):
            yield from _shared(text, run, n)
        for word in _LATIN.findall(name):
            if word in _EMPTY or (len(word) < 3 and not (any(map(str.isdigit, word)) and any(map(str.isalpha, word)))):
                continue
            for found in re.finditer(rf"(?<![a-z0-9]){_forms(word)}(?![a-z0-9])", text):
                yield _Mention(found.start(), found.end(), n, len(word))


def _forms(word: str) -> str:
    """Return a pattern for an English word and its plural."""
    stems = [re.escape(word)]
    if word.endswith(("f", "fe")):
        stems.append(re.escape(word.rstrip("fe")) + "ves")
    elif word.endswith("y"):
        stems.append(re.escape(word[:-1]) + "ies")
    return f"(?:{'|'.join(stems)})(?:e?s)?"


def _shared(text: str, name: str, n: int) -> Iterator[_Mention]:
    """Yield the longest pieces of a Chinese name that a text holds."""
    for at in range(len(text)):
        longest = 0
        for begin in range(len(name)):
            size = 0
            while begin + size < len(name) and at + size < len(text) and name[begin + size] == text[at + size]:
                size += 1
            longest = max(longest, size)
        if longest >= SHORTEST:
            yield _Mention(at, at + longest, n, longest * 2)  # a Chinese sign tells as much as two letters


def _settled(found: list[_Mention]) -> list[_Mention]:
    """Return the mentions that count, from left to right: of those that overlap the longest, of equals of two things none."""
    kept: list[_Mention] = []
    for one in sorted(found, key=lambda m: (-m.score, m.start)):
        over = [other for other in kept if one.start < other.end and other.start < one.end]
        if not over:
            kept.append(one)
        elif any(other.thing != one.thing and other.score == one.score for other in over):
            kept = [other for other in kept if other not in over] + [_Mention(one.start, one.end, -1, one.score)]
    kept.sort(key=lambda m: m.start)
    return [one for one in _joined(kept) if one.thing >= 0]


def _joined(mentions: list[_Mention]) -> list[_Mention]:
    """Return mentions with neighbours of one thing as one: A7 and 耳机 of “A7 耳机”, wool and scarf of “wool scarf”."""
    joined: list[_Mention] = []
    for one in mentions:
        last = joined[-1] if joined else None
        if last is not None and last.thing == one.thing and one.start - last.end <= 1:
            joined[-1] = _Mention(last.start, one.end, one.thing, last.score + one.score)
        else:
            joined.append(one)
    return joined


def _quantity(text: str, mention: _Mention, used: set[int]) -> int:
    """Return the number that stands at a thing, before it or behind it, that belongs to no other; 1 without one."""
    before = _BEFORE.search(text[: mention.start])
    if before is not None and before.start(1) not in used:
        used.add(before.start(1))
        return _number(before[1])
    after = _AFTER.match(text, mention.end)
    if after is not None:
        group = next(n for n in (1, 2, 3) if after[n])
        used.add(after.start(group))
        return _number(after[group])
    each = _EACH.search(text, mention.end)
    return _number(each[1] or each[2]) if each is not None else 1


def _number(said: str) -> int:
    if said.isdigit():
        value = int(said)
    elif said in _WORDS:
        value = _WORDS[said]
    else:
        tens, ten, ones = said.partition("十")
        value = (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(ones if ten else said, 0))
    return max(1, min(value, MOST))
