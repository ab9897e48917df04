"""What actions needs from outside: far sides that do things, and those who know the customer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from zhike.actions.types import Auth
from zhike.db import Tx


@dataclass(frozen=True, slots=True)
class Capability:
    """What a far side says that it can do. ``places``: where each argument goes (path, query, header, body); empty: by name.

    ``input`` and ``output`` are JSON Schemas; an empty ``output`` promises nothing.
    """

    name: str
    input: Mapping[str, Any] = field(default_factory=dict)
    output: Mapping[str, Any] = field(default_factory=dict)
    method: str = ""
    path: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    describe: str = ""
    writes: bool = True


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a connector's far side is for one call, and how it knows us."""

    kind: str
    base_url: str
    source: Mapping[str, Any] = field(default_factory=dict)
    auth: Auth = field(default_factory=Auth)
    secret: str | None = field(default=None, repr=False)
    live: bool = True
    workspace_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One thing to have done. ``key`` goes into ``key_header`` where the far side knows such keys; ``writes``: as the manifest says."""

    endpoint: Endpoint
    capability: Capability
    arguments: Mapping[str, Any]
    timeout_s: float
    key: str | None = None
    key_header: str | None = None
    writes: bool = True
    language: str | None = None  # in which its words are wanted: zh or en


class FarTrouble(Exception):
    """The far side did not do it, or it cannot be known. ``code``: see `wording`.

    sent: it may have arrived, so it may have been done; again: another try may help; refused: the far side itself said no.
    ``said``: its own words, for people.
    """

    def __init__(
        self, code: str, *, sent: bool = False, again: bool = False, refused: bool = False, said: str | None = None
    ) -> None:
        super().__init__(code)
        self.code, self.sent, self.again, self.refused, self.said = code, sent, again, refused, said


class FarSide(Protocol):
    """One kind of far side. Runs with no transaction open."""

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Return what it can do; raises FarTrouble."""
        ...

    async def run(self, request: Request) -> Any:
        """Have one thing done and return what it answers (JSON); raises FarTrouble."""
        ...


class Keys(Protocol):
    """Customers' data keys (implemented by customers)."""

    async def __call__(self, tx: Tx, ids: Collection[UUID], /) -> dict[UUID, bytes | None]:
        """Return each customer's key, None once erased."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """A customer as rules read him. ``account``: the merchant's own id of him, ``proven`` when a signature said so."""

    id: UUID | None
    account: str | None = None
    proven: bool = False
    tags: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)
    locale: str | None = None
    email: str | None = None  # only one that somebody vouched for


class People(Protocol):
    """Who somebody in a conversation is (bound by wiring)."""

    async def person(self, tx: Tx, customer_id: UUID | None, conversation_id: UUID | None) -> Person:
        """Return the customer; nobody in particular for None."""
        ...

    async def said(self, tx: Tx, conversation_id: UUID, seq: int) -> bool:
        """Say whether the message with this seq is the customer's."""
        ...

    async def time_zone(self, tx: Tx) -> str:
        """Return the workspace's time zone."""
        ...


class Post(Protocol):
    """Brings a customer a one-time code by mail (bound by wiring)."""

    async def send(self, tx: Tx, person: Person, conversation_id: UUID | None, subject: str, text: str) -> bool:
        """Queue a mail; False where no mail can be sent."""
        ...
