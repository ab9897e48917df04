"""Lock files pin everything and name no package index: they must work wherever packages come from."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def breaches(root: Path) -> list[str]:
    found = []
    pins = (root / "requirements" / "constraints.txt").read_text("utf-8")
    pinned = {line.split("==")[0].lower() for line in pins.splitlines() if "==" in line}
    found += [f"constraints.txt: {line}" for line in pins.splitlines() if "://" in line or line.startswith("-")]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    for requirement in wanted:
        name = requirement.split(";")[0].split("[")[0].split(">")[0].split("=")[0].split("<")[0].strip().lower()
        if name not in pinned and name != "zhike":
            found.append(f"constraints.txt: {name} is not pinned; run make lock")
    for lock in sorted((root / "web").glob("*/package-lock.json")):
        packages = json.loads(lock.read_text("utf-8"))["packages"]
        if any("resolved" in package and "://" in package["resolved"] for package in packages.values()):
            found.append(
                f"web/{lock.parent.name}/package-lock.json holds resolved addresses; "
                "npm config set omit-lockfile-registry-resolved=true, then npm install"
            )
    return found


def main() -> None:
    found = breaches(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
    if found:
        raise SystemExit("\n".join(f"locks: {line}" for line in found))


if __name__ == "__main__":
    main()
