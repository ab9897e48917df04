"""Attributes that a workspace defines for its customers: what fits one, and who may set it. No I/O."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import urlsplit

from zhike.kit.errors import Invalid

Kind = Literal["text", "number", "date", "boolean", "choice", "link"]
Host = Literal["none", "verified", "signed"]
KEY = r"^[a-z][a-z0-9_]{0,39}$"
MOST_TEXT, MOST_LINK, MOST_NUMBER = 500, 1000, 10**15


@dataclass(frozen=True, slots=True)
class Definition:
    """An attribute. ``host``: whether the merchant's page may set it: never, for a customer it vouches for, or in a signed token only."""

    key: str
    zh: str
    en: str
    kind: Kind
    options: tuple[str, ...] = ()
    sensitive: bool = False
    agents: bool = True
    host: Host = "none"
    place: int = 0
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A workspace's definitions by key, removed ones too: what was sensitive stays hidden."""

    all: dict[str, Definition]

    @property
    def sensitive(self) -> frozenset[str]:
        """Return the keys whose values are masked."""
        return frozenset(key for key, one in self.all.items() if one.sensitive)

    @property
    def removed(self) -> frozenset[str]:
        """Return the keys whose values are not shown at all."""
        return frozenset(key for key, one in self.all.items() if one.removed)


NOTHING_KNOWN = Known({})


def fits(definition: Definition, value: Any) -> Any:
    """Return the value as it is kept; raises ValueError for one that does not fit. None and empty text take it away."""
    if value is None or value == "":
        return None
    return FIT[definition.kind](definition, value)


def checked(definition: Definition, value: Any, field: str) -> Any:
    """Return the value as it is kept; raises Invalid naming the field, in words for whoever typed it."""
    try:
        return fits(definition, value)
    except (ValueError, TypeError, OverflowError) as error:
        raise Invalid(field, *WRONG[definition.kind]) from error


def told(
    definitions: Mapping[str, Definition], given: Mapping[str, Any], *, verified: bool, signed: bool
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return (what a host's page may set, why the rest is ignored by key), as its developer reads it in the console."""
    taken: dict[str, Any] = {}
    ignored: dict[str, str] = {}
    for key, value in given.items():
        definition = definitions.get(key)
        if definition is None or definition.removed:
            ignored[key] = "unknown"
        elif definition.host == "none":
            ignored[key] = "not for pages"
        elif not verified:
            ignored[key] = "needs identify()"
        elif definition.host == "signed" and not signed:
            ignored[key] = "needs a signed token"
        else:
            try:
                taken[key] = fits(definition, value)
            except (ValueError, TypeError, OverflowError):
                ignored[key] = f"no {definition.kind}"
    return taken, ignored


def _text(_definition: Definition, value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(text := " ".join(value.split())) <= MOST_TEXT:
        raise ValueError(value)
    return text


def _number(_definition: Definition, value: Any) -> float | int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError
    if not math.isfinite(value) or abs(value) > MOST_NUMBER:
        raise ValueError(value)
    return int(value) if value == int(value) else value


def _date(_definition: Definition, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError(value)
    return date.fromisoformat(value).isoformat()


def _boolean(_definition: Definition, value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _choice(definition: Definition, value: Any) -> str:
    if value not in definition.options:
        raise ValueError(value)
    return str(value)


def _link(_definition: Definition, value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return web_address(value)


def web_address(text: str) -> str:
    """Return an https or http address as it is kept; raises ValueError for anything a browser should not be sent to."""
    address = text.strip()
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.password:
        raise ValueError(text)
    if len(address) > MOST_LINK or not address.isprintable() or any(char in address for char in " <>\"'\\"):
        raise ValueError(text)
    return address


FIT: Mapping[Kind, Callable[[Definition, Any], Any]] = {
    "text": _text, "number": _number, "date": _date, "boolean": _boolean, "choice": _choice, "link": _link,
}  # fmt: skip
WRONG: Mapping[Kind, Sequence[str]] = {
    "text": (f"Write up to {MOST_TEXT} characters.", f"请填写不超过 {MOST_TEXT} 个字的文字。"),
    "number": ("This is not a number.", "请填写数字。"),
    "date": ("Give a date: 2026-01-31.", "请填写日期，如 2026-01-31。"),
    "boolean": ("Choose yes or no.", "请选择是或否。"),
    "choice": ("Choose one of the options.", "请选择其中一项。"),
    "link": ("Give an address that begins with https://.", "请填写以 https:// 开头的网址。"),
}
