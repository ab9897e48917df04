"""What a base speaks of: products, their parts, faults and policies, how they hang together, which entries tell of them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

EntityKind = Literal["product", "part", "fault", "policy", "topic"]
RelationKind = Literal["part_of", "fault_of", "covered_by", "works_with", "like", "replaces"]
KINDS: tuple[EntityKind, ...] = ("product", "part", "fault", "policy", "topic")
RELATIONS: tuple[RelationKind, ...] = ("part_of", "fault_of", "covered_by", "works_with", "like", "replaces")
# What is known of one end holds for the other too; a product that is only like another, or replaces it, is another one.
BINDING = frozenset({"part_of", "fault_of", "covered_by", "works_with"})


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """What somebody calls a thing: its kind, its name, what else customers call it, and a note for colleagues."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that entries tell of. ``entries`` and ``relations``: how many it has."""

    id: UUID
    base_id: UUID
    kind: str
    name: str
    aliases: tuple[str, ...]
    note: str
    version: int
    updated_at: datetime
    updated_by: UUID | None
    entries: int = 0
    relations: int = 0

    @property
    def draft(self) -> EntityDraft:
        """Return what changes may be laid over."""
        return EntityDraft(self.kind, self.name, self.aliases, self.note)


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by its id, kind and name."""

    id: UUID
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How two things of a base hang together: ``from`` is a part of, a fault of, covered by … ``to``."""

    id: UUID
    kind: str
    from_id: UUID
    to_id: UUID


@dataclass(frozen=True, slots=True)
class LinkedEntry:
    """An entry that tells of a thing. ``found``: by its name in the entry's questions, not set by a person."""

    id: UUID
    question: str
    state: str
    locale: str
    uses: int
    found: bool


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """An entry worth reading beside another, and why: both tell of ``of``, or of things that hang together (``relation``)."""

    id: UUID
    question: str
    state: str
    uses: int
    of: Named
    relation: str | None = None
    by: Named | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Things around one, at most so many; ``cut``: there are more."""

    nodes: tuple[tuple[Entity, int], ...]  # with how many steps away
    edges: tuple[Relation, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class GraphRow:
    """A thing as a file names it: with its relations and entries by name, and the row it stands in."""

    row: int
    draft: EntityDraft
    relations: tuple[tuple[str, str], ...] = ()  # (relation, name of the other end, or kind:name)
    entries: tuple[str, ...] = ()  # questions


@dataclass(slots=True)
class GraphReport:
    """What an import did, or would do; ``errors``: (row, column, code, params)."""

    total: int = 0
    created: int = 0
    updated: int = 0
    relations: int = 0
    links: int = 0
    dry_run: bool = False
    errors: list[tuple[int, str, str, dict[str, object]]] = field(default_factory=list)
