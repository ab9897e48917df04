"""``python -m benchmarks [group …] [--runs 5] [--seconds 20]``: measure, write results.json, print the table."""

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks import intake, report
from benchmarks.world import world
from zhike.settings import LogSettings
from zhike.telemetry import configure_logging

HERE = Path(__file__).parent
GROUPS = ("intake",)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Zhike's figures.")
    parser.add_argument("groups", nargs="*", help=f"some of {', '.join(GROUPS)} (default: all)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each intake measurement")
    parser.add_argument("--seconds", type=int, default=20, help="seconds of each run")
    parser.add_argument("--data", type=Path, help="an empty folder to work in (default: a temporary one)")
    parser.add_argument("--results", type=Path, default=HERE / "results.json")
    chosen = parser.parse_args()
    configure_logging(LogSettings(level="warning"), "bench")
    groups = chosen.groups or list(GROUPS)
    folder = chosen.data or Path(tempfile.mkdtemp(prefix="zhike-bench-"))
    try:
        with world(folder / "zhike") as made:
            for group in groups:
                print(f"{group} …", flush=True)
                if group == "intake":
                    figures = intake.measure(made, chosen.runs, chosen.seconds)
                report.write(chosen.results, figures)
    finally:
        if chosen.data is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(report.machine())
    print(report.table(chosen.results))


if __name__ == "__main__":
    main()
