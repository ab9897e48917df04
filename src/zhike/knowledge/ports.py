"""What knowledge needs from outside."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.knowledge.life_types import Tried
from zhike.knowledge.types import BenchAnswer, BenchQuestion, EntryDraft


class Bench(Protocol):
    """Asks the assistant a question without a conversation. Models live in the worker, so wiring binds a call to it."""

    async def ask(self, workspace_id: UUID, question: BenchQuestion) -> BenchAnswer:
        """Return what the assistant would answer; raises CallFailed when no worker is there."""
        ...


class Names(Protocol):
    """Who is behind a user's id."""

    async def names(self, tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
        """Return names by id."""
        ...


class Trials(Protocol):
    """Asks the assistant many questions of one base as it would be with changed entries on top, before they are live."""

    async def try_all(
        self, workspace_id: UUID, base_id: UUID, asked: Sequence[tuple[str, str]], changed: Mapping[UUID, EntryDraft]
    ) -> list[Tried]:
        """Return what would become of each (question, locale); raises CallFailed when no worker is there."""
        ...


class Conversations(Protocol):
    """Which conversations somebody may see, for what cites an entry."""

    async def seen(self, tx: Tx, viewer: Viewer, ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
        """Return {id: {id, number, customer}} of those the viewer may see, masked as everywhere."""
        ...
