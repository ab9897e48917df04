"""Use cases of customers: the only writer of their tables."""

import dataclasses
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike import facts
from zhike.customers import edits, finding, queries, rules
from zhike.customers import facts as announce
from zhike.customers.definitions import Definitions
from zhike.customers.errors import (
    ConfirmationMismatch,
    CustomerErased,
    CustomerNotFound,
    MergeRefused,
    NothingToUnmask,
)
from zhike.customers.keys import KeyRing, open_profile, seal_profile
from zhike.customers.masks import mask_text
from zhike.customers.ports import Acquaintance, ContactBook, ConversationCounts, Erasure
from zhike.customers.serialise import READ, customer_json
from zhike.customers.types import Changes, Customer, CustomerCard, Profile
from zhike.db import Tx, take_number
from zhike.identity import AuditTrail, Viewer
from zhike.kit.errors import Forbidden
from zhike.kit.ids import uuid7
from zhike.kit.paging import a_count, clamp_limit, decode_cursor, encode_cursor

Row = Mapping[Any, Any]
FIRST_PAGE = 2**62
NO_MORE_THAN_BATCHES = 5  # of a list that is filtered by whom the viewer has to do with
RENEW_AT_ONCE = 100  # profiles that are opened on the event loop in one go
PROFILE = ("name", "phone", "email", "address")


