"""Run every check and print one line for each, with what a failing one said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ("src", "tests", "tools", "examples/shop/merchant")
CHECKS: dict[str, list[str]] = {
    "lint": [str(BIN / "ruff"), "check", "--quiet", *CODE, "migrations", "hatch_build.py"],
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet", *CODE],
    "types": [str(BIN / "mypy"), "--no-error-summary"],
    "layers": [str(BIN / "lint-imports"), "--no-cache"],
    "sizes": [sys.executable, "tools/check_sizes.py"],
    "foreign keys": [sys.executable, "tools/check_foreign_keys.py"],
    "locks": [sys.executable, "tools/check_locks.py"],
    "web": [sys.executable, "tools/build_web.py", "check"],
    "web tests": [sys.executable, "tools/build_web.py", "test"],
    "web size": [sys.executable, "tools/build_web.py", "budget"],
}


def main() -> None:
    wanted = sys.argv[1:] or list(CHECKS)
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "tools"), NO_COLOR="1")
    failed = []
    for name in wanted:
        began = time.monotonic()
        done = subprocess.run(CHECKS[name], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        print(
            f"check: {name:<12} {'ok' if done.returncode == 0 else 'FAILED':<7} {time.monotonic() - began:5.1f} s",
            flush=True,
        )
        if done.returncode:
            failed.append(name)
            print((done.stdout + done.stderr).strip()[-6000:], flush=True)
    if failed:
        raise SystemExit(f"check: failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
