"""What identity needs from above, named by the need. Wiring binds them."""

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from zhike.db import Tx
from zhike.identity.types import User, Viewer


class Guard(Protocol):
    """Makes the dependency of a route: ``Annotated[Scope, guard("staff.read")]``; None asks for a sign-in only."""

    def __call__(self, permission: str | None, refused: str | None = None) -> Any:
        """Return a FastAPI ``Depends`` that yields a `Scope` or raises Unauthenticated or Forbidden.

        ``refused``: the action to audit (customer.unmask_refused) when who is signed in is refused the route or its subject.
        """
        ...

    def apart(self, permission: str | None) -> Any:
        """Return a ``Depends`` that yields a `Caller`: for routes that do slow work before they open a transaction."""
        ...


class AuditTrail(Protocol):
    """Where it is written who did what."""

    async def append(
        self,
        tx: Tx,
        by: Viewer | None,
        action: str,
        subject_kind: str,
        subject_id: UUID | None,
        *,
        reason: str | None = None,
        ip: str | None = None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        """Add one entry in the caller's transaction; ``by`` None is the system itself."""
        ...


class Devices(Protocol):
    """Where people are told things outside of the console; it ends with the sessions that registered it."""

    async def forget(self, tx: Tx, user_id: UUID, *, only: str | None = None, keep: str | None = None) -> None:
        """Forget a person's devices: all, those of the session ``only``, or all but those of the session ``keep`` (tokens)."""
        ...


class StaffRegister(Protocol):
    """The register of those who serve customers; it follows users as they come, change and go."""

    async def keep(self, tx: Tx, user: User, *, serves: bool) -> None:
        """Make the agent of ``user`` (same id) mirror him; ``serves`` False or a disabled user retires the agent."""
        ...

    async def left(self, tx: Tx, viewer: Viewer) -> None:
        """Note that a user ended his last session."""
        ...

    async def agent_card(self, tx: Tx, agent_id: UUID) -> Mapping[str, Any] | None:
        """Return the agent as the API shows it (with its load), None for a user who does not serve."""
        ...
