"""SQL of drafts and scheduled replies (private)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx

# `seen`: the draft that was read; nothing is written over one that another device saved since.
SAVE_DRAFT = """
INSERT INTO drafts (workspace_id, agent_id, conversation_id, private, body, attachments)
VALUES (:w, :agent, :c, :private, :body, :attachments)
ON CONFLICT (workspace_id, agent_id, conversation_id, private)
DO UPDATE SET body = excluded.body, attachments = excluded.attachments, updated_at = clock_timestamp()
WHERE :any OR drafts.updated_at = CAST(:seen AS timestamptz)
RETURNING updated_at
"""
DROP_SEEN = """
WITH dropped AS (
    DELETE FROM drafts WHERE workspace_id = :w AND agent_id = :agent AND conversation_id = :c AND private = :private
    AND (:any OR updated_at = CAST(:seen AS timestamptz)) RETURNING 1
)
SELECT EXISTS (SELECT FROM dropped) OR NOT EXISTS (
    SELECT FROM drafts WHERE workspace_id = :w AND agent_id = :agent AND conversation_id = :c AND private = :private)
"""
DROP_DRAFT = (
    "DELETE FROM drafts WHERE workspace_id = :w AND agent_id = :agent AND conversation_id = :c AND private = :private"
)
DRAFTS = """
SELECT conversation_id, private, body, attachments, updated_at FROM drafts
WHERE workspace_id = :w AND agent_id = :agent AND conversation_id = :c
"""
# What an agent has begun and not finished, by conversation: the marks in his list.
UNSENT = """
SELECT conversation_id, 'draft' AS what, updated_at AS at FROM drafts WHERE workspace_id = :w AND agent_id = :agent
UNION ALL
SELECT conversation_id, CASE WHEN failure IS NULL THEN 'scheduled' ELSE 'not_sent' END, send_at FROM scheduled_replies
WHERE workspace_id = :w AND agent_id = :agent AND NOT (held AND failure IS NULL)
ORDER BY at DESC LIMIT 500
"""
SWEEP_DRAFTS = "DELETE FROM drafts WHERE workspace_id = :w AND updated_at < now() - make_interval(days => :days)"
SWEEP_FAILED = """
DELETE FROM scheduled_replies WHERE workspace_id = :w AND failure IS NOT NULL AND send_at < now() - make_interval(days => :days)
"""
COLUMNS = """
id, conversation_id, agent_id, client_id, body, send_at, held, if_answered, customer_seq, then_status, then_until, failure,
created_at
"""
ADD = f"""
INSERT INTO scheduled_replies (workspace_id, id, conversation_id, agent_id, client_id, body, attachments, send_at, held,
    if_answered, customer_seq, then_status, then_until)
VALUES (:w, :id, :c, :agent, :client, :body, :attachments, :send_at, :held, :if_answered, :seq, CAST(:then AS text),
    CAST(:until AS timestamptz))
RETURNING {COLUMNS}
"""
# By the clock that hands its job out: another one may be behind.
ONE = (
    f"SELECT {COLUMNS}, send_at <= clock_timestamp() AS due FROM scheduled_replies WHERE workspace_id = :w AND id = :id"
)
OVERDUE = "SELECT id FROM scheduled_replies WHERE workspace_id = :w AND failure IS NULL AND send_at < now() - interval '1 min'"
OF_CLIENT = (
    f"SELECT {COLUMNS} FROM scheduled_replies WHERE workspace_id = :w AND conversation_id = :c AND client_id = :client"
)
OF_CONVERSATION = f"""
SELECT {COLUMNS} FROM scheduled_replies WHERE workspace_id = :w AND conversation_id = :c
AND (NOT held OR agent_id = :agent) ORDER BY send_at, id
"""
PLANNED = """
SELECT conversation_id, count(*) AS n FROM scheduled_replies
WHERE workspace_id = :w AND conversation_id = ANY(:ids) AND NOT held AND failure IS NULL GROUP BY conversation_id
"""
HELD = f"""
SELECT {COLUMNS} FROM scheduled_replies WHERE workspace_id = :w AND conversation_id = :c AND agent_id = :agent
AND held AND failure IS NULL ORDER BY id
"""
MOVE = f"""
UPDATE scheduled_replies SET send_at = :send_at, if_answered = :if_answered, customer_seq = :seq, held = false, failure = NULL
WHERE workspace_id = :w AND id = :id RETURNING {COLUMNS}
"""
FAIL = "UPDATE scheduled_replies SET failure = :why, held = false WHERE workspace_id = :w AND id = :id"
REMOVE = "DELETE FROM scheduled_replies WHERE workspace_id = :w AND id = :id"
ERASE = (
    "DELETE FROM {table} WHERE workspace_id = :w AND conversation_id IN"
    " (SELECT id FROM conversations WHERE workspace_id = :w AND customer_id = ANY(:customers))"
)
Row = Mapping[Any, Any]


async def erase(tx: Tx, customer_ids: Sequence[UUID]) -> None:
    """Forget what was about to be written to these customers."""
    for table in ("drafts", "scheduled_replies"):
        await tx.execute(ERASE.format(table=table), {"w": tx.workspace, "customers": list(customer_ids)})


async def reply(tx: Tx, reply_id: UUID, *, lock: bool = False) -> Row | None:
    """Return a scheduled reply's row, with ``due``: whether its time has come."""
    return await tx.row(ONE + (" FOR UPDATE" if lock else ""), {"w": tx.workspace, "id": reply_id})
