"""The tailer: one per process. Reads new facts and hands each batch to its subscribers, in order, once."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from weakref import WeakSet

import psycopg
import structlog

from zhike.db import Database
from zhike.facts.read import last_position, read_after
from zhike.facts.types import Recorded

log = structlog.get_logger("zhike.facts")
POLL_S, EAGER_S, EAGER_FOR_S = 0.010, 0.003, 0.05
Subscriber = Callable[[Sequence[Recorded]], Awaitable[None]]
_tailers: "WeakSet[Tailer]" = WeakSet()


def wake_tailers() -> None:
    """Tell this process's tailers that something was committed: they look often for a moment."""
    for tailer in _tailers:
        tailer.wake()


class Tailer:
    """Follows the log from its end; ``position`` is what every subscriber has seen."""

    def __init__(self, db: Database, subscriber: Subscriber, poll_s: float = POLL_S) -> None:
        self.db = db
        self.poll_s = poll_s  # nobody waits for a slow follower, and it spares the database
        self.subscriber = subscriber
        self.position = 0
        self.ready = asyncio.Event()
        self._woken = asyncio.Event()
        self._eager_until = 0.0
        if poll_s <= POLL_S:
            _tailers.add(self)

    def wake(self) -> None:
        """Look now, and often for the next 50 ms (the sequencer needs a few to place what was committed)."""
        self._eager_until = time.monotonic() + EAGER_FOR_S
        self._woken.set()

    async def run(self) -> None:
        """Follow until cancelled; a lost connection is opened again and no fact is skipped."""
        while True:
            try:
                conn = await self.db.connect_system()
                try:
                    await self._follow(conn)
                finally:
                    await conn.close()
            except asyncio.CancelledError:
                raise
            except Exception as error:  # whatever a subscriber raises, its facts are read again
                log.warning("tailer.interrupted", error=type(error).__name__)
            await asyncio.sleep(0.25)

    async def _follow(self, conn: psycopg.AsyncConnection[object]) -> None:
        if not self.ready.is_set():
            self.position = await last_position(conn)
            self.ready.set()
        while True:
            facts = await read_after(conn, self.position)
            if facts:
                await self.subscriber(facts)
                self.position = facts[-1].position
                continue
            self._woken.clear()
            pause = EAGER_S if time.monotonic() < self._eager_until else self.poll_s
            try:
                async with asyncio.timeout(pause):  # wait_for would swallow a cancellation that meets a wake-up (3.11)
                    await self._woken.wait()
            except TimeoutError:
                pass
