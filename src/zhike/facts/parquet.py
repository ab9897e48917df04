"""Rows of the log in Parquet files."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq

NAMES = (
    "position",
    "workspace_id",
    "type",
    "subject_kind",
    "subject_id",
    "version",
    "mode",
    "actor_kind",
    "actor_id",
    "at",
    "payload",
)
NUMBERS = {"position": "int64", "version": "int32"}
SCHEMA = pa.schema([(n, pa.timestamp("us", "UTC") if n == "at" else NUMBERS.get(n, "string")) for n in NAMES])


def as_table(facts: Sequence[Sequence[Any]]) -> Any:
    """Return rows of the log as an Arrow table."""
    columns = zip(*([_plain(value) for value in fact] for fact in facts), strict=True)
    return pa.table(dict(zip(NAMES, map(list, columns), strict=True)), schema=SCHEMA)


def writer(path: Path) -> Any:
    """Return what writes tables into a new file."""
    return pq.ParquetWriter(path, SCHEMA, compression="zstd")


def rows(path: Path, position: int, limit: int) -> list[list[Any]]:
    """Return up to ``limit`` rows of a file behind ``position``, as the log has them."""
    found = pq.read_table(path, filters=[("position", ">", position)]).slice(0, limit).to_pylist()
    return [[_typed(name, row[name]) for name in NAMES] for row in found]


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return json.dumps(value) if isinstance(value, dict) else value


def _typed(name: str, value: Any) -> Any:
    if name in ("workspace_id", "subject_id", "actor_id"):
        return UUID(value) if value else None
    return json.loads(value) if name == "payload" else value
