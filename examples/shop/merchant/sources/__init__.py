"""Where the shop's data comes from: a data set's folder, recognised by its files, or the demo shop's own files."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType
from typing import Any

from merchant.sources import demo, ecommerce_zh_out, retail_en
from merchant.store import Store

BY_HOUSE: dict[str, ModuleType] = {"demo": demo, "retail": retail_en, "appliances": ecommerce_zh_out}


class UnknownData(Exception):
    """The folder is none of the data sets this shop can load."""


def load(store: Store, folder: Path | None) -> None:
    """Fill an empty database and keep what /export/changed compares with."""
    source = recognise(folder)
    with store.transaction():
        store.create()
        source.load(store, folder)
        store.put_meta("seed", source.sections(store))
        store.put_meta("source", mark(folder))


def mark(folder: Path | None) -> str:
    """What tells one folder's data from another's; the demo's own are one, whatever their version."""
    recognise(folder)
    if folder is None:
        return "demo"
    whole = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        if path.stem not in ("tasks", "expected"):
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def recognise(folder: Path | None) -> ModuleType:
    """The source that can read the folder; without one the demo shop."""
    if folder is None:
        return demo
    if (folder / "db.json").is_file():
        return retail_en
    if all((folder / f"{name}.json").is_file() for name in ("orders", "products", "users_info")):
        return ecommerce_zh_out
    raise UnknownData(f"{folder} has neither db.json nor orders.json, products.json and users_info.json")


def exported(store: Store) -> dict[str, Any]:
    """The state in the data's own shape."""
    source = BY_HOUSE[str(store.meta("house"))]
    whole: dict[str, Any] = source.whole(store, compared(store, source))
    return whole


def changed_since(store: Store) -> dict[str, Any]:
    """Sections with the records that differ from the seed; null for one that is gone."""
    source, seed = BY_HOUSE[str(store.meta("house"))], store.meta("seed")
    changes: dict[str, Any] = {}
    for name, records in compared(store, source).items():
        before = seed.get(name, {})
        found = {key: record for key, record in records.items() if before.get(key) != record}
        found |= {key: None for key in before if key not in records}
        if found:
            changes[name] = found
    return changes


def compared(store: Store, source: ModuleType) -> dict[str, dict[str, Any]]:
    """The sections now; records that changed are completed as the data set completes them."""
    seed, sections = store.meta("seed"), source.sections(store)
    for name, records in sections.items():
        before = seed.get(name, {})
        for key, record in records.items():
            if before.get(key) != record:
                records[key] = source.completed(store, name, record)
    return dict(sections)
