"""Who may listen: what is said about a visitor between the look at the database and his registering counts too."""

import asyncio
import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.unit.api.test_gateway import Wire
from zhike.api.gateway.console import read_hello
from zhike.api.gateway.hub import Hub
from zhike.api.gateway.outbox import Outbox
from zhike.api.gateway.sockets import Heard, VisitorSocket
from zhike.channels import VisitorToken
from zhike.facts import ActorRef, Recorded
from zhike.kit.clock import utcnow
from zhike.signals import SignalBus

WORKSPACE, INBOX, PERSON, VISITOR = uuid4(), uuid4(), uuid4(), uuid4()


class Deliveries:
    """Joins nothing, when told to."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def join(self, *_: Any) -> list[Any]:
        await self.go_on.wait()
        return []


class Line(Wire):
    """A WebSocket that notes how it was closed."""

    application_state = None
    code: int | None = None

    async def close(self, code: int) -> None:
        self.code = code


@pytest.fixture
def hub() -> Hub:
    return Hub(None, Deliveries(), SignalBus(b"s" * 32), lambda _fact: None)  # type: ignore[arg-type]


def socket(verified: bool, since: int = 0) -> tuple[VisitorSocket, Line]:
    line = Line()
    line.reading.set()
    token = VisitorToken(
        workspace_id=WORKSPACE,
        inbox_id=INBOX,
        identity_id=PERSON if verified else VISITOR,
        customer_id=uuid4(),
        expires_at=2**40,
        verified=verified,
    )
    return VisitorSocket(Outbox(line), token, since=since), line  # type: ignore[arg-type]


def fact(position: int, name: str, subject: UUID | None = None, **payload: Any) -> Recorded:
    actor = ActorRef("system")
    return Recorded(
        position, WORKSPACE, name + "@1", "customer", subject or uuid4(), 1, "live", actor, utcnow(), payload
    )


def signed_in(position: int) -> Recorded:
    return fact(position, "customer.identified", identity=str(PERSON), visitor=str(VISITOR), inbox=str(INBOX))


def disabled(position: int) -> Recorded:
    return fact(position, "inbox.changed", INBOX, disabled=True, fields=["disabled"])


@pytest.mark.parametrize(("said", "code"), [(signed_in, ("token_expired", 4401)), (disabled, ("inbox_disabled", 4403))])
@pytest.mark.parametrize("when", ["delivered", "under way"])
async def test_a_door_that_closed_since_the_check_stays_closed(hub: Hub, said: Any, code: Any, when: str) -> None:
    late, line = socket(verified=False)
    other, _ = socket(verified=False)
    other.token = VisitorToken(WORKSPACE, uuid4(), uuid4(), uuid4(), 2**40, False)
    hub.add_visitor(other)  # so that the workspace is listened to, and its batch takes a while
    if when == "under way":
        hub.deliveries.go_on.clear()  # type: ignore[attr-defined]
    batch = asyncio.create_task(hub._facts([said(1)]))
    await asyncio.sleep(0.01)
    if when == "delivered":
        await batch
        hub.tailer.position = 1
    assert not await hub.resume(late, WORKSPACE, None)
    await asyncio.sleep(0.01)
    assert (line.sent[-1]["code"], line.code) == code
    assert late not in list(hub._visitors_of(WORKSPACE))
    hub.deliveries.go_on.set()  # type: ignore[attr-defined]
    await batch


async def test_who_was_checked_too_long_ago_comes_back(hub: Hub) -> None:
    late, line = socket(verified=False, since=3)
    hub.tailer.position = 9
    hub.ring.append(fact(9, "message.added"))
    assert not await hub.resume(late, WORKSPACE, None)
    await asyncio.sleep(0.01)
    assert (line.sent[-1]["code"], line.code) == ("token_expired", 4401)
    assert WORKSPACE not in hub.visitors


@pytest.mark.parametrize("when", ["before registering", "after"])
async def test_who_signed_in_elsewhere_hears_that_too(hub: Hub, when: str) -> None:
    me, line = socket(verified=True)
    guest, conversation = uuid4(), uuid4()

    async def find(_token: VisitorToken) -> Heard:
        return Heard(None, frozenset({conversation}), frozenset({guest}))

    hub.find = find
    if when == "after":
        await hub.resume(me, WORKSPACE, None)
    await hub._facts([signed_in(1)])
    hub.tailer.position = 1
    if when == "before registering":
        await hub.resume(me, WORKSPACE, None)
    await asyncio.sleep(0.01)
    assert line.sent[-1]["t"] == "resync"
    assert hub.visitors[WORKSPACE][INBOX, guest] == {me}
    assert me.concerns(fact(2, "message.added", conversation))
    hub.drop(me)
    assert WORKSPACE not in hub.visitors


async def test_an_ended_socket_leaves_at_once_and_writes_nothing_more(hub: Hub) -> None:
    me, line = socket(verified=False)
    line.reading.clear()  # a slow one
    hub.add_visitor(me)
    for position in range(1, 4):
        me.outbox.fact(position, '"secret"')
        await asyncio.sleep(0.01)
    await hub._facts([signed_in(4)])
    assert WORKSPACE not in hub.visitors
    line.reading.set()
    await asyncio.sleep(0.01)
    assert [frame["t"] for frame in line.sent] == ["facts", "error"], "what was being written, and why it ends"
    assert line.code == 4401


async def test_a_socket_whose_token_ran_out_is_told_once(hub: Hub) -> None:
    me, line = socket(verified=False)
    me.token = VisitorToken(WORKSPACE, INBOX, VISITOR, uuid4(), 1, False)
    line.reading.clear()
    hub.add_visitor(me)
    for _ in range(3):
        hub._end_expired(WORKSPACE)
        await asyncio.sleep(0.01)
    line.reading.set()
    await asyncio.sleep(0.01)
    assert [frame["t"] for frame in line.sent] == ["error"]


@pytest.mark.parametrize("csrf", [1, ["x"], {"a": 1}, True])
async def test_a_token_that_is_no_text_is_no_hello(csrf: Any) -> None:
    class Says:
        async def receive_text(self) -> str:
            return json.dumps({"t": "hello", "csrf_token": csrf})

    with pytest.raises(ValueError, match="hello"):
        await read_hello(Says())  # type: ignore[arg-type]
