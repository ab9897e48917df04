"""Build hook: a wheel made from a checkout carries the built web files, the migrations and the demo knowledge."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
BUNDLED = {
    "migrations": "zhike/migrations",
    "examples/knowledge": "zhike/examples/knowledge",
    "examples/flows": "zhike/examples/flows",
    "examples/shop/merchant": "zhike/examples/shop/merchant",
    "examples/shop/connectors": "zhike/examples/shop/connectors",
}


def builder() -> ModuleType:
    """tools/build_web.py, loaded by its path: `tools` is no package."""
    spec = importlib.util.spec_from_file_location("zhike_build_web", ROOT / "tools" / "build_web.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class WebBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the wheel is packed; an editable install serves what `make demo` builds instead."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node from a wheel, asked for only where the machine has none that fits."""
        web = builder()
        return [] if web.node_on_path() is not None else [web.NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        builder().build()
        for source, target in BUNDLED.items():
            if (ROOT / source).is_dir():
                build_data["force_include"][source] = target
