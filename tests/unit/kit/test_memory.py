"""Memory goes back to the system."""

import psutil

from zhike.kit.memory import give_back


def test_freed_memory_goes_back() -> None:
    process = psutil.Process()
    held = [bytes(1000) for _ in range(200_000)]  # small pieces: the C library keeps them when they are freed
    keep = held[::1000]
    much = process.memory_info().rss
    del held
    give_back()
    assert len(keep) == 200
    assert process.memory_info().rss < much - 50_000_000
