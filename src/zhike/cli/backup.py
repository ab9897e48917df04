"""`zhike backup`"""

import json
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg

from zhike.cli import archive, dump
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.say import Steps, Stop
from zhike.db.embedded import OWNER, EmbeddedServer
from zhike.db.migrate import ensure_roles
from zhike.db.urls import build_urls

FOLDERS = ("files", "archives")  # attachments, old parts of the fact log


def backup(*, to: Path = Path("backups"), data: Path | None = None, quick: bool = False) -> None:
    """Save database, files and key to one file while everything runs, and prove that it can be restored.

    The file holds the key that opens it: keep it as safe as the data itself.

    Parameters
    ----------
    to
        A folder, or a file name ending in .tar.
    data
        The data folder (ZHIKE_DATA_DIR).
    quick
        Compare digests only; do not restore the copy into a throw-away server.
    """
    with installation(read_settings(data)) as found:
        steps = Steps(2 if quick else 3)
        with steps.step("saving database, files and key"):
            target = save(found, to)
        with steps.step("reading it again"):
            manifest = archive.verify(target)
        if not quick:
            with steps.step("restoring it into a throw-away server"):
                rehearse(found, target, manifest)
        stamp = {"at": datetime.now(UTC).isoformat(), "bytes": target.stat().st_size}
        found.settings.backup_stamp().write_text(json.dumps(stamp), "utf-8")
        size = target.stat().st_size / 2**20
        print(f"{target}  {size:.1f} MB, {len(manifest.members) - 2} files, log position {manifest.position}")


def save(found: Installation, to: Path) -> Path:
    """Write the backup and return its path."""
    now = datetime.now(UTC)
    target = to if to.suffix == ".tar" else to / f"zhike-{now:%Y%m%dT%H%M%SZ}.tar"
    target.parent.mkdir(parents=True, exist_ok=True)
    data = found.settings.data_dir
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as name:
        work = Path(name)
        with dump.snapshot(found.urls.owner_dsn) as (snapshot, rows, state):
            dump.dump(found.urls.owner_dsn, work / archive.DATABASE, snapshot)
        (work / archive.KEY).write_text(found.secret.hex() + "\n", "ascii")
        # After the dump: a file is written before the row that names it, so every file of the snapshot is there.
        members = {archive.DATABASE: work / archive.DATABASE, archive.KEY: work / archive.KEY}
        for folder in FOLDERS:
            for path in sorted((data / folder).rglob("*")):
                if path.is_file() and not path.name.startswith("."):
                    members[path.relative_to(data).as_posix()] = path
        archive.pack(target, {"made_at": now.isoformat(), "zhike": version("zhike"), "rows": rows, **state}, members)
    return target


def rehearse(found: Installation, source: Path, manifest: archive.Manifest) -> None:
    """Restore the backup into a server of its own and compare the rows of every table."""
    with tempfile.TemporaryDirectory(prefix="zhike-rehearsal-") as name:
        archive.unpack(source, Path(name), archive.DATABASE)
        server = EmbeddedServer(Path(name), durable=False)
        try:
            urls = build_urls(
                found.settings.model_copy(
                    update={"database": found.settings.database.model_copy(update={"url": None})}
                ),
                found.secret,
                server.start(),
            )
            ensure_roles(urls)
            dump.restore(server.url(OWNER), Path(name) / archive.DATABASE)
            compare(urls.owner_dsn, manifest.rows)
        finally:
            server.stop()


def compare(dsn: str, wanted: dict[str, int]) -> None:
    """End the command when a table does not hold the rows it must."""
    with psycopg.connect(dsn) as connection:
        found = dump.count_rows(connection)
    wrong = [
        f"{name}: {found.get(name)} rows instead of {rows}" for name, rows in wanted.items() if found.get(name) != rows
    ]
    if wrong:
        raise Stop("the copy is not whole: " + "; ".join(wrong[:5]), "Do not rely on it; make another and report this.")
