"""Walls between workspaces: with the workspace set to A nothing that leaves the setting alone reaches B, in any table."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import errors, sql
from psycopg.types.json import Jsonb

from tests.support.rows import Row, fill, foreign_keys, tenant_tables
from zhike.db.urls import Urls
from zhike.kit.ids import uuid7

TENANT = "(NULLIF(current_setting('zhike.workspace'::text, true), ''::text))::uuid"
# Tables that zhike_system may touch in every workspace, and how. Growing this list is a decision, not an accident.
SYSTEM = {
    "workspaces": {"SELECT", "INSERT"},
    "facts": {"SELECT"},
    "fact_queue": {"SELECT", "DELETE"},
    "fact_positions": {"SELECT", "INSERT"},
    "users": {"SELECT"},
    "sessions": {"SELECT", "UPDATE"},
    "api_keys": {"SELECT", "UPDATE"},
    "user_roles": {"SELECT"},
    "role_grants": {"SELECT"},
    "inboxes": {"SELECT"},
}
# What zhike_app may do in tables without a workspace: cursors move in the transaction of their effects.
APP_WITHOUT_WORKSPACE = {"projections": {"SELECT", "UPDATE"}}
GRANTS = """
SELECT c.relname, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.grantee = %s::regrole
"""
UNWALLED = """
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
AND NOT (c.relrowsecurity AND EXISTS (
    SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polroles = ARRAY['zhike_app'::regrole::oid] AND p.polpermissive
    AND p.polcmd = '*' AND pg_get_expr(p.polqual, c.oid) = %(rule)s AND pg_get_expr(p.polwithcheck, c.oid) = %(rule)s)
  AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive
    AND (0 = ANY (p.polroles) OR 'zhike_app'::regrole = ANY (p.polroles)) AND pg_get_expr(p.polqual, c.oid) <> %(rule)s))
