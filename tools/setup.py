"""Make `.venv` with everything Zhike needs, from pinned versions. Needs Python 3.11 or newer and nothing else.

Run by `make setup`, `make demo` and `make test`; does nothing when `.venv` already fits the pins.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / ".zhike-setup"
CONSTRAINTS = ROOT / "requirements" / "constraints.txt"
OLDEST = (3, 11)


def say(text: str) -> None:
    print(f"setup: {text}", flush=True)


def fail(text: str, mend: str) -> None:
    raise SystemExit(f"setup: {text}\n       {mend}")


def fingerprint() -> str:
    """Changes when a dependency, an extra or the interpreter does."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in (ROOT / "pyproject.toml", CONSTRAINTS, Path(__file__)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    python = BIN / "python"
    if python.exists() and subprocess.run([python, "-c", "pass"], check=False).returncode == 0:
        return
    say("making .venv")
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
    except (subprocess.CalledProcessError, OSError) as error:
        fail(
            f"the virtual environment could not be made ({error})",
            "On Debian and Ubuntu: apt-get install python3-venv; then run make setup again.",
        )


def run(command: list[object]) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode == 0


def install(extra: str) -> None:
    """Install with uv, which takes seconds, or with pip where uv cannot reach the index (it reads no pip settings)."""
    pip = [BIN / "python", "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    # Without isolation: an editable install builds no web files, so it needs no second copy of Node.
    target = ["-c", CONSTRAINTS, "-e", f".[{extra}]"]
    say("installing pinned dependencies (about a minute the first time)")
    uv = BIN / "uv"
    if (
        (uv.exists() or run([*pip, "-c", CONSTRAINTS, "uv"]))
        and run([uv, "pip", "install", "-q", "--python", BIN / "python", "-c", CONSTRAINTS, "hatchling", "pip"])
        and run(
            [
                uv,
                "pip",
                "install",
                "-q",
                "--python",
                BIN / "python",
                "--no-build-isolation",
                "--compile-bytecode",
                *target,
            ]
        )
    ):
        return
    say("uv did not get through, going on with pip (slower)")
    if run([*pip, "-c", CONSTRAINTS, "hatchling"]) and run([*pip, "--no-build-isolation", *target]):
        return
    fail(
        "the dependencies could not be installed",
        "Read the lines above. Most often the package index is out of reach: check the network or set PIP_INDEX_URL.",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", default="all", help="what to install beside the base (all, archive, llm, …)")
    parser.add_argument("--force", action="store_true", help="install again even when nothing changed")
    args = parser.parse_args()
    if sys.version_info < OLDEST:
        fail(
            f"Python {sys.version.split()[0]} is too old",
            "Install Python 3.11 or newer, or: make setup PYTHON=python3.12",
        )
    if shutil.disk_usage(ROOT).free < 3 * 2**30:
        fail("less than 3 GB of disk is free", "Free some space; all dependencies together take about 1.5 GB.")
    wanted = f"{fingerprint()} {args.extra}"
    if not args.force and STAMP.exists() and STAMP.read_text() == wanted and (BIN / "zhike").exists():
        return
    began = time.monotonic()
    make_venv()
    install(args.extra)
    STAMP.write_text(wanted)
    say(f"done in {time.monotonic() - began:.0f} s: {BIN.relative_to(ROOT) / 'zhike'}")


if __name__ == "__main__":
    main()
