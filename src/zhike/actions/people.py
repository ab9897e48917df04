"""Who the customer is: as this house knows him, and as an operation of a connector found out."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike.actions import queries
from zhike.actions.ledger import Ledger
from zhike.actions.ports import People, Person
from zhike.actions.rules import Refused
from zhike.actions.types import Caller, Manifest, Strength
from zhike.channels import ChannelsService
from zhike.conversations import Reading
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.kit.errors import ZhikeError
from zhike.kit.seal import blind, seal, unseal


class KnownPeople:
    """Implements `People` with customers, channels and conversations."""

    def __init__(self, customers: CustomersService, channels: ChannelsService, reading: Reading) -> None:
        self.customers = customers
        self.channels = channels
        self.reading = reading

    async def person(self, tx: Tx, customer_id: UUID | None, conversation_id: UUID | None) -> Person:
        """Return the customer with the account that a signature proved: the conversation's own, else the only one there is."""
        if customer_id is None:
            return Person(None)
        try:
            c = await self.customers.get(tx, customer_id)
        except ZhikeError:
            return Person(None)
        email = c.profile.email if "email" in c.profile.proven else None
        known = Person(c.id, None, c.verified, c.tags, c.profile.attributes, c.locale, email)
        account = await self._account(tx, customer_id, conversation_id)
        return replace(known, account=account, proven=account is not None or known.proven)

    async def _account(self, tx: Tx, customer_id: UUID, conversation_id: UUID | None) -> str | None:
        listed = (await self.channels.external_ids(tx, [customer_id])).get(customer_id, ())
        proven = [one for one in listed if one.verified and one.kind != "visitor"]
        if conversation_id is not None:
            found = (await self.reading.many(tx, [conversation_id])).get(conversation_id)
            if found is not None:
                identity, external = await self.channels.identity(tx, found.identity_id)
                here = [one for one in proven if one.inbox_id == identity.inbox_id]
                # A widget's ids carry a beginning that only Zhike gave them: the merchant's system knows them without.
                own = next((one for one in here if external in (one.external_id, f"user:{one.external_id}")), None)
                if identity.verified and own is not None:
                    return own.external_id
        accounts = {one.external_id for one in proven}
        return accounts.pop() if len(accounts) == 1 else None

    async def said(self, tx: Tx, conversation_id: UUID, seq: int) -> bool:
        """Say whether the message with this seq is the customer's."""
        asked = {"w": tx.workspace, "conversation": conversation_id, "seq": seq}
        return await tx.scalar(queries.SAID, asked) is not None

    async def time_zone(self, tx: Tx) -> str:
        """Return the workspace's time zone."""
        return str(await tx.scalar(queries.ZONE, {"w": tx.workspace}) or "UTC")


class Subjects:
    """Who the customer is in a merchant's system. Within a conversation it stays the same person."""

    def __init__(self, ledger: Ledger, people: People) -> None:
        self.ledger = ledger
        self.people = people

    async def of(self, tx: Tx, caller: Caller, manifest: Manifest) -> tuple[Person, str | None, bool]:
        """Return (customer, the system's id of him, whether that is proven)."""
        person = await self.people.person(tx, caller.customer_id, caller.conversation_id)
        own = self._own(person, manifest)
        if own is not None and person.proven:
            return person, own, True
        if caller.conversation_id is not None:
            found = await tx.row(queries.SUBJECT, self._ids(tx, caller, manifest))
            key = await self.ledger.customer_key(tx, found["customer_id"]) if found else None
            if found is not None and key is not None:
                subject = unseal(key, found["subject"], caller.conversation_id.bytes).decode()
                return person, subject, found["strength"] == "proven"
        return person, None, False

    async def learn(self, tx: Tx, caller: Caller, manifest: Manifest, subject: str, strength: Strength) -> None:
        """Keep who the customer of a conversation is; raises Refused where that is somebody else already."""
        _, known, proven = await self.of(tx, caller, manifest)
        if known is not None and known != subject:
            raise Refused("other_customer")
        if caller.conversation_id is None or proven:
            return
        key = await self.ledger.customer_key(tx, caller.customer_id)
        if key is None:
            raise Refused("erased")
        sealed = seal(key, subject.encode(), caller.conversation_id.bytes)
        values = {"customer": caller.customer_id, "subject": sealed, "strength": strength}
        await tx.execute(queries.SET_SUBJECT, self._ids(tx, caller, manifest) | values)

    def hash(self, tx: Tx, manifest: Manifest, subject: str | None, customer_id: UUID | None) -> bytes | None:
        """Return what one customer is counted by."""
        who = f"{manifest.connector}:{subject}" if subject is not None else str(customer_id) if customer_id else None
        return blind(self.ledger.key(tx), who) if who is not None else None

    def _own(self, person: Person, manifest: Manifest) -> str | None:
        kind, _, name = manifest.subject.partition(":")
        if kind == "external_id":
            return person.account
        value: Any = person.attributes.get(name)
        return str(value) if value is not None else None

    def _ids(self, tx: Tx, caller: Caller, manifest: Manifest) -> dict[str, Any]:
        return {"w": tx.workspace, "conversation": caller.conversation_id, "connector": manifest.connector}
