"""All SQL of channels."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from zhike.channels.types import IdentityRef, Incoming
from zhike.db import Tx
from zhike.db.database import record

INBOX = """
SELECT i.workspace_id, i.id, i.key, i.kind, i.name, i.locale, i.mode, i.settings, i.identity_secret, i.default_queue_id,
       i.disabled_at IS NOT NULL AS disabled
FROM inboxes i
"""
BY_KEY = INBOX + " WHERE i.key = :key"
BY_ID = INBOX + " WHERE i.workspace_id = :w AND i.id = :id"
LIST = INBOX + " WHERE i.workspace_id = :w ORDER BY i.id"
NAMES = "SELECT id, name, kind FROM inboxes WHERE workspace_id = :w"
TEAM = "SELECT team_id FROM queues WHERE workspace_id = :w AND id = :queue"
INSERT = """
INSERT INTO inboxes (workspace_id, id, key, kind, name, locale, mode, settings, identity_secret, default_queue_id)
VALUES (:w, :id, :key, :kind, :name, :locale, :mode, CAST(:settings AS jsonb), :secret, :queue)
ON CONFLICT (key) DO NOTHING RETURNING id
"""
UPDATE = """
UPDATE inboxes SET name = coalesce(:name, name), locale = coalesce(:locale, locale),
       settings = settings || CAST(:settings AS jsonb), default_queue_id = coalesce(:queue, default_queue_id),
       identity_secret = coalesce(:secret, identity_secret),
       disabled_at = CASE WHEN CAST(:disabled AS boolean) IS NULL THEN disabled_at WHEN :disabled THEN now() END,
       version = version + 1
