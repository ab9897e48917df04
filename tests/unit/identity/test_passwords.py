"""Password hashing beside the event loop."""

import asyncio
import time

import pytest

from zhike.identity import Passwords
from zhike.identity.passwords import AT_ONCE, WAITING
from zhike.kit.errors import TooMany


async def test_right_and_wrong() -> None:
    passwords = Passwords(memory_kib=64, time_cost=1)
    encoded = (await passwords.hash("密码 correct")).encoded
    assert encoded.startswith("$argon2id$")
    assert await passwords.verify(encoded, "密码 correct")
    assert not await passwords.verify(encoded, "wrong")
    assert not await passwords.verify("nonsense", "wrong")
    assert not await passwords.verify(None, "nobody has this password")
    assert Passwords().outdated(encoded)
    passwords.close()


async def test_the_loop_stays_free_and_the_queue_is_bounded() -> None:
    passwords = Passwords(memory_kib=8 * 1024, time_cost=2)
    many = [asyncio.ensure_future(passwords.hash("x" * 8)) for _ in range(AT_ONCE + WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(TooMany):
        await passwords.hash("one too many")
    started = time.perf_counter()
    await asyncio.sleep(0.01)
    assert time.perf_counter() - started < 0.2
    await asyncio.gather(*many)
    assert await passwords.hash("now there is room")
    passwords.close()
