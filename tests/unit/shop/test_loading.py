"""Every record that is loaded is one the shop can read again: whatever a data set leaves out."""

from pathlib import Path

import pytest
from merchant import sources
from merchant.queries import TABLES
from merchant.store import Store

from tests.support.merchant import DATA, OWN_DATA

FOLDERS = [None, OWN_DATA / "retail", OWN_DATA / "appliances", DATA / "retail-en", DATA / "ecommerce-zh"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "/".join(folder.parts[-2:]) if folder else "demo")
def test_all_that_is_loaded_can_be_read(folder: Path | None) -> None:
    if folder is not None and not folder.is_dir():
        pytest.skip(f"../shared/data/{folder.name} is not beside the checkout")
    store = Store(None)
    sources.load(store, folder)
    counts = {table: len(list(store.every(shape))) for shape, table in TABLES.items()}
    assert counts["orders"] > 0
    assert counts["shipments"] > 0
    assert sources.changed_since(store) == {}
    store.close()
