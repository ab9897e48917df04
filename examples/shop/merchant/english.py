"""What the shop keeps in Chinese, for callers who read English: names of products and promotions, options, states."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

DATA = Path(__file__).parent / "data"


@cache
def table() -> dict[str, str]:
    """Every text that has an English one."""
    catalogue = json.loads((DATA / "catalogue.json").read_text("utf-8"))
    named = [one["names"] for part in ("products", "promotions") for one in catalogue[part]]
    words: dict[str, str] = json.loads((DATA / "english.json").read_text("utf-8"))
    return words | {one["zh"]: one["en"] for one in named}


def in_english(body: bytes) -> bytes:
    """An answer's body with every text that is known put into English; customers' own words stay as they are."""
    return msgspec.json.encode(_put(msgspec.json.decode(body), table()))


def _put(value: Any, words: dict[str, str]) -> Any:
    if isinstance(value, dict):
        found = {words.get(key, key): one if key == "names" else _put(one, words) for key, one in value.items()}
        return found | {"name": value["names"]["en"]} if "en" in (value.get("names") or {}) else found
    if isinstance(value, list):
        return [_put(one, words) for one in value]
    return words.get(value, value) if isinstance(value, str) else value
