"""What knowledge needs from outside."""

from typing import Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.knowledge.types import BenchAnswer


class Bench(Protocol):
    """Asks the assistant a question without a conversation. Models live in the worker, so wiring binds a call to it."""

    async def ask(self, workspace_id: UUID, question: str, base_id: UUID | None, locale: str | None) -> BenchAnswer:
        """Return what the assistant would answer; raises CallFailed when no worker is there."""
        ...


class Names(Protocol):
    """Who is behind a user's id."""

    async def names(self, tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
        """Return names by id."""
        ...
