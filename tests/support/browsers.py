"""A browser with the widget as a program, for tests over real sockets."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels.tokens import sign_identity
from zhike.kit.ids import uuid7


class Browser:
    """A widget as a program: one visitor id, now and then a signature."""

    def __init__(self, served: Served, shop: Shopfront, visitor_id: str | None = None) -> None:
        self.http = served.client()
        self.base = served.base
        self.shop = shop
        self.visitor_id = visitor_id or uuid7().hex
        self.begun: dict[str, Any] = {}

    async def begin(self, user: str | None = None, **more: Any) -> dict[str, Any]:
        body: dict[str, Any] = {"visitor_id": self.visitor_id} | more
        if user is not None:
            proof = sign_identity(self.shop.widget.identity_secret, user)
            body["identity"] = {"external_id": user, "hmac": proof, "name": f"客户 {user[:4]}"}
        answer = await self.http.post(f"/widget/v1/inboxes/{self.shop.widget.key}/session", json=body)
        assert answer.status_code == 200, answer.text
        self.begun = answer.json()
        self.http.headers["Authorization"] = f"Bearer {self.begun['token']}"
        return self.begun

    async def say(self, words: str) -> httpx.Response:
        body = {"client_id": uuid7().hex, "kind": "text", "content": {"text": words}}
        return await self.http.post("/widget/v1/messages", json=body)

    async def seen(self) -> list[str | None]:
        snapshot = (await self.http.get("/widget/v1/snapshot")).json()
        return [m["content"].get("text") for m in snapshot["messages"] if m["direction"] == "in"]

    @asynccontextmanager
    async def socket(self, token: str | None = None) -> AsyncIterator[ClientConnection]:
        async with connect(self.base.replace("http", "ws") + "/ws/widget", proxy=None) as ws:
            await ws.send(json.dumps({"t": "hello", "token": token or self.begun["token"], "position": None}))
            yield ws


async def told(ws: ClientConnection, kind: str, seconds: float = 5) -> dict[str, Any]:
    """Return the next frame of a kind."""
    async with asyncio.timeout(seconds):
        while True:
            frame: dict[str, Any] = json.loads(await ws.recv())
            if frame["t"] == kind:
                return frame


async def closed(ws: ClientConnection, seconds: float = 5) -> tuple[str, int]:
    """Return (error code, close code) of a socket that the server closes."""
    error = ""
    async with asyncio.timeout(seconds):
        while True:
            try:
                frame = json.loads(await ws.recv())
            except ConnectionClosed:
                return error, ws.close_code or 0
            error = frame.get("code", error)


Browsers = Callable[..., Browser]


@asynccontextmanager
async def browsers(served: Served, shop: Shopfront) -> AsyncIterator[Browsers]:
    """Open browsers that close with the block."""
    opened: list[Browser] = []

    def make(visitor_id: str | None = None) -> Browser:
        opened.append(Browser(served, shop, visitor_id))
        return opened[-1]

    yield make
    for one in opened:
        await one.http.aclose()
