"""The line to an MCP server: the official client on an HTTP client that checks addresses and bounds answers.

That client brings an HTTP library of its own (httpx2), so the guards of `web` stand here once more in its words.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any

import httpcore2
import httpx2
from mcp import Client, MCPError
from mcp.client.streamable_http import streamable_http_client

from zhike.actions.adapters.web import AGENT, CONNECT_S, MAX_ANSWER
from zhike.actions.ports import FarTrouble
from zhike.kit.addresses import is_public

GONE, REFUSED = frozenset({404, 405, 410}), frozenset({401, 403})


class PrivateAddress(httpcore2.ConnectError):
    """The server's name leads to an address that is not public."""


class CheckedBackend(httpcore2.AsyncNetworkBackend):
    """Connects to the very address that was checked."""

    def __init__(self, allow_private: bool) -> None:
        self.allow_private = allow_private
        self.inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Resolve, refuse private addresses, connect."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error
        addresses = [str(entry[4][0]) for entry in found]
        if not self.allow_private and not all(is_public(one) for one in addresses):
            raise PrivateAddress(host)
        return await self.inner.connect_tcp(addresses[0], port, timeout, local_address, socket_options)

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore2.AsyncNetworkStream:
        """Never: a server is an address on the network."""
        raise PrivateAddress(path)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await self.inner.sleep(seconds)


class Bounded(httpx2.AsyncByteStream):
    """An answer that ends where it becomes too large."""

    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self.inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the answer on; raises FarTrouble beyond the bound."""
        size = 0
        async for chunk in self.inner:
            size += len(chunk)
            if size > MAX_ANSWER:
                raise FarTrouble("too_large", sent=True)
            yield chunk

    async def aclose(self) -> None:
        """Close the answer."""
        await self.inner.aclose()


class BoundedTransport(httpx2.AsyncHTTPTransport):
    """A transport whose answers are bounded and whose addresses are checked."""

    def __init__(self, allow_private: bool) -> None:
        super().__init__()
        self.status = 200  # of the newest answer: the client keeps it to itself
        self._pool = httpcore2.AsyncConnectionPool(network_backend=CheckedBackend(allow_private))

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request."""
        answer = await super().handle_async_request(request)
        self.status = answer.status_code
        assert isinstance(answer.stream, httpx2.AsyncByteStream)
        answer.stream = Bounded(answer.stream)
        return answer


async def ask(
    url: str,
    headers: Mapping[str, str],
    timeout_s: float,
    tool: str | None,
    given: dict[str, Any],
    *,
    allow_private: bool,
) -> Any:
    """Return the server's tools, or what one of them answered; raises FarTrouble."""
    called = False
    transport = BoundedTransport(allow_private)
    client = httpx2.AsyncClient(
        transport=transport,
        headers={"user-agent": AGENT, **headers},
        timeout=httpx2.Timeout(timeout_s, connect=min(CONNECT_S, timeout_s)),
        follow_redirects=False,
        trust_env=False,
    )
    try:
        async with (
            client,
            Client(
                streamable_http_client(url, http_client=client, max_sse_event_size=MAX_ANSWER),
                read_timeout_seconds=timeout_s,
            ) as session,
        ):
            if tool is None:
                return (await session.list_tools()).tools
            called = True
            return await session.call_tool(tool, given)
    except TimeoutError:
        raise
    except BaseException as error:
        if (trouble := _trouble(error, transport.status, sent=called)) is None:
            raise
        raise trouble from None


def _trouble(error: BaseException, status: int, *, sent: bool) -> FarTrouble | None:
    """Return what an error means, wherever in its groups and causes the reason stands; None for what is none of the far side's."""
    if isinstance(error, asyncio.CancelledError | KeyboardInterrupt | SystemExit):
        return None
    for one in _all(error):
        if isinstance(one, FarTrouble):
            return one
        if isinstance(one, PrivateAddress):
            return FarTrouble("refused_address")
    if any(isinstance(one, httpx2.ConnectError | httpcore2.ConnectError) for one in _all(error)):
        return FarTrouble("unreachable", again=True)
    if status in REFUSED:
        return FarTrouble("auth_failed")
    if status >= 400:
        return FarTrouble("far_error", sent=sent and status not in GONE, again=status >= 500)
    if any(isinstance(one, MCPError) for one in _all(error)):
        return FarTrouble("far_error", sent=sent)
    return FarTrouble("bad_response", sent=sent)


def _all(error: BaseException | None, depth: int = 0) -> Iterator[BaseException]:
    """Return an error, those in its group, and what caused them."""
    if error is None or depth > 8:
        return
    yield error
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _all(one, depth + 1)
    yield from _all(error.__cause__ or error.__context__, depth + 1)
