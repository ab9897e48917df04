"""SQL that writes conversations and messages, and reads single ones."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

from psycopg.errors import UniqueViolation

from zhike.conversations.types import Conversation
from zhike.db import Tx
from zhike.db.database import record

COLUMNS = tuple(f.name for f in fields(Conversation))
SELECT = f"SELECT {', '.join(COLUMNS)} FROM conversations"
MUTABLE = tuple(
    c
    for c in COLUMNS
    if c not in ("id", "number", "inbox_id", "customer_id", "identity_id", "thread_key", "mode", "opened_at")
)
LOCK = SELECT + " WHERE workspace_id = %s AND id = %s FOR UPDATE"
LOCK_MANY = SELECT + " WHERE workspace_id = %s AND id = ANY(%s) ORDER BY id FOR UPDATE"
GET = SELECT + " WHERE workspace_id = %s AND id = ANY(%s)"
LOCK_THREADS = (
    SELECT
    + " WHERE workspace_id = %s AND status <> 'resolved'"
    + " AND (inbox_id, thread_key) IN (SELECT * FROM unnest(%s::uuid[], %s::text[])) ORDER BY id FOR UPDATE"
)
# Who signed in goes on where he left off before he did, under the identities that his own adopted.
LOCK_KIN = f"""
WITH asked AS (
    SELECT * FROM unnest(%s::uuid[], %s::text[], %s::uuid[]) AS a (inbox, thread, identity)
), kin AS (
    SELECT inbox, thread, thread AS member FROM asked
    UNION SELECT inbox, thread, v.customer_id::text FROM asked JOIN customer_identities v
    ON v.workspace_id = %s AND v.adopted_by = asked.identity
)
SELECT kin.thread, {", ".join(COLUMNS)} FROM conversations JOIN kin ON kin.inbox = inbox_id AND kin.member = thread_key
WHERE workspace_id = %s AND status <> 'resolved' ORDER BY id FOR UPDATE OF conversations
"""
# Conversations that are one customer's only since he signed in: every signed identity of his with his thread.
SIGNED = """
SELECT DISTINCT i.inbox_id, i.customer_id::text AS thread, i.id FROM customer_identities i JOIN customer_identities v
ON v.workspace_id = i.workspace_id AND v.adopted_by = i.id WHERE i.workspace_id = :w AND i.customer_id = :customer
"""
# Beside each: into what the thread's last conversation was merged, where that goes on with people.
OPEN = f"""
INSERT INTO conversations AS fresh (workspace_id, id, number, inbox_id, customer_id, identity_id, thread_key, mode, owner_kind,
                           owner_id, queue_id, team_id)
SELECT %s, * FROM unnest(%s::uuid[], %s::bigint[], %s::uuid[], %s::uuid[], %s::uuid[], %s::text[], %s::text[],
                         %s::text[], %s::uuid[], %s::uuid[], %s::uuid[])
