"""Markdown as the widget reads it (web/widget/src/markdown; one list of samples holds both to the same reading), as HTML.

No HTML is recognised, so nothing that somebody wrote becomes markup.
"""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from zhike.api.help.html import Html, h

MARKER = re.compile(r" {0,3}(?:([-*+•]|[0-9]{1,4}[.)])\s+|([0-9]{1,4}、)\s*)(.*)")
FENCE = re.compile(r" {0,3}(```|~~~)")
RULE = re.compile(r" {0,3}([-*_])( *\1){2,} *")
HEADING = re.compile(r" {0,3}#{1,6}\s")
QUOTE = re.compile(r" {0,3}>")
INDENTED = re.compile(r"(\t| {2,})\S")
DIVIDER = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*")
MAX_BLOCKS, MAX_INLINES, MAX_LENGTH = 4, 6, 40_000
SCHEMES = ("http", "https", "mailto", "tel")
OWN_PICTURE = re.compile(r"/api/v1/knowledge/pictures/[A-Za-z0-9_-]+")


def markdown(source: str) -> Html:
    """Return a whole answer; past a limit it is shown as it stands."""
    if len(source) > MAX_LENGTH:
        return h("div", {"class": "md"}, h("pre", None, h("code", None, source)))
    return h("div", {"class": "md"}, _blocks(re.sub(r"\r\n?", "\n", source).split("\n"), 0))


def plain(source: str) -> str:
    """Return an answer's words without its marks, for summaries and search engines."""
    text = re.sub(r"<[^>]*>", " ", str(markdown(source)).replace("</p>", " ").replace("<br>", " "))
    for code, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        text = text.replace(code, character)
    return " ".join(text.split())


def safe_url(raw: str, schemes: tuple[str, ...] = SCHEMES) -> str | None:
    """Return the address when it is one that a reader may be sent to."""
    cleaned = raw.strip()
    if any(ord(c) <= 32 for c in cleaned):
        return None
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return None
    fits = parts.scheme.lower() in schemes and (parts.scheme.lower() not in ("http", "https") or parts.netloc)
    return cleaned if fits else None


def _blocks(lines: list[str], depth: int) -> list[Html]:
    out, at = [], 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif FENCE.match(line):
            block, at = _fence(lines, at)
            out.append(block)
        elif RULE.fullmatch(line):
            out.append(h("hr"))
            at += 1
        elif HEADING.match(line):
            out.append(h("h2", None, _inline(re.sub(r"^\s*#{1,6}\s+|\s+#*\s*$", "", line))))
            at += 1
        else:
            block, at = _longer(lines, at, depth)
            out.append(block)
    return out


def _longer(lines: list[str], at: int, depth: int) -> tuple[Html, int]:
    """Read a block that may hold others, a table, or a paragraph."""
    line = lines[at]
    if depth < MAX_BLOCKS and QUOTE.match(line):
        inner = []
        while at < len(lines) and QUOTE.match(lines[at]):
            inner.append(re.sub(r"^ {0,3}> ?", "", lines[at]))
            at += 1
        return h("blockquote", None, _blocks(inner, depth + 1)), at
    if depth < MAX_BLOCKS and MARKER.fullmatch(line):
        return _list(lines, at, depth)
    if "|" in line and at + 1 < len(lines) and DIVIDER.fullmatch(lines[at + 1]):
        return _table(lines, at)
    text = [line]
    at += 1
    while at < len(lines) and lines[at].strip():
        line = lines[at]
        if (
            FENCE.match(line)
            or re.match(r" {0,3}(>|#{1,6}\s)", line)
            or (depth < MAX_BLOCKS and MARKER.fullmatch(line))
        ):
            break
        text.append(line)
        at += 1
    return h("p", None, _inline("\n".join(one.strip() for one in text))), at


def _fence(lines: list[str], at: int) -> tuple[Html, int]:
    found = FENCE.match(lines[at])
    mark, at, text = found[1] if found else "```", at + 1, []
    while at < len(lines) and not lines[at].strip().startswith(mark):
        text.append(lines[at])
        at += 1
    return h("pre", None, h("code", None, "\n".join(text))), at + 1


