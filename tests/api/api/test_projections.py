"""Where the tables derived from the log stand, as those who run the place see it."""

from collections.abc import AsyncIterator
from contextlib import aclosing

import httpx
import pytest_asyncio

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.facts.standing import STOPPED_AFTER, note
from zhike.kit.ids import uuid7


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
    assert (found["stopped"], found["error"], found["position"]) == (True, "KeyError", 0)
    assert found["behind"] >= 0
    assert found["since"] is not None


async def test_one_that_failed_once_has_not_stopped(owner: httpx.AsyncClient, shop: Shopfront, stopped: str) -> None:
    async with shop.house.db.system() as tx:
        await note(tx, stopped, 1, "KeyError")
    answer = await owner.get("/api/v1/projections")
    assert {item["name"]: item["stopped"] for item in answer.json()["items"]}[stopped] is False


async def test_they_are_for_who_runs_the_place(served: Served, shop: Shopfront) -> None:
    client, _ = await served.sign_in(shop, (await shop.person("agent", "林")).id)
    async with aclosing(client):
        answer = await client.get("/api/v1/projections")
    assert answer.status_code == 403
