"""A page of HTML into blocks: its main content without navigation and footer, and what is FAQ in it."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from zhike.knowledge.reading.document import Block, asks
from zhike.knowledge.reading.markup import BLOCKS, DROPPED, block, children, markdown, plain, spans, table_cells, words
from zhike.language import fold

_NOISE_TAGS = (
    "nav, footer, aside, dialog, menu, [role=navigation], [role=banner], [role=contentinfo], [role=search], "
    "[role=dialog], [aria-hidden=true], [hidden]"
)
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|sidebar|side-bar|footer|site-header|topbar|breadcrumbs?|cookies?|advert\w*|ads?|banner|pagination|pager|"
    r"share|social|related|recommend\w*|comments?|toc|popup|modal|skip-link|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CONTAINERS = frozenset(
    ["div", "section", "article", "main", "body", "header", "figure", "center", "fieldset", "form", "tbody"]
)
MAX_LINKS = 0.6  # of a block's words in links: more is a list of links


class Page:
    """One parsed page."""

    def __init__(self, text: str, url: str = "") -> None:
        self.tree = LexborHTMLParser(text)
        base = self.tree.css_first("base[href]")
        self.url = urljoin(url, base.attributes.get("href") or "") if base is not None else url

    @property
    def title(self) -> str:
        """Return the page's title: its first heading, else what the browser shows without the site's name."""
        for query in ("main h1", "article h1", "h1"):
            node = self.tree.css_first(query)
            if node is not None and plain(node):
                return plain(node)
        node = self.tree.css_first("title")
        return re.split(r"\s+[|–—_-]\s+|_", plain(node))[0].strip() if node is not None else ""

    def blocks(self) -> list[Block]:
        """Return the page's blocks: FAQ from its data first, then its main content."""
        known = list(self._data()) + list(self._microdata())
        asked = {fold(one.text) for one in known}
        self._disclosures()
        self._clear()
        main = self._main()
        found = list(_walk(main, self.url)) if main is not None else []
        return [*known, *_drop_asked(found, asked)]

    def _data(self) -> Iterator[Block]:
        """Read schema.org's FAQPage in JSON-LD."""
        for script in self.tree.css('script[type="application/ld+json"]'):
            try:
                value = json.loads(words_of(script))
            except (ValueError, RecursionError):
                continue
            for item in _questions(value):
                made = _asked(item, self.url)
                if made is not None:
                    yield made

    def _microdata(self) -> Iterator[Block]:
        for node in self.tree.css('[itemtype$="schema.org/Question"]'):
            name = node.css_first('[itemprop="name"]')
            answer = node.css_first(
                '[itemprop="acceptedAnswer"] [itemprop="text"], [itemprop="suggestedAnswer"] [itemprop="text"]'
            )
            if name is not None and answer is not None and plain(name):
                yield Block("faq", name.attributes.get("content") or plain(name), answer=markdown(answer, self.url))
                node.decompose()

    def _disclosures(self) -> None:
        """A button that opens a named part is a question: make it a heading."""
        for button in self.tree.css("button[aria-controls]"):
            target = button.attributes.get("aria-controls") or ""
            part = self.tree.css_first(f'[id="{target}"]') if re.fullmatch(r"[\w:.-]{1,100}", target) else None
            if (
                part is None
                or not plain(button)
                or (part.css_first("nav, ul a") is not None and not asks(plain(button)))
            ):
                continue
            for name in ("hidden", "aria-hidden", "style"):
                if name in part.attributes:
                    del part.attrs[name]
            holder = button.parent
            if holder is not None and holder.tag in _HEADINGS:
                button.unwrap()
            else:
                button.attrs["data-asked"] = "1"

    def _clear(self) -> None:
        keep = self.tree.css_first("main, [role=main], article")
        for node in self.tree.css(_NOISE_TAGS):
            if node.tag != "aside" or keep is None or not _inside(node, keep) or _link_share(node) > 0.3:
                node.decompose()
        for node in self.tree.css("header"):
            if not any(up.tag in ("main", "article", "section") for up in _up(node)):
                node.decompose()
        for node in self.tree.css("[class], [id], [style]"):
            named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
            if node.tag in ("html", "body", "main", "article"):
                continue
            if _HIDDEN.search(node.attributes.get("style") or "") or (
                _NOISE.search(named) and node.css_first("h1, details, dl, table") is None
            ):
                node.decompose()

    def _main(self) -> LexborNode | None:
        """Return the element that holds the content: what is marked as main, else all of the body."""
        for query in ("main", "[role=main]", "article"):
            nodes = self.tree.css(query)
            if len(nodes) == 1 and len(words(nodes[0])) >= 0.3 * len(words(self.tree.body or nodes[0])):
                return nodes[0]
        return self.tree.body


def words_of(script: LexborNode) -> str:
    """Return a script's text."""
    return "".join(str(child.text_content or "") for child in children(script))


