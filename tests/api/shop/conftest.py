"""The demo merchant on its own catalogue, once for all tests of this folder; each begins with a fresh sandbox."""

from collections.abc import Iterator

import pytest

from tests.support.merchant import Merchant, running


@pytest.fixture(scope="session")
def demo_shop() -> Iterator[Merchant]:
    with running() as shop:
        yield shop


@pytest.fixture
def shop(demo_shop: Merchant) -> Iterator[Merchant]:
    """The sandbox, as it was at first: `shop.get("/orders")` asks /sandbox/orders."""
    demo_shop.reset()
    sandbox = demo_shop.sandbox()
    yield sandbox
    sandbox.client.close()
