"""A workspace of each test's own, with the lower rooms wired."""

import pytest_asyncio

from tests.support.people import House, build_house
from zhike.db import Database


@pytest_asyncio.fixture(loop_scope="session")
async def house(db: Database) -> House:
    return await build_house(db)
