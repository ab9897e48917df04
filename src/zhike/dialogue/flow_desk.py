"""Flows as the job of a turn deals with them: load where a conversation stands, run, keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.actions import Actions, Caller, Outcome, Proposal
from zhike.conversations import PendingTurn
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.dialogue.flow_turn import FlowTurn, Vector
from zhike.dialogue.rules import reply_language
from zhike.dialogue.types import Followed
from zhike.flows import FlowShelf, FlowStates, Stack, Standing
from zhike.kit.clock import utcnow
from zhike.language import Embedder


@dataclass(frozen=True, slots=True)
class BoundCalls:
    """Calls on behalf of one conversation in one turn. Implements flows' `Calls`."""

    actions: Actions
    caller: Caller
    seq: int  # of the customer's newest message in this turn

    async def call(self, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Read in a merchant's system."""
        return await self.actions.call(self.caller, operation, arguments, key)

    async def propose(self, operation: str, arguments: Mapping[str, Any], key: str) -> Proposal | Outcome:
        """Prepare a write; a message later than this turn's has to confirm it."""
        return await self.actions.propose(self.caller, operation, arguments, key, self.seq)

    async def confirm(self, proposal_id: UUID, code: str | None = None) -> Outcome:
        """Do what was proposed: this turn's message said yes."""
        return await self.actions.confirm(self.caller, proposal_id, self.seq, code)

    async def send_code(self, proposal_id: UUID) -> Outcome:
        """Send another one-time code."""
        return await self.actions.send_code(self.caller, proposal_id)

    async def withdraw(self, proposal_id: UUID) -> None:
        """Drop what was proposed."""
        await self.actions.withdraw(self.caller, proposal_id)


@dataclass(frozen=True, slots=True)
class Begun:
    """What a turn knows of flows before it thinks."""

    standing: Standing
    customer: Mapping[str, Any]


class FlowDesk:
    """Gives a turn its flows and keeps what became of them."""

    def __init__(
        self,
        states: FlowStates,
        shelf: FlowShelf,
        actions: Actions,
        customers: CustomersService,
        embedder: Embedder,
    ) -> None:
        self.states = states
        self.shelf = shelf
        self.actions = actions
        self.customers = customers
        self.embedder = embedder

    async def warm(self, workspace_id: UUID) -> None:
        """Read a workspace's flows before a customer writes."""
        await self.shelf.warm(workspace_id)

    async def standing(self, tx: Tx, pending: PendingTurn) -> Begun | None:
        """Return where a conversation stands in its flows, None where the workspace has none."""
        standing = await self.states.load(tx, pending.conversation_id, pending.customer_id)
        if not standing.stamp[0]:
            return None
        if any(line.author_kind == "person" for line in pending.history[-1:]):  # a person went on with it meanwhile
            standing = Standing(Stack(), standing.stamp)
        return Begun(standing, await self.known(tx, pending.customer_id))

    async def known(self, tx: Tx, customer_id: UUID) -> dict[str, Any]:
        """Return what expressions of flows read of a customer."""
        customer = await self.customers.get(tx, customer_id)
        return {
            "verified": customer.verified,
            "name": customer.profile.name or "",
            "tags": list(customer.tags),
            "attributes": dict(customer.profile.attributes),
        }

    async def of(self, pending: PendingTurn, begun: Begun, locale: str) -> FlowTurn | None:
        """Return a turn's flows, None where none is live. ``locale``: the language spoken so far."""
        book = await self.shelf.book(pending.workspace_id, begun.standing.stamp, begun.standing.stack)
        if book is None or not book.live:
            return None
        now = utcnow().astimezone(ZoneInfo(pending.time_zone))
        around = {
            "customer": begun.customer,
            "channel": pending.channel,
            "today": now.date().isoformat(),
            "now": now.isoformat(timespec="seconds"),
        }
        caller = Caller(
            pending.workspace_id,
            pending.mode,
            "assistant",
            None,
            pending.conversation_id,
            pending.customer_id,
            locale=reply_language([said.text for said in pending.texts], locale),
        )
        calls = BoundCalls(self.actions, caller, pending.to_seq)
        return FlowTurn(book, begun.standing.stack, calls, around, utcnow(), self.meaning)

    async def keep(self, tx: Tx, pending: PendingTurn, followed: Followed) -> None:
        """Keep where the conversation stands now, and what became of its runs."""
        now = utcnow()
        await self.states.save(tx, pending.conversation_id, pending.customer_id, followed.stack, now)
        await self.states.note(tx, pending.conversation_id, pending.mode, followed.events, followed.stack, now)

    async def meaning(self, text: str) -> Vector | None:
        """Return what a text means as a vector, None without a model."""
        if not self.embedder.dim:
            return None
        (row,) = await self.embedder.embed([text])
        found: Vector = row
        return found
