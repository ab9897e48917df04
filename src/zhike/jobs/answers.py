"""One listener per process for the answers of workers, however many are asked."""

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import structlog

from zhike.db import Database
from zhike.kit.ids import parse_id

log = structlog.get_logger("zhike.jobs")
CHANNEL = "zhike_answers"
NOTIFY = f"SELECT pg_notify('{CHANNEL}', :id)"
READY_S = 2.0  # a listener that is not up by then is not waited for: askers look for themselves now and then


class Answers:
    """Wakes whoever waits for a call's answer. Starts with the first asker and keeps one connection until closed."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self._waiting: dict[UUID, asyncio.Event] = {}
        self._ready = asyncio.Event()
        self._listener: asyncio.Task[None] | None = None

    @contextmanager
    def expect(self, call_id: UUID) -> Iterator[asyncio.Event]:
        """Yield an event that is set when ``call_id`` is answered. Enter before the question is committed."""
        if self._listener is None or self._listener.done():
            self._listener = asyncio.create_task(self._listen(), name="jobs-answers")
        self._waiting[call_id] = asyncio.Event()
        try:
            yield self._waiting[call_id]
        finally:
            del self._waiting[call_id]

    async def listening(self) -> None:
        """Wait until answers are heard, but not for long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(READY_S):
                await self._ready.wait()

    async def _listen(self) -> None:
        while True:
            try:
                await self._hear()
            except psycopg.Error as error:
                log.warning("jobs.answers_interrupted", error=type(error).__name__)
            await asyncio.sleep(0.5)

    async def _hear(self) -> None:
        connection = await self.db.connect_system()
        try:
            await connection.execute(f"LISTEN {CHANNEL}")
            self._ready.set()
            async for notice in connection.notifies():
                call_id = parse_id(notice.payload)
                if call_id in self._waiting:
                    self._waiting[call_id].set()
        finally:
            self._ready.clear()
            await connection.close()

    async def close(self) -> None:
        """Let go of the connection."""
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
            self._listener = None
