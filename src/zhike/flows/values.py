"""Whether something that was said fills a slot. Pure.

Options are told apart by number (第二个, 2), by their words, and by what else is known of them (a product in the order, the day it was
placed): the one that shares most with what was said is meant, and none where two share as much.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from zhike.flows.types import Heard, Shown, Slot, SlotType, Value
from zhike.kit.expressions import ExpressionFailed
from zhike.language import address_of, fold, street_of, tokens, weight

KINDS: Mapping[SlotType, str] = {
    "order": "order_number",
    "product": "product",
    "phone": "phone",
    "email": "email",
    "date": "date",
    "amount": "amount",
    "quantity": "count",
    "address": "address",
}
LONGEST_TEXT = 2_000
MOST_OPTIONS = 10
_ORDINAL = re.compile(
    r"(?:选|要|就)?(?:第|no\.?|number|option|the )?\s*(\d{1,2}|[一二两三四五六七八九十]|first|second|third|fourth|fifth)\s*"
    r"(?:个|项|条|笔|单|号|款|件|one)?(?:吧|的|order|please)?"
)
_NUMBERS = {n: i for i, n in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LAST = re.compile(r"最后(?:一|那)?[个笔单条款件]|(?:the )?last one")
_NEWEST = re.compile(
    r"最近(?:的|那|一|买|下)|最新|刚(?:刚|才)?(?:买|下|拍)|(?:the )?(?:latest|newest|most recent)|last order"
)
_ALL = re.compile(
    r"(?:全部|所有|都|全都|一起|两[个件]都)(?:的|要|退|换|选)?|all(?: of (?:them|it))?|everything|both(?: of them)?"
)
_MARKS = " \t\n,.?!;:、，。？！；：~…\"'“”"
_NAME = re.compile(
    r"(?:我(?:叫|是)|姓名(?:是|:|：)?|名字(?:是|叫)?|收(?:货|件)人(?:是|:|：)?|my name is|i am|i'm)\s*(.+)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"[我你您他她它们的了要是不想这那个有没在就还吗呢吧给把被和也都能会可以请]+"
)  # 我要, 这个: tell nothing apart
_HEAD = re.compile(
    r"(?![我你您他她它们的了要是不想这那个有没在就还吗呢吧给把被和也都能会可以请单笔款件条号第一二两三四五六七八九十退换改查买])[\u4e00-\u9fff]"
)
LEAST_SHARED = 1.0
NAMED = 3.0  # shared by an option whose words were said as they are
_EMPTY_EN = frozenset((
    "order", "item", "thing", "someth", "one", "ones", "product", "parcel", "i", "you", "it", "me", "my", "to", "of",
    "for", "and", "or", "not", "no", "do", "don", "want", "need", "pleas", "would", "like", "can", "could", "which",
    "that", "this", "a", "an", "the", "with", "is", "was", "in", "on", "at", "have", "get",
))  # fmt: skip  # stems that tell no option from another


def picked(heard: Heard, options: Sequence[Shown], *, many: bool = False, least: float = LEAST_SHARED) -> list[Shown]:
    """Return the options that are meant, none where it is not clear; more than one only with ``many``.

    ``least``: what an option has to share with what was said.
    """
    said = fold(heard.text).strip(_MARKS)
    if not said or not options:
        return []
    exact = [one for one in options if said in (fold(str(one.value)), fold(one.label))]
    if len(exact) == 1:
        return exact
    match = _ORDINAL.fullmatch(said)
    if match is not None:
        number = _NUMBERS.get(match[1]) or int(match[1])
        return [options[number - 1]] if number <= len(options) else []
    if _NEWEST.search(said):
        return [options[0]]
    if _LAST.search(said):
        return [options[-1]]
    if many and _ALL.search(said):
        return list(options)
    named = {fold(str(value.value)) for value in heard.values} | {fold(value.text) for value in heard.values}
    return _most_shared(said, named, options, many, least)


def _most_shared(said: str, named: set[str], options: Sequence[Shown], many: bool, least: float) -> list[Shown]:
    """Return the options whose words were said, weighed by how telling they are."""
    words = set(tokens(said))
    scores = [_shared(said, words, named, one) for one in options]
    best = max(scores)
    if best < least:
        return []
    if many:
        return [one for one, score in zip(options, scores, strict=True) if score >= max(least, 0.7 * best)]
    likely = [one for one, score in zip(options, scores, strict=True) if score >= 0.85 * best]
    return likely if len(likely) == 1 else []


def _shared(said: str, words: set[str], named: set[str], option: Shown) -> float:
    score = 0.0
    for word in {fold(one) for one in (str(option.value), option.label, *option.also)}:
        if word and (word in named or _says(said, word)):
            score = max(score, NAMED + len(word) / 100)
    own = set().union(*(set(tokens(fold(one))) for one in (option.label, *option.also)))
    heads = {word for word in words if len(word) == 1 and _HEAD.fullmatch(word)}  # 碗的那个: the head of 青瓷碗
    heads = {word for word in heads if any(one.endswith(word) for one in own)}
    return score + sum(weight(word) for word in (own & words) | heads if _tells(word))


def _tells(word: str) -> bool:
    return (
        _HEAD.fullmatch(word) is not None
        if len(word) == 1
        else _EMPTY.fullmatch(word) is None and word not in _EMPTY_EN
    )


def _says(said: str, words: str) -> bool:
    """Say whether words were said as they are: whole ones in English, in which "no" is no part of "another"."""
    if not words.isascii():
        return len(words) > 1 and words in said
    return re.search(rf"(?<![a-z0-9]){re.escape(words)}(?![a-z0-9])", said) is not None and not words.isdigit()


def fitting(slot: Slot, noted: Iterable[Value], options: Sequence[Shown]) -> Any:
    """Return what was told before and fills the slot now, None when nothing does."""
    noted = tuple(noted)
    if (named := _named(slot, noted, options)) is not None:
        return named
    if options:
        text = " ".join(value.text for value in noted if value.kind == "said")
        least = LEAST_SHARED if slot.listed is not None else NAMED  # before it was asked, only its own words count
        found = picked(Heard(text, noted), options, many=slot.many, least=least)
        return _taken(slot, found)
    kind = KINDS.get(slot.type)
    return next((value.value for value in noted if kind is not None and value.kind == kind), None)


def told(slot: Slot, heard: Heard, options: Sequence[Shown]) -> Any:
    """Return what a reply to a slot's question fills it with, None when it does not."""
    if (named := _named(slot, heard.values, options)) is not None:
        return named
    if options:
        found = _taken(slot, picked(heard, options, many=slot.many))
        if found is not None or slot.type == "choice":
            return found
    kind = KINDS.get(slot.type)
    said = next((value.value for value in heard.values if value.kind == kind), None)
    return said if said is not None else _PLAIN.get(slot.type, _nothing)(heard)


