"""Retrieval measured on a knowledge base and questions of known answers, by the index that answers customers.

Measures: recall@k (share of answerable questions with a right entry among the first k), mean reciprocal rank (Voorhees 1999),
refusal recall and false refusal, expected calibration error of the first entry's probability, latency.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

import numpy as np

from zhike.knowledge.graph_files import read_graph, troubles_of
from zhike.knowledge.graph_rules import entity_problems, explain_graph
from zhike.knowledge.memory import LIMIT, SPACE, MemoryKnowledge
from zhike.knowledge.reading import parse_rows, read_file
from zhike.knowledge.types import Candidate, EntryDraft, IndexedEntry
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
    """What came of one question: the ids found best first, the probability of the first and of any, milliseconds."""

    query: Query
    found: tuple[str, ...]
    first: float
    any: float
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


async def ask_all(
    documents: Sequence[Document],
    queries: Sequence[Query],
    embedder: Embedder,
    told: Callable[[int], None] | None = None,
) -> list[Asked]:
    """Index the documents and ask every question, one after the other. ``told`` hears how many were asked."""
    knowledge, ids = await _knowledge(documents, embedder)
    asked = []
    for query in queries:
        started = time.perf_counter()
        candidates = _best(await _candidates(knowledge, query.text))
        ms = (time.perf_counter() - started) * 1000
        first = candidates[0].score if candidates else 0.0
        found = tuple(ids[candidate.entry_id] for candidate in candidates)
        asked.append(Asked(query, found, first, min(sum(c.score for c in candidates), 1.0), ms))
        if told is not None:
            told(len(asked))
    return asked


def figures(asked: Sequence[Asked], refuse_below: float) -> dict[str, float | int | None]:
    """Return the measures; ``refuse_below``: probability that any entry answers under which the assistant refuses."""
    known = [one for one in asked if one.query.relevant]
    unknown = [one for one in asked if not one.query.relevant]
    right = [bool(one.found) and one.found[0] in one.query.relevant for one in asked]
    ms = [one.ms for one in asked]
    return {
        **{f"recall@{k}": share([bool(one.query.relevant & set(one.found[:k])) for one in known]) for k in (1, 3, 10)},
        "mrr@10": float(np.mean([_reciprocal(one) for one in known])) if known else None,
        "refusal_recall": share([one.any < refuse_below for one in unknown]),
        "false_refusal": share([one.any < refuse_below for one in known]),
        "ece": calibration_error([one.first for one in asked], right),
        "p50_ms": float(np.percentile(ms, 50)),
        "p99_ms": float(np.percentile(ms, 99)),
        "queries": len(asked),
        "unanswerable": len(unknown),
    }


async def _knowledge(documents: Sequence[Document], embedder: Embedder) -> tuple[MemoryKnowledge, Mapping[UUID, str]]:
    entries, ids = [], {}
    for document in documents:
        locale = "en" if detect_language(f"{document.title} {document.text}") in ("en", "other") else "zh"
        title = document.title or document.text[:80]
        entry_id = uuid5(SPACE, f"document:{document.id}")
        ids[entry_id] = document.id
        texts = (title, *document.similar)
        entries.append(IndexedEntry(entry_id, locale, texts, document.text or title, 1))
    return await MemoryKnowledge.holding(entries, embedder), ids


async def _candidates(knowledge: MemoryKnowledge, text: str) -> list[Candidate]:
    language = "en" if detect_language(text) == "en" else "zh"
    return list((await knowledge.search(SPACE, [text], language))[0].candidates)


def _best(candidates: list[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda candidate: -candidate.score)[:LIMIT]


def _reciprocal(one: Asked) -> float:
    ranks = [at for at, found in enumerate(one.found[:LIMIT], 1) if found in one.query.relevant]
    return 1.0 / ranks[0] if ranks else 0.0
