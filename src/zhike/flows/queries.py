"""SQL of flows."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.flows.stored_types import RunNote, StoredFlow, StoredVersion
from zhike.kit.seal import seal, unseal

COLUMNS = "f.id, f.name, f.source, f.version, f.live_version, f.updated_at, f.updated_by"
LISTED = f"""
SELECT {COLUMNS}, v.source AS live_source
FROM flows f LEFT JOIN flow_versions v
  ON v.workspace_id = f.workspace_id AND v.flow_id = f.id AND v.version = f.live_version
WHERE f.workspace_id = :w ORDER BY f.name
"""
ONE = f"""
SELECT {COLUMNS}, v.source AS live_source
FROM flows f LEFT JOIN flow_versions v
  ON v.workspace_id = f.workspace_id AND v.flow_id = f.id AND v.version = f.live_version
WHERE f.workspace_id = :w AND f.id = :id
"""
STAMP = """
SELECT count(*) AS flows, max(updated_at) AS changed FROM flows WHERE workspace_id = :w
"""
ADD = """
INSERT INTO flows (workspace_id, id, name, source, updated_by) VALUES (:w, :id, :name, :source, :by)
ON CONFLICT DO NOTHING RETURNING id
"""
SAVE = """
UPDATE flows SET name = :name, source = :source, version = version + 1, updated_at = clock_timestamp(), updated_by = :by
WHERE workspace_id = :w AND id = :id AND version = :version RETURNING version
"""
NAMED = "SELECT id FROM flows WHERE workspace_id = :w AND name = :name"
PUBLISH = """
WITH next AS (
    SELECT coalesce(max(version), 0) + 1 AS version FROM flow_versions WHERE workspace_id = :w AND flow_id = :id
), added AS (
    INSERT INTO flow_versions (workspace_id, flow_id, version, source, note, published_by)
    SELECT :w, :id, next.version, :source, :note, :by FROM next RETURNING version
)
UPDATE flows SET live_version = added.version, updated_at = clock_timestamp(), updated_by = :by FROM added
WHERE workspace_id = :w AND id = :id RETURNING live_version
"""
GO_LIVE = """
UPDATE flows SET live_version = :live, updated_at = clock_timestamp(), updated_by = :by WHERE workspace_id = :w AND id = :id
"""
REMOVE = "DELETE FROM flows WHERE workspace_id = :w AND id = :id RETURNING id"
VERSIONS = """
SELECT version, source, note, published_at, published_by FROM flow_versions WHERE workspace_id = :w AND flow_id = :id ORDER BY version DESC
"""
OLDER = """
SELECT v.source FROM flow_versions v JOIN flows f ON f.workspace_id = v.workspace_id AND f.id = v.flow_id
WHERE v.workspace_id = :w AND f.name = :name AND v.version = :version
"""
BEFORE = """
SELECT count(f.id) AS flows, max(f.updated_at) AS changed,
       (SELECT body FROM flow_stacks s WHERE s.workspace_id = :w AND s.conversation_id = :c) AS body
FROM flows f WHERE f.workspace_id = :w
"""
PUT = """
INSERT INTO flow_stacks (workspace_id, conversation_id, customer_id, body, at) VALUES (:w, :c, :customer, :body, :at)
ON CONFLICT (workspace_id, conversation_id) DO UPDATE SET body = excluded.body, at = excluded.at
"""
DROP = "DELETE FROM flow_stacks WHERE workspace_id = :w AND conversation_id = :c"
FORGET = "DELETE FROM flow_stacks WHERE workspace_id = :w AND customer_id = ANY(:customers)"
NOTE = """
INSERT INTO flow_runs (workspace_id, id, conversation_id, flow, version, mode, turns, wrote, repairs, outcome, started_at, ended_at)
VALUES (:w, :id, :c, :flow, :version, :mode, 1, :wrote, CAST(:repairs AS jsonb), CAST(:outcome AS text), :at, :ended)
ON CONFLICT (workspace_id, id) DO UPDATE SET
    turns = flow_runs.turns + 1, wrote = flow_runs.wrote OR excluded.wrote, outcome = coalesce(excluded.outcome, flow_runs.outcome),
    ended_at = coalesce(excluded.ended_at, flow_runs.ended_at),
    repairs = flow_runs.repairs || (
        SELECT coalesce(jsonb_object_agg(key, value::int + coalesce((flow_runs.repairs ->> key)::int, 0)), '{}')
        FROM jsonb_each_text(excluded.repairs)
    )
"""
FIGURES = """
SELECT flow, count(*) AS runs, count(*) FILTER (WHERE outcome IN ('resolved', 'declined', 'refused')) AS contained,
       count(*) FILTER (WHERE outcome = 'resolved') AS resolved, count(*) FILTER (WHERE outcome = 'cancelled') AS cancelled,
       count(*) FILTER (WHERE outcome IN ('hand_over', 'stuck', 'failed')) AS handed_over,
       count(*) FILTER (WHERE outcome IS NULL) AS open, avg(turns) FILTER (WHERE outcome IS NOT NULL) AS turns