WHERE workspace_id = :w AND id = :id RETURNING version
"""
SEE = "UPDATE inboxes SET seen_host = :host, seen_at = now() WHERE workspace_id = :w AND id = :id"
SEEN = "SELECT id, seen_host, seen_at FROM inboxes WHERE workspace_id = :w AND seen_at IS NOT NULL"
FIND_IDENTITY = """
SELECT id, inbox_id, customer_id, verified FROM customer_identities
WHERE workspace_id = :w AND inbox_id = :inbox AND external_hash = :hash
"""
# A visitor identity that the identity :user may adopt: unsigned, of a customer nobody signed for, and its id never led to
# anybody else.
LOCK_VISITOR = """
SELECT v.id, v.customer_id FROM customer_identities v
WHERE v.workspace_id = :w AND v.inbox_id = :inbox AND v.external_hash = :hash AND NOT v.verified AND NOT EXISTS (
    SELECT FROM customer_identities a WHERE a.workspace_id = :w AND a.inbox_id = :inbox AND a.adopted_hash = :hash
    AND a.adopted_by IS DISTINCT FROM CAST(:user AS uuid)
) AND NOT EXISTS (
    SELECT FROM customer_identities s WHERE s.workspace_id = :w AND s.customer_id = v.customer_id AND s.verified
) FOR UPDATE OF v
"""
ADOPT = """
UPDATE customer_identities SET adopted_by = :user, adopted_hash = external_hash, external_hash = uuid_send(id), external_id = NULL
WHERE workspace_id = :w AND id = :id
"""
KIN = "SELECT customer_id FROM customer_identities WHERE workspace_id = :w AND adopted_by = :identity"
ADOPTED = "SELECT id FROM customer_identities WHERE workspace_id = :w AND id = ANY(:ids) AND adopted_by IS NOT NULL"
PROVE = """
UPDATE customer_identities SET verified = true WHERE workspace_id = :w AND id = :id AND NOT verified RETURNING id
"""
INSERT_IDENTITY = """
INSERT INTO customer_identities (workspace_id, id, inbox_id, external_hash, external_id, customer_id, verified)
VALUES (:w, :id, :inbox, :hash, :external, :customer, :verified)
ON CONFLICT (workspace_id, inbox_id, external_hash) DO NOTHING RETURNING id
"""
IDENTITY_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"
IDENTITIES = """
WITH RECURSIVE kin (root, id) AS (
    SELECT x, x FROM unnest(CAST(:customers AS uuid[])) AS x
    UNION SELECT kin.root, k.id FROM customers k JOIN kin ON k.merged_into = kin.id WHERE k.workspace_id = :w
)
SELECT kin.root, ci.id, ci.inbox_id, i.name AS inbox_name, i.kind AS inbox_kind, ci.external_id, ci.customer_id, ci.verified
FROM customer_identities ci JOIN inboxes i ON i.workspace_id = ci.workspace_id AND i.id = ci.inbox_id
JOIN kin ON kin.id = ci.customer_id
WHERE ci.workspace_id = :w AND ci.external_id IS NOT NULL ORDER BY ci.id
"""
SIGNED = """
SELECT ci.id, ci.inbox_id, ci.customer_id, ci.external_id FROM customer_identities ci
JOIN inboxes i ON i.workspace_id = ci.workspace_id AND i.id = ci.inbox_id AND i.kind = 'widget'
WHERE ci.workspace_id = :w AND ci.customer_id = ANY(:customers) AND ci.verified AND ci.external_id IS NOT NULL
"""
UNDER = """
SELECT customer_id FROM customer_identities
WHERE workspace_id = :w AND inbox_id = ANY(:sites) AND external_hash = ANY(CAST(:hashes AS bytea[])) AND verified
"""
IDENTITY = "SELECT id, inbox_id, customer_id, verified, external_id FROM customer_identities WHERE workspace_id = :w AND id = :id"
EXTERNAL_IDS = "SELECT id, customer_id, external_id FROM customer_identities WHERE workspace_id = :w AND id = ANY(:ids)"
# An identity stays as it is until its payloads are committed: a sign-in, which adopts it, waits, and sees them. What a
# signed person sent before he signed in, under an identity that he adopted since, is not taken a second time.
ACCEPT = """
WITH standing AS MATERIALIZED (
    SELECT id FROM customer_identities WHERE workspace_id = %(w)s AND id = ANY(%(identities)s) AND adopted_by IS NULL
    ORDER BY id FOR KEY SHARE
)
INSERT INTO inbound (workspace_id, id, inbox_id, identity_id, external_id, payload)
SELECT %(w)s, x.id, x.inbox_id, x.identity_id, x.external_id, x.payload
FROM unnest(%(ids)s::uuid[], %(inboxes)s::uuid[], %(identities)s::uuid[], %(externals)s::text[], %(payloads)s::bytea[],
            %(clients)s::text[]) AS x (id, inbox_id, identity_id, external_id, payload, client_id)