ON CONFLICT (workspace_id, inbox_id, thread_key) WHERE status <> 'resolved' DO NOTHING
RETURNING {", ".join(f"fresh.{c}" for c in COLUMNS)}, (
    SELECT s.id FROM conversations s JOIN conversations t ON t.workspace_id = s.workspace_id AND t.id = s.merged_into
    WHERE s.workspace_id = fresh.workspace_id AND s.inbox_id = fresh.inbox_id AND s.thread_key = fresh.thread_key
    AND s.merged_into IS NOT NULL AND t.status <> 'resolved' AND t.owner_kind <> 'assistant' ORDER BY s.id DESC LIMIT 1
)
"""
SAVE = f"UPDATE conversations SET {', '.join(f'{c} = %s' for c in MUTABLE)} WHERE workspace_id = %s AND id = %s"
MESSAGE_COLUMNS = """
id, conversation_id, seq, direction, author_kind, author_id, private, kind, body, client_id, turn_id, reply_to, state,
failure, created_at, sent_at, recalled_at
"""
ADD = """
INSERT INTO messages (workspace_id, id, conversation_id, seq, direction, author_kind, author_id, private, kind, body, client_id,
                      inbound_id, turn, turn_id, reply_to, state, created_at, sent_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
MESSAGE_NAMES = tuple(name.strip() for name in MESSAGE_COLUMNS.split(","))
SELECT_MESSAGES = f"SELECT {MESSAGE_COLUMNS} FROM messages WHERE workspace_id = :w"
BY_IDS = SELECT_MESSAGES + " AND id = ANY(:ids)"
BY_CLIENT = SELECT_MESSAGES + " AND conversation_id = :c AND client_id = :client"
LAST_SAID = (
    SELECT_MESSAGES
    + " AND conversation_id = :c AND NOT private AND kind <> 'event' AND recalled_at IS NULL ORDER BY seq DESC LIMIT 1"
)
PAGE = (
    SELECT_MESSAGES
    + " AND conversation_id = :c AND seq < :before AND (:private OR NOT private) ORDER BY seq DESC LIMIT :limit"
)
# What customers said in stretches of conversations; ``place``: which of the stretches.
OF_SPANS = f"""
SELECT {", ".join(f"m.{c.strip()}" for c in MESSAGE_COLUMNS.split(","))}, s.n AS place
FROM unnest(CAST(:conversations AS uuid[]), CAST(:froms AS int[]), CAST(:tos AS int[])) WITH ORDINALITY AS s (c, f, t, n)
JOIN messages m ON m.workspace_id = :w AND m.conversation_id = s.c AND m.seq BETWEEN s.f AND s.t
WHERE m.author_kind = 'customer' AND NOT m.private AND m.body IS NOT NULL ORDER BY s.n, m.seq
"""
RECEIPTS = """
SELECT inbound_id, id, conversation_id, seq, created_at FROM messages
WHERE workspace_id = :w AND inbound_id = ANY(:ids)
"""
ADVANCE = """
UPDATE messages SET state = :state WHERE workspace_id = :w AND conversation_id = :c AND seq <= :seq AND direction = 'out'
AND NOT private AND kind <> 'event' AND array_position(:order, state) < array_position(:order, :state) AND state <> 'failed' RETURNING id
"""
SET_STATE = """
UPDATE messages SET state = :state, failure = :failure WHERE workspace_id = :w AND id = :id AND direction = 'out' AND state <> :state
AND (:state = 'failed' OR coalesce(array_position(:order, state), 0) < array_position(:order, :state)) RETURNING conversation_id
"""
UNREAD = """
SELECT count(*) FROM messages WHERE workspace_id = :w AND conversation_id = :c AND seq > :seq AND author_kind = 'customer'
"""
CONVERSATION_OF = "SELECT conversation_id FROM messages WHERE workspace_id = :w AND id = :id"
QUOTABLE = (
    "SELECT private FROM messages WHERE workspace_id = :w AND conversation_id = :c AND id = :id AND kind <> 'event'"
)
QUOTED = f"""
SELECT {", ".join(f"m.{c.strip()}" for c in MESSAGE_COLUMNS.split(","))}, c.customer_id
FROM messages m JOIN conversations c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
WHERE m.workspace_id = :w AND m.id = ANY(:ids)
"""
RECALL = "UPDATE messages SET recalled_at = :at WHERE workspace_id = :w AND id = :id RETURNING recalled_at"
CHANNEL = "SELECT kind FROM inboxes WHERE workspace_id = :w AND id = :i"
STATES = ["accepted", "sent", "delivered", "read"]
MENTION = """
INSERT INTO mentions (workspace_id, conversation_id, agent_id, message_id)
SELECT :w, :c, a.id, :m FROM agents a WHERE a.workspace_id = :w AND a.id = ANY(:agents)
ON CONFLICT (workspace_id, conversation_id, agent_id) DO UPDATE SET message_id = excluded.message_id, at = now()
"""
FOLLOW = """
INSERT INTO follows (workspace_id, conversation_id, agent_id)
SELECT :w, :c, a.id FROM agents a WHERE a.workspace_id = :w AND a.id = :agent ON CONFLICT DO NOTHING RETURNING agent_id
"""
UNFOLLOW = (
    "DELETE FROM follows WHERE workspace_id = :w AND conversation_id = :c AND agent_id = :agent RETURNING agent_id"
)
INVOLVED = """
SELECT conversation_id, agent_id, message_id FROM mentions WHERE workspace_id = :w AND conversation_id = ANY(:ids)
UNION ALL SELECT conversation_id, agent_id, NULL FROM follows WHERE workspace_id = :w AND conversation_id = ANY(:ids)
"""
MENTIONED = "SELECT conversation_id, agent_id FROM mentions WHERE workspace_id = :w AND conversation_id = ANY(:ids)"
# Merging rewrites no rows: a colleague, who wants one history across merged customers, walks down to them.
KIN_OF_COLLEAGUES = """
WITH RECURSIVE kin (id) AS (
    SELECT CAST(:kin_root AS uuid)
    UNION SELECT k.id FROM customers k JOIN kin ON k.merged_into = kin.id WHERE k.workspace_id = :kin_w
) SELECT id FROM kin"""
# The customer himself is only who his own sign-ins joined: a colleague may have merged two people.
KIN_OF_VISITOR = """
SELECT CAST(:kin_own AS uuid) UNION ALL
SELECT customer_id FROM customer_identities WHERE workspace_id = :kin_w AND adopted_by = CAST(:kin_identity AS uuid)"""
COUNTS = """
WITH RECURSIVE kin (root, id) AS (
    SELECT x, x FROM unnest(CAST(:ids AS uuid[])) AS x
    UNION SELECT kin.root, k.id FROM customers k JOIN kin ON k.merged_into = kin.id WHERE k.workspace_id = :w
)
SELECT kin.root AS one, count(*) AS count FROM conversations c JOIN kin ON c.workspace_id = :w AND c.customer_id = kin.id
GROUP BY kin.root
"""
# Conversations of whole families: the unresolved and the newest, for each root at most so many.
OF_FAMILIES = f"""
WITH RECURSIVE kin (root, id) AS (
    SELECT x, x FROM unnest(CAST(:roots AS uuid[])) AS x
    UNION SELECT kin.root, k.id FROM customers k JOIN kin ON k.merged_into = kin.id WHERE k.workspace_id = :w
)
SELECT r AS root, c.* FROM unnest(CAST(:roots AS uuid[])) AS r CROSS JOIN LATERAL (
    SELECT {", ".join(COLUMNS)} FROM conversations WHERE workspace_id = :w
    AND customer_id IN (SELECT kin.id FROM kin WHERE kin.root = r) ORDER BY status = 'resolved', id DESC LIMIT :limit
) AS c
"""
ACTIVE = """
SELECT DISTINCT customer_id FROM conversations WHERE workspace_id = :w AND customer_id = ANY(CAST(:ids AS uuid[]))
AND (status <> 'resolved' OR updated_at >= :since)
"""
DUE = "SELECT id FROM conversations WHERE workspace_id = :w AND status = 'snoozed' AND snoozed_until <= now() ORDER BY id FOR UPDATE"


def conversation_of(row: Sequence[Any]) -> Conversation:
    """Return a row of COLUMNS as a conversation."""
    return Conversation(*row)


WITH_PEOPLE = """
SELECT 1 FROM conversations WHERE workspace_id = :w AND inbox_id = :i AND customer_id = :customer AND status <> 'resolved'
AND owner_kind <> 'assistant' LIMIT 1
"""
INBOX_OF_TURN = """
SELECT i.locale, i.kind, w.timezone, i.settings -> 'hours' AS hours FROM inboxes i JOIN workspaces w ON w.id = i.workspace_id
WHERE i.workspace_id = :w AND i.id = :i
"""


async def _run(tx: Tx, statement: str, params: Sequence[Any]) -> list[Conversation]:
    record(statement)
    cursor = await (await tx.raw()).execute(statement, params)
    return [conversation_of(row) for row in await cursor.fetchall()]


async def lock(tx: Tx, conversation_id: UUID) -> Conversation | None:
    """Return a conversation with its row locked."""
    rows = await _run(tx, LOCK, (tx.workspace, conversation_id))
    return rows[0] if rows else None


async def lock_many(tx: Tx, ids: Sequence[UUID]) -> list[Conversation]:
    """Return conversations with their rows locked, in the order of their ids."""
    return await _run(tx, LOCK_MANY, (tx.workspace, list(ids)))


async def get(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Conversation]:
    """Return conversations by id, unlocked."""
    return {c.id: c for c in await _run(tx, GET, (tx.workspace, list(ids)))}


async def lock_threads(
    tx: Tx, threads: Sequence[tuple[UUID, str]], signed: Mapping[tuple[UUID, str], UUID]
) -> list[tuple[str, Conversation]]:
    """Return (asked thread, unresolved conversation) of (inbox, thread) pairs, rows locked in id order.

    ``signed`` are the identities of those who proved who they are: they find what they adopted too, which may be several.
    """
    inboxes, keys = [t[0] for t in threads], [t[1] for t in threads]
    if not signed:
        return [(c.thread_key, c) for c in await _run(tx, LOCK_THREADS, (tx.workspace, inboxes, keys))]
    record(LOCK_KIN)
    params = (inboxes, keys, [signed.get(t) for t in threads], tx.workspace, tx.workspace)
    cursor = await (await tx.raw()).execute(LOCK_KIN, params)
    return [(row[0], conversation_of(row[1:])) for row in await cursor.fetchall()]


async def open_many(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Conversation, UUID | None]]:
    """Insert conversations; threads that somebody opened meanwhile are left out of the result. With each the merged one
    before it, if what that was merged into goes on with people."""
    record(OPEN)
    params = (tx.workspace, *[list(column) for column in zip(*rows, strict=True)])
    cursor = await (await tx.raw()).execute(OPEN, params)
    return [(conversation_of(row[:-1]), row[-1]) for row in await cursor.fetchall()]


def is_second_of_thread(error: UniqueViolation) -> bool:
    """Say whether a statement would have left a thread with two unresolved conversations."""
    return error.diag.constraint_name == "conversations_thread"


async def save(tx: Tx, conversations: Sequence[Conversation]) -> None:
    """Write changed conversations back (rows must be locked by this transaction)."""
    record(SAVE)
    rows = [(*(getattr(c, name) for name in MUTABLE), tx.workspace, c.id) for c in conversations]
    raw = await tx.raw()
    if len(rows) == 1:
        await raw.execute(SAVE, rows[0])
    else:
        async with raw.cursor() as cursor:
            await cursor.executemany(SAVE, rows)


async def add_messages(tx: Tx, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert messages."""
    record(ADD)
    raw = await tx.raw()
    if len(rows) == 1:
        await raw.execute(ADD, (tx.workspace, *rows[0]))
    else:
        async with raw.cursor() as cursor:
            await cursor.executemany(ADD, [(tx.workspace, *row) for row in rows])
