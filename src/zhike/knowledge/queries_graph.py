"""SQL of things, their relations, and the entries that tell of them."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from zhike.db import Tx
from zhike.knowledge.graph_index import Graph, graph_of
from zhike.knowledge.graph_types import Entity, EntityDraft, LinkedEntry, Relation

COLUMNS = "id, base_id, kind, name, aliases, note, version, updated_at, updated_by"
COUNTS = """
(SELECT count(*) FROM knowledge_entry_entities l JOIN knowledge_entries n ON n.workspace_id = l.workspace_id AND n.id = l.entry_id
 WHERE l.workspace_id = e.workspace_id AND l.entity_id = e.id AND NOT l.refused AND n.deleted_at IS NULL) AS entries,
(SELECT count(*) FROM knowledge_relations r WHERE r.workspace_id = e.workspace_id AND r.from_id = e.id)
+ (SELECT count(*) FROM knowledge_relations r WHERE r.workspace_id = e.workspace_id AND r.to_id = e.id) AS relations
"""
MATCHES = "(name ILIKE :q OR array_to_string(aliases, chr(10)) ILIKE :q OR note ILIKE :q)"
PAGE = f"SELECT e.*, {COUNTS} FROM (SELECT * FROM knowledge_entities WHERE {{where}} ORDER BY name, id LIMIT :limit) e ORDER BY name, id"
ADD = """
INSERT INTO knowledge_entities (workspace_id, id, base_id, kind, name, aliases, note, updated_by)
VALUES (:w, :id, :base, :kind, :name, :aliases, :note, :by)
ON CONFLICT (workspace_id, base_id, kind, name) DO NOTHING RETURNING id
"""
CHANGE = """
UPDATE knowledge_entities SET kind = :kind, name = :name, aliases = :aliases, note = :note, version = version + 1,
       updated_at = now(), updated_by = :by
WHERE workspace_id = :w AND id = :id RETURNING id
"""
RELATED = """
SELECT id, kind, from_id, to_id FROM knowledge_relations WHERE workspace_id = :w AND from_id = ANY(:ids)
UNION
SELECT id, kind, from_id, to_id FROM knowledge_relations WHERE workspace_id = :w AND to_id = ANY(:ids)
ORDER BY id LIMIT :limit
"""
RELATE = """
INSERT INTO knowledge_relations (workspace_id, id, from_id, to_id, kind) VALUES (:w, :id, :from, :to, :kind)
ON CONFLICT (workspace_id, from_id, to_id, kind) DO NOTHING RETURNING id
"""
RELATION = "SELECT id, kind, from_id, to_id FROM knowledge_relations WHERE workspace_id = :w AND id = :id"
OF_BASE = """
SELECT r.id, r.kind, r.from_id, r.to_id FROM knowledge_relations r
JOIN knowledge_entities e ON e.workspace_id = r.workspace_id AND e.id = r.from_id
WHERE r.workspace_id = :w AND e.base_id = :base ORDER BY r.id
"""
ENTRIES = """
SELECT n.id, n.question, n.state, n.locale, n.uses, l.found
FROM knowledge_entry_entities l JOIN knowledge_entries n ON n.workspace_id = l.workspace_id AND n.id = l.entry_id
WHERE l.workspace_id = :w AND l.entity_id = :id AND NOT l.refused AND n.deleted_at IS NULL
ORDER BY l.found, n.uses DESC, n.id LIMIT :limit
"""
OF_ENTRY = """
SELECT l.entity_id, l.found FROM knowledge_entry_entities l WHERE l.workspace_id = :w AND l.entry_id = :entry AND NOT l.refused
"""
# What a person says of an entry: these and no others. What was found and is kept stays found; what is left out is refused.
SET_OF_ENTRY = """
WITH wanted AS (SELECT unnest(CAST(:ids AS uuid[])) AS id),
refused AS (
    UPDATE knowledge_entry_entities SET refused = true
    WHERE workspace_id = :w AND entry_id = :entry AND found AND NOT refused AND entity_id NOT IN (SELECT id FROM wanted)
    RETURNING entity_id),
