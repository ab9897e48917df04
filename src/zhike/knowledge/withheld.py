"""Questions whose answer only agents may read: what is merely near is neither given nor offered to a customer instead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from weakref import WeakKeyDictionary

from zhike.knowledge.gist import settled
from zhike.knowledge.graph_index import Mention
from zhike.knowledge.graph_search import stances_of, weighed
from zhike.knowledge.index import BaseIndex, Vectors
from zhike.knowledge.marked import HELD_BACK
from zhike.knowledge.types import Candidate, IndexedEntry

GUARD = "for_agents"
LEAST = 0.25  # probability from which on an agents' entry is taken to answer
_any: WeakKeyDictionary[BaseIndex, tuple[int, bool]] = (
    WeakKeyDictionary()
)  # of a version: whether it has entries for agents


def outdone(
    index: BaseIndex, question: str, vector: Vectors | None, language: str, now: datetime, mentions: Sequence[Mention]
) -> float:
    """Return how likely an entry for agents answers, where it does so before every other of its base; else 0."""
    with index._lock:
        if not _has_agents(index):
            return 0.0
        centred = index.centred(vector, language) if vector is not None and index.dim else None
        ids, rows = index.compared(question, centred)
        entries = [index.entries[one] for one in ids]
        chances = weighed(rows, index.weights, stances_of(index.graph, entries, mentions, language))
    chances = settled(chances, question, [one.texts for one in entries])
    hidden = max((float(chances[n]) for n, one in enumerate(entries) if _agents_only(one, now)), default=0.0)
    shown = max((float(chances[n]) for n, one in enumerate(entries) if one.for_customers(now)), default=0.0)
    return hidden if hidden > max(shown, LEAST) else 0.0


def withheld(lists: Sequence[Sequence[Candidate]], outdone_by: Sequence[float]) -> list[list[Candidate]]:
    """Return the candidates of several bases, held back where an entry for agents answers before them (``outdone_by``, by base).

    What has the question's very words stays: it was written for customers who ask this.
    """
    most = max(outdone_by, default=0.0)
    return [
        [_held(one) if not one.exact and (own or one.score < most) else one for one in found]
        for found, own in zip(lists, outdone_by, strict=True)
    ]


def _held(candidate: Candidate) -> Candidate:
    return replace(candidate, guards=(GUARD, *candidate.guards), score=min(candidate.score, HELD_BACK))


def _agents_only(entry: IndexedEntry, now: datetime) -> bool:
    return entry.audience == "agent" and replace(entry, audience="customer").for_customers(now)


def _has_agents(index: BaseIndex) -> bool:
    known = _any.get(index)
    if known is None or known[0] != index.version:
        known = _any[index] = (index.version, any(one.audience == "agent" for one in index.entries.values()))
    return known[1]
