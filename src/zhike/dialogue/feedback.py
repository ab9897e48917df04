"""What a customer says of an answer: helpful, or not. One voice for each answer; it may be changed and taken back."""

from collections.abc import Collection
from uuid import UUID

from zhike.db import Tx
from zhike.dialogue import queries_feedback as queries
from zhike.dialogue.learning_errors import AnswerNotFound
from zhike.dialogue.learning_ports import Excerpts, Judged, Votes
from zhike.kit.errors import NotFound


class Feedback:
    """Takes customers' voices."""

    def __init__(self, excerpts: Excerpts, judged: Judged, votes: Votes) -> None:
        self.excerpts = excerpts
        self.judged = judged
        self.votes = votes

    async def say(self, tx: Tx, message_id: UUID, own: Collection[UUID], voter_id: UUID, helpful: bool | None) -> None:
        """Keep what a customer says of the answer in a message; None takes it back.

        ``own``: his conversations; raises AnswerNotFound for a message that stands in none of them, or is no answer from
        knowledge. His vote on the entries follows in live conversations.
        """
        found = await self.excerpts.message(tx, message_id)
        if found is None or found[0].id not in own or found[1].turn_id is None:
            raise AnswerNotFound
        conversation, message = found
        answer = await queries.answer(tx, message.turn_id) if message.turn_id else None
        if answer is None or message.turn_id is None:
            raise AnswerNotFound
        _, entries, before = answer
        if before is helpful:
            return
        # Locks the conversation: of two voices at once, the later one stands in row and log.
        await self.judged.judged(tx, conversation.id, message_id, message.turn_id, helpful)
        await queries.say(tx, message.turn_id, conversation.id, helpful)
        if conversation.mode == "live":
            await self._vote(tx, own, entries, voter_id)

    async def _vote(self, tx: Tx, own: Collection[UUID], entries: Collection[UUID], voter_id: UUID) -> None:
        """Let the customer's vote on each entry be what he said last of an answer from it."""
        voices = await queries.voices(tx, own, entries)
        for entry_id in sorted(set(entries)):
            try:
                await self.votes.vote(tx, entry_id, voter_id, voices.get(entry_id), kind="customer")
            except NotFound:
                continue  # taken out of the answers since: there is nothing to count
