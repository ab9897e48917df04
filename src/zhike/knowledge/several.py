"""Candidates of several bases as one list. Bases are rivals: a question is meant for one of them, or for none.

Each base gives its entries the probability that they answer, as if it were the only one. Two bases that are both sure cannot both
be right, so their odds share what one would have had: p(base) = odds(base) / (1 + sum of all odds).
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from zhike.knowledge.types import Candidate
from zhike.language import fold

SUREST = 0.995  # no base is surer of itself than this


def merged(lists: Sequence[Sequence[Candidate]], limit: int) -> list[Candidate]:
    """Return the candidates of several bases, best first. Entries in different languages do not rival each other.

    A question that two bases have word for word counts in the one that is surer of it. What has the very words of the question
    has no rival in what is merely alike.
    """
    kept = _without_twins(sorted((one for own in lists for one in own), key=lambda one: -one.score))
    sums: dict[tuple[str, UUID], float] = {}
    for one in kept:
        at = one.locale, one.base_id
        sums[at] = min(sums.get(at, 0.0) + one.score, SUREST)
    exact = {(one.locale, one.base_id) for one in kept if one.exact}
    whole: dict[tuple[str, bool], float] = {}  # by language: of all bases, and of those that have the very words
    for at, total in sums.items():
        for among in {False, at in exact}:
            whole[at[0], among] = whole.get((at[0], among), 1.0) + total / (1 - total)
    found = []
    for one in kept:
        total = sums[one.locale, one.base_id]
        found.append(replace(one, score=round(one.score / (1 - total) / whole[one.locale, one.exact], 4)))
    return sorted(found, key=lambda one: -one.score)[:limit]


def _without_twins(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what an earlier one of another base asks word for word."""
    first: dict[tuple[str, str], UUID] = {}
    return [one for one in candidates if first.setdefault((one.locale, fold(one.title)), one.base_id) == one.base_id]
