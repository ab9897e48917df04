"""``python -m benchmarks [group …] [--runs 5] [--seconds 20]``: measure, write results.json, print the table."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import (
    board,
    bundles,
    console,
    delivery,
    flows,
    intake,
    knowledge_import,
    reading,
    report,
    retrieval,
    routing,
    search,
    sequencer,
    sockets,
)
from benchmarks.report import Figure
from benchmarks.world import World, world
from zhike.settings import LogSettings
from zhike.telemetry import configure_logging

HERE = Path(__file__).parent
GROUPS = (
    "intake",
    "delivery",
    "answers",
    "flows",
    "sockets",
    "sequencer",
    "reading",
    "search",
    "board",
    "routing",
    "knowledge",
    "retrieval",
    "console",
    "bundles",
)
# Those that need nothing but an installation.
ALONE = {
    "sockets": sockets.measure,
    "sequencer": sequencer.measure,
    "board": board.measure,
    "routing": routing.measure,
    "knowledge": knowledge_import.measure,
    "console": console.measure,
}


def measure(group: str, made: World, chosen: argparse.Namespace) -> list[Figure]:
    """Return the figures of one group."""
    if group in ALONE:
        return ALONE[group](made)
    match group:
        case "intake":
            return intake.measure(made, chosen.runs, chosen.seconds)
        case "delivery":
            return delivery.messages(made, chosen.seconds)
        case "answers":
            return delivery.answers(made, chosen.seconds)
        case "flows":
            return flows.measure(made, chosen.seconds)
        case "reading":
            return reading.measure(made, chosen.messages)
        case "search":
            return search.measure(made, chosen.messages)
        case "retrieval":
            return retrieval.measure()
        case "bundles":
            return bundles.measure()
    raise SystemExit(f"no such group: {group}; there are {', '.join(GROUPS)}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Zhike's figures.")
    parser.add_argument("groups", nargs="*", help=f"some of {', '.join(GROUPS)} (default: all)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each intake measurement")
    parser.add_argument("--seconds", type=int, default=20, help="seconds of each run")
    parser.add_argument("--messages", type=int, default=1_000_000, help="size of the data set that is read")
    parser.add_argument("--data", type=Path, help="an empty folder to work in (default: a temporary one)")
    parser.add_argument("--results", type=Path, default=HERE / "results.json")
    chosen = parser.parse_args()
    configure_logging(LogSettings(level="warning"), "bench")
    groups = chosen.groups or list(GROUPS)
    folder = chosen.data or Path(tempfile.mkdtemp(prefix="zhike-bench-"))
    try:
        for group in groups:
            print(f"{group} …", flush=True)
            # What is read is a data set of its own: the raw limit leaves rows that nobody can open.
            with world(
                folder / {"reading": "large", "search": "said", "console": "window"}.get(group, "zhike")
            ) as made:
                report.write(chosen.results, measure(group, made, chosen))
    finally:
        if chosen.data is None:
            shutil.rmtree(folder, ignore_errors=True)
    if chosen.results == HERE / "results.json":  # the READMEs quote it
        subprocess.run([sys.executable, HERE.parent / "tools" / "figures.py"], check=True)
    print(report.machine())
    print(report.table(chosen.results))


if __name__ == "__main__":
    main()
