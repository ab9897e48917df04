"""How angry a customer is over several messages, and whether he may harm himself. Pure."""

import re
from collections.abc import Sequence

from zhike.dialogue.mood import weighed
from zhike.language import fold

LEAST_NOW = 2.5  # points that this turn needs itself: one strong word said quietly (怎么投诉) is no anger by itself
FADES = 0.6  # what is left of a message's anger one message later
LOOKED_BACK = 4  # messages before those of this turn
WEAK_MOST = 2  # of words such as 坏了 and 怎么还, which tell of trouble more than of anger; each counts by half

_SELF_HARM = re.compile(
    r"(?<![都也还])不想活(?!动|跃|得太)|活不下去|活着(?:没|还有什么)(?:意思|意义)|(?:我|想|要|去|就)(?:自杀|轻生|自残|寻短见|了结自己)|自杀算了|"
    r"(?:真的?|都|我)(?:好|很)?想死(?!你|我|他|她|机|锁)|(?:我|真的?)(?:想|要|去)死(?:了|算了|掉|的心)|死了算了|一了百了|割腕|跳楼|跳河|"
    r"结束(?:自己的?|我的?|这条)生命|想从.{0,6}跳下去|让我去死|没有活下去|"
    r"\b(?:kill(?:ing)? myself|end (?:my|it all|my own) ?(?:life|now)?|want to die|wanna die|don't want to (?:live|be alive)|"
    r"suicid(?:e|al)|hurt(?:ing)? myself|no reason to live|better off dead|self[- ]harm)\b"
)
_FIGURE = re.compile(
    r"(?:笑|累|困|饿|急|气|烦|热|冻|渴|丑|美|无聊|吵|撑|馋|尴尬|羡慕|可爱)(?:的?想)?死|想死你|死机|卡死|锁死|跳楼(?:价|甩卖|大甩卖|机|床)|"
    r"(?:自杀|suicide) ?(?:小队|squad|者酒)|防自杀|\bsuicide squad\b|\bdying (?:to|of laughter)\b"
)


def despairs(texts: Sequence[str]) -> bool:
    """Say whether a customer speaks of harming himself; hyperbole (笑死, 跳楼价) is none."""
    return any(_SELF_HARM.search(_FIGURE.sub(" ", fold(text))) is not None for text in texts)


def anger(texts: Sequence[str], before: Sequence[str] = ()) -> float:
    """Return points of anger: words of force 2 a piece, half as much again said loudly, fading over earlier messages.

    ``texts`` of this turn count in full, oldest first; ``before``: the customer's messages before them, oldest first. One
    strong word is 2 or 3, so no word alone reaches the default threshold of 5. 0 where this turn itself is calm: who calmed
    down is not handed over for what he said before.
    """
    points = sum(map(_points, texts))
    if points < LEAST_NOW:
        return max(points, 0.0)
    for ago, text in enumerate(reversed(before[-LOOKED_BACK:]), 1):
        points += _points(text) * FADES**ago
    return round(max(points, 0.0), 2)


def _points(text: str) -> float:
    strong, weak, good, force = weighed(text)
    return force * (strong + min(weak, WEAK_MOST) / 2) - good
