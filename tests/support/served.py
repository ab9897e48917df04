"""The HTTP application on a real port inside the test's own loop, with a sequencer beside it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from tests.support.database import SECRET
from tests.support.shopfront import PASSWORD, Shopfront
from zhike.api.gateway.hub import Hub
from zhike.asgi import create_app
from zhike.db import Database
from zhike.db.urls import Urls
from zhike.facts import Sequencer
from zhike.settings import Settings


@dataclass
class Served:
    """A running application."""

    base: str
    app: FastAPI
    clients: list[httpx.AsyncClient]

    @property
    def hub(self) -> Hub:
        hub = self.app.state.hub
        assert isinstance(hub, Hub)
        return hub

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Return a client that is closed with the server, also where its test fails."""
        self.clients.append(httpx.AsyncClient(base_url=self.base, trust_env=False, timeout=20, headers=headers))
        return self.clients[-1]

    async def sign_in(self, shop: Shopfront, user_id: Any) -> tuple[httpx.AsyncClient, dict[str, str]]:
        """Return (client of the console's API, what a socket needs: base, cookie, csrf)."""
        client = self.client()
        answer = await client.post(
            "/api/v1/auth/sign-in", json={"email": await shop.email(user_id), "password": PASSWORD}
        )
        assert answer.status_code == 200, answer.text
        csrf = answer.json()["csrf_token"]
        client.headers["X-CSRF-Token"] = csrf
        cookie = "; ".join(f"{k}={v}" for k, v in client.cookies.items())
        return client, {"base": self.base, "cookie": cookie, "csrf": csrf}


@asynccontextmanager
async def serving(settings: Settings, urls: Urls, *, sequencer: bool = True) -> AsyncIterator[Served]:
    """Serve until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    app = create_app(settings, bytes.fromhex(SECRET), urls)
    server = uvicorn.Server(
        uvicorn.Config(
            app, loop="none", http="httptools", ws="websockets-sansio", ws_per_message_deflate=False, ws_max_size=1024 * 1024,
            access_log=False, log_config=None, server_header=False, timeout_graceful_shutdown=1,
        )
    )  # fmt: skip
    db, clients = Database(urls, pool_size=2), list[httpx.AsyncClient]()
    tasks = [asyncio.create_task(server._serve([listener]))]  # without signal handlers: the loop is the tests'
    if sequencer:
        tasks.append(asyncio.create_task(Sequencer(db).run()))
    try:
        async with asyncio.timeout(20):
            while not server.started:
                await asyncio.sleep(0.01)
            await app.state.hub.tailer.ready.wait()
        yield Served(f"http://127.0.0.1:{port}", app, clients)
    finally:
        for client in clients:
            await client.aclose()
        server.should_exit = True
        await asyncio.wait(tasks[:1], timeout=10)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await db.close()
