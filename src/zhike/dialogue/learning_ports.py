"""What learning needs from outside, named by the need."""

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from zhike.conversations import Conversation, Message, Said
from zhike.db import Tx
from zhike.dialogue.learning_types import Span
from zhike.identity import Viewer


class Excerpts(Protocol):
    """What customers said in stretches of conversations, opened when it is read; what was erased is missing."""

    async def said(self, tx: Tx, spans: Collection[Span]) -> Mapping[Span, tuple[Said, ...]]:
        """Return their texts without asking who looks: for the worker, which shows them to nobody."""
        ...

    async def seen(self, tx: Tx, viewer: Viewer, spans: Collection[Span]) -> Mapping[Span, tuple[Said, ...]]:
        """Return the texts of conversations that the viewer may see."""
        ...

    async def conversation(self, tx: Tx, viewer: Viewer, conversation_id: UUID) -> Conversation:
        """Return a conversation that the viewer may see; raises ConversationNotFound."""
        ...

    async def message(self, tx: Tx, message_id: UUID) -> tuple[Conversation, Message] | None:
        """Return a message with its conversation, without asking who looks."""
        ...


class Votes(Protocol):
    """Counts who finds an entry useful (`knowledge.Usage`)."""

    async def vote(
        self, tx: Tx, entry_id: UUID, voter_id: UUID, useful: bool | None, kind: str = "person"
    ) -> tuple[int, int]:
        """Give, change or take back a vote; raises EntryNotFound for one that is not published."""
        ...


class Judged(Protocol):
    """Announces what a customer said of an answer (`conversations.ConversationsService`)."""

    async def judged(
        self, tx: Tx, conversation_id: UUID, message_id: UUID, turn_id: UUID, helpful: bool | None
    ) -> None:
        """Append the fact message.judged."""
        ...
