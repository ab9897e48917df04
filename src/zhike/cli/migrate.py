"""`zhike migrate`"""

from pathlib import Path

import psycopg
import sqlalchemy.exc
from alembic.util import CommandError

from zhike.cli.installation import installation, read_settings
from zhike.cli.say import Steps, Stop
from zhike.db import migrate as migrations
from zhike.db.urls import Urls


def migrate(*, data: Path | None = None) -> None:
    """Bring the database to this version's state. Safe to run again, and by several processes at once.

    Parameters
    ----------
    data
        The data folder (ZHIKE_DATA_DIR).
    """
    with installation(read_settings(data)) as found, Steps(1).step("migrations"):
        apply(found.urls)


def apply(urls: Urls) -> None:
    """Migrate, or end the command saying what stands in the way."""
    try:
        migrations.migrate(urls)
    except (psycopg.OperationalError, sqlalchemy.exc.OperationalError) as error:
        reason = str(error).splitlines()[0]
        raise Stop(
            f"the database does not answer: {reason}", "Check ZHIKE_DATABASE__URL and that the server runs."
        ) from error
    except (psycopg.errors.InsufficientPrivilege, sqlalchemy.exc.ProgrammingError) as error:
        raise Stop(
            f"the database refuses: {str(error).splitlines()[0]}",
            "Migrations need a role that owns the database and may create roles: set ZHIKE_DATABASE__OWNER_URL. Where"
            " another installation made zhike_app and zhike_system on this server, an administrator must"
            " GRANT zhike_app, zhike_system TO that role WITH ADMIN OPTION.",
        ) from error
    except CommandError as error:
        state = migrations.revisions(urls)
        if state.known:
            raise
        raise Stop(*state.trouble) from error
