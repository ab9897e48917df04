"""Inboxes as a process remembers them for a moment: every hot request asks, by key or by id."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

from zhike.channels.types import Inbox

MOST = 10_000  # names; what faded is thrown away then
Name = str | UUID


class InboxMemory:
    """Disabled inboxes are remembered too: whoever knocks at a closed door asks the database no more than others."""

    def __init__(self) -> None:
        self._held: dict[Name, tuple[float, Inbox]] = {}
        self._looking: dict[Name, asyncio.Lock] = {}
        self._forgotten = 0

    async def get(self, name: Name, life_s: float, look: Callable[[], Awaitable[Inbox]]) -> Inbox:
        """Return what is remembered under a key or an id, else what ``look`` finds."""
        if (inbox := self._recall(name)) is not None:
            return inbox
        # One of the many requests that arrive when the memory has faded looks; the others wait for it.
        lock = self._looking.setdefault(name, asyncio.Lock())
        try:
            async with lock:
                if (inbox := self._recall(name)) is not None:
                    return inbox
                forgotten = self._forgotten
                found = await look()
                if forgotten == self._forgotten:  # else it may have changed while we looked
                    self._remember(found, life_s)
                return found
        finally:
            if not lock.locked():
                self._looking.pop(name, None)

    def forget(self, inbox_id: UUID) -> None:
        """Drop an inbox, and what is being looked up at this moment."""
        self._forgotten += 1
        held = self._held.pop(inbox_id, None)
        if held is not None:
            self._held.pop(held[1].key, None)

    def _recall(self, name: Name) -> Inbox | None:
        held = self._held.get(name)
        return held[1] if held is not None and held[0] > time.monotonic() else None

    def _remember(self, inbox: Inbox, life_s: float) -> None:
        now = time.monotonic()
        if len(self._held) >= MOST:
            self._held = {name: held for name, held in self._held.items() if held[0] > now}
        self._held[inbox.id] = self._held[inbox.key] = (now + life_s, inbox)