"""


@pytest.fixture(scope="module")
def owner(urls: Urls) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(urls.owner_dsn, autocommit=True) as conn:
        yield conn


@pytest.fixture(scope="module")
def tables(owner: psycopg.Connection[Any]) -> list[str]:
    found = tenant_tables(owner)
    assert len(found) > 30, "the walk finds the tables"
    return found


@pytest.fixture(scope="module")
def filled(owner: psycopg.Connection[Any]) -> tuple[tuple[UUID, dict[str, Row]], tuple[UUID, dict[str, Row]]]:
    """Workspaces A and B, each with one row in every table."""
    with owner.transaction():
        return fill(owner), fill(owner)


@pytest.fixture
def app(urls: Urls) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(urls.app_dsn) as conn:
        yield conn
        conn.rollback()


def enter(conn: psycopg.Connection[Any], workspace: UUID | str) -> None:
    conn.execute("SELECT set_config('zhike.workspace', %s, true)", (str(workspace),))


def attempt(conn: psycopg.Connection[Any], statement: sql.Composed, params: object = None) -> int | str:
    """Return how many rows a statement touched, or that it was refused."""
    try:
        with conn.transaction():
            return conn.execute(statement, params).rowcount  # type: ignore[arg-type]
    except errors.InsufficientPrivilege:
        return "refused"


def made(text: str, table: str) -> sql.Composed:
    return sql.SQL(text).format(t=sql.Identifier(table))  # type: ignore[arg-type]


def test_every_table_with_a_workspace_has_its_wall(owner: psycopg.Connection[Any]) -> None:
    rule = {"rule": f"(workspace_id = {TENANT})"}
    assert owner.execute(UNWALLED, rule).fetchall() == []


def test_a_table_forgotten_by_its_migration_is_found(owner: psycopg.Connection[Any]) -> None:
    rule = {"rule": f"(workspace_id = {TENANT})"}
    with owner.transaction(force_rollback=True):
        owner.execute("CREATE TABLE forgotten (workspace_id uuid, id uuid)")
        owner.execute("CREATE TABLE half (workspace_id uuid, id uuid); ALTER TABLE half ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE TABLE open_door (workspace_id uuid); ALTER TABLE open_door ENABLE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY all_of_it ON open_door TO zhike_app USING (true)")
        assert {row[0] for row in owner.execute(UNWALLED, rule).fetchall()} == {"forgotten", "half", "open_door"}


def test_a_workspace_sees_only_its_own_rows(app, tables, filled) -> None:
    (a, _), _ = filled
    enter(app, a)
    for table in tables:
        seen = (
            app.execute(made("SELECT DISTINCT workspace_id FROM {t}", table)).fetchall()
            if may(app, table, "SELECT")
            else None
        )
        assert seen in ([(a,)], None), table
    assert app.execute("SELECT id FROM workspaces").fetchall() == [(a,)]
    assert may(app, "messages", "SELECT")


def may(conn: psycopg.Connection[Any], table: str, right: str) -> bool:
    row = conn.execute("SELECT has_table_privilege(%s, %s)", (table, right)).fetchone()
    assert row is not None
    return bool(row[0])


def test_no_row_of_another_workspace_can_be_changed_or_removed(app, tables, filled, owner) -> None:
    (a, _), (b, _) = filled
    enter(app, a)
    for table in tables:
        update = attempt(app, made("UPDATE {t} SET workspace_id = workspace_id WHERE workspace_id = %s", table), (b,))
        assert update in (0, "refused"), table
        delete = attempt(app, made("DELETE FROM {t} WHERE workspace_id = %s", table), (b,))
        assert delete in (0, "refused"), table
        if may(app, table, "UPDATE"):  # an update without a condition touches its own rows alone
            assert attempt(app, made("UPDATE {t} SET workspace_id = workspace_id", table)) == 1, table
    for table in tables:
        row = owner.execute(made("SELECT count(*) FROM {t} WHERE workspace_id = %s", table), (b,)).fetchone()
        assert row == (1,), table


def test_no_row_can_be_written_into_another_workspace(app, tables, filled) -> None:
    (a, _), (_, rows) = filled
    enter(app, a)
    for table in tables:
        json = {name for (name,) in app.execute(JSON, (table,)).fetchall()}
        values = {k: Jsonb(v) if k in json and v is not None else v for k, v in rows[table].items()}
        statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join([sql.Placeholder()] * len(values)),
        )
        assert attempt(app, statement, list(values.values())) == "refused", table
    with pytest.raises(errors.InsufficientPrivilege):
        app.execute("INSERT INTO workspaces (id, slug, name) VALUES (%s, 'mine', 'x')", (a,))


JSON = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND atttypid = 'jsonb'::regtype"


def test_no_row_can_be_moved_into_another_workspace(app, tables, filled) -> None:
    (a, _), (b, _) = filled
    enter(app, a)
    for table in tables:
        assert attempt(app, made("UPDATE {t} SET workspace_id = %s", table), (b,)) == "refused", table
    assert attempt(app, sql.SQL("UPDATE workspaces SET id = {}").format(b)) == "refused"


def test_without_a_workspace_there_are_no_rows(app, tables, filled) -> None:
    for setting in (None, ""):
        if setting is not None:
            enter(app, setting)
        for table in [*tables, "workspaces"]:
            if may(app, table, "SELECT"):
                assert app.execute(made("SELECT count(*) FROM {t}", table)).fetchone() == (0,), table
            assert (
                attempt(app, made("UPDATE {t} SET workspace_id = workspace_id", table)) in (0, "refused")
                if table != "workspaces"
                else True
            )
            assert attempt(app, made("DELETE FROM {t}", table)) in (0, "refused"), table


def test_foreign_keys_between_tenant_tables_carry_the_workspace(owner, tables) -> None:
    tenants = set(tables)
    for table, parent, columns, referenced in foreign_keys(owner):
        if table in tenants and parent in tenants:
            pairs = list(zip(columns, referenced, strict=True))
            assert ("workspace_id", "workspace_id") in pairs, f"{table}{columns} → {parent}{referenced}"
            assert len(pairs) >= 2, f"{table}{columns} → {parent}{referenced}"


def test_no_row_can_refer_to_another_workspaces_row(owner, tables, filled) -> None:
    """Constraints look past row-level security, so the foreign keys themselves are tried, as the owner."""
    (a, _), (_, theirs) = filled
    tried = 0
    for table, parent, columns, referenced in foreign_keys(owner):
        if table not in tables or parent not in tables:
            continue
        others = [(c, r) for c, r in zip(columns, referenced, strict=True) if c != "workspace_id"]
        statement = sql.SQL("UPDATE {} SET {} WHERE workspace_id = %s").format(
            sql.Identifier(table), sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(c)) for c, _ in others)
        )
        with pytest.raises((errors.ForeignKeyViolation, errors.CheckViolation)), owner.transaction():
            owner.execute(statement, (*(theirs[parent][key] for _, key in others), a))
        tried += 1
    assert tried > 25


def test_partitions_carry_no_grants(owner, urls: Urls) -> None:
    found = owner.execute(
        "SELECT relname, relacl::text FROM pg_class WHERE relispartition AND relkind = 'r'"
    ).fetchall()
    assert found
    for name, acl in found:
        assert not granted(acl), name
    for address in (urls.app_dsn, urls.system_dsn):
        with psycopg.connect(address) as conn, pytest.raises(errors.InsufficientPrivilege):
            conn.execute(made("SELECT 1 FROM {t}", found[0][0]))


def test_new_partitions_carry_no_grants_either(owner, urls: Urls) -> None:
    before = {
        row[0]
        for row in owner.execute("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'").fetchall()
    }
    with owner.transaction(force_rollback=True):
        owner.execute("SELECT zhike_fact_partitions(30000000)")
        after = owner.execute(
            "SELECT relname, relacl::text FROM pg_class WHERE relispartition AND relkind = 'r'"
        ).fetchall()
        new = [(name, acl) for name, acl in after if name not in before]
        assert new
        assert not any(granted(acl) for _, acl in new)


def granted(acl: str | None) -> bool:
    """Say whether PUBLIC or one of the two roles stands in a table's access list."""
    return any(entry.startswith(("=", "zhike_app=", "zhike_system=")) for entry in (acl or "{}").strip("{}").split(","))


