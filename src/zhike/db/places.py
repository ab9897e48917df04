"""Where files are that come along with the package."""

import importlib.resources
from pathlib import Path


def migrations_dir() -> Path:
    """Return the folder of migrations: beside the package in a wheel, at the repository's root in a checkout."""
    return bundled("migrations")


def bundled(name: str) -> Path:
    """Return a folder that a wheel holds beside the package and a checkout at its root."""
    packaged = Path(str(importlib.resources.files("zhike"))) / name
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / name
