"""Whether a sentence says what its passages say. Pure.

The measure is lexical containment: the share of a sentence's content words (weighted; words without a topic count little) that
stand in what it cites, as words or, for Chinese, as pairs of neighbouring characters, whichever is more. Words of like meaning
do not count: an answer is to keep the words of its source. What is said the other way round (支持 / 不支持) is caught apart: each
clause is held against the clause of the source that is most like it, and both have to deny, or neither.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from zhike.language import fold, tokens, weight

LEAST = 0.55  # of a sentence's content that its passages have to have
ALIKE = 0.5  # of two clauses, from which one may deny the other
_CLAUSE = re.compile(r"[，,；;。.!！?？:：\n]+|\b(?:but|and|however)\b|但是?|不过|而且")
_DENIES = re.compile(
    r"不(?!同|仅|但是?|过|论|管|便|客气|好意思|妨|限|超过|足|少于|低于|满意|喜欢|合适|想要?|用担心)|没(?!问题)|无(?!理由|需|忧|线|条件)|未|勿|禁止|拒绝|除外|"
    r"\bnot?\b(?! only| later| more)|n't\b|\bcannot\b|\bnever\b|\bnone\b|\bwithout\b|\bunable\b|\bexcept\b"
)
_LATIN = re.compile(r"[a-z0-9]")
_PAIRS = re.compile(r"[\u3400-\u9fff]+")


def support(sentence: str, passages: Iterable[str]) -> float:
    """Return the share of a sentence's content that passages have, 0…1; a sentence without content has no support."""
    if not _content(sentence):
        return 0.0  # 不可以, yes: all it says is a claim
    told = "\n".join(passages)
    return max(_words(sentence, told), _pairs(sentence, told))


def denied(sentence: str, passages: Iterable[str]) -> bool:
    """Say whether a clause of a sentence denies what its source says, or says what that denies."""
    clauses = [one for text in passages for one in _clauses(text)]
    for clause in _clauses(sentence):
        near = [(_alike(clause, other), other) for other in clauses]
        best = max((share for share, _ in near), default=0.0)
        if best >= ALIKE:
            alike = [other for share, other in near if share >= best - 1e-9]
            if all(_denials(clause) != _denials(other) for other in alike):
                return True
    return False


@lru_cache(maxsize=4_000)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in _CLAUSE.split(fold(text)) if len(piece.strip()) > 1)


@lru_cache(maxsize=8_000)
def _content(text: str) -> frozenset[str]:
    bare = _DENIES.sub(" ", fold(text))
    return frozenset(one for one in tokens(bare) if weight(one) > 0.5)


def _alike(one: str, other: str) -> float:
    a, b = _content(one), _content(other)
    return len(a & b) / len(a) if a else 0.0


def _denials(clause: str) -> bool:
    return len(_DENIES.findall(clause)) % 2 == 1


def _words(sentence: str, told: str) -> float:
    own, source = tokens(sentence), set(tokens(told))
    plain = fold(told)
    total = sum(weight(one) for one in own)
    # A Chinese word counts wherever it stands: 退货运费 is one word there and two here.
    held = sum(weight(one) for one in own if one in source or (not _LATIN.search(one) and one in plain))
    return held / total if total else 0.0


def _pairs(sentence: str, told: str) -> float:
    pairs = [run[at : at + 2] for run in _PAIRS.findall(fold(sentence)) for at in range(len(run) - 1)]
    if len(pairs) < 4 or (_LATIN.search(fold(sentence)) is not None and len(pairs) < 8):
        return 0.0
    plain = fold(told)
    return sum(1 for pair in pairs if pair in plain) / len(pairs)