def rights(owner: psycopg.Connection[Any], role: str) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {}
    for table, right in owner.execute(GRANTS, (role,)).fetchall():
        held.setdefault(table, set()).add(right)
    return held


def test_the_system_role_touches_only_what_is_listed(owner, tables, filled, urls: Urls) -> None:
    held = rights(owner, "zhike_system")
    assert {t: r for t, r in held.items() if t in tables or t == "workspaces"} == SYSTEM
    with psycopg.connect(urls.system_dsn) as conn:
        for table in set(tables) - SYSTEM.keys():
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                assert not may(conn, table, right), f"{right} on {table}"


# The first revision's policies let zhike_system do everything and only its grants say less: landed, so they stay.
WIDE_POLICIES = {"workspaces", "facts", "fact_queue", "fact_positions", "users", "sessions", "api_keys", "inboxes"}


def test_a_policy_for_the_system_role_means_what_is_granted(owner) -> None:
    policies = owner.execute(
        "SELECT tablename, cmd FROM pg_policies WHERE 'zhike_system' = ANY (roles) AND tablename <> ALL (%s)",
        (list(WIDE_POLICIES),),
    ).fetchall()
    assert policies
    for table, command in policies:
        assert {command} == SYSTEM[table], table


def test_the_app_role_has_nothing_but_walled_tables(owner, tables) -> None:
    held = rights(owner, "zhike_app")
    beyond = {t: r for t, r in held.items() if t not in tables and t != "workspaces"}
    assert beyond == APP_WITHOUT_WORKSPACE
    allowed = {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert all(r <= allowed for r in held.values())
    assert held["audit_entries"] == {"SELECT", "INSERT"}
    assert held["facts"] == {"SELECT", "INSERT"}


def test_neither_role_can_step_round_the_walls(owner, tables) -> None:
    for role in ("zhike_app", "zhike_system"):
        attributes = owner.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = %s",
            (role,),
        ).fetchone()
        assert attributes == (False,) * 5
        member = owner.execute(
            "SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", (role,)
        ).fetchall()
        assert member == []
        owns = owner.execute("SELECT relname FROM pg_class WHERE relowner = %s::regrole", (role,)).fetchall()
        assert owns == []
        assert owner.execute("SELECT has_schema_privilege(%s, 'public', 'CREATE')", (role,)).fetchone() == (False,)


def test_no_view_and_no_function_opens_a_door(owner) -> None:
    """A view reads as its owner; a SECURITY DEFINER function runs as it: the app may call one alone, and it only writes jobs."""
    views = owner.execute(
        "SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace"
    ).fetchall()
    assert views == []
    callable_ = owner.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege('zhike_app', oid, 'EXECUTE')"
    ).fetchall()
    assert callable_ == [("zhike_defer",)]
    unpinned = owner.execute(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
        " AND NOT coalesce(proconfig::text, '') LIKE '%%search_path%%'"
    ).fetchall()
    assert unpinned == []


def test_the_setting_ends_with_its_transaction(app, filled) -> None:
    (a, _), _ = filled
    with app.transaction():
        enter(app, a)
        assert app.execute("SELECT count(*) FROM users").fetchone() == (1,)
    app.commit()
    assert app.execute("SELECT count(*) FROM users").fetchone() == (0,)


def test_a_workspace_nobody_has_sees_nothing(app, tables, filled) -> None:
    enter(app, uuid7())
    for table in tables:
        if may(app, table, "SELECT"):
            assert app.execute(made("SELECT count(*) FROM {t}", table)).fetchone() == (0,), table