class CustomersService:
    """People who write or call in: their sealed profiles, how to find, merge and erase them."""

    def __init__(self, secret: bytes, audit: AuditTrail) -> None:
        self.ring = KeyRing(secret)
        self.audit = audit
        self.definitions = Definitions(audit)
        self._erasures: list[Erasure] = []
        self._acquaintance: Acquaintance | None = None
        self._contacts: ContactBook | None = None
        self._counts: ConversationCounts | None = None

    def bind(
        self,
        *,
        erasures: Sequence[Erasure] = (),
        acquaintance: Acquaintance | None = None,
        contacts: ContactBook | None = None,
        counts: ConversationCounts | None = None,
    ) -> None:
        """Bind what stands above; wiring calls it once those modules exist. Erasures add up."""
        self._erasures.extend(erasures)
        self._acquaintance = acquaintance or self._acquaintance
        self._contacts = contacts or self._contacts
        self._counts = counts or self._counts

    # Keys and records, for the modules that seal with them ---------------------------------------------------------

    async def keys(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, bytes | None]:
        """Return data keys; None for erased and unknown customers. No statement when all are in memory."""
        found: dict[UUID, bytes | None] = {one: self.ring.held(tx.workspace, one) for one in ids}
        wanted = [one for one, key in found.items() if key is None]
        if wanted:
            for row in await queries.keys(tx, wanted):
                found[row["id"]] = self.ring.unwrap(tx.workspace, row["id"], row["data_key"])
        return found

    def forget(self, workspace_id: UUID, customer_id: UUID) -> None:
        """Drop a key from this process's memory (at the fact customer.erased, which every process reads)."""
        self.ring.forget(workspace_id, [customer_id])

    async def create(self, tx: Tx, profile: Profile, locale: str | None = None, *, verified: bool = False) -> Customer:
        """Record a new customer with a key of his own."""
        profile, customer_id, number = edits.clean(profile), uuid7(), await take_number(tx, "customer")
        key, wrapped = self.ring.new(tx.workspace, customer_id)
        row = {
            "id": customer_id,
            "number": number,
            "data_key": wrapped,
            "profile": seal_profile(key, customer_id, profile),
            "locale": locale,
            "verified": verified,
        }
        at = await queries.create(tx, row, self._hashes(tx, profile))
        await facts.append(tx, [announce.created(customer_id, number)])
        return Customer(customer_id, number, profile, locale, (), verified, 1, None, at, at, None)

    async def get(self, tx: Tx, customer_id: UUID, *, lock: bool = False) -> Customer:
        """Return a customer as he stands, erased and merged ones too; raises CustomerNotFound."""
        rows = await queries.many(tx, [customer_id], lock=lock)
        if not rows:
            raise CustomerNotFound
        return self._customer(tx, rows[0])

    async def many(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, Customer]:
        """Return customers by id, in one statement."""
        return {row["id"]: self._customer(tx, row) for row in await queries.many(tx, ids)} if ids else {}

    async def persons(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, Customer]:
        """Return whom each customer became by merging (himself when never merged), in one statement."""
        return {row["start"]: self._customer(tx, row) for row in await queries.rooted(tx, ids)} if ids else {}

    async def cards(self, tx: Tx, ids: Collection[UUID], *, merged: bool = False) -> dict[UUID, CustomerCard]:
        """Return names and marks for lists, in one statement; ``merged``: of whom each became, for colleagues' eyes."""
        found = await (self.persons if merged else self.many)(tx, ids)
        return {
            one: CustomerCard(c.id, c.number, mask_text(c.name), c.verified, c.locale, c.merged_into)
            for one, c in found.items()
        }

    async def resolve(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, UUID]:
        """Return whom each customer became by merging (himself when never merged)."""
        return await queries.roots(tx, ids) if ids else {}

    async def family(self, tx: Tx, customer_id: UUID) -> list[UUID]:
        """Return everybody who was merged into this customer, himself included."""
        return (await queries.families(tx, [customer_id])).get(customer_id, [])

    async def stands(self, tx: Tx, customer_id: UUID) -> bool:
        """Lock a customer and say whether he was not erased."""
        rows = await queries.many(tx, [customer_id], lock=True)
        return bool(rows) and rows[0]["erased_at"] is None

    async def absorb(self, tx: Tx, guest_id: UUID, into: UUID) -> bool:
        """Let a guest be part of the customer he proved to be; False when one of them was erased.

        He is merged unless colleagues merged him already, or somebody proven into him: then their word stands. What he
        may read where he signed in hangs on the identities he adopted, never on who was merged into whom.
        """
        # With whom ``into`` became, because ``identified`` writes to him too: locks are taken in the order of ids.
        before = await queries.roots(tx, [into])
        locked = {row["id"]: row for row in await queries.many(tx, {guest_id, into, *before.values()}, lock=True)}
        if any(one not in locked or locked[one]["erased_at"] is not None for one in (guest_id, into)):
            return False
        # Nobody is merged into a locked customer, so from here on no circle can come about.
        root = (await queries.roots(tx, [into]))[into]
        family = (await queries.families(tx, [guest_id]))[guest_id]
        proven = [row["id"] for row in await queries.many(tx, family) if row["verified"]]
        if locked[guest_id]["merged_into"] is None and root != guest_id and not proven:
            version = await queries.save(tx, guest_id, {"merged_into": into})
            await facts.append(tx, [announce.merged(guest_id, version, into, announce.SYSTEM)])
            detail = {"into": str(into), "because": "signed_in"}
            await self.audit.append(tx, None, "customer.merged", "customer", guest_id, detail=detail)
        return True

    async def identified(
        self, tx: Tx, customer_id: UUID, inbox_id: UUID, identity_id: UUID, visitor_id: UUID | None = None
    ) -> None:
        """Count a customer, and whom he became, as verified; announce by which identity, and as which visitor he came."""
        root = (await queries.roots(tx, [customer_id]))[customer_id]
        locked = {row["id"]: row for row in await queries.many(tx, {customer_id, root}, lock=True)}
        version = await queries.save(tx, customer_id, {"verified": True})
        said = [announce.identified(customer_id, version, inbox_id, identity_id, visitor_id)]
        if not locked[root]["verified"] and root != customer_id and locked[root]["erased_at"] is None:
            said.append(announce.updated(root, await queries.save(tx, root, {"verified": True}), ["verified"]))
        await facts.append(tx, said)

    async def learn(
        self, tx: Tx, customer_id: UUID, claims: Profile, *, verified: bool = False, locale: str | None = None
    ) -> Customer:
        """Take over what a channel says about a customer: verified claims replace, others only fill gaps.

        Writes nothing when nothing is new.
        """
        customer = await self.get(tx, customer_id, lock=True)
        claims = edits.clean(claims)
        if customer.erased_at is not None:
            return customer
        held = customer.profile
        stays = {name: getattr(held, name) for name in PROFILE if getattr(held, name)}
        says = {name: getattr(claims, name) for name in PROFILE if getattr(claims, name)}
        # What the workspace defined has rules of its own (Particulars.tell).
        defined = (await self.definitions.known(tx)).all if claims.attributes else {}
        told = {key: value for key, value in claims.attributes.items() if key not in defined}
        attributes = {**held.attributes, **told} if verified else {**told, **held.attributes}
        texts = {**stays, **says} if verified else {**says, **stays}
        proven = held.proven | {name for name in claims.proven if texts.get(name) == getattr(claims, name)}
        profile = dataclasses.replace(Profile(**texts, attributes=attributes), consents=held.consents, proven=proven)
        changed = dataclasses.replace(
            customer, profile=profile, verified=customer.verified or verified, locale=customer.locale or locale
        )
        if changed == customer:
            return customer
        return await self.save(tx, customer, changed, None)

    async def renew_lookups(self, tx: Tx, after: UUID | None = None) -> UUID | None:
        """Store for the customers ``after`` one what they are found by as of now; returns the last, None at the end."""
        rows = await queries.following(tx, after, RENEW_AT_ONCE)
        for row in rows:
            customer = self._customer(tx, row)
            await queries.set_lookups(tx, customer.id, self._hashes(tx, customer.profile))
        return rows[-1]["id"] if len(rows) == RENEW_AT_ONCE else None

    # Reading ------------------------------------------------------------------------------------------------------

    async def read(self, tx: Tx, viewer: Viewer, customer_id: UUID) -> dict[str, Any]:
        """Return the API's Customer, masked; a merged customer answers as the one he became."""
        customer = await self.seen(tx, viewer, READ, customer_id)
        return (await self.describe(tx, viewer, [customer]))[0]

    async def describe(self, tx: Tx, viewer: Viewer, customers: Sequence[Customer]) -> list[dict[str, Any]]:
        """Return customers as the API shows them to ``viewer``, who was found to may see them."""
        ids = [customer.id for customer in customers]
        contacts = await self._contacts.external_ids(tx, ids) if self._contacts and ids else {}
        counts = await self._counts.counts(tx, ids) if self._counts and ids else {}
        known = await self.definitions.known(tx)
        return [customer_json(one, viewer, contacts.get(one.id, ()), counts.get(one.id, 0), known) for one in customers]

    async def search(
        self, tx: Tx, viewer: Viewer, q: str = "", limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[dict[str, Any]], str | None]:
        """Find by phone or its last four digits, e-mail, number (12, #12), words of the name; everybody without ``q``."""
        (number,), size = decode_cursor(cursor, a_count) or (FIRST_PAGE,), clamp_limit(limit)
        kept: list[Customer] = []
        for _ in range(NO_MORE_THAN_BATCHES):
            rows = await finding.batch(tx, self.ring, q.strip(), number, size + 1)
            batch = [self._customer(tx, row) for row in rows]
            seen = await self.among(tx, viewer, READ, [customer.id for customer in batch])
            kept += [customer for customer in batch if customer.id in seen]
            if len(batch) <= size or len(kept) > size:
                break
            number = batch[-1].number
        more = encode_cursor(kept[size - 1].number) if len(kept) > size else None
        if more is None and len(batch) > size:
            more = encode_cursor(batch[-1].number)
        return await self.describe(tx, viewer, kept[:size]), more

    async def unmask(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, field: str, reason: str, ip: str | None = None
    ) -> str:
        """Return one field unmasked (name, phone, email, address, attributes.<key>); who, which and why is audited."""
        customer = await self.seen(tx, viewer, "customer.unmask", customer_id)
        name, _, key = field.partition(".")
        removed = (await self.definitions.known(tx)).removed
        value = customer.profile.attributes.get(key) if name == "attributes" and key not in removed else None
        if name in PROFILE and not key:
            value = getattr(customer.profile, name)
        if value is None or value == "":
            raise NothingToUnmask(field="field")
        # The trail outlives an erasure, so a number typed into the reason does not go into it.
        told, detail = mask_text(reason), {"field": mask_text(field)}
        await self.audit.append(
            tx, viewer, "customer.unmasked", "customer", customer.id, reason=told, ip=ip, detail=detail
        )
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    # Changing -----------------------------------------------------------------------------------------------------

    async def update(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, changes: Changes, ip: str | None = None
    ) -> dict[str, Any]:
        """Change what is given; raises Invalid for a phone or e-mail that is none (masked text included)."""
        customer = await self.seen(tx, viewer, "customer.edit", customer_id, lock=True)
        if customer.erased_at is not None:
            raise CustomerErased
        profile = edits.apply(
            customer.profile, changes, await self.definitions.known(tx), by_hand=viewer.kind == "person"
        )
        tags = tuple(dict.fromkeys(changes.tags)) if "tags" in changes.given else customer.tags
        changed = dataclasses.replace(customer, profile=profile, tags=tags)
        if changed != customer:
            changed = await self.save(tx, customer, changed, viewer)
            detail = {"fields": sorted(changes.given)}
            await self.audit.append(tx, viewer, "customer.updated", "customer", customer.id, ip=ip, detail=detail)
        return (await self.describe(tx, viewer, [changed]))[0]

    async def merge(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, into: UUID, ip: str | None = None
    ) -> dict[str, Any]:
        """Say that a customer is the same person as ``into``. Rewrites no other row: readers resolve the chain."""
        for one in (customer_id, into):
            await self.seen(tx, viewer, "customer.edit", one)
        rooted = await queries.roots(tx, [customer_id, into])
        source, target = rooted[customer_id], rooted[into]
        if source == target:
            raise MergeRefused
        locked = {row["id"]: row for row in await queries.many(tx, [source, target], lock=True)}
        if any(row["merged_into"] is not None for row in locked.values()):
            raise MergeRefused  # somebody merged one of them just now; the caller looks again
        if any(row["erased_at"] is not None for row in locked.values()):
            raise CustomerErased
        version = await queries.save(tx, source, {"merged_into": target})
        await facts.append(tx, [announce.merged(source, version, target, viewer.actor)])
        detail = {"into": str(target)}
        await self.audit.append(tx, viewer, "customer.merged", "customer", source, ip=ip, detail=detail)
        return (await self.describe(tx, viewer, [self._customer(tx, locked[target])]))[0]

    async def erase(
        self, tx: Tx, viewer: Viewer, customer_id: UUID, confirm: int | None = None, ip: str | None = None
    ) -> None:
        """Destroy key, profile and look-ups of a customer and of everybody merged into him, wherever they are held.

        ``confirm`` is the customer's number as a person typed it. A second call finds nothing left and does nothing.
        """
        customer = await self.seen(tx, viewer, "customer.erase", customer_id)
        asked = customer if customer.id == customer_id else await self.get(tx, customer_id)
        if confirm is not None and confirm not in (customer.number, asked.number):
            raise ConfirmationMismatch(field="confirm")
        await self.destroy(tx, customer, viewer, ip=ip)

    async def destroy(
        self, tx: Tx, customer: Customer, viewer: Viewer | None, *, reason: str | None = None, ip: str | None = None
    ) -> None:
        """Erase a customer and everybody merged into him; ``viewer`` None is the system."""
        family = (await queries.families(tx, [customer.id]))[customer.id]
        await queries.many(tx, family, lock=True)
        gone = await queries.erase(tx, family)
        self.ring.forget(tx.workspace, family)
        if not gone:
            return
        workspace = tx.workspace
        # Once more after the commit: another task may have read the key meanwhile.
        tx.on_commit(lambda: self.ring.forget(workspace, family))
        for erasure in self._erasures:
            await erasure.erase(tx, family)
        await facts.append(
            tx,
            [
                announce.erased(row["id"], row["version"], viewer.actor if viewer else facts.ActorRef("system"))
                for row in gone
            ],
        )
        done, detail = "customer.erased", {"number": customer.number, "customers": [str(row["id"]) for row in gone]}
        await self.audit.append(tx, viewer, done, "customer", customer.id, reason=reason, ip=ip, detail=detail)

    # Within -------------------------------------------------------------------------------------------------------

    async def namesakes(self, tx: Tx, customer_ids: Collection[UUID]) -> set[UUID]:
        """Return who is signed in elsewhere under the same account of the merchant's."""
        return await self._contacts.namesakes(tx, customer_ids) if self._contacts else set()

    async def seen(self, tx: Tx, viewer: Viewer, permission: str, customer_id: UUID, *, lock: bool = False) -> Customer:
        """Return whom the customer became, when ``viewer`` holds ``permission`` on him; else he does not exist."""
        if not viewer.may(permission):
            raise Forbidden(permission=permission)
        customer = await self.get(tx, customer_id, lock=lock)
        if customer.merged_into is not None:
            root = (await queries.roots(tx, [customer_id]))[customer_id]
            customer = await self.get(tx, root, lock=lock)
        if not await self.among(tx, viewer, permission, [customer.id]):
            raise CustomerNotFound
        return customer

    async def among(self, tx: Tx, viewer: Viewer, permission: str, roots: Sequence[UUID]) -> set[UUID]:
        """Return those of ``roots`` with whom the viewer has to do, himself or somebody merged into him."""
        if any(grant.scope == "all" and grant.inbox_ids is None for grant in viewer.granted(permission)):
            return set(roots)
        if self._acquaintance is None or not roots:
            return set()
        families = await queries.families(tx, roots)
        everybody = [one for family in families.values() for one in family]
        known = await self._acquaintance.among(tx, viewer, permission, everybody)
        return {root for root, family in families.items() if not known.isdisjoint(family)}

    async def save(self, tx: Tx, before: Customer, after: Customer, viewer: Viewer | None) -> Customer:
        """Write what changed of a locked customer, and announce which fields."""
        key = (await self.keys(tx, [before.id]))[before.id]
        assert key is not None, "an erased customer is never saved"
        values: dict[str, Any] = {"locale": after.locale, "verified": after.verified}
        if (after.profile, after.tags) != (before.profile, before.tags):
            values["profile"] = seal_profile(key, before.id, after.profile, after.tags)
        version = await queries.save(tx, before.id, values)
        if rules.lookups(after.profile) != rules.lookups(before.profile):
            await queries.set_lookups(tx, before.id, self._hashes(tx, after.profile))
        changed = [
            name
            for name in (*PROFILE, "attributes", "consents", "proven")
            if getattr(after.profile, name) != getattr(before.profile, name)
        ]
        changed += [name for name in ("tags", "locale", "verified") if getattr(after, name) != getattr(before, name)]
        fact = announce.updated(before.id, version, changed, *([viewer.actor] if viewer else []))
        await facts.append(tx, [fact])
        return dataclasses.replace(after, version=version)

    def _hashes(self, tx: Tx, profile: Profile) -> list[tuple[str, bytes]]:
        return [(kind, self.ring.lookup_hash(tx.workspace, kind, value)) for kind, value in rules.lookups(profile)]

    def _customer(self, tx: Tx, row: Row) -> Customer:
        key = self.ring.unwrap(tx.workspace, row["id"], row["data_key"])
        profile, tags = open_profile(key, row["id"], row["profile"])
        return Customer(
            id=row["id"],
            number=row["number"],
            profile=profile,
            locale=row["locale"],
            tags=tags,
            verified=row["verified"],
            version=row["version"],
            merged_into=row["merged_into"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
            erased_at=row["erased_at"],
        )
