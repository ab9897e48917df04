"""Who acts, what he may do, and what he wants to see: the nouns of the one `visible` rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from zhike.db import Tx
from zhike.facts import ActorRef

ScopeName = Literal["own", "team", "all", "mentioned"]
SCOPES: tuple[ScopeName, ...] = ("own", "team", "all", "mentioned")
ViewerKind = Literal["person", "api_key"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission, how far it reaches, and in which inboxes (None: in every one)."""

    permission: str
    scope: ScopeName = "all"
    inbox_ids: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Whoever makes a request: a signed-in person or an API key. ``id`` is the user's or the key's."""

    workspace_id: UUID
    kind: ViewerKind
    id: UUID
    name: str
    locale: str
    grants: tuple[Grant, ...] = ()
    team_ids: frozenset[UUID] = frozenset()
    maker_id: UUID | None = None  # of an API key: who made it

    def may(self, permission: str) -> bool:
        """Say whether any grant carries ``permission``, however narrow its scope is."""
        return any(grant.permission == permission for grant in self.grants)

    @property
    def actor(self) -> ActorRef:
        """Who facts name as the one who did it: the person; for an API key the system, with the key's id."""
        return ActorRef("person" if self.kind == "person" else "system", self.id)

    @property
    def author_id(self) -> UUID | None:
        """In whose name messages are written: the person's; for an API key its maker's, None where nobody stands behind it."""
        return self.id if self.kind == "person" else self.maker_id

    def granted(self, permission: str) -> tuple[Grant, ...]:
        """Return the grants of one permission; they add up."""
        return tuple(grant for grant in self.grants if grant.permission == permission)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the `visible` rule looks at: a conversation, a ticket, anything with an inbox, a team and an owner."""

    inbox_id: UUID | None
    team_id: UUID | None
    owner_id: UUID | None
    mentioned: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """What a route gets from its guard: the viewer, the request's one transaction, the address it came from."""

    viewer: Viewer
    tx: Tx
    ip: str | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """What a route gets from `Guard.apart`: who asks and from where, with no transaction open."""

    viewer: Viewer
    ip: str | None = None


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """A live session, found by its token before any workspace is known."""

    workspace_id: UUID
    user_id: UUID
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Workspace:
    """A tenant."""

    id: UUID
    slug: str
    name: str
    locale: str
    timezone: str
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class User:
    """A person who can sign in to one workspace."""

    id: UUID
    email: str
    name: str
    locale: str
    avatar_url: str | None
    role_keys: tuple[str, ...]
    created_at: datetime
    disabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Role:
    """A named set of grants. Built-in ones cannot be deleted."""

    id: UUID
    key: str
    name: str
    builtin: bool
    grants: tuple[Grant, ...]


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A program's key. The key itself is shown once; only its SHA-256 is stored."""

    id: UUID
    name: str
    prefix: str
    grants: tuple[Grant, ...]
    created_by: UUID | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Me:
    """What the console asks for after sign-in. ``agent`` is the API's Agent of a user who serves customers."""

    user: User
    workspace: Workspace
    grants: tuple[Grant, ...]
    agent: Mapping[str, Any] | None
    csrf_token: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The outcome of a sign-in. ``token`` and ``device`` go into cookies and are stored nowhere."""

    token: str
    expires_at: datetime
    me: Me
    device: str
