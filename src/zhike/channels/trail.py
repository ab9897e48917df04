"""What visitors did on the merchant's site before and while they wrote: pages looked at, events the page sent."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.channels import queries_trail as queries
from zhike.channels.types import Inbox
from zhike.customers import CustomersService, mask_order, mask_text
from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.clock import iso, utcnow
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal, unseal

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
MOST_AT_ONCE, MOST_PROPERTIES, MOST_TEXT, MOST_PATH = 50, 20, 200, 300
MOST_KEPT = 500  # of one customer
DAYS = 30
OLDEST = timedelta(days=1)  # a browser may bring what happened before its visitor wrote


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a visitor did: an event by name, which may say on which page, else a page by path."""

    at: datetime
    body: Mapping[str, Any]

    @property
    def is_page(self) -> bool:
        """Say whether it is a page looked at."""
        return "name" not in self.body

    def without_page(self) -> "Step":
        """Return the event without the page that it happened on."""
        return Step(self.at, {key: one for key, one in self.body.items() if key not in ("path", "title")})


def read(given: Mapping[str, Any], field: str, now: datetime) -> Step:
    """Return a checked step; raises Invalid naming the field. No address keeps what stands behind ``?`` or ``#``."""
    at, page, name = _time(given.get("at"), now), _page(given, field), given.get("name")
    if page and name is None:
        return Step(at, page)
    if not isinstance(name, str) or not NAME.fullmatch(name):
        problem = (
            "An event's name: small letters, digits and _, up to 40.",
            "事件名只用小写字母、数字和下划线，最多 40 个。",
        )
        raise Invalid(f"{field}.name", *problem)
    properties = given.get("properties") or {}
    if len(properties) > MOST_PROPERTIES:
        problem = f"{MOST_PROPERTIES} properties are the most.", f"最多 {MOST_PROPERTIES} 项内容。"
        raise Invalid(f"{field}.properties", *problem)
    told = {_plain(key)[:40]: _value(one) for key, one in properties.items()}
    return Step(at, {"name": name, "properties": told, **page})


def _page(given: Mapping[str, Any], field: str) -> dict[str, str]:
    if (path := given.get("path")) is None:
        return {}
    shown = re.split(r"[?#]", path, maxsplit=1)[0][:MOST_PATH]
    if not shown.startswith("/") or not shown.isprintable():
        raise Invalid(f"{field}.path", "A path begins with /.", "路径应以 / 开头。")
    return {"path": shown, "title": _plain(given.get("title") or "")}


def _time(text: Any, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else now
    except ValueError:
        return now
    return min(max(at, now - OLDEST), now) if at.tzinfo is not None else now


def _plain(text: str) -> str:
    visible = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(visible.split()).encode("utf-8", "replace").decode()[:MOST_TEXT]


def _value(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    return _plain(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


class Trail:
    """Keeps steps for as long as the inbox says, and shows them to colleagues who may see the customer."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def keep(self, tx: Tx, inbox: Inbox, customer_id: UUID, steps: Sequence[Step]) -> int:
        """Keep steps of a visitor, pages only where the inbox says so; returns how many."""
        wish = inbox.settings.get("track") or {}
        pages = wish.get("pages")
        kept = [step if pages else step.without_page() for step in steps if pages or not step.is_page]
        key = (await self.customers.keys(tx, [customer_id])).get(customer_id)
        if key is None or not kept:
            return 0
        days = timedelta(days=int(wish.get("days") or DAYS))
        rows = []
        for step in kept:
            known = uuid7()
            body = seal(key, json.dumps(step.body, ensure_ascii=False).encode(), known.bytes)
            rows.append((known, body, step.at, step.at + days))
        await queries.insert(tx, customer_id, inbox.id, rows)
        await queries.trim(tx, customer_id, MOST_KEPT)
        return len(rows)

    async def read(self, tx: Tx, viewer: Viewer, customer_id: UUID, limit: int) -> list[dict[str, Any]]:
        """Return what a customer, and whoever was merged into him, did last, newest first, numbers masked."""
        customer = await self.customers.seen(tx, viewer, "customer.read", customer_id)
        rows = await queries.newest(tx, await self.customers.family(tx, customer.id), limit)
        keys = await self.customers.keys(tx, {row["customer_id"] for row in rows})
        return [_shown(key, row) for row in rows if (key := keys.get(row["customer_id"])) is not None]

    async def erase(self, tx: Tx, customer_ids: Collection[UUID]) -> None:
        """Forget what customers did (customers' Erasure)."""
        await queries.forget(tx, customer_ids)

    async def sweep(self, tx: Tx, now: datetime | None = None) -> None:
        """Forget what was kept for as long as it should be."""
        await queries.sweep(tx, now or utcnow())


def _shown(key: bytes, row: Mapping[Any, Any]) -> dict[str, Any]:
    body = json.loads(unseal(key, row["body"], row["id"].bytes))
    return {
        "id": str(row["id"]),
        "at": iso(row["at"]),
        "name": body.get("name"),
        "properties": mask_order(body.get("properties") or {}),
        "path": mask_text(body["path"]) if "path" in body else None,
        "title": mask_text(body.get("title") or "") or None,
    }