def _named(slot: Slot, values: Iterable[Value], options: Sequence[Shown]) -> Any:
    """Return the order that is named by its number, offered or not: what is wrong with it the flow says better than a list."""
    if slot.type != "order" or slot.many:
        return None
    numbers = [str(value.value) for value in values if value.kind == KINDS["order"]]
    offered = {fold(str(one.value)).lstrip("#"): one.value for one in options}
    known = [offered[fold(one).lstrip("#")] for one in numbers if fold(one).lstrip("#") in offered]
    return known[-1] if known else numbers[-1] if numbers else None


def _taken(slot: Slot, found: Sequence[Shown]) -> Any:
    if not found:
        return None
    return [one.value for one in found] if slot.many else found[0].value


def _nothing(_: Heard) -> Any:
    return None


def _number(heard: Heard) -> int | None:
    said = fold(heard.text).strip(_MARKS)
    match = re.fullmatch(r"(?:要|就|退|换)?(\d{1,6}|[一两二三四五六七八九十])(?:个|件|台|只|双|套)?", said)
    return (_NUMBERS.get(match[1]) or int(match[1])) if match else None


def _order(heard: Heard) -> str | None:
    """Return a bare order number: letters, digits and dashes, four at least unless it is all that was said."""
    number = r"#?[A-Za-z]{0,4}-?\d[\dA-Za-z-]"
    match = re.fullmatch(rf"{number}{{0,30}}", heard.text.strip(_MARKS)) or re.search(
        rf"(?<![\w#-]){number}{{3,30}}", heard.text
    )
    return match[0].upper() if match else None


def _address(heard: Heard) -> dict[str, str] | None:
    found = address_of(heard.text)
    if found is not None:
        return found.parts()
    street = street_of(heard.text)
    return {"line1": street} if street is not None else None


def _text(heard: Heard) -> str | None:
    return heard.text.strip()[:LONGEST_TEXT] or None


def _name(heard: Heard) -> str | None:
    match = _NAME.search(heard.text)
    said = (match[1] if match else heard.text).strip(_MARKS)
    return said if said and len(said) <= 60 and not re.search(r"\d{3}", said) else None


def _picture(heard: Heard) -> Any:
    return list(heard.pictures) or None


_PLAIN: dict[SlotType, Callable[[Heard], Any]] = {
    "quantity": _number,
    "order": _order,
    "address": _address,
    "text": _text,
    "name": _name,
    "picture": _picture,
}


def shown_options(slot: Slot, given: Mapping[str, Any], language: str) -> tuple[Shown, ...]:
    """Return a slot's options as they are offered; raises ExpressionFailed."""
    fixed = tuple(Shown(one.value, one.label.of(language).render(given, language), one.also) for one in slot.options)
    if slot.listed is None:
        return fixed
    listed, found = slot.listed, []
    items = listed.source.value(given)
    if not isinstance(items, list):
        raise ExpressionFailed(f"{listed.source.text}: is no list")
    for item in items[:MOST_OPTIONS]:
        with_item = {**given, "item": item}
        also = listed.also.value(with_item) if listed.also is not None else []
        words = tuple(str(one) for one in (also if isinstance(also, list) else [also]) if one is not None)
        label = listed.label.of(language).render(with_item, language)
        found.append(Shown(listed.value.value(with_item), label, words))
    return (*fixed, *found)
