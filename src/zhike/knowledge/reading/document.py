"""Long documents into rows: a section is an article under the path of its titles, a table's row keeps its header.

Headings that ask, "问：… 答：…" paragraphs and tables with a question and an answer column become FAQ entries instead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.names import column_of
from zhike.language import fold

PATH_MARK = " › "
MAX_TITLE = 300
MAX_PASSAGE = 3_000  # characters of one section's part; longer ones are cut between paragraphs
MAX_TAG = 40
_ASKS = re.compile(
    r"[?？]\s*$|怎么|怎样|如何|为什么|为何|什么|多久|多少|几[天个次点]|哪[里些个种]|能不能|可不可以|是不是|有没有|是否|能否|可否|吗$|呢$"
    r"|^(?:how|what|when|where|why|who|which|can|could|do|does|did|is|are|should|may|will)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节条部分篇]\s*|[(（]?\d{1,3}(?:[.．]\d{1,3})*[)）.．、\s]\s*|[一二三四五六七八九十]{1,3}、\s*)"
)
_QUESTION = re.compile(r"^\**(?:Q\s*\d*|问(?:题)?\s*\d*)\s*[:：.、]\**\s*(.+)$", re.IGNORECASE | re.DOTALL)
_ANSWER = re.compile(r"^\**(?:A\s*\d*|答(?:案|复)?|回答|回复)\s*[:：.、]\**\s*(.*)$", re.IGNORECASE | re.DOTALL)
_COUNTS = re.compile(r"^(?:序号|编号|行号|#|no\.?|nr\.?|item)$", re.IGNORECASE)
_VALUE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document in reading order. ``text`` is Markdown; a heading's level counts from 1; a table's first row is its header."""

    kind: Literal["heading", "text", "table", "faq"]
    text: str = ""
    level: int = 0
    page: int | None = None
    cells: tuple[tuple[str, ...], ...] = ()
    answer: str = ""
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class _Section:
    path: tuple[str, ...]
    asks: bool
    level: int
    page: int | None
    parts: list[str] = field(default_factory=list)
    rows: list[dict[str, object]] = field(default_factory=list)  # of its tables


def to_rows(title: str, blocks: Iterable[Block]) -> list[tuple[int, dict[str, object]]]:
    """Return the document's entries as rows (ordinal, cells by our field names)."""
    rows = [cells for cells in _entries(title, list(blocks)) if cells.get("answer")]
    if not rows:
        raise ImportRefused("no_text")
    seen: dict[str, int] = {}
    for cells in rows:  # sections of one name are told apart
        name = str(cells["question"])
        if cells["kind"] != "faq":
            seen[fold(name)] = times = seen.get(fold(name), 0) + 1
            if times > 1:
                cells["question"] = f"{name[: MAX_TITLE - 6]} ({times})"
    return list(enumerate(rows, 1))


def _entries(title: str, blocks: Sequence[Block]) -> Iterator[dict[str, object]]:
    title = short(title)
    section = _Section((title,), False, 0, blocks[0].page if blocks else None)
    stack: list[tuple[int, str]] = []
    for block in _pairs(blocks):
        if block.kind == "heading":
            text = short(block.text)
            if section.asks and block.level > section.level:
                section.parts.append(f"**{text}**")  # a heading below a question is part of its answer
                continue
            yield from _close(section)
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            above = tuple(name for _, name in stack)
            stack.append((block.level, text))
            lead = (
                ()
                if (above and fold(above[0]) == fold(title)) or (not above and fold(text) == fold(title))
                else (title,)
            )
            section = _Section((*lead, *above, text), asks(text), block.level, block.page)
        elif block.kind == "faq":
            yield _faq(block.text, block.answer, section.path, block.page, block.extra)
        elif block.kind == "table" and not section.asks:
            made = list(_table(block, section))
            section.parts += [str(one["note"]) for one in made if "note" in one]
            section.rows += [one for one in made if "note" not in one]
        else:
            section.parts.append(table_text(block.cells) if block.kind == "table" else block.text)
    yield from _close(section)


def _close(section: _Section) -> Iterator[dict[str, object]]:
    """Return a section's entry; a long one in parts cut between paragraphs."""
    text = "\n\n".join(part for part in section.parts if part.strip()).strip()
    if text and section.asks:
        yield _faq(section.path[-1], text, section.path[:-1], section.page, {})
        return
    yield from _passages(section, text)
    yield from section.rows


def _passages(section: _Section, text: str) -> Iterator[dict[str, object]]:
    parts = list(pieces(text, MAX_PASSAGE))
    for number, part in enumerate(parts, 1):
        name = path_of(section.path)
        yield {
            "question": f"{name[: MAX_TITLE - 10]} ({number}/{len(parts)})" if len(parts) > 1 else name,
            "answer": part, "kind": "article", "page": section.page,
        }  # fmt: skip


def _faq(
    question: str, answer: str, path: tuple[str, ...], page: int | None, extra: dict[str, object]
) -> dict[str, object]:
    question = short(_NUMBER.sub("", _stripped(question)) or question)
    tags = [path[-1][:MAX_TAG]] if len(path) > 1 else []
    return {"question": question, "answer": _answer(answer), "kind": "faq", "page": page, "tags": tags, **extra}


