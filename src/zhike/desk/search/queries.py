"""SQL of the token table (private)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx

COUNTED = 1_000
ADD = """
INSERT INTO desk_message_tokens (workspace_id, token, message_id)
SELECT :w, t.token, t.id FROM unnest(CAST(:tokens AS bigint[]), CAST(:ids AS uuid[])) AS t (token, id) ON CONFLICT DO NOTHING
"""
# Whoever is being erased is waited for, and waits for us: afterwards there is no text to take tokens from, or no token left.
HOLD = """
SELECT c.id, c.customer_id FROM conversations c JOIN customers p ON p.workspace_id = c.workspace_id AND p.id = c.customer_id
WHERE c.workspace_id = :w AND c.id = ANY(:ids) ORDER BY p.id FOR SHARE OF p
"""
FORGET = """
DELETE FROM desk_message_tokens WHERE workspace_id = :w AND message_id = ANY(ARRAY(
    SELECT m.id FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
    WHERE c.workspace_id = :w AND c.customer_id = ANY(:customers)))
"""
CLEAR = "DELETE FROM desk_message_tokens WHERE workspace_id = :w"
# How common each piece is, as far as that matters.
COUNTS = """
SELECT t.token, (SELECT count(*) FROM (
    SELECT 1 FROM desk_message_tokens k WHERE k.workspace_id = :w AND k.token = t.token LIMIT :most) AS few) AS held
FROM unnest(CAST(:tokens AS bigint[])) AS t (token)
"""
# The newest messages with the rarest piece, so many at most, and of them those that have the other pieces too. Compared and
# ordered by token and message together, so that no plan walks the messages of all tokens instead.
WINDOW = """
WITH seen AS MATERIALIZED (
    SELECT message_id FROM desk_message_tokens WHERE workspace_id = :w AND (token, message_id) < (:rarest, :before)
    AND (token, message_id) >= (:rarest, :low) ORDER BY token DESC, message_id DESC LIMIT :scan
), hit AS (
    SELECT message_id FROM seen WHERE {others} ORDER BY message_id DESC LIMIT :hits
)
SELECT (SELECT count(*) FROM seen) AS scanned, (SELECT message_id FROM seen ORDER BY message_id LIMIT 1) AS last,
    array(SELECT message_id FROM hit) AS ids
"""
HAS = "EXISTS (SELECT 1 FROM desk_message_tokens o WHERE o.workspace_id = :w AND o.token = :t{n} AND o.message_id = seen.message_id)"


async def add(tx: Tx, tokens: Sequence[int], ids: Sequence[UUID]) -> None:
    """Store tokens, one beside its message each."""
    await tx.execute(ADD, {"w": tx.workspace, "tokens": list(tokens), "ids": list(ids)})


async def hold(tx: Tx, conversation_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """Return conversations' customers, who cannot be erased until this transaction ends."""
    rows = await tx.rows(HOLD, {"w": tx.workspace, "ids": list(conversation_ids)})
    return {row["id"]: row["customer_id"] for row in rows}


async def forget(tx: Tx, customer_ids: Sequence[UUID]) -> None:
    """Delete every token of what was said in these customers' conversations."""
    await tx.execute(FORGET, {"w": tx.workspace, "customers": list(customer_ids)})


async def clear(tx: Tx) -> None:
    """Delete every token of the workspace."""
    await tx.execute(CLEAR, {"w": tx.workspace})


async def counts(tx: Tx, tokens: Sequence[int]) -> dict[int, int]:
    """Return how many messages have each token, counted up to 1,000."""
    rows = await tx.rows(COUNTS, {"w": tx.workspace, "tokens": list(tokens), "most": COUNTED})
    return {row["token"]: row["held"] for row in rows}


async def window(
    tx: Tx, rarest: int, others: Sequence[int], before: UUID, low: UUID, scan: int, hits: int
) -> tuple[list[UUID], UUID | None, bool]:
    """Return (messages with all tokens, newest first; the last one looked at; whether there may be more)."""
    held = {f"t{n}": token for n, token in enumerate(others)}
    statement = WINDOW.format(others=" AND ".join(HAS.format(n=n) for n in range(len(others))) or "true")
    params: dict[str, Any] = {"w": tx.workspace, "rarest": rarest, "before": before, "low": low, "scan": scan}
    row = await tx.row(statement, params | held | {"hits": hits})
    assert row is not None
    ids: list[UUID] = list(row["ids"])
    full = len(ids) == hits
    return ids, ids[-1] if full else row["last"], full or row["scanned"] == scan