FROM flow_runs WHERE workspace_id = :w AND mode = 'live' AND started_at >= :since GROUP BY flow
"""


def _flow(row: Mapping[Any, Any]) -> StoredFlow:
    return StoredFlow(**dict(row))


async def listed(tx: Tx) -> list[StoredFlow]:
    """Return every flow, by name."""
    return [_flow(row) for row in await tx.rows(LISTED, {"w": tx.workspace})]


async def one(tx: Tx, flow_id: UUID) -> StoredFlow | None:
    """Return one flow."""
    row = await tx.row(ONE, {"w": tx.workspace, "id": flow_id})
    return _flow(row) if row is not None else None


async def stamp(tx: Tx) -> tuple[int, datetime | None]:
    """Return what changes whenever a flow does."""
    row = await tx.row(STAMP, {"w": tx.workspace})
    assert row is not None
    return row["flows"], row["changed"]


async def named(tx: Tx, name: str) -> UUID | None:
    """Return the flow of a name."""
    found: UUID | None = await tx.scalar(NAMED, {"w": tx.workspace, "name": name})
    return found


async def add(tx: Tx, flow_id: UUID, name: str, source: str, by: UUID | None) -> bool:
    """Add a draft; False when the name is taken."""
    values = {"w": tx.workspace, "id": flow_id, "name": name, "source": source, "by": by}
    return await tx.scalar(ADD, values) is not None


async def save(tx: Tx, flow_id: UUID, version: int, name: str, source: str, by: UUID | None) -> int | None:
    """Save a draft; returns its new version, None when somebody was faster."""
    values = {"w": tx.workspace, "id": flow_id, "version": version, "name": name, "source": source, "by": by}
    found: int | None = await tx.scalar(SAVE, values)
    return found


async def publish(tx: Tx, flow_id: UUID, source: str, note: str, by: UUID | None) -> int:
    """Make a version of a draft and let it be live; returns its number."""
    values = {"w": tx.workspace, "id": flow_id, "source": source, "note": note, "by": by}
    version: int = await tx.scalar(PUBLISH, values)
    return version


async def go_live(tx: Tx, flow_id: UUID, version: int | None, by: UUID | None) -> None:
    """Let a version be live, or none."""
    await tx.execute(GO_LIVE, {"w": tx.workspace, "id": flow_id, "live": version, "by": by})


async def remove(tx: Tx, flow_id: UUID) -> bool:
    """Delete a flow with its versions."""
    return await tx.scalar(REMOVE, {"w": tx.workspace, "id": flow_id}) is not None


async def versions(tx: Tx, flow_id: UUID) -> list[StoredVersion]:
    """Return the published versions, newest first."""
    rows = await tx.rows(VERSIONS, {"w": tx.workspace, "id": flow_id})
    return [StoredVersion(**dict(row)) for row in rows]


async def older(tx: Tx, name: str, version: int) -> str | None:
    """Return the file of a version that was published once."""
    found: str | None = await tx.scalar(OLDER, {"w": tx.workspace, "name": name, "version": version})
    return found


async def before(tx: Tx, conversation_id: UUID) -> tuple[tuple[int, datetime | None], bytes | None]:
    """Return what changes whenever a flow does, and where a conversation stands, sealed."""
    row = await tx.row(BEFORE, {"w": tx.workspace, "c": conversation_id})
    assert row is not None
    return (row["flows"], row["changed"]), row["body"]


def open_stack(conversation_id: UUID, body: bytes, key: bytes) -> dict[str, Any]:
    """Open a sealed stack."""
    found: dict[str, Any] = json.loads(unseal(key, body, conversation_id.bytes))
    return found


async def put_stack(
    tx: Tx, conversation_id: UUID, customer_id: UUID, key: bytes, value: Mapping[str, Any], at: datetime
) -> None:
    """Keep where a conversation stands."""
    body = seal(key, json.dumps(value, ensure_ascii=False).encode(), conversation_id.bytes)
    values = {"w": tx.workspace, "c": conversation_id, "customer": customer_id, "body": body, "at": at}
    await tx.execute(PUT, values)


async def drop_stack(tx: Tx, conversation_id: UUID) -> None:
    """Forget where a conversation stood."""
    await tx.execute(DROP, {"w": tx.workspace, "c": conversation_id})


async def forget(tx: Tx, customer_ids: Sequence[UUID]) -> None:
    """Forget what customers told in flows."""
    await tx.execute(FORGET, {"w": tx.workspace, "customers": list(customer_ids)})


async def note_runs(tx: Tx, conversation_id: UUID, mode: str, notes: Sequence[RunNote], at: datetime) -> None:
    """Note what a turn was to the runs it touched."""
    for note in notes:
        values = {
            "w": tx.workspace, "id": note.run, "c": conversation_id, "flow": note.flow, "version": note.version, "mode": mode,
            "wrote": note.wrote, "repairs": json.dumps(note.repairs), "outcome": note.outcome, "at": at,
            "ended": at if note.outcome else None,
        }  # fmt: skip
        await tx.execute(NOTE, values)


async def figures(tx: Tx, since: datetime) -> list[dict[str, Any]]:
    """Return what came of each flow since a time."""
    return [dict(row) for row in await tx.rows(FIGURES, {"w": tx.workspace, "since": since})]
