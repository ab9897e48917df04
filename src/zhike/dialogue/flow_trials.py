"""Talking to a flow's draft without a conversation: the worker runs the turn, others ask it. Reaches sandboxes only; nothing is kept
but the record of calls."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol
from uuid import UUID

from numpy.typing import NDArray

from zhike.actions import Caller as ActingFor
from zhike.db import Database
from zhike.dialogue.flow_desk import BoundCalls, FlowDesk
from zhike.dialogue.flow_turn import FlowTurn
from zhike.dialogue.ports import Intents, Knowledge
from zhike.dialogue.steps import Summary, summarise_steps
from zhike.dialogue.turn import turn
from zhike.dialogue.types import HandedOver, Led, TurnContext
from zhike.flows import Flow, FlowBook, Match, Stack, kept, opened, read_flow
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7

TASK = "flows.try"
PATIENCE_S = 30.0
MODE = "test"
NOBODY: Mapping[str, Any] = {"verified": False, "name": "", "tags": [], "attributes": {}}


class Caller(Protocol):
    """Asks a worker (`jobs.Calls`)."""

    def ask(
        self, workspace_id: UUID, task: str, question: dict[str, Any], timeout_s: float = 10
    ) -> Awaitable[dict[str, Any]]:
        """Run ``task`` in a worker and return its answer."""
        ...


class DraftBook(FlowBook):
    """The live flows with a draft in its flow's place; whatever is said first begins the draft."""

    def __init__(self, held: FlowBook | None, draft: Flow, begun: bool) -> None:
        live = [flow for flow in (held.live.values() if held else ()) if flow.name != draft.name]
        super().__init__([*live, draft], model=held.model if held else None)
        self.draft = draft
        self.begun = begun

    def matches(self, text: str, vector: NDArray[Any] | None, given: Mapping[str, Any]) -> list[Match]:
        """Return the flows a message may want: the draft while it has not begun."""
        return super().matches(text, vector, given) if self.begun else [Match(self.draft, 1.0, rule=True)]


@dataclass(frozen=True, slots=True)
class RemoteFlowTrials:
    """The side without models."""

    caller: Caller

    async def say(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Return what the draft says: {text, options, events, waits, stack}; raises CallFailed when no worker is there."""
        return await self.caller.ask(workspace_id, TASK, question, timeout_s=PATIENCE_S)


class FlowTrials:
    """The worker's side."""

    def __init__(self, db: Database, desk: FlowDesk, knowledge: Knowledge, intents: Intents | None = None) -> None:
        self.db = db
        self.desk = desk
        self.knowledge = knowledge
        self.intents = intents

    async def answer(self, workspace_id: UUID, question: dict[str, Any]) -> dict[str, Any]:
        """Answer a call: one message of a customer to a draft, from where ``stack`` stands."""
        stack = opened(question["stack"]) if question["stack"] else Stack()
        customer_id = UUID(question["customer_id"]) if question["customer_id"] else None
        flows = await self._flows(workspace_id, question, stack, customer_id)
        context = TurnContext(workspace_id, (question["text"],), question["locale"], today=utcnow().date())
        summary = await summarise_steps(turn(context, self.knowledge, self.intents, flows))
        return _told(summary)

    async def _flows(
        self, workspace_id: UUID, question: Mapping[str, Any], stack: Stack, customer_id: UUID | None
    ) -> FlowTurn:
        draft, now = read_flow(question["source"]), utcnow()
        async with self.db.transaction(workspace_id) as tx:
            # Nothing is kept under an id that was never given: only what the live flows are.
            standing = await self.desk.states.load(tx, uuid7(), uuid7())
            known = await self.desk.known(tx, customer_id) if customer_id else NOBODY
        book = DraftBook(await self.desk.shelf.book(workspace_id, standing.stamp, stack), draft, bool(stack.frames))
        around = {
            "customer": known,
            "channel": "widget",
            "today": now.date().isoformat(),
            "now": now.isoformat(timespec="seconds"),
        }
        who = ActingFor(
            workspace_id,
            MODE,
            "assistant",
            None,
            None,
            customer_id,
            locale=question["locale"],
            why=f"draft:{draft.name}",
        )
        calls = BoundCalls(self.desk.actions, who, question["turn"])
        return FlowTurn(book, stack, calls, around, now, self.desk.meaning)


def _told(summary: Summary) -> dict[str, Any]:
    end, followed = summary.end, summary.followed
    stack = replace(followed.stack, at=utcnow()) if followed is not None else Stack()
    top = stack.top
    awaits = top.awaits if top is not None else None
    events = [{"name": one.name, "detail": one.detail} for one in (followed.events if followed is not None else ())]
    if isinstance(end, HandedOver):
        events.append({"name": "handed_over", "detail": end.reason})
    card = (end.card or {}) if isinstance(end, Led) else {}
    return {
        "text": "\n\n".join(filter(None, [end.text, str(card.get("title") or "")])),
        "options": [option.label for option in getattr(end, "options", ())],
        "events": events,
        "waits": getattr(awaits, "slot", "yes") if awaits is not None else None,
        "stack": kept(stack) if stack.frames else None,
    }
