"""Assignment of waiting conversations, and what the waiting are told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, ConversationsService
from zhike.db import Database, Tx
from zhike.facts import ActorRef
from zhike.kit.clock import utcnow
from zhike.routing import queries
from zhike.routing.assigning import Kind, assign_batch, decide, note
from zhike.routing.ports import Vips
from zhike.routing.rules import WINDOW_S, expected_wait_s
from zhike.routing.types import Made, Place, Waiting, Why

SYSTEM = ActorRef("system")
MOST_TOLD = 20  # decisions of one conversation


class RoutingService:
    """Hands waiting conversations to people, a batch in one transaction, until nobody waits or nobody is free."""

    def __init__(self, db: Database, conversations: ConversationsService, vips: Vips) -> None:
        self.db = db
        self.conversations = conversations
        self.vips = vips

    async def assign_waiting(self, workspace_id: UUID) -> int:
        """Assign as many waiting conversations as free capacity allows; returns how many."""
        await self.move_on(workspace_id)
        blocked: set[Kind] = set()
        assigned, more = 0, True
        while more:
            async with self.db.transaction(workspace_id) as tx:
                done, more = await assign_batch(tx, self.conversations, blocked)
            assigned += done
        return assigned

    async def move_on(self, workspace_id: UUID) -> int:
        """Give back what colleagues who left or went away still own, and pass on who waited too long; returns how many."""
        async with self.db.transaction(workspace_id) as tx:
            left = await tx.rows(queries.LEFT_BEHIND, {"w": tx.workspace})
            made: list[tuple[str, UUID, UUID, UUID | None, Mapping[str, Any]]] = []
            for row in left:
                c = await self.conversations.to_queue(tx, row["id"], SYSTEM, None, row["reason"])
                assert c.queue_id is not None
                made.append(("given_back", row["id"], c.queue_id, row["agent_id"], {"reason": row["reason"]}))
            overdue = await tx.rows(queries.OVERDUE, {"w": tx.workspace})
            for row in overdue:
                await self.conversations.to_queue(tx, row["id"], SYSTEM, row["overflow_to"], "overflow")
                told = {"waited_s": row["waited_s"], "from": str(row["queue_id"])}
                made.append(("overflow", row["id"], row["overflow_to"], None, told))
            await note(tx, made)
        return len(made)

    async def prefer(self, workspace_id: UUID, conversation_id: UUID) -> None:
        """Raise the priority of an important customer who began to wait in a queue that serves those first."""
        async with self.db.transaction(workspace_id) as tx:
            customer_id = await tx.scalar(queries.PREFERRED, {"w": tx.workspace, "id": conversation_id})
            if customer_id is not None and await self.vips.is_vip(tx, customer_id):
                await self.conversations.set_priority(tx, conversation_id, SYSTEM, "high")

    async def explain(self, tx: Tx, conversation_id: UUID) -> tuple[list[Made], Why | None]:
        """Return what was decided about a conversation, newest first, and why it waits now (None: it does not wait)."""
        rows = await tx.rows(queries.DECISIONS, {"w": tx.workspace, "c": conversation_id, "most": MOST_TOLD})
        made = [Made(row["at"], row["kind"], row["queue_id"], row["agent_id"], row["why"]) for row in rows]
        head = await tx.row(queries.ONE_HEAD, {"w": tx.workspace, "id": conversation_id})
        if head is None:
            return made, None
        [now] = await decide(tx, [head], utcnow())
        return made, now.why

    async def places(self, tx: Tx, conversations: Collection[Conversation]) -> dict[UUID, Place]:
        """Return the place of each waiting conversation. Two statements, none when nobody waits."""
        waiting = {
            c.id: c.queue_id for c in conversations if c.owner_kind == "queue" and c.status != "resolved" and c.queue_id
        }
        if not waiting:
            return {}
        queues = sorted(set(waiting.values()))
        pace = await self._pace(tx, queues)
        params = {"w": tx.workspace, "queues": queues, "ids": list(waiting)}
        return {row["id"]: _place(row, pace[waiting[row["id"]]]) for row in await tx.rows(queries.PLACES, params)}

    async def waiting(self, tx: Tx) -> list[Waiting]:
        """Return everybody who waits in a queue of the workspace. Two statements."""
        rows = await tx.rows(queries.WAITING, {"w": tx.workspace})
        pace = await self._pace(tx, sorted({row["queue_id"] for row in rows}))
        return [Waiting(r["id"], r["inbox_id"], r["team_id"], _place(r, pace[r["queue_id"]])) for r in rows]

    async def next_place(self, tx: Tx, queue_id: UUID, priority: str) -> Place:
        """Return the place that the next one of a priority gets in a queue. Two statements."""
        row = await tx.row(queries.NEXT, {"w": tx.workspace, "queue": queue_id, "priority": priority})
        assert row is not None
        pace = await self._pace(tx, [queue_id])
        return replace(_place({"place": row["ahead"] + 1}, pace[queue_id]), full=row["full"])

    async def outlook(self, tx: Tx, places: Mapping[UUID, int]) -> dict[UUID, int | None]:
        """Return the expected wait in seconds for a place in each queue, None where nothing measures it. One statement."""
        pace = await self._pace(tx, sorted(places))
        return {q: expected_wait_s(place, pace[q]["assigned"], pace[q]["online"]) for q, place in places.items()}

    async def _pace(self, tx: Tx, queues: Sequence[UUID]) -> dict[UUID, Any]:
        params = {"w": tx.workspace, "queues": queues, "window": WINDOW_S}
        return {row["queue_id"]: row for row in await tx.rows(queries.PACE, params)}


def _place(row: Any, pace: Any) -> Place:
    wait = expected_wait_s(row["place"], pace["assigned"], pace["online"])
    return Place(row["place"], wait, pace["online"])
