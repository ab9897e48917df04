"""`zhike move`"""

import tempfile
from pathlib import Path
from typing import Annotated

import psycopg
from cyclopts import Parameter
from psycopg.conninfo import conninfo_to_dict
from pydantic import SecretStr

from zhike.cli import dump
from zhike.cli.backup import compare
from zhike.cli.installation import installation, read_settings
from zhike.cli.say import Steps, Stop
from zhike.db.embedded import EmbeddedServer
from zhike.db.migrate import ensure_roles
from zhike.db.urls import build_urls

OLDEST_SERVER = 150000


def move(*, to: Annotated[str, Parameter("--to")], data: Path | None = None) -> None:
    """Move from the embedded database to another PostgreSQL (15 or newer). Stop Zhike first.

    Parameters
    ----------
    to
        postgresql://owner:password@host:port/database of an empty database; its role may create roles.
    data
        The data folder (ZHIKE_DATA_DIR). Files, key and indexes stay there.
    """
    settings = read_settings(data)
    if settings.database.url is not None:
        raise Stop("the database is not the embedded one: ZHIKE_DATABASE__URL is set", "Use PostgreSQL's own tools.")
    _examine(to)
    steps = Steps(3)
    with installation(settings) as found:
        assert found.server is not None
        if found.server.used_by_others:
            raise Stop("Zhike still runs on the embedded database", "Stop it first.")
        target = settings.model_copy(update={"database": settings.database.model_copy(update={"url": SecretStr(to)})})
        urls = build_urls(target, found.secret)
        with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=".move-") as name:
            with steps.step("saving"), dump.snapshot(found.urls.owner_dsn) as (snapshot, rows, _state):
                dump.dump(found.urls.owner_dsn, Path(name) / "database.dump", snapshot)
            with steps.step("loading"):
                ensure_roles(urls)
                dump.restore(urls.owner_dsn, Path(name) / "database.dump")
        with steps.step("comparing"):
            compare(urls.owner_dsn, rows)
        found.server.mark_moved(_without_password(to))
    print(
        "Moved. From now on start Zhike with\n"
        f"  ZHIKE_DATABASE__URL={_without_password(to)}   (with its password)\n"
        f"The embedded database stays in {EmbeddedServer(settings.data_dir).home} and refuses to start; "
        "remove it when you are content."
    )


def _examine(dsn: str) -> None:
    try:
        with psycopg.connect(dsn, connect_timeout=5) as connection:
            version = connection.execute("SELECT current_setting('server_version_num')::int").fetchone()
            able = connection.execute(
                "SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        raise Stop(f"no connection to the new server: {str(error).splitlines()[0]}", "Check the address.") from error
    if version is None or version[0] < OLDEST_SERVER:
        raise Stop("the new server is older than PostgreSQL 15", "Use 15 or newer.")
    if able is None or not able[0]:
        raise Stop(
            "the role on the new server may not create roles",
            "ALTER ROLE … CREATEROLE, or use the server's administrator.",
        )


def _without_password(dsn: str) -> str:
    given = conninfo_to_dict(dsn)
    server = f"{given.get('host', '')}:{given.get('port', 5432)}"
    return f"postgresql://{given.get('user', '')}@{server}/{given.get('dbname', '')}"
