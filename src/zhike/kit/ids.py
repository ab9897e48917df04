"""UUIDv7 (RFC 9562): time-ordered ids, so that primary keys grow at the right-hand side of their B-tree."""

import os
import time
from threading import Lock
from uuid import UUID

from zhike.kit.errors import ZhikeError

_RANDOM = (1 << 74) - 1
_lock = Lock()
_last = 0


def uuid7(now_ms: int | None = None) -> UUID:
    """Return a UUIDv7: 48 bits of Unix milliseconds, then randomness; within a process each is larger than the last."""
    global _last
    ms = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    random = int.from_bytes(os.urandom(10), "big") & _RANDOM
    with _lock:
        tail = max(ms << 74 | random, _last + 1) if now_ms is None else ms << 74 | random
        if now_ms is None:
            _last = tail
    ms, random = tail >> 74 & 0xFFFFFFFFFFFF, tail & _RANDOM
    return UUID(int=ms << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & 0x3FFFFFFFFFFFFFFF)


def parse_id(text: str) -> UUID | None:
    """Read an id that came from outside; None when it is not one (an unknown id, never a server error)."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None


def id_of(text: str, missing: ZhikeError) -> UUID:
    """Read an id that came from outside; raises ``missing`` when it is none."""
    found = parse_id(text)
    if found is None:
        raise missing
    return found
