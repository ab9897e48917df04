"""Files of at most 400 lines (web: 250), functions of at most 50; exceptions stand in size_allowed.txt with reasons."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON, WEB, FUNCTION = 400, 250, 50
LEFT_OUT = {"node_modules", "dist", "static", "api-client", ".venv"}


def allowed(root: Path) -> set[str]:
    """Names of exceptions; every line is `name  # reason`."""
    path = root / "tools" / "size_allowed.txt"
    names = set()
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        name, mark, reason = line.partition("#")
        if name.strip():
            if not (mark and reason.strip()):
                raise SystemExit(f"sizes: {path.name}: give a reason for {name.strip()}")
            names.add(name.strip())
    return names


def files(root: Path) -> Iterator[Path]:
    for top in ("src", "tests", "tools", "benchmarks", "web", "examples"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".py", ".ts", ".tsx") and not LEFT_OUT & set(path.relative_to(root).parts):
                yield path


def breaches(root: Path) -> Iterator[tuple[str, str]]:
    """(name, what is wrong) of every file and function that is too long."""
    for path in files(root):
        name, text = path.relative_to(root).as_posix(), path.read_text("utf-8")
        limit = PYTHON if path.suffix == ".py" else WEB
        lines = text.count("\n")
        if lines > limit:
            yield name, f"{lines} lines, at most {limit}"
        if path.suffix == ".py":
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    length = (node.end_lineno or node.lineno) - node.lineno + 1
                    if length > FUNCTION:
                        yield f"{name}:{node.name}", f"{length} lines, at most {FUNCTION}"


def main() -> None:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    found, fine = dict(breaches(root)), allowed(root)
    wrong = [f"sizes: {name}: {what}" for name, what in found.items() if name not in fine]
    wrong += [
        f"sizes: {name} in size_allowed.txt is no exception any more: remove it" for name in sorted(fine - set(found))
    ]
    if wrong:
        raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
