"""SQL about who is asking; most of it runs as zhike_system, before a workspace is known (private)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.engine import RowMapping

from zhike.db import Tx
from zhike.identity.rules import FAILURE_WINDOW, SESSION_IDLE, TOUCH_AFTER

# One statement each: found and, once a minute, noted as used.
SESSION = """
WITH found AS (
    SELECT s.token_hash, s.workspace_id, s.user_id, s.expires_at, s.last_seen_at
    FROM sessions s JOIN users u ON u.workspace_id = s.workspace_id AND u.id = s.user_id
    WHERE s.token_hash = :hash AND s.revoked_at IS NULL AND s.expires_at > now()
      AND s.last_seen_at > now() - CAST(:idle AS interval) AND u.disabled_at IS NULL
), touched AS (
    UPDATE sessions SET last_seen_at = now() FROM found
    WHERE sessions.token_hash = found.token_hash AND found.last_seen_at < now() - CAST(:after AS interval)
)
SELECT workspace_id, user_id, expires_at FROM found"""

_LIVE_KEY = """
SELECT k.workspace_id, k.id, k.name, k.grants, k.last_used_at, w.locale, k.created_by, (
    SELECT jsonb_agg(jsonb_build_object('permission', g.permission, 'scope', g.scope, 'inbox_ids', g.inbox_ids))
    FROM user_roles r JOIN role_grants g ON g.workspace_id = r.workspace_id AND g.role_id = r.role_id
    WHERE r.workspace_id = k.workspace_id AND r.user_id = k.created_by
) AS made_by
FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id
LEFT JOIN users u ON u.workspace_id = k.workspace_id AND u.id = k.created_by
WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now()) AND u.disabled_at IS NULL"""

API_KEY = f"""
WITH found AS ({_LIVE_KEY} AND k.key_hash = :hash), touched AS (
    UPDATE api_keys SET last_used_at = now() FROM found
    WHERE api_keys.workspace_id = found.workspace_id AND api_keys.id = found.id
      AND (found.last_used_at IS NULL OR found.last_used_at < now() - CAST(:after AS interval))
)
SELECT workspace_id, id, name, grants, locale, created_by, made_by FROM found"""  # noqa: S608 (two constants)

CANDIDATES = """
SELECT u.workspace_id, u.id, u.password_hash, w.slug, w.name
FROM users u JOIN workspaces w ON w.id = u.workspace_id
WHERE u.email = :email AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
  AND (CAST(:slug AS text) IS NULL OR w.slug = :slug)
ORDER BY w.slug LIMIT :limit"""

FAILURES = """
SELECT key_hash, count(*) AS failures, extract(epoch FROM min(at) + CAST(:window AS interval) - now()) AS wait_s
FROM sign_in_failures WHERE key_hash = ANY(CAST(:keys AS bytea[])) AND at > now() - CAST(:window AS interval)
GROUP BY key_hash"""


async def session(tx: Tx, token_hash: bytes) -> RowMapping | None:
    """Return (workspace_id, user_id, expires_at) of a live session of an enabled user."""
    return await tx.row(SESSION, {"hash": token_hash, "idle": SESSION_IDLE, "after": TOUCH_AFTER})


async def api_key(tx: Tx, key_hash: bytes) -> RowMapping | None:
    """Return a live API key with what its maker may do now; keys of a disabled maker are dead."""
    return await tx.row(API_KEY, {"hash": key_hash, "after": TOUCH_AFTER})


async def api_key_now(tx: Tx, key_id: UUID) -> RowMapping | None:
    """Return the same of a key that was found before, within its workspace (a transaction of zhike_app)."""
    return await tx.row(f"{_LIVE_KEY} AND k.id = :id", {"id": key_id})


async def candidates(tx: Tx, email: str, slug: str | None, limit: int) -> Sequence[RowMapping]:
    """Return the enabled users with this e-mail, one per workspace."""
    return await tx.rows(CANDIDATES, {"email": email, "slug": slug, "limit": limit})


async def failures(tx: Tx, keys: Sequence[bytes]) -> dict[bytes, tuple[int, float]]:
    """Return (failures within the window, seconds until the oldest is forgotten) by key."""
    rows = await tx.rows(FAILURES, {"keys": list(keys), "window": FAILURE_WINDOW})
    return {bytes(row["key_hash"]): (row["failures"], float(row["wait_s"])) for row in rows}


async def note_attempt(tx: Tx, keys: Sequence[bytes]) -> Any:
    """Count an attempt as failed until it succeeds; return its time."""
    insert = "INSERT INTO sign_in_failures (key_hash) SELECT unnest(CAST(:keys AS bytea[])) RETURNING at"
    return await tx.scalar(insert, {"keys": list(keys)})


async def clear_attempt(tx: Tx, account: bytes, others: Sequence[bytes], at: Any) -> None:
    """Forget an account's failures and this attempt under the other keys."""
    await tx.execute(
        "DELETE FROM sign_in_failures WHERE key_hash = :account"
        " OR (key_hash = ANY(CAST(:others AS bytea[])) AND at = :at)",
        {"account": account, "others": list(others), "at": at},
    )


async def forget_failures(tx: Tx) -> None:
    """Remove failures older than the window."""
    await tx.execute("DELETE FROM sign_in_failures WHERE at < now() - CAST(:w AS interval)", {"w": FAILURE_WINDOW})


async def add_workspace(tx: Tx, row: dict[str, Any]) -> UUID | None:
    """Insert a workspace; None when its slug is taken."""
    insert = (
        "INSERT INTO workspaces (id, slug, name, locale, timezone) VALUES (:id, :slug, :name, :locale, :timezone)"
        " ON CONFLICT (slug) DO NOTHING RETURNING id"
    )
    found: UUID | None = await tx.scalar(insert, row)
    return found


async def workspace_by_slug(tx: Tx, slug: str) -> RowMapping | None:
    """Return a workspace by its slug."""
    return await tx.row("SELECT * FROM workspaces WHERE slug = :slug", {"slug": slug})


async def workspace_ids(tx: Tx) -> list[UUID]:
    """Return every workspace, oldest first (periodic jobs walk through them)."""
    return [row["id"] for row in await tx.rows("SELECT id FROM workspaces ORDER BY id")]
