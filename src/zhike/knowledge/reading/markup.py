"""HTML into Markdown: what a page says, without its looks."""

import re
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "input",
        "select",
        "textarea",
        "option",
        "link",
        "meta",
        "head",
    ]
)
_SPACE = re.compile(r"\s+")


def markdown(node: LexborNode, base: str = "") -> str:
    """Return a node's content as Markdown."""
    return tidy_lines("\n\n".join(_blocks(node, base)))


def inline(node: LexborNode, base: str = "") -> str:
    """Return a node's content as one line of Markdown."""
    return _SPACE.sub(" ", "".join(spans(child, base) for child in children(node))).strip()


def plain(node: LexborNode) -> str:
    """Return a node's words on one line."""
    return _SPACE.sub(" ", "".join("" if one.tag in DROPPED else words(one) for one in children(node))).strip()


def words(node: LexborNode) -> str:
    """Return a node's text as it stands."""
    if is_text(node):
        return str(node.text_content or "")
    return "".join(words(child) for child in children(node) if child.tag not in DROPPED)


def children(node: LexborNode) -> list[LexborNode]:
    """Return a node's children, texts included."""
    return list(node.iter(include_text=True))


def is_text(node: LexborNode) -> bool:
    """Say whether a node is text."""
    return node.tag == "-text"


def tidy_lines(text: str) -> str:
    """Return text without spaces at line ends and with one empty line at most."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()


def address(base: str, link: str | None) -> str:
    """Return an absolute http(s) or mailto/tel address, or nothing."""
    try:
        full = urljoin(base, (link or "").strip())
        scheme = urlsplit(full).scheme
    except ValueError:
        return ""
    return (
        full
        if scheme in ("http", "https", "mailto", "tel") or (not scheme and base == "" and full.startswith("/"))
        else ""
    )


def _blocks(node: LexborNode, base: str) -> list[str]:
    """Return the blocks in a node; a run of inline nodes is one."""
    found: list[str] = []
    run: list[str] = []

    def flush() -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r"[^\S\n]+", " ", "".join(run))).strip()
        run.clear()
        if text:
            found.append(text)

    for child in children(node):
        if child.tag in DROPPED or child.tag == "-comment":
            continue
        if child.tag in BLOCKS:
            flush()
            text = block(child, base)
            if text:
                found.append(text)
        else:
            run.append(spans(child, base))
    flush()
    return found


def block(node: LexborNode, base: str) -> str:
    """Return one block element as Markdown."""
    tag = node.tag or ""
    if tag in ("ul", "ol"):
        return _list(node, base, tag == "ol")
    if tag == "pre":
        return f"```\n{words(node).strip(chr(10))}\n```"
    if tag == "blockquote":
        return "\n".join(f"> {line}" for line in markdown(node, base).split("\n"))
    if tag == "hr":
        return "---"
    if len(tag) == 2 and tag[0] == "h":
        text = inline(node, base).strip("* ")
        return f"**{text}**" if text else ""
    if tag == "table":
        return "\n".join("| " + " | ".join(row) + " |" for row in _with_rule(table_cells(node, base)))
    if tag in ("summary", "dt"):
        text = inline(node, base)
        return f"**{text}**" if text else ""
    return markdown(node, base)


def _with_rule(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    cells = [tuple(cell.replace("|", "\\|").replace("\n", " ") for cell in row) for row in rows]
    return [cells[0], ("---",) * len(cells[0]), *cells[1:]] if cells else []


def _list(node: LexborNode, base: str, numbered: bool) -> str:
    lines = []
    for number, item in enumerate((child for child in children(node) if child.tag == "li"), 1):
        text = markdown(item, base).replace("\n\n", "\n").replace("\n", "\n   " if numbered else "\n  ")
        if text:
            lines.append(f"{number}. {text}" if numbered else f"- {text}")
    return "\n".join(lines)


def spans(node: LexborNode, base: str) -> str:
    """Return an inline node as Markdown, spaces as they are."""
    if is_text(node):
        return _SPACE.sub(" ", str(node.text_content or ""))
    tag = node.tag or ""
    if tag in DROPPED or tag == "-comment":
        return ""
    if tag == "br":
        return "\n"
    if tag == "img":
        source = address(base, node.attributes.get("src") or node.attributes.get("data-src"))
        return f"![{_SPACE.sub(' ', node.attributes.get('alt') or '').strip()}]({source})" if source else ""
    inner = "".join(spans(child, base) for child in children(node))
    stripped = inner.strip()
    if not stripped:
        return " " if inner else ""
    if tag in ("b", "strong"):
        return _around(inner, "**")
    if tag in ("i", "em"):
        return _around(inner, "*")
    if tag in ("code", "kbd", "samp"):
        return _around(inner, "`")
    if tag == "a":
        target = address(base, node.attributes.get("href"))
        return f"[{stripped}]({target})" if target else inner
    return f"\n{inner}\n" if tag in BLOCKS else inner


def _around(text: str, mark: str) -> str:
    core = text.strip()
    return text[: len(text) - len(text.lstrip())] + mark + core + mark + text[len(text.rstrip()) :]


def table_cells(table: LexborNode, base: str = "") -> list[tuple[str, ...]]:
    """Return a table's rows, spans filled in: a cell that spans is said in every row and column it covers."""
    grid: list[tuple[str, ...]] = []
    carried: dict[int, tuple[int, str]] = {}
    for row in table.css("tr"):
        cells: list[str] = []
        queue = [cell for cell in children(row) if cell.tag in ("td", "th")]
        while queue or len(cells) in carried:
            column = len(cells)
            if column in carried:
                left, text = carried.pop(column)
                cells.append(text)
                if left > 1:
                    carried[column] = (left - 1, text)
                continue
            cell = queue.pop(0)
            text = _SPACE.sub(" ", markdown(cell, base)).strip()
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    carried[len(cells)] = (_span(cell, "rowspan") - 1, text)
                cells.append(text)
        if any(cells):
            grid.append(tuple(cells))
    return grid


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(max(int(value), 1), 50) if value.isdigit() and len(value) < 4 else 1
