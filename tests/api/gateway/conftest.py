"""A served application and a shop behind it."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest_asyncio

from tests.support.browsers import Browsers, browsers
from tests.support.console import Console
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


@pytest_asyncio.fixture
async def consoles() -> AsyncIterator[Callable[[], Awaitable[Console]]]:
    """Start consoles that end with the test."""
    started: list[Console] = []

    async def start() -> Console:
        started.append(await Console.start())
        return started[-1]

    yield start
    for console in started:
        await console.stop()


@pytest_asyncio.fixture
async def browser(served: Served, shop: Shopfront) -> AsyncIterator[Browsers]:
    """Open browsers that close with the test."""
    async with browsers(served, shop) as make:
        yield make
