"""Data keys: one per customer, wrapped with the workspace's key, held in memory for five minutes at most."""

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from uuid import UUID

from zhike.customers.types import Consent, Profile
from zhike.kit.seal import SealBroken, blind, derive, new_key, seal, unseal

CAPACITY = 20_000
LIFE_S = 300.0  # how long another process may still hold the key of a customer who was just erased


class KeyRing:
    """Wraps and unwraps data keys, seals profiles, hashes look-ups. Used from the event loop only."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.monotonic) -> None:
        self._secret = secret
        self._clock = clock
        self._held: OrderedDict[tuple[UUID, UUID], tuple[float, bytes]] = OrderedDict()

    def new(self, workspace_id: UUID, customer_id: UUID) -> tuple[bytes, bytes]:
        """Return (data key, the same wrapped) for a new customer."""
        key = new_key()
        return key, seal(self._wrap(workspace_id), key, customer_id.bytes)

    def unwrap(self, workspace_id: UUID, customer_id: UUID, wrapped: bytes | None) -> bytes | None:
        """Return the data key and remember it; None for an erased customer. Raises SealBroken under a wrong secret."""
        if wrapped is None:
            self.forget(workspace_id, [customer_id])
            return None
        if (held := self.held(workspace_id, customer_id)) is not None:
            return held
        key = unseal(self._wrap(workspace_id), wrapped, customer_id.bytes)
        self._held[workspace_id, customer_id] = (self._clock() + LIFE_S, key)
        if len(self._held) > CAPACITY:
            self._held.popitem(last=False)
        return key

    def held(self, workspace_id: UUID, customer_id: UUID) -> bytes | None:
        """Return the key when it is in memory and still fresh."""
        entry = self._held.get((workspace_id, customer_id))
        if entry is None:
            return None
        if entry[0] < self._clock():
            del self._held[workspace_id, customer_id]
            return None
        self._held.move_to_end((workspace_id, customer_id))
        return entry[1]

    def forget(self, workspace_id: UUID, customer_ids: Iterable[UUID]) -> None:
        """Drop keys from memory."""
        for customer_id in customer_ids:
            self._held.pop((workspace_id, customer_id), None)

    def lookup_hash(self, workspace_id: UUID, kind: str, value: str) -> bytes:
        """Return the keyed hash under which a normal form is stored."""
        return blind(derive(self._secret, "customer-lookup", workspace_id.bytes), f"{kind}\0{value}")

    def _wrap(self, workspace_id: UUID) -> bytes:
        return derive(self._secret, "customer-key", workspace_id.bytes)


def seal_profile(key: bytes, customer_id: UUID, profile: Profile, tags: Sequence[str] = ()) -> bytes:
    """Seal a profile with the customer's tags (what colleagues note of a person is personal data too)."""
    held = {name: getattr(profile, name) for name in ("name", "phone", "email", "address") if getattr(profile, name)}
    if profile.attributes:
        held["attributes"] = dict(profile.attributes)
    if profile.proven:
        held["proven"] = sorted(profile.proven)
    if profile.consents:
        held["consents"] = [asdict(one) for one in profile.consents]
    if tags:
        held["tags"] = list(tags)
    return seal(key, json.dumps(held, ensure_ascii=False).encode(), customer_id.bytes + b"profile")


def open_profile(key: bytes | None, customer_id: UUID, sealed: bytes | None) -> tuple[Profile, tuple[str, ...]]:
    """Return (profile, tags); empty ones when the customer was erased."""
    if key is None or sealed is None:
        return Profile(), ()
    held = json.loads(unseal(key, sealed, customer_id.bytes + b"profile"))
    tags = tuple(held.pop("tags", ()))
    held["proven"] = frozenset(held.pop("proven", ()))
    held["consents"] = tuple(Consent(**one) for one in held.pop("consents", ()))
    return Profile(**held), tags


__all__ = ["KeyRing", "SealBroken", "open_profile", "seal_profile"]
