"""Run a command with ZHIKE_TEST_DATABASE_URL pointing at a fresh server of another PostgreSQL major version.

python tools/run_on_postgres.py 15 -- python -m pytest tests/db
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from zhike.db.embedded import EmbeddedServer


def main() -> None:
    major, dashes, *command = sys.argv[1:]
    assert dashes == "--", __doc__
    binaries = Path(f"/usr/lib/postgresql/{major}/bin")
    if not (binaries / "postgres").exists():
        raise SystemExit(f"PostgreSQL {major} is not in {binaries}: apt-get install postgresql-{major}")
    with tempfile.TemporaryDirectory(prefix="zhike-pg") as folder:
        server = EmbeddedServer(Path(folder), durable=False, binaries=binaries)
        try:
            url = server.start()
            code = subprocess.call(command, env=dict(os.environ, ZHIKE_TEST_DATABASE_URL=url))
        finally:
            server.stop()
    raise SystemExit(code)


if __name__ == "__main__":
    main()
