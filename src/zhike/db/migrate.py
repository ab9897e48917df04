"""Roles and migrations, run as the owner."""

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from zhike.db.places import migrations_dir
from zhike.db.urls import APP, SYSTEM, Urls


def alembic_config(urls: Urls) -> Config:
    """Return Alembic's configuration without a file."""
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()))
    config.attributes["url"] = urls.owner
    return config


def ensure_roles(urls: Urls) -> None:
    """Create zhike_app and zhike_system, or set their passwords. Needs CREATEROLE for the owner."""
    with psycopg.connect(urls.owner_dsn, autocommit=True) as conn:
        for role, url in ((APP, urls.app), (SYSTEM, urls.system)):
            password = make_url(url).password
            exists = conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
            how = "ALTER ROLE {} LOGIN PASSWORD {}" if exists else "CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}"
            conn.execute(sql.SQL(how).format(sql.Identifier(role), sql.Literal(password)))


def migrate(urls: Urls) -> None:
    """Bring roles and tables to this version's state. Safe to run by several processes: one waits for the other."""
    ensure_roles(urls)
    command.upgrade(alembic_config(urls), "head")


def revisions(urls: Urls) -> tuple[str | None, str | None]:
    """Return (revision of the database, newest revision of this version)."""
    engine = create_engine(urls.owner)
    try:
        with engine.connect() as conn:
            current = MigrationContext.configure(conn).get_current_revision()
    finally:
        engine.dispose()
    return current, ScriptDirectory.from_config(alembic_config(urls)).get_current_head()
