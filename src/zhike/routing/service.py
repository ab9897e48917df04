"""Assignment of waiting conversations, and what the waiting are told."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, ConversationsService
from zhike.db import Database, Tx
from zhike.facts import ActorRef
from zhike.routing import queries
from zhike.routing.rules import WINDOW_S, expected_wait_s, longest_idle
from zhike.routing.types import Candidate, Place, Waiting


class RoutingService:
    """Hands waiting conversations to people, one transaction each, until nobody waits or nobody is free."""

    def __init__(self, db: Database, conversations: ConversationsService) -> None:
        self.db = db
        self.conversations = conversations

    async def assign_waiting(self, workspace_id: UUID) -> int:
        """Assign as many waiting conversations as free capacity allows; returns how many."""
        await self._take_back(workspace_id)
        skip: list[UUID] = []
        full: list[UUID] = []  # teams without a free colleague: their queues need no second look
        assigned = 0
        while True:
            async with self.db.transaction(workspace_id) as tx:
                done = await self._assign_next(tx, skip, full)
            if done is None:
                return assigned
            assigned += done

    async def _take_back(self, workspace_id: UUID) -> None:
        """Put what colleagues who left still own back into its queue."""
        async with self.db.transaction(workspace_id) as tx:
            for row in await tx.rows(queries.LEFT_BEHIND, {"w": tx.workspace}):
                await self.conversations.to_queue(tx, row["id"], ActorRef("system"), None, "agent_left")

    async def _assign_next(self, tx: Tx, skip: list[UUID], full: list[UUID]) -> int | None:
        """Assign the head of the queues; None when nobody waits. Agents' rows are locked, so loads hold still."""
        head = await tx.row(queries.HEAD, {"w": tx.workspace, "skip": skip, "full": full})
        if head is None:
            return None
        rows = await tx.rows(queries.CANDIDATES, {"w": tx.workspace, "team": head["team_id"]})
        # Counted once the agents' rows are locked: another job's assignment is in the count.
        agents = [row["agent_id"] for row in rows]
        counted = await tx.rows(queries.LOADS, {"w": tx.workspace, "agents": agents}) if agents else ()
        loads = {row["owner_id"]: row["load"] for row in counted}
        chosen = longest_idle([Candidate(**row, load=loads.get(row["agent_id"], 0)) for row in rows])
        if chosen is None and head["team_id"] is not None:
            full.append(head["team_id"])
            return 0
        if chosen is None or await self.conversations.assign_queued(tx, head["id"], chosen.agent_id) is None:
            skip.append(head["id"])
            return 0
        return 1

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
        ahead = int(await tx.scalar(queries.NEXT, {"w": tx.workspace, "queue": queue_id, "priority": priority}))
        pace = await self._pace(tx, [queue_id])
        return _place({"place": ahead + 1}, pace[queue_id])

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
