"""All SQL of webhooks (private)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.kit.ids import uuid7
from zhike.webhooks.types import Delivery, Draft, Webhook

COLUMNS = "id, name, url, events, plain, active, stopped_at, failures, version, created_at"
DELIVERY = "id, webhook_id, position, event, state, attempts, status, error, took_ms, created_at, done_at"
LIST = f"SELECT {COLUMNS} FROM webhooks WHERE workspace_id = :w AND (:q = '' OR name ILIKE :like OR url ILIKE :like) ORDER BY id"
ONE = f"SELECT {COLUMNS}, secret FROM webhooks WHERE workspace_id = :w AND id = :id"
COUNT = "SELECT count(*) FROM webhooks WHERE workspace_id = :w"
NEWEST = "(SELECT coalesce(max(position), 0) FROM fact_positions WHERE workspace_id = :w)"
ADD = f"""
INSERT INTO webhooks (workspace_id, id, name, url, secret, events, plain, active, since)
VALUES (:w, :id, :name, :url, :secret, :events, :plain, :active, {NEWEST}) RETURNING {COLUMNS}
"""
# Switched on again it starts from now: what happened meanwhile is not told late.
SAVE = f"""
UPDATE webhooks SET name = :name, url = :url, events = :events, plain = :plain, version = version + 1,
    since = CASE WHEN :active AND NOT active THEN {NEWEST} ELSE since END,
    stopped_at = CASE WHEN :active THEN NULL ELSE stopped_at END,
    failures = CASE WHEN :active AND NOT active THEN 0 ELSE failures END, active = :active
WHERE workspace_id = :w AND id = :id AND version = :version RETURNING {COLUMNS}
"""
REPLACE = "UPDATE webhooks SET secret = :secret, version = version + 1 WHERE workspace_id = :w AND id = :id"
REMOVE = "DELETE FROM webhooks WHERE workspace_id = :w AND id = :id"
LISTENING = "SELECT id, events, since FROM webhooks WHERE workspace_id = :w AND active"
QUEUE = """
INSERT INTO webhook_deliveries (workspace_id, id, webhook_id, position, event)
SELECT :w, * FROM unnest(CAST(:ids AS uuid[]), CAST(:hooks AS uuid[]), CAST(:positions AS bigint[]), CAST(:events AS text[]))
ON CONFLICT DO NOTHING RETURNING id
"""
PAGE = f"""
SELECT {DELIVERY} FROM webhook_deliveries WHERE workspace_id = :w AND webhook_id = :hook
AND (CAST(:state AS text) IS NULL OR state = :state) AND (CAST(:before AS uuid) IS NULL OR id < :before)
ORDER BY id DESC LIMIT :limit
"""
ATTEMPT = f"""
UPDATE webhook_deliveries SET attempts = attempts + 1 WHERE workspace_id = :w AND id = :id AND state = 'queued' RETURNING {DELIVERY}
"""
DONE = """
UPDATE webhook_deliveries SET state = :state, status = :status, error = :error, took_ms = :took,
    done_at = CASE WHEN :state = 'queued' THEN NULL ELSE now() END
WHERE workspace_id = :w AND id = :id
"""
SKIP = """
UPDATE webhook_deliveries SET state = 'skipped', error = 'off', done_at = now()
WHERE workspace_id = :w AND webhook_id = :hook AND state = 'queued'
"""
AGAIN = """
UPDATE webhook_deliveries SET state = 'queued', error = NULL, status = NULL, took_ms = NULL, done_at = NULL
WHERE workspace_id = :w AND webhook_id = :hook AND id = :id AND state IN ('failed', 'skipped') RETURNING id
"""
FAILED = """
UPDATE webhooks SET failures = failures + 1, active = active AND failures + 1 < :most,
    stopped_at = CASE WHEN active AND failures + 1 >= :most THEN now() ELSE stopped_at END
