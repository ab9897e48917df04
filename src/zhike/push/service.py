"""Use cases of push: the only writer of its tables."""

import json
from collections.abc import Collection, Mapping
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.identity import AuditTrail, Viewer
from zhike.jobs import Job, defer
from zhike.kit.ids import uuid7
from zhike.kit.seal import blind, derive, seal, unseal
from zhike.push import queries, rules
from zhike.push.errors import DeviceNotFound, TooManyDevices, TrialTooSoon
from zhike.push.types import Device, Push, Subscription

TASK = "push.send"


class Keys(Protocol):
    """Customers' data keys (implemented by customers)."""

    async def __call__(self, tx: Tx, ids: Collection[UUID], /) -> dict[UUID, bytes | None]:
        """Return each customer's key, None once erased."""


class PushService:
    """The browsers on which people are told, and what waits to be told there. Implements identity's port `Devices`."""

    def __init__(self, secret: bytes, keys: Keys, audit: AuditTrail, *, allow_private: bool) -> None:
        self.secret = secret
        self.keys = keys
        self.audit = audit
        self.allow_private = allow_private

    # Devices ----------------------------------------------------------------------------------------------------

    async def devices(self, tx: Tx, viewer: Viewer, token: str | None) -> list[Device]:
        """Return one's own devices, newest first; ``token``: of the session that asks."""
        session = self._session(tx, token)
        rows = await tx.rows(queries.LIST, {"w": tx.workspace, "user": viewer.id})
        return [_device(row, session) for row in rows]

    async def add(
        self,
        tx: Tx,
        viewer: Viewer,
        given: Subscription,
        *,
        token: str | None,
        user_agent: str,
        replaces: bytes | None = None,
        ip: str | None = None,
    ) -> Device:
        """Keep a browser's subscription; the same again is the same device. ``replaces``: the fingerprint it had before.

        Raises Invalid, TooManyDevices.
        """
        given = rules.check(given, allow_private=self.allow_private)
        endpoint_hash, session = rules.fingerprint(given.endpoint), self._session(tx, token)
        mine = {"w": tx.workspace, "user": viewer.id, "hash": endpoint_hash}
        if replaces is not None and replaces != endpoint_hash:
            await tx.execute(queries.REPLACED, mine | {"hash": replaces})
        if await tx.scalar(queries.COUNT, mine) >= rules.MOST_DEVICES:
            raise TooManyDevices(most=rules.MOST_DEVICES)
        await tx.execute(queries.TAKE, mine)
        said = json.dumps([given.endpoint, given.p256dh, given.auth]).encode()
        values = {"sealed": seal(self._key(tx), said, endpoint_hash), "name": rules.device_name(user_agent)}
        row = await tx.row(queries.PUT, mine | values | {"id": uuid7(), "session": session})
        assert row is not None
        if row["made"]:
            await self._note(tx, viewer, "added", row["id"], row["name"], ip)
        return _device(row, session)

    async def remove(self, tx: Tx, viewer: Viewer, device_id: UUID, ip: str | None = None) -> None:
        """Remove one of one's own devices; raises DeviceNotFound."""
        name = await tx.scalar(queries.REMOVE, {"w": tx.workspace, "user": viewer.id, "id": device_id})
        if name is None:
            raise DeviceNotFound
        await self._note(tx, viewer, "removed", device_id, name, ip)

    async def forget(self, tx: Tx, user_id: UUID, *, only: str | None = None, keep: str | None = None) -> None:
        """Forget a person's devices: all, those of the session ``only``, or all but those of the session ``keep``."""
        which = {"only": self._session(tx, only), "keep": self._session(tx, keep)}
        await tx.execute(queries.FORGET, {"w": tx.workspace, "user": user_id, **which})

    async def trial(self, tx: Tx, viewer: Viewer, device_id: UUID) -> Subscription:
        """Return where a trial goes; raises DeviceNotFound, TrialTooSoon."""
        wanted = {"w": tx.workspace, "user": viewer.id, "id": device_id}
        row = await tx.row(queries.ONE, wanted)
        if row is None:
            raise DeviceNotFound
        if await tx.scalar(queries.TRIAL, wanted | {"every": rules.TRIAL_EVERY_S}) is None:
            raise TrialTooSoon(retry_after=rules.TRIAL_EVERY_S)
        return self.opened(tx, row)

    # Pushes -----------------------------------------------------------------------------------------------------

    async def reachable(self, tx: Tx, user_ids: Collection[UUID]) -> set[UUID]:
        """Return those who have a device."""
        rows = await tx.rows(queries.REACHABLE, {"w": tx.workspace, "users": list(user_ids)})
        return {row["user_id"] for row in rows}

    async def queue(self, tx: Tx, user_id: UUID, push: Push) -> int:
        """Have a person told on each of his devices; returns on how many. Nothing where he has none."""
        subscriptions = [row["id"] for row in await tx.rows(queries.OF, {"w": tx.workspace, "user": user_id})]
        key = await self._key_of(tx, push.customer_id) if subscriptions else None
        if key is None:
            return 0
        ids = [uuid7() for _ in subscriptions]
        said = json.dumps({"tag": push.tag, "payload": rules.payload(push).decode()}, ensure_ascii=False).encode()
        bodies = [seal(key, said, one.bytes) for one in ids]
        values = {"ids": ids, "subscriptions": subscriptions, "bodies": bodies, "customer": push.customer_id}
        await tx.execute(queries.QUEUE, {"w": tx.workspace, **values})
        await defer(tx, [Job(TASK, {"workspace_id": str(tx.workspace), "push_id": str(one)}) for one in ids])
        return len(ids)

    async def said(self, tx: Tx, row: Mapping[Any, Any]) -> tuple[bytes, str] | None:
        """Return (payload, tag) of a push that waits; None once its customer was erased."""
        key = await self._key_of(tx, row["customer_id"])
        if key is None:
            return None
        said = json.loads(unseal(key, row["body"], row["id"].bytes))
        return said["payload"].encode(), said["tag"]

    def opened(self, tx: Tx, row: Mapping[Any, Any]) -> Subscription:
        """Return a subscription as its browser gave it."""
        return Subscription(*json.loads(unseal(self._key(tx), row["sealed"], row["endpoint_hash"])))

    async def sweep(self, tx: Tx) -> None:
        """Forget pushes that nobody sent in time."""
        await tx.execute(queries.SWEEP, {"w": tx.workspace, "ttl": rules.TTL_S})

    async def _note(self, tx: Tx, viewer: Viewer, done: str, device_id: UUID, name: str, ip: str | None) -> None:
        await self.audit.append(
            tx, viewer, f"push_device.{done}", "push_device", device_id, ip=ip, detail={"name": name}
        )

    async def _key_of(self, tx: Tx, customer_id: UUID | None) -> bytes | None:
        return (await self.keys(tx, [customer_id])).get(customer_id) if customer_id else self._key(tx)

    def _session(self, tx: Tx, token: str | None) -> bytes | None:
        return blind(self._key(tx), token) if token else None

    def _key(self, tx: Tx) -> bytes:
        return derive(self.secret, "push", tx.workspace.bytes)


def _device(row: Mapping[Any, Any], session: bytes | None) -> Device:
    names = ("id", "name", "created_at", "told_at", "failure", "answer")
    current = session is not None and row["session_hash"] == session
    return Device(fingerprint=row["endpoint_hash"].hex(), current=current, **{name: row[name] for name in names})
