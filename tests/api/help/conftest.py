"""A served application, and a shop whose help centre is open."""

from collections.abc import AsyncIterator

import httpx
import pytest_asyncio

from tests.support.browsers import Browsers, browsers
from tests.support.served import Served, serving
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.settings import Settings

OPEN = {"settings": {"help": {"enabled": True, "base_ids": []}, "title": {"zh": "测试 <店>", "en": "Test shop"}}}


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        async with shop.tx() as tx:
            await shop.house.channels.update_inbox(tx, shop.widget.id, OPEN)
        yield shop


@pytest_asyncio.fixture
async def served(settings: Settings, urls: Urls, shop: Shopfront) -> AsyncIterator[Served]:
    async with serving(settings, urls) as served:
        yield served


@pytest_asyncio.fixture
async def reader(served: Served) -> httpx.AsyncClient:
    """Somebody who is not signed in."""
    return served.client(**{"Accept-Language": "zh-CN"})


@pytest_asyncio.fixture
async def browser(served: Served, shop: Shopfront) -> AsyncIterator[Browsers]:
    """Open browsers that close with the test."""
    async with browsers(served, shop) as make:
        yield make
