"""Whether a sentence leaves out the condition under which its source says it: 质量问题退货，运费由我们承担 → 运费由我们承担. Pure.

The clause of the source that the sentence repeats is found; the condition that governs it (the clause before it, where that says
when rather than what; what follows an exception's word; an English clause with if, when, unless…) has to stand in the sentence too.
"""

import re
from collections.abc import Iterable

from zhike.dialogue.model.figures import figures
from zhike.language import fold, tokens, weight

KEPT = 0.5  # of a condition's content that has to be said
SAME = 0.5  # of a clause's content that a sentence has to have to be about it
_SENTENCE = re.compile(r"[。！!？?；;\n]+|\.(?=\s|$)")
_COMMA = re.compile(r"[，,：:]")
_WHEN = re.compile(
    r"如果?|若|倘|因|由于|当|凡|除非?|仅|只(?!需|要)|限|非|未|满|超过?|不足|达到|以[上下内外]|无理由|情况|的话|(?:的|时|后|前|内|者|期间)$"
)
_WHAT = re.compile(
    r"由|是|会|可|请|需|应|为|享|能|将|支持|承担|免|付|退回|到账|联系|提供|查看|点击|进入|选择|收取|有|得|抵|赠|送|寄|消费"
)
_OR = re.compile(r"或者?|、|\bor\b")
_BUT = re.compile(r"^(?:但是?|不过|除|仅限?|前提|其中)")
_EN_WHEN = re.compile(
    r"\b(?:if|when|unless|except|only|provided|as long as|within|after|before|until|for (?:an? |the )?(?=change|order|item|purchase|member|"
    r"new|faulty|damaged|opened|unopened))\b(?:\W+\w+){2,}?(?=\W+(?:we|you|they)\b|[,;.]|$)"
)
_BOUNDS = tuple(
    re.compile(one)
    for one in (
        r"最[多高长大]|至多|上限|不超过|以内|\bup to\b|\bat most\b|\bmaximum\b|\bno more than\b",
        r"最[少低短小]|至少|起(?=[,，。]|$)|以上|不低于|不少于|\bat least\b|\bminimum\b|\bfrom (?=[$¥€£\d])",
        r"(?:大?约|左右|一般|通常|可能)|\babout\b|\busually\b|\baround\b|\bmay\b",
    )
)


def dropped(sentence: str, passages: Iterable[str]) -> str | None:
    """Return a condition of the source that a sentence leaves out, None where it leaves none out."""
    own = _content(sentence)
    told = [piece.strip() for text in passages for piece in _SENTENCE.split(fold(text)) if piece.strip()]
    near = max(told, key=lambda piece: len(own & _content(piece)), default="")
    if not own & _content(near):
        return None
    missed = next((one for one in _conditions(near, own) if not _said(one, sentence)), None)
    return missed or _bound(sentence, near)


def _bound(sentence: str, told: str) -> str | None:
    """Return a bound of the source that a sentence with the same figure leaves out: 最多抵 10% → 抵 10%."""
    said = fold(sentence)
    for clause in _COMMA.split(told):
        if figures(clause) & figures(said):
            for bound in _BOUNDS:
                if (match := bound.search(clause)) and not bound.search(said):
                    return match[0]
    return None


def _conditions(told: str, own: frozenset[str]) -> list[str]:
    """Return the conditions under which a sentence of the source says what is repeated of it."""
    if told.isascii() or not re.search(r"[\u3400-\u9fff]", told):
        repeats = len(own & _content(told)) >= SAME * len(own)
        return [match[0] for match in _EN_WHEN.finditer(told)] if repeats else []
    clauses = [one.strip() for one in _COMMA.split(told) if one.strip()]
    repeated = [n for n, clause in enumerate(clauses) if _about(clause, own)]
    found = []
    for n in repeated:
        before = clauses[n - 1] if n else ""
        if before and n - 1 not in repeated and (_WHEN.search(before) or not _WHAT.search(before)):
            found.append(before)
        after = clauses[n + 1] if n + 1 < len(clauses) else ""
        if _BUT.search(after):
            found.append(after)
    return found


def _about(clause: str, own: frozenset[str]) -> bool:
    content = _content(clause)
    return bool(content) and len(content & own) / len(content) >= SAME


def _said(condition: str, sentence: str) -> bool:
    """Say whether a condition stands in a sentence; of 质量问题或发错货 one will do."""
    said = fold(sentence)
    contents = [content for one in _OR.split(condition) if (content := _content(one))]
    return not contents or any(sum(1 for one in some if one in said) / len(some) >= KEPT for some in contents)


def _content(text: str) -> frozenset[str]:
    return frozenset(one for one in tokens(fold(text)) if weight(one) > 0.5)
