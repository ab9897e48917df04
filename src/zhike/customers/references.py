"""Things of the merchant's systems that belong to a customer: orders, products, tickets, links. Sealed with his key."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from zhike.customers import facts as announce
from zhike.customers import queries, queries_references
from zhike.customers.attributes import web_address
from zhike.customers.errors import CustomerErased, ReferenceNotFound
from zhike.customers.masks import mask_text
from zhike.customers.serialise import READ
from zhike.customers.service import CustomersService
from zhike.db import Tx
from zhike.facts import ActorRef, append
from zhike.identity import Viewer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal, unseal

Kind = Literal["order", "product", "ticket", "link"]
Source = Literal["person", "page", "program"]
KINDS: tuple[Kind, ...] = ("order", "product", "ticket", "link")
LIMITS = {"external_id": 100, "title": 200, "status": 60}
MOST = 200  # of one customer
EDIT = "customer.edit"


@dataclass(frozen=True, slots=True)
class Draft:
    """A thing as it was named."""

    kind: Kind
    external_id: str
    title: str = ""
    url: str | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing as it is kept."""

    id: UUID
    draft: Draft
    source: Source
    created_at: datetime
    updated_at: datetime


def read(given: Mapping[str, Any]) -> Draft:
    """Return a checked draft; raises Invalid naming the field. A link needs an address, everything else an id."""
    kind = given.get("kind")
    if kind not in KINDS:
        raise Invalid("kind", f"One of: {', '.join(KINDS)}.", f"应为以下之一：{'、'.join(KINDS)}。")
    url = given.get("url") or None
    if url is not None:
        try:
            url = web_address(str(url))
        except ValueError as error:
            problem = "Give an address that begins with https://.", "请填写以 https:// 开头的网址。"
            raise Invalid("url", *problem) from error
    texts = {name: _text(given.get(name), name, most) for name, most in LIMITS.items()}
    if kind == "link" and url is None:
        raise Invalid("url", "A link needs its address.", "链接需要网址。")
    if kind == "link" and not texts["external_id"]:
        texts["external_id"] = str(url)[-LIMITS["external_id"] :]
    if not texts["external_id"]:
        raise Invalid("external_id", "Give its id in your system.", "请填写它在您系统中的编号。")
    return Draft(kind, url=url, **texts)


def _text(value: Any, field: str, most: int) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if value not in (None, "") and not text:
        raise Invalid(field, "This is no text.", "应为文字。")
    if len(text) > most or not text.isprintable():
        raise Invalid(field, f"Up to {most} printable characters.", f"最多 {most} 个可见字符。")
    return text


class References:
    """Adds, shows and removes references; a removed one can be brought back until its customer is erased."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def listed(self, tx: Tx, viewer: Viewer, customer_id: UUID) -> list[dict[str, Any]]:
        """Return what belongs to a customer and to whoever was merged into him, newest first, numbers masked."""
        customer = await self.customers.seen(tx, viewer, READ, customer_id)
        family = await self.customers.family(tx, customer.id)
        rows = await queries_references.of(tx, family, MOST)
        keys = await self.customers.keys(tx, {row["customer_id"] for row in rows})
        opened = ((row, keys.get(row["customer_id"])) for row in rows)
        return [shown(_opened(key, row)) for row, key in opened if key is not None]

    async def put(self, tx: Tx, viewer: Viewer, customer_id: UUID, draft: Draft) -> dict[str, Any]:
        """Add a thing, or say what became of it."""
        customer = await self.customers.seen(tx, viewer, EDIT, customer_id, lock=True)
        source: Source = "person" if viewer.kind == "person" else "program"
        return shown(await self._put(tx, customer.id, draft, source, viewer.actor))

    async def tell(self, tx: Tx, customer_id: UUID, draft: Draft) -> None:
        """Add what the merchant's page named for a customer it vouches for."""
        await self._put(tx, customer_id, draft, "page", announce.SYSTEM)

    async def _put(self, tx: Tx, customer_id: UUID, draft: Draft, source: Source, actor: ActorRef) -> Reference:
        await queries.many(tx, [customer_id], lock=True)
        key = (await self.customers.keys(tx, [customer_id])).get(customer_id)
        if key is None:
            raise CustomerErased
        ring, named = self.customers.ring, f"{draft.kind}\0{draft.external_id}"
        hashed = ring.lookup_hash(tx.workspace, "reference", named)
        before = await queries_references.find(tx, customer_id, hashed)
        if before is not None and before["removed_at"] is None:
            held = _opened(key, before)
            if held.draft == draft:
                return held
        elif before is None and await queries_references.count(tx, customer_id) >= MOST:
            raise Invalid("external_id", f"{MOST} of one customer are the most.", f"一位客户最多 {MOST} 项。")
        known = before["id"] if before is not None else uuid7()
        row = await queries_references.put(
            tx, customer_id, known, draft.kind, hashed, _sealed(key, known, draft), source
        )
        await self._announce(tx, customer_id, known, "added" if before is None else "changed", actor)
        return _opened(key, row)

    async def remove(self, tx: Tx, viewer: Viewer, customer_id: UUID, reference_id: UUID) -> None:
        """Take a thing away from a customer."""
        await self._mark(tx, viewer, customer_id, reference_id, removed=True)

    async def restore(self, tx: Tx, viewer: Viewer, customer_id: UUID, reference_id: UUID) -> None:
        """Bring back what was taken away."""
        await self._mark(tx, viewer, customer_id, reference_id, removed=False)

    async def _mark(self, tx: Tx, viewer: Viewer, customer_id: UUID, reference_id: UUID, *, removed: bool) -> None:
        customer = await self.customers.seen(tx, viewer, EDIT, customer_id, lock=True)
        family = await self.customers.family(tx, customer.id)
        holder = await queries_references.mark(tx, family, reference_id, removed)
        if holder is None:
            raise ReferenceNotFound
        await queries.many(tx, [holder], lock=True)
        change = "removed" if removed else "restored"
        await self._announce(tx, holder, reference_id, change, viewer.actor)

    async def _announce(self, tx: Tx, customer_id: UUID, reference_id: UUID, change: str, actor: ActorRef) -> None:
        version = await queries.save(tx, customer_id, {})
        await append(tx, [announce.reference_changed(customer_id, version, reference_id, change, actor)])


def shown(one: Reference) -> dict[str, Any]:
    """Return the API's Reference, numbers of people masked; an id of the merchant's own is shown as it is."""
    draft = one.draft
    return {
        "id": str(one.id),
        "kind": draft.kind,
        "external_id": mask_text(draft.external_id),
        "title": mask_text(draft.title),
        "url": draft.url,
        "status": mask_text(draft.status),
        "source": one.source,
        "created_at": one.created_at,
        "updated_at": one.updated_at,
    }


def _sealed(key: bytes, reference_id: UUID, draft: Draft) -> bytes:
    held = {"external_id": draft.external_id, "title": draft.title, "url": draft.url, "status": draft.status}
    return seal(key, json.dumps(held, ensure_ascii=False).encode(), reference_id.bytes)


def _opened(key: bytes, row: Mapping[Any, Any]) -> Reference:
    held = json.loads(unseal(key, row["details"], row["id"].bytes))
    return Reference(row["id"], Draft(row["kind"], **held), row["source"], row["created_at"], row["updated_at"])
