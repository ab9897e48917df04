"""Finding names in texts: folded, the longest first, Latin ones as whole words, spaces and hyphens between their parts as one likes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.language import fold

SHORTEST = 2  # signs; a single one names nothing by itself
_SKIPPED = frozenset(" -_·.()‐'")
_VARIANT = re.compile(r"[ -]?(pro|max|plus|mini|ultra|lite|se)(?![a-z])")
_CODE = re.compile(r"(?<![a-z0-9])[a-z]{2,6}-?\d{2,4}[a-z]{0,8}(?![a-z0-9])")
_STANDARD = re.compile(r"(?:usb|wifi|ipx?|hdmi|ios|android|iphone|ipad|mate|pura|note|win|pm|mp|dc|ac|gb|iso|en)\d")
_END = ""  # key of a node's ids


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: from where to where in the folded text, whose name it is; nobody's for a variant unknown here."""

    start: int
    end: int
    key: str
    ids: frozenset[UUID]
    like: frozenset[UUID] = frozenset()  # of a variant: whose name it begins with


def compact(text: str) -> str:
    """Return the form names are compared by: ``云朵 A-7`` → ``云朵a7``."""
    return "".join(sign for sign in fold(text) if sign not in _SKIPPED)


class Names:
    """The names of many things in one tree of signs: finding costs the length of the text, not the number of names."""

    def __init__(self, names: Iterable[tuple[str, UUID]]) -> None:
        self._root: dict[str, Any] = {}
        by_key: dict[str, set[UUID]] = {}
        for name, id_ in names:
            key = compact(name)
            if len(key) >= SHORTEST:
                by_key.setdefault(key, set()).add(id_)
        for key, ids in by_key.items():
            node = self._root
            for sign in key:
                node = node.setdefault(sign, {})
            node[_END] = frozenset(ids)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._root)

    def find(self, text: str) -> list[Hit]:
        """Return the names in a text, from left to right, none inside another."""
        folded = fold(text)
        places = [at for at, sign in enumerate(folded) if sign not in _SKIPPED]
        found, at = [], 0
        while at < len(places):
            hit = self._longest(folded, places, at)
            if hit is None:
                at += 1
                continue
            found.append(hit)
            while at < len(places) and places[at] < hit.end:
                at += 1
        return found

    def _longest(self, folded: str, places: list[int], first: int) -> Hit | None:
        start = places[first]
        if _latin(folded[start]) and start and _latin(folded[start - 1]):
            return None
        node, best, key = self._root, None, ""
        for at in range(first, len(places)):
            sign = folded[places[at]]
            if sign not in node:
                break
            node, key = node[sign], key + sign
            if _END in node:
                best = _whole(folded, start, places[at] + 1, key, node[_END]) or best
        return best


def _whole(folded: str, start: int, end: int, key: str, ids: frozenset[UUID]) -> Hit | None:
    """Return a name that ends here, None where a Latin word goes on. ``X3 Pro`` is no X3."""
    if not _latin(folded[end - 1]):
        return Hit(start, end, key, ids)
    variant = _VARIANT.match(folded, end) if any(map(str.isdigit, key)) else None
    if variant is not None:
        return Hit(start, variant.end(), key + variant[1], frozenset(), ids)
    rest = folded[end : end + 2]
    plural = rest[:1] == "s" and not _latin(rest[1:2]) and folded[end - 1].isalpha()
    return Hit(start, end, key, ids) if plural or not _latin(rest[:1]) else None


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def is_code(key: str) -> bool:
    """Say whether a name in its compact form is a model's code: a7, f6033ud3."""
    return key.isascii() and any(map(str.isdigit, key)) and any(map(str.isalpha, key))


def strange_models(text: str, hits: Iterable[Hit]) -> list[tuple[str, tuple[int, int]]]:
    """Return (compact form, place) of what looks like a model's code (BCD-500) and is no part of a known name."""
    known = [(hit.start, hit.end) for hit in hits]
    return [
        (compact(match[0]), match.span())
        for match in _CODE.finditer(fold(text))
        if not _STANDARD.match(match[0]) and all(match.end() <= start or end <= match.start() for start, end in known)
    ]
