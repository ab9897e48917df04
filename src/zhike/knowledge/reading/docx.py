"""DOCX into blocks, from its ZIP and XML alone: headings by style, lists, links, tables."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.document import Block
from zhike.knowledge.reading.workbook import check_archive
from zhike.knowledge.reading.xml import safe_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DEPTH = 12  # tables in tables, fields in links
_HEADING = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_BROKEN = (zipfile.BadZipFile, ParseError, zlib.error, KeyError, ValueError, OSError, AttributeError)


def read_document(data: bytes) -> tuple[str | None, list[Block]]:
    """Return the document's title and its blocks; raises ImportRefused for bombs and broken files."""
    check_archive(data, broken="broken_document")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                raise ImportRefused("broken_document")
            parts = {
                name: safe_xml(archive.read(path)) if path in names else Element("none")
                for name, path in (
                    ("document", "word/document.xml"), ("styles", "word/styles.xml"),
                    ("links", "word/_rels/document.xml.rels"), ("numbers", "word/numbering.xml"), ("core", "docProps/core.xml"),
                )
            }  # fmt: skip
    except _BROKEN:
        raise ImportRefused("broken_document") from None
    return _Document(parts).read()


class _Document:
    def __init__(self, parts: dict[str, Element]) -> None:
        self.body = parts["document"].find(f"{W}body")
        self.levels = _levels(parts["styles"])
        self.links = {
            one.get("Id"): one.get("Target", "") for one in parts["links"] if one.get("TargetMode") == "External"
        }
        self.ordered = _ordered(parts["numbers"])
        title = next((one.text for one in parts["core"] if one.tag.endswith("}title")), None)
        self.title = (title or "").strip() or None

    def read(self) -> tuple[str | None, list[Block]]:
        if self.body is None:
            raise ImportRefused("broken_document")
        blocks = list(self._blocks(self.body, 0))
        titled = next((b.text for b in blocks if b.kind == "heading" and b.level == 0), None)
        blocks = [b for b in blocks if not (b.kind == "heading" and b.level == 0)]
        if not any(b.kind == "heading" for b in blocks):  # nobody used styles: short bold lines are headings
            blocks = [_bold_heading(b) for b in blocks]
        first = next((b.text for b in blocks if b.kind == "heading"), None)
        alone = sum(b.kind == "heading" and b.level == 1 for b in blocks) == 1 and blocks[0].kind == "heading"
        return titled or self.title or (first if alone else None), _lists_joined(blocks)

    def _blocks(self, holder: Element, depth: int) -> Iterator[Block]:
        for node in holder:
            if node.tag == f"{W}p":
                yield from self._paragraph(node)
            elif node.tag == f"{W}tbl":
                cells = self._table(node, depth)
                if len(cells) == 1 and len(cells[0]) == 1:  # a frame around text
                    yield Block("text", cells[0][0])
                elif cells:
                    yield Block("table", cells=cells)
            elif node.tag == f"{W}sdt" and depth < DEPTH:  # a content control around paragraphs
                content = node.find(f"{W}sdtContent")
                gallery = node.find(f".//{W}docPartGallery")
                if content is not None and (gallery is None or "Contents" not in (gallery.get(f"{W}val") or "")):
                    yield from self._blocks(content, depth + 1)

    def _paragraph(self, node: Element) -> Iterator[Block]:
        text = self._text(node, 0).strip()
        if not text:
            return
        style = node.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        outline = node.find(f"{W}pPr/{W}outlineLvl")
        level = int(outline.get(f"{W}val", "9")) + 1 if outline is not None else self.levels.get(name)
        if level is not None and level < 10:
            yield Block("heading", text.replace("**", ""), level=level)
            return
        numbers = node.find(f"{W}pPr/{W}numPr/{W}numId")
        if numbers is not None and numbers.get(f"{W}val") != "0":
            depth = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
            at = int(depth.get(f"{W}val", "0")) if depth is not None else 0
            mark = "1." if (numbers.get(f"{W}val", ""), at) in self.ordered else "-"
            yield Block("text", f"{'  ' * min(at, 8)}{mark} {text}", level=-1)
            return
        yield Block("text", text)

    def _text(self, node: Element, depth: int) -> str:
        """Return a paragraph's runs as Markdown; deleted text of tracked changes is left out."""
        found: list[str] = []
        for child in node if depth < DEPTH else ():
            tag = child.tag.removeprefix(W)
            if tag == "r":
                found.append(_run(child))
            elif tag == "hyperlink":
                text = self._text(child, depth + 1).replace("**", "")
                target = self.links.get(child.get(f"{R}id"), "")
                found.append(
                    f"[{text}]({target})"
                    if target.startswith(("http://", "https://", "mailto:")) and text.strip()
                    else text
                )
            elif tag in ("ins", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml"):
                found.append(self._text(child, depth + 1))
        return "".join(found).replace("****", "")

    def _table(self, table: Element, depth: int) -> tuple[tuple[str, ...], ...]:
        rows: list[tuple[str, ...]] = []
        for row in table.findall(f"{W}tr"):
            cells: list[str] = []
            for cell in row.findall(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart" and rows and len(cells) < len(rows[-1]):
                    text = rows[-1][len(cells)]  # continues the cell above
                else:
                    inner = self._blocks(cell, depth + 1) if depth < DEPTH else ()
                    text = "\n".join(b.text or " ".join(" ".join(line) for line in b.cells) for b in inner).replace(
                        "**", ""
                    )
                cells += [text] * (min(int(span.get(f"{W}val", "1")), 50) if span is not None else 1)
            if any(cell.strip() for cell in cells):
                rows.append(tuple(cells))
        return tuple(rows)


def _run(run: Element) -> str:
    found: list[str] = []
    for child in run:
        tag = child.tag.removeprefix(W)
        if tag == "t":
            found.append(child.text or "")
        elif tag in ("br", "cr"):
            found.append("\n")
        elif tag == "tab":
            found.append(" ")
        elif tag == "noBreakHyphen":
            found.append("-")
    text = "".join(found)
    bold = run.find(f"{W}rPr/{W}b")
    if bold is not None and bold.get(f"{W}val", "1") not in ("0", "false") and text.strip():
        core = text.strip()
        return text[: len(text) - len(text.lstrip())] + f"**{core}**" + text[len(text.rstrip()) :]
    return text


def _levels(styles: Element) -> dict[str, int]:
    """Return the heading level of each style: by its name, its outline level, or what it is based on. A title is level 0."""
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        key, name, parent = style.get(f"{W}styleId", ""), style.find(f"{W}name"), style.find(f"{W}basedOn")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        label = (name.get(f"{W}val", "") if name is not None else "").strip()
        match = _HEADING.match(label)
        if match:
            found[key] = int(match[1])
        elif label.lower() in ("title", "标题"):
            found[key] = 0
        elif outline is not None and outline.get(f"{W}val", "9").isdigit() and int(outline.get(f"{W}val", "9")) < 9:
            found[key] = int(outline.get(f"{W}val", "9")) + 1
        elif parent is not None:
            based[key] = parent.get(f"{W}val", "")
    for key in based:
        above, steps = based.get(key), 0
        while above in based and above not in found and steps < DEPTH:
            above, steps = based[above], steps + 1
        if above in found:
            found.setdefault(key, found[above])
    return found


def _ordered(numbers: Element) -> set[tuple[str, int]]:
    """Return which (list, level) counts instead of showing bullets."""
    kinds = {
        one.get(f"{W}abstractNumId"): {
            int(level.get(f"{W}ilvl", "0"))
            for level in one.findall(f"{W}lvl")
            if (kind := level.find(f"{W}numFmt")) is not None and kind.get(f"{W}val") not in ("bullet", "none")
        }
        for one in numbers.findall(f"{W}abstractNum")
    }
    found = set()
    for one in numbers.findall(f"{W}num"):
        abstract = one.find(f"{W}abstractNumId")
        for level in kinds.get(abstract.get(f"{W}val") if abstract is not None else None, set()):
            found.add((one.get(f"{W}numId", ""), level))
    return found


def _bold_heading(block: Block) -> Block:
    bold = re.fullmatch(r"\*\*([^*\n]{1,60})\*\*", block.text) if block.kind == "text" and not block.level else None
    return Block("heading", bold[1], level=2) if bold and not bold[1].endswith(("。", "；", ".")) else block


def _lists_joined(blocks: list[Block]) -> list[Block]:
    """Join the points of a list, numbered anew, into one block."""
    found: list[Block] = []
    counts: dict[int, int] = {}
    for block in blocks:
        if block.kind != "text" or block.level != -1:
            found.append(block)
            counts = {}
            continue
        depth = len(block.text) - len(block.text.lstrip())
        counts = {level: n for level, n in counts.items() if level <= depth}
        counts[depth] = counts.get(depth, 0) + 1
        text = re.sub(r"^(\s*)1\. ", rf"\g<1>{counts[depth]}. ", block.text)
        if found and found[-1].level == -1:
            found[-1] = Block("text", f"{found[-1].text}\n{text}", level=-1)
        else:
            found.append(Block("text", text, level=-1))
    return found
