"""The database server of a test run: one server, one migrated template, a copy of it for each worker."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
from psycopg import errors, sql
from sqlalchemy.engine import make_url

from zhike.db.embedded import EmbeddedServer
from zhike.db.migrate import ensure_roles, migrate
from zhike.db.urls import Urls, build_urls
from zhike.settings import Settings

SECRET = "5a" * 32  # every worker derives the same role passwords from it
TEMPLATE = "zhike_test_template"


def make_settings(data_dir: Path, owner_url: str) -> Settings:
    """Return settings that ignore this machine's own environment file."""
    return Settings(_env_file=None, data_dir=data_dir, secret_key=SECRET, database={"url": owner_url})  # type: ignore[call-arg,arg-type]


def urls_for(owner_url: str) -> Urls:
    return build_urls(make_settings(Path("unused"), owner_url), bytes.fromhex(SECRET))


class TestServer:
    """PostgreSQL for this run: `ZHIKE_TEST_DATABASE_URL` (its role may create roles and databases) or the wheel's."""

    __test__ = False

    def __init__(self, folder: Path) -> None:
        given = os.environ.get("ZHIKE_TEST_DATABASE_URL")
        self.embedded = None if given else EmbeddedServer(folder, durable=False)
        self.base = given or self.embedded.start()  # type: ignore[union-attr]

    def address(self, database: str) -> str:
        return make_url(self.base).set(drivername="postgresql", database=database).render_as_string(hide_password=False)

    def execute(self, *statements: sql.Composable) -> None:
        with psycopg.connect(self.address(make_url(self.base).database or "postgres"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def make_template(self, lock: Callable[[], AbstractContextManager[object]]) -> None:
        """Create and migrate the template unless another worker has."""
        with lock():
            with psycopg.connect(self.address(make_url(self.base).database or "postgres")) as connection:
                ready = connection.execute(
                    "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate", (TEMPLATE,)
                )
                if ready.fetchone():
                    return
            name = sql.Identifier(TEMPLATE)
            self.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name),
                sql.SQL("CREATE DATABASE {}").format(name),
            )
            migrate(urls_for(self.address(TEMPLATE)))
            self.execute(sql.SQL("ALTER DATABASE {} IS_TEMPLATE true ALLOW_CONNECTIONS false").format(name))

    def copy(self, name: str) -> str:
        """Make a database from the template and return its owner's address."""
        identifier = sql.Identifier(name)
        self.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier),
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(identifier, sql.Identifier(TEMPLATE)),
        )
        ensure_roles(urls_for(self.address(name)))
        return self.address(name)

    def drop(self, name: str) -> None:
        """Drop a database. The owner may not end every backend (autovacuum's, another role's): those get a moment to leave.

        One that stays busy is left behind: it goes with the run's own server.
        """
        for _ in range(100):
            try:
                self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
                return
            except (errors.InsufficientPrivilege, errors.ObjectInUse):
                time.sleep(0.1)

    def close(self) -> None:
        if self.embedded is not None:
            self.embedded.stop()
