"""The shop itself: what it is, what happened, what became of a call, its state as data."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from merchant.bodies import After
from merchant.errors import missing
from merchant.operations import TABLE, operation
from merchant.shapes import Customer, Order, Product
from merchant.shop import Shop
from merchant.sources import changed_since, exported
from merchant.store import Event


class About(Struct):
    """The shop."""

    name: str
    house: str
    currency: str
    products: int
    customers: int
    orders: int
    not_offered: list[str]


class Events(Struct):
    """What happened, oldest first; ask on with `last`."""

    events: list[Event]
    last: int


class CallRecord(Struct):
    """What became of a write."""

    key: str
    operation: str
    outcome: str
    status: int
    answer: Any
    at: str


@operation("GET", "/shop", "About the shop", "商店信息", returns=About)
def get_shop(shop: Shop) -> About:
    """Name, currency, numbers of records, and the operations this shop does not offer."""
    store = shop.store
    missing_here = sorted(name for name in shop.house.not_offered if name in TABLE)
    return About(
        str(store.meta("name")),
        shop.house.name,
        str(store.meta("currency")),
        store.count(Product),
        store.count(Customer),
        store.count(Order),
        missing_here,
    )


@operation("GET", "/events", "List events", "查变更事件", query=After, returns=Events)
def list_events(shop: Shop, query: After) -> Events:
    """Everything that changed, by position; each write leaves its event in its own transaction."""
    found = shop.store.events(query.after, query.limit)
    return Events(found, found[-1].position if found else query.after)


@operation(
    "GET", "/calls/{key}", "Ask what became of a call", "查调用结果", returns=CallRecord, refusals=("not_found",)
)
def get_call(shop: Shop, key: str) -> CallRecord:
    """What became of the write sent with this Idempotency-Key; not_found: it never arrived and changed nothing."""
    found = shop.store.call(key)
    if found is None:
        raise missing("key", key)
    name, _, status, answer, at = found
    return CallRecord(key, name, "done" if status < 300 else "refused", status, msgspec.json.decode(answer), at)


@operation("GET", "/export", "Export the state", "导出全部数据", returns=dict[str, Any])
def export(shop: Shop) -> dict[str, Any]:
    """The whole state in the shape of the data the shop was loaded from."""
    return exported(shop.store)


@operation("GET", "/export/changed", "Export what changed", "导出变更数据", returns=dict[str, Any])
def export_changed(shop: Shop) -> dict[str, Any]:
    """Records that differ from the data the shop was loaded from, in their present state."""
    return changed_since(shop.store)
