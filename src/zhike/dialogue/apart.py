"""One question, several products: what several of them have is not answered for one of them by chance. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from zhike.dialogue.rules import CHOICE, CHOICE_SHARE, MAX_CHOICES, Verdict
from zhike.knowledge import Candidate

NEARLY, MEANT = 0.98, 0.6  # of the best entry's cover of the question's words, and of its likeness in meaning


def told_apart(verdict: Verdict, candidates: Sequence[Candidate], language: str, before: frozenset[str]) -> Verdict:
    """Return a verdict over a part, fault or topic of several products: the one spoken of ``before``, else each is offered.

    Only where the likeliest entry is about one of several products that come close; what is asked in an entry's own words stays.
    """
    if verdict.kind == "nothing" or verdict.foreign or not verdict.entries[0].product:
        return verdict
    top = verdict.entries[0]
    near: dict[str, Candidate] = {}
    for one in candidates:
        if one.product and one.locale == language and not one.guards and _close(one, top):
            near.setdefault(one.product, one)
    if len(near) < 2 or sum(one.exact for one in near.values()) == 1:
        return verdict
    known = [one for product, one in near.items() if product in before]
    if len(known) == 1:
        return Verdict("answer", (known[0],), "product_before")
    offered = tuple(near.values())[:MAX_CHOICES]
    return replace(verdict, kind="choices", entries=offered, reason="which_product", labels=tuple(near)[:MAX_CHOICES])


def _close(one: Candidate, top: Candidate) -> bool:
    """Say whether an entry comes near the best one: as likely as what is offered, or it says all that the question says.

    Without a product in the question, the best one is often the best for nothing but the form of its words.
    """
    if one.score >= max(CHOICE, CHOICE_SHARE * top.score):
        return True
    alike = one.dense is not None and top.dense is not None and one.dense >= MEANT * top.dense
    return alike and one.lexical >= NEARLY * top.lexical
