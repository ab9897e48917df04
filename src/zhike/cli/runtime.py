"""Where the Zhike of a data folder listens: a demo may have been given another port than the settings name."""

import contextlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhike.settings import Settings

FILE = "runtime.json"


@contextmanager
def noted(settings: Settings) -> Iterator[None]:
    """Keep the address in the data folder while the block runs."""
    path = settings.data_dir / FILE
    told = {"host": settings.http.host, "port": settings.http.port, "pid": os.getpid()}
    with contextlib.suppress(OSError):  # a full disk keeps nobody from serving
        path.write_text(json.dumps(told), "utf-8")
    try:
        yield
    finally:
        if _read(path).get("pid") == os.getpid():
            path.unlink(missing_ok=True)


def address(settings: Settings) -> tuple[str, int]:
    """Return (host, port) of what runs on the data folder, else what the settings name."""
    return running(settings) or (settings.http.host, settings.http.port)


def running(settings: Settings) -> tuple[str, int] | None:
    """Return (host, port) of what runs on the data folder, None when nothing does."""
    found = _read(settings.data_dir / FILE)
    host, port, pid = found.get("host"), found.get("port"), found.get("pid")
    if isinstance(host, str) and isinstance(port, int) and isinstance(pid, int) and _lives(pid):
        return host, port
    return None


def _read(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
