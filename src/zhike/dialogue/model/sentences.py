"""An answer taken apart: its sentences, and which passages each cites. Pure."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\s*[\[【［]\s*(\d{1,2}(?:\s*[,，、]\s*\d{1,2})*)\s*[\]】］]")
_BEHIND = re.compile(r"([。！？!?；;.])((?:\s*[\[【［]\s*\d{1,2}(?:\s*[,，、]\s*\d{1,2})*\s*[\]】］])+)")  # 承担。[1]
_END = re.compile(r"(?<=[。！？!?；;])|(?<=\.)(?=\s|$)|\n+")
_BULLET = re.compile(r"^\s*(?:[-*•·]|\d{1,2}[.)、](?!\d)|[（(]\d{1,2}[）)]|#{1,4})\s*")
_LETTERS = re.compile(r"[^\W_]")
# What a model likes to begin or end with and what says nothing: left out rather than cited.
_COURTESY = re.compile(
    r"(?:亲[，,]?)?(?:您好|你好|好的|没问题|感谢您?的?(?:咨询|提问|理解|支持)|不客气|希望(?:以上|这)?[^，。]{0,12}(?:帮到|帮助)[^，。]{0,6}|"
    r"(?:如果?您?)?(?:还?有)?(?:其他|任何|别的)(?:问题|疑问|需要)[^。]{0,16}|祝您[^。]{0,12}|很高兴[^。]{0,12})[呀哦呢~～!！。.，,？?]*"
    r"|(?:hello|hi|sure|of course|thank you[a-z ]{0,40}|i hope (?:this|that) helps|you(?:'re| are) welcome|"
    r"(?:please )?(?:let me know|feel free)[a-z ,']{0,60}|have a (?:nice|great|good) day|"
    r"if you have any (?:other|more|further)?[a-z ,']{0,80})[!., ?]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, and the numbers of the passages it cites."""

    text: str
    cited: tuple[int, ...]


def sentences(answer: str) -> list[Sentence]:
    """Return the sentences of an answer that say something; courtesies are none."""
    moved = _BEHIND.sub(lambda match: match[2].strip() + match[1], answer)
    found = []
    for piece in _END.split(moved):
        numbers = dict.fromkeys(int(n) for marks in _MARK.findall(piece) for n in re.findall(r"\d+", marks))
        text = _BULLET.sub("", _MARK.sub("", piece)).strip()
        if _LETTERS.search(text) and (numbers or not _COURTESY.fullmatch(text)):
            found.append(Sentence(text, tuple(numbers)))
    return found


def tidied(answer: str) -> str:
    """Return an answer as it is sent: without courtesies that cite nothing, its marks as ``[1]`` before the stop."""
    lines = []
    for line in _BEHIND.sub(lambda match: match[2].strip() + match[1], answer).splitlines():
        kept = [
            piece
            for piece in _END.split(line)
            if piece and (_MARK.search(piece) or not _COURTESY.fullmatch(_BULLET.sub("", piece).strip()))
        ]
        lines.append("".join(kept).strip())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return _MARK.sub(lambda match: "".join(f"[{n}]" for n in re.findall(r"\d+", match[1])), text)


def plain(answer: str) -> tuple[str, list[tuple[int, Sentence]]]:
    """Return an answer as customers read it, without marks, and where in it each sentence that says something ends."""
    text, ends = "", []
    for line in tidied(answer).split("\n"):
        for piece in _END.split(line):
            text += _MARK.sub("", piece)
            ends += [(len(text.rstrip()), one) for one in sentences(piece)]
        text += "\n"
    return text.strip(), ends


def complete(text: str) -> str:
    """Return the part of an answer being written that ends with a sentence and its marks."""
    ends = [match.end() for match in re.finditer(r"[。！？!?；;](?:\s*[\[【［][\d,，、 ]+[\]】］])*|\.(?=\s)|\n", text)]
    return text[: ends[-1]] if ends and ends[-1] < len(text) else ""
