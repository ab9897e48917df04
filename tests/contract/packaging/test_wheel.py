"""`pip install .` of a clean checkout on Python alone gives a working console."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with zhike installed from a copy that holds what git would: no node_modules, nothing built."""
    checkout = tmp_path_factory.mktemp("checkout")
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in tracked.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            target = checkout / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target), "."],
        cwd=checkout,
        env=os.environ | {"ZHIKE_NODE": "wheel"},  # as on a machine without Node
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_everything_that_is_served_is_inside(installed: Path) -> None:
    package = installed / "zhike"
    for name in (
        "api/static/console/index.html",
        "api/static/widget/widget.js",
        "api/static/widget/frame.html",
        "api/static/shop/index.html",
        "migrations/env.py",
        "examples/knowledge/delivery.zh.csv",
    ):
        assert (package / name).is_file(), name
    assert not list(package.rglob("node_modules"))


def test_it_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zhike.cli", "demo", "--check", "--data", str(tmp_path / "data")],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "ok: the main job" in done.stdout