JOIN standing ON standing.id = x.identity_id
WHERE x.client_id IS NULL OR NOT EXISTS (
    SELECT FROM customer_identities a JOIN inbound e
    ON e.workspace_id = %(w)s AND e.inbox_id = x.inbox_id AND e.external_id = a.id || ':' || x.client_id
    WHERE a.workspace_id = %(w)s AND a.adopted_by = x.identity_id
)
ORDER BY x.inbox_id, x.external_id
ON CONFLICT (workspace_id, inbox_id, external_id) DO NOTHING RETURNING id
"""
EARLIER = """
WITH x AS (
    SELECT * FROM unnest(%(inboxes)s::uuid[], %(externals)s::text[], %(identities)s::uuid[], %(clients)s::text[])
        AS x (inbox_id, external_id, identity_id, client_id)
), name AS (
    SELECT inbox_id, external_id, external_id AS called FROM x
    UNION SELECT x.inbox_id, x.external_id, a.id || ':' || x.client_id FROM x JOIN customer_identities a
    ON a.workspace_id = %(w)s AND a.adopted_by = x.identity_id WHERE x.client_id IS NOT NULL
)
SELECT name.inbox_id, name.external_id, e.id, e.state FROM name
JOIN inbound e ON e.workspace_id = %(w)s AND e.inbox_id = name.inbox_id AND e.external_id = name.called
ORDER BY name.called = name.external_id
"""
SET_ASIDE = """
INSERT INTO inbound (workspace_id, id, inbox_id, identity_id, external_id, payload, state, error)
VALUES (:w, :id, :inbox, :identity, :external, :payload, 'set_aside', :error)
ON CONFLICT (workspace_id, inbox_id, external_id) DO UPDATE SET state = 'set_aside', error = excluded.error RETURNING id
"""
ASIDE = """
SELECT id, inbox_id, identity_id, external_id, received_at, payload, error FROM inbound
WHERE workspace_id = :w AND state = 'set_aside' AND id < :before ORDER BY id DESC LIMIT :limit
"""
TAKE_ASIDE = """
SELECT id, inbox_id, identity_id, external_id, payload FROM inbound
WHERE workspace_id = :w AND id = :id AND state = 'set_aside' FOR UPDATE
"""
REPLAYED = "UPDATE inbound SET state = 'replayed', error = NULL WHERE workspace_id = :w AND id = :id"
ERASE_INBOUND = """
UPDATE inbound SET payload = NULL WHERE workspace_id = :w AND payload IS NOT NULL
AND identity_id IN (SELECT id FROM customer_identities WHERE workspace_id = :w AND customer_id = ANY(:customers))
"""
ERASE_IDENTITIES = """
UPDATE customer_identities SET external_id = NULL, external_hash = uuid_send(id), adopted_hash = NULL, verified = false
WHERE workspace_id = :w AND customer_id = ANY(:customers)
"""


async def accept(tx: Tx, rows: Sequence[tuple[UUID, Incoming, bytes | None]]) -> set[UUID]:
    """Store raw payloads (id, message, sealed payload); returns the ids that were new.

    None of an identity that was adopted: whoever still holds its token is not known to be the person it became.
    """
    record(ACCEPT)
    params = _columns(tx, [m for _, m, _ in rows])
    params |= {"ids": [inbound_id for inbound_id, _, _ in rows], "payloads": [sealed for _, _, sealed in rows]}
    cursor = await (await tx.raw()).execute(ACCEPT, params)
    return {row[0] for row in await cursor.fetchall()}


async def earlier(tx: Tx, items: Sequence[Incoming]) -> dict[tuple[UUID, str], tuple[UUID, str]]:
    """Return (inbound id, state) of payloads that came in before, by (inbox, external id)."""
    record(EARLIER)
    cursor = await (await tx.raw()).execute(EARLIER, _columns(tx, items))
    return {(row[0], row[1]): (row[2], row[3]) for row in await cursor.fetchall()}


def _columns(tx: Tx, items: Sequence[Incoming]) -> dict[str, Any]:
    return {
        "w": tx.workspace,
        "inboxes": [m.inbox.id for m in items],
        "externals": [m.external_id for m in items],
        "identities": [m.identity.id for m in items],
        "clients": [m.client_id if m.identity.verified else None for m in items],  # only the signed adopt
    }


async def find_identity(tx: Tx, inbox_id: UUID, external_hash: bytes) -> IdentityRef | None:
    """Return the identity with this keyed hash."""
    row = await tx.row(FIND_IDENTITY, {"w": tx.workspace, "inbox": inbox_id, "hash": external_hash})
    return IdentityRef(**row) if row else None


async def lock_visitor(tx: Tx, inbox_id: UUID, external_hash: bytes, user: UUID | None) -> tuple[UUID, UUID] | None:
    """Lock the visitor identity with this keyed hash that ``user`` may adopt; return (identity, customer)."""
    params = {"w": tx.workspace, "inbox": inbox_id, "hash": external_hash, "user": user}
    row = await tx.row(LOCK_VISITOR, params)
    return (row["id"], row["customer_id"]) if row else None


def as_json(value: Any) -> str:
    """Return JSON text for a jsonb parameter."""
    return json.dumps(value, ensure_ascii=False)
