"""The hub of one process: one tailer fills a ring, sockets read only the ring and hold no database session."""

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import takewhile
from typing import Any
from uuid import UUID

import structlog

from zhike.api.gateway import boards, places
from zhike.api.gateway.sockets import FORBIDDEN, SIGN_IN, Heard, StaffSocket, VisitorSocket, as_actor
from zhike.channels import InboxDisabled, TokenExpired, VisitorToken
from zhike.db import Database
from zhike.db.errors import away
from zhike.desk import Deliveries, Delivery
from zhike.facts import Recorded, Tailer
from zhike.identity import Viewer
from zhike.kit.ids import parse_id
from zhike.signals import Signal, SignalBus

log = structlog.get_logger("zhike.gateway")
RING = 20_000
REPLAY = 1_000  # facts; whoever missed more takes a new snapshot, which costs less
Find = Callable[[VisitorToken], Awaitable[Heard]]
CHANGES = ("inbox.changed", "customer.identified")  # of who may listen


class Hub:
    """Knows every socket of this process and gives each its facts and signals."""

    def __init__(
        self, db: Database, deliveries: Deliveries, bus: SignalBus, on_fact: Callable[[Recorded], None]
    ) -> None:
        self.deliveries = deliveries
        self.bus = bus
        self.on_fact = on_fact
        self.places = places.Places(deliveries)
        self.boards = boards.Boards()
        self.tailer = Tailer(db, self._facts)
        self.ring: deque[Recorded] = deque(maxlen=RING)
        self.staff: dict[UUID, set[StaffSocket]] = defaultdict(set)
        self.visitors: dict[UUID, dict[tuple[UUID, UUID], set[VisitorSocket]]] = defaultdict(lambda: defaultdict(set))
        self.talking: dict[UUID, set[VisitorSocket]] = {}  # by conversation: who hears its typing and tokens
        self.under_way: Sequence[Recorded] = ()  # the batch that is being delivered: not in the ring yet
        self.find: Find = nobody  # looks up what a visitor hears; the widget's gateway sets it
        bus.listen(self._signal)

    @property
    def position(self) -> int:
        """Return the position up to which every socket has been served. Read it before taking a snapshot."""
        return self.tailer.position

    async def run(self) -> None:
        """Follow the log until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.tailer.run())
            group.create_task(self._tell_places())
            group.create_task(self._tell_boards())

    def add_staff(self, socket: StaffSocket) -> None:
        """Register a console."""
        self.staff[socket.viewer.workspace_id].add(socket)

    def add_visitor(self, socket: VisitorSocket) -> None:
        """Register a widget."""
        for key in socket.keys:
            self.visitors[socket.token.workspace_id][key].add(socket)
        socket.on_move = self._moved
        self._moved(socket, None)

    def _moved(self, socket: VisitorSocket, before: UUID | None) -> None:
        """Keep the index by conversation: a visitor's next message may open another."""
        if before is not None:
            own = self.talking.get(before, set())
            own.discard(socket)
            if not own:
                self.talking.pop(before, None)
        if socket.conversation_id is not None:
            self.talking.setdefault(socket.conversation_id, set()).add(socket)

    def drop(self, socket: StaffSocket | VisitorSocket) -> None:
        """Forget a socket."""
        if isinstance(socket, StaffSocket):
            sockets = self.staff[socket.viewer.workspace_id]
            sockets.discard(socket)
            if not sockets:
                self.staff.pop(socket.viewer.workspace_id, None)
            return
        before, socket.conversation_id, socket.on_move = socket.conversation_id, None, None
        self._moved(socket, before)
        workspace = self.visitors[socket.token.workspace_id]
        for key in socket.keys:
            workspace[key].discard(socket)
            if not workspace[key]:
                del workspace[key]
        if not workspace:
            self.visitors.pop(socket.token.workspace_id, None)

    async def resume(self, socket: StaffSocket | VisitorSocket, workspace_id: UUID, position: int | None) -> bool:
        """Replay what a socket missed, then register it; False (after a resync frame) when the ring no longer holds it.

        Nothing runs between seeing that no fact is missing and registering, so none is skipped, doubled or out of order.
        """
        after = self.position if position is None else position
        resumed = after == self.position or self._holds(after)
        socket.outbox.frame({"t": "welcome", "position": self.position, "resumed": resumed})
        if not resumed:
            socket.outbox.frame({"t": "resync", "reason": "too_old" if after < self.position else "restarted"})
            after = self.position
        socket.position = after
        while after < self.position:
            now = self.position
            missed = [f for f in self._behind(after) if f.workspace_id == workspace_id and socket.concerns(f)]
            if len(missed) > REPLAY:
                socket.outbox.frame({"t": "resync", "reason": "too_old"})
                missed, resumed = [], False
            joined = await self.deliveries.join(workspace_id, missed) if missed else ()
            if isinstance(socket, VisitorSocket) and self._since_checked(socket) is None:
                return False
            for delivery in joined:
                if isinstance(socket, StaffSocket) or _belongs(socket, delivery.row):
                    socket.offer(delivery)
            after = socket.position = now
        if isinstance(socket, StaffSocket):
            self.add_staff(socket)
            return resumed
        more = self._since_checked(socket)
        if more is not None:
            self.add_visitor(socket)
            await self._find_anew([socket] if more else [])
        return resumed and more is not None

    def _holds(self, position: int) -> bool:
        """Say whether the ring holds every fact behind ``position``."""
        if position > self.position or not self.ring:
            return False
        return self.ring[0].position <= position + 1

    def _behind(self, position: int) -> list[Recorded]:
        """Return the ring's facts behind ``position``, from its end: whoever was gone for a moment reads few."""
        found = list(takewhile(lambda fact: fact.position > position, reversed(self.ring)))
        return found[::-1]

    def _since_checked(self, socket: VisitorSocket) -> bool | None:
        """Apply to a socket that is not registered yet what was said since it was checked.

        Returns whether it has more to hear than was found then; None when it was ended.
        """
        if socket.since < self.position and not self._holds(socket.since):
            socket.end(TokenExpired(), SIGN_IN)  # too long ago to tell; it comes back at once
        missed = [*self._behind(socket.since), *self.under_way]
        more = [self._door(socket, fact) for fact in missed if fact.workspace_id == socket.token.workspace_id]
        return None if socket.ended else any(more)

    async def _facts(self, facts: Sequence[Recorded]) -> None:
        """Deliver a batch; sockets that register while it is under way get it too, before the position moves."""
        waiting: dict[UUID, list[Recorded]] = defaultdict(list)
        joined: list[VisitorSocket] = []
        self.under_way = facts
        for fact in facts:
            self.on_fact(fact)
            if fact.workspace_id in self.visitors:
                joined += self._doors(fact)
            waiting[fact.workspace_id].append(fact)
        await self._find_anew(joined)
        while watched := [w for w in waiting if w in self.staff or w in self.visitors]:
            await asyncio.gather(*(self._deliver(w, waiting.pop(w)) for w in watched))
        self.ring.extend(facts)
        self.under_way = ()
        self.places.note(facts)
        self.boards.note(facts)

    async def _join(self, workspace_id: UUID, facts: Sequence[Recorded]) -> Sequence[Delivery]:
        """Join facts; what cannot be joined makes its workspace's sockets look anew, and never holds up the others'."""
        try:
            return await self.deliveries.join(workspace_id, facts)
        except Exception as error:
            if away(error):
                raise  # the database is away: the tailer reads these facts again
            first = facts[0].position
            log.error("gateway.undeliverable", error=type(error).__name__, workspace_id=str(workspace_id), first=first)
            for socket in [*self.staff.get(workspace_id, ()), *self._visitors_of(workspace_id)]:
                socket.outbox.frame({"t": "resync", "reason": "restarted"})
            return ()

    async def _deliver(self, workspace_id: UUID, facts: Sequence[Recorded]) -> None:
        for delivery in await self._join(workspace_id, facts):
            for staff in list(self.staff.get(workspace_id, ())):
                if (left := staff.offer(delivery)) is not None:
                    self.tell(staff.viewer, "viewing", left, {"on": False})
            if delivery.row is not None and workspace_id in self.visitors:
                c = delivery.row.conversation
                for visitor in list(self.visitors[workspace_id].get((c.inbox_id, c.customer_id), ())):
                    visitor.offer(delivery)

    def tell(self, viewer: Viewer, kind: str, conversation_id: UUID | str | None, data: dict[str, Any]) -> None:
        """Signal what a person does at a conversation to those who look at it."""
        about = str(conversation_id) if conversation_id else None
        self.bus.publish(Signal(str(viewer.workspace_id), kind, about, as_actor(viewer), data))

    def _signal(self, signal: Signal) -> None:
        workspace_id = parse_id(signal.workspace_id)
        conversation_id = parse_id(signal.conversation_id or "")
        if workspace_id is None:
            return
        frame = {
            "t": "signal",
            "kind": signal.kind,
            "conversation_id": signal.conversation_id,
            "actor": signal.actor,
            "data": signal.data,
        }
        watching = [s for s in self.staff.get(workspace_id, ()) if conversation_id in s.watching]
        others = [s for s in watching if str(s.viewer.id) != signal.actor.get("id")]
        for staff in others:
            staff.outbox.frame(frame)
        if signal.kind == "viewing" and signal.data.get("new"):  # whoever has just come is told who is there
            for viewer in {s.viewer.id: s.viewer for s in others}.values():
                self.tell(viewer, "viewing", signal.conversation_id, {"on": True})
        if signal.data.get("private"):
            return  # a note is being written: nothing for the customer
        if signal.kind in ("typing", "token") and signal.actor.get("kind") != "customer":
            for visitor in self.talking.get(conversation_id, ()) if conversation_id else ():
                if visitor.token.workspace_id == workspace_id:
                    visitor.outbox.frame(frame)

    def _visitors_of(self, workspace_id: UUID) -> Iterable[VisitorSocket]:
        for key, sockets in self.visitors.get(workspace_id, {}).items():
            yield from (s for s in sockets if s.key == key)  # once, under however many customers it is held

    def _doors(self, fact: Recorded) -> list[VisitorSocket]:
        """Close the sockets of visitors who may no longer listen; return those who have more to hear from now on."""
        visitors = list(self._visitors_of(fact.workspace_id)) if fact.name in CHANGES else []
        joined = [socket for socket in visitors if self._door(socket, fact)]
        for socket in visitors:
            if socket.ended:
                self.drop(socket)
        return joined

    def _door(self, socket: VisitorSocket, fact: Recorded) -> bool:
        """End a socket that a fact takes its right to listen; say whether it has more to hear: its customer signed in
        elsewhere, and what he said there before he did is his too."""
        token = socket.token
        match fact.name:
            case "inbox.changed" if fact.payload["disabled"] and token.inbox_id == fact.subject_id:
                socket.end(InboxDisabled(), FORBIDDEN)
            case "customer.identified" if fact.payload["visitor"] == str(token.identity_id):
                socket.end(TokenExpired(), SIGN_IN)
            case "customer.identified":
                return fact.payload["visitor"] is not None and fact.payload["identity"] == str(token.identity_id)
        return False

    async def _find_anew(self, sockets: Sequence[VisitorSocket]) -> None:
        """Look up whose conversations these visitors hear now, and have them take a new snapshot."""
        for socket in dict.fromkeys(sockets):
            workspace_id = socket.token.workspace_id
            try:
                found = await self.find(socket.token)
            except Exception as error:
                if away(error):
                    raise
                log.warning("gateway.visitor_not_found_anew", error=type(error).__name__)
                socket.end(TokenExpired(), SIGN_IN)  # it comes back, and is looked up then
                self.drop(socket)
                continue
            if socket in self.visitors.get(workspace_id, {}).get(socket.key, ()):  # still there
                socket.hear(found)
                for key in socket.keys:
                    self.visitors[workspace_id][key].add(socket)
                socket.outbox.frame({"t": "resync", "reason": "restarted"})

    def _end_expired(self, workspace_id: UUID) -> None:
        """Close the sockets whose token has run out; a widget comes back with a new one by itself."""
        now = time.time()
        for socket in list(self._visitors_of(workspace_id)):
            if socket.token.expires_at <= now:
                socket.end(TokenExpired(), SIGN_IN)
                self.drop(socket)

    async def _tell_places(self) -> None:
        """Tell who waits, and who serves them, when places changed because somebody else was served."""
        while True:
            await asyncio.sleep(places.EVERY_S)
            self.places.forget(self.staff.keys())
            for workspace_id in list(self.visitors):
                self._end_expired(workspace_id)
                await self._tell(self.places.tell_visitors(workspace_id, list(self._visitors_of(workspace_id))))
            for workspace_id, sockets in list(self.staff.items()):
                await self._tell(self.places.tell_staff(workspace_id, list(sockets), self.position))

    async def _tell_boards(self) -> None:
        """Tell who looks at a board that its numbers moved."""
        while True:
            await asyncio.sleep(boards.TICK_S)
            for workspace_id in self.boards.due(time.monotonic()):
                boards.tell(self.staff.get(workspace_id, ()))

    async def _tell(self, telling: Awaitable[None]) -> None:
        try:
            await telling
        except Exception as error:
            log.warning("gateway.places_failed", error=type(error).__name__)


async def nobody(_token: VisitorToken) -> Heard:
    """Return that a visitor has no conversation (where no widget's gateway is)."""
    return Heard()


def _belongs(socket: VisitorSocket, row: object) -> bool:
    conversation = getattr(row, "conversation", None)
    return conversation is not None and (conversation.inbox_id, conversation.customer_id) in socket.keys
