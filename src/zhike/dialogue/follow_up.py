"""Questions that make sense only after what came before: 那运费呢, 多久到 after 顺丰, "and the X3?" after a question about the A7."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zhike.dialogue.entities import Products
from zhike.dialogue.rules import asks
from zhike.knowledge import Candidate, asked_for, given, goods_in, in_place_of
from zhike.language import fold, tokens, weight

LONGEST, LONGEST_EN = 16, 40  # characters of a question that leans on the one before
SHORT, SHORT_EN = 7, 24  # without a word such as 那 or 呢
FEW = 2  # words that name something
WORDS = 3  # words of the last question that are tried before the new one
_NOUN = re.compile(r"[\u3400-\u9fff]{2,3}(?<!的)")
_MONEY = re.compile(r"[要加花收给]*(?:多少)?钱|收费|付费|免费|贵")
_NAMELESS = re.compile(  # what is done with anything: it names nothing
    _MONEY.pattern + r"|收到|收|拿到|到手|发|来|办好|弄好|处理|审核"
    r"|\b(?:takes?|gets?|needs?|receive|arrive|long|much|many)\b"
)
_MARKED = re.compile(
    r"^(?:那么?|然后|还有|那要是|要是|如果是?|换成|and |what about|how about|and what about|what if|then )|呢$|^(?:它|这个|那个|it )"
)
_TRIM = re.compile(r"^(?:那么?|然后|还有|换成|and what about|what about|how about|and)\s*(?:the )?|的?呢$")


@dataclass(frozen=True, slots=True)
class Readings:
    """A question read with what came before.

    whole: after the last question, and after the last answer's title. joined: these, and after single words of them. instead: the
    last question about the thing that is named now. about: after the product that is spoken of. rest: what the question itself
    names; ``bare`` when it asks nothing of its own (那运费呢). ``marked``: it says itself that it goes on (那, 呢, and); one that
    is merely short may.
    """

    whole: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    instead: str | None = None
    rest: str = ""
    bare: bool = False
    marked: bool = False
    about: str | None = None

    @property
    def texts(self) -> list[str]:
        """Every reading."""
        return list(dict.fromkeys([*self.joined, *filter(None, (self.instead, self.about))]))


def readings(
    question: str, earlier: Sequence[str], titles: Sequence[str], products: Products | None = None, product: str = ""
) -> Readings | None:
    """Return how a question reads after earlier ones and after answers with these titles; None where it stands alone.

    ``product``: the one that is spoken of, as the customer wrote it.
    """
    folded = fold(question).rstrip("?。.!,~ ")
    latin = folded.isascii()
    if not (earlier or titles) or not folded or len(folded) > (LONGEST_EN if latin else LONGEST):
        return None
    rest = _TRIM.sub("", folded).strip()
    marked = _MARKED.search(folded) is not None
    if not rest or not (marked or _leans(folded, latin=latin)):
        return None
    whole = list[str]()
    joined = list(filter(None, (_headed(rest, fold(before)) for before in earlier[-1:]))) if marked else []
    for before in dict.fromkeys([*map(fold, earlier[-1:]), *map(fold, titles[:1])]):
        own = [word for word in _words(before) if word not in rest]
        space = "" if not latin and not before.isascii() else " "
        whole.append(f"{before} {rest}")
        joined += [whole[-1], *(f"{word}{space}{rest}" for word in own[:WORDS])]
    instead = _instead(rest, [*earlier[-1:], *titles[:1]] if earlier else [], products)
    about = f"{product}{' ' if latin else ''}{rest}" if product and product not in rest else None
    return Readings(whole, list(dict.fromkeys(joined)), instead, rest, marked and not asks(rest), marked, about)


def tells(candidate: Candidate, rest: str) -> bool:
    """Say whether an entry tells what is asked now: it has the words that name something, and the measures asked for."""
    told = fold(f"{candidate.title} {candidate.matched} {candidate.answer}")
    wants = asked_for(rest) | ({"money"} if _MONEY.search(rest) else frozenset())
    return wants <= given(told) and all(word in told for word in _words(_NAMELESS.sub(" ", rest), shortest=1))


def names_something(rest: str) -> bool:
    """Say whether a question has a word that names something, besides money, those that ask and what is done with anything."""
    return bool(_words(_NAMELESS.sub(" ", rest)))


def _words(text: str, shortest: int = 2) -> list[str]:
    """Return the words of a text that name something."""
    words = dict.fromkeys(tokens(text))
    return [word for word in words if weight(word) > 0.5 and len(word) >= shortest and not asks(word)]


def _leans(folded: str, *, latin: bool) -> bool:
    """Say whether a question is short and names hardly anything: 多久到, "how long"."""
    return len(folded) <= (SHORT_EN if latin else SHORT) and len(_words(folded)) <= FEW and asks(folded)


def _headed(rest: str, last: str) -> str | None:
    """Return the last question with a word of it replaced by one with the same head: 专票, 怎么开发票 → 怎么开专票."""
    if not _NOUN.fullmatch(rest) or rest in last:
        return None
    end = 0
    for word in tokens(last):
        end = last.find(word, end) + len(word)
        if word[-1] == rest[-1] and len(word) >= len(rest):
            return last[: end - len(rest)] + rest + last[end:]
    return None


def _instead(rest: str, before: Sequence[str], products: Products | None) -> str | None:
    """Return the last question with its product, or another thing of a kind, replaced by the one that is named now.

    ``before``: that question and the title of its answer, which is taken where the question only names a thing (洗衣机呢).
    """
    if products is None or not before:
        return None
    last = next((text for text in map(fold, before) if asks(_TRIM.sub("", text))), fold(before[0]))
    now, then = products.named(rest), products.named(last)
    if not now or not then or now[0][1] == then[0][1] or len(rest) > len(now[0][1]) + 4:
        return None if now or then else in_place_of(rest, last)
    written, name = then[0][0], fold(then[0][1])
    compact = name.replace(" ", "")
    for known in (name, compact, written):
        if known in last:
            there, behind = last.split(known, 1)
            kind = next(iter(goods_in(behind)), "")  # X3 扫地机器人噪音大吗: of another product its kind is not meant
            return f"{there}{rest} {behind.lstrip().removeprefix(kind)}"
    return None