WHERE workspace_id = :w AND id = :id RETURNING active, failures
"""
FINE = "UPDATE webhooks SET failures = 0 WHERE workspace_id = :w AND id = :id AND failures > 0"
SWEEP = "DELETE FROM webhook_deliveries WHERE workspace_id = :w AND created_at < now() - interval '30 days'"


async def page(tx: Tx, q: str) -> list[Webhook]:
    """Return webhooks, oldest first; ``q`` in name or address."""
    escaped = q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return [_webhook(row) for row in await tx.rows(LIST, {"w": tx.workspace, "q": q, "like": f"%{escaped}%"})]


async def one(tx: Tx, webhook_id: UUID, *, lock: bool = False) -> tuple[Webhook, bytes] | None:
    """Return (webhook, sealed secret)."""
    row = await tx.row(ONE + (" FOR UPDATE" if lock else ""), {"w": tx.workspace, "id": webhook_id})
    return (_webhook(row), row["secret"]) if row else None


async def count(tx: Tx) -> int:
    """Return how many there are."""
    return int(await tx.scalar(COUNT, {"w": tx.workspace}))


async def add(tx: Tx, webhook_id: UUID, draft: Draft, secret: bytes) -> Webhook:
    """Store a webhook; it is told of what happens from now on."""
    row = await tx.row(ADD, {"w": tx.workspace, "id": webhook_id, "secret": secret, **_columns(draft)})
    assert row is not None
    return _webhook(row)


async def save(tx: Tx, webhook_id: UUID, version: int, draft: Draft) -> Webhook | None:
    """Change a webhook as of ``version``; None when it is another by now."""
    row = await tx.row(SAVE, {"w": tx.workspace, "id": webhook_id, "version": version, **_columns(draft)})
    return _webhook(row) if row else None


async def skip(tx: Tx, webhook_id: UUID) -> None:
    """Give up what waits to be sent."""
    await tx.execute(SKIP, {"w": tx.workspace, "hook": webhook_id})


async def set_secret(tx: Tx, webhook_id: UUID, secret: bytes) -> None:
    """Replace the secret."""
    await tx.execute(REPLACE, {"w": tx.workspace, "id": webhook_id, "secret": secret})


async def remove(tx: Tx, webhook_id: UUID) -> None:
    """Delete a webhook and what was told to it."""
    await tx.execute(REMOVE, {"w": tx.workspace, "id": webhook_id})


async def listening(tx: Tx) -> Sequence[Mapping[Any, Any]]:
    """Return the active webhooks: id, events, since."""
    return await tx.rows(LISTENING, {"w": tx.workspace})


async def queue(tx: Tx, due: Sequence[tuple[UUID, int | None, str]]) -> list[UUID]:
    """Note what is to be told, (webhook, position, event); returns the new deliveries' ids, none for what was noted before."""
    hooks, positions, events = (list(column) for column in zip(*due, strict=True))
    ids = [uuid7() for _ in due]
    params = {"w": tx.workspace, "ids": ids, "hooks": hooks, "positions": positions, "events": events}
    return [row["id"] for row in await tx.rows(QUEUE, params)]


async def deliveries(tx: Tx, webhook_id: UUID, state: str | None, before: UUID | None, limit: int) -> list[Delivery]:
    """Return what was told, newest first."""
    params = {"w": tx.workspace, "hook": webhook_id, "state": state, "before": before, "limit": limit}
    return [Delivery(**row) for row in await tx.rows(PAGE, params)]


async def attempt(tx: Tx, delivery_id: UUID) -> Delivery | None:
    """Count an attempt; None where nothing is to be sent any more."""
    row = await tx.row(ATTEMPT, {"w": tx.workspace, "id": delivery_id})
    return Delivery(**row) if row else None


async def done(
    tx: Tx,
    delivery_id: UUID,
    state: str,
    *,
    status: int | None = None,
    error: str | None = None,
    took: int | None = None,
) -> None:
    """Note how an attempt ended; ``state`` queued: it will be tried again."""
    params = {"w": tx.workspace, "id": delivery_id, "state": state, "status": status, "error": error, "took": took}
    await tx.execute(DONE, params)


async def again(tx: Tx, webhook_id: UUID, delivery_id: UUID) -> bool:
    """Queue a delivery that was given up once more."""
    return await tx.scalar(AGAIN, {"w": tx.workspace, "hook": webhook_id, "id": delivery_id}) is not None


async def failed(tx: Tx, webhook_id: UUID, most: int) -> bool:
    """Count a delivery that was given up; says whether the webhook still listens."""
    row = await tx.row(FAILED, {"w": tx.workspace, "id": webhook_id, "most": most})
    return row is None or bool(row["active"]) or row["failures"] != most


async def fine(tx: Tx, webhook_id: UUID) -> None:
    """Forget former failures."""
    await tx.execute(FINE, {"w": tx.workspace, "id": webhook_id})


async def sweep(tx: Tx) -> None:
    """Forget deliveries older than 30 days."""
    await tx.execute(SWEEP, {"w": tx.workspace})


def _columns(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "url": draft.url,
        "events": list(draft.events),
        "plain": draft.plain,
        "active": draft.active,
    }


def _webhook(row: Mapping[Any, Any]) -> Webhook:
    fields = {name: row[name] for name in COLUMNS.split(", ")}
    return Webhook(**fields | {"events": tuple(row["events"])})
