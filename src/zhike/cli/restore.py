"""`zhike restore`"""

from pathlib import Path

from zhike.cli import archive, dump
from zhike.cli.backup import FOLDERS, compare
from zhike.cli.installation import installation, pause_effects, read_settings
from zhike.cli.migrate import apply
from zhike.cli.say import Steps, Stop
from zhike.db.migrate import ensure_roles
from zhike.settings import Settings


def restore(source: Path, *, data: Path | None = None) -> None:
    """Bring a backup back into a fresh data folder, or into the empty database of ZHIKE_DATABASE__URL.

    Outbound effects are paused afterwards, so that a copy sends nothing while the original runs: zhike effects live.

    Parameters
    ----------
    source
        The file that `zhike backup` wrote.
    data
        The data folder to restore into (ZHIKE_DATA_DIR).
    """
    settings = read_settings(data)
    steps = Steps(4)
    with steps.step("reading the backup"):
        manifest = archive.verify(source)
    with steps.step("files and key"):
        _files(settings, source)
    with installation(settings) as found:
        with steps.step("database"):
            ensure_roles(found.urls)
            work = settings.data_dir / "restore"
            try:
                archive.unpack(source, work, archive.DATABASE)
                dump.restore(found.urls.owner_dsn, work / archive.DATABASE)
            finally:
                (work / archive.DATABASE).unlink(missing_ok=True)
                work.rmdir()
            compare(found.urls.owner_dsn, manifest.rows)
        with steps.step("migrations"):
            apply(found.urls)
        pause_effects(settings.data_dir)
    print(
        f"restored: state of {manifest.made_at}, log position {manifest.position}.\n"
        "Nothing is sent outside until: zhike effects live"
    )


def _files(settings: Settings, source: Path) -> None:
    """Put files and key in place; refuse to write over another installation's."""
    folder = settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / archive.KEY
    held = kept.read_text("ascii").strip() if kept.exists() else None
    archive.unpack(source, folder / "restore", archive.KEY)
    saved = folder / "restore" / archive.KEY
    try:
        secret = saved.read_text("ascii").strip()
        configured = settings.secret_key.get_secret_value() if settings.secret_key else None
        if (held or configured or secret) != secret or (configured or secret) != secret:
            raise Stop(
                f"{folder} belongs to another installation (its secret key differs)",
                "Restore into a fresh data folder: zhike restore FILE --data ./restored",
            )
        if held is None:
            saved.replace(kept)
    finally:
        saved.unlink(missing_ok=True)
    for part in FOLDERS:
        archive.unpack(source, folder, part + "/")
