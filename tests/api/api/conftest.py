"""One application on a real port for all tests of this folder, and a shop behind it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from tests.support.database import make_settings
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.identity import Grant, NewKey
from zhike.kit.ids import uuid7
from zhike.settings import Settings


@pytest.fixture(scope="session")
def shared_settings(owner_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return make_settings(Path(tmp_path_factory.mktemp("api")), owner_url)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def served(shared_settings: Settings, urls: Urls) -> AsyncIterator[Served]:
    async with serving(shared_settings, urls) as served:
        yield served


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shop(shared_settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(shared_settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def api_key(shop: Shopfront) -> str:
    async with shop.tx() as tx:
        _, key = await shop.house.identity.keys.create(tx, None, NewKey("t", (Grant("channel.write", "all"),)))
    return key


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def owner(served: Served, shop: Shopfront) -> AsyncIterator[httpx.AsyncClient]:
    """The console of somebody who may do everything."""
    client, _ = await served.sign_in(shop, (await shop.person("owner", "店主")).id)
    yield client
    await client.aclose()


@pytest_asyncio.fixture
async def visitor(served: Served, shop: Shopfront) -> AsyncIterator[httpx.AsyncClient]:
    """A customer's widget."""
    client = served.client()
    begun = await client.post(f"/widget/v1/inboxes/{shop.widget.key}/session", json={"visitor_id": uuid7().hex})
    assert begun.status_code == 200, begun.text
    client.headers["Authorization"] = f"Bearer {begun.json()['token']}"
    yield client
    await client.aclose()
