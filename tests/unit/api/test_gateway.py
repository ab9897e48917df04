"""The hub and its sockets: what cannot be delivered holds up nobody, what is not read takes no memory."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from psycopg import OperationalError
from psycopg.errors import QueryCanceled

from zhike.api.gateway.console import WATCHED, read_watched
from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import FRAMES, LIMIT, Outbox
from zhike.api.gateway.sockets import StaffSocket, VisitorSocket
from zhike.channels import VisitorToken
from zhike.facts import ActorRef, Recorded
from zhike.identity import Viewer
from zhike.kit.errors import Unavailable
from zhike.signals import Signal, SignalBus

ONE, TWO = uuid4(), uuid4()


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
    told = Unavailable()  # as it comes out of a transaction
    told.__cause__ = OperationalError("connection refused")
    hub, workspace = hub_with(told), uuid4()
    hub.add_staff(StaffSocket(Outbox(Wire()), Viewer(workspace, "person", uuid4(), "", "zh-CN", ()), "s"))  # type: ignore[arg-type]
    with pytest.raises(Unavailable):
        await hub._facts([fact(1, workspace)])
    assert not hub.ring


async def test_one_cancelled_statement_holds_up_nobody() -> None:
    told = Unavailable()
    told.__cause__ = QueryCanceled("canceling statement due to statement timeout")
    hub, workspace = hub_with(told), uuid4()
    hub.add_staff(StaffSocket(Outbox(Wire()), Viewer(workspace, "person", uuid4(), "", "zh-CN", ()), "s"))  # type: ignore[arg-type]
    await hub._facts([fact(1, workspace)])
    assert len(hub.ring) == 1


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


@pytest.mark.parametrize(
    ("frame", "wanted"),
    [
        ({"conversation_id": str(ONE)}, {ONE}),
        ({"conversation_id": None}, set()),
        ({}, set()),
        ({"conversation_id": "../users"}, set()),
        ({"conversation_id": [str(ONE)]}, set()),
        ({"conversation_ids": []}, set()),
        ({"conversation_ids": [str(ONE), str(TWO)]}, {ONE, TWO}),
        ({"conversation_ids": [str(ONE), str(ONE)]}, {ONE}),
        ({"conversation_ids": [str(ONE), "nobody", None, 7, {}]}, None),
        ({"conversation_ids": [str(ONE), "nobody", None, 7]}, {ONE}),
        ({"conversation_ids": [str(ONE)], "conversation_id": str(TWO)}, {ONE}),
        ({"conversation_ids": [str(uuid4()) for _ in range(WATCHED + 1)]}, None),
        ({"conversation_ids": str(ONE)}, None),
        ({"conversation_ids": {str(ONE): True}}, None),
        ({"conversation_ids": None}, None),
    ],
)
def test_what_a_console_may_ask_to_watch(frame: dict[str, Any], wanted: set[UUID] | None) -> None:
    if wanted is not None:
        assert read_watched({"t": "watch", **frame}) == wanted
        return
    with pytest.raises(ValueError, match="at most 4"):
        read_watched({"t": "watch", **frame})


async def test_signals_of_each_watched_conversation_reach_a_console_and_of_no_other() -> None:
    hub, wire, workspace, three = hub_with(KeyError()), Wire(), uuid4(), uuid4()
    wire.reading.set()
    viewer = Viewer(workspace, "person", uuid4(), "", "zh-CN", ())
    hub.add_staff(StaffSocket(Outbox(wire), viewer, "s", {ONE, TWO}))  # type: ignore[arg-type]
    for about in (ONE, TWO, three, None):
        told = str(about) if about else None
        hub._signal(Signal(str(workspace), "typing", told, {"kind": "customer", "id": "a"}, {"on": True}))
    await asyncio.sleep(0.02)
    assert [frame["conversation_id"] for frame in wire.sent] == [str(ONE), str(TWO)]


def visitor(workspace: UUID, conversation: UUID | None, wire: Wire) -> VisitorSocket:
    token = VisitorToken(
        workspace_id=workspace,
        inbox_id=uuid4(),
        identity_id=uuid4(),
        customer_id=uuid4(),
        expires_at=2**31,
        verified=False,
    )
    return VisitorSocket(Outbox(wire), token, conversation)  # type: ignore[arg-type]


async def test_typing_reaches_the_visitor_of_that_conversation_without_a_walk_over_all_visitors(monkeypatch) -> None:
    hub, workspace, one, two = hub_with(KeyError()), uuid4(), uuid4(), uuid4()
    wires = [Wire() for _ in range(4)]
    for wire in wires:
        wire.reading.set()
    sockets = [visitor(workspace, one, wires[0]), visitor(workspace, two, wires[1]), visitor(workspace, None, wires[2])]
    stranger = visitor(uuid4(), one, wires[3])  # the same id in another workspace: never
    for socket in [*sockets, stranger]:
        hub.add_visitor(socket)
    monkeypatch.setattr(hub, "_visitors_of", lambda _workspace: pytest.fail("walked over every visitor"))

    async def heard(conversation: UUID) -> list[int]:
        actor = {"kind": "assistant", "id": "a"}
        hub._signal(Signal(str(workspace), "typing", str(conversation), actor, {"on": True}))
        await asyncio.sleep(0.02)
        counts = [len(wire.sent) for wire in wires]
        for wire in wires:
            wire.sent.clear()
        return counts

    assert await heard(one) == [1, 0, 0, 0]
    sockets[2]._move_to(one)  # his first message opened it
    sockets[0]._move_to(two)
    assert await heard(one) == [0, 0, 1, 0]
    assert await heard(two) == [1, 1, 0, 0]
    for socket in [*sockets, stranger]:
        hub.drop(socket)
    assert await heard(two) == [0, 0, 0, 0]
    assert not hub.talking, "nothing is kept of who left"
    assert not hub.visitors
