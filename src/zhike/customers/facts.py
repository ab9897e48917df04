"""What customers announces. Names of changed fields only, never what stands in them."""

from collections.abc import Iterable
from uuid import UUID

from zhike.facts import ActorRef, Fact

SYSTEM = ActorRef("system")


def created(customer_id: UUID, number: int) -> Fact:
    """A customer appeared for the first time."""
    return Fact("customer.created@1", "customer", customer_id, 1, {"number": number})


def updated(customer_id: UUID, version: int, fields: Iterable[str], actor: ActorRef = SYSTEM) -> Fact:
    """Somebody, or a channel, changed these fields of a customer."""
    return Fact("customer.updated@1", "customer", customer_id, version, {"fields": sorted(fields)}, actor)


def merged(customer_id: UUID, version: int, into: UUID, actor: ActorRef) -> Fact:
    """A customer turned out to be the same person as another."""
    return Fact("customer.merged@1", "customer", customer_id, version, {"into": str(into)}, actor)


def unmerged(customer_id: UUID, version: int, into: UUID, actor: ActorRef) -> Fact:
    """A merge was taken back: the customer stands by himself again."""
    return Fact("customer.unmerged@1", "customer", customer_id, version, {"from": str(into)}, actor)


def identified(customer_id: UUID, version: int, inbox_id: UUID, identity_id: UUID, visitor_id: UUID | None) -> Fact:
    """A signature proved who a customer is on an inbox; ``visitor_id`` is the visitor identity he came as, if any."""
    ids = {"inbox": str(inbox_id), "identity": str(identity_id), "visitor": str(visitor_id) if visitor_id else None}
    return Fact("customer.identified@1", "customer", customer_id, version, ids)


def erased(customer_id: UUID, version: int, actor: ActorRef) -> Fact:
    """A customer's personal data was destroyed."""
    return Fact("customer.erased@1", "customer", customer_id, version, {}, actor)


def reference_changed(customer_id: UUID, version: int, reference_id: UUID, change: str, actor: ActorRef) -> Fact:
    """A thing of the merchant's systems was added to a customer, changed, removed or restored."""
    data = {"reference": str(reference_id), "change": change}
    return Fact("customer.reference_changed@1", "customer", customer_id, version, data, actor)