gone AS (
    DELETE FROM knowledge_entry_entities
    WHERE workspace_id = :w AND entry_id = :entry AND NOT found AND entity_id NOT IN (SELECT id FROM wanted)
    RETURNING entity_id),
added AS (
    INSERT INTO knowledge_entry_entities (workspace_id, entry_id, entity_id) SELECT :w, :entry, id FROM wanted
    ON CONFLICT (workspace_id, entry_id, entity_id) DO UPDATE SET refused = false, found = false, main = true
    WHERE knowledge_entry_entities.refused
    RETURNING entity_id)
SELECT (SELECT count(*) FROM refused) + (SELECT count(*) FROM gone) + (SELECT count(*) FROM added)
"""
LINK = """
INSERT INTO knowledge_entry_entities (workspace_id, entry_id, entity_id)
SELECT :w, n.id, :entity FROM knowledge_entries n
WHERE n.workspace_id = :w AND n.base_id = :base AND n.id = ANY(:entries) AND n.deleted_at IS NULL
ON CONFLICT (workspace_id, entry_id, entity_id) DO UPDATE SET found = false, main = true, refused = false
WHERE knowledge_entry_entities.found OR knowledge_entry_entities.refused
RETURNING entry_id
"""
UNLINK = """
WITH refused AS (
    UPDATE knowledge_entry_entities SET refused = true
    WHERE workspace_id = :w AND entity_id = :entity AND entry_id = :entry AND found AND NOT refused RETURNING entry_id),
gone AS (
    DELETE FROM knowledge_entry_entities
    WHERE workspace_id = :w AND entity_id = :entity AND entry_id = :entry AND NOT found RETURNING entry_id)
SELECT (SELECT count(*) FROM refused) + (SELECT count(*) FROM gone)
"""
GRAPH = """
SELECT
  (SELECT coalesce(jsonb_agg(jsonb_build_array(id, kind, name, aliases)), '[]')
   FROM knowledge_entities WHERE workspace_id = :w AND base_id = :base) AS entities,
  (SELECT coalesce(jsonb_agg(jsonb_build_array(r.from_id, r.to_id, r.kind)), '[]')
   FROM knowledge_relations r JOIN knowledge_entities e ON e.workspace_id = r.workspace_id AND e.id = r.from_id
   WHERE r.workspace_id = :w AND e.base_id = :base) AS relations,
  (SELECT coalesce(jsonb_agg(jsonb_build_array(l.entry_id, l.entity_id, n.uses, l.main)), '[]')
   FROM knowledge_entry_entities l JOIN knowledge_entries n ON n.workspace_id = l.workspace_id AND n.id = l.entry_id
   WHERE l.workspace_id = :w AND n.base_id = :base AND NOT l.refused AND n.deleted_at IS NULL) AS links
