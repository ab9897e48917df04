"""What a message says of wanting something done: asked how it is done or wanted, whose it is, what it refers to. Pure."""

import re

from zhike.language import fold

_HOW = re.compile(
    r"怎么(?!还|回事|没)|如何|咋|怎样|多久|多少|什么时候|哪里|哪儿|可以吗|能吗|支持|有没有|是不是|吗[?？。]?$|"
    r"^(?:how|what|when|where|which|do you|does|is there|are there|is it|why)\b"
)
_OWN = re.compile(
    r"帮我|给我|替我|我要|我想|我的|我那|我这|我[买拍下]|我(?:账户|还?[有剩])|这个?订单|那个?订单|这一?单|申请|麻烦|到哪|还没|怎么还|"
    r"\b(?:i want|i need|i'd like|i would like|please|can you|could you|help me|my|do i have|have i)\b"
)
# 洗衣机那个 is the one with the washing machine, not the one that was spoken of.
_REFERS = re.compile(
    r"[这那]个?(?:订单|单|笔)|(?:(?<![\u4e00-\u9fff])|(?<=[把将退换消查要的我给帮看对是跟和]))[这那]个|[这那]一?[笔单]|刚才?[那的]|"
    r"把?[它他](?![们])|\b(?:this|that|the same) (?:order|one)\b|\b(?:it|that)\b"
)
_CLAUSES = re.compile(
    r"[。！!；;\n？]+|[.?]+(?=\s|$)|[，,]\s*(?:另外|还有|顺便|对了|然后|同时|再(?![说见次来])|and also|also|and)|\b(?:and also|also,)\s"
)


def asks_how(text: str) -> bool:
    """Say whether a text asks how, whether or how much."""
    return _HOW.search(fold(text)) is not None


def asks(text: str) -> bool:
    """Say whether a text asks something, by its words or its mark."""
    return asks_how(text) or text.rstrip().endswith(("?", "？"))


def is_own(text: str) -> bool:
    """Say whether a text is about what the customer wants or has: ``帮我``, ``my order``."""
    return _OWN.search(fold(text)) is not None


def refers(text: str) -> bool:
    """Say whether a text means an order that was spoken of before: ``这个订单``, ``that one``."""
    return _REFERS.search(fold(text)) is not None


def clauses(text: str) -> list[str]:
    """Return the parts of a message that may each want something of their own."""
    return [part.strip() for part in _CLAUSES.split(text) if part and len(part.strip()) > 1]


def wants(text: str) -> bool:
    """Say whether something is to be done, rather than asked how or whether it can be."""
    return is_own(text) or not asks_how(text)
