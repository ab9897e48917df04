"""What waits to be written to one socket. Idle sockets own no writer task: one starts with the first frame."""

import asyncio
import json
from collections import deque
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

LIMIT = 2_000  # facts; a socket that falls behind further is told to take a new snapshot
FRAMES, SIGNALS = 200, 100  # frames that may wait; signals no longer join so many


class Outbox:
    """Orders frames of one socket; facts that wait together leave in one frame."""

    __slots__ = ("_closing", "_facts", "_frames", "_position", "_task", "ws")

    def __init__(self, ws: WebSocket) -> None:
        self.ws = ws
        self._facts: list[str] = []
        self._frames: deque[str] = deque()
        self._position = 0
        self._task: asyncio.Task[None] | None = None
        self._closing: int | None = None

    def fact(self, position: int, body: str) -> None:
        """Queue one fact; too many waiting ones are replaced by the order to take a new snapshot."""
        if len(self._facts) >= LIMIT or len(self._frames) >= FRAMES:
            self._facts.clear()
            self._frames.clear()  # bundles of facts among them
            self.frame({"t": "resync", "reason": "too_slow"})
            return
        self._facts.append(body)
        self._position = position
        self._wake()

    def frame(self, body: dict[str, Any]) -> None:
        """Queue any other frame; facts queued before it go first."""
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=str)
        if body["t"] == "signal":
            self.signal(text)
        else:
            self._put(text)

    def signal(self, text: str) -> None:
        """Queue a signal written already: the lossy lane, so not behind too much."""
        if len(self._frames) <= SIGNALS:
            self._put(text)

    def _put(self, text: str) -> None:
        self._bundle()
        self._frames.append(text)
        self._wake()

    def discard(self) -> None:
        """Forget what waits to be written."""
        self._facts.clear()
        self._frames.clear()

    def close(self, code: int) -> None:
        """Close after what waits has been written."""
        self._closing = code
        self._wake()

    async def finish(self, code: int) -> None:
        """Close, and return once what waits has been written: a socket whose handler ends first is cut without a word."""
        self.close(code)
        if self._task is not None:
            await self._task

    def _bundle(self) -> None:
        if self._facts:
            self._frames.append(f'{{"t":"facts","position":{self._position},"items":[{",".join(self._facts)}]}}')
            self._facts.clear()

    def _wake(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write())

    async def _write(self) -> None:
        await asyncio.sleep(0)  # let what comes in the same tick join the frame
        try:
            while True:
                self._bundle()
                if not self._frames:
                    break
                await self.ws.send_text(self._frames.popleft())
            if self._closing is not None and self.ws.application_state != WebSocketState.DISCONNECTED:
                await self.ws.close(self._closing)
        except (RuntimeError, OSError, WebSocketDisconnect):
            return  # the socket is gone; its reader notices too
