"""One row in every table of a workspace, made from what the catalogue says: a new table is filled without being named."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from zhike.kit.ids import uuid7

TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1
"""
COLUMNS = """
SELECT a.attname, format_type(a.atttypid, NULL), a.attnotnull AND NOT a.atthasdef FROM pg_attribute a
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
"""
FOREIGN = """
SELECT con.conrelid::regclass::text, con.confrelid::regclass::text,
       array(SELECT attname::text FROM unnest(con.conkey) WITH ORDINALITY k (n, o) JOIN pg_attribute ON attrelid = con.conrelid AND attnum = n ORDER BY o),
       array(SELECT attname::text FROM unnest(con.confkey) WITH ORDINALITY k (n, o) JOIN pg_attribute ON attrelid = con.confrelid AND attnum = n ORDER BY o)
FROM pg_constraint con WHERE con.contype = 'f' AND con.connamespace = 'public'::regnamespace AND con.conparentid = 0
"""
CHECKS = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"
# What a table's own CHECKs ask for beyond "one of a list".
SPECIAL: dict[tuple[str, str], Any] = {
    ("facts", "type"): "test.happened@1",
    ("facts", "version"): 1,
    ("users", "email"): lambda: f"{uuid7().hex}@example.com",
    ("customers", "data_key"): b"key",
    ("customer_retention", "months"): 12,
    ("customer_attributes", "key"): lambda: f"k_{uuid7().hex}",
    ("inboxes", "key"): lambda: f"i-{uuid7().hex}",
    ("ratings", "score"): 5,
    ("agent_skills", "level"): 3,
    ("queue_rules", "overflow_after_s"): 60,
    ("scenario_runs", "repeats"): 1,
    ("dialogue_gap_items", "grounds"): ["refused"],
    ("canned_replies", "shortcut"): lambda: uuid7().hex[-20:],
    ("connectors", "name"): lambda: f"c_{uuid7().hex}",
}
Row = dict[str, Any]
ForeignKey = tuple[str, str, list[str], list[str]]


def tenant_tables(conn: psycopg.Connection[Any]) -> list[str]:
    """Return every table that has a workspace."""
    return [row[0] for row in conn.execute(TABLES).fetchall()]


def foreign_keys(conn: psycopg.Connection[Any]) -> list[ForeignKey]:
    """Return (table, referenced table, columns, referenced columns) of every foreign key."""
    return [tuple(row) for row in conn.execute(FOREIGN).fetchall()]  # type: ignore[misc]


def fill(conn: psycopg.Connection[Any]) -> tuple[UUID, dict[str, Row]]:
    """Make a workspace with one row in each table that has a workspace; returns its id and the rows. As the owner."""
    workspace = uuid7()
    conn.execute(
        "INSERT INTO workspaces (id, slug, name) VALUES (%s, %s, '墙')", (workspace, f"w-{workspace.hex[-20:]}")
    )
    keys = foreign_keys(conn)
    tables = tenant_tables(conn)
    parents = {t: {k[1] for k in keys if k[0] == t} - {t, "workspaces"} for t in tables}
    rows: dict[str, Row] = {}
    while len(rows) < len(tables):
        ready = [t for t in tables if t not in rows and parents[t] <= rows.keys()]
        assert ready, f"foreign keys in a circle: {sorted(set(tables) - rows.keys())}"
        for table in ready:
            rows[table] = _insert(conn, table, workspace, rows, [k for k in keys if k[0] == table and k[1] != table])
    return workspace, rows


def _insert(
    conn: psycopg.Connection[Any], table: str, workspace: UUID, rows: dict[str, Row], keys: list[ForeignKey]
) -> Row:
    given: Row = {"workspace_id": workspace}
    for _, parent, columns, referenced in keys:
        if parent in rows:
            given |= {mine: rows[parent][theirs] for mine, theirs in zip(columns, referenced, strict=True)}
    if table == "agents":
        given["id"] = given["user_id"]
    checks = " ".join(row[0] for row in conn.execute(CHECKS, (table,)).fetchall())
    for name, type_, needed in conn.execute(COLUMNS, (table,)).fetchall():
        if (table, name) in SPECIAL:
            special = SPECIAL[table, name]
            given.setdefault(name, special() if callable(special) else special)
        elif needed and name not in given:
            given[name] = _value(name, type_, checks)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({}) RETURNING *").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, given)),
        sql.SQL(", ").join([sql.Placeholder()] * len(given)),
    )
    cursor = conn.execute(statement, list(given.values()))
    assert cursor.description is not None
    return dict(zip([c.name for c in cursor.description], cursor.fetchone() or (), strict=True))


def _value(name: str, type_: str, checks: str) -> Any:
    listed = re.search(rf"\({name} = ANY \(ARRAY\['(\w+)'::text", checks)
    if listed:
        return listed.group(1)
    match type_:
        case "uuid":
            return uuid7()
        case "text":
            return f"t-{uuid7().hex}"
        case "integer" | "bigint" | "smallint":
            return uuid7().int % 1_000_000 + 1
        case "real" | "double precision":
            return 0.5
        case "bytea":
            return uuid7().bytes
        case "boolean":
            return True
        case "jsonb":
            return Jsonb([])
        case "date":
            return date(2026, 1, 1)
        case "text[]":
            return [f"t-{uuid7().hex}"]
        case "uuid[]":
            return [uuid7()]
        case _:
            return "2026-01-01T00:00:00Z"
