"""Whether a customer asks the same again: by words, and by what knowledge has to say to it. Pure."""

import re
from collections.abc import Sequence

from zhike.dialogue.intent import Act, act_of
from zhike.dialogue.policy_types import PastTurn
from zhike.dialogue.rules import plain
from zhike.dialogue.types import HistoryLine
from zhike.language import fold

SAME = 0.7  # share of pieces in common from which words are the same
AKIN = 0.3  # and what they need in common where the same entry answers
SHORTEST = 3  # characters; shorter ones say too little to be alike
_NUMBERS = re.compile(r"\d+|\b[a-z]{1,3}\d+\b")
_WORD = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def alike(one: str, other: str) -> float:
    """Return how much two texts have in common (Dice over pieces), 0…1; 0 where their numbers or models differ."""
    one, other = plain(one), plain(other)
    folded = fold(one).strip(" ?？。.!！~"), fold(other).strip(" ?？。.!！~")
    if min(map(len, folded)) < SHORTEST:
        return 1.0 if folded[0] == folded[1] and folded[0] else 0.0
    if set(_NUMBERS.findall(folded[0])) != set(_NUMBERS.findall(folded[1])):
        return 0.0
    left, right = map(_pieces, folded)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _pieces(folded: str) -> set[str]:
    """Return words of Latin script and pairs of Chinese characters."""
    han = "".join(_HAN.findall(folded))
    pairs = {han[n : n + 2] for n in range(len(han) - 1)} or set(han)
    return pairs | set(_WORD.findall(folded))


def asked_before(history: Sequence[HistoryLine]) -> list[str]:
    """Return the customer's questions since people had the conversation last, those that the assistant replied to."""
    asked: list[str] = []
    waiting: list[str] = []
    for line in history:
        if line.by == "person":
            asked, waiting = [], []
        elif line.by == "customer":
            waiting.append(line.text)
        else:
            asked += [text for text in waiting if act_of(text) is Act.QUESTION]
            waiting = []
    return asked


def repeats(text: str, history: Sequence[HistoryLine], past: Sequence[PastTurn], entries: Sequence[str]) -> int:
    """Return how often a question was already asked and answered: in the same words, or in words akin to which the same
    ``entries`` answered."""
    before = asked_before(history)
    answered = [turn for turn in past if turn.outcome == "answer" and turn.entries]
    common = [alike(text, earlier) for earlier in before]
    by_words = sum(1 for share in common if share >= SAME)
    by_meaning = sum(1 for turn in answered if set(turn.entries) & set(entries))
    akin = sum(1 for share in common if share >= AKIN)
    return max(min(by_words, len(answered)), min(by_meaning, akin))
