"""Words to match by: rjieba for Chinese, stemmed lower-case words for Latin script."""

import re
from functools import lru_cache

import rjieba

from zhike.language.text import fold

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:[.'-][a-z0-9]+)*")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")

# Words that carry no topic: they count a little, so that a question made of nothing else still matches.
_WEAK_WORDS = """
的 了 吗 呢 吧 啊 呀 哦 嘛 么 我 你 您 他 她 它 我们 你们 咱们 这 那 这个 那个 这边 那边 是 在 有 就 都 也 还 把 给 和 与 跟 对 到
会 要 想 能 可以 请问 一下 麻烦 问 问下 想问 请 帮 帮我 好 什么 怎么 怎样 如何 怎么样 为什么 为啥 是否 是不是 有没有 能不能 可不可以
多少 哪 哪里 几
a an the is are was were be been am do doe did does i me my mine we our you your it its this that these those to of in on at for with
and or can could would will shall should may please hi hello there have has had how what when where which who why if any some get
"""
_WEAK = frozenset(_WEAK_WORDS.split())
_IRREGULAR = {
    "bought": "buy",
    "paid": "pay",
    "sent": "send",
    "got": "get",
    "broken": "break",
    "broke": "break",
    "children": "child",
    "lost": "lose",
}


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, folded: ``"iPhone15能退貨嗎"`` → ``("iphone15", "能", "退货", "吗")``."""
    found: list[str] = []
    for match in _RUN.finditer(fold(text)):
        run = match[0]
        if _HAN_RUN.fullmatch(run):
            found.extend(rjieba.cut(run))
        else:
            found.append(stem(run))
    return tuple(found)


@lru_cache(maxsize=20_000)
def bigrams(text: str) -> frozenset[str]:
    """Return pairs of neighbouring Chinese characters (a lone one stands for itself) and stemmed Latin words."""
    found: set[str] = set()
    for match in _RUN.finditer(fold(text)):
        run = match[0]
        if _HAN_RUN.fullmatch(run):
            found.update(run[at : at + 2] for at in range(max(1, len(run) - 1)))
        else:
            found.add(stem(run))
    return frozenset(found)


def weight(token: str) -> float:
    """Return 0.15 for a word without a topic, 1 for others."""
    return 0.15 if token in _WEAK else 1.0


def stem(word: str) -> str:
    """Strip the commonest English endings; enough to bring ``deliveries``/``delivery`` and ``returned``/``returns`` together."""
    word = word.split("'")[0]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isalpha() or len(word) < 4:
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undouble(word[: -len(ending)] + put)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _undouble(word: str) -> str:
    """Return ``shipp`` as ``ship``; ``install`` and ``press`` keep theirs."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
