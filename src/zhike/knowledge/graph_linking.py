"""Which entries tell of which things: those whose questions name them. Kept in step by the job that follows a base's changes."""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from zhike import facts as log
from zhike.db import Database, Tx, forbid_transaction
from zhike.facts import ActorRef
from zhike.kit.ids import uuid7
from zhike.knowledge import facts, queries, queries_graph
from zhike.knowledge.graph_index import EntityGraph, Graph
from zhike.knowledge.graph_types import GraphRow
from zhike.knowledge.queries_graph import Pair

Question = tuple[UUID, str, list[str]]


def named_in(graph: EntityGraph, questions: Sequence[Question]) -> dict[Pair, bool]:
    """Return {(entry, thing): whether the entry's own question names it}; a name that fits several things names none."""
    found: dict[Pair, bool] = {}
    for entry_id, question, similar in questions:
        for text in (question, *similar):
            for mention in graph.mentions(text):
                if len(mention.ids) == 1:
                    pair = (entry_id, next(iter(mention.ids)))
                    found[pair] = found.get(pair, False) or text is question
    return found


def graph_of_rows(rows: Sequence[GraphRow], questions: Sequence[Question]) -> EntityGraph:
    """Return a graph of a file's things over entries that are not in a database; the entries that name them are found."""
    ids = {(row.draft.kind, row.draft.name): uuid7() for row in rows}
    by_name = {name: id_ for (_, name), id_ in ids.items()} | {
        f"{kind}:{name}": id_ for (kind, name), id_ in ids.items()
    }
    things = [(ids[row.draft.kind, row.draft.name], row.draft.kind, row.draft.name, row.draft.aliases) for row in rows]
    relations = [
        (ids[row.draft.kind, row.draft.name], by_name[other], kind) for row in rows for kind, other in row.relations
    ]
    found = named_in(EntityGraph.of(Graph(things, relations)), questions)
    links = [(entry_id, entity_id, 0, main) for (entry_id, entity_id), main in sorted(found.items())]
    return EntityGraph.of(Graph(things, relations, links))


def with_changed(graph: Graph, questions: Sequence[Question]) -> EntityGraph:
    """Return a base's graph with changed entries linked to what they name now, besides what they were linked to."""
    known = {(entry_id, entity_id) for entry_id, entity_id, _, _ in graph.links}
    found = named_in(EntityGraph.of(Graph(graph.entities, graph.relations)), questions)
    fresh = [(*pair, 0, main) for pair, main in sorted(found.items()) if pair not in known]
    return EntityGraph.of(Graph(graph.entities, graph.relations, [*graph.links, *fresh]))


async def relink(tx: Tx, base_id: UUID) -> bool:
    """Find the links of a base anew; says whether any changed. The base's row is to be locked."""
    known = await queries_graph.graph(tx, base_id)
    before, set_by_people = await queries_graph.linked(tx, base_id)
    if not known.entities:
        return False
    questions = await queries_graph.questions(tx, base_id)
    now = await asyncio.to_thread(_found, known, questions, set_by_people)
    return await _save(tx, before, now)


async def link_base(db: Database, workspace_id: UUID, base_id: UUID) -> bool:
    """Bring the links of a base in step with its entries, with no connection held while looking. Says whether any changed."""
    async with db.transaction(workspace_id) as tx:
        known = await queries_graph.graph(tx, base_id)
        if not known.entities:
            return False
        before, set_by_people = await queries_graph.linked(tx, base_id)
        version = (await queries.versions(tx)).get(base_id, 0)
        questions = await queries_graph.questions(tx, base_id)
    forbid_transaction("linking")
    now = await asyncio.to_thread(_found, known, questions, set_by_people)
    if now == before:
        return False
    async with db.transaction(workspace_id) as tx:
        moved = await queries.bump_base(tx, base_id)
        if moved is None:
            return False
        if moved == version + 1:
            changed = await _save(tx, before, now)
        else:  # it changed meanwhile: look again, now that it is locked
            changed = await relink(tx, base_id)
        await log.append(tx, [facts.base_changed(base_id, moved, ActorRef("system"))])
    return changed


def _found(known: Graph, questions: Sequence[Question], set_by_people: set[Pair]) -> dict[Pair, bool]:
    found = named_in(EntityGraph.of(Graph(known.entities, known.relations)), questions)
    return {pair: main for pair, main in found.items() if pair not in set_by_people}


async def _save(tx: Tx, before: dict[Pair, bool], now: dict[Pair, bool]) -> bool:
    fresh = {pair: main for pair, main in now.items() if before.get(pair) is not main}
    gone = sorted(before.keys() - now.keys())
    await queries_graph.save_found(tx, fresh, gone)
    return bool(fresh or gone)