"""
QUESTIONS = """
SELECT id, question, similar_questions FROM knowledge_entries
WHERE workspace_id = :w AND base_id = :base AND deleted_at IS NULL AND state <> 'archived'
"""
LINKED = """
SELECT l.entry_id, l.entity_id, l.main, l.found FROM knowledge_entry_entities l
JOIN knowledge_entities e ON e.workspace_id = l.workspace_id AND e.id = l.entity_id
WHERE l.workspace_id = :w AND e.base_id = :base
"""
ADD_FOUND = """
INSERT INTO knowledge_entry_entities (workspace_id, entry_id, entity_id, found, main)
SELECT :w, n.id, e.id, true, fresh.main
FROM unnest(CAST(:entries AS uuid[]), CAST(:entities AS uuid[]), CAST(:mains AS boolean[])) AS fresh (entry_id, entity_id, main)
JOIN knowledge_entries n ON n.workspace_id = :w AND n.id = fresh.entry_id
JOIN knowledge_entities e ON e.workspace_id = :w AND e.id = fresh.entity_id
ON CONFLICT (workspace_id, entry_id, entity_id) DO UPDATE SET main = excluded.main WHERE knowledge_entry_entities.found
"""
DROP_FOUND = """
DELETE FROM knowledge_entry_entities l
USING unnest(CAST(:entries AS uuid[]), CAST(:entities AS uuid[])) AS gone (entry_id, entity_id)
WHERE l.workspace_id = :w AND l.found AND l.entry_id = gone.entry_id AND l.entity_id = gone.entity_id
"""
Pair = tuple[UUID, UUID]


async def page(
    tx: Tx, base_id: UUID | None, q: str | None, kind: str | None, limit: int, after: tuple[str, UUID] | None
) -> list[Entity]:
    """Return things by name, with their counts; ``after``: (name, id) of the last one seen."""
    where, params = ["workspace_id = :w"], {"w": tx.workspace, "limit": limit}
    if base_id is not None:
        where.append("base_id = :base")
        params["base"] = base_id
    if kind is not None:
        where.append("kind = :kind")
        params["kind"] = kind
    if q:
        where.append(MATCHES)
        params["q"] = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    if after is not None:
        where.append("(name, id) > (:after_name, CAST(:after_id AS uuid))")
        params |= {"after_name": after[0], "after_id": after[1]}
    return [_entity(row) for row in await tx.rows(PAGE.format(where=" AND ".join(where)), params)]


async def entities(tx: Tx, ids: Collection[UUID]) -> list[Entity]:
    """Return things by id, with their counts."""
    sql = f"SELECT e.*, {COUNTS} FROM knowledge_entities e WHERE workspace_id = :w AND id = ANY(:ids) ORDER BY name, id"
    return [_entity(row) for row in await tx.rows(sql, {"w": tx.workspace, "ids": sorted(ids)})] if ids else []


async def lock(tx: Tx, entity_id: UUID) -> Entity | None:
    """Return a thing locked for a change."""
    sql = f"SELECT {COLUMNS} FROM knowledge_entities WHERE workspace_id = :w AND id = :id FOR UPDATE"
    row = await tx.row(sql, {"w": tx.workspace, "id": entity_id})
    return _entity(row) if row else None


async def of_base(tx: Tx, base_id: UUID) -> list[Entity]:
    """Return every thing of a base by name, without counts."""
    sql = f"SELECT {COLUMNS} FROM knowledge_entities WHERE workspace_id = :w AND base_id = :base ORDER BY kind, name"
    return [_entity(row) for row in await tx.rows(sql, {"w": tx.workspace, "base": base_id})]


async def add(tx: Tx, entity_id: UUID, base_id: UUID, draft: EntityDraft, by: UUID | None) -> bool:
    """Add a thing; False when its base has one of that kind and name."""
    return await tx.scalar(ADD, _values(tx, entity_id, draft, by) | {"base": base_id}) is not None


async def change(tx: Tx, entity_id: UUID, draft: EntityDraft, by: UUID | None) -> bool:
    """Change a thing; False when its base has another of that kind and name."""
    try:
        async with tx.savepoint():
            return await tx.scalar(CHANGE, _values(tx, entity_id, draft, by)) is not None
    except IntegrityError:
        return False


async def remove(tx: Tx, entity_id: UUID) -> None:
    """Delete a thing with its relations and links."""
    sql = "DELETE FROM knowledge_entities WHERE workspace_id = :w AND id = :id"
    await tx.execute(sql, {"w": tx.workspace, "id": entity_id})


async def relations(tx: Tx, ids: Collection[UUID], limit: int) -> list[Relation]:
    """Return relations of which one end is among these."""
    rows = await tx.rows(RELATED, {"w": tx.workspace, "ids": sorted(ids), "limit": limit})
    return [Relation(**row) for row in rows]


async def relations_of_base(tx: Tx, base_id: UUID) -> list[Relation]:
    """Return every relation of a base."""
    return [Relation(**row) for row in await tx.rows(OF_BASE, {"w": tx.workspace, "base": base_id})]


async def relation(tx: Tx, relation_id: UUID) -> Relation | None:
    """Return one relation."""
    row = await tx.row(RELATION, {"w": tx.workspace, "id": relation_id})
    return Relation(**row) if row else None


async def relate(tx: Tx, relation: Relation) -> bool:
    """Add a relation; False when it is there."""
    params = {
        "w": tx.workspace,
        "id": relation.id,
        "from": relation.from_id,
        "to": relation.to_id,
        "kind": relation.kind,
    }
    return await tx.scalar(RELATE, params) is not None


async def unrelate(tx: Tx, relation_id: UUID) -> None:
    """Delete a relation."""
    sql = "DELETE FROM knowledge_relations WHERE workspace_id = :w AND id = :id"
    await tx.execute(sql, {"w": tx.workspace, "id": relation_id})


async def entries(tx: Tx, entity_id: UUID, limit: int) -> list[LinkedEntry]:
    """Return entries that tell of a thing: those set by people first, then the most used."""
    rows = await tx.rows(ENTRIES, {"w": tx.workspace, "id": entity_id, "limit": limit})
    return [LinkedEntry(**row) for row in rows]


async def of_entry(tx: Tx, entry_id: UUID) -> dict[UUID, bool]:
    """Return the things an entry tells of, and whether each was found."""
    rows = await tx.rows(OF_ENTRY, {"w": tx.workspace, "entry": entry_id})
    return {row["entity_id"]: row["found"] for row in rows}


async def set_of_entry(tx: Tx, entry_id: UUID, ids: Collection[UUID]) -> int:
    """Make these the things an entry tells of; returns how many links changed."""
    return int(await tx.scalar(SET_OF_ENTRY, {"w": tx.workspace, "entry": entry_id, "ids": sorted(ids)}))


async def link(tx: Tx, base_id: UUID, entity_id: UUID, entry_ids: Collection[UUID]) -> int:
    """Link entries of the base to a thing, as a person says; returns how many were not linked so before."""
    params = {"w": tx.workspace, "base": base_id, "entity": entity_id, "entries": sorted(entry_ids)}
    return len(await tx.rows(LINK, params))


async def unlink(tx: Tx, entity_id: UUID, entry_id: UUID) -> bool:
    """Take a link away; one that was found is refused, so that it is not found again."""
    return bool(await tx.scalar(UNLINK, {"w": tx.workspace, "entity": entity_id, "entry": entry_id}))


async def graph(tx: Tx, base_id: UUID) -> Graph:
    """Return all that hangs together in a base, for its index. One statement."""
    row = await tx.row(GRAPH, {"w": tx.workspace, "base": base_id})
    assert row is not None
    return graph_of({name: _json(row[name]) for name in ("entities", "relations", "links")})


async def questions(tx: Tx, base_id: UUID) -> list[tuple[UUID, str, list[str]]]:
    """Return the questions of a base's entries: (entry, its own, similar ones)."""
    rows = await tx.rows(QUESTIONS, {"w": tx.workspace, "base": base_id})
    return [(row["id"], row["question"], row["similar_questions"]) for row in rows]


