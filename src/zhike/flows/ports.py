"""What flows need from outside."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

from zhike.actions import Outcome, Proposal
from zhike.flows.types import Flow


class Calls(Protocol):
    """Calls into the merchant's systems, on behalf of one conversation (made by dialogue of `actions`)."""

    async def call(self, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Read; the same key again returns what came of it the first time."""
        ...

    async def propose(self, operation: str, arguments: Mapping[str, Any], key: str) -> Proposal | Outcome:
        """Prepare a write: what it would do exactly, or why it may not be."""
        ...

    async def confirm(self, proposal_id: UUID, code: str | None = None) -> Outcome:
        """Do what was proposed: the customer said yes in a later message."""
        ...

    async def send_code(self, proposal_id: UUID) -> Outcome:
        """Send another one-time code for what was proposed; refused where a customer had enough of them today."""
        ...

    async def withdraw(self, proposal_id: UUID) -> None:
        """Drop a proposal; one that is done stays done."""
        ...


class Book(Protocol):
    """The flows of a workspace."""

    def flow(self, name: str, version: int | None = None) -> Flow | None:
        """Return a published flow; ``version`` None: the one that is live now. None where there is none."""
        ...


class Questions(Protocol):
    """What knowledge answers: it teaches what no flow is about."""

    def known(self, workspace_id: UUID) -> Hashable | None:
        """Return what the questions in memory are known by, None while none are."""
        ...

    async def texts(self, workspace_id: UUID) -> Sequence[str]:
        """Return the questions, loaded where they were not."""
        ...
