"""Bringing a base's things in from a file, and out again. An import adds and changes; it takes nothing away."""

from uuid import UUID

from zhike.db import Tx
from zhike.identity import Viewer
from zhike.kit.ids import uuid7
from zhike.knowledge import queries, queries_graph
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.graph import KnowledgeGraph
from zhike.knowledge.graph_files import Trouble, csv_of, jsonl_of, read_graph, troubles_of
from zhike.knowledge.graph_rules import PROBLEMS, entity_problems
from zhike.knowledge.graph_types import RELATIONS, Entity, EntityDraft, GraphReport, GraphRow, Relation
from zhike.knowledge.service import person_of
from zhike.language import fold

Key = tuple[str, str]  # kind, name


class GraphTransfer:
    """Files of things."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph

    async def export(self, tx: Tx, base_id: UUID, form: str) -> str:
        """Return a base's things as ``csv`` or ``jsonl``; links that were found are left out, they are found again."""
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound
        entities = await queries_graph.of_base(tx, base_id)
        names = {one.id: f"{one.kind}:{one.name}" for one in entities}
        related: dict[UUID, dict[str, list[str]]] = {}
        for relation in await queries_graph.relations_of_base(tx, base_id):
            own = related.setdefault(relation.from_id, {})
            own.setdefault(relation.kind, []).append(names[relation.to_id])
        questions = {entry_id: question for entry_id, question, _ in await queries_graph.questions(tx, base_id)}
        told: dict[UUID, list[str]] = {}
        for entry_id, entity_id in sorted((await queries_graph.linked(tx, base_id))[1]):
            if entry_id in questions:
                told.setdefault(entity_id, []).append(questions[entry_id])
        rows = [
            {"kind": one.kind, "name": one.name, "aliases": list(one.aliases)}
            | {kind: related.get(one.id, {}).get(kind, []) for kind in RELATIONS}
            | {"entries": told.get(one.id, []), "note": one.note}
            for one in entities
        ]
        return csv_of(rows) if form == "csv" else jsonl_of(rows)

    async def load(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, filename: str, data: bytes, *, dry_run: bool
    ) -> GraphReport:
        """Bring a file in, all of it or, where a row is wrong, nothing; raises BaseNotFound."""
        version = await self.graph.knowledge.next_version(tx, base_id)
        rows, troubles = read_graph(filename, data)
        plan = _Plan(await queries_graph.of_base(tx, base_id), rows)
        questions = {fold(question): id_ for id_, question, _ in await queries_graph.questions(tx, base_id)}
        troubles += plan.troubles + _unknown_entries(rows, questions)
        report = GraphReport(len(rows), plan.created, plan.updated, dry_run=dry_run, errors=sorted(troubles, key=_at))
        report.relations = sum(len(row.relations) for row in rows)
        report.links = sum(len(row.entries) for row in rows)
        if not report.errors:
            await self._write(tx, viewer, base_id, plan, questions, report)
            if not dry_run:
                await self.graph.settle(tx, viewer, base_id, version)
                detail = {"created": report.created, "updated": report.updated}
                await self.graph.knowledge.note(
                    tx, viewer, "knowledge.graph_imported", "knowledge_base", base_id, detail
                )
        return report

    async def _write(
        self,
        tx: Tx,
        viewer: Viewer | None,
        base_id: UUID,
        plan: "_Plan",
        questions: dict[str, UUID],
        report: GraphReport,
    ) -> None:
        if report.dry_run:
            return
        by, report.relations, report.links = person_of(viewer), 0, 0
        for row in plan.rows:
            draft, known = plan.drafts[_key(row.draft)], plan.known.get(_key(row.draft))
            if known is None:
                await queries_graph.add(tx, plan.ids[_key(draft)], base_id, draft, by)
            elif known.draft != draft:
                await queries_graph.change(tx, known.id, draft, by)
        for row in plan.rows:
            own = plan.ids[_key(row.draft)]
            for kind, name in row.relations:
                other = plan.other(name)
                assert not isinstance(other, str)
                report.relations += await queries_graph.relate(tx, Relation(uuid7(), kind, own, other))
            if row.entries:
                linked = {questions[fold(question)] for question in row.entries}
                report.links += await queries_graph.link(tx, base_id, own, linked)


class _Plan:
    """What a file's rows come to in a base."""

    def __init__(self, entities: list[Entity], rows: list[GraphRow]) -> None:
        self.known: dict[Key, Entity] = {(one.kind, one.name): one for one in entities}
        self.ids: dict[Key, UUID] = {key: one.id for key, one in self.known.items()}
        self.rows = rows
        self.drafts: dict[Key, EntityDraft] = {}
        self.troubles: list[Trouble] = []
        self.created = self.updated = 0
        for row in rows:
            key = _key(row.draft)
            self.troubles += troubles_of(row.row, entity_problems(row.draft))
            if key in self.drafts:
                self.troubles.append((row.row, "name", "name_twice", {"value": row.draft.name}))
                continue
            self.drafts[key] = self._merged(row.draft)
            if key not in self.known:
                self.created += 1
                self.ids[key] = uuid7()
            elif self.known[key].draft != self.drafts[key]:
                self.updated += 1
        self._names: dict[str, list[UUID]] = {}
        for (_, name), id_ in self.ids.items():
            self._names.setdefault(name, []).append(id_)
        for row in rows:
            self._check_relations(row)

    def _merged(self, draft: EntityDraft) -> EntityDraft:
        """Return a row laid over what is known: aliases come together, a note is replaced where the row has one."""
        known = self.known.get(_key(draft))
        if known is None:
            return draft
        aliases = tuple(dict.fromkeys((*known.aliases, *draft.aliases)))
        return EntityDraft(draft.kind, draft.name, aliases, draft.note or known.note)

    def _check_relations(self, row: GraphRow) -> None:
        for kind, name in row.relations:
            other = self.other(name)
            if isinstance(other, str):
                self.troubles.append((row.row, kind, other, {"value": name}))
            elif other == self.ids.get(_key(row.draft)):
                self.troubles.append((row.row, kind, "other_itself", {"value": name}))

    def other(self, name: str) -> UUID | str:
        """Return the thing that a name means, else the code of what is wrong."""
        kind, _, rest = name.partition(":")
        if (kind, rest.strip()) in self.ids:
            return self.ids[kind, rest.strip()]
        ids = self._names.get(name, [])
        return ids[0] if len(ids) == 1 else "other_ambiguous" if ids else "other_unknown"


def _unknown_entries(rows: list[GraphRow], questions: dict[str, UUID]) -> list[Trouble]:
    return [
        (row.row, PROBLEMS["entry_unknown"][0], "entry_unknown", {"value": question[:80]})
        for row in rows
        for question in row.entries
        if fold(question) not in questions
    ]


def _key(draft: EntityDraft) -> Key:
    return draft.kind, draft.name


def _at(trouble: Trouble) -> int:
    return trouble[0]
