"""JSON of things, relations and the entries that tell of them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from zhike.knowledge.schemas import ActorOut, Model

Kind = Literal["product", "part", "fault", "policy", "topic"]
RelationKind = Literal["part_of", "fault_of", "covered_by", "works_with", "like", "replaces"]
EntryState = Literal["draft", "published", "archived"]


class EntityIn(Model):
    """A product, part, fault, policy or topic of a base."""

    base_id: str
    kind: Kind
    name: str = Field(max_length=200)
    aliases: list[str] = Field(default_factory=list, max_length=100, description="What else customers call it")
    note: str = Field("", max_length=4_000, description="For colleagues")


class EntityPatch(Model):
    """What to change of it."""

    kind: Kind | None = None
    name: str | None = Field(None, max_length=200)
    aliases: list[str] | None = Field(None, max_length=100)
    note: str | None = Field(None, max_length=4_000)
    expected_version: int | None = Field(None, description="The version that was read; 409 when it moved since")


class EntityBrief(Model):
    """A thing by its name."""

    id: str
    kind: Kind
    name: str


class EntityOut(EntityBrief):
    """A thing with how many entries tell of it and how many relations it has."""

    base_id: str
    aliases: list[str]
    note: str
    version: int
    updated_at: datetime
    updated_by: ActorOut | None
    entries: int
    relations: int


class EntityPage(Model):
    """A page of things by name."""

    items: list[EntityOut]
    next_cursor: str | None


class RelationIn(Model):
    """How two things hang together: `from_id` is a part of, a fault of, covered by … `to_id`."""

    kind: RelationKind
    from_id: str
    to_id: str


class RelationOut(Model):
    """A relation."""

    id: str
    kind: RelationKind
    from_id: str
    to_id: str


class RelationEnd(RelationOut):
    """A relation seen from one thing, with the other end."""

    outward: bool = Field(description="It goes out from this thing")
    other: EntityBrief


class LinkedEntryOut(Model):
    """An entry that tells of a thing."""

    id: str
    question: str
    state: EntryState
    locale: str
    uses: int
    found: bool = Field(description="By its name in the entry's questions, not set by a person")


class EntityDetail(EntityOut):
    """A thing with all that hangs on it."""

    relations_of: list[RelationEnd]
    entries_of: list[LinkedEntryOut]


class NodeOut(EntityOut):
    """A thing in a picture; `steps` relations away from the middle."""

    steps: int


class NeighbourhoodOut(Model):
    """Things around one and the relations among them, 200 things at most."""

    nodes: list[NodeOut]
    edges: list[RelationOut]
    cut: bool = Field(description="There are more than are shown")


class EntryEntitiesIn(Model):
    """Which things an entry tells of: these and no others."""

    entity_ids: list[str] = Field(max_length=100)


class EntryEntityOut(EntityBrief):
    """A thing an entry tells of."""

    found: bool


class EntryEntitiesOut(Model):
    """What an entry tells of."""

    items: list[EntryEntityOut]


class RelatedEntryOut(Model):
    """An entry worth reading beside another. Both tell of `of`, or this one of `by`, which is related to `of` by `relation`."""

    id: str
    question: str
    state: EntryState
    uses: int
    of: EntityBrief
    relation: RelationKind | None
    by: EntityBrief | None


class RelatedOut(Model):
    """Entries beside one, the most used first."""

    items: list[RelatedEntryOut]


class GraphErrorOut(Model):
    """What is wrong with a row of a file."""

    row: int
    column: str
    code: str
    message: str


class GraphReportOut(Model):
    """What an import did, or (`dry_run`) would do. With errors nothing was written."""

    dry_run: bool
    total: int
    created: int
    updated: int
    relations: int
    links: int
    errors: list[GraphErrorOut]
