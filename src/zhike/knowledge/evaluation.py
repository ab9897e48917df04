"""A knowledge base and questions of known answers, and the measures of what came of asking them (`dialogue.ask_all`).

Measures: recall@k (share of answerable questions with a right entry among the first k), mean reciprocal rank (Voorhees 1999),
refusal recall and false refusal, expected calibration error of the first entry's probability, latency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

import numpy as np

from zhike.knowledge.graph_files import read_graph, troubles_of
from zhike.knowledge.graph_rules import entity_problems, explain_graph
from zhike.knowledge.memory import LIMIT, SPACE, MemoryKnowledge
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.types import EntryDraft, IndexedEntry
from zhike.knowledge.wording import explain
from zhike.language import Embedder, calibration_error, detect_language, share


@dataclass(frozen=True, slots=True)
class Document:
    """An entry of the base under test: an id of its owner's, a title or question, further wordings, the text."""

    id: str
    title: str
    text: str
    similar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question and the ids that answer it; none means that nothing does."""

    text: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question: the ids found best first, the probability of the first, milliseconds.

    ``refused``: the customer would have been told that there is no answer.
    """

    query: Query
    found: tuple[str, ...]
    first: float
    refused: bool
    ms: float


def read_entries(filename: str, data: bytes) -> tuple[list[EntryDraft], list[tuple[int, str]]]:
    """Return the entries of a file as an import reads them, and what is wrong by row, in words; raises ImportRefused."""
    rows, errors = parse_rows(read_file(filename, data), "zh")
    return [row.draft for row in rows], [(one.row, explain(one.code, one.params, "en")) for one in errors]


def relation_troubles(filename: str, data: bytes) -> list[tuple[int, str]]:
    """Return what is wrong with a file of relations by row, in words."""
    rows, troubles = read_graph(filename, data)
    troubles += [trouble for row in rows for trouble in troubles_of(row.row, entity_problems(row.draft))]
    return [
        (row, explain_graph(code, params, "en")) for row, _, code, params in sorted(troubles, key=lambda one: one[0])
    ]


def figures(asked: Sequence[Asked]) -> dict[str, float | int | None]:
    """Return the measures of one or more questions."""
    known = [one for one in asked if one.query.relevant]
    unknown = [one for one in asked if not one.query.relevant]
    right = [bool(one.found) and one.found[0] in one.query.relevant for one in asked]
    ms = [one.ms for one in asked]
    return {
        **{f"recall@{k}": share([bool(one.query.relevant & set(one.found[:k])) for one in known]) for k in (1, 3, 10)},
        "mrr@10": float(np.mean([_reciprocal(one) for one in known])) if known else None,
        "refusal_recall": share([one.refused for one in unknown]),
        "false_refusal": share([one.refused for one in known]),
        "ece": calibration_error([one.first for one in asked], right),
        "p50_ms": float(np.percentile(ms, 50)),
        "p99_ms": float(np.percentile(ms, 99)),
        "queries": len(asked),
        "unanswerable": len(unknown),
    }


async def hold(documents: Sequence[Document], embedder: Embedder) -> tuple[MemoryKnowledge, Mapping[UUID, str]]:
    """Return knowledge that holds the documents, and the id of the document behind each of its entries."""
    entries, ids = [], {}
    for document in documents:
        locale = "en" if detect_language(f"{document.title} {document.text}") in ("en", "other") else "zh"
        title = document.title or document.text[:80]
        entry_id = uuid5(SPACE, f"document:{document.id}")
        ids[entry_id] = document.id
        texts = (title, *document.similar)
        entries.append(IndexedEntry(entry_id, locale, texts, document.text or title, 1))
    return await MemoryKnowledge.holding(entries, embedder), ids


def _reciprocal(one: Asked) -> float:
    ranks = [at for at, found in enumerate(one.found[:LIMIT], 1) if found in one.query.relevant]
    return 1.0 / ranks[0] if ranks else 0.0
