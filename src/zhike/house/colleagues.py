"""Small adapters: what conversations, the desk and surveys ask of staff and of each other."""

import time
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from zhike.conversations import Book, ConversationsService, Reading, subject, text_of
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.identity import IdentityService, Viewer, visible
from zhike.staff import Agent, StaffService
from zhike.surveys import Rateable

NAMES_TTL_S = 2.0
VIP = "vip"
OF_CUSTOMERS = "SELECT id FROM conversations WHERE workspace_id = :w AND customer_id = ANY(:customers)"


class Colleagues:
    """Staff as conversations and the desk ask about it."""

    def __init__(self, staff: StaffService) -> None:
        self.staff = staff
        self._assistants: dict[UUID, UUID] = {}
        self._names: dict[UUID, tuple[float, dict[UUID, dict[str, Any]]]] = {}

    async def assistant_id(self, tx: Tx) -> UUID:
        """Return the workspace's assistant (it never changes)."""
        found = self._assistants.get(tx.workspace)
        if found is None:
            found = (await self.staff.assistant(tx)).id
            tx.on_commit(lambda: self._assistants.__setitem__(tx.workspace, found))
        return found

    async def assistant_name(self, tx: Tx) -> str:
        """Return what the assistant is called."""
        return (await self.staff.assistant(tx)).name

    async def queue_team(self, tx: Tx, queue_id: UUID | None) -> tuple[UUID, UUID, int] | None:
        """Return (queue, team, seconds to the first answer); the default queue for None."""
        queue = await self.staff.queue(tx, queue_id) if queue_id else await self.staff.default_queue(tx)
        return (queue.id, queue.team_id, queue.first_response_target_s) if queue else None

    async def online(self, tx: Tx, team_id: UUID) -> int:
        """Return how many people of a team are online and take conversations."""
        return await self.staff.online(tx, team_id)

    async def touch_idle(self, tx: Tx, agent_id: UUID) -> None:
        """Note that a conversation was handed to, or left, a person."""
        await self.staff.touch(tx, agent_id)

    async def touch_in_turn(self, tx: Tx, agent_ids: Sequence[UUID]) -> None:
        """Note that people were handed conversations, one after the other."""
        await self.staff.touch_in_turn(tx, agent_ids)

    async def name(self, tx: Tx, agent_id: UUID) -> str:
        """Return an agent's name."""
        return (await self.staff.agent(tx, agent_id)).name

    async def names(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: {name, avatar_url, kind, serves}} (remembered for 2 s: every batch of facts asks)."""
        until, held = self._names.get(tx.workspace, (0.0, {}))
        if until < time.monotonic():
            until, held = self._names[tx.workspace] = (time.monotonic() + NAMES_TTL_S, {})
        if missing := [one for one in agent_ids if one not in held]:
            agents = await self.staff.agents(tx, missing)
            held.update({a.id: _known(a) for a in agents})
        return {one: held[one] for one in agent_ids if one in held}

    async def members(self, tx: Tx, team_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, ...]]:
        """Return who is in these teams."""
        return {team.id: team.member_ids for team in await self.staff.teams(tx) if team.id in team_ids}

    async def queue_names(self, tx: Tx, queue_ids: Collection[UUID]) -> dict[UUID, str]:
        """Return queues' names."""
        return {q.id: q.name for q in await self.staff.queues(tx) if q.id in queue_ids}

    async def cards(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: Agent as the API shows it}."""
        agents = await self.staff.agents(tx, list(agent_ids))
        return dict(zip((a.id for a in agents), await self.staff.agent_json(tx, agents), strict=True))


class Standing:
    """Conversations' Standing: a person's grants and teams as they are now."""

    def __init__(self, identity: IdentityService, staff: StaffService) -> None:
        self.identity = identity
        self.staff = staff

    async def viewer(self, tx: Tx, agent_id: UUID) -> Viewer | None:
        """Return a person as he stands, None once he left."""
        found = await self.identity.load_viewer(tx, agent_id)
        return await self.staff.with_teams(tx, found) if found else None


def _known(a: Agent) -> dict[str, Any]:
    return {"name": a.name, "avatar_url": a.avatar_url, "kind": a.kind, "serves": a.disabled_at is None}


class Rated:
    """Conversations as surveys rate them."""

    def __init__(self, book: Book, conversations: ConversationsService, reading: Reading) -> None:
        self.book = book
        self.conversations = conversations
        self.reading = reading

    async def lock_rateable(self, tx: Tx, conversation_id: UUID) -> Rateable | None:
        """Lock a resolved conversation and return who is rated; None for any other."""
        c = (await self.book.lock(tx, conversation_id)).now
        if c.status != "resolved" or c.merged_into is not None:
            return None
        return Rateable(c.id, c.customer_id, c.owner_kind, c.owner_id)

    async def rated(self, tx: Tx, conversation_id: UUID, score: int, reasons: Sequence[str]) -> None:
        """Note score and reasons and announce the score."""
        await self.conversations.rated(tx, conversation_id, score, reasons)

    async def of_customers(self, tx: Tx, customer_ids: Collection[UUID]) -> Sequence[UUID]:
        """Return every conversation of these customers."""
        return [row["id"] for row in await tx.rows(OF_CUSTOMERS, {"w": tx.workspace, "customers": list(customer_ids)})]


class Transcripts:
    """Dialogue's Transcript: what a turn was about, for those who may see the conversation."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def said(self, tx: Tx, viewer: Viewer, conversation_id: UUID, from_seq: int, to_seq: int) -> list[str]:
        """Return the customer's texts between two seqs; raises ConversationNotFound for who may not see them."""
        c = await self.reading.get(tx, viewer, conversation_id)
        limit = min(to_seq - from_seq + 1, 100)
        messages, _ = await self.reading.messages(tx, c, before_seq=to_seq + 1, limit=limit, private=False)
        return [text_of(m) for m in messages if m.author_kind == "customer" and m.seq >= from_seq]


class Citers:
    """Knowledge's Conversations: those that cite an entry, for who may see them."""

    def __init__(self, reading: Reading, customers: CustomersService) -> None:
        self.reading = reading
        self.customers = customers

    async def seen(self, tx: Tx, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: {number, customer}} of those the viewer may see."""
        found = await self.reading.many(tx, ids)
        mentioned = await self.reading.mentioned(tx, found)
        shown = [
            c
            for c in found.values()
            if visible(viewer, "conversation.read", subject(c, mentioned.get(c.id, frozenset())))
        ]
        cards = await self.customers.cards(tx, sorted({c.customer_id for c in shown}), merged=True) if shown else {}
        return {
            c.id: {"number": c.number, "customer": cards[c.customer_id].name} for c in shown if c.customer_id in cards
        }


class Loads:
    """Staff's AgentLoad: how much everybody has in hand."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def loads(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, int]:
        """Return open conversations by person."""
        return await self.reading.loads(tx, agent_ids)


class Important:
    """Implements routing's port `Vips`: customers tagged "vip"."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def is_vip(self, tx: Tx, customer_id: UUID) -> bool:
        """Say whether a customer carries the tag "vip"."""
        return VIP in [tag.lower() for tag in (await self.customers.get(tx, customer_id)).tags]
