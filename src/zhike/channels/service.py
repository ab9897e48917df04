"""Inboxes and identities."""

import json
import time
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike import facts
from zhike.channels import facts as announce
from zhike.channels import queries
from zhike.channels.errors import InboxDisabled, InboxKeyTaken, InboxNotFound, TokenExpired
from zhike.channels.memory import InboxMemory
from zhike.channels.recognition import Recognition
from zhike.channels.tokens import VisitorToken
from zhike.channels.types import ClaimedIdentity, IdentityRef, Inbox, shown_id
from zhike.customers import CustomersService, ExternalId
from zhike.db import Database, Tx
from zhike.facts import ActorRef
from zhike.kit.errors import NotFound
from zhike.kit.ids import uuid7
from zhike.kit.seal import blind, derive, new_key, seal, unseal

INBOX_TTL_S = 2.0


def _open(inbox: Inbox) -> Inbox:
    """Return an inbox that is switched on; raises InboxDisabled."""
    if inbox.disabled:
        raise InboxDisabled(key=inbox.key)
    return inbox


class ChannelsService:
    """Inboxes, the identities customers have on them, and erasing both."""

    def __init__(self, db: Database, secret: bytes, customers: CustomersService) -> None:
        self.db = db
        self.secret = secret
        self.customers = customers
        self.keys = customers.keys
        self._memory = InboxMemory()
        self._names: dict[UUID, tuple[float, dict[UUID, dict[str, str]]]] = {}
        self.recognition = Recognition(customers)
        self._identities: dict[tuple[UUID, bytes], tuple[ClaimedIdentity, IdentityRef]] = {}

    def _wrap(self, workspace_id: UUID) -> bytes:
        return derive(self.secret, "inbox-secret", workspace_id.bytes)

    async def inbox(self, key: str) -> Inbox:
        """Return an inbox by its public key (remembered for 2 s); raises InboxNotFound, InboxDisabled."""

        async def look() -> Inbox:
            async with self.db.system() as tx:
                row = await tx.row(queries.BY_KEY, {"key": key})
            if row is None:
                raise InboxNotFound(key=key)
            async with self.db.transaction(row["workspace_id"]) as tx:
                return await self._inbox(tx, row)

        return _open(await self._memory.get(key, INBOX_TTL_S, look))

    async def inbox_of(self, workspace_id: UUID, inbox_id: UUID) -> Inbox:
        """Return an inbox by id, remembered like ``inbox``; opens its own transaction when it must look."""

        async def look() -> Inbox:
            async with self.db.transaction(workspace_id) as tx:
                return await self.inbox_by_id(tx, inbox_id)

        return _open(await self._memory.get(inbox_id, INBOX_TTL_S, look))

    async def inbox_by_id(self, tx: Tx, inbox_id: UUID) -> Inbox:
        """Return an inbox of the transaction's workspace; raises InboxNotFound."""
        row = await tx.row(queries.BY_ID, {"w": tx.workspace, "id": inbox_id})
        if row is None:
            raise InboxNotFound(id=str(inbox_id))
        return await self._inbox(tx, row)

    async def inboxes(self, tx: Tx) -> list[Inbox]:
        """Return every inbox of the workspace."""
        return [await self._inbox(tx, row) for row in await tx.rows(queries.LIST, {"w": tx.workspace})]

    async def names(self, tx: Tx, wanted: Collection[UUID]) -> dict[UUID, dict[str, str]]:
        """Return {id: {name, kind}} of the workspace's inboxes (remembered for 2 s: every batch of facts asks)."""
        held = self._names.get(tx.workspace)
        if held is not None and held[0] > time.monotonic() and held[1].keys() >= set(wanted):
            return held[1]
        rows = await tx.rows(queries.NAMES, {"w": tx.workspace})
        names = {row["id"]: {"name": row["name"], "kind": row["kind"]} for row in rows}
        self._names[tx.workspace] = (time.monotonic() + INBOX_TTL_S, names)
        return names

    async def _inbox(self, tx: Tx, row: Mapping[Any, Any]) -> Inbox:
        queue = row["default_queue_id"]
        team = await tx.scalar(queries.TEAM, {"w": tx.workspace, "queue": queue}) if queue else None
        secret = unseal(self._wrap(tx.workspace), row["identity_secret"], row["id"].bytes)
        return Inbox(**{**row, "identity_secret": secret}, team_id=team)

    async def create_inbox(
        self,
        tx: Tx,
        *,
        key: str,
        kind: str,
        name: str,
        locale: str = "zh-CN",
        mode: str = "live",
        settings: Mapping[str, Any] | None = None,
        default_queue_id: UUID | None = None,
    ) -> Inbox:
        """Create an inbox with a fresh identity secret; raises InboxKeyTaken."""
        inbox_id = uuid7()
        params = {
            "w": tx.workspace,
            "id": inbox_id,
            "key": key,
            "kind": kind,
            "name": name,
            "locale": locale,
            "mode": mode,
            "settings": queries.as_json(settings or {}),
            "secret": seal(self._wrap(tx.workspace), new_key().hex().encode(), inbox_id.bytes),
            "queue": default_queue_id,
        }
        if await tx.scalar(queries.INSERT, params) is None:
            raise InboxKeyTaken(field="key")
        self._names.pop(tx.workspace, None)
        return await self.inbox_by_id(tx, inbox_id)

    async def update_inbox(
        self,
        tx: Tx,
        inbox_id: UUID,
        changes: Mapping[str, Any],
        rotate_secret: bool = False,
        actor: ActorRef = announce.SYSTEM,
    ) -> Inbox:
        """Change name, locale, settings (merged), default_queue_id, disabled; optionally rotate the identity secret."""
        inbox = await self.inbox_by_id(tx, inbox_id)
        secret = seal(self._wrap(tx.workspace), new_key().hex().encode(), inbox_id.bytes) if rotate_secret else None
        version = await tx.scalar(
            queries.UPDATE,
            {
                "w": tx.workspace,
                "id": inbox_id,
                "name": changes.get("name"),
                "locale": changes.get("locale"),
                "settings": queries.as_json(changes.get("settings") or {}),
                "queue": changes.get("default_queue_id"),
                "secret": secret,
                "disabled": changes.get("disabled"),
            },
        )
        changed = await self.inbox_by_id(tx, inbox_id)
        fields = sorted(name for name, value in changes.items() if value not in (None, {}))
        fields += ["identity_secret"] if rotate_secret else []
        await facts.append(tx, [announce.inbox_changed(inbox_id, int(version), fields, changed.disabled, actor)])
        tx.on_commit(lambda: self.forget_inbox(inbox.workspace_id, inbox_id))
        return changed

    def forget_inbox(self, workspace_id: UUID, inbox_id: UUID) -> None:
        """Drop what this process remembers of an inbox (at the fact inbox.changed, which every process reads)."""
        self._memory.forget(inbox_id)
        self._names.pop(workspace_id, None)

    def external_hash(self, inbox: Inbox, external_id: str) -> bytes:
        """Return the keyed hash under which an external id is looked up."""
        return self._hash(inbox.id, external_id)

    def _hash(self, inbox_id: UUID, external_id: str) -> bytes:
        return blind(derive(self.secret, "external-id", inbox_id.bytes), external_id)

    async def identify(
        self, inbox: Inbox, claimed: ClaimedIdentity, locale: str | None = None, visitor: str | None = None
    ) -> IdentityRef:
        """Find or create the identity (and its customer) in a transaction of its own; serialised per external id.

        What is claimed about the customer is taken over: verified claims replace, others fill gaps. ``visitor`` is the
        external id under which the same browser came unsigned: what was said under it becomes the signed customer's.
        """
        hashed = self.external_hash(inbox, claimed.external_id)
        held = self._identities.get((inbox.id, hashed))
        if visitor is None and held is not None and held[0] == claimed:
            return held[1]
        beside = self.external_hash(inbox, visitor) if visitor and claimed.verified else None
        async with self.db.transaction(inbox.workspace_id) as tx:
            identity = await self.recognition.recognise(tx, inbox, claimed, hashed, beside, locale)
        # What a widget's visitor id leads to changes with a sign-in, in whichever process: it is looked up every time.
        if inbox.kind != "widget":
            if len(self._identities) > 50_000:
                self._identities.clear()
            self._identities[inbox.id, hashed] = (claimed, identity)
        return identity

    async def known(self, tx: Tx, inbox: Inbox, external_id: str) -> IdentityRef | None:
        """Return who is known under an external id in an inbox, None where nobody is. Creates nobody."""
        hashed = self.external_hash(inbox, external_id)
        row = await tx.row(queries.FIND_IDENTITY, {"w": tx.workspace, "inbox": inbox.id, "hash": hashed})
        return IdentityRef(**row) if row is not None else None

    async def check(self, tx: Tx, visitor: VisitorToken) -> None:
        """Raise TokenExpired for the token of a visitor who signed in meanwhile: it no longer says who holds it."""
        if not visitor.verified and await self.adopted(tx, [visitor.identity_id]):
            raise TokenExpired()

    async def adopted(self, tx: Tx, identity_ids: Collection[UUID]) -> set[UUID]:
        """Return those visitor identities that a signed one adopted: their tokens are worth nothing any more."""
        rows = await tx.rows(queries.ADOPTED, {"w": tx.workspace, "ids": list(identity_ids)})
        return {row["id"] for row in rows}

    async def kin(self, tx: Tx, visitor: VisitorToken) -> frozenset[UUID]:
        """Return the customers who are this visitor: himself and, once he signed in, whom he was before he did.

        Only what his own browsers adopted counts: whom colleagues merge has one history in the console, not here.
        """
        if not visitor.verified:
            return frozenset({visitor.customer_id})
        rows = await tx.rows(queries.KIN, {"w": tx.workspace, "identity": visitor.identity_id})
        return frozenset({visitor.customer_id, *(row["customer_id"] for row in rows)})

    async def identity(self, tx: Tx, identity_id: UUID) -> tuple[IdentityRef, str | None]:
        """Return an identity and its external id; raises NotFound."""
        row = await tx.row(queries.IDENTITY, {"w": tx.workspace, "id": identity_id})
        if row is None:
            raise NotFound(id=str(identity_id))
        ref = IdentityRef(row["id"], row["inbox_id"], row["customer_id"], row["verified"])
        key = (await self.keys(tx, [ref.customer_id])).get(ref.customer_id)
        external = unseal(key, row["external_id"], ref.id.bytes).decode() if key and row["external_id"] else None
        return ref, external

    async def external_ids_of(self, tx: Tx, identity_ids: Collection[UUID]) -> dict[UUID, str | None]:
        """Return what each identity is called on its channel; None once its customer was erased."""
        rows = await tx.rows(queries.EXTERNAL_IDS, {"w": tx.workspace, "ids": list(identity_ids)})
        keys = await self.keys(tx, {row["customer_id"] for row in rows})
        found: dict[UUID, str | None] = {}
        for row in rows:
            key, sealed = keys.get(row["customer_id"]), row["external_id"]
            found[row["id"]] = unseal(key, sealed, row["id"].bytes).decode() if key and sealed else None
        return found

    async def external_ids(self, tx: Tx, customer_ids: Collection[UUID]) -> Mapping[UUID, Sequence[ExternalId]]:
        """Return the identities of each customer and of everybody merged into him (customers' ContactBook)."""
        rows = await tx.rows(queries.IDENTITIES, {"w": tx.workspace, "customers": list(customer_ids)})
        keys = await self.keys(tx, sorted({row["customer_id"] for row in rows}))
        found: dict[UUID, list[ExternalId]] = {one: [] for one in customer_ids}
        for row in rows:
            key = keys.get(row["customer_id"])
            if key is not None:
                external = unseal(key, row["external_id"], row["id"].bytes).decode()
                kind, shown = shown_id(row["inbox_kind"], external)
                found[row["root"]].append(ExternalId(row["inbox_id"], row["inbox_name"], shown, row["verified"], kind))
        return found

    async def namesakes(self, tx: Tx, customer_ids: Collection[UUID]) -> set[UUID]:
        """Return who is signed in under the same account on another widget (customers' ContactBook)."""
        rows = await tx.rows(queries.SIGNED, {"w": tx.workspace, "customers": list(customer_ids)})
        if not rows:
            return set()
        keys = await self.keys(tx, {row["customer_id"] for row in rows})
        sites = [row["id"] for row in await tx.rows(queries.NAMES, {"w": tx.workspace}) if row["kind"] == "widget"]
        hashes = []
        for row in rows:
            if (key := keys.get(row["customer_id"])) is not None:
                account = unseal(key, row["external_id"], row["id"].bytes).decode()
                hashes += [self._hash(site, account) for site in sites if site != row["inbox_id"]]
        found = await tx.rows(queries.UNDER, {"w": tx.workspace, "hashes": hashes, "sites": sites})
        return {row["customer_id"] for row in found} - set(customer_ids)

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Forget customers' external ids and raw payloads (customers' Erasure)."""
        ids = {"w": tx.workspace, "customers": list(customer_ids)}
        await tx.execute(queries.ERASE_INBOUND, ids)
        await tx.execute(queries.ERASE_IDENTITIES, ids)
        tx.on_commit(self.forget_identities)

    def forget_identities(self) -> None:
        """Drop what this process remembers (at the fact customer.erased, which every process reads)."""
        self._identities.clear()

    async def unseal_payload(self, tx: Tx, customer_id: UUID, inbound_id: UUID, sealed: bytes) -> dict[str, Any]:
        """Return a raw payload as JSON; raises NotFound once its customer was erased."""
        key = (await self.keys(tx, [customer_id])).get(customer_id)
        if key is None:
            raise NotFound(id=str(inbound_id))
        value: dict[str, Any] = json.loads(unseal(key, sealed, inbound_id.bytes))
        return value
