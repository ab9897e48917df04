"""SQL of audit (private)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from zhike.audit.tables import audit_entries as a
from zhike.audit.types import Filter
from zhike.db import Tx


async def add(tx: Tx, row: dict[str, Any]) -> None:
    """Insert an entry."""
    await tx.execute(sa.insert(a).values(workspace_id=tx.workspace, **row))


async def newest(tx: Tx, wanted: Filter, before: UUID | None, limit: int) -> Sequence[RowMapping]:
    """Return entries, newest first."""
    query = sa.select(a).order_by(a.c.id.desc()).limit(limit)
    for name in ("action", "actor_id", "subject_kind", "subject_id"):
        if (value := getattr(wanted, name)) is not None:
            query = query.where(a.c[name] == value)
    if wanted.since is not None:
        query = query.where(a.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(a.c.at < wanted.until)
    return await tx.rows(query.where(a.c.id < before) if before is not None else query)
