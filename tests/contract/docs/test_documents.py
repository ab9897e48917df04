"""Documents say what is so: settings, checks, commands, links, figures and the size of pictures."""

import importlib.util
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from zhike.cli import _COMMANDS
from zhike.cli.doctor_checks import CHECKS
from zhike.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
OPERATE = (ROOT / "docs" / "operate.md").read_text("utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")


def settings(model: type[BaseModel] = Settings, prefix: str = "ZHIKE_") -> list[str]:
    """Every variable that can be set."""
    names = []
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names += settings(kind, f"{prefix}{name.upper()}__")
        else:
            names.append(f"{prefix}{name.upper()}")
    return names


@pytest.mark.parametrize("name", settings())
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in OPERATE


def test_no_setting_is_explained_that_is_none() -> None:
    assert set(re.findall(r"^\| `(ZHIKE_[A-Z_]+)`", OPERATE, re.MULTILINE)) == set(settings())


def test_every_finding_of_the_doctor_says_what_to_do() -> None:
    table = OPERATE[OPERATE.index("## When `zhike doctor` says") :]
    missing = [name for name in CHECKS if not re.search(rf"^\| (?:[^|]*\b)?{name}\b", table, re.MULTILINE)]
    assert missing == []


def test_commands_that_are_named_exist() -> None:
    named = {name for path in DOCUMENTS for name in re.findall(r"\bzhike ([a-z]+)\b", path.read_text("utf-8"))}
    commands = named & set(_COMMANDS)
    assert {"demo", "serve", "worker", "migrate", "workspace", "backup", "restore", "doctor"} <= commands


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for first, second in LINK.findall(path.read_text("utf-8")):
        target = (first or second).split("#")[0]
        if target and not target.startswith(("http:", "https:")) and not (path.parent / target).exists():
            broken.append(target)
    assert broken == []


def test_pictures_are_small() -> None:
    assert [p.name for p in (ROOT / "docs" / "pictures").glob("*.*") if p.stat().st_size > 150_000] == []


def test_the_readmes_quote_nothing_that_was_not_measured() -> None:
    spec = importlib.util.spec_from_file_location("figures", ROOT / "tools" / "figures.py")
    assert spec is not None
    assert spec.loader is not None
    figures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(figures)
    for name, words in figures.WORDS.items():
        quoted = (ROOT / name).read_text("utf-8").partition(figures.BEGIN)[2].partition(figures.END)[0].splitlines()
        measured = figures.table(words).splitlines()
        assert [line for line in quoted if line.startswith("|") and line not in measured] == []
