"""Who somebody is on an inbox: found, made, proved by a signature, and joined with the visitor he came as.

A visitor id is known to one browser; a signature proves a person. When both come together the anonymous customer becomes
the person's, and the visitor id leads nowhere from then on: a browser without the signature never sees a verified
person's conversation.
"""

from uuid import UUID

from zhike.channels import queries
from zhike.channels.types import ClaimedIdentity, IdentityRef, Inbox
from zhike.customers import CustomersService, Profile
from zhike.db import Tx
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal


class Recognition:
    """Works inside one transaction; locks the visitor's identity first, then the external id, then the customers."""

    def __init__(self, customers: CustomersService) -> None:
        self.customers = customers

    async def recognise(
        self, tx: Tx, inbox: Inbox, claimed: ClaimedIdentity, hashed: bytes, beside: bytes | None, locale: str | None
    ) -> IdentityRef:
        """Return the identity under ``hashed``; adopts the visitor under ``beside``."""
        found = await queries.find_identity(tx, inbox.id, hashed)
        visitor = await queries.lock_visitor(tx, inbox.id, beside, found.id if found else None) if beside else None
        if found is None:
            await tx.execute(queries.IDENTITY_LOCK, {"key": f"{inbox.id}{hashed.hex()}"})
            found = await queries.find_identity(tx, inbox.id, hashed)
            if found is None:
                return await self._first_seen(tx, inbox, claimed, hashed, visitor, locale)
        if visitor is not None and await self.customers.absorb(tx, visitor[1], found.customer_id):
            await self._adopt(tx, inbox, found, visitor[0])
        if claimed.verified and not found.verified:
            found = await self._prove(tx, inbox, found)
        claims = profile_of(inbox, claimed)
        if claims != Profile():
            await self.customers.learn(tx, found.customer_id, claims, verified=claimed.trusted, locale=locale)
        return found

    async def _first_seen(
        self,
        tx: Tx,
        inbox: Inbox,
        claimed: ClaimedIdentity,
        hashed: bytes,
        visitor: tuple[UUID, UUID] | None,
        locale: str | None,
    ) -> IdentityRef:
        """Make the identity: of the visitor's customer if there is one to adopt, else of a new one."""
        if visitor is not None and not await self.customers.stands(tx, visitor[1]):
            visitor = None
        if visitor is None:
            customer = await self.customers.create(tx, profile_of(inbox, claimed), locale, verified=claimed.verified)
            return await self._insert(tx, inbox, claimed, hashed, customer.id)
        identity = await self._insert(tx, inbox, claimed, hashed, visitor[1])
        await self.customers.learn(tx, visitor[1], profile_of(inbox, claimed), verified=claimed.trusted, locale=locale)
        await self._adopt(tx, inbox, identity, visitor[0])
        return identity

    async def _insert(
        self, tx: Tx, inbox: Inbox, claimed: ClaimedIdentity, hashed: bytes, customer_id: UUID
    ) -> IdentityRef:
        key = (await self.customers.keys(tx, [customer_id]))[customer_id]
        assert key is not None
        identity = IdentityRef(uuid7(), inbox.id, customer_id, claimed.verified)
        await tx.execute(
            queries.INSERT_IDENTITY,
            {
                "w": tx.workspace,
                "id": identity.id,
                "inbox": inbox.id,
                "hash": hashed,
                "external": seal(key, claimed.external_id.encode(), identity.id.bytes),
                "customer": customer_id,
                "verified": claimed.verified,
            },
        )
        return identity

    async def _adopt(self, tx: Tx, inbox: Inbox, identity: IdentityRef, visitor_id: UUID) -> None:
        """Let the visitor id lead nowhere, and say so: sockets opened with it close."""
        await tx.execute(queries.ADOPT, {"w": tx.workspace, "id": visitor_id, "user": identity.id})
        await self.customers.identified(tx, identity.customer_id, inbox.id, identity.id, visitor_id)

    async def _prove(self, tx: Tx, inbox: Inbox, found: IdentityRef) -> IdentityRef:
        """The same external id came signed now: it is verified from here on."""
        if await tx.scalar(queries.PROVE, {"w": tx.workspace, "id": found.id}) is not None:
            await self.customers.identified(tx, found.customer_id, inbox.id, found.id)
        return IdentityRef(found.id, found.inbox_id, found.customer_id, True)


def profile_of(inbox: Inbox, claimed: ClaimedIdentity) -> Profile:
    """Return what a channel claims about a customer; a signed token and a program vouch for phone and e-mail."""
    vouched = claimed.trusted or (claimed.verified and inbox.kind == "api")
    proven = {name for name in ("phone", "email") if vouched and getattr(claimed, name)}
    return Profile(claimed.name, claimed.phone, claimed.email, None, dict(claimed.attributes), proven=frozenset(proven))
