"""Keyset paging: an opaque cursor over the sort key of the last row."""

import base64
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar, overload
from uuid import UUID

from zhike.kit.errors import Invalid

DEFAULT_LIMIT = 50
MAX_LIMIT = 200
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def encode_cursor(*key: Any) -> str:
    """Return an opaque cursor for a JSON-able sort key."""
    return base64.urlsafe_b64encode(json.dumps(key, default=str).encode()).rstrip(b"=").decode()


@overload
def decode_cursor(cursor: str | None, one: Callable[[Any], A], /) -> tuple[A] | None: ...
@overload
def decode_cursor(cursor: str | None, one: Callable[[Any], A], two: Callable[[Any], B], /) -> tuple[A, B] | None: ...
@overload
def decode_cursor(
    cursor: str | None, one: Callable[[Any], A], two: Callable[[Any], B], three: Callable[[Any], C], /
) -> tuple[A, B, C] | None: ...
def decode_cursor(cursor: str | None, *parts: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """Return the sort key, each part read by its own reader, None without a cursor; raises Invalid for one we did not make."""
    if not cursor:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if isinstance(key, list):
            return tuple(part(value) for part, value in zip(parts, key, strict=True))
    except (ValueError, TypeError, RecursionError):
        pass
    raise Invalid(
        "cursor", "This cursor is not one of ours. Start from the first page.", "分页游标无效，请从第一页开始。"
    )


def decode_id_cursor(cursor: str | None) -> UUID | None:
    """Return the id that a cursor of one id holds, None without a cursor; raises Invalid for one we did not make."""
    key = decode_cursor(cursor, an_id)
    return key[0] if key else None


def an_id(value: Any) -> UUID:
    """Read an id; raises ValueError."""
    return UUID(str(value))


def a_time(value: Any) -> datetime:
    """Read a time with its zone; raises ValueError."""
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError(value)
    return at


def a_number(value: Any) -> int:
    """Read a whole number that a bigint holds; raises ValueError."""
    if type(value) is not int or not -(2**63) <= value < 2**63:
        raise ValueError(value)
    return value


def a_count(value: Any) -> int:
    """Read a whole number that is not below zero; raises ValueError."""
    if a_number(value) < 0:
        raise ValueError(value)
    return int(value)


def a_text(value: Any) -> str:
    """Read a text that PostgreSQL can hold; raises ValueError."""
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(value)
    value.encode()  # half of a pair is a UnicodeEncodeError, which is a ValueError
    return value


def clamp_limit(limit: int | None) -> int:
    """Return a page size within 1…200, 50 by default."""
    return max(1, min(limit or DEFAULT_LIMIT, MAX_LIMIT))
