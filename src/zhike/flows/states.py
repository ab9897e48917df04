"""Keeping where conversations stand, and what came of each run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.flows import queries
from zhike.flows.stacks import kept, opened
from zhike.flows.stored_types import OUTCOMES, RunNote
from zhike.flows.types import EMPTY, Event, Stack

_STUCK = {"action_failed": "failed", "action_unknown": "failed", "expression": "failed", "circle": "failed"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands in its flows. ``stamp``: (number of flows, when one last changed)."""

    stack: Stack
    stamp: tuple[int, datetime | None]


class FlowStates:
    """The stacks of a workspace's conversations. What customers told is sealed with their key."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def load(self, tx: Tx, conversation_id: UUID, customer_id: UUID) -> Standing:
        """Return where a conversation stands, and what changes whenever a flow does."""
        stamp, body = await queries.before(tx, conversation_id)
        if body is None:
            return Standing(EMPTY, stamp)
        key = (await self.customers.keys(tx, [customer_id])).get(customer_id)
        stack = opened(queries.open_stack(conversation_id, body, key)) if key is not None else EMPTY
        return Standing(stack, stamp)

    async def save(self, tx: Tx, conversation_id: UUID, customer_id: UUID, stack: Stack, at: datetime) -> None:
        """Keep where a conversation stands now; nothing is kept of one that stands in no flow, or of an erased customer."""
        key = (await self.customers.keys(tx, [customer_id])).get(customer_id)
        if not stack.frames or key is None:
            await queries.drop_stack(tx, conversation_id)
        else:
            value = kept(Stack(stack.frames, at))
            await queries.put_stack(tx, conversation_id, customer_id, key, value, at)

    async def note(
        self, tx: Tx, conversation_id: UUID, mode: str, events: Sequence[Event], stack: Stack, at: datetime
    ) -> None:
        """Note what a turn was to the runs it touched; ``stack``: where the conversation stands after it."""
        await queries.note_runs(tx, conversation_id, mode, notes_of(events, stack), at)

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Forget what these customers told in flows (customers' `Erasure`)."""
        await queries.forget(tx, customer_ids)


def notes_of(events: Sequence[Event], stack: Stack) -> list[RunNote]:
    """Return what a turn was to each run: those of its events, and the one that is spoken of still."""
    by_run: dict[UUID, list[Event]] = {}
    for event in events:
        by_run.setdefault(event.run, []).append(event)
    notes = [_note(run, own) for run, own in by_run.items()]
    top = stack.top
    if top is not None and top.run not in by_run:
        notes.append(RunNote(top.run, top.flow, top.version))
    return notes


def _note(run: UUID, events: Sequence[Event]) -> RunNote:
    repairs = Counter(event.detail for event in events if event.name == "repaired" and event.detail)
    wrote = any(event.name == "wrote" and (event.detail or "").endswith(":done") for event in events)
    return RunNote(run, events[0].flow, events[0].version, wrote, dict(repairs), _outcome(events))


def _outcome(events: Sequence[Event]) -> str | None:
    """Return how a run ended, None while it goes on."""
    for event in reversed(events):
        if event.name == "cancelled":
            return "cancelled"
        if event.name == "stuck":
            return _STUCK.get(event.detail or "", "stuck")
        if event.name == "ended":
            return event.detail if event.detail in OUTCOMES else "resolved"
    return None
