"""A follower that is cancelled just as it is woken ends all the same."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from zhike.facts import Tailer
from zhike.facts import tailer as module


class Quiet:
    """A database without facts."""

    async def connect_system(self) -> "Quiet":
        return self

    async def close(self) -> None:
        """Nothing to close."""


async def test_a_cancellation_that_meets_a_wake_up_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(_conn: Any, _position: int) -> Sequence[Any]:
        return ()

    async def start(_conn: Any) -> int:
        return 0

    async def ignore(_facts: Any) -> None:
        """Take facts that never come."""

    monkeypatch.setattr(module, "read_after", nothing)
    monkeypatch.setattr(module, "last_position", start)
    for _ in range(50):
        tailer = Tailer(Quiet(), ignore, 5.0)  # type: ignore[arg-type]
        following = asyncio.create_task(tailer.run())
        await tailer.ready.wait()
        await asyncio.sleep(0)
        tailer.wake()  # the wait is over, and in the same step the task is cancelled
        await asyncio.sleep(0)
        following.cancel()
        async with asyncio.timeout(2):
            await asyncio.gather(following, return_exceptions=True)
        assert following.done()
