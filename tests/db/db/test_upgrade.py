"""An installation of the first version becomes one of this version and keeps every row; other states are named."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from psycopg import sql

from tests.support.database import SECRET, TestServer, make_settings, urls_for
from tests.support.rows import fill, tenant_tables
from zhike.cli.doctor_checks import CHECKS, Patient
from zhike.cli.installation import Installation
from zhike.cli.migrate import apply
from zhike.cli.say import Stop
from zhike.cli.serve import refuse_unmigrated
from zhike.db.migrate import alembic_config, ensure_roles, migrate, revisions
from zhike.db.urls import Urls

# Tables without a workspace, filled by hand: what the catalogue cannot know of them.
OTHERS = {
    "projections": "INSERT INTO projections (name, position) VALUES ('desk.days', 7)",
    "fact_archives": "INSERT INTO fact_archives (first_id, last_id, first_position, last_position, path, sha256, rows)"
    " VALUES (0, 1, 1, 1, 'facts_0.parquet', 'x', 1)",
    "procrastinate_jobs": "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'old.task', '{\"n\": 1}')",
    "job_failures": "INSERT INTO job_failures (job_id, error) SELECT max(id), 'KeyError' FROM procrastinate_jobs",
    "sign_in_failures": None,
}
ALL_TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
"""
NEVER_EMPTY = {"procrastinate_workers", "procrastinate_periodic_defers", "sign_in_failures"}  # rows of a moment


@pytest.fixture
def old(postgres: TestServer) -> Iterator[Urls]:
    """A database as the first version left it, with two workspaces that have a row in every table."""
    name = f"zhike_test_old_{secrets.token_hex(4)}"
    identifier = sql.Identifier(name)
    postgres.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier),
        sql.SQL("CREATE DATABASE {}").format(identifier),
    )
    urls = urls_for(postgres.address(name))
    ensure_roles(urls)
    command.upgrade(alembic_config(urls), "0001")
    with psycopg.connect(urls.owner_dsn) as owner:
        fill(owner)
        fill(owner)
        for statement in filter(None, OTHERS.values()):
            owner.execute(statement)
    yield urls
    postgres.drop(name)


def contents(urls: Urls) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table."""
    found = {}
    with psycopg.connect(urls.owner_dsn, row_factory=psycopg.rows.dict_row) as owner:
        for row in owner.execute(ALL_TABLES).fetchall():
            table = row["relname"]
            rows = owner.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table))).fetchall()
            found[table] = sorted(rows, key=repr)
    return found


def state_of(urls: Urls, folder: Path) -> tuple[Installation, Patient]:
    settings = make_settings(folder, urls.owner)
    return Installation(settings, bytes.fromhex(SECRET), urls, None), Patient(settings)


def test_every_row_of_the_first_version_is_kept(old: Urls, tmp_path: Path) -> None:
    before = contents(old)
    with psycopg.connect(old.owner_dsn) as owner:
        for group in ("zhike_app", "zhike_system"):  # the first version signed in as these
            owner.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD 'old'").format(sql.Identifier(group)))
    assert [t for t, rows in before.items() if not rows and t not in NEVER_EMPTY] == [], "a table was not filled"
    installation, patient = state_of(old, tmp_path)
    with pytest.raises(Stop, match="at revision 0001, this version needs"):
        refuse_unmigrated(installation)
    told = CHECKS["migrations"](patient)
    assert told.state == "fail"
    assert "zhike migrate" in told.mend

    migrate(old)

    after = contents(old)
    renewals = [row for row in after["procrastinate_jobs"] if row["task_name"] == "customers.renew_lookups"]
    assert {row["args"]["workspace_id"] for row in renewals} == {str(row["id"]) for row in before["workspaces"]}
    after["procrastinate_jobs"] = [row for row in after["procrastinate_jobs"] if row not in renewals]
    after["procrastinate_events"] = after["procrastinate_events"][: len(before["procrastinate_events"])]
    for table, rows in before.items():
        if table == "alembic_version":
            continue
        columns = [c for c in rows[0] if c in after[table][0]] if rows else []
        assert not rows or set(rows[0]) <= set(after[table][0]), f"{table} lost a column"
        kept = sorted(({c: row[c] for c in columns} for row in after[table]), key=repr)
        assert kept == sorted(({c: row[c] for c in columns} for row in rows), key=repr), table
    assert revisions(old).equal
    refuse_unmigrated(installation)
    assert CHECKS["migrations"](patient).state == "ok"
    with psycopg.connect(old.owner_dsn) as owner:
        groups = owner.execute(
            "SELECT rolcanlogin FROM pg_roles WHERE rolname IN ('zhike_app', 'zhike_system')"
        ).fetchall()
        assert groups == [(False,)] * 2, "nobody signs in as a group"
        tables, [(workspace,)] = tenant_tables(owner), owner.execute("SELECT max(id::text) FROM workspaces").fetchall()
    with psycopg.connect(old.app_dsn) as app:
        app.execute("SELECT set_config('zhike.workspace', %s, false)", (workspace,))
        seen = app.execute("SELECT count(*) FROM conversations").fetchone()
        assert seen == (1,)
        assert len(tables) > 30


def test_a_database_of_a_newer_version_is_left_alone(old: Urls, tmp_path: Path) -> None:
    migrate(old)
    with psycopg.connect(old.owner_dsn) as owner:
        owner.execute("UPDATE alembic_version SET version_num = '0999'")
    installation, patient = state_of(old, tmp_path)
    for attempt in (lambda: refuse_unmigrated(installation), lambda: apply(old)):
        with pytest.raises(Stop, match=r"0999, which this version .* does not know"):
            attempt()
    told = CHECKS["migrations"](patient)
    assert told.state == "fail"
    assert "Install that version again" in told.mend


def test_an_empty_database_is_told_to_be_migrated(postgres: TestServer, tmp_path: Path) -> None:
    name = f"zhike_test_empty_{secrets.token_hex(4)}"
    postgres.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)),
        sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)),
    )
    urls = urls_for(postgres.address(name))
    installation, _ = state_of(urls, tmp_path)
    try:
        with pytest.raises(Stop, match="let us in"):  # its logins do not stand yet
            refuse_unmigrated(installation)
        ensure_roles(urls)
        with pytest.raises(Stop, match="never migrated"):
            refuse_unmigrated(installation)
    finally:
        postgres.drop(name)
