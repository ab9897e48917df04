"""What customers said in stretches of many conversations at once."""

from collections.abc import Collection, Hashable
from typing import Any, Protocol, TypeVar
from uuid import UUID

from zhike.conversations import queries
from zhike.conversations.reading import READ, Reading, subject
from zhike.conversations.turns import text_of
from zhike.conversations.types import Conversation, Message, Said
from zhike.db import Tx
from zhike.identity import Viewer, visible


class Stretch(Hashable, Protocol):
    """A stretch of a conversation, both ends included."""

    @property
    def conversation_id(self) -> UUID:
        """The conversation."""
        ...

    @property
    def from_seq(self) -> int:
        """Its first message."""
        ...

    @property
    def to_seq(self) -> int:
        """Its last message."""
        ...


S = TypeVar("S", bound=Stretch)


class Excerpts:
    """Reads stretches; a fixed number of statements for any number of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    async def said(self, tx: Tx, spans: Collection[S]) -> dict[S, tuple[Said, ...]]:
        """Return customers' texts by stretch without asking who looks; what was erased is missing."""
        known = await self.reading.many(tx, {span.conversation_id for span in spans})
        return await self._read(tx, spans, known)

    async def seen(self, tx: Tx, viewer: Viewer, spans: Collection[S]) -> dict[S, tuple[Said, ...]]:
        """Return customers' texts by stretch, of conversations that the viewer may see."""
        known = await self.reading.many(tx, {span.conversation_id for span in spans})
        mentioned = await self.reading.mentioned(tx, known) if known else {}
        shown = {c.id: c for c in known.values() if visible(viewer, READ, subject(c, mentioned.get(c.id, frozenset())))}
        return await self._read(tx, spans, shown)

    async def conversation(self, tx: Tx, viewer: Viewer, conversation_id: UUID) -> Conversation:
        """Return a conversation that the viewer may see; raises ConversationNotFound."""
        return await self.reading.get(tx, viewer, conversation_id)

    async def message(self, tx: Tx, message_id: UUID) -> tuple[Conversation, Message] | None:
        """Return a message with its conversation, without asking who looks; None when there is none."""
        of = await tx.scalar(queries.CONVERSATION_OF, {"w": tx.workspace, "id": message_id})
        known = await self.reading.many(tx, [of] if of else [])
        if of not in known:
            return None
        found = await self.reading.messages_by_id(tx, [message_id], {of: known[of].customer_id})
        return (known[of], found[0]) if found else None

    async def _read(self, tx: Tx, spans: Collection[S], known: dict[UUID, Conversation]) -> dict[S, tuple[Said, ...]]:
        wanted = [span for span in dict.fromkeys(spans) if span.conversation_id in known]
        if not wanted:
            return {}
        params: dict[str, Any] = {
            "w": tx.workspace,
            "conversations": [span.conversation_id for span in wanted],
            "froms": [span.from_seq for span in wanted],
            "tos": [span.to_seq for span in wanted],
        }
        rows = await tx.rows(queries.OF_SPANS, params)
        plain = [{name: row[name] for name in row if name != "place"} for row in rows]
        messages = await self.reading.book.open_messages(tx, plain, {id_: c.customer_id for id_, c in known.items()})
        found: dict[S, tuple[Said, ...]] = {}
        for row, message in zip(rows, messages, strict=True):
            if not message.content.get("erased"):
                span = wanted[row["place"] - 1]
                said = Said(message.id, message.seq, text_of(message), message.created_at)
                found[span] = (*found.get(span, ()), said)
        return found
