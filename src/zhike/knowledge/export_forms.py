"""Entries as files: CSV, XLSX, JSONL, a ZIP of Markdown files, an HTML page. Each form reads back as the same entries."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Protocol

from markdown_it import MarkdownIt
from openpyxl import Workbook

from zhike.knowledge.reading.frontmatter import with_front_matter
from zhike.knowledge.reading.rows import FORMULA
from zhike.knowledge.types import Entry

COLUMNS = (
    ("question", "问题"), ("similar", "相似问法"), ("answer", "答案"), ("tags", "标签"), ("locale", "语言"), ("state", "状态"),
    ("kind", "类型"), ("summary", "摘要"), ("answers_by_inbox", "分渠道答案"), ("valid_from", "生效时间"), ("valid_until", "失效时间"),
    ("audience", "受众"), ("folder", "文件夹"),
)  # fmt: skip
MAX_XLSX_CELL = 32_767
_DIVIDES = re.compile(r"[|｜\n;；]|^\[|^\s|\s$")
_TAG_DIVIDES = re.compile(r"[|｜\n;；,，、]|^\[")
_FOLDER_DIVIDES = re.compile(r"[/›>]|^\[")
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f#%]+')
_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True, slots=True)
class Shelved:
    """An entry and the names of the folders above it."""

    entry: Entry
    folder: tuple[str, ...]


class Form(Protocol):
    """Writes a file piece by piece."""

    media_type: str
    ending: str

    def begin(self) -> bytes: ...
    def add(self, items: Sequence[Shelved]) -> bytes: ...
    def end(self) -> bytes: ...


def fields(item: Shelved) -> dict[str, Any]:
    """Return what a file says of an entry, lists as lists."""
    entry = item.entry
    return {
        "question": entry.question, "similar": list(entry.similar), "answer": entry.answer, "tags": list(entry.tags),
        "locale": entry.locale, "state": entry.state, "kind": entry.kind, "summary": entry.summary,
        "answers_by_inbox": dict(entry.variants), "valid_from": entry.valid_from.isoformat() if entry.valid_from else "",
        "valid_until": entry.valid_until.isoformat() if entry.valid_until else "", "audience": entry.audience,
        "folder": list(item.folder),
    }  # fmt: skip


def cells(item: Shelved) -> list[str]:
    """Return an entry as cells of a table; what a spreadsheet would run as a formula gets an apostrophe before it."""
    found = fields(item)
    found["similar"] = _joined(found["similar"], "\n", _DIVIDES)
    found["tags"] = _joined(found["tags"], "、", _TAG_DIVIDES)
    found["folder"] = _joined(found["folder"], "/", _FOLDER_DIVIDES)
    found["answers_by_inbox"] = (
        json.dumps(found["answers_by_inbox"], ensure_ascii=False) if found["answers_by_inbox"] else ""
    )
    return [guarded(str(found[name])) for name, _ in COLUMNS]


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs; the reader takes the apostrophe back."""
    risky = text.startswith(FORMULA[:-1]) or (text.startswith("'") and text[1:].startswith(FORMULA))
    return f"'{text}" if risky else text


def _joined(parts: list[str], mark: str, divides: re.Pattern[str]) -> str:
    return json.dumps(parts, ensure_ascii=False) if any(divides.search(part) for part in parts) else mark.join(parts)


def header(language: str) -> list[str]:
    """Return the names of the columns."""
    return [zh if language.startswith("zh") else name for name, zh in COLUMNS]


class CsvForm:
    """CSV in UTF-8 with its mark, as spreadsheet programs want it."""

    media_type, ending = "text/csv; charset=utf-8", "csv"

    def __init__(self, language: str) -> None:
        self.language = language

    def begin(self) -> bytes:
        """Return the header."""
        return b"\xef\xbb\xbf" + _csv([header(self.language)])

    def add(self, items: Sequence[Shelved]) -> bytes:
        """Return the rows."""
        return _csv(map(cells, items))

    def end(self) -> bytes:
        """Return nothing."""
        return b""


def _csv(rows: Iterator[list[str]] | Sequence[list[str]] | Any) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()


class JsonlForm:
    """One JSON object a line."""

    media_type, ending = "application/x-ndjson", "jsonl"

    def begin(self) -> bytes:
        """Return nothing."""
        return b""

    def add(self, items: Sequence[Shelved]) -> bytes:
        """Return a line for each."""
        return "".join(json.dumps(fields(item), ensure_ascii=False) + "\n" for item in items).encode()

    def end(self) -> bytes:
        """Return nothing."""
        return b""


