"""Figure 4: what an idle widget socket costs the serving process."""

import asyncio
import resource

import psutil

from benchmarks.client import Line
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.house import House
from zhike.kit.ids import uuid7

SOCKETS, AT_ONCE, WARM = 5_000, 50, 100
SETTLE_S = 5


def measure(world: World) -> list[Figure]:
    """Open 5,000 sockets of 5,000 visitors and look at the process's resident memory before and after."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < SOCKETS * 2 + 500:
        return [
            Figure(
                "sockets",
                "an idle widget socket",
                None,
                "KB",
                "< 40",
                "own client",
                0,
                f"only {hard} open files are allowed here",
            )
        ]
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, SOCKETS * 2 + 500), hard))
    tokens = world.with_house(lambda house: _tokens(world, house))
    with world.running("serve"):
        before, after = asyncio.run(_open(world, tokens))
    each = (after - before) / (SOCKETS - WARM) / 1024
    how = f"resident memory of one serve process {before / 2**20:.0f} -> {after / 2**20:.0f} MB"
    return [Figure("sockets", "an idle widget socket", each, "KB", "< 40", "own client", SOCKETS, how)]


async def _tokens(world: World, house: House) -> list[str]:
    inbox = await world.inbox(house)
    ids = (inbox.workspace_id, inbox.id)
    return [house.visitor_tokens.issue(*ids, uuid7(), uuid7(), False)[0] for _ in range(SOCKETS)]


async def _open(world: World, tokens: list[str]) -> tuple[int, int]:
    process = psutil.Process(world.pid("serve"))
    at_once = asyncio.Semaphore(AT_ONCE)

    async def one(token: str) -> Line:
        async with at_once:
            return await Line().open(world.port, "/ws/widget", {"token": token, "position": None})

    lines = list(await asyncio.gather(*(one(token) for token in tokens[:WARM])))
    await asyncio.sleep(1)
    before = process.memory_info().rss
    lines += await asyncio.gather(*(one(token) for token in tokens[WARM:]))
    await asyncio.sleep(SETTLE_S)
    after = process.memory_info().rss
    for line in lines:
        line.close()
    return before, after
