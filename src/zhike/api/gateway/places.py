"""Places in queues: they move when somebody else is served, and no fact is about those who only move up.

So places travel as a signal, gathered over a moment. A console gets all those it may see at once, with the position they
are known through: it can tell them from older and newer rows, and one that was lost is made good by the next.
"""

import json
import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from zhike.api.gateway.sockets import READ, StaffSocket, VisitorSocket
from zhike.desk import Deliveries, visitor_conversation
from zhike.facts import Recorded
from zhike.identity import Subject, visible

EVERY_S = 2.0
ANEW_S = 20.0  # the expected wait moves with the clock too, and a signal may have been lost
MOVES = {
    "conversation.opened", "conversation.assigned", "conversation.handed_over", "conversation.status_changed",
    "agent.changed", "agent.presence_changed",
}  # fmt: skip


class Places:
    """Tells who waits, and who serves them, what place each has now."""

    def __init__(self, deliveries: Deliveries) -> None:
        self.deliveries = deliveries
        self.moved: set[UUID] = set()  # workspaces
        self.told_at: dict[UUID, float] = {}

    def note(self, facts: Iterable[Recorded]) -> None:
        """Remember whose queues may have moved."""
        self.moved.update(fact.workspace_id for fact in facts if fact.name in MOVES)

    def forget(self, listening: Collection[UUID]) -> None:
        """Keep nothing about workspaces in which nobody listens: whoever comes takes a snapshot."""
        self.moved.intersection_update(listening)
        self.told_at = {w: at for w, at in self.told_at.items() if w in listening}

    async def tell_staff(self, workspace_id: UUID, sockets: Sequence[StaffSocket], position: int) -> None:
        """Send every console the places it may see, if they may have moved. ``position``: facts through it are delivered."""
        now = time.monotonic()
        if workspace_id not in self.moved and now - self.told_at.setdefault(workspace_id, now) < ANEW_S:
            return
        self.moved.discard(workspace_id)  # before looking: what moves meanwhile is looked at again
        self.told_at[workspace_id] = now
        try:
            async with self.deliveries.db.transaction(workspace_id) as tx:
                found = await self.deliveries.desk.waiting(tx)
        except Exception:
            self.moved.add(workspace_id)
            raise
        by_subject: dict[Subject, dict[str, Any]] = defaultdict(dict)
        for conversation_id, subject, queue in found:
            by_subject[subject][str(conversation_id)] = (queue["place"], queue["expected_wait_s"])
        encoded: dict[tuple[bool, ...], str] = {}  # most see the same: written once
        for socket in sockets:
            sees = tuple(visible(socket.viewer, READ, subject) for subject in by_subject)
            if not any(sees):
                continue
            if sees not in encoded:
                mine = [places for places, seen in zip(by_subject.values(), sees, strict=True) if seen]
                encoded[sees] = _frame(position, {key: place for places in mine for key, place in places.items()})
            socket.outbox.signal(encoded[sees])

    async def tell_visitors(self, workspace_id: UUID, sockets: Iterable[VisitorSocket]) -> None:
        """Send each waiting customer his place when it has changed."""
        waiting = [s for s in sockets if s.queue is not None and s.conversation_id]
        if not waiting:
            return
        ids = {s.conversation_id for s in waiting if s.conversation_id}
        async with self.deliveries.db.transaction(workspace_id) as tx:
            conversations = await self.deliveries.reading.many(tx, ids)
            rows = await self.deliveries.desk.rows(tx, list(conversations.values()))
        for socket in waiting:
            row = rows.get(socket.conversation_id) if socket.conversation_id else None
            if row is not None and row.common["queue"] != socket.queue:
                socket.queue = row.common["queue"]
                conversation = visitor_conversation(row, {})
                frame = {"t": "signal", "kind": "queue", "conversation_id": str(row.conversation.id), "actor": {}}
                socket.outbox.frame(frame | {"data": {"conversation": conversation, "queue": socket.queue}})


def _frame(position: int, places: dict[str, Any]) -> str:
    frame = {"t": "signal", "kind": "queue", "conversation_id": None, "actor": None}
    return json.dumps(frame | {"data": {"position": position, "places": places}}, separators=(",", ":"))
