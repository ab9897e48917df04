"""Customers with a socket each, who write and wait for what the assistant says."""

import asyncio
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from benchmarks.client import Line, Poster
from benchmarks.world import Visitor

PATIENCE_S = 30


class Audience:
    """A context: sockets open when it begins and close when it ends."""

    def __init__(self, port: int, visitors: Sequence[Visitor]) -> None:
        self.port = port
        self.visitors = visitors
        self.poster = Poster(port, 32)
        self.lines: list[Line] = []
        self.followers: list[asyncio.Task[None]] = []
        self.waiting: dict[int, asyncio.Future[tuple[float, dict[str, Any]]]] = {}

    async def __aenter__(self) -> Self:
        await self.poster.open()
        for at, visitor in enumerate(self.visitors):
            line = await Line().open(self.port, "/ws/widget", {"token": visitor.token, "position": None})
            self.lines.append(line)
            self.followers.append(asyncio.create_task(line.follow(self._stamper(at))))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self.followers:
            task.cancel()
        for line in self.lines:
            line.close()
        self.poster.close()

    async def ask(self, at: int, client_id: str, text: str) -> tuple[float, str]:
        """Have a customer write; returns (ms until the reply's frame, how the turn ended)."""
        self.waiting[at] = replied = asyncio.get_running_loop().create_future()
        sent, _, _ = await self.poster.say(self.visitors[at].token, client_id, text)
        came, message = await asyncio.wait_for(replied, PATIENCE_S)
        return (came - sent) * 1000, (message.get("turn") or {}).get("outcome", "other")

    def _stamper(self, mine: int) -> Callable[[dict[str, Any], float], None]:
        def stamp(fact: dict[str, Any], now: float) -> None:
            message = fact.get("message") or {}
            by = message.get("author", {}).get("kind")
            if fact["type"] == "message.added" and by == "assistant" and message["kind"] != "event":
                replied = self.waiting.pop(mine, None)
                if replied is not None and not replied.done():
                    replied.set_result((now, message))

        return stamp
