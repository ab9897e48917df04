"""Run the tests: browser tests apart from the rest, because Playwright keeps an event loop running in its process.

Tests of kills, cuts and time-outs share two cores with the rest. The few that fail in the crowd are run once more, alone,
and named either way: what fails alone is broken, what passes alone depends on the crowd and wants mending.

python tools/run_tests.py --workers 2 tests
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST_FAILED = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
BROWSER = "tests/browser"
FAILED, NO_TESTS = 1, 5  # pytest's exit codes
A_FEW = 15


def run_twice(pytest: list[str], paths: list[str], crowd: list[str]) -> int:
    """Return the exit code of a run, of the second one when a few tests failed in the first."""
    LAST_FAILED.unlink(missing_ok=True)
    code = subprocess.call([*pytest, *crowd, *paths], cwd=ROOT)
    failed = json.loads(LAST_FAILED.read_text()) if code == FAILED and LAST_FAILED.exists() else {}
    if not 0 < len(failed) <= A_FEW:
        return code
    print("\ntests: failed in the crowd, once more alone:", *failed, sep="\n  ", flush=True)
    return subprocess.call([*pytest, "--last-failed", "--last-failed-no-failures=none", *paths], cwd=ROOT)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", default="2")
    parser.add_argument("paths", nargs="*", default=["tests"])
    args = parser.parse_args()
    pytest = [sys.executable, "-m", "pytest"]
    if args.paths == ["tests"]:
        runs = [["tests", f"--ignore={BROWSER}"], [BROWSER]]
    else:
        runs = [args.paths]
    codes = [run_twice(pytest, run, ["-n", args.workers, "--dist", "loadgroup"]) for run in runs]
    if all(code == NO_TESTS for code in codes):
        raise SystemExit("no test was found")
    raise SystemExit(max(0 if code == NO_TESTS else code for code in codes))


if __name__ == "__main__":
    main()
