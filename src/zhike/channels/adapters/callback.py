"""The API channel's outlet: a signed webhook (standardwebhooks) to the program's callback address."""

import asyncio
import json
import socket
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import httpcore
import httpx
from standardwebhooks.webhooks import Webhook

from zhike.db import forbid_transaction
from zhike.kit.addresses import is_public

TIMEOUT_S = 10.0


class AddressRefused(httpcore.ConnectError):
    """The callback's host resolves to an address that is not public."""


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the very address that was checked, so that a name cannot change its mind in between."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, refuse private addresses, connect."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not self.allow_private and not all(is_public(address) for address in addresses):
            raise AddressRefused(host)
        return await self.inner.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.AsyncNetworkStream:
        """Never: a callback is an address on the network."""
        raise AddressRefused(path)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.inner.sleep(seconds)


class CallbackOutlet:
    """Implements ``channels.Outlet``; one instance per process."""

    def __init__(self, allow_private: bool = False) -> None:
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(network_backend=GuardedBackend(allow_private))
        self.client = httpx.AsyncClient(transport=transport, timeout=TIMEOUT_S, follow_redirects=False, trust_env=False)

    async def send(self, url: str, message_id: str, body: dict[str, Any], secret: bytes) -> int:
        """POST once; returns the status, raises httpx.HTTPError unless it is 2xx. ``message_id`` is the idempotency key."""
        forbid_transaction("channels.callback")
        payload = json.dumps(body, ensure_ascii=False)
        now = datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Webhook(secret).sign(message_id, now, payload),
        }
        # The status says it all: the body of the answer is never read, it may be endless.
        async with self.client.stream("POST", url, content=payload.encode(), headers=headers) as answer:
            answer.raise_for_status()
            return answer.status_code

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()
