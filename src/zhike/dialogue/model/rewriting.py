"""A question that leans on what was said before, made whole by a model; only of words that were said. Pure."""

import re
from collections.abc import Sequence

from zhike.dialogue.model.figures import figures, missing
from zhike.dialogue.model.types import Failure
from zhike.dialogue.types import HistoryLine
from zhike.language import fold, tokens, weight

LONGEST, LONGEST_EN = 30, 90  # characters of a message that may lean on what came before
LONGEST_WHOLE = 160
NEW = 0.25  # of a whole question's weight that may be words which were not said: 怎么, 多少 and the like weigh little
KEPT = 0.5  # of the message's own words that it has to keep
_LEANS = re.compile(
    r"它|这[个款件单些]|那[个款件单些]?|^(?:那|还有|换成|如果|要是|然后)|呢[?？。]?$|刚才|刚刚|上面|前面|第[一二三四]个"
    r"|\b(?:it|its|that|this|those|these|they|them|one|same)\b|^(?:and|what about|how about|what if|then)\b"
)


def may_lean(question: str, history: Sequence[HistoryLine]) -> bool:
    """Say whether a message may need what was said before to be understood."""
    folded = fold(question).strip()
    if not any(line.by == "customer" for line in history) or not folded:
        return False
    latin = folded.isascii()
    if len(folded) > (LONGEST_EN if latin else LONGEST):
        return False
    content = [one for one in tokens(folded) if weight(one) > 0.5]
    return _LEANS.search(folded) is not None or len(content) <= (2 if latin else 1)


def rejected(whole: str, question: str, history: Sequence[HistoryLine]) -> Failure | None:
    """Return why a rewritten question is not looked up; None when it is made of what was said."""
    said = fold("\n".join([question, *(line.text for line in history)]))
    text = fold(whole).strip()
    if not text or len(text) > LONGEST_WHOLE or "\n" in text:
        return Failure("long", whole)
    if missing(figures(text), figures(said)):
        return Failure("figure", whole)
    own, spoken = tokens(text), set(tokens(said))
    total = sum(map(weight, own))
    new = sum(weight(one) for one in own if one not in spoken and one not in said)
    if not total or new / total > NEW:
        return Failure("new_words", whole)
    asked = [one for one in tokens(fold(question)) if weight(one) > 0.5]
    kept = [one for one in asked if one in text or one in own]
    return Failure("lost_words", whole) if asked and len(kept) / len(asked) < KEPT else None