async def linked(tx: Tx, base_id: UUID) -> tuple[dict[Pair, bool], set[Pair]]:
    """Return ({found link: whether in the entry's own question}, links set by people) of a base; refused ones are found ones."""
    rows = await tx.rows(LINKED, {"w": tx.workspace, "base": base_id})
    found = {(row["entry_id"], row["entity_id"]): row["main"] for row in rows if row["found"]}
    return found, {(row["entry_id"], row["entity_id"]) for row in rows if not row["found"]}


async def save_found(tx: Tx, fresh: Mapping[Pair, bool], gone: Sequence[Pair]) -> None:
    """Add links that were found, and take away those that are found no more."""
    if fresh:
        pairs = sorted(fresh)
        await tx.execute(ADD_FOUND, _pairs(tx, pairs) | {"mains": [fresh[pair] for pair in pairs]})
    if gone:
        await tx.execute(DROP_FOUND, _pairs(tx, gone))


def _pairs(tx: Tx, pairs: Sequence[Pair]) -> dict[str, Any]:
    return {"w": tx.workspace, "entries": [pair[0] for pair in pairs], "entities": [pair[1] for pair in pairs]}


def _values(tx: Tx, entity_id: UUID, draft: EntityDraft, by: UUID | None) -> dict[str, Any]:
    return {
        "w": tx.workspace, "id": entity_id, "kind": draft.kind, "name": draft.name, "aliases": list(draft.aliases),
        "note": draft.note, "by": by,
    }  # fmt: skip


def _entity(row: Mapping[Any, Any]) -> Entity:
    values = dict(row)
    values.pop("workspace_id", None)
    return Entity(aliases=tuple(values.pop("aliases")), **values)


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
