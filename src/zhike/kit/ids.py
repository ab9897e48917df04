"""UUIDv7 (RFC 9562): time-ordered ids, so that primary keys grow at the right-hand side of their B-tree."""

import os
import time
from uuid import UUID


def uuid7(now_ms: int | None = None) -> UUID:
    """Return a UUIDv7: 48 bits of Unix milliseconds, 74 random bits."""
    ms = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    rand = int.from_bytes(os.urandom(10), "big")
    value = (ms & 0xFFFFFFFFFFFF) << 80 | 0x7 << 76 | (rand >> 68) << 64 | 0b10 << 62 | rand & 0x3FFFFFFFFFFFFFFF
    return UUID(int=value)


def parse_id(text: str) -> UUID | None:
    """Read an id that came from outside; None when it is not one (an unknown id, never a server error)."""
    try:
        return UUID(text)
    except (ValueError, AttributeError, TypeError):
        return None
