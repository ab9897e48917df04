"""The lossy lane: at once inside a process, as sealed datagrams between processes, coalesced, never kept."""

import asyncio
import socket

import pytest

from zhike.signals import Signal, SignalBus
from zhike.signals.bus import MAX_FRAME


def typing(on: bool = True, who: str = "a", conversation: str = "c") -> Signal:
    return Signal("w", "typing", conversation, {"id": who}, {"on": on})


def free_range() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return min(int(probe.getsockname()[1]), 65_000)


def test_a_repeated_typing_signal_is_swallowed_a_changed_one_is_not() -> None:
    bus, heard = SignalBus(b"k" * 32), []
    bus.listen(heard.append)
    for signal in (typing(), typing(), typing(on=False), typing(who="b"), typing(conversation="d"), typing()):
        bus.publish(signal)
    assert heard == [typing(), typing(on=False), typing(who="b"), typing(conversation="d")]


def test_answer_tokens_are_never_coalesced() -> None:
    bus, heard = SignalBus(b"k" * 32), []
    bus.listen(heard.append)
    for _ in range(3):
        bus.publish(Signal("w", "token", "c", {}, {"text": "的"}))
    assert len(heard) == 3


@pytest.fixture
async def pair():
    base = free_range()
    buses = [SignalBus(b"k" * 32, base, 3), SignalBus(b"k" * 32, base, 3)]
    for bus in buses:
        await bus.open()
    yield buses
    for bus in buses:
        bus.close()
    await asyncio.sleep(0)


async def wait_for(heard: list[Signal], count: int) -> None:
    async with asyncio.timeout(3):
        while len(heard) < count:
            await asyncio.sleep(0.01)


async def test_processes_hear_each_other(pair: list[SignalBus]) -> None:
    one, two = pair
    here, there = [], []
    one.listen(here.append)
    two.listen(there.append)
    one.publish(typing())
    await wait_for(there, 1)
    assert (here, there) == ([typing()], [typing()])


async def test_a_forged_broken_or_huge_frame_is_ignored(pair: list[SignalBus]) -> None:
    one, two = pair
    there: list[Signal] = []
    two.listen(there.append)
    stranger = SignalBus(b"x" * 32, one.peers[0], 3)
    stranger.transport = one.transport  # the same road, another key
    stranger.publish(typing())
    assert one.transport is not None
    for junk in (b"", b"\x01", b"\x01" * 100, b"{}"):
        one.transport.sendto(junk, ("127.0.0.1", two.port))
    one.publish(Signal("w", "token", "c", {}, {"text": "x" * MAX_FRAME}))
    one.publish(typing(who="real"))
    await wait_for(there, 1)
    assert there == [typing(who="real")]
