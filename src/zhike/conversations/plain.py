"""What a Markdown message says in one plain line, as lists show it. No I/O."""

import re

FENCE = re.compile(r"^\s*(```|~~~).*$", re.MULTILINE)
RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$", re.MULTILINE)
TABLE_RULE = re.compile(r"^(?=[^\n]*\|)(?=[^\n]*-)[|:\- \t]+$", re.MULTILINE)
LEAD = re.compile(r"^[ \t]*(?:(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+|>)+", re.MULTILINE)
TASK = re.compile(r"^\[[ xX]\][ \t]+", re.MULTILINE)
TAIL = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\s]*(?:\s+\"[^\"\n]*\")?\)")
LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s]*(?:\s+\"[^\"\n]*\")?\)")
ADDRESS = re.compile(r"<((?:https?://|mailto:)[^>\s]+)>")
CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
STRONG = re.compile(r"(\*\*\*|\*\*|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
STARRED = re.compile(r"(?<![*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^\n]+?)(?<=[^\s_])\1(?!\w)")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
CELL = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$", re.MULTILINE)
HELD = "\ue000"  # a private-use sign: stands for an escaped one while markup is taken away


def plain_text(markdown: str) -> str:
    """Return the words of a Markdown text on one line: no marks, no link targets, what is no markup untouched."""
    kept: list[str] = []

    def hold(found: re.Match[str]) -> str:
        kept.append(found.group(found.lastindex or 0))
        return HELD

    text = markdown.replace(HELD, "")
    text = FENCE.sub("", text)
    text = ESCAPE.sub(hold, text)
    text = TABLE_RULE.sub("", RULE.sub("", text))
    text = TAIL.sub("", TASK.sub("", LEAD.sub("", text)))
    text = CELL.sub(lambda row: " ".join(cell.strip() for cell in row[1].split("|")), text)
    text = LINK.sub(r"\1", IMAGE.sub(r"\1", text))
    text = ADDRESS.sub(r"\1", text)
    text = CODE.sub(r"\2", text)
    for _ in range(2):  # one kind of emphasis may stand within another
        text = STRONG.sub(r"\2", text)
        text = UNDERLINED.sub(r"\2", STARRED.sub(r"\1", text))
    signs = iter(kept)
    text = re.sub(HELD, lambda _: next(signs, ""), text)
    return " ".join(text.split())
