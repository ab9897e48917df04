"""What customers needs from above. Wiring binds them with `CustomersService.bind`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from zhike.customers.types import ExternalId
from zhike.db import Tx
from zhike.identity import Viewer


class Erasure(Protocol):
    """Everything that keeps personal data of customers binds one of these."""

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove what is held of these customers, in the caller's transaction. Called again, it does nothing."""
        ...


class Acquaintance(Protocol):
    """Says with which customers a viewer has to do, when his grant is narrower than the whole workspace."""

    async def among(self, tx: Tx, viewer: Viewer, permission: str, customer_ids: Collection[UUID]) -> set[UUID]:
        """Return those who have a conversation on which ``viewer`` holds ``permission``."""
        ...


class ContactBook(Protocol):
    """How inboxes know customers."""

    async def namesakes(self, tx: Tx, customer_ids: Collection[UUID]) -> set[UUID]:
        """Return others who are proved to hold the same account of the merchant's, on another inbox."""
        ...

    async def external_ids(self, tx: Tx, customer_ids: Collection[UUID]) -> Mapping[UUID, Sequence[ExternalId]]:
        """Return the identities of each customer."""
        ...


class Activity(Protocol):
    """Says of whom something was heard."""

    async def active(self, tx: Tx, customer_ids: Collection[UUID], since: datetime) -> set[UUID]:
        """Return those with a conversation that is not resolved, or in which anything happened ``since``."""
        ...


class ConversationCounts(Protocol):
    """How many conversations customers had."""

    async def counts(self, tx: Tx, customer_ids: Collection[UUID]) -> Mapping[UUID, int]:
        """Return the number of conversations of each customer."""
        ...
