"""Foreign keys between modules point downwards in the layer order, as calls do.

A key that points up would let a lower module's rows hang on a higher one's: nothing could be deleted, moved or tested
without what stands above it. A table belongs to the module whose README says that it owns it, else to the one that names
its file in the first revision.
"""

from __future__ import annotations

import configparser
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TABLE = re.compile(r"(?:CREATE (?:UNLOGGED )?TABLE|ALTER TABLE)(?: IF (?:NOT )?EXISTS)?(?: ONLY)? (\w+)")
_KEY = re.compile(r"REFERENCES\s+(\w+)")
_COMMENT = re.compile(r"--[^\n]*")
_OWNS = re.compile(r"\bOwns\b:?(.*?)(?:\.(?:\s|$)|;)", re.DOTALL)


def layers(root: Path) -> dict[str, tuple[int, int]]:
    """Return {module: (height, place beside others)}; modules side by side know nothing of each other."""
    config = configparser.ConfigParser()
    config.read(root / ".importlinter", "utf-8")
    lines = config["importlinter:contract:layers"]["layers"].split("\n")
    names = [[n for n in re.split(r"[\s|:()]+", line) if n] for line in lines]
    return {name: (-height, beside) for height, row in enumerate(names) for beside, name in enumerate(row)}


def owners(root: Path, tables: dict[str, Path]) -> dict[str, str]:
    """Return {table: module}."""
    found = {}
    for path in sorted((root / "src" / "zhike").glob("*/README.md")):
        for owned in _OWNS.findall(path.read_text("utf-8")):
            found |= {name: path.parent.name for name in re.findall(r"\w+", owned) if name in tables}
    for table, path in tables.items():
        if table not in found and path.parent.name == "0001":
            found[table] = path.stem.partition("_")[2]
    return found


def keys(root: Path) -> tuple[dict[str, Path], list[tuple[str, str, Path]]]:
    """Return every table's file, and (table, referenced table, file) of every foreign key."""
    tables: dict[str, Path] = {}
    found = []
    for path in sorted((root / "migrations" / "sql").glob("*/*.sql")):
        for statement in _COMMENT.sub("", path.read_text("utf-8")).split(";"):
            head = _TABLE.search(statement)
            if head is None:
                continue
            if "CREATE" in head[0]:
                tables.setdefault(head[1], path)
            found += [(head[1], parent, path) for parent in _KEY.findall(statement)]
    return tables, found


def breaches(root: Path) -> Iterator[str]:
    """Say what is wrong with each key that points up, and with tables that nobody owns."""
    order = layers(root)
    tables, found = keys(root)
    owner = owners(root, tables)
    for table, path in tables.items():
        if table not in owner and "%" not in table and not table.endswith("_"):
            yield f"{path.relative_to(root)}: nobody owns {table}: name it after “Owns” in its module's README"
    for table, parent, path in found:
        child, above = owner.get(table), "jobs" if parent.startswith("procrastinate_") else owner.get(parent)
        if child is None or above is None or child == above:
            continue
        if above not in order or child not in order:
            yield f"{path.relative_to(root)}: {table} or {parent} belongs to a module without a layer ({child}, {above})"
        elif order[above][0] >= order[child][0]:
            where = "beside" if order[above][0] == order[child][0] else "above"
            yield f"{path.relative_to(root)}: {table} ({child}) references {parent} ({above}), which stands {where} it"


def main() -> None:
    said = list(breaches(ROOT if len(sys.argv) < 2 else Path(sys.argv[1])))
    if said:
        raise SystemExit("foreign keys: " + "\n".join(said))


if __name__ == "__main__":
    main()
