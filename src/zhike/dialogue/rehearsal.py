"""A customer who talks to the assistant without a platform around: for regressions, scenarios and demonstrations."""

from dataclasses import dataclass, field

from zhike.dialogue.ports import Intents, Knowledge
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    End,
    HandedOver,
    HistoryLine,
    Offered,
    Refused,
    Retrieved,
    Step,
    Topic,
    TurnContext,
    Understood,
)
from zhike.kit.ids import uuid7


@dataclass
class Customer:
    """Keeps a conversation the way the platform does: history, offered options, turns that did not help, the topic."""

    knowledge: Knowledge
    locale: str = "zh"
    people: bool = True
    intents: Intents | None = None
    history: list[HistoryLine] = field(default_factory=list)
    options: tuple[Choice, ...] = ()
    unresolved: int = 0
    topic: Topic | None = None
    related: tuple[Choice, ...] = ()
    steps: list[Step] = field(default_factory=list)

    async def says(self, *texts: str) -> End:
        """Send messages that are answered together; returns how the turn ends."""
        context = TurnContext(
            uuid7(),
            texts,
            self.locale,
            tuple(self.history),
            self.options,
            self.unresolved,
            self.people,
            topic=self.topic,
            related=self.related,
        )
        self.steps = [step async for step in turn(context, self.knowledge, self.intents)]
        end = self.steps[-1]
        assert isinstance(end, (Answered, Offered, Asked, Refused, HandedOver)), "the end comes last"
        self.history += [HistoryLine("customer", text) for text in texts] + [HistoryLine("assistant", end.text)]
        self.options = end.options if isinstance(end, Offered) else ()
        self.related = end.related if isinstance(end, Answered) else ()
        self.unresolved = 0 if end.resolved else self.unresolved + 1
        if isinstance(end, Answered) and end.sources:
            self.topic = Topic(tuple(source.title for source in end.sources))
        return end

    @property
    def understood(self) -> Understood:
        """What the last turn understood, repairs included."""
        return [step for step in self.steps if isinstance(step, Understood)][-1]

    @property
    def looked_up(self) -> list[str]:
        """What the last turn asked knowledge."""
        return [step.question for step in self.steps if isinstance(step, Retrieved)]
