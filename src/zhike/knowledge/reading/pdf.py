"""PDF into blocks: lines out of PDFium's characters, headings by size, tables by their rules or their columns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdf_c

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.document import Block
from zhike.knowledge.reading.pdf_lines import Line, page_lines
from zhike.knowledge.reading.pdf_tables import columned, ruled, rules_of
from zhike.language import fold

MAX_LEVELS = 4
MAX_HEADING = 120
MOSTLY = 0.5  # share of a page that pictures cover where it is a scanned one
STAMPED = 30  # characters: a scanned page may bear a stamp or a number, and still has no text
_BULLET = re.compile(r"^\s*[•●▪■◆·‣⁃○◦▶➢✓\-–—*]\s+")
_POINT = re.compile(r"^\s*(?:\d{1,2}[.、)）]|[(（]\d{1,2}[)）]|[①-⑳])\s*\S")
_ENDS = ("。", "！", "？", "；", ".", "!", "?", ":", "：", "；")


def read_pdf(data: bytes, max_pages: int) -> tuple[str | None, list[Block], list[int]]:
    """Return the document's title, its blocks with their pages, and the pages that are pictures without text.

    Raises ImportRefused with what is wrong.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = pdf_c.FPDF_GetLastError()
        raise ImportRefused(
            "encrypted" if code == pdf_c.FPDF_ERR_PASSWORD or "assword" in str(error) else "broken_pdf"
        ) from None
    try:
        if len(document) > max_pages:
            raise ImportRefused("too_many_pages", limit=max_pages)
        scanned = [_page(document, number) for number in range(len(document))]
        outline = {(fold(name), number): level for name, number, level in _outline(document)}
        title = (document.get_metadata_value("Title") or "").strip()
    except (pdfium.PdfiumError, ValueError, OverflowError):
        raise ImportRefused("broken_pdf") from None
    finally:
        document.close()
    if all(len(_text(page)) < (STAMPED if picture > MOSTLY else 1) for page, picture in scanned):
        raise ImportRefused("pdf_without_text")
    pages = [page for page, _ in scanned]
    unread = [
        n
        for n, (page, picture) in enumerate(scanned, 1)
        if picture and len(_text(page)) < (STAMPED if picture > MOSTLY else 1)
    ]
    _drop_margins(pages)
    blocks = _headed([one for number, page in enumerate(pages, 1) for one in _elements(number, *page)], outline)
    first = next((b for b in blocks if b.kind == "heading"), None)
    if first is not None and first.level == 1 and sum(b.kind == "heading" and b.level == 1 for b in blocks) == 1:
        return first.text, blocks, unread
    return (
        (
            title
            if title and not re.search(r"\.\w{2,5}$|^(?:untitled|无标题|microsoft word)", title, re.IGNORECASE)
            else None
        ),
        blocks,
        unread,
    )


Element = Line | tuple[tuple[str, ...], ...]
Page = tuple[list[Line], list[tuple[float, tuple[tuple[str, ...], ...]]]]


def _page(document: pdfium.PdfDocument, number: int) -> tuple[Page, float]:
    """Return what stands on a page, and which share of it pictures cover."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            lines = page_lines(text, page.get_height())
        finally:
            text.close()
        rules, picture = rules_of(page), _pictured(page)
    finally:
        page.close()
    return ruled(lines, rules), picture


def _pictured(page: pdfium.PdfPage) -> float:
    """Return the share of a page that pictures cover; scanners write one, or strips."""
    covered = 0.0
    for image in page.get_objects(filter=[pdf_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        covered += (right - left) * (top - bottom)
    return float(covered / (page.get_width() * page.get_height()))


def _text(page: Page) -> str:
    lines, tables = page
    return "".join([line.text for line in lines] + ["".join(row) for _, cells in tables for row in cells])


def _outline(document: pdfium.PdfDocument) -> Iterator[tuple[str, int, int]]:
    for item in document.get_toc(max_depth=MAX_LEVELS):
        target = item.get_dest()
        at = target.get_index() if target is not None else None
        if at is not None and (item.get_title() or "").strip():
            yield item.get_title().strip(), at + 1, item.level + 1


def _drop_margins(pages: Sequence[Page]) -> None:
    """Take away headers, footers and page numbers: what stands on most pages at the very top or bottom."""
    if len(pages) < 3:
        edges = {
            re.sub(r"\d+", "#", line.text)
            for lines, _ in pages
            for line in lines
            if line.edge and re.fullmatch(r"[\s\-–—第页共/|of\d]+", line.text)
        }
    else:
        counted = Counter(
            text for lines, _ in pages for text in {re.sub(r"\d+", "#", line.text) for line in lines if line.edge}
        )
        edges = {text for text, times in counted.items() if times >= max(3, len(pages) * 0.4)}
    for lines, _ in pages:
        lines[:] = [line for line in lines if not (line.edge and re.sub(r"\d+", "#", line.text) in edges)]


def _elements(
    number: int, lines: list[Line], tables: list[tuple[float, tuple[tuple[str, ...], ...]]]
) -> Iterator[tuple[int, Element]]:
    """Return a page's lines and tables from top to bottom."""
    waiting = sorted(tables, key=lambda table: -table[0])
    for one in columned(lines):
        while waiting and isinstance(one, Line) and waiting[0][0] > one.top and one.top < waiting[0][0]:
            yield number, waiting.pop(0)[1]
        yield number, one
    for _, table in waiting:
        yield number, table


