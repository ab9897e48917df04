"""The demo shop's assistant, and a customer who talks to it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio

from zhike.dialogue import (
    Answered,
    Asked,
    Choice,
    HandedOver,
    HistoryLine,
    Offered,
    Refused,
    Retrieved,
    Step,
    TurnContext,
    turn,
)
from tests.support.vectors import VECTORS
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder

EXAMPLES = Path(__file__).parents[3] / "examples" / "knowledge"
End = Answered | Offered | Asked | Refused | HandedOver


@dataclass
class Customer:
    """Keeps a conversation the way the platform does: history, offered options, turns that did not help."""

    knowledge: MemoryKnowledge
    locale: str = "zh"
    people: bool = True
    history: list[HistoryLine] = field(default_factory=list)
    options: tuple[Choice, ...] = ()
    unresolved: int = 0
    steps: list[Step] = field(default_factory=list)

    async def says(self, *texts: str) -> End:
        """Send messages that are answered together; returns how the turn ends."""
        context = TurnContext(
            uuid7(), texts, self.locale, tuple(self.history), self.options, self.unresolved, self.people
        )
        self.steps = [step async for step in turn(context, self.knowledge)]
        ends = [step for step in self.steps if isinstance(step, End)]
        assert len(ends) == 1, "exactly one end"
        assert self.steps[-1] is ends[0], "the end comes last"
        end = ends[0]
        self.history += [HistoryLine("customer", text) for text in texts] + [HistoryLine("assistant", end.text)]
        self.options = end.options if isinstance(end, Offered) else ()
        self.unresolved = 0 if end.resolved else self.unresolved + 1
        return end

    @property
    def looked_up(self) -> list[str]:
        """What the last turn asked knowledge."""
        return [step.question for step in self.steps if isinstance(step, Retrieved)]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shop() -> MemoryKnowledge:
    """The demo shop's knowledge with the real embedder."""
    files = [(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.csv"))]
    return await MemoryKnowledge.of_file(files, LocalEmbedder(2, kept=VECTORS))


@pytest.fixture
def customer(shop: MemoryKnowledge) -> Customer:
    """Someone who just opened the chat."""
    return Customer(shop)


@pytest.fixture
def visitor(shop: MemoryKnowledge) -> Customer:
    """Someone who writes English."""
    return Customer(shop, locale="en")
