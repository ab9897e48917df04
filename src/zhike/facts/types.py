"""A fact: something that happened to a subject, versioned per subject, holding ids, states and numbers only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ActorRef:
    """Who did it: customer, assistant, person or system."""

    kind: str
    id: UUID | None = None


SYSTEM = ActorRef("system")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact to append. Lock the subject's row first; ``version`` is the subject's version after it."""

    type: str
    subject_kind: str
    subject_id: UUID
    version: int
    payload: Mapping[str, Any] = field(default_factory=dict)
    actor: ActorRef = SYSTEM
    mode: str = "live"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as the log gives it back."""

    position: int
    workspace_id: UUID
    type: str
    subject_kind: str
    subject_id: UUID
    version: int
    mode: str
    actor: ActorRef
    at: datetime
    payload: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The type without its version: ``message.added``."""
        return self.type.partition("@")[0]


Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


class Upcasters:
    """Lifts payloads of old versions: ``type@1`` → ``type@2`` → … until no upcaster is known."""

    def __init__(self) -> None:
        self._by_type: dict[str, Upcaster] = {}

    def register(self, old_type: str, upcaster: Upcaster) -> None:
        """Say how a payload of ``old_type`` (``name@n``) becomes one of ``name@n+1``."""
        self._by_type[old_type] = upcaster

    def lift(self, type_: str, payload: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        """Return the newest type and payload."""
        while (upcaster := self._by_type.get(type_)) is not None:
            name, _, version = type_.partition("@")
            type_, payload = f"{name}@{int(version) + 1}", upcaster(payload)
        return type_, payload


upcasters = Upcasters()
When = Callable[[Mapping[str, Any]], bool]
reactions: dict[str, dict[str, When | None]] = {}


def react(fact_name: str, task: str, when: When | None = None) -> None:
    """Have ``task`` deferred, in the same transaction, with every fact called ``fact_name`` (wiring calls this).

    ``when`` looks at the payload and spares the job where there is nothing to do.
    """
    reactions.setdefault(fact_name, {})[task] = when
