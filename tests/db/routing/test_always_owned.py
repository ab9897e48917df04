"""Whatever people, consoles and workers do: a conversation waits in one queue or is one person's, and nobody has too much."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from tests.support.shopfront import Shopfront
from zhike.identity import Viewer

STEPS, PEOPLE, CAPACITY = 60, 4, 3
OWNED = """
SELECT c.id, c.owner_kind, c.owner_id, c.queue_id, a.capacity FROM conversations c
LEFT JOIN agents a ON a.workspace_id = c.workspace_id AND a.id = c.owner_id WHERE c.status <> 'resolved' AND c.owner_kind <> 'assistant'
"""
# What a colleague's transcript says: who joined last is who owns it.
JOINED = "SELECT count(*) FROM messages WHERE conversation_id = :c AND kind = 'event' AND author_id = :a"


class Day:
    """A team at work, at random: people come and go, customers write, workers assign and die in the middle of it."""

    def __init__(self, shop: Shopfront, people: list[Viewer], seed: int) -> None:
        self.shop, self.people, self.random = shop, people, random.Random(seed)
        self.steps: list[Callable[[], Awaitable[None]]] = [
            self.begins_to_wait,
            self.begins_to_wait,
            self.comes,
            self.comes,
            self.goes,
            self.vanishes,
            self.resolves,
            self.assign,
            self.assign_and_die,
            self.assign_at_once,
        ]

    async def begins_to_wait(self) -> None:
        receipt = await self.shop.says(await self.shop.customer(), "转人工")
        await self.shop.hand_to_queue(receipt.conversation_id)

    async def present(self, state: str) -> None:
        async with self.shop.tx() as tx:
            await self.shop.house.staff.set_presence(tx, self.random.choice(self.people).id, state)  # type: ignore[arg-type]

    async def comes(self) -> None:
        await self.present("online")

    async def goes(self) -> None:
        await self.present(self.random.choice(["away", "busy", "wrap_up", "offline"]))

    async def vanishes(self) -> None:
        """A socket dies, and nobody came back within the grace."""
        await self.present("offline")
        async with self.shop.tx() as tx:
            past = "now() - interval '5 min'"
            await tx.execute(f"UPDATE agents SET presence_since = {past} WHERE presence = 'offline'")
            await tx.execute(
                f"UPDATE conversations SET assigned_at = {past}, waiting_since = {past} WHERE owner_kind = 'person'"
            )
        await self.shop.house.routing.move_on(self.shop.workspace)

    async def resolves(self) -> None:
        async with self.shop.tx() as tx:
            rows = [row for row in await tx.rows(OWNED) if row["owner_kind"] == "person"]
            if rows:
                one = self.random.choice(rows)
                actor = next(p.actor for p in self.people if p.id == one["owner_id"])
                await self.shop.house.conversations.change_status(tx, one["id"], "resolved", actor)

    async def assign(self) -> None:
        await self.shop.house.routing.assign_waiting(self.shop.workspace)

    async def assign_and_die(self) -> None:
        task = asyncio.create_task(self.shop.house.routing.assign_waiting(self.shop.workspace))
        await asyncio.sleep(self.random.random() * 0.02)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def assign_at_once(self) -> None:
        await asyncio.gather(*(self.assign() for _ in range(3)))

    async def holds(self) -> None:
        """Everybody is owned or queued, nobody beyond his capacity, and whoever owns one joined it."""
        async with self.shop.tx() as tx:
            rows = await tx.rows(OWNED)
            for row in rows:
                assert (row["owner_kind"] == "queue") == (row["owner_id"] is None)
                if row["owner_id"] is None:
                    assert row["queue_id"] is not None
                else:
                    assert await tx.scalar(JOINED, {"c": row["id"], "a": row["owner_id"]}) >= 1
        loads = Counter(row["owner_id"] for row in rows if row["owner_id"])
        assert all(load <= CAPACITY for load in loads.values()), loads


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_day_at_random(shop: Shopfront, seed: int) -> None:
    people = [await shop.person(online=True) for _ in range(PEOPLE)]
    async with shop.tx() as tx:
        await tx.execute(f"UPDATE agents SET capacity = {CAPACITY} WHERE kind = 'person'")
    day = Day(shop, people, seed)
    for _ in range(STEPS):
        await day.random.choice(day.steps)()
        await day.holds()
    # In the end nobody waits while somebody is free.
    await day.present("online")
    await day.assign()
    async with shop.tx() as tx:
        free = await tx.scalar(
            "SELECT count(*) FROM agents a WHERE kind = 'person' AND presence = 'online' AND capacity >"
            " (SELECT count(*) FROM conversations c WHERE c.owner_id = a.id AND c.status = 'open')"
        )
        waiting = await tx.scalar("SELECT count(*) FROM conversations WHERE owner_kind = 'queue' AND status = 'open'")
    assert not (free and waiting)


async def test_equal_colleagues_have_equal_loads(shop: Shopfront) -> None:
    people = [await shop.person(online=True) for _ in range(3)]
    async with shop.tx() as tx:
        await tx.execute("UPDATE agents SET capacity = 40 WHERE kind = 'person'")
    given: Counter[UUID] = Counter()
    for n in range(6):
        for _ in range(10):
            receipt = await shop.says(await shop.customer(), f"转人工 {n}")
            await shop.hand_to_queue(receipt.conversation_id)
        await shop.house.routing.assign_waiting(shop.workspace)
    async with shop.tx() as tx:
        for row in await tx.rows(OWNED):
            given[row["owner_id"]] += 1
    assert sum(given.values()) == 60
    assert max(given.values()) / (60 / len(people)) <= 1.2