def _questions(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 12:
        return
    if isinstance(value, list):
        for item in value:
            yield from _questions(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if "Question" in (kinds if isinstance(kinds, list) else [kinds]):
            yield value
        else:
            for key in ("@graph", "mainEntity", "hasPart", "itemListElement", "item"):
                yield from _questions(value.get(key), depth + 1)


def _asked(item: dict[str, Any], url: str) -> Block | None:
    answers = item.get("acceptedAnswer") or item.get("suggestedAnswer")
    answer = answers[0] if isinstance(answers, list) and answers else answers
    name, text = item.get("name") or item.get("text"), answer.get("text") if isinstance(answer, dict) else None
    if not isinstance(name, str) or not isinstance(text, str) or not name.strip():
        return None
    extra: dict[str, object] = {}
    if isinstance(answer, dict) and answer.get("encodingFormat") == "text/markdown":
        own = item.get("zhike")  # written by our export: taken as it stands
        extra = {"question": name, "answer": text, **own} if isinstance(own, dict) else {}
    else:
        text = markdown(LexborHTMLParser(text).body, url) if "<" in text or "&" in text else text  # type: ignore[arg-type]
    for ours, theirs in (("similar", "alternateName"), ("tags", "keywords"), ("locale", "inLanguage")):
        if ours not in extra and item.get(theirs):
            extra[ours] = item[theirs]
    return Block("faq", name, answer=text, extra=extra)


def _walk(node: LexborNode, base: str) -> Iterator[Block]:
    """Return the blocks of a container in order."""
    run: list[str] = []

    def flush() -> Iterator[Block]:
        text = "\n\n".join(run).strip()
        run.clear()
        if text:
            yield Block("text", text)

    for child in children(node):
        tag = child.tag or ""
        if tag in DROPPED or tag == "-comment":
            continue
        special = list(_special(child, tag, base))
        if special:
            yield from flush()
            yield from special
        elif (
            tag in _CONTAINERS
            and child.css_first("h1, h2, h3, h4, h5, h6, details, dl, table, p, div, button[data-asked]") is not None
        ):
            yield from flush()
            yield from _walk(child, base)
        elif tag not in ("button", "form") and _link_share(child) <= MAX_LINKS:
            text = block(child, base) if tag in BLOCKS else inline_run(child, base)
            if text:
                run.append(text)
    yield from flush()


def inline_run(node: LexborNode, base: str) -> str:
    """Return a stray inline node as text."""
    return re.sub(r"\s+", " ", spans(node, base)).strip()


def _special(node: LexborNode, tag: str, base: str) -> Iterator[Block]:
    if tag in _HEADINGS:
        if plain(node):
            yield Block("heading", plain(node), level=int(tag[1]))
    elif tag == "button" and "data-asked" in node.attributes:
        yield Block("heading", plain(node), level=7)
    elif tag == "details":
        summary = node.css_first("summary")
        asked = plain(summary) if summary is not None else ""
        if summary is not None:
            summary.decompose()
        if asked:
            yield Block("faq", asked, answer=markdown(node, base))
    elif tag == "dl":
        yield from _definitions(node, base)
    elif tag == "table":
        cells = table_cells(node, base)
        if len(cells) > 1 and len(cells[0]) > 1:
            yield Block("table", cells=_headed(node, cells))


def _headed(table: LexborNode, cells: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """A table whose header stands on the left is turned, so that its header comes first."""
    rows = [[cell.tag for cell in children(row) if cell.tag in ("td", "th")] for row in table.css("tr")]
    left = (
        all(row and row[0] == "th" and "th" not in row[1:] for row in rows if row)
        and len({len(row) for row in cells}) == 1
    )
    if left and len(cells[0]) > 2:
        return tuple(zip(*cells, strict=True))
    if left:
        return (("", ""), *cells)
    return tuple(cells)


def _definitions(node: LexborNode, base: str) -> Iterator[Block]:
    term = ""
    meant: list[str] = []
    for child in [*node.css("dt, dd")]:
        if child.tag == "dt":
            if term and meant:
                yield Block("faq", term, answer="\n\n".join(meant))
                meant = []
            elif term:
                term = f"{term} / "
            term = term + plain(child) if term.endswith(" / ") else plain(child)
        else:
            meant.append(markdown(child, base))
    if term and meant:
        yield Block("faq", term, answer="\n\n".join(meant))


def _drop_asked(found: list[Block], asked: set[str]) -> Iterator[Block]:
    """Leave out what the page's own data said already."""
    skipping = 0
    for one in found:
        if one.kind == "heading":
            skipping = (
                one.level if fold(one.text) in asked else 0 if not skipping or one.level <= skipping else skipping
            )
        if skipping or (one.kind == "faq" and fold(one.text) in asked):
            continue
        yield one


def _link_share(node: LexborNode) -> float:
    if node.tag == "-text" or node.tag == "a":
        return 0.0
    links = sum(len(plain(link)) for link in node.css("a"))
    return links / max(len(plain(node)), 1) if links > 8 else 0.0


def _up(node: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def _inside(node: LexborNode, holder: LexborNode) -> bool:
    return any(up.mem_id == holder.mem_id for up in _up(node))
