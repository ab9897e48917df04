"""The words that make up what is asked, whatever else is put around them: 能开电子发票吗 and 开电子发票 ask the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

from zhike.knowledge.ranking import Array
from zhike.language import fold, tokens, weight

SAME_WORDS = 0.9  # probability of the one entry that has a question of the very words
# Asking politely, whether one may, and who asks: none of it changes what is asked. What says how, when, where or not stays.
_CHINESE = "能 能否 可以 可否 是否 要 会 想 是 的 吗 么 嘛 呢 啊 呀 吧 哈 请问 请 我 我们 你 你们 您 咱 咱们 一下 这个"
_ENGLISH = "can could may might do does will would should i you we my your our me us it the a an please is are to be"
_ASIDE = frozenset(_CHINESE.split()) | frozenset(tokens(_ENGLISH))
_EITHER = re.compile(r"(能|可以|可|是|要|会|想)不\1")  # 能不能 asks whether, and does not say not


_PUNCTUATION = str.maketrans("", "", " \t\n,.?!;:、，。？！；：~'\"“”‘’()（）-")


@lru_cache(maxsize=100_000)
def bare(text: str) -> str:
    """Return a text's signs without spaces and marks, by which two texts are word for word the same."""
    return fold(text).translate(_PUNCTUATION)


@lru_cache(maxsize=100_000)
def gist(text: str) -> frozenset[str]:
    """Return the words that are asked for; none where there are fewer than two, which only name a topic."""
    words = frozenset(word for word in tokens(_EITHER.sub(r"\1", fold(text))) if word not in _ASIDE)
    return words if len(words) >= 2 and any(weight(word) > 0.5 for word in words) else frozenset()


def settled(chances: Array, question: str, texts: Sequence[Sequence[str]]) -> Array:
    """Return the entries' chances; where one entry alone has a question of the very words, it is nearly certain.

    texts: the questions of each entry, none for one that cannot be meant.
    """
    words = gist(question)
    same = [n for n, own in enumerate(texts) if words and any(gist(text) == words for text in own)]
    if len(same) != 1 or chances[same[0]] >= SAME_WORDS:
        return chances
    rest = max(float(chances.sum() - chances[same[0]]), 1e-9)
    result: Array = chances * min(1.0, (1 - SAME_WORDS) / rest)
    result[same[0]] = SAME_WORDS
    return result
