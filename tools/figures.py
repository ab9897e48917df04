"""Quote `benchmarks/results.json` in both READMEs, between their markers; `--check` fails when they say something else."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
BEGIN, END = "<!-- figures: written by tools/figures.py from benchmarks/results.json -->", "<!-- /figures -->"
WORDS = {
    "README.md": {
        "none": "The repository holds no results yet, so no figure is quoted here.",
        "head": "| Figure | Measured | Goal | | How |",
        "unknown": "not measured",
        "yes": "met",
        "no": "**missed**",
        "on": "Measured on",
    },
    "README.zh-CN.md": {
        "none": "仓库里还没有测量结果，因此这里不引用任何数字。",
        "head": "| 指标 | 实测 | 目标 | | 方法 |",
        "unknown": "未测",
        "yes": "达到",
        "no": "**未达到**",
        "on": "测量环境",
    },
}


def table(words: dict[str, str]) -> str:
    """The figures as Markdown, with machine and day; one sentence when there are none."""
    figures: list[dict[str, Any]] = json.loads(RESULTS.read_text("utf-8"))["figures"] if RESULTS.exists() else []
    if not figures:
        return words["none"]
    lines = [words["head"], "|---|---:|---:|---|---|"]
    for f in figures:
        value = words["unknown"] if f["value"] is None else f"{f['value']:,.1f} {f['unit']}"
        met = {True: words["yes"], False: words["no"], None: ""}[f["met"]]
        how = "; ".join(part for part in (f"`{f['command']}`" if f["command"] else "", f["note"]) if part)
        cells = (f"{f['group']}: {f['name']}", value, f["wanted"], met, how)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    loads: dict[str, dict[str, None]] = {}
    for f in figures:
        machine, _, load = f["machine"].partition(", load ")
        loads.setdefault(f"{machine} ({f['at'][:10]})", {})[load] = None
    return "\n".join([*lines, "", *(f"{words['on']}: {at}; load {'; '.join(found)}  " for at, found in loads.items())])


def with_figures(text: str, words: dict[str, str]) -> str:
    """The document with its figures renewed."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table(words)}\n\n{END}{after}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    for name, words in WORDS.items():
        path = ROOT / name
        old = path.read_text("utf-8")
        new = with_figures(old, words)
        if check and new != old:
            raise SystemExit(f"figures: {name} does not quote benchmarks/results.json: run python tools/figures.py")
        path.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