class XlsxForm:
    """A workbook. It is whole only at its end: rows wait on disk, not in memory."""

    media_type, ending = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"

    def __init__(self, language: str) -> None:
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet("知识" if language.startswith("zh") else "Knowledge")
        self.sheet.append(header(language))

    def begin(self) -> bytes:
        """Return nothing."""
        return b""

    def add(self, items: Sequence[Shelved]) -> bytes:
        """Keep the rows."""
        for item in items:
            self.sheet.append([_ILLEGAL.sub("", text)[:MAX_XLSX_CELL] for text in cells(item)])
        return b""

    def end(self) -> bytes:
        """Return the workbook."""
        stream = io.BytesIO()
        self.book.save(stream)
        return stream.getvalue()


_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class _Tail(io.RawIOBase):
    """What a ZIP writes, to be taken piece by piece; it cannot go back, so sizes follow their files."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(self.pieces[-1])

    def take(self) -> bytes:
        taken = b"".join(self.pieces)
        self.pieces.clear()
        return taken


class MarkdownForm:
    """A ZIP of folders with a Markdown file for each entry; its fields stand at the head."""

    media_type, ending = "application/zip", "zip"

    def __init__(self) -> None:
        self.tail = _Tail()
        self.archive = zipfile.ZipFile(self.tail, "w", zipfile.ZIP_DEFLATED)
        self.count = 0

    def begin(self) -> bytes:
        """Return nothing."""
        return b""

    def add(self, items: Sequence[Shelved]) -> bytes:
        """Return the files."""
        for item in items:
            self.count += 1
            head = {
                name: value for name, value in fields(item).items() if name != "answer" and value not in ("", [], {})
            }
            name = f"{self.count:05d}-{_UNSAFE.sub(' ', item.entry.question).strip()[:40] or 'entry'}.md"
            place = "/".join(_UNSAFE.sub(" ", part).strip(" .") or "_" for part in item.folder)
            self.archive.writestr(f"{place}/{name}" if place else name, with_front_matter(head, item.entry.answer))
        return self.tail.take()

    def end(self) -> bytes:
        """Return the archive's directory."""
        self.archive.close()
        return self.tail.take()


class HtmlForm:
    """A page that people read (a question opens to its answer) and programs too (schema.org's FAQPage)."""

    media_type, ending = "text/html; charset=utf-8", "html"

    def __init__(self, title: str) -> None:
        self.title = title

    def begin(self) -> bytes:
        """Return the page's head."""
        return (
            f'<!doctype html>\n<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
            f"<title>{escape(self.title)}</title><style>body{{max-width:46rem;margin:2rem auto;padding:0 1rem;"
            "font-family:system-ui,sans-serif;line-height:1.6}summary{cursor:pointer;font-weight:600}img{max-width:100%}table{border-collapse:collapse}"
            f"td,th{{border:1px solid #ccc;padding:.3em .6em}}</style></head>\n<body><main><h1>{escape(self.title)}</h1>\n"
        ).encode()

    def add(self, items: Sequence[Shelved]) -> bytes:
        """Return the entries, for people and as data."""
        shown = "".join(
            f'<details lang="{item.entry.locale}"><summary>{escape(item.entry.question)}</summary>'
            f"{_markdown.render(item.entry.answer)}</details>\n"
            for item in items
        )
        data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [_question(item) for item in items]}
        text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        return f'{shown}<script type="application/ld+json">{text}</script>\n'.encode()

    def end(self) -> bytes:
        """Return the page's foot."""
        return b"</main></body></html>\n"


def _question(item: Shelved) -> dict[str, Any]:
    entry = item.entry
    own = {name: value for name, value in fields(item).items() if name not in ("question", "answer")}
    answer = {"@type": "Answer", "text": entry.answer, "encodingFormat": "text/markdown"}
    return {
        "@type": "Question",
        "name": entry.question,
        "inLanguage": entry.locale,
        "acceptedAnswer": answer,
        "zhike": own,
    }


FORMS: dict[str, Callable[[str, str], Form]] = {
    "csv": lambda language, _title: CsvForm(language),
    "xlsx": lambda language, _title: XlsxForm(language),
    "jsonl": lambda _language, _title: JsonlForm(),
    "md": lambda _language, _title: MarkdownForm(),
    "html": lambda _language, title: HtmlForm(title),
}