def _list(lines: list[str], at: int, depth: int) -> tuple[Html, int]:
    first = MARKER.fullmatch(lines[at])
    assert first is not None
    ordered, items = _is_number(first), list[list[str]]()
    while at < len(lines):
        line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
        marker = MARKER.fullmatch(line)
        if marker and _is_number(marker) == ordered:
            items.append([marker[3] or ""])
        elif items and INDENTED.match(line):
            items[-1].append(re.sub(r"^(\t| {2,4})", "", line))
        elif not line.strip() and INDENTED.match(after):
            items[-1].append(line)
        elif line.strip() or not MARKER.fullmatch(after):
            break
        at += 1
    shown = [h("li", None, _blocks(item, depth + 1)) for item in items]
    start = re.match(r"[0-9]+", first[1] or first[2] or "")
    return (
        h("ol", {"start": str(int(start[0]) or 1) if start else "1"}, shown) if ordered else h("ul", None, shown)
    ), at


def _is_number(marker: re.Match[str]) -> bool:
    return any(c.isdigit() for c in marker[1] or marker[2] or "")


def _table(lines: list[str], at: int) -> tuple[Html, int]:
    def row(tag: str, line: str) -> Html:
        cells = re.sub(r"^\||\|$", "", line.strip()).split("|")
        return h("tr", None, [h(tag, None, _inline(cell.strip())) for cell in cells])

    head, rows, at = row("th", lines[at]), [], at + 2
    while at < len(lines) and "|" in lines[at]:
        rows.append(row("td", lines[at]))
        at += 1
    return h("div", {"class": "table"}, h("table", None, h("thead", None, head), h("tbody", None, rows))), at


def _image(m: re.Match[str], _depth: int) -> Html | None:
    src = m[2] if OWN_PICTURE.fullmatch(m[2]) else safe_url(m[2], ("http", "https"))
    look: dict[str, str | bool | None] = {"src": src, "alt": m[1], "loading": "lazy", "referrerpolicy": "no-referrer"}
    return h("img", look) if src else None


def _link(m: re.Match[str], depth: int) -> Html | None:
    href = safe_url(m[2])
    return h("a", _away(href), _inline(m[1], depth + 1)) if href else None


def _bare(m: re.Match[str], _depth: int) -> Html | None:
    href = safe_url(m[0])
    return h("a", _away(href), m[0]) if href else None


def _away(href: str) -> dict[str, str | bool | None]:
    return {"href": href, "target": "_blank", "rel": "noopener noreferrer nofollow"}


def _around(tag: str) -> Callable[[re.Match[str], int], str | None]:
    return lambda m, depth: h(tag, None, _inline(m[1], depth + 1))


RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], str | None]], ...] = (
    (re.compile(r"\\([\\`*_~\[\]()#>!.-])"), lambda m, _: m[1]),
    (re.compile(r"`([^`\n]{1,2000})`"), lambda m, _: h("code", None, m[1])),
    (re.compile(r"!\[([^\]\n]{0,300})\]\(([^()\s]{1,2000})\)"), _image),
    (re.compile(r"\[([^\]\n]{1,300})\]\(([^()\s]{1,2000})\)"), _link),
    (re.compile(r"\*\*(?=\S)([^\n]{0,600}?\S)\*\*"), _around("strong")),
    (re.compile(r"~~(?=\S)([^\n]{0,600}?\S)~~"), _around("del")),
    (re.compile(r"\*(?=[^\s*])([^*\n]{0,600}[^\s*])\*"), _around("em")),
    (re.compile(r"https?://[^\s<>\"'`，。；：！？、（）《》【】“”‘’]+"), _bare),
    (re.compile(r"\n"), lambda _m, _: h("br")),
)


def _inline(source: str, depth: int = 0) -> list[str]:
    """Read a paragraph's text: each step takes the leftmost rule; what no rule takes stays text.

    Each rule's next match is kept until the text behind it is reached, and no span is endless: the time is linear.
    """
    out, at = list[str](), 0
    nearest: list[re.Match[str] | None] = [rule.search(source) for rule, _ in RULES] if depth <= MAX_INLINES else []
    while True:
        for n, match in enumerate(nearest):
            if match is not None and match.start() < at:
                nearest[n] = RULES[n][0].search(source, at)
        found = [(m.start(), n, m) for n, m in enumerate(nearest) if m is not None]
        if not found:
            break
        start, n, match = min(found, key=lambda one: one[:2])
        made = RULES[n][1](match, depth)
        out += [source[at:start], match[0] if made is None else made]
        at = match.end()
    return [part for part in [*out, source[at:]] if part]
