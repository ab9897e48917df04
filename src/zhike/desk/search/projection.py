"""The projection `desk.message_tokens`: by which pieces each message is found."""

import asyncio
from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.conversations import Reading, searchable
from zhike.db import Tx
from zhike.desk.search import queries, tokens
from zhike.facts import Recorded
from zhike.kit.seal import derive

STEP = 50  # messages whose texts are open at a time


def key_of(secret: bytes, workspace_id: UUID) -> bytes:
    """Return the key of a workspace's tokens."""
    return derive(secret, "message-search", workspace_id.bytes)


class MessageTokens:
    """Keyed hashes of the pieces of every message that can be read."""

    name = "desk.message_tokens"

    def __init__(self, reading: Reading, secret: bytes) -> None:
        self.reading = reading
        self.secret = secret

    async def apply(self, tx: Tx, facts: Sequence[Recorded]) -> None:
        """Fold facts of one workspace."""
        said = [f for f in facts if f.name == "message.added" and f.payload["kind"] != "event"]
        if not said:
            return
        key = key_of(self.secret, tx.workspace)
        # All at once, in the order in which erasing and merging take them: step by step, each could wait for the other.
        customers = await queries.hold(tx, sorted({f.subject_id for f in said}))
        for at in range(0, len(said), STEP):
            ids = [UUID(f.payload["message"]) for f in said[at : at + STEP] if f.subject_id in customers]
            found = await self.reading.messages_by_id(tx, ids, customers)
            texts = {message.id: text for message in found if (text := searchable(message))}
            hashes, of = await asyncio.to_thread(_hashed, key, texts)
            if hashes:
                await queries.add(tx, hashes, of)

    async def clear(self, tx: Tx) -> None:
        """Remove everything derived in the transaction's workspace."""
        await queries.clear(tx)


def _hashed(key: bytes, texts: Mapping[UUID, str]) -> tuple[list[int], list[UUID]]:
    """Return (tokens, the message beside each)."""
    hashes: list[int] = []
    of: list[UUID] = []
    for message_id, text in texts.items():
        found = tokens.hashed(key, tokens.pieces(tokens.normal(text)[0]))
        hashes += found
        of += [message_id] * len(found)
    return hashes, of
