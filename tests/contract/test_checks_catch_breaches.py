"""Every check of `make check` fails on a small breach made in a copy of the source."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
SECURE = "https" + "://"  # in parts: this file holds no address itself
INDEX = "--index-url"


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("src", "tools", "requirements", "migrations"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "static", "*.pyc"))
    for name in (".importlinter", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, copy / name)
    return copy


@pytest.fixture
def checkout(pristine: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "checkout"))


def add(checkout: Path, module: str, text: str) -> None:
    """Add lines to a module of the copy, making it and its package where needed."""
    path = checkout / "src" / "zhike" / f"{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def run(checkout: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ, PYTHONPATH=f"{checkout / 'src'}:{checkout / 'tools'}", NO_COLOR="1", COLUMNS="300")
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def lint_imports(checkout: Path, contract: str) -> subprocess.CompletedProcess[str]:
    return run(checkout, str(BIN / "lint-imports"), "--no-cache", "--contract", contract)


LAYER_BREACHES = {
    "a call upwards": ("layers", "kit/clock", "import zhike.db"),
    "side by side": ("layers", "db/urls", "import zhike.telemetry"),
    "a module without a place": ("layers", "newroom/rules", "X = 1"),
    "past the face": ("face", "customers/rules", "from zhike.identity.tables import USERS"),
    "rules with SQL": ("pure", "identity/rules", "import sqlalchemy"),
    "types with a web framework": ("pure", "identity/types", "import fastapi"),
    "facts with HTTP": ("pure", "identity/facts", "import httpx"),
    "a service with SQL": ("sql", "identity/service", "import sqlalchemy"),
    "FastAPI in a service": ("fastapi", "identity/service", "import fastapi"),
}


@pytest.mark.parametrize("what", LAYER_BREACHES)
def test_import_contracts_catch(what: str, checkout: Path) -> None:
    contract, module, text = LAYER_BREACHES[what]
    if what == "past the face":
        add(checkout, "identity/tables", "USERS = 1")
    add(checkout, module, text)
    done = lint_imports(checkout, contract)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout or "not listed" in done.stdout or "Missing layer" in done.stdout, done.stdout


def test_wiring_may_reach_http_of_a_module_and_others_may_not(checkout: Path) -> None:
    add(checkout, "identity/http", "ROUTES = ()")
    add(checkout, "asgi", "from zhike.identity.http import ROUTES as _ROUTES")
    before = lint_imports(checkout, "face").stdout
    assert "zhike.asgi imports zhike.identity.http" not in before
    add(checkout, "customers/service", "from zhike.identity.http import ROUTES as _ROUTES")
    assert "zhike.customers.service imports zhike.identity.http" in lint_imports(checkout, "face").stdout


def test_function_local_imports_are_caught(checkout: Path) -> None:
    add(
        checkout,
        "kit/late",
        '"""Late."""\n\n\ndef late() -> None:\n    """Import late."""\n    import json\n\n    json.dumps(1)',
    )
    assert "PLC0415" in run(checkout, str(BIN / "ruff"), "check", "src/zhike/kit").stdout


def test_untyped_functions_are_caught(checkout: Path) -> None:
    add(checkout, "kit/untyped", '"""Untyped."""\n\n\ndef untyped(x):\n    """Return it."""\n    return x')
    done = run(checkout, str(BIN / "mypy"), "--no-incremental", "src/zhike/kit/untyped.py")
    assert "no-untyped-def" in done.stdout, done.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [("X = 1\n" * 401, "at most 400"), ("def f():\n" + "    x = 1\n" * 51, "at most 50")],
    ids=["file", "function"],
)
def test_size_limits_are_caught(checkout: Path, text: str, said: str) -> None:
    add(checkout, "kit/long", text)
    done = run(checkout, sys.executable, "tools/check_sizes.py", str(checkout))
    assert done.returncode == 1
    assert "kit/long.py" in done.stderr
    assert said in done.stderr


FOREIGN_KEYS = {
    "upwards": (
        "CREATE TABLE x (a uuid REFERENCES customers (id));\n",
        "staff",
        "references customers (customers), which stands above",
    ),
    "upwards, added later": (
        "ALTER TABLE teams ADD COLUMN c uuid REFERENCES\n  conversations (id);\n",
        "staff",
        "which stands above",
    ),
    "side by side": ("CREATE TABLE x (a uuid REFERENCES scorecards (id));\n", "surveys", "which stands beside"),
    "owned by nobody": ("CREATE TABLE x (a uuid);\n", None, "nobody owns x"),
    "downwards": ("CREATE TABLE x (a uuid REFERENCES users (id)); -- REFERENCES customers\n", "staff", None),
}


@pytest.mark.parametrize("what", FOREIGN_KEYS)
def test_foreign_keys_that_point_up_are_caught(what: str, checkout: Path) -> None:
    statement, owner, said = FOREIGN_KEYS[what]
    if owner:
        with (checkout / "src" / "zhike" / owner / "README.md").open("a") as readme:
            readme.write("\nOwns: `x`.\n")
    (checkout / "src" / "zhike" / "quality").mkdir()
    (checkout / "src" / "zhike" / "quality" / "README.md").write_text("# quality\nOwns `scorecards`.\n")
    folder = checkout / "migrations" / "sql" / "0099"
    folder.mkdir()
    (folder / "10_more.sql").write_text("CREATE TABLE scorecards (id uuid);\n" + statement)
    done = run(checkout, sys.executable, "tools/check_foreign_keys.py", str(checkout))
    assert done.returncode == (1 if said else 0), done.stderr
    assert (said or "") in done.stderr


def test_an_exception_without_a_reason_is_caught(checkout: Path) -> None:
    (checkout / "tools" / "size_allowed.txt").write_text("src/zhike/kit/long.py\n")
    assert "give a reason" in run(checkout, sys.executable, "tools/check_sizes.py", str(checkout)).stderr


def test_addresses_in_lock_files_are_caught(checkout: Path) -> None:
    with (checkout / "requirements" / "constraints.txt").open("a") as file:
        file.write(f"{INDEX} {SECURE}somewhere.example.test\n")
    project = checkout / "web" / "console"
    project.mkdir(parents=True)
    (project / "package-lock.json").write_text(
        json.dumps({"packages": {"node_modules/a": {"resolved": f"{SECURE}somewhere.example.test/a.tgz"}}})
    )
    said = run(checkout, sys.executable, "tools/check_locks.py", str(checkout)).stderr
    assert f"constraints.txt: {INDEX}" in said
    assert "web/console/package-lock.json" in said
