"""The demo shop's assistant, and a customer who talks to it."""

from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.vectors import VECTORS
from zhike.cli.shop_files import relations_in
from zhike.dialogue import Customer
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder

EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shop() -> MemoryKnowledge:
    """The demo shop's knowledge with the real embedder."""
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    knowledge = await MemoryKnowledge.of_file(files, LocalEmbedder(2, kept=VECTORS))
    for locale, path in relations_in(EXAMPLES).items():
        knowledge.relate(locale, path.name, path.read_bytes())
    return knowledge


@pytest.fixture
def customer(shop: MemoryKnowledge) -> Customer:
    """Someone who just opened the chat."""
    return Customer(shop)


@pytest.fixture
def visitor(shop: MemoryKnowledge) -> Customer:
    """Someone who writes English."""
    return Customer(shop, locale="en")
