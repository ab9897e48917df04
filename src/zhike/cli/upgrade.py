"""`zhike upgrade`"""

from pathlib import Path

import psycopg

from zhike.cli.installation import installation, read_settings
from zhike.cli.migrate import apply
from zhike.cli.runtime import running
from zhike.cli.say import Steps, Stop
from zhike.db.binaries import MAJOR, EmbeddedError
from zhike.db.cluster_upgrade import old_version, upgrade_cluster


def upgrade(*, data: Path | None = None) -> None:
    """Move the embedded database to this version's PostgreSQL, then migrate. Stop Zhike first; make a backup.

    Parameters
    ----------
    data
        The data folder (ZHIKE_DATA_DIR).
    """
    settings = read_settings(data)
    served = running(settings)
    if served is not None:
        raise Stop(f"Zhike runs on {served[0]}:{served[1]}", "Stop it, make a backup, then upgrade.")
    old = old_version(settings.data_dir) if settings.database.url is None else None
    steps = Steps(3 if old else 1)
    retired: Path | None = None
    if old:
        with steps.step(f"PostgreSQL {old} → {MAJOR}"):
            try:
                retired = upgrade_cluster(settings.data_dir, old)
            except EmbeddedError as error:
                raise Stop(str(error), "The old cluster is as it was; mend the cause and run it again.") from error
    with installation(settings) as found:
        if old:
            with steps.step("statistics"), psycopg.connect(found.urls.owner_dsn, autocommit=True) as connection:
                connection.execute("ANALYZE")  # without them the first queries after an upgrade are slow
        with steps.step("migrations"):
            apply(found.urls)
    if retired is not None:
        print(f"The old cluster is in {retired}; remove it when you are content.")
