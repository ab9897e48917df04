"""Clients that cost little themselves: HTTP posts over kept connections, sockets that only stamp what comes."""

import asyncio
import base64
import json
import os
import time
from collections.abc import Callable
from typing import Any

Frame = dict[str, Any]
HOST = "127.0.0.1"


class Poster:
    """Posts customers' messages over a pool of connections."""

    def __init__(self, port: int, connections: int) -> None:
        self.port = port
        self.connections = connections
        self.free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def open(self) -> None:
        for _ in range(self.connections):
            self.free.put_nowait(await asyncio.open_connection(HOST, self.port))

    async def say(self, token: str, client_id: str, text: str) -> tuple[float, float, Frame]:
        """Send one message; returns (sent at, answered at, the answer); raises RuntimeError unless it was accepted."""
        body = json.dumps(
            {"client_id": client_id, "kind": "text", "content": {"text": text}}, ensure_ascii=False
        ).encode()
        head = f"POST /widget/v1/messages HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        reader, writer = await self.free.get()
        sent = time.perf_counter()
        writer.write(head.encode() + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer_head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in answer_head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        answer = await reader.readexactly(length)
        answered = time.perf_counter()
        self.free.put_nowait((reader, writer))
        if b" 201 " not in answer_head.split(b"\r\n", 1)[0]:
            raise RuntimeError(f"a message was refused: {answer[:300]!r}")
        return sent, answered, json.loads(answer)

    def close(self) -> None:
        while not self.free.empty():
            self.free.get_nowait()[1].close()


class Line:
    """A WebSocket by hand: after the handshake it costs this process little more than its buffers."""

    def __init__(self) -> None:
        self.reader: asyncio.StreamReader
        self.writer: asyncio.StreamWriter

    async def open(self, port: int, path: str, hello: Frame, headers: dict[str, str] | None = None) -> "Line":
        """Connect, say hello, and wait for the welcome."""
        self.reader, self.writer = await asyncio.open_connection(HOST, port, limit=2**20)
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {HOST}:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
        ]
        lines.append(f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head:
            raise RuntimeError(f"no socket: {head[:200]!r}")
        self.send({"t": "hello", **hello})
        frame = await self.frame()
        if frame.get("t") != "welcome":
            raise RuntimeError(f"no welcome: {frame}")
        return self

    def send(self, frame: Frame) -> None:
        body, mask = json.dumps(frame).encode(), os.urandom(4)
        size = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
        self.writer.write(b"\x81" + size + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(body)))

    async def frame(self) -> Frame:
        """Return the next text frame; answers pings."""
        while True:
            first, size = await self.reader.readexactly(2)
            if size == 126:
                size = int.from_bytes(await self.reader.readexactly(2), "big")
            elif size == 127:
                size = int.from_bytes(await self.reader.readexactly(8), "big")
            body = await self.reader.readexactly(size)
            if first & 0x0F == 1:
                found: Frame = json.loads(body)
                return found
            if first & 0x0F == 8:
                raise ConnectionError(f"the server closed the socket: {body!r}")

    async def follow(self, stamp: Callable[[Frame, float], None]) -> None:
        """Call ``stamp`` with every fact and the time it came."""
        while True:
            frame = await self.frame()
            now = time.perf_counter()
            for fact in frame.get("items", ()):
                stamp(fact, now)

    def close(self) -> None:
        self.writer.close()


def percentile(values: list[float], share: float) -> float:
    """Return the nearest-rank percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


async def paced(rate: float, count: int, act: Callable[[int], Any]) -> list[Any]:
    """Start ``count`` coroutines on a timetable, whether or not earlier ones have ended; returns their results."""
    began, tasks = time.perf_counter(), []
    for number in range(count):
        await asyncio.sleep(max(0.0, began + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(act(number)))
    return list(await asyncio.gather(*tasks))
