"""Keyset paging: an opaque cursor over the sort key of the last row."""

import base64
import json
from typing import Any
from uuid import UUID

from zhike.kit.errors import Invalid

DEFAULT_LIMIT = 50
MAX_LIMIT = 200


def encode_cursor(*key: Any) -> str:
    """Return an opaque cursor for a JSON-able sort key."""
    return base64.urlsafe_b64encode(json.dumps(key, default=str).encode()).rstrip(b"=").decode()


def decode_cursor(cursor: str | None, size: int) -> list[Any] | None:
    """Return the sort key of ``size`` parts, None without a cursor; raises Invalid for one we did not make."""
    if not cursor:
        return None
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError:
        key = None
    if not isinstance(key, list) or len(key) != size:
        raise _not_ours()
    return key


def decode_id_cursor(cursor: str | None) -> UUID | None:
    """Return the id that a cursor of one id holds, None without a cursor; raises Invalid for one we did not make."""
    key = decode_cursor(cursor, 1)
    try:
        return UUID(str(key[0])) if key else None
    except ValueError:
        raise _not_ours() from None


def _not_ours() -> Invalid:
    return Invalid(
        "cursor", "This cursor is not one of ours. Start from the first page.", "分页游标无效，请从第一页开始。"
    )


def clamp_limit(limit: int | None) -> int:
    """Return a page size within 1…200, 50 by default."""
    return max(1, min(limit or DEFAULT_LIMIT, MAX_LIMIT))
