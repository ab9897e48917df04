"""What erasing a customer leaves of his conversations: numbers and times, no word of his."""

from collections.abc import Sequence
from uuid import UUID

from zhike.conversations import queries_writing
from zhike.conversations.attachments import Attachments, forget_files
from zhike.db import Tx

MESSAGES = """
UPDATE messages SET body = NULL, failure = NULL, client_id = NULL WHERE workspace_id = :w AND conversation_id IN
(SELECT id FROM conversations WHERE workspace_id = :w AND customer_id = ANY(:customers))
"""
CONVERSATIONS = """
UPDATE conversations SET preview = NULL, handover_summary = NULL, refs = '[]' WHERE workspace_id = :w AND customer_id = ANY(:customers)
"""


class ConversationErasure:
    """Customers' Erasure port: messages, previews, summaries, drafts, replies to come and attachments."""

    def __init__(self, attachments: Attachments) -> None:
        self.attachments = attachments

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove the sealed texts in the caller's transaction; files go by a job right after the commit."""
        params = {"w": tx.workspace, "customers": list(customer_ids)}
        await tx.execute(MESSAGES, params)
        await tx.execute(CONVERSATIONS, params)
        await queries_writing.erase(tx, customer_ids)
        await forget_files(tx, await self.attachments.erase(tx, customer_ids))
