"""Effects in three steps: intend (transaction 1), run with no connection held, settle (transaction 2).

A crash between the steps repeats the effect with the same idempotency key; where the far side knows no key, the second
run finds the intent already attempted and the state becomes ``unknown``: visible, never silently sent again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.kit.ids import uuid7

INTEND = """
INSERT INTO effects (workspace_id, id, kind, key, subject_id, attempts) VALUES (:w, :id, :kind, :key, :subject, 1)
ON CONFLICT (workspace_id, kind, key) DO UPDATE SET attempts = effects.attempts + 1
RETURNING id, state, attempts
"""
SETTLE = """
UPDATE effects SET state = :state, detail = CAST(:detail AS jsonb), settled_at = now() WHERE workspace_id = :w AND id = :id
"""


class EffectsPaused(RuntimeError):
    """Effects are paused (after a restore): nothing is sent outside until an operator resumes."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An intent: ``settled`` when an earlier run sent it, or may have; ``repeated`` when an earlier run tried.

    A failed one is not settled: whoever replays its dead job wants it sent.
    """

    id: UUID
    key: str
    settled: bool
    repeated: bool


async def intend(tx: Tx, kind: str, key: str, subject_id: UUID | None = None) -> Effect:
    """Store the intent of an effect, once per (kind, key)."""
    row = await tx.row(INTEND, {"w": tx.workspace, "id": uuid7(), "kind": kind, "key": key, "subject": subject_id})
    assert row is not None
    return Effect(row["id"], key, settled=row["state"] in ("done", "unknown"), repeated=row["attempts"] > 1)


async def settle(tx: Tx, effect: Effect, state: str, detail: Mapping[str, Any] | None = None) -> None:
    """Record the outcome: done, failed or unknown."""
    await tx.execute(
        SETTLE, {"w": tx.workspace, "id": effect.id, "state": state, "detail": json.dumps(dict(detail or {}))}
    )
