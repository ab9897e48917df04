"""The hub and its sockets: what cannot be delivered holds up nobody, what is not read takes no memory."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import FRAMES, LIMIT, Outbox
from zhike.api.gateway.sockets import StaffSocket
from zhike.facts import ActorRef, Recorded
from zhike.identity import Viewer
from zhike.kit.errors import Unavailable
from zhike.signals import SignalBus


class Wire:
    """A WebSocket that is read only when told."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.reading = asyncio.Event()

    async def send_text(self, text: str) -> None:
        await self.reading.wait()
        self.sent.append(json.loads(text))


class Broken:
    """Deliveries that cannot be joined."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    async def join(self, *_: Any) -> Any:
        raise self.error


def hub_with(error: Exception) -> Hub:
    return Hub(None, Broken(error), SignalBus(b"s" * 32), lambda _fact: None)  # type: ignore[arg-type]


def fact(position: int, workspace: UUID) -> Recorded:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Recorded(
        position, workspace, "message.added@1", "conversation", uuid4(), 1, "live", ActorRef("system"), at, {}
    )


async def test_facts_that_cannot_be_joined_hold_up_nobody() -> None:
    hub, wire, workspace = hub_with(KeyError("inbox")), Wire(), uuid4()
    wire.reading.set()
    hub.add_staff(StaffSocket(Outbox(wire), Viewer(workspace, "person", uuid4(), "", "zh-CN", ()), "s"))  # type: ignore[arg-type]
    await hub._facts([fact(1, workspace)])
    await asyncio.sleep(0.02)
    assert [frame["t"] for frame in wire.sent] == ["resync"]
    assert len(hub.ring) == 1, "and the log goes on"


async def test_facts_of_a_database_that_is_away_are_read_again() -> None:
    hub, workspace = hub_with(Unavailable()), uuid4()
    hub.add_staff(StaffSocket(Outbox(Wire()), Viewer(workspace, "person", uuid4(), "", "zh-CN", ()), "s"))  # type: ignore[arg-type]
    with pytest.raises(Unavailable):
        await hub._facts([fact(1, workspace)])
    assert not hub.ring


async def test_the_ring_is_read_from_its_end() -> None:
    hub, workspace = hub_with(KeyError()), uuid4()
    hub.ring.extend(fact(n, workspace) for n in range(1, 11))
    assert [f.position for f in hub._behind(7)] == [8, 9, 10]
    assert hub._behind(10) == []


async def test_a_console_that_does_not_read_is_told_to_look_anew_and_takes_no_memory() -> None:
    wire = Wire()
    outbox = Outbox(wire)  # type: ignore[arg-type]
    for position in range(4 * LIMIT):
        outbox.fact(position, "{}")
        outbox.frame({"t": "signal", "kind": "typing"})
        if position % 3 == 0:
            outbox.frame({"t": "removed"})
    assert len(outbox._frames) <= FRAMES + 1
    wire.reading.set()
    await asyncio.sleep(0.05)
    assert "resync" in {frame["t"] for frame in wire.sent}
