"""A bus of signals inside a process, and between processes over loopback datagrams.

Datagrams are what this lane promises: quick, lossy, unordered. Each process binds one port of a small range on loopback
and sends to the others; a signal that finds nobody is gone. Frames are sealed with a key of the installation, so another
program on the machine can neither read nor forge them.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from zhike.kit.seal import SealBroken, derive, seal, unseal

MAX_FRAME = 8_000
COALESCE_S = 0.1
Listener = Callable[["Signal"], None]


@dataclass(frozen=True, slots=True)
class Signal:
    """Something fleeting about a conversation or an agent. ``data`` is small and never kept."""

    workspace_id: str
    kind: str
    conversation_id: str | None = None
    actor: dict[str, Any] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


class SignalBus(asyncio.DatagramProtocol):
    """Publishes to local listeners at once and to sibling processes as datagrams."""

    def __init__(self, secret: bytes, base_port: int = 0, ports: int = 8) -> None:
        self.key = derive(secret, "signals")
        self.peers = [base_port + i for i in range(ports)] if base_port else []
        self.listeners: list[Listener] = []
        self.transport: asyncio.DatagramTransport | None = None
        self.port = 0
        self._last: dict[tuple[str, str | None, str], float] = {}

    async def open(self) -> None:
        """Bind the first free port of the range; without one the bus stays inside this process."""
        loop = asyncio.get_running_loop()
        for port in self.peers:
            try:
                self.transport, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", port))
            except OSError:
                continue
            self.port = port
            return

    def close(self) -> None:
        """Leave the bus."""
        if self.transport is not None:
            self.transport.close()

    def listen(self, listener: Listener) -> None:
        """Have ``listener`` called with every signal of any workspace."""
        self.listeners.append(listener)

    def publish(self, signal: Signal) -> None:
        """Send a signal; a typing signal repeated within 100 ms is swallowed."""
        if signal.kind == "typing" and self._repeated(signal):
            return
        self._deliver(signal)
        if self.transport is None:
            return
        frame = seal(self.key, json.dumps(asdict(signal), default=str).encode())
        if len(frame) <= MAX_FRAME:
            for port in self.peers:
                if port != self.port:
                    self.transport.sendto(frame, ("127.0.0.1", port))

    def datagram_received(self, data: bytes, _addr: Any) -> None:
        """Deliver a sibling's signal; anything that does not open is ignored."""
        try:
            self._deliver(Signal(**json.loads(unseal(self.key, data))))
        except (SealBroken, ValueError, TypeError):
            return

    def error_received(self, _exc: Exception) -> None:
        """A sibling that is not there is no error on this lane."""

    def _deliver(self, signal: Signal) -> None:
        for listener in self.listeners:
            listener(signal)

    def _repeated(self, signal: Signal) -> bool:
        key = (signal.kind, signal.conversation_id, f"{signal.actor.get('id')}{signal.data.get('on')}")
        now = time.monotonic()
        repeated = now - self._last.get(key, 0.0) < COALESCE_S
        if len(self._last) > 10_000:
            self._last.clear()
        self._last[key] = now
        return repeated
