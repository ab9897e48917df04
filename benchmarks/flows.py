"""Turns of flows at 20 a second, without a language model: the merchant's system is asked and told over HTTP."""

import asyncio
import os
import subprocess
import sys
from collections import Counter, defaultdict

import psutil

from benchmarks.audience import Audience
from benchmarks.client import paced, percentile
from benchmarks.report import Figure
from benchmarks.world import Visitor, World
from zhike.channels import ClaimedIdentity
from zhike.cli.children import stop_all
from zhike.cli.demo_merchant import merchant_process, shop_answers
from zhike.house import House
from zhike.kit.ids import uuid7

TURNS_PER_S, WARM = 20, 40
OWN = {"demo-customer": "20261120-0831", "C1002": "20261119-0240", "C1003": "20261114-0123", "C1004": "20261118-0904"}
# (what is said, what it is to the merchant's system)
KNOWN = (
    ("帮我查一下 {order} 到哪了", "reads"),
    ("我有多少积分", "reads"),
    ("我要退货", "asks"),
    ("退货运费谁出", "answers"),
    ("算了，不退了", "asks"),
)
NEW = (("帮我注册一个账号", "asks"), ("李小满", "asks"), ("139{number:08}", "proposes"), ("可以", "writes"))


def measure(world: World, seconds: int) -> list[Figure]:
    """Measure half known customers, who ask about orders, and half new ones, who register."""
    merchant = merchant_process(world.settings, world.secret)
    merchant.start()
    try:
        world.children = {"merchant": merchant}
        world.wait(lambda: shop_answers(world.settings), "the merchant's system")
        shop = [sys.executable, "-m", "zhike.cli.demo_shop"]
        subprocess.run(shop, env=os.environ | world.environment, check=True, timeout=120)
        each = (TURNS_PER_S * seconds + WARM) // 2 // len(NEW) + 1
        known, new = world.with_house(lambda house: _visitors(world, house, each))
        world.settle()
        with world.running("serve", "worker"):
            taken = asyncio.run(_turns(world, known, new, seconds))
            memory = psutil.Process(world.pid("worker")).memory_info().rss / 1e6
    finally:
        stop_all([merchant])
    return _figures(taken, memory, seconds)


async def _visitors(world: World, house: House, count: int) -> tuple[list[Visitor], list[Visitor]]:
    """Return customers the merchant knows and strangers, each in an inbox of mode test that only a few share."""
    known, new = list[Visitor](), list[Visitor]()
    while len(known) < count:
        key = f"bench-{uuid7().hex}"
        assert world.workspace_id is not None
        async with house.db.transaction(world.workspace_id) as tx:
            await house.channels.create_inbox(tx, key=key, kind="widget", name=key, mode="test")
        inbox = await house.channels.inbox(key)
        for external in OWN:
            for into, claimed in (
                (known, ClaimedIdentity(external, verified=True)),
                (new, ClaimedIdentity(f"visitor:{uuid7().hex}", verified=False)),
            ):
                identity = await house.channels.identify(inbox, claimed)
                ids = (identity.id, identity.customer_id)
                token, _ = house.visitor_tokens.issue(inbox.workspace_id, inbox.id, *ids, identity.verified)
                into.append(Visitor(token, *ids))
    return known, new


async def _turns(world: World, known: list[Visitor], new: list[Visitor], seconds: int) -> list[tuple[str, float, str]]:
    orders = list(OWN.values())
    async with Audience(world.port, [*known, *new]) as audience:

        async def say(number: int) -> tuple[str, float, str]:
            """The next turn: customers take turns, each with the next line of his script."""
            script, first = (KNOWN, 0) if number % 2 else (NEW, len(known))
            column, line = divmod(number // 2, len(known))
            at, (text, kind) = first + line, script[column % len(script)]
            words = text.format(order=orders[line % len(orders)], number=column * 1000 + line)
            ms, outcome = await audience.ask(at, f"f{number}", words)
            return kind, ms, outcome

        await paced(TURNS_PER_S / 2, WARM, say)  # models, indexes, connections
        return await paced(TURNS_PER_S, TURNS_PER_S * seconds, lambda n: say(n + WARM))


def _figures(taken: list[tuple[str, float, str]], memory: float, seconds: int) -> list[Figure]:
    kinds = defaultdict(list)
    for kind, ms, _ in taken:
        kinds[kind].append(ms)
    mix = ", ".join(
        f"{kind} p99 {percentile(times, 0.99):.0f} ms ({len(times)})" for kind, times in sorted(kinds.items())
    )
    ended = ", ".join(f"{name} {n}" for name, n in sorted(Counter(outcome for *_, outcome in taken).items()))
    how = f"{TURNS_PER_S} turns/s for {seconds} s; {mix}; {ended}"
    times = [ms for _, ms, _ in taken]
    return [
        Figure("flows", "turn of a flow on the socket, p50", percentile(times, 0.5), "ms", "", "own client", len(times), how),
        Figure("flows", "turn of a flow on the socket, p99", percentile(times, 0.99), "ms", "< 250", "own client", len(times), how),
        Figure("flows", "memory of the worker after it", memory, "MB", "< 450", "resident set", 1, "models, knowledge, flows"),
    ]  # fmt: skip
