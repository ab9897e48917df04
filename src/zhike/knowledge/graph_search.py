"""What things and relations do to the candidates of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from uuid import UUID

import numpy as np

from zhike.knowledge.graph_index import EntityGraph, Mention, Stance
from zhike.knowledge.ranking import Array, Weights, probabilities
from zhike.knowledge.types import Candidate, IndexedEntry
from zhike.language import fold

GUARD = "other_entity"
BEHIND = 2.0  # log-odds that an entry about another thing loses
OTHER = 0.07  # what tells of another thing scores no more: it is not even offered


def stances_of(
    graph: EntityGraph, entries: Sequence[IndexedEntry], mentions: Sequence[Mention], language: str
) -> list[Stance]:
    """Return how entries stand to what a question in ``language`` names.

    For an entry in another language only what its own base knows counts: there things have other names.
    """
    own = [one for one in mentions if one.ids]
    return [graph.stance(one.id, one.answer, mentions if one.locale == language else own) for one in entries]


def weighed(rows: Array, weights: Weights, stances: Sequence[Stance]) -> Array:
    """Return the probabilities of candidates: those about another thing fall behind, those about the named one lead.

    They still take their share where they are far more alike: then what is asked is known of the other thing only.
    """
    other = np.array([stance.other for stance in stances], bool)
    chances = probabilities(rows, weights, np.array([stance.bias for stance in stances]) - BEHIND * other)
    chances[other] = np.minimum(chances[other], OTHER)
    return chances


def stood(candidate: Candidate, stance: Stance) -> Candidate:
    """Return a candidate with what its stance to the question adds: a guard, or the product that tells it from others."""
    if stance.other and not candidate.exact:
        return replace(candidate, guards=(*candidate.guards, GUARD), score=min(candidate.score, OTHER))
    return replace(candidate, product=stance.product) if stance.product else candidate


def beside(
    graph: EntityGraph,
    entries: Mapping[UUID, IndexedEntry],
    entry_id: UUID,
    locale: str,
    limit: int,
    but: Sequence[str] = (),
) -> list[tuple[UUID, str]]:
    """Return (entry, question) of what customers may read beside an entry, without questions that were asked already."""
    now, asked = datetime.now(UTC), set(map(_signs, but))
    near = (entries.get(one.entry_id) for one in graph.beside(entry_id))
    found = (
        (entry.id, entry.texts[0])
        for entry in near
        if entry is not None and entry.locale == locale and entry.for_customers(now)
        if not asked.intersection(map(_signs, entry.texts))
    )
    return list(islice(found, limit))


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
