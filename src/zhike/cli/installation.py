"""The installation a command works on: its settings, its secret, and its database, started when it is our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from zhike.cli.say import Stop
from zhike.db.binaries import EmbeddedError
from zhike.db.embedded import EmbeddedServer
from zhike.db.osuser import OsUserError
from zhike.db.urls import Urls, build_urls
from zhike.settings import Settings
from zhike.settings.secret import load_secret

PAUSED = "effects.paused"


@dataclass(frozen=True)
class Installation:
    """Settings and addresses; `server` is None when the database is somebody else's."""

    settings: Settings
    secret: bytes
    urls: Urls
    server: EmbeddedServer | None


def read_settings(data: Path | None = None, *, host: str | None = None, port: int | None = None) -> Settings:
    """Return the settings with what the command line says on top; a wrong one ends the command with its name."""
    try:
        settings = Settings()
    except ValidationError as error:
        lines = [f"ZHIKE_{'__'.join(str(part) for part in e['loc']).upper()}: {e['msg']}" for e in error.errors()]
        raise Stop("settings are wrong: " + "; ".join(lines), "Correct them in the environment or in .env.") from None
    http = settings.http.model_copy(
        update={key: value for key, value in (("host", host), ("port", port)) if value is not None}
    )
    changes: dict[str, object] = {"http": http}
    if data is not None:
        changes["data_dir"] = data
    if ((data or settings.data_dir) / PAUSED).exists():
        changes["jobs"] = settings.jobs.model_copy(update={"effects": "paused"})
    return settings.model_copy(update=changes)


def pause_effects(data_dir: Path) -> None:
    """Let nothing be sent outside by processes that start from now on."""
    (data_dir / PAUSED).write_text("zhike effects live removes this\n", "utf-8")


def resume_effects(data_dir: Path) -> None:
    """Undo `pause_effects`."""
    (data_dir / PAUSED).unlink(missing_ok=True)


@contextmanager
def installation(settings: Settings) -> Iterator[Installation]:
    """Open the installation, with its own PostgreSQL running when no address of another is set."""
    server: EmbeddedServer | None = None
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        secret = load_secret(settings)
        if settings.database.url is None:
            server = EmbeddedServer(settings.data_dir)
        owner_url = server.start() if server else None
        yield Installation(settings, secret, build_urls(settings, secret, owner_url), server)
    except (EmbeddedError, OsUserError, ValueError) as error:
        raise Stop(str(error)) from error
    except PermissionError as error:
        raise Stop(f"no permission for {error.filename}", "Choose another data folder with ZHIKE_DATA_DIR.") from error
    finally:
        if server is not None:
            server.stop()
