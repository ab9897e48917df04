"""The import-linter contract "a module is entered through its face"."""

from __future__ import annotations

import ast
import importlib.util
from functools import cache
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FaceContract(Contract):
    """From outside, `zhike.<module>` is the only thing to import of a module.

    `open_modules` may be entered anywhere; `wiring` may also import the submodules named in `entrances` of any module.
    """

    type_name = "face"

    open_modules = fields.SetField(subfield=fields.StringField())
    wiring = fields.SetField(subfield=fields.StringField())
    entrances = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  import-linter calls it so
        breaches = [
            (importer, imported, graph.get_import_details(importer=importer, imported=imported)[0]["line_number"])
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._is_breach(importer, imported) and not _through_face(graph, importer, imported)
        ]
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported, line in check.metadata["breaches"]:
            face = ".".join(imported.split(".")[:2])
            output.print_error(
                f"{importer} imports {imported} (line {line}): import it from {face}, or export it there."
            )

    def _is_breach(self, importer: str, imported: str) -> bool:
        source, target = importer.split("."), imported.split(".")
        if target[0] != "zhike" or len(target) < 3 or len(source) < 2:
            return False
        if source[1] == target[1] or target[1] in self.open_modules:
            return False
        return not (source[1] in self.wiring and target[2] in self.entrances)


def _through_face(graph: ImportGraph, importer: str, imported: str) -> bool:
    """`from zhike.jobs import defer` means the function that the face exports, not the module of the same name."""
    face, _, name = imported.rpartition(".")
    lines = [found["line_contents"] for found in graph.get_import_details(importer=importer, imported=imported)]
    return name in _exports(face) and all(line.startswith(f"from {face} import") for line in lines)


@cache
def _exports(face: str) -> frozenset[str]:
    """The names in a package's ``__all__``, read without importing it."""
    spec = importlib.util.find_spec(face)
    if spec is None or spec.origin is None or face.count(".") != 1:
        return frozenset()
    for node in ast.parse(Path(spec.origin).read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            return frozenset(ast.literal_eval(node.value))
    return frozenset()
