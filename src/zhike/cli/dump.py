"""PostgreSQL's own dump and restore programs, from the wheel, against any server from version 15."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from zhike.cli.say import Stop
from zhike.db.binaries import wheel_binaries

_ENVIRONMENT = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}
# Settings that a dump made by version 18 begins with and older servers do not know.
_UNKNOWN_BEFORE = {170000: (b"SET transaction_timeout",)}
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1
"""


def client_environment(dsn: str) -> dict[str, str]:
    """Return an environment that carries the connection: on the command line everybody could read the password."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    given = conninfo_to_dict(dsn)
    return kept | {_ENVIRONMENT[key]: str(value) for key, value in given.items() if key in _ENVIRONMENT}


@contextmanager
def snapshot(dsn: str) -> Iterator[tuple[str, dict[str, int], dict[str, Any]]]:
    """Hold one snapshot of the database: yields its name, the rows of each table, and what identifies the state.

    While the block runs, `pg_dump --snapshot` sees exactly the rows counted here, whatever is written meanwhile.
    """
    with psycopg.connect(dsn) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        name = _one(connection, "SELECT pg_export_snapshot()")
        facts = {
            "server_version": _one(connection, "SELECT current_setting('server_version_num')::int"),
            "revision": _one(connection, "SELECT version_num FROM alembic_version"),
            "position": _one(connection, "SELECT coalesce(max(position), 0) FROM fact_positions"),
        }
        yield name, count_rows(connection), facts
        connection.rollback()


def count_rows(connection: "psycopg.Connection[Any]") -> dict[str, int]:
    """Return the number of rows of each table, partitions summed up under their parent."""
    names = [row[0] for row in connection.execute(TABLES).fetchall()]
    count = sql.SQL("SELECT count(*) FROM {}")
    return {name: int(_one(connection, count.format(sql.Identifier(name)))) for name in names}


def dump(dsn: str, target: Path, snapshot_name: str) -> None:
    """Write the database as it is in the snapshot to `target`, compressed."""
    _run(
        ["pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot_name}", f"--file={target}"],
        dsn,
        "the database could not be dumped",
    )


def restore(dsn: str, source: Path) -> None:
    """Load a dump into an empty database, all of it or nothing."""
    with psycopg.connect(dsn) as connection:
        version = int(_one(connection, "SELECT current_setting('server_version_num')::int"))
        if names := connection.execute(TABLES).fetchall():
            raise Stop(
                f"the database is not empty (it has the table {names[0][0]} and {len(names) - 1} more)",
                "Restore into a fresh data folder or an empty database.",
            )
    unknown = tuple(word for before, words in _UNKNOWN_BEFORE.items() if version < before for word in words)
    bin_dir = wheel_binaries()
    reader = subprocess.Popen(  # noqa: S603
        [str(bin_dir / "pg_restore"), "--no-owner", "--file=-", str(source)],
        stdout=subprocess.PIPE, env=client_environment(dsn),
    )  # fmt: skip
    writer = subprocess.Popen(  # noqa: S603
        [str(bin_dir / "psql"), "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=client_environment(dsn),
    )  # fmt: skip
    assert reader.stdout is not None
    assert writer.stdin is not None
    try:
        _copy(reader.stdout, writer.stdin, unknown)
    except BrokenPipeError:
        reader.kill()
    finally:
        reader.stdout.close()
    _, said = writer.communicate()
    if reader.wait() or writer.returncode:
        raise Stop(f"the database could not be restored: {said.decode('utf-8', errors='replace').strip()[-800:]}")


def _copy(source: Any, target: Any, unknown: tuple[bytes, ...]) -> None:
    """Copy SQL, leaving out unknown settings of the head (later a line may be somebody's data)."""
    for _ in range(60):
        line = source.readline()
        if not line.startswith(unknown or (b"\0",)):
            target.write(line)
    while block := source.read(1 << 20):
        target.write(block)
    target.flush()


def _one(connection: "psycopg.Connection[Any]", statement: Any) -> Any:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _run(command: list[str], dsn: str, failure: str) -> None:
    program, *arguments = command
    done = subprocess.run(  # noqa: S603
        [str(wheel_binaries() / program), *arguments],
        env=client_environment(dsn), capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        raise Stop(f"{failure}: {done.stderr.strip()[-800:]}")
