"""One connected console, one connected visitor: who looks, and what was sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from zhike.api.gateway.outbox import Outbox
from zhike.channels import VisitorToken
from zhike.conversations import Conversation, hides_text
from zhike.desk import Delivery, language_of
from zhike.facts import Recorded
from zhike.identity import Subject, Viewer, visible
from zhike.kit.errors import ZhikeError

READ = "conversation.read"
BAD_FRAME, SIGN_IN, FORBIDDEN = 4400, 4401, 4403  # why a socket was closed


def as_actor(viewer: Viewer) -> dict[str, Any]:
    """Return a person as signals name him."""
    return {"kind": "person", "id": str(viewer.id), "name": viewer.name, "avatar_url": None}


@dataclass(eq=False, slots=True)
class StaffSocket:
    """A console."""

    outbox: Outbox
    viewer: Viewer
    session: str
    watching: set[UUID] = field(default_factory=set)  # the conversations that stand open there, side by side
    board: bool = False  # looks at the supervisor's board
    seen: set[UUID] = field(default_factory=set)
    position: int = 0

    def concerns(self, _fact: Recorded) -> bool:
        """Say whether a fact is worth joining for this viewer; ``offer`` decides whether he may see it."""
        return True

    def offer(self, delivery: Delivery) -> UUID | None:
        """Send a fact if its conversation may be seen; say ``removed`` when it no longer may.

        Returns the conversation that was watched until now and no longer is.
        """
        if delivery.position <= self.position:
            return None
        self.position = delivery.position
        row = delivery.row
        if row is None:
            self._about_others(delivery)
            return None
        conversation_id = row.conversation.id
        if visible(self.viewer, READ, row.subject):
            self.seen.add(conversation_id)
            mentioned = self.viewer.id in row.mentioned
            body = delivery.for_staff(
                hides_text(self.viewer),
                mentioned,
                conversation_id in self.watching,
                language_of(self.viewer.locale),
                self.viewer.id in row.followers,
                mentioned and delivery.names(self.viewer.id),
            )
            self.outbox.fact(delivery.position, body)
        elif conversation_id in self.seen or self._saw_before(delivery):
            self.seen.discard(conversation_id)
            frame = {"t": "removed", "conversation_id": str(conversation_id), "position": delivery.position}
            self.outbox.frame(frame)
            if conversation_id in self.watching:
                self.watching.discard(conversation_id)  # nor does he see who types there, or the answer as it grows
                return conversation_id
        return None

    def _about_others(self, delivery: Delivery) -> None:
        rows = [row for row in delivery.rows if visible(self.viewer, READ, row.subject)]
        if rows:
            viewer = self.viewer
            body = delivery.of_customer(rows, viewer.id, hides_text(viewer), language_of(viewer.locale))
            self.seen.update(row.conversation.id for row in rows)
            self.outbox.fact(delivery.position, body)
        if delivery.agent is not None and self.viewer.may("staff.read"):
            self.outbox.fact(delivery.position, delivery.for_staff(False, False, False))

    def _saw_before(self, delivery: Delivery) -> bool:
        """Say whether the viewer saw the conversation before this fact changed its owner or team."""
        previous = delivery.fact.payload.get("previous")
        if delivery.fact.name != "conversation.assigned" or delivery.row is None or not isinstance(previous, dict):
            return False
        owner, team = previous.get("id"), previous.get("team")
        subject = Subject(
            delivery.row.conversation.inbox_id,
            UUID(team) if team else None,
            UUID(owner) if owner else None,
            delivery.row.mentioned,
        )
        return visible(self.viewer, READ, subject)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a visitor hears: his conversations, the one he is in, and whom he was before he signed in."""

    current: Conversation | None = None
    conversations: frozenset[UUID] = frozenset()
    kin: frozenset[UUID] = frozenset()


@dataclass(eq=False, slots=True)
class VisitorSocket:
    """A customer's widget."""

    outbox: Outbox
    token: VisitorToken
    conversation_id: UUID | None = None
    conversations: frozenset[UUID] = frozenset()
    kin: frozenset[UUID] = frozenset()
    current: Conversation | None = None
    queue: object = None
    position: int = 0
    since: int = 0  # whatever of `Hub.CHANGES` comes behind this position, the look at the database may have missed
    ended: bool = False
    on_move: Callable[["VisitorSocket", UUID | None], None] | None = None  # told (socket, conversation before)

    @property
    def key(self) -> tuple[UUID, UUID]:
        """Return (inbox, customer)."""
        return self.token.inbox_id, self.token.customer_id

    @property
    def keys(self) -> set[tuple[UUID, UUID]]:
        """Return (inbox, customer) of the customer and, once he signed in, of whom he was before he did."""
        return {self.key, *((self.token.inbox_id, one) for one in self.kin)}

    def end(self, error: ZhikeError, code: int) -> None:
        """Say why, and close; what waits to be written is not for whoever holds this token any more."""
        if self.ended:
            return
        self.ended = True
        self.outbox.discard()
        self.outbox.frame({"t": "error", "code": error.code, "message": error.message()})
        self.outbox.close(code)

    def hear(self, found: Heard) -> None:
        """Listen to what was found in the database."""
        self.conversations, self.kin, self.current = found.conversations, found.kin, found.current
        waits = found.current is not None and found.current.owner_kind == "queue"
        self.queue = {} if waits else None  # unlike any place: the first look tells it
        self._move_to(found.current.id if found.current else None)

    def concerns(self, fact: Recorded) -> bool:
        """Say whether a fact is about a conversation this customer had when the socket opened."""
        return fact.subject_id in self.conversations

    def offer(self, delivery: Delivery) -> None:
        """Send a fact of the conversation the customer is in. Who signed in may have others."""
        if delivery.position <= self.position or delivery.row is None:
            return
        self.position = delivery.position
        c, before = delivery.row.conversation, self.current
        if before is not None and before.id != c.id:
            if before.rank < c.rank:
                return
            if delivery.fact.name != "conversation.opened":  # one he had: its transcript is not in his hands
                self.outbox.frame({"t": "resync", "reason": "restarted"})
        self.current = c
        self._move_to(c.id)
        if delivery.visitor is not None:
            self.queue = delivery.visitor["queue"]
        body = delivery.for_visitor()
        if body is not None:
            self.outbox.fact(delivery.position, body)

    def _move_to(self, conversation_id: UUID | None) -> None:
        if conversation_id != self.conversation_id:
            before, self.conversation_id = self.conversation_id, conversation_id
            if self.on_move is not None:
                self.on_move(self, before)
