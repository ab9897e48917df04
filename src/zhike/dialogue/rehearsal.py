"""A customer who talks to the assistant without a platform around: for regressions, scenarios and demonstrations."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from zhike.dialogue.flow_turn import FlowTurn, Vector
from zhike.dialogue.model.work import MODEL_S, ModelTurn
from zhike.dialogue.policy_types import Known, PastTurn, Policy
from zhike.dialogue.ports import Intents, Knowledge, Model
from zhike.dialogue.rules import DEFAULT, reply_language, spoken_locale
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    End,
    Followed,
    HandedOver,
    HistoryLine,
    Led,
    Offered,
    Refused,
    Retrieved,
    Step,
    Thresholds,
    Topic,
    TurnContext,
    Understood,
)
from zhike.dialogue.watch import sureness
from zhike.flows import Calls, FlowBook, Stack
from zhike.kit.clock import utcnow
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
    book: FlowBook | None = None
    calls: Calls | None = None
    meaning: Callable[[str], Awaitable[Vector | None]] | None = None
    stack: Stack = field(default_factory=Stack)
    now: datetime = field(default_factory=utcnow)
    policy: Policy = field(default_factory=Policy)
    known: Known = field(default_factory=Known)
    model: Model | None = None
    model_s: float = MODEL_S
    thresholds: Thresholds = DEFAULT
    verified: bool = True
    workspace_id: UUID = field(default_factory=uuid7)

    async def says(self, *texts: str) -> End:
        """Send messages that are answered together; returns how the turn ends."""
        context = TurnContext(
            self.workspace_id,
            texts,
            self._spoken(),
            tuple(self.history),
            self.options,
            self.unresolved,
            self.people,
            topic=self.topic,
            today=self.now.date(),
            related=self.related,
            thresholds=self.thresholds,
            policy=self.policy,
            known=self.known,
        )
        model = ModelTurn(self.model, within_s=self.model_s) if self.model is not None else None
        self.steps = [step async for step in turn(context, self.knowledge, self.intents, self._flows(), model)]
        end = self.steps[-1]
        assert isinstance(end, (Answered, Led, Offered, Asked, Refused, HandedOver)), "the end comes last"
        for step in self.steps:
            if isinstance(step, Followed):
                self.stack = replace(step.stack, at=self.now)
        self.history += [HistoryLine("customer", text) for text in texts] + [HistoryLine("assistant", end.text)]
        self.options = end.options if isinstance(end, Offered | Led | Answered) else ()
        self.related = end.related if isinstance(end, Answered) else ()
        self.unresolved = 0 if end.resolved else self.unresolved + 1
        self._remember(end)
        if isinstance(end, Answered) and end.sources:
            self.topic = Topic(tuple(source.title for source in end.sources))
        return end

    def language(self, texts: Sequence[str]) -> str:
        """Return the language these messages are answered in: zh or en."""
        return reply_language(texts, self._spoken())

    def _spoken(self) -> str:
        lines = (line.text for line in reversed(self.history) if line.by == "customer")
        return spoken_locale(lines, self.locale)

    def person_says(self, text: str) -> None:
        """Let a colleague reply who takes the conversation and gives it back."""
        self.history.append(HistoryLine("person", text))
        self.options, self.related, self.unresolved, self.stack = (), (), 0, Stack()

    def _remember(self, end: End) -> None:
        sources = getattr(end, "sources", ())
        entries, titles = tuple(str(one.entry_id) for one in sources), tuple(one.title for one in sources)
        turn_ = PastTurn(end.outcome, sureness(end), entries, titles)
        self.known = replace(self.known, past=(turn_, *self.known.past))

    def _flows(self) -> FlowTurn | None:
        if self.book is None or self.calls is None or self.meaning is None:
            return None
        customer = {"verified": self.verified, "name": "", "tags": [], "attributes": {}}
        around = {
            "customer": customer,
            "channel": "widget",
            "today": self.now.date().isoformat(),
            "now": self.now.isoformat(),
        }
        return FlowTurn(self.book, self.stack, self.calls, around, self.now, self.meaning)

    @property
    def understood(self) -> Understood:
        """What the last turn understood, repairs included."""
        return [step for step in self.steps if isinstance(step, Understood)][-1]

    @property
    def looked_up(self) -> list[str]:
        """What the last turn asked knowledge."""
        return [step.question for step in self.steps if isinstance(step, Retrieved)]
