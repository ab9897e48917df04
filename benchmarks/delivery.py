"""Figures 2 and 3: a customer's message on the agent's socket, and the assistant's answer on the customer's."""

import asyncio
import csv
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import psycopg

from benchmarks.audience import Audience
from benchmarks.client import Line, Poster, paced, percentile
from benchmarks.intake import open_conversations
from benchmarks.report import Figure
from benchmarks.world import Visitor, World
from zhike.cli.demo_data import knowledge_files
from zhike.cli.demo_world import LEAD, PASSWORD

MESSAGES_PER_S, QUESTIONS_PER_S = 100, 20
LONG_S = 1.0
HELD = """
INSERT INTO facts (workspace_id, type, subject_kind, subject_id, version, actor_kind) VALUES (%s, 'bench.held@1', 'bench', gen_random_uuid(), 1, 'system')
RETURNING id
"""


def messages(world: World, seconds: int) -> list[Figure]:
    """Measure 100 messages a second in 500 conversations that people own, then again beside 1 s transactions."""
    visitors = world.visitors(500)
    world.with_house(lambda house: open_conversations(world, house, visitors))
    world.rows(
        "UPDATE conversations SET owner_kind = 'person', owner_id = (SELECT id FROM users WHERE email = 'lin@demo.zhike')"
        " WHERE customer_id = ANY(%s)", [v.customer_id for v in visitors],
    )  # fmt: skip
    world.settle()
    figures = []
    with world.running("serve", "worker"):
        for name, held in (("message on the agent's socket", False), ("the same beside open 1 s transactions", True)):
            taken = asyncio.run(_messages(world, visitors, seconds, held=held))
            how = (
                f"{MESSAGES_PER_S} messages/s for {seconds} s, HTTP post to frame; p50 {percentile(taken, 0.5):.1f} ms"
            )
            figures.append(
                Figure("delivery", f"{name}, p99", percentile(taken, 0.99), "ms", "< 50", "own client", len(taken), how)
            )
    return figures


async def agent_line(world: World) -> Line:
    """Sign in as the team's lead, who sees every conversation, and open the console's socket."""
    async with httpx.AsyncClient(base_url=world.base, trust_env=False) as http:
        answer = (await http.post("/api/v1/auth/sign-in", json={"email": LEAD, "password": PASSWORD})).json()
        cookie = "; ".join(f"{name}={value}" for name, value in http.cookies.items())
    hello = {"position": None, "csrf_token": answer["csrf_token"]}
    return await Line().open(world.port, "/ws/console", hello, {"Cookie": cookie, "Origin": world.base})


async def _messages(world: World, visitors: list[Visitor], seconds: int, *, held: bool) -> list[float]:
    seen: dict[tuple[str, int], float] = {}

    def stamp(fact: dict[str, Any], now: float) -> None:
        if fact["type"] == "message.added":
            seen[fact["conversation_id"], fact["data"]["seq"]] = now

    line, poster = await agent_line(world), Poster(world.port, 32)
    await poster.open()
    follower = asyncio.create_task(line.follow(stamp))
    run = f"d{time.time_ns()}"

    async def say(number: int) -> tuple[float, tuple[str, int]]:
        sent, _, answer = await poster.say(
            visitors[number % len(visitors)].token, f"{run}-{number}", f"你好，订单 {number} 到哪里了？"
        )
        return sent, (answer["conversation_id"], answer["seq"])

    async with _long_transactions(world) if held else _nothing():
        await paced(MESSAGES_PER_S, MESSAGES_PER_S * 2, lambda n: say(-1 - n))  # warm: connections, plans, keys
        sent = await paced(MESSAGES_PER_S, MESSAGES_PER_S * seconds, say)
        await _until(lambda: all(key in seen for _, key in sent), 10)
    follower.cancel()
    line.close()
    poster.close()
    return [(seen[key] - at) * 1000 for at, key in sent]


@asynccontextmanager
async def _nothing() -> AsyncIterator[None]:
    yield


@asynccontextmanager
async def _long_transactions(world: World) -> AsyncIterator[None]:
    """Keep a transaction open for 1 s, with a fact in it that others overtake, again and again."""

    async def hold() -> None:
        async with await psycopg.AsyncConnection.connect(world.urls.owner_dsn) as conn:
            while True:
                row = await (await conn.execute(HELD, (world.workspace_id,))).fetchone()
                await conn.execute(
                    "INSERT INTO fact_queue (fact_id, workspace_id) VALUES (%s, %s)", (row[0], world.workspace_id)
                )  # type: ignore[index]
                await asyncio.sleep(LONG_S)
                await conn.commit()

    task = asyncio.create_task(hold())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _until(condition: Any, patience_s: float) -> None:
    end = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > end:
            raise RuntimeError(f"not everything arrived within {patience_s:.0f} s")
        await asyncio.sleep(0.02)


def answers(world: World, seconds: int) -> list[Figure]:
    """Measure 20 questions a second from 200 customers, each with a socket; every question is from the demo's knowledge."""
    visitors = world.visitors(200)
    world.settle()
    with world.running("serve", "worker"):
        world.wait(lambda: _vectors_missing(world) == 0, "the knowledge's vectors", 300)
        world.wait(world.calm, "a worker that has learned the demo's knowledge", 300)
        taken, outcomes = asyncio.run(_answers(world, visitors, seconds))
    mix = ", ".join(f"{name} {n}" for name, n in sorted(outcomes.items()))
    entries = world.rows("SELECT count(*) FROM knowledge_entries")[0][0]
    how = f"{QUESTIONS_PER_S} questions/s for {seconds} s, {entries} entries with vectors; {mix}"
    return [
        Figure("answers", "assistant's answer on the socket, p50", percentile(taken, 0.5), "ms", "< 60", "own client", len(taken), how),
        Figure("answers", "assistant's answer on the socket, p99", percentile(taken, 0.99), "ms", "< 250", "own client", len(taken), how),
    ]  # fmt: skip


def _vectors_missing(world: World) -> int:
    missing = (
        "SELECT count(*) FROM knowledge_entries WHERE state = 'published' AND vectors_at IS DISTINCT FROM changed_at"
    )
    return int(world.rows(missing)[0][0])


def _questions() -> list[str]:
    found = []
    for path in knowledge_files():
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(itertools.islice(file, 1, None)):
                found += [row[0], *row[1].split("|")] if len(row) > 1 else []
    return [q for q in found if len(q) > 3]


async def _answers(world: World, visitors: list[Visitor], seconds: int) -> tuple[list[float], dict[str, int]]:
    questions, run = _questions(), f"a{time.time_ns()}"
    async with Audience(world.port, visitors) as audience:

        async def ask(number: int) -> tuple[float, str]:
            text = questions[(number * 7) % len(questions)]
            return await audience.ask(number % len(visitors), f"{run}-{number}", text)

        await paced(QUESTIONS_PER_S / 2, len(visitors) // 4, ask)  # warm: models, indexes, connections
        taken = await paced(QUESTIONS_PER_S, QUESTIONS_PER_S * seconds, lambda n: ask(n + len(visitors)))
    return [ms for ms, _ in taken], Counter(outcome for _, outcome in taken)
