"""Customers who look like one person, merging undone. Only what was proved counts, never a name; nobody learns of whom he may not see."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike import facts
from zhike.customers import facts as announce
from zhike.customers import queries, queries_likeness
from zhike.customers.errors import CustomerErased, CustomerNotFound, NotMerged
from zhike.customers.masks import mask_text
from zhike.customers.serialise import masked
from zhike.customers.service import CustomersService
from zhike.customers.types import Customer
from zhike.db import Tx
from zhike.identity import Viewer

EDIT = "customer.edit"
MOST = 5  # suggestions at once


class Likeness:
    """Suggests merges, remembers which were declined, and takes merges back."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def read(self, tx: Tx, viewer: Viewer, customer_id: UUID) -> dict[str, Any]:
        """Return who may be the same person, with what says so, and who was merged into this customer."""
        customer = await self.customers.seen(tx, viewer, EDIT, customer_id)
        family = await self.customers.family(tx, customer.id)
        reasons = await self._reasons(tx, family)
        roots = await queries.roots(tx, list(reasons)) if reasons else {}
        by_root: dict[UUID, set[str]] = {}
        for one, why in reasons.items():
            by_root.setdefault(roots.get(one, one), set()).update(why)
        for gone in {customer.id, *await queries_likeness.unlike(tx, customer.id)}:
            by_root.pop(gone, None)
        allowed = await self.customers.among(tx, viewer, EDIT, list(by_root))
        found = await self.customers.many(tx, [*allowed, *(one for one in family if one != customer.id)])
        offered = sorted((c for c in found.values() if c.id in allowed and c.erased_at is None), key=lambda c: c.number)
        merged = sorted((c for c in found.values() if c.id not in allowed), key=lambda c: c.number)
        return {
            "suggestions": [_card(c, viewer) | {"reasons": sorted(by_root[c.id])} for c in offered[:MOST]],
            "merged": [_card(c, viewer) for c in merged],
        }

    async def _reasons(self, tx: Tx, family: list[UUID]) -> Mapping[UUID, set[str]]:
        found: dict[UUID, set[str]] = {}
        for row in await queries_likeness.sharing(tx, family):
            found.setdefault(row["customer_id"], set()).add(row["kind"].removeprefix("proven_"))
        for one in await self.customers.namesakes(tx, family):
            found.setdefault(one, set()).add("account")
        return found

    async def decline(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, other_id: UUID, ip: str | None = None, *, declined: bool
    ) -> None:
        """Say that two customers are not one person, so that nobody is asked again; ``declined`` False takes it back."""
        pair = [(await self.customers.seen(tx, viewer, EDIT, one)).id for one in (customer_id, other_id)]
        if pair[0] == pair[1]:
            raise CustomerNotFound(field="other")
        await queries_likeness.decline(tx, min(pair), max(pair), declined)
        action = "customer.merge_declined" if declined else "customer.merge_reconsidered"
        await self.customers.audit.append(
            tx, viewer, action, "customer", pair[0], ip=ip, detail={"other": str(pair[1])}
        )

    async def unmerge(self, tx: Tx, viewer: Viewer, customer_id: UUID, ip: str | None = None) -> None:
        """Let a merged customer stand by himself again, with all that was his: merging rewrote nothing."""
        await self.customers.seen(tx, viewer, EDIT, customer_id)
        [row] = await queries.many(tx, [customer_id], lock=True)
        into = row["merged_into"]
        if into is None:
            raise NotMerged
        if row["erased_at"] is not None:
            raise CustomerErased
        version = await queries.save(tx, customer_id, {"merged_into": None})
        await facts.append(tx, [announce.unmerged(customer_id, version, into, viewer.actor)])
        detail = {"from": str(into)}
        await self.customers.audit.append(
            tx, viewer, "customer.unmerged", "customer", customer_id, ip=ip, detail=detail
        )


def _card(customer: Customer, viewer: Viewer) -> dict[str, Any]:
    shown = masked(customer.profile, viewer)
    return {
        "id": str(customer.id),
        "number": customer.number,
        "name": mask_text(customer.name),
        "phone": shown.phone,
        "email": shown.email,
        "created_at": customer.created_at,
    }
