"""Use cases on what a base speaks of: products, parts, faults, policies and topics, their relations, the entries that tell of them.

Every change moves the base's version, so that the assistant's indexes load it anew.
"""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.db import Tx
from zhike.identity import Viewer
from zhike.jobs import defer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7
from zhike.kit.paging import a_text, an_id, clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import facts, queries, queries_graph, queries_lists
from zhike.knowledge.errors import EntryNotFound
from zhike.knowledge.graph_errors import (
    EntityChanged,
    EntityNameTaken,
    EntityNotFound,
    RelationKnown,
    RelationNotFound,
)
from zhike.knowledge.graph_index import EntityGraph
from zhike.knowledge.graph_linking import relink
from zhike.knowledge.graph_rules import check_entity, clean_entity
from zhike.knowledge.graph_types import (
    RELATIONS,
    Entity,
    EntityDraft,
    LinkedEntry,
    Neighbourhood,
    RelatedEntry,
    Relation,
)
from zhike.knowledge.service import KnowledgeService, actor_of, embed_job, person_of

MOST_NODES = 200
MOST_RELATIONS, MOST_ENTRIES = 500, 200
LINK_AT_ONCE = 2_000  # entries a base may have for its links to be found within the request; the job does larger ones
MOST_RELATED = 20


class KnowledgeGraph:
    """Things, relations and links."""

    def __init__(self, knowledge: KnowledgeService) -> None:
        self.knowledge = knowledge

    # -- reading --------------------------------------------------------------------------------------------------

    async def page(
        self, tx: Tx, base_id: UUID | None, q: str | None, kind: str | None, limit: int | None, cursor: str | None
    ) -> tuple[list[Entity], str | None]:
        """Return a page of things by name with how many entries and relations each has, and the next page's cursor."""
        size, after = clamp_limit(limit), decode_cursor(cursor, a_text, an_id)
        found = await queries_graph.page(tx, base_id, q, kind, size + 1, after)
        page = found[:size]
        return page, encode_cursor(page[-1].name, str(page[-1].id)) if len(found) > size else None

    async def get(self, tx: Tx, entity_id: UUID) -> Entity:
        """Return a thing; raises EntityNotFound."""
        found = await queries_graph.entities(tx, [entity_id])
        if not found:
            raise EntityNotFound
        return found[0]

    async def detail(self, tx: Tx, entity_id: UUID) -> tuple[Entity, list[tuple[Relation, Entity]], list[LinkedEntry]]:
        """Return a thing, its relations each with the other end, and the entries that tell of it."""
        entity = await self.get(tx, entity_id)
        relations = await queries_graph.relations(tx, [entity_id], MOST_RELATIONS)
        others = {_other(one, entity_id) for one in relations}
        known = {one.id: one for one in await queries_graph.entities(tx, others)}
        entries = await queries_graph.entries(tx, entity_id, MOST_ENTRIES)
        return entity, [(one, known[_other(one, entity_id)]) for one in relations], entries

    async def neighbourhood(self, tx: Tx, entity_id: UUID, depth: int) -> Neighbourhood:
        """Return what is at most ``depth`` relations away, MOST_NODES things at most."""
        entity = await self.get(tx, entity_id)
        steps, edges, cut = {entity.id: 0}, dict[UUID, Relation](), False
        frontier = {entity.id}
        for step in range(1, depth + 1):
            relations = await queries_graph.relations(tx, frontier, MOST_RELATIONS + 1) if frontier else []
            cut = cut or len(relations) > MOST_RELATIONS
            frontier = set()
            for one in relations[:MOST_RELATIONS]:
                for end in (one.from_id, one.to_id):
                    if end not in steps and len(steps) < MOST_NODES:
                        steps[end] = step
                        frontier.add(end)
                if one.from_id in steps and one.to_id in steps:
                    edges[one.id] = one
                else:
                    cut = True
        known = await queries_graph.entities(tx, steps)
        return Neighbourhood(tuple((one, steps[one.id]) for one in known), tuple(edges.values()), cut)

    async def entities_of(self, tx: Tx, entry_id: UUID) -> list[tuple[Entity, bool]]:
        """Return the things an entry tells of, and whether each was found by its name; raises EntryNotFound."""
        await self.knowledge.entry(tx, entry_id)
        links = await queries_graph.of_entry(tx, entry_id)
        return [(one, links[one.id]) for one in await queries_graph.entities(tx, links)]

    async def related(self, tx: Tx, entry_id: UUID) -> list[RelatedEntry]:
        """Return entries that tell of the same things or of related ones, the most used first; raises EntryNotFound."""
        entry = await self.knowledge.entry(tx, entry_id)
        graph = await asyncio.to_thread(EntityGraph.of, await queries_graph.graph(tx, entry.base_id))
        near = graph.beside(entry_id)[: 2 * MOST_RELATED]
        known = {one.id: one for one in await queries_lists.named(tx, [one.entry_id for one in near])}
        found = []
        for one in near:
            beside = known.get(one.entry_id)
            if beside is None or beside.state == "archived" or beside.locale != entry.locale:
                continue
            by = graph.entities[one.by] if one.by is not None else None
            of = graph.entities[one.of]
            found.append(RelatedEntry(beside.id, beside.question, beside.state, beside.uses, of, one.relation, by))
        return found[:MOST_RELATED]

    # -- changing -------------------------------------------------------------------------------------------------

    async def create(self, tx: Tx, viewer: Viewer | None, base_id: UUID, draft: EntityDraft) -> Entity:
        """Add a thing and find the entries that name it; raises BaseNotFound, EntityNameTaken, Invalid."""
        draft = clean_entity(draft)
        check_entity(draft)
        version = await self.knowledge.next_version(tx, base_id)
        entity_id = uuid7()
        if not await queries_graph.add(tx, entity_id, base_id, draft, person_of(viewer)):
            raise EntityNameTaken(field="name")
        await self._settle(tx, viewer, base_id, version, names=True)
        return await self.get(tx, entity_id)

    async def change(
        self, tx: Tx, viewer: Viewer | None, entity_id: UUID, changes: dict[str, Any], expected: int | None
    ) -> Entity:
        """Change kind, name, aliases or note; raises EntityNotFound, EntityChanged, EntityNameTaken, Invalid."""
        version = await self.knowledge.next_version(tx, (await self.get(tx, entity_id)).base_id)
        before = await queries_graph.lock(tx, entity_id)
        if before is None:
            raise EntityNotFound
        if expected is not None and before.version != expected:
            raise EntityChanged(version=before.version)
        draft = clean_entity(replace(before.draft, **changes))
        check_entity(draft)
        if not await queries_graph.change(tx, entity_id, draft, person_of(viewer)):
            raise EntityNameTaken(field="name")
        await self._settle(tx, viewer, before.base_id, version, names=True)
        return await self.get(tx, entity_id)

    async def delete(self, tx: Tx, viewer: Viewer | None, entity_id: UUID) -> None:
        """Delete a thing with its relations and links; entries stay. Raises EntityNotFound."""
        entity = await self.get(tx, entity_id)
        version = await self.knowledge.next_version(tx, entity.base_id)
        await queries_graph.remove(tx, entity_id)
        await self._settle(tx, viewer, entity.base_id, version, names=True)
        await self.knowledge.note(
            tx, viewer, "knowledge.entity_deleted", "knowledge_entity", entity_id, {"name": entity.name}
        )

    async def relate(self, tx: Tx, viewer: Viewer | None, kind: str, from_id: UUID, to_id: UUID) -> Relation:
        """Relate two things of one base; raises EntityNotFound, RelationKnown, Invalid."""
        if kind not in RELATIONS:
            raise Invalid("kind", f"Use one of: {', '.join(RELATIONS)}.", f"关系类型请填写：{'、'.join(RELATIONS)}。")
        if from_id == to_id:
            raise Invalid(
                "to_id", "A thing cannot be related to itself. Choose another.", "不能与自身建立关系，请选择另一项。"
            )
        ends = {one.id: one for one in await queries_graph.entities(tx, {from_id, to_id})}
        if len(ends) < 2:
            raise EntityNotFound(field="to_id" if from_id in ends else "from_id")
        if ends[from_id].base_id != ends[to_id].base_id:
            raise Invalid(
                "to_id", "Both must be in the same knowledge base. Choose one of this base.",
                "双方必须在同一个知识库中，请选择该知识库里的项目。",
            )  # fmt: skip
        version = await self.knowledge.next_version(tx, ends[from_id].base_id)
        relation = Relation(uuid7(), kind, from_id, to_id)
        if not await queries_graph.relate(tx, relation):
            raise RelationKnown(field="to_id")
        await self._settle(tx, viewer, ends[from_id].base_id, version)
        return relation

    async def unrelate(self, tx: Tx, viewer: Viewer | None, relation_id: UUID) -> None:
        """Take a relation away; raises RelationNotFound."""
        relation = await queries_graph.relation(tx, relation_id)
        if relation is None:
            raise RelationNotFound
        base_id = (await self.get(tx, relation.from_id)).base_id
        version = await self.knowledge.next_version(tx, base_id)
        await queries_graph.unrelate(tx, relation_id)
        await self._settle(tx, viewer, base_id, version)

    async def set_entities(
        self, tx: Tx, viewer: Viewer | None, entry_id: UUID, ids: Collection[UUID]
    ) -> list[tuple[Entity, bool]]:
        """Say which things an entry tells of, these and no others; raises EntryNotFound, EntityNotFound."""
        entry = await self.knowledge.entry(tx, entry_id)
        known = await queries_graph.entities(tx, set(ids))
        if len(known) < len(set(ids)) or any(one.base_id != entry.base_id for one in known):
            raise EntityNotFound(field="entity_ids")
        version = await self.knowledge.next_version(tx, entry.base_id)
        await queries_graph.set_of_entry(tx, entry_id, {one.id for one in known})
        await self._settle(tx, viewer, entry.base_id, version)
        return await self.entities_of(tx, entry_id)

    async def link(self, tx: Tx, viewer: Viewer | None, entity_id: UUID, entry_id: UUID) -> None:
        """Say that an entry tells of a thing; raises EntityNotFound, EntryNotFound."""
        entity, entry = await self.get(tx, entity_id), await self.knowledge.entry(tx, entry_id)
        if entry.base_id != entity.base_id:
            raise EntryNotFound(field="entry_id")
        version = await self.knowledge.next_version(tx, entity.base_id)
        await queries_graph.link(tx, entity.base_id, entity_id, [entry_id])
        await self._settle(tx, viewer, entity.base_id, version)

    async def unlink(self, tx: Tx, viewer: Viewer | None, entity_id: UUID, entry_id: UUID) -> None:
        """Say that an entry does not tell of a thing, so that it is not found again; raises EntityNotFound."""
        entity = await self.get(tx, entity_id)
        version = await self.knowledge.next_version(tx, entity.base_id)
        await queries_graph.unlink(tx, entity_id, entry_id)
        await self._settle(tx, viewer, entity.base_id, version)

    async def _settle(self, tx: Tx, viewer: Viewer | None, base_id: UUID, version: int, *, names: bool = False) -> None:
        """Announce a change under the base's new version; where ``names`` changed, links are found anew."""
        base = await queries.base(tx, base_id)
        if names and base is not None and base.entries <= LINK_AT_ONCE:
            await relink(tx, base_id)
        elif names:
            await defer(tx, [embed_job(tx.workspace, base_id)])
        await log.append(tx, [facts.base_changed(base_id, version, actor_of(viewer))])

    async def settle(self, tx: Tx, viewer: Viewer | None, base_id: UUID, version: int) -> None:
        """Announce many changes of a base at once (an import's) and find its links anew."""
        await self._settle(tx, viewer, base_id, version, names=True)


def _other(relation: Relation, one: UUID) -> UUID:
    return relation.to_id if relation.from_id == one else relation.from_id
