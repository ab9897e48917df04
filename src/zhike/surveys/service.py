"""Use cases of surveys: the only writer of ratings."""

from collections.abc import Sequence
from uuid import UUID

from zhike.db import Tx
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal, unseal
from zhike.surveys import queries, rules
from zhike.surveys.errors import NotRateable, RatingClosed
from zhike.surveys.ports import Conversations, Keys
from zhike.surveys.types import Rating


class SurveysService:
    """Ratings of conversations. Implements customers' port `Erasure`."""

    def __init__(self, conversations: Conversations, customers: Keys) -> None:
        self._conversations = conversations
        self._customers = customers

    async def rate(
        self, tx: Tx, conversation_id: UUID, score: int, comment: str | None = None, reasons: Sequence[str] = ()
    ) -> None:
        """Rate a conversation 1–5 with reasons out of `rules.REASONS`, or change its rating within 24 h.

        Raises NotRateable, RatingClosed, Invalid.
        """
        if not rules.LOWEST <= score <= rules.HIGHEST:
            raise Invalid("score", "A rating is a whole number from 1 to 5.", "评分为 1 到 5 的整数。")
        unknown = next((n for n, one in enumerate(reasons) if one not in rules.REASONS), None)
        if unknown is not None:
            known = ", ".join(rules.REASONS)
            raise Invalid(f"reasons.{unknown}", f"Use some of: {known}.", f"只能是这些：{known}。")
        about = await self._conversations.lock_rateable(tx, conversation_id)
        if about is None:
            raise NotRateable
        key = (await self._customers.keys(tx, [about.customer_id])).get(about.customer_id)
        words = (comment or "").replace("\x00", "").strip()[: rules.MAX_COMMENT]
        # Without a key the customer was erased meanwhile: his words are not kept.
        sealed = seal(key, words.encode("utf-8", "replace"), _context(conversation_id)) if words and key else None
        why = sorted(set(reasons))
        row = {
            "id": uuid7(),
            "conversation_id": conversation_id,
            "score": score,
            "comment": sealed,
            "reasons": why,
            "owner_kind": about.owner_kind,
            "owner_id": about.owner_id,
        }
        if await queries.rate(tx, row) is None:
            raise RatingClosed
        await self._conversations.rated(tx, conversation_id, score, why)

    async def rating(self, tx: Tx, conversation_id: UUID, customer_id: UUID) -> Rating | None:
        """Return a conversation's rating with its words, if the customer's key still opens them."""
        row = await queries.rating(tx, conversation_id)
        if row is None:
            return None
        key = (await self._customers.keys(tx, [customer_id])).get(customer_id)
        sealed = row["comment"]
        comment = unseal(key, sealed, _context(conversation_id)).decode() if key and sealed is not None else None
        return Rating(
            id=row["id"],
            conversation_id=conversation_id,
            score=row["score"],
            comment=comment,
            reasons=tuple(row["reasons"]),
            rated_owner_kind=row["rated_owner_kind"],
            rated_owner_id=row["rated_owner_id"],
            at=row["at"],
        )

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove what erased customers wrote in ratings; their scores stay."""
        conversation_ids = await self._conversations.of_customers(tx, customer_ids)
        if conversation_ids:
            await queries.forget_comments(tx, conversation_ids)


def _context(conversation_id: UUID) -> bytes:
    return conversation_id.bytes + b"rating"
