"""From texts to what is looked up, and where words stand in a text. No I/O.

Chinese, Japanese and Korean are looked up by pairs of signs, so that any part of a sentence of two signs or more is found; other
letters and digits by threes. What is stored of a piece is a keyed hash: without the key nobody reads a text from it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence

WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003134f"
RUNS = re.compile(rf"([{WIDE}]+)|((?:(?![{WIDE}])[^\W_])+)")
AROUND = 40  # characters shown before what was found
SHOWN = 160


def normal(text: str) -> tuple[str, list[int]]:
    """Return a text as it is compared (half width, small letters, single spaces), and where each of its signs came from."""
    out: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKC", sign).casefold():
            if part.isspace():
                if out and out[-1] != " ":
                    out.append(" ")
                    origin.append(place)
            else:
                out.append(part)
                origin.append(place)
    return "".join(out), origin


def words(q: str) -> list[str]:
    """Return the words of a question, each to be found somewhere in the text."""
    return list(dict.fromkeys(normal(q)[0].split()))


def pieces(text: str) -> set[str]:
    """Return everything by which a normal text can be found."""
    return _long(text) | _short(text)


def needed(asked: Sequence[str]) -> set[str]:
    """Return the pieces that a text must have to hold every word; none: the words are too short to be looked up.

    A short run may be a part of a longer one in the text, so beside others it is left to the comparison.
    """
    found = {one for word in asked for one in _long(word)}
    return found or {one for word in asked for one in _short(word)}


def _long(text: str) -> set[str]:
    """Return each two neighbours of a Chinese run, each three of another."""
    found: set[str] = set()
    for wide, narrow in RUNS.findall(text):
        run, size = (wide, 2) if wide else (narrow, 3)
        found.update(run[at : at + size] for at in range(len(run) - size + 1))
    return found


def _short(text: str) -> set[str]:
    """Return the runs of letters and digits that are too short to be taken apart: ok, 5g."""
    return {narrow for _, narrow in RUNS.findall(text) if 0 < len(narrow) < 3}


def hashed(key: bytes, found: Iterable[str]) -> list[int]:
    """Return keyed hashes, as PostgreSQL's bigint holds them."""
    return sorted(
        int.from_bytes(hashlib.blake2b(one.encode(), key=key, digest_size=8).digest(), "big", signed=True)
        for one in found
    )


def holds(text: str, asked: Sequence[str]) -> bool:
    """Say whether a text holds every word."""
    compared = normal(text)[0]
    return all(word in compared for word in asked)


def marked(text: str, asked: Sequence[str]) -> list[tuple[str, bool]]:
    """Return a stretch of a text around the first word found, in pieces: (words, whether they were asked for)."""
    compared, origin = normal(text)
    spans: list[tuple[int, int]] = []
    for word in asked:
        at = compared.find(word)
        while at >= 0:
            spans.append((origin[at], origin[at + len(word) - 1] + 1))
            at = compared.find(word, at + len(word))
    spans.sort()
    begin = max(0, (spans[0][0] if spans else 0) - AROUND)
    end = min(len(text), begin + SHOWN)
    parts: list[tuple[str, bool]] = [("\u2026", False)] if begin else []
    place = begin
    for start, stop in _joined(spans):
        if stop > end:
            break
        parts += [(text[place:start], False), (text[start:stop], True)]
        place = stop
    parts.append((text[place:end] + ("\u2026" if end < len(text) else ""), False))
    return [part for part in parts if part[0]]


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans with those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, stop in spans:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((start, stop))
    return out
