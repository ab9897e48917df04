"""Figure 7: what a browser downloads, gzipped. The web projects' own budget scripts count."""

import re
import shutil
import subprocess
from pathlib import Path

from benchmarks.report import Figure

WEB = Path(__file__).parent.parent / "web"
COUNTS = (
    ("console", "console's inbox route, gzip", r"([0-9.]+) KB\s+inbox route in all", 1.0, "< 350"),
    ("widget", "widget together, gzip", r"([0-9]+)\s+together", 1000.0, "< 35"),
)


def measure() -> list[Figure]:
    """Run both budgets on what is built."""
    node = shutil.which("node")
    figures = []
    for project, name, pattern, divisor, wanted in COUNTS:
        value, note = None, "Node is not on the PATH"
        if node is not None:
            run = [node, "scripts/budget.mjs"]
            done = subprocess.run(run, cwd=WEB / project, capture_output=True, text=True, timeout=60, check=False)
            found = re.search(pattern, done.stdout)
            value, note = (float(found[1]) / divisor, "") if found else (None, "not built: make web")
        figures.append(Figure("bundles", name, value, "KB", wanted, f"web/{project}: npm run budget", 1, note))
    return figures
