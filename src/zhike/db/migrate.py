"""Roles and migrations, run as the owner."""

from dataclasses import dataclass

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy.engine import make_url

from zhike.db.places import migrations_dir
from zhike.db.urls import APP, SYSTEM, Urls, login_of


def alembic_config(urls: Urls) -> Config:
    """Return Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()))
    config.attributes["url"] = urls.owner
    return config


def ensure_roles(urls: Urls) -> None:
    """Create the two groups, and this database's login in each; set the logins' passwords. Needs CREATEROLE for the owner.

    Where the owner owns the database too, nobody but these logins may connect to it: a login of another installation on
    the same server is in the same groups.
    """
    with psycopg.connect(urls.owner_dsn, autocommit=True) as conn:
        database = sql.Identifier(conn.info.dbname)
        for group, url in ((APP, urls.app), (SYSTEM, urls.system)):
            login, password = make_url(url).username, make_url(url).password
            assert login is not None
            _ensure(conn, group, sql.SQL("NOLOGIN NOINHERIT"))
            if login != group:
                _close(conn, group)
            made = _ensure(conn, login, sql.SQL("LOGIN INHERIT"))
            if made or login == login_of(group, conn.info.dbname):  # a login of the operator's own keeps its password
                conn.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(password)))
            if conn.execute("SELECT pg_has_role(%s, %s, 'USAGE')", (login, group)).fetchone() != (True,):
                conn.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), sql.Identifier(login)))
            conn.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(login)))
        conn.execute(sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(database))


def _ensure(conn: "psycopg.Connection[object]", role: str, attributes: sql.SQL) -> bool:
    """Create a role unless it stands, or another process makes it in this moment; says whether it was created here."""
    if conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is not None:
        return False
    try:
        conn.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(role), attributes))
    except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
        return False
    return True


def _close(conn: "psycopg.Connection[object]", group: str) -> None:
    """Let nobody sign in as a group: the first version did, with a password that its installations shared."""
    if conn.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (group,)).fetchone() == (True,):
        conn.execute(sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(sql.Identifier(group)))


def migrate(urls: Urls) -> None:
    """Bring roles and tables to this version's state. Safe to run by several processes: one waits for the other."""
    ensure_roles(urls)
    command.upgrade(alembic_config(urls), "head")


@dataclass(frozen=True, slots=True)
class Revisions:
    """The database's revision (None: never migrated) and the newest that this version knows."""

    current: str | None
    newest: str | None
    known: bool

    @property
    def equal(self) -> bool:
        """Say whether the database is in this version's state."""
        return self.current == self.newest

    @property
    def trouble(self) -> tuple[str, str]:
        """Return what is wrong and what to do about it."""
        if self.current is None:
            return "the database was never migrated", "Run: zhike migrate"
        if not self.known:
            return (
                f"the database is at revision {self.current}, which this version (up to {self.newest}) does not know: "
                "a newer Zhike has migrated it",
                "Install that version again, or restore a backup of before; there is no way back",
            )
        return (
            f"the database is at revision {self.current}, this version needs {self.newest}",
            "Run: zhike backup, then zhike migrate",
        )


def revisions(urls: Urls) -> Revisions:
    """Return which revision the database is at, read as zhike_system. Raises psycopg.OperationalError."""
    scripts = ScriptDirectory.from_config(alembic_config(urls))
    current = None
    with psycopg.connect(urls.system_dsn, connect_timeout=5) as conn:
        try:
            row = conn.execute("SELECT version_num FROM alembic_version").fetchone()
            current = row[0] if row else None
        except psycopg.errors.InsufficientPrivilege:
            current = "0001"  # the one revision that let nobody but the owner read it
        except psycopg.errors.UndefinedTable:
            pass
    known = {script.revision for script in scripts.walk_revisions()}
    return Revisions(current, scripts.get_current_head(), current in known)
