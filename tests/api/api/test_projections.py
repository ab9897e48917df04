"""Where the tables derived from the log stand, as those who run the place see it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import httpx
import pytest_asyncio

from tests.support.served import Served
from tests.support.shopfront import Shopfront, open_shop
from zhike.facts.standing import STOPPED_AFTER, note
from zhike.kit.ids import uuid7
from zhike.settings import Settings


@pytest_asyncio.fixture
async def stopped(shop: Shopfront) -> AsyncIterator[str]:
    """A projection that failed too often at one fact."""
    name = f"test_{uuid7().hex}"
    async with shop.house.db.system() as tx:
        await tx.execute("INSERT INTO projections (name) VALUES (:n)", {"n": name})
        await note(tx, name, STOPPED_AFTER, "KeyError")
    yield name
    async with shop.house.db.system() as tx:
        await tx.execute("DELETE FROM projections WHERE name = :n", {"n": name})


async def test_a_stopped_projection_is_named_with_its_error(owner: httpx.AsyncClient, stopped: str) -> None:
    answer = await owner.get("/api/v1/projections")
    assert answer.status_code == 200
    found = {item["name"]: item for item in answer.json()["items"]}[stopped]
    assert (found["stopped"], found["error"]) == (True, "KeyError")
    assert found["since"] is not None


async def test_how_far_behind_counts_the_own_workspace_only(
    owner: httpx.AsyncClient, shop: Shopfront, shared_settings: Settings, stopped: str
) -> None:
    async with open_shop(shared_settings, shop.house.db.urls) as neighbour:
        for _ in range(3):
            await neighbour.says(await neighbour.customer(), "别家的客人")
    async with shop.house.db.system() as tx, asyncio.timeout(10):
        while await tx.scalar("SELECT count(*) FROM fact_queue"):
            await asyncio.sleep(0.02)  # until the sequencer has placed them
    async with shop.house.db.system() as tx:
        own = await tx.scalar("SELECT count(*) FROM fact_positions WHERE workspace_id = :w", {"w": shop.workspace})
        assert await tx.scalar("SELECT count(*) FROM fact_positions") > own
    answer = await owner.get("/api/v1/projections")
    found = {item["name"]: item for item in answer.json()["items"]}[stopped]
    assert found["behind"] == own
    assert "position" not in found, "positions are the installation's"


async def test_one_that_failed_once_has_not_stopped(owner: httpx.AsyncClient, shop: Shopfront, stopped: str) -> None:
    async with shop.house.db.system() as tx:
        await tx.execute("UPDATE projections SET failures = 1 WHERE name = :n", {"n": stopped})
    answer = await owner.get("/api/v1/projections")
    assert {item["name"]: item["stopped"] for item in answer.json()["items"]}[stopped] is False


async def test_they_are_for_who_runs_the_place(served: Served, shop: Shopfront) -> None:
    client, _ = await served.sign_in(shop, (await shop.person("agent", "林")).id)
    async with aclosing(client):
        answer = await client.get("/api/v1/projections")
    assert answer.status_code == 403
