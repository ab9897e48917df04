"""What customers are told to be by their own workspace: attributes by hand or from the merchant's page, and consents."""

import dataclasses
import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from zhike.customers import edits
from zhike.customers.attributes import told
from zhike.customers.errors import AttributeNotFound, CustomerErased
from zhike.customers.service import CustomersService
from zhike.customers.types import Consent, Customer, Profile
from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.clock import iso, utcnow

MOST_CONSENTS = 20


class Particulars:
    """Writes into profiles what is more than name and contact."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def set_attribute(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, key: str, value: Any, ip: str | None = None
    ) -> dict[str, Any]:
        """Set one attribute by hand, or take it away by None; returns the API's Customer."""
        customer = await self.customers.seen(tx, viewer, "customer.edit", customer_id, lock=True)
        if customer.erased_at is not None:
            raise CustomerErased
        definition = (await self.customers.definitions.known(tx)).all.get(key)
        if definition is None or definition.removed:
            raise AttributeNotFound
        changed = await self._put(
            tx, customer, edits.set_one(customer.profile, definition, value, by_hand=viewer.kind == "person"), viewer
        )
        if changed != customer:
            detail = {"fields": [f"attributes.{key}"]}
            await self.customers.audit.append(
                tx, viewer, "customer.updated", "customer", customer.id, ip=ip, detail=detail
            )
        return (await self.customers.describe(tx, viewer, [changed]))[0]

    async def tell(
        self, tx: Tx, customer_id: UUID, given: Mapping[str, Any], *, verified: bool, signed: bool
    ) -> dict[str, str]:
        """Take over what the merchant's page says of a customer; returns why the rest is ignored, by key."""
        known = await self.customers.definitions.known(tx)
        taken, ignored = told(known.all, given, verified=verified, signed=signed)
        if taken:
            customer = await self.customers.get(tx, customer_id, lock=True)
            if customer.erased_at is None:
                await self._put(tx, customer, edits.with_attributes(customer.profile, taken), None)
        return ignored

    async def agree(self, tx: Tx, customer_id: UUID, inbox_id: UUID, inbox: str, text: str) -> None:
        """Keep that a customer agreed to a line just now: its words, and which version of them."""
        customer = await self.customers.get(tx, customer_id, lock=True)
        if customer.erased_at is not None:
            return
        version = hashlib.sha256(text.encode()).hexdigest()[:8]
        said = Consent(str(inbox_id), inbox, text, version, iso(utcnow()) or "")
        kept = (*customer.profile.consents, said)[-MOST_CONSENTS:]
        await self._put(tx, customer, dataclasses.replace(customer.profile, consents=kept), None)

    async def _put(self, tx: Tx, customer: Customer, profile: Profile, viewer: Viewer | None) -> Customer:
        changed = dataclasses.replace(customer, profile=profile)
        return await self.customers.save(tx, customer, changed, viewer) if changed != customer else customer
