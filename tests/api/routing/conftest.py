"""A served application and a shop behind it."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as served:
        yield served
