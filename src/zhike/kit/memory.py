"""Memory that Python freed and the C library keeps goes back to the system."""

import ctypes
from collections.abc import Callable

_trim: Callable[[int], int] | None
try:
    _trim = ctypes.CDLL(None).malloc_trim  # glibc
except (AttributeError, OSError, TypeError):  # another C library: it keeps what it has
    _trim = None


def give_back() -> None:
    """Return free pages to the system; some milliseconds, in which other threads go on."""
    if _trim is not None:
        _trim(0)
