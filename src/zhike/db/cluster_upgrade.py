"""Moves the embedded cluster to this version's PostgreSQL with pg_upgrade; the old one stays until told otherwise."""

import os
import shutil
import tempfile
from pathlib import Path

from zhike.db.binaries import EmbeddedError, wheel_binaries
from zhike.db.embedded import SUPERUSER, EmbeddedServer


def old_version(data_dir: Path) -> int | None:
    """Return the major version of the cluster to move, or None when there is nothing to do."""
    server = EmbeddedServer(data_dir)
    if (server.cluster / "PG_VERSION").exists():
        return None
    found = [int(path.name) for path in server.home.glob("[0-9][0-9]") if (path / "PG_VERSION").exists()]
    return max(found, default=None)


def upgrade_cluster(data_dir: Path, old_major: int) -> Path:
    """Move the cluster and return the folder of the old one. Raises EmbeddedError; then the old one is as it was."""
    old = EmbeddedServer(data_dir, binaries=wheel_binaries(old_major))
    new = EmbeddedServer(data_dir)
    if old.is_running:
        raise EmbeddedError("the old PostgreSQL still runs. Stop Zhike first")
    # A server that was killed must replay its log before pg_upgrade takes it.
    old.start()
    old.stop(even_if_used=True)
    fresh = new.home / f"{new.major}.new"
    if fresh.exists():
        shutil.rmtree(fresh)
    user = new.user
    user.let_reach([new.home, new.binaries / "postgres", old.binaries / "postgres"])
    user.own(fresh)
    new.make_cluster(fresh)
    # Unix sockets have short paths, and pg_upgrade writes its reports where it runs.
    with tempfile.TemporaryDirectory(prefix="zhike-up-") as name:
        user.own(Path(name))
        new.run(
            "pg_upgrade", "--old-bindir", str(old.binaries), "--new-bindir", str(new.binaries),
            "--old-datadir", str(old.cluster), "--new-datadir", str(fresh),
            "--username", SUPERUSER, "--socketdir", name, "--jobs", str(os.cpu_count() or 1),
            cwd=Path(name), environment={"PGPASSWORD": new.password()}, timeout_s=24 * 3600,
        )  # fmt: skip
    fresh.rename(new.cluster)
    (new.home / f"{new.major}.ready").touch()
    retired = old.cluster.with_name(f"{old_major}.old")
    old.cluster.rename(retired)
    return retired
