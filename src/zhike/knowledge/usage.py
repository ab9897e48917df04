"""Where an entry was used, and how useful people find it."""

from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.knowledge import queries_use
from zhike.knowledge.errors import EntryNotFound
from zhike.knowledge.life_types import Citation, Week
from zhike.knowledge.ports import Conversations
from zhike.knowledge.service import KnowledgeService, locked

WEEKS, RECENT = 12, 30


class Usage:
    """Use and votes."""

    def __init__(self, knowledge: KnowledgeService, conversations: Conversations) -> None:
        self.knowledge = knowledge
        self.conversations = conversations

    async def of(
        self, tx: Tx, viewer: Viewer, entry_id: UUID
    ) -> tuple[list[Week], list[tuple[Citation, dict[str, Any]]], int]:
        """Return (weeks, recent citations with the conversations the viewer may see, how many he may not)."""
        entry = await self.knowledge.entry(tx, entry_id)
        weeks = await queries_use.weeks(tx, entry.id, WEEKS)
        cited = await queries_use.recent(tx, entry.id, RECENT)
        seen = await self.conversations.seen(tx, viewer, {one.conversation_id for one in cited}) if cited else {}
        shown = [(one, seen[one.conversation_id]) for one in cited if one.conversation_id in seen]
        return weeks, shown, len(cited) - len(shown)

    async def votes(self, tx: Tx, entry_id: UUID, voter_id: UUID) -> tuple[int, int, bool | None]:
        """Return (up, down, somebody's own vote); raises EntryNotFound."""
        entry = await self.knowledge.entry(tx, entry_id)
        return entry.up, entry.down, await queries_use.vote_of(tx, entry_id, voter_id)

    async def vote(
        self, tx: Tx, entry_id: UUID, voter_id: UUID, useful: bool | None, kind: str = "person"
    ) -> tuple[int, int]:
        """Say whether an entry is useful, or take that back (None); one vote each. Returns (up, down)."""
        entry = await locked(tx, entry_id, None)
        if entry.state != "published":
            raise EntryNotFound
        before = await queries_use.vote_of(tx, entry_id, voter_id)
        return await queries_use.vote(tx, entry_id, voter_id, kind, before, useful)
