"""Questions that make sense only after what came before: 那运费呢, 多久到 after 顺丰, "and the X3?" after a question about the A7."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhike.dialogue.entities import Products
from zhike.dialogue.rules import asks
from zhike.language import fold, tokens, weight

LONGEST, LONGEST_EN = 16, 40  # characters of a question that leans on the one before
SHORT, SHORT_EN = 7, 24  # without a word such as 那 or 呢
FEW = 2  # words that name something
WORDS = 3  # words of the last question that are tried before the new one
_MARKED = re.compile(
    r"^(?:那么?|然后|还有|那要是|要是|如果是?|换成|and |what about|how about|and what about|what if|then )|呢$|^(?:它|这个|那个|it )"
)
_TRIM = re.compile(r"^(?:那么?|然后|还有|换成|and what about|what about|how about|and)\s*(?:the )?|的?呢$")


@dataclass(frozen=True, slots=True)
class Readings:
    """A question read with what came before.

    joined: after words of the last question and of the last answer's title. instead: the last question about the product
    that is named now. rest: what the question itself names; ``bare`` when it asks nothing of its own (那运费呢). ``marked``: it
    says itself that it goes on (那, 呢, and); one that is merely short may.
    """

    joined: list[str] = field(default_factory=list)
    instead: str | None = None
    rest: str = ""
    bare: bool = False
    marked: bool = False

    @property
    def texts(self) -> list[str]:
        """Every reading."""
        return [*self.joined, *([self.instead] if self.instead else [])]


def readings(
    question: str, earlier: Sequence[str], titles: Sequence[str], products: Products | None = None
) -> Readings | None:
    """Return how a question reads after earlier ones and after answers with these titles; None where it stands alone."""
    folded = fold(question).rstrip("?。.!,~ ")
    latin = folded.isascii()
    if not (earlier or titles) or not folded or len(folded) > (LONGEST_EN if latin else LONGEST):
        return None
    rest = _TRIM.sub("", folded).strip()
    marked = _MARKED.search(folded) is not None
    if not rest or not (marked or _leans(folded, latin=latin)):
        return None
    joined = []
    for before in dict.fromkeys([*map(fold, earlier[-1:]), *map(fold, titles[:1])]):
        own = [word for word in _words(before) if word not in rest]
        space = "" if not latin and not before.isascii() else " "
        joined += [f"{before} {rest}", *(f"{word}{space}{rest}" for word in own[:WORDS])]
    return Readings(
        list(dict.fromkeys(joined)), _instead(rest, earlier, products), rest, marked and not asks(rest), marked
    )


def names_something(text: str) -> bool:
    """Say whether a text has a word that names something, besides those that ask."""
    return bool(_words(fold(text)))


def _words(text: str) -> list[str]:
    """Return the words of a text that name something."""
    return [word for word in dict.fromkeys(tokens(text)) if weight(word) > 0.5 and len(word) > 1 and not asks(word)]


def _leans(folded: str, *, latin: bool) -> bool:
    """Say whether a question is short and names hardly anything: 多久到, "how long"."""
    return len(folded) <= (SHORT_EN if latin else SHORT) and len(_words(folded)) <= FEW and asks(folded)


def _instead(rest: str, earlier: Sequence[str], products: Products | None) -> str | None:
    """Return the last question with its product replaced by the one that is named now, where nothing else is."""
    if products is None or not earlier:
        return None
    last = fold(earlier[-1])
    now, before = products.named(rest), products.named(last)
    if not now or not before or now[0][1] == before[0][1] or len(rest) > len(now[0][1]) + 4:
        return None
    written, name = before[0][0], fold(before[0][1])
    compact = name.replace(" ", "")
    for known in (name, compact, written):
        if known in last:
            return last.replace(known, f"{rest} ")
    return None