def _table(block: Block, section: _Section) -> Iterator[dict[str, object]]:
    """Return a passage for each row with its header; a table of questions and answers is FAQ; one without a body is text."""
    cells, path = block.cells, section.path
    if len(cells) > 2 and len(cells[0]) > 1 and len(set(cells[0])) == 1 and cells[0][0]:  # one cell over all columns
        cells, path = cells[1:], (*path, short(cells[0][0]))
    if len(cells) < 2 or len(cells[0]) < 2:
        yield {"note": table_text(cells)}
        return
    header, *body = cells
    if len(header) == 2 and _VALUE.search(header[1]):  # "型号 | A1": names and values, without a header
        yield {"note": "\n".join(row_text(row[:1], row[1:2]) for row in cells)}
        return
    fields = [column_of(name) for name in header]
    if "question" in fields and "answer" in fields:
        for row in body:
            cells_by_field = {name: row[at] for at, name in enumerate(fields) if name and at < len(row)}
            yield {"kind": "faq", "page": block.page, **cells_by_field}
        return
    for row, name in zip(body, _row_names(header, body), strict=True):
        yield {
            "question": path_of((*path, short(name) or "…")), "answer": row_text(header, row), "kind": "article",
            "page": block.page,
        }  # fmt: skip


def _row_names(header: Sequence[str], body: Sequence[Sequence[str]]) -> list[str]:
    """Return what each row is known by: its first cell with its column's name, the second as well where firsts repeat.

    A column that only counts the rows names nothing.
    """
    counts = [row[0].strip(" .、") for row in body] == [str(n) for n in range(1, len(body) + 1)]
    at = 1 if counts or _COUNTS.match(header[0].strip()) else 0
    firsts = [row[at] if at < len(row) else "" for row in body]
    names = []
    for row, first in zip(body, firsts, strict=True):
        named = " ".join(cell for cell in row[at : at + 2] if cell) if firsts.count(first) > 1 else first
        names.append(f"{header[at]}{_colon(header[at])}{named}" if header[at].strip() and named else named)
    return names


def _pairs(blocks: Iterable[Block]) -> Iterator[Block]:
    """Turn paragraphs "问：…" and "答：…" into FAQ blocks, also where both stand in one paragraph."""
    question: Block | None = None
    answer: list[str] = []

    def closed() -> Iterator[Block]:
        if question is not None:
            if answer:
                yield Block("faq", question.text, page=question.page, answer="\n\n".join(answer))
            else:
                yield Block("text", question.text, page=question.page)

    for block in blocks:
        asked = _QUESTION.match(block.text) if block.kind == "text" else None
        if asked:
            yield from closed()
            first, _, rest = asked[1].partition("\n")
            question, answer = Block("faq", first, page=block.page), []
            replied = _ANSWER.match(rest.strip())
            if replied:
                answer = [replied[1]]
        elif question is not None and block.kind == "text":
            replied = _ANSWER.match(block.text)
            if replied or answer:
                answer.append(replied[1] if replied else block.text)
            else:
                yield from closed()
                question = None
                yield block
        elif question is not None and block.kind == "table" and answer:
            answer.append(table_text(block.cells))
        else:
            yield from closed()
            question = None
            yield block
    yield from closed()


def asks(heading: str) -> bool:
    """Say whether a heading is a question."""
    return bool(_QUESTION.match(heading) or _ASKS.search(_NUMBER.sub("", heading).strip()))


def _stripped(question: str) -> str:
    match = _QUESTION.match(question)
    return match[1] if match else question


def _answer(text: str) -> str:
    match = _ANSWER.match(text)
    return match[1] if match and match[1] else text


def short(text: str) -> str:
    """Return a title on one line, without Markdown's marks."""
    return re.sub(r"\s+", " ", re.sub(r"[*`]+|^#+\s*", "", text)).strip()[:200]


def path_of(names: Sequence[str]) -> str:
    """Return "手册 › 安装 › 接水"; of a long path the middle is left out, never its end."""
    kept = [name for at, name in enumerate(names) if name and (at == 0 or name != names[at - 1])]
    while len(PATH_MARK.join(kept)) > MAX_TITLE - 10 and len(kept) > 2:
        kept[1:3] = ["…"] if kept[1] != "…" and len(kept) > 3 else kept[2:3]
    return PATH_MARK.join(kept)[: MAX_TITLE - 10]


def row_text(header: Sequence[str], row: Sequence[str]) -> str:
    """Return a row with its header in it: "- 型号：A1"."""
    return "\n".join(
        f"- {name}{_colon(name)}{cell}" if name else f"- {cell}"
        for name, cell in zip(header, row, strict=False)
        if cell.strip()
    )


def _colon(name: str) -> str:
    return ": " if name.isascii() else "："


def table_text(cells: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    if not cells:
        return ""
    width = max(map(len, cells))
    lines = [
        "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in (*row, *[""] * (width - len(row)))) + " |"
        for row in cells
    ]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def pieces(text: str, limit: int) -> Iterator[str]:
    """Cut a text between paragraphs, else between sentences, else anywhere, into parts of at most ``limit`` characters."""
    part = ""
    for paragraph in text.split("\n\n"):
        for piece in _sentences(paragraph, limit):
            mark = "\n\n" if piece == paragraph or paragraph.startswith(piece) else ""
            if part and len(part) + len(mark) + len(piece) > limit:
                yield part.strip()
                part = ""
            part += (mark if part else "") + piece
    if part.strip():
        yield part.strip()


def _sentences(paragraph: str, limit: int) -> list[str]:
    if len(paragraph) <= limit:
        return [paragraph]
    found = re.findall(rf"[^。！？!?\n]{{1,{limit - 1}}}[。！？!?\n]?|[。！？!?\n]", paragraph)
    return found or [paragraph[at : at + limit] for at in range(0, len(paragraph), limit)]
