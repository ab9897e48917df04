"""The catalogue's relations name every product, fit together, and find entries."""

import csv
from pathlib import Path

import pytest

from zhike.knowledge.graph_files import read_graph
from zhike.knowledge.graph_rules import entity_problems

CATALOGUE = Path(__file__).parents[3] / "examples" / "knowledge" / "catalogue"


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_relations_can_be_imported_as_they_are(locale: str) -> None:
    path = CATALOGUE / f"relations.{locale}.csv"
    rows, troubles = read_graph(path.name, path.read_bytes())
    assert troubles == []
    assert [problem for row in rows for problem in entity_problems(row.draft)] == []
    names = [row.draft.name for row in rows]
    assert len(set(names)) == len(names)
    assert {other for row in rows for _, other in row.relations} <= set(names)


def test_every_product_of_the_catalogue_is_there() -> None:
    with (CATALOGUE / "products.zh.csv").open(encoding="utf-8-sig") as lines:
        products = {row["商品"] for row in csv.DictReader(lines)}
    rows, _ = read_graph("relations.csv", (CATALOGUE / "relations.zh.csv").read_bytes())
    assert len(products) == 40
    assert products <= {row.draft.name for row in rows if row.draft.kind == "product"}
