"""Drafts: what an agent has written for a conversation and not sent, the same on all his devices."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from zhike.conversations import queries_writing as q
from zhike.conversations.attachments import Attachments
from zhike.conversations.book import open_json, seal_json
from zhike.conversations.errors import DraftChanged
from zhike.conversations.ports import Keys
from zhike.conversations.types import Conversation
from zhike.conversations.writing_types import SavedDraft, ScheduledReply, Words
from zhike.db import Tx
from zhike.kit.ids import parse_id

Seen = datetime | Literal["any"] | None
KEPT_DAYS = 30  # a draft nobody touched for so long, and a reply that could not go, are removed


class Drafts:
    """Keeps one reply and one note for each agent and conversation."""

    def __init__(self, keys: Keys, attachments: Attachments) -> None:
        self.keys = keys
        self.attachments = attachments

    async def save(
        self,
        tx: Tx,
        c: Conversation,
        agent_id: UUID,
        private: bool,
        words: Words,
        seen: Seen = "any",
    ) -> datetime | None:
        """Keep what was written; nothing written removes the draft. Returns when it was kept, None for nothing.

        ``seen``: when the draft that the writer read was kept, None when there was none. Raises DraftChanged where another
        device saved one since, AttachmentNotFound for a file that is not of this customer.
        """
        at = {"w": tx.workspace, "agent": agent_id, "c": c.id, "private": private}
        at |= {"any": seen == "any", "seen": None if seen == "any" else seen}
        for one in words.attachments:
            await self.attachments.check_usable(tx, {"attachment": {"id": str(one)}}, [c.customer_id])
        reply_to = str(words.reply_to) if words.reply_to else None
        said = {
            "text": words.text,
            "rich": words.rich,
            "reply_to": reply_to,
            "cards": [dict(card) for card in words.cards],
        }
        body = None if words.empty else seal_json(await self._key(tx, c), said, _context(c.id, agent_id))
        if body is None:
            if not await tx.scalar(q.DROP_SEEN, at):
                raise DraftChanged()
            return None
        kept: datetime | None = await tx.scalar(
            q.SAVE_DRAFT, at | {"body": body, "attachments": list(words.attachments)}
        )
        if kept is None:
            raise DraftChanged()
        return kept

    async def put_back(self, tx: Tx, c: Conversation, reply: ScheduledReply) -> datetime | None:
        """Keep a reply that was taken back as its writer's draft, before what he has written since."""
        since = next((one.words for one in await self.of(tx, c, reply.agent_id) if not one.private), Words())
        return await self.save(tx, c, reply.agent_id, False, taken_back(reply, since))

    async def of(self, tx: Tx, c: Conversation, agent_id: UUID) -> list[SavedDraft]:
        """Return an agent's drafts for a conversation: at most a reply and a note."""
        rows = await tx.rows(q.DRAFTS, {"w": tx.workspace, "agent": agent_id, "c": c.id})
        key = await self._key(tx, c) if rows else None
        opened = [(row, open_json(key, row["body"], _context(c.id, agent_id))) for row in rows]
        return [_draft(row, said) for row, said in opened if said is not None]

    async def unsent(self, tx: Tx, agent_id: UUID) -> Sequence[Mapping[Any, Any]]:
        """Return (conversation_id, what: draft | scheduled | not_sent, at) of what an agent has not finished, newest first."""
        return await tx.rows(q.UNSENT, {"w": tx.workspace, "agent": agent_id})

    async def sweep(self, tx: Tx) -> None:
        """Remove what nobody touched for `KEPT_DAYS`."""
        for statement in (q.SWEEP_DRAFTS, q.SWEEP_FAILED):
            await tx.execute(statement, {"w": tx.workspace, "days": KEPT_DAYS})

    async def _key(self, tx: Tx, c: Conversation) -> bytes | None:
        return (await self.keys(tx, [c.customer_id])).get(c.customer_id)


def taken_back(reply: ScheduledReply, since: Words) -> Words:
    """Return a reply's words before those written since."""
    said = [part for part in reply.parts if part.kind in ("text", "markdown")]
    back = "\n".join(str(part.content.get("text") or "") for part in said)
    files = tuple(UUID(str(part.content["attachment"]["id"])) for part in reply.parts if "attachment" in part.content)
    return Words(
        text="\n".join(text for text in (back, since.text) if text.strip()),
        rich=since.rich or any(part.kind == "markdown" for part in said),
        reply_to=reply.reply_to or since.reply_to,
        attachments=tuple(dict.fromkeys((*files, *since.attachments))),
        cards=(*(part.content for part in reply.parts if part.kind == "card"), *since.cards),
    )


def _context(conversation_id: UUID, agent_id: UUID) -> bytes:
    return conversation_id.bytes + agent_id.bytes


def _draft(row: Mapping[Any, Any], said: Mapping[str, Any]) -> SavedDraft:
    reply_to = parse_id(said["reply_to"]) if said["reply_to"] else None
    words = Words(said["text"], said["rich"], reply_to, tuple(row["attachments"]), tuple(said.get("cards", ())))
    return SavedDraft(row["conversation_id"], row["private"], words, row["updated_at"])
