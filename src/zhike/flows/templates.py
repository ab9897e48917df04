"""The flows that come with Zhike: files beside the package."""

from functools import cache
from pathlib import Path

from zhike.flows.reading import read_flow
from zhike.flows.types import Flow


@cache
def templates(folder: Path) -> tuple[tuple[Flow, str], ...]:
    """Return (flow, file) of each file of a folder, by name; nothing where the folder is missing."""
    sources = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]
    return tuple((read_flow(source), source) for source in sources)
