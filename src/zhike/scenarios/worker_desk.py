"""The assistant of a worker, for customers who are played: its own turns with the workspace's knowledge, flows, policy and model,
without a conversation. Reaches sandboxes only; nothing is kept but the record of calls."""

import time
from collections.abc import Awaitable, Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.actions import Actions, Outcome, Proposal, Sandboxes
from zhike.actions import Caller as ActingFor
from zhike.db import Database, Tx
from zhike.dialogue import (
    BoundCalls,
    Customer,
    FlowDesk,
    Followed,
    HandedOver,
    HandOvers,
    Intents,
    Knowledge,
    ModelDesk,
    ThresholdShelf,
    message_of,
)
from zhike.flows import Flow, Stack
from zhike.kit.clock import utcnow
from zhike.scenarios.errors import SandboxStuck
from zhike.scenarios.ports import Desk
from zhike.scenarios.rules import course, labels_of, words_of
from zhike.scenarios.types import Call, Given, Heard, Standing

MODE = "test"
WHY = "scenario"


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the assistant of a worker is made of. ``played``: the merchant's systems for a customer with this account."""

    db: Database
    knowledge: Knowledge
    intents: Intents
    flows: FlowDesk
    policies: HandOvers
    thresholds: ThresholdShelf
    models: ModelDesk
    played: Callable[[str | None], Actions]
    sandboxes: Sandboxes
    zone: Callable[[Tx], Awaitable[str]]

    async def desk(self, workspace_id: UUID, draft: Flow | None = None) -> Desk:
        """Return where played customers come to; ``draft``: a flow in place of the live one."""
        shelf = self.flows.shelf
        book = await (shelf.with_draft(workspace_id, draft) if draft is not None else shelf.live(workspace_id))
        thresholds = await self.thresholds.of(workspace_id)
        model = await self.models.alone(workspace_id)
        async with self.db.transaction(workspace_id) as tx:
            policy = (await self.policies.get(tx))[0].held
            operations = await self.flows.actions.operations(tx)
            zone = await self.zone(tx)
        writes = frozenset(one.name for one in operations if one.writes)

        def customer() -> Customer:
            return Customer(
                self.knowledge,
                intents=self.intents,
                book=book,
                meaning=self.flows.meaning,
                now=utcnow().astimezone(ZoneInfo(zone)),
                policy=policy,
                model=model.model if model is not None else None,
                thresholds=thresholds,
                workspace_id=workspace_id,
            )

        return WorkerDesk(workspace_id, customer, self.played, self.sandboxes, writes)


@dataclass(frozen=True, slots=True)
class WorkerDesk:
    """Opens lines to the assistant of this process."""

    workspace_id: UUID
    customer: Callable[[], Customer]
    played: Callable[[str | None], Actions]
    sandboxes: Sandboxes
    writes: Set[str]

    async def opens(self, given: Given) -> "WorkerLine":
        """Begin a conversation; sandboxes are as new where their connectors say how. Raises SandboxStuck."""
        if stuck := await self.sandboxes.renew(self.workspace_id, MODE):
            raise SandboxStuck(connectors=", ".join(stuck))
        customer = self.customer()
        customer.people, customer.verified = given.people, given.customer is not None
        return WorkerLine(self.workspace_id, customer, self.played(given.customer), self.writes)


@dataclass
class Overheard:
    """Calls of one turn, remembered. Implements flows' `Calls`."""

    calls: BoundCalls
    writes: Set[str]
    proposed: dict[UUID, Proposal]
    made: list[Call] = field(default_factory=list)

    async def call(self, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Read, or write what needs no yes."""
        outcome = await self.calls.call(operation, arguments, key)
        self.made.append(Call(operation, operation in self.writes, outcome.state, dict(arguments)))
        return outcome

    async def propose(self, operation: str, arguments: Mapping[str, Any], key: str) -> Proposal | Outcome:
        """Prepare a write."""
        found = await self.calls.propose(operation, arguments, key)
        if isinstance(found, Proposal):
            self.proposed[found.id] = found
            self.made.append(Call(operation, True, "proposed", found.arguments))
        else:
            self.made.append(Call(operation, True, found.state, dict(arguments)))
        return found

    async def confirm(self, proposal_id: UUID, code: str | None = None) -> Outcome:
        """Do what was proposed."""
        outcome = await self.calls.confirm(proposal_id, code)
        known = self.proposed.get(proposal_id)
        if known is not None:
            self.made.append(Call(known.operation, True, outcome.state, known.arguments))
        return outcome

    async def withdraw(self, proposal_id: UUID) -> None:
        """Drop what was proposed."""
        await self.calls.withdraw(proposal_id)

    async def send_code(self, proposal_id: UUID) -> Outcome:
        """Send another one-time code."""
        return await self.calls.send_code(proposal_id)


@dataclass
class WorkerLine:
    """One played customer. After a hand-over people have the conversation: nothing is said to him any more."""

    workspace_id: UUID
    customer: Customer
    actions: Actions
    writes: Set[str]
    turns: int = 0
    proposed: dict[UUID, Proposal] = field(default_factory=dict)
    people_have_it: bool = False

    async def says(self, texts: tuple[str, ...]) -> Heard:
        """Send messages and return what came of them."""
        if self.people_have_it:
            return Heard("", "nothing")
        self.turns += 1
        began = time.perf_counter()
        caller = ActingFor(
            self.workspace_id, MODE, "assistant", None, None, None, locale=self.customer.language(texts), why=WHY
        )
        overheard = Overheard(BoundCalls(self.actions, caller, self.turns), self.writes, self.proposed)
        self.customer.calls = overheard
        end = await self.customer.says(*texts)
        seconds = time.perf_counter() - began
        self.people_have_it = isinstance(end, HandedOver)
        content = {"text": end.text} if isinstance(end, HandedOver) else message_of(end)[1]
        followed = next((one for one in reversed(self.customer.steps) if isinstance(one, Followed)), Followed(Stack()))
        patterns, ended = course((one.name, one.flow, one.detail) for one in followed.events)
        return Heard(
            text=words_of(content),
            outcome=end.outcome,
            cites=tuple(one.title for one in getattr(end, "sources", ())),
            options=tuple(labels_of(content)),
            patterns=patterns,
            ended=ended,
            standing=_standing(self.customer.stack),
            calls=tuple(overheard.made),
            hand_over=end.reason if isinstance(end, HandedOver) else None,
            seconds=seconds,
        )

    async def passes(self, time: timedelta) -> None:
        """Let time pass."""
        self.customer.now += time

    async def hangs_up(self) -> None:
        """Nothing to do: nothing was kept."""


def _standing(stack: Stack) -> Standing | None:
    top = stack.top
    if top is None:
        return None
    awaits = getattr(top.awaits, "slot", "confirmation") if top.awaits is not None else None
    return Standing(top.flow, awaits, dict(top.told))
