"""A customer and an agent as programs: they use the public HTTP and WebSocket interfaces and nothing else."""

import asyncio
import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import httpx
import websockets

Frame = dict[str, Any]


class Failed(Exception):
    """A step of the main job did not go as it must; the message says which and what came instead."""


class Live:
    """A WebSocket whose frames are kept, so that nothing is missed between two looks."""

    def __init__(self, url: str, *, headers: dict[str, str] | None = None, origin: str | None = None) -> None:
        self.url = url
        self.headers = headers or {}
        self.origin = origin
        self.facts: list[Frame] = []
        self.frames: list[Frame] = []
        self._news = asyncio.Condition()
        self._reader: asyncio.Task[None] | None = None
        self._socket: Any = None

    async def open(self, hello: Frame) -> Frame:
        """Connect, say hello and return the welcome."""
        origin = websockets.Origin(self.origin) if self.origin else None
        self._socket = await websockets.connect(
            self.url, additional_headers=self.headers, origin=origin, proxy=None, max_size=2**22
        )
        self._reader = asyncio.create_task(self._read())
        await self.send({"t": "hello", **hello})
        return await self.frame(lambda frame: frame["t"] == "welcome", "a welcome on the socket")

    async def send(self, frame: Frame) -> None:
        """Send a frame."""
        await self._socket.send(json.dumps(frame))

    async def _read(self) -> None:
        try:
            async for text in self._socket:
                frame = json.loads(text)
                async with self._news:
                    self.frames.append(frame)
                    self.facts += frame.get("items", []) if frame["t"] == "facts" else []
                    self._news.notify_all()
        except websockets.ConnectionClosed:
            return

    async def frame(self, wanted: Callable[[Frame], bool], what: str, patience_s: float = 10) -> Frame:
        """Return the first frame that is wanted, waiting for it."""
        return await self._first(lambda: self.frames, wanted, what, patience_s)

    async def fact(self, wanted: Callable[[Frame], bool], what: str, patience_s: float = 10) -> Frame:
        """Return the first fact that is wanted, waiting for it."""
        return await self._first(lambda: self.facts, wanted, what, patience_s)

    async def _first(
        self, seen: Callable[[], list[Frame]], wanted: Callable[[Frame], bool], what: str, patience_s: float
    ) -> Frame:
        looked = 0
        try:
            async with asyncio.timeout(patience_s), self._news:
                while True:
                    for item in seen()[looked:]:
                        looked += 1
                        if wanted(item):
                            return item
                    await self._news.wait()
        except TimeoutError:
            last = [item.get("type", item.get("t")) for item in seen()[-3:]]
            raise Failed(f"{what} did not come within {patience_s:.0f} s; the last that came: {last}") from None

    async def close(self) -> None:
        """Leave."""
        if self._reader is not None:
            self._reader.cancel()
        if self._socket is not None:
            await self._socket.close()


class Party:
    """Shared by both: an HTTP client and a socket."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.socket_base = base.replace("http", "ws", 1)
        # trust_env: proxies of the environment are for the outside, this is our own server.
        self.http = httpx.AsyncClient(base_url=base, trust_env=False, timeout=20)
        self.live: Live | None = None

    async def call(self, method: str, path: str, body: Any = None, *, expect: tuple[int, ...] = (200, 201)) -> Any:
        """Call the API and return the JSON; raises Failed on another status than expected."""
        answer = await self.http.request(method, path, json=body)
        if answer.status_code not in expect:
            raise Failed(f"{method} {path} answered {answer.status_code}: {answer.text[:500]}")
        return answer.json() if answer.content else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.live is not None:
            await self.live.close()
        await self.http.aclose()


class CustomerClient(Party):
    """A visitor of the shop, as the widget does it."""

    conversation_id: str = ""

    async def arrive(self, inbox_key: str, locale: str = "zh") -> None:
        """Begin a session and open the socket."""
        body = {"visitor_id": str(uuid4()), "locale": locale, "page": {"url": f"{self.base}/shop/", "title": "Shop"}}
        session = await self.call("POST", f"/widget/v1/inboxes/{inbox_key}/session", body)
        self.http.headers["Authorization"] = f"Bearer {session['token']}"
        self.live = Live(f"{self.socket_base}/ws/widget", origin=self.base)
        await self.live.open({"token": session["token"], "position": session["snapshot"]["position"]})

    async def say(self, text: str) -> dict[str, Any]:
        """Send a text message; returns what was accepted."""
        body = {"client_id": str(uuid4()), "kind": "text", "content": {"text": text}}
        accepted: dict[str, Any] = await self.call("POST", "/widget/v1/messages", body, expect=(201,))
        self.conversation_id = accepted["conversation_id"]
        return accepted

    async def hear(self, author_kind: str, after_seq: int, patience_s: float = 10) -> dict[str, Any]:
        """Return the next message of the assistant or of a person after `after_seq`."""
        assert self.live is not None

        def wanted(fact: Frame) -> bool:
            message = fact.get("message") or {}
            return bool(
                fact["type"] == "message.added"
                and message.get("seq", 0) > after_seq
                and message["author"]["kind"] == author_kind
                and message["kind"] != "event"
            )

        fact = await self.live.fact(wanted, f"a message of the {author_kind}", patience_s)
        message: dict[str, Any] = fact["message"]
        return message


class AgentClient(Party):
    """A person at the console."""

    agent_id: str = ""

    async def sign_in(self, email: str, password: str) -> None:
        """Sign in, come online and open the socket."""
        me = (await self.call("POST", "/api/v1/auth/sign-in", {"email": email, "password": password}))["me"]
        self.http.headers["X-CSRF-Token"] = me["csrf_token"]
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        self.live = Live(f"{self.socket_base}/ws/console", headers={"Cookie": cookie}, origin=self.base)
        await self.live.open({"position": None, "csrf_token": me["csrf_token"]})
        self.agent_id = (await self.call("PUT", "/api/v1/me/presence", {"presence": "online"}))["id"]

    async def see(self, conversation_id: str, wanted: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Wait until the inbox row of a conversation is as wanted, on the socket."""
        assert self.live is not None
        fact = await self.live.fact(
            lambda fact: fact["conversation_id"] == conversation_id and bool(fact.get("row")) and wanted(fact["row"]),
            what,
        )
        row: dict[str, Any] = fact["row"]
        return row


class Stopwatch:
    """Milliseconds since it was made or last pressed."""

    def __init__(self) -> None:
        self.began = self.pressed = time.perf_counter()

    def press(self) -> float:
        """Return the milliseconds since the last press and start again."""
        now = time.perf_counter()
        taken, self.pressed = (now - self.pressed) * 1000, now
        return taken

    @property
    def total_s(self) -> float:
        """Return the seconds since it was made."""
        return time.perf_counter() - self.began
