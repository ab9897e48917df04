"""What was measured, as JSON and as a table."""

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil


@dataclass
class Figure:
    """One number, how it came about, and what it should be (``wanted``: "< 60", ">= 40" or nothing)."""

    group: str
    name: str
    value: float | None
    unit: str
    wanted: str
    command: str
    n: int
    note: str = ""

    @property
    def met(self) -> bool | None:
        if not self.wanted or self.value is None:
            return None
        sign, limit = self.wanted.split()
        return self.value < float(limit) if sign == "<" else self.value >= float(limit)


def machine() -> str:
    """Return a line about this machine, and how busy it was."""
    cpu = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine())
    memory = psutil.virtual_memory().total / 2**30
    raised = hasattr(os, "sched_getscheduler") and os.sched_getscheduler(0) != os.SCHED_OTHER
    priority = ", real-time priority (others were using the machine)" if raised else ""
    load = "/".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}, Python {platform.python_version()}, load {load}{priority}"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


def write(path: Path, figures: list[Figure]) -> None:
    """Merge the figures into the file: a group measured again replaces what stood there."""
    old = json.loads(path.read_text())["figures"] if path.exists() else []
    groups = {figure.group for figure in figures}
    stamp = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine()}
    new = [asdict(figure) | {"met": figure.met} | stamp for figure in figures]
    kept = [figure for figure in old if figure["group"] not in groups]
    path.write_text(json.dumps({"figures": kept + new}, ensure_ascii=False, indent=1) + "\n")


def table(path: Path) -> str:
    """Return the file's figures as a Markdown table."""
    figures = json.loads(path.read_text())["figures"]
    lines = ["| Figure | Measured | Wanted | | n | How |", "|---|---:|---:|---|---:|---|"]
    for f in figures:
        value = "not measured" if f["value"] is None else f"{f['value']:,.1f} {f['unit']}"
        mark = {True: "yes", False: "**no**", None: ""}[f["met"]]
        how = "; ".join(part for part in (f["command"], f["note"]) if part)
        lines.append(f"| {f['group']}: {f['name']} | {value} | {f['wanted']} | {mark} | {f['n']:,} | {how} |")
    return "\n".join(lines)
