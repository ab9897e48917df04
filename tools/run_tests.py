"""Run the tests: browser tests apart from the rest, because Playwright keeps an event loop running in its process.

python tools/run_tests.py --workers 2 tests
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER = "tests/browser"
NO_TESTS = 5  # pytest's exit code


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", default="2")
    parser.add_argument("paths", nargs="*", default=["tests"])
    args = parser.parse_args()
    pytest = [sys.executable, "-m", "pytest", "-n", args.workers, "--dist", "loadgroup"]
    if args.paths == ["tests"]:
        runs = [["tests", f"--ignore={BROWSER}"], [BROWSER]]
    else:
        runs = [args.paths]
    codes = [subprocess.call([*pytest, *run], cwd=ROOT) for run in runs]
    if all(code == NO_TESTS for code in codes):
        raise SystemExit("no test was found")
    raise SystemExit(max(0 if code == NO_TESTS else code for code in codes))


if __name__ == "__main__":
    main()