def _headed(elements: Sequence[tuple[int, Element]], outline: dict[tuple[str, int], int]) -> list[Block]:
    lines = [one for _, one in elements if isinstance(one, Line)]
    body, ranks = _ranks(lines)
    deepest = max(ranks.values(), default=0)
    gap = _usual_gap(lines)
    found: list[Block] = []
    paragraph: list[Line] = []
    page = 1

    def flush() -> None:
        if paragraph:
            found.append(Block("text", _joined(paragraph), page=page))
            paragraph.clear()

    for number, one in elements:
        if not isinstance(one, Line):
            flush()
            found.append(_continued(found, one, number))
            continue
        level = outline.get((fold(one.text), number)) or ranks.get(one.size) or _by_weight(one, body, deepest)
        if level is not None and len(one.text) <= MAX_HEADING:
            flush()
            _add_heading(found, one, level, number)
            continue
        if paragraph and _begins(one, paragraph[-1], gap, number != page):
            flush()
        if not paragraph:
            page = number
        paragraph.append(one)
    flush()
    return [block for block in found if block.text or block.cells]


def _ranks(lines: Sequence[Line]) -> tuple[float, dict[float, int]]:
    """Return the size of the body, which most signs have, and the level of each larger size."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    ranks: dict[float, int] = {}
    for size in sorted((size for size in sizes if size > body * 1.12), reverse=True):
        near = next(
            (known for known in ranks if known - size < 0.5), None
        )  # sizes that differ by rounding are one level
        ranks[size] = ranks[near] if near is not None else min(len(set(ranks.values())) + 1, MAX_LEVELS)
    return body, ranks


def _add_heading(found: list[Block], line: Line, level: int, page: int) -> None:
    """Add a heading; one that goes on from the line above is joined to it."""
    before = found[-1] if found else None
    if (
        before is not None
        and before.kind == "heading"
        and before.level == level
        and line.follows
        and before.page == page
    ):
        found[-1] = Block("heading", f"{before.text}{'' if _han(before.text[-1]) else ' '}{line.text}", level, page)
    else:
        found.append(Block("heading", line.text, level, page))


def _continued(found: list[Block], cells: tuple[tuple[str, ...], ...], page: int) -> Block:
    """A table that goes on over a page break takes the header of its first part along."""
    last = found[-1] if found else None
    if (
        last is not None
        and last.kind == "table"
        and last.page is not None
        and last.page == page - 1
        and len(last.cells[0]) == len(cells[0])
    ):
        rows = cells[1:] if cells[0] == last.cells[0] else cells
        return Block("table", page=page, cells=(last.cells[0], *rows))
    return Block("table", page=page, cells=cells)


def _by_weight(line: Line, body: float, above: int) -> int | None:
    """A short bold line of the body's size is a heading below all larger ones."""
    if (
        not line.bold
        or line.size < body * 0.95
        or len(line.text) > 40
        or line.text.endswith(("。", "；", ";", ",", "，"))
    ):
        return None
    return min(above + 1, MAX_LEVELS)


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if 0 <= a.bottom - b.top < 40]
    return median(gaps) if gaps else 6.0


def _begins(line: Line, before: Line, gap: float, turned: bool) -> bool:
    """Say whether a line begins a new paragraph."""
    if _BULLET.match(line.text) or _POINT.match(line.text) or abs(line.size - before.size) > 0.8:
        return True
    if turned:
        return before.text.endswith(_ENDS)
    if before.bottom - line.top > gap * 1.6 + 1.5 or line.top > before.top + 1:
        return True
    left_over = before.widest - before.right
    if left_over > max(before.size * 8, 0.25 * (before.widest - before.left)):
        return True  # a line that ends long before the margin ends its paragraph: points of a list, addresses
    if not before.text.endswith(_ENDS):
        return False
    return left_over > before.size * 3 or line.left > before.left + line.size * 1.5


def _joined(lines: Sequence[Line]) -> str:
    text = ""
    for line in lines:
        part = _BULLET.sub("- ", line.text)
        if not text:
            text = part
        elif text.endswith("-") and part[:1].islower():
            text = text[:-1] + part
        else:
            text += ("" if _han(text[-1]) or _han(part[0]) else " ") + part
    return text


def _han(sign: str) -> bool:
    return ord(sign) > 0x2E80
