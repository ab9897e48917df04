"""A file's bytes into a header and rows of cells, whatever its form."""

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.document import to_rows
from zhike.knowledge.reading.docx import read_document
from zhike.knowledge.reading.encodings import decode, decode_page
from zhike.knowledge.reading.frontmatter import front_matter
from zhike.knowledge.reading.names import column_of
from zhike.knowledge.reading.page import Page
from zhike.knowledge.reading.pdf import read_pdf
from zhike.knowledge.reading.workbook import check_archive, read_workbook, too_many_rows
from zhike.knowledge.types import RowError

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_CELL = 100_000
MAX_PAGES = 500
FORMATS = ("csv", "xlsx", "jsonl", "md", "html", "docx", "pdf", "zip")
DOCUMENTS = frozenset(("html", "docx", "pdf"))
_BY_ENDING = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".pdf": "pdf", ".zip": "zip",
}  # fmt: skip
_BROKEN = {"xlsx": "broken_workbook", "docx": "broken_document", "pdf": "broken_pdf", "zip": "broken_archive"}
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_FIELD = re.compile(
    r"^\s*(?:[-*]\s*)?\**(相似问法?|相似问题|其他问法|similar(?: questions?)?|also asked|"
    r"标签|tags?|语言|locale|language|状态|state)\**\s*[:：]\**\s*(.*)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-*+]\s+(.+)$")
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells. Each row is (its number in the file, cells by column); ``errors`` are rows that could not be cut up.

    ``notes``: what a reader must know of the file as a whole, such as parts that were left out.
    """

    format: str
    encoding: str | None
    columns: tuple[str, ...]
    rows: list[tuple[int, dict[str, object]]]
    errors: list[RowError] = field(default_factory=list)
    notes: list[RowError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an installation takes in, and where a page is from (its links are made whole)."""

    max_bytes: int = MAX_BYTES
    max_pages: int = MAX_PAGES
    url: str = ""


def format_of(filename: str, data: bytes) -> str:
    """Return a file's form by its first bytes and its ending; raises ImportRefused for forms we do not read."""
    ending = PurePath(filename.replace("\\", "/")).suffix.lower()
    if data[:4] == b"PK\x03\x04":
        named = _BY_ENDING.get(ending)
        return named if named in ("docx", "zip") else "docx" if b"word/document.xml" in data else "xlsx"
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":  # what office programs wrote before 2007, and what they encrypt
        locked = ending in (".xlsx", ".docx") or "EncryptedPackage".encode("utf-16-le") in data
        old = "old_document" if ending == ".doc" or "WordDocument".encode("utf-16-le") in data else "old_workbook"
        raise ImportRefused("encrypted" if locked else old)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    found = _BY_ENDING.get(ending)
    if found is None:
        raise ImportRefused("format_unknown")
    if found in _BROKEN:  # it says what it is, and is not
        raise ImportRefused(_BROKEN[found])
    return found


def read_file(filename: str, data: bytes, limits: Limits | None = None) -> Sheet:
    """Return the rows of an uploaded file. Raises ImportRefused with a sentence that says what to do; never anything else."""
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        raise ImportRefused("too_large", limit=limits.max_bytes >> 20)
    if not data.strip(b"\x00 \r\n\t"):
        raise ImportRefused("empty")
    form = format_of(filename, data)
    if form == "xlsx":
        return _workbook(data)
    if form in DOCUMENTS:
        return _document(form, filename, data, limits)
    if form == "zip":
        return _folder(data)
    text, encoding = decode(data)
    text = text.lstrip("\ufeff").replace("\x00", "")
    if form == "jsonl":
        return _json(text, encoding)
    if form == "md":
        return _markdown(text, encoding)
    return _table("csv", encoding, csv_records(text))


def _document(form: str, filename: str, data: bytes, limits: Limits) -> Sheet:
    """Read a page, a text document or a PDF: a row for each section."""
    encoding, notes = None, list[RowError]()
    if form == "html":
        text, encoding = decode_page(data)
        page = Page(text, limits.url)
        title: str | None = page.title
        blocks = page.blocks()
    else:
        title, blocks, scanned = (*read_document(data), []) if form == "docx" else read_pdf(data, limits.max_pages)
        if scanned:
            notes.append(RowError(0, None, "pages_without_text", {"pages": spans(scanned), "count": len(scanned)}))
    rows = to_rows(title or PurePath(filename.replace("\\", "/")).stem or form, blocks)
    if len(rows) > MAX_ROWS:
        raise too_many_rows(MAX_ROWS)
    columns = tuple(dict.fromkeys(name for _, cells in rows for name in cells))
    return Sheet(form, encoding, columns, rows, notes=notes)


def spans(numbers: list[int]) -> str:
    """Return ascending numbers in words: 2, 5–7, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _workbook(data: bytes) -> Sheet:
    """Read the first sheet with questions and answers, and all that have the same header; the others are named in the notes.

    Row numbers of a further sheet go on from those before it.
    """
    tables = [(name, _table("xlsx", None, list(enumerate(cells, 1)))) for name, cells in read_workbook(data, MAX_ROWS)]
    if not tables:
        raise ImportRefused("no_rows")
    told = (one for _, one in tables if {"question", "answer"} <= {column_of(name) for name in one.columns})
    main = next(told, tables[0][1])
    rows, errors, notes = list(main.rows), list(main.errors), list[RowError]()
    after = _last_row(main)
    for name, one in tables:
        if one is main:
            continue
        if set(one.columns) != set(main.columns):
            notes.append(RowError(0, None, "sheet_left_out", {"sheet": name, "found": list(one.columns[:20])}))
            continue
        notes.append(RowError(0, None, "sheet_read", {"sheet": name, "count": len(one.rows), "after": after}))
        rows += [(after + number, cells) for number, cells in one.rows]
        errors += [replace(error, row=after + error.row) for error in one.errors]
        after += _last_row(one)
    if len(rows) + len(errors) > MAX_ROWS:
        raise too_many_rows(MAX_ROWS)
    return Sheet("xlsx", None, main.columns, rows, errors, notes)


def _last_row(sheet: Sheet) -> int:
    return max((*(row for row, _ in sheet.rows), *(error.row for error in sheet.errors)), default=1)


def _folder(data: bytes) -> Sheet:
    """Read a ZIP of Markdown files: an entry in each that begins with its fields, else a question under each heading."""
    check_archive(data, None, "broken_archive")
    rows: list[tuple[int, dict[str, object]]] = []
    errors: list[RowError] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(
            name
            for name in archive.namelist()
            if name.lower().endswith((".md", ".markdown")) and "__MACOSX" not in name
        )
        for number, name in enumerate(names, 1):
            try:
                text = decode(archive.read(name))[0].lstrip("\ufeff").replace("\x00", "")
                found = front_matter(text)
                made = [found] if found is not None else [cells for _, cells in _markdown(text, "").rows]
            except ImportRefused as refusal:
                errors.append(RowError(number, name[-80:], refusal.reason, refusal.params))
                continue
            except (zipfile.BadZipFile, KeyError, ValueError, OSError):
                raise ImportRefused("broken_archive") from None
            place = [part for part in PurePath(name).parts[:-1] if part not in (".", "..", "/")]
            rows += [(number, {"folder": place, **cells} if place else cells) for cells in made]
    if not rows and not errors:
        raise ImportRefused("no_rows")
    if len(rows) > MAX_ROWS:
        raise too_many_rows(MAX_ROWS)
    columns = tuple(dict.fromkeys(name for _, cells in rows for name in cells)) or ("question", "answer")
    return Sheet("zip", None, columns, rows, errors)


def csv_records(text: str, most: int = MAX_ROWS) -> list[tuple[int, list[object]]]:
    """Return records with the line each begins on; raises ImportRefused for more than ``most`` and for an open quotation."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[object]]] = []
    csv.field_size_limit(MAX_CELL * 4)
    begins = 1
    try:
        for cells in reader:
            rows.append((begins, list(cells)))
            begins = reader.line_num + 1
            if len(rows) > most + 1:
                raise too_many_rows(most)
        begins = _unclosed(text, delimiter) or 0
    except csv.Error:
        pass
    else:
        if not begins:
            return rows
    raise ImportRefused("broken_csv", line=begins)


def _unclosed(text: str, delimiter: str) -> int | None:
    """Return the line on which a quotation mark opens that never closes: it would swallow every row behind it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for _ in reader:
            begins = reader.line_num + 1
    except csv.Error as error:
        return begins if "unexpected end" in str(error) else None
    return None


def _delimiter(text: str) -> str:
    """Return the mark that the header uses most; a comma when there is one column."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    counts = {mark: header.count(mark) for mark in (",", "\t", ";", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _table(form: str, encoding: str | None, records: list[tuple[int, list[object]]]) -> Sheet:
    """Take the first record with cells as the header."""
    filled = [
        (number, cells) for number, cells in records if any(str(cell).strip() for cell in cells if cell is not None)
    ]
    if not filled:
        raise ImportRefused("no_rows")
    header = [("" if cell is None else str(cell)).strip() for cell in filled[0][1]]
    while header and not header[-1]:
        header.pop()
    rows, errors = [], []
    for number, cells in filled[1:]:
        extra = [cell for cell in cells[len(header) :] if cell not in (None, "")]
        if extra:
            errors.append(RowError(number, None, "too_many_cells"))
            continue
        rows.append((number, {name: cell for name, cell in zip(header, cells, strict=False) if name}))
    return Sheet(form, encoding, tuple(filter(None, header)), rows, errors)


def _json(text: str, encoding: str) -> Sheet:
    """Read one object a line, or one array of objects."""
    items: list[tuple[int, object]] = []
    errors: list[RowError] = []
    if text.lstrip().startswith("["):
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError):
            raise ImportRefused("broken_json") from None
        items = list(enumerate(whole, 1))
        if not items:
            raise ImportRefused("no_rows")
    else:
        for number, line in enumerate(
            text.split("\n"), 1
        ):  # a text in JSON may hold other line marks (U+2028) as they are
            if not line.strip():
                continue
            try:
                items.append((number, json.loads(line)))
            except (ValueError, RecursionError):
                errors.append(RowError(number, None, "bad_json"))
    if len(items) + len(errors) > MAX_ROWS:
        raise too_many_rows(MAX_ROWS)
    rows = [(number, item) for number, item in items if isinstance(item, dict)]
    errors += [RowError(number, None, "not_an_object") for number, item in items if not isinstance(item, dict)]
    columns = tuple(dict.fromkeys(str(key) for _, item in rows for key in item))
    return Sheet("jsonl", encoding, columns[:60], rows, errors)


def _markdown(text: str, encoding: str) -> Sheet:
    """Read headings as questions, what follows as answers. A first-level heading above others is only a title."""
    whole = front_matter(text)
    if whole is not None:
        return Sheet("md", encoding, tuple(whole), [(1, whole)])
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    levels = {len(match[1]) for match in map(_HEADING.match, _outside_fences(lines)) if match}
    if not levels:
        raise ImportRefused("no_headings")
    level = min(levels - {1}) if len(levels) > 1 else min(levels)
    rows: list[tuple[int, dict[str, object]]] = []
    columns = ["question", "answer"]
    body: list[str] = []
    fenced = False
    for number, line in enumerate(lines, 1):
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading and len(heading[1]) <= level:
            _close(rows, body)
            if len(heading[1]) == level:
                rows.append((number, {"question": heading[2]}))
            else:
                rows.append((number, {}))
            body = []
        else:
            body.append(line)
    _close(rows, body)
    rows = [(number, row) for number, row in rows if row.get("question")]
    columns += [name for name in ("similar", "tags", "locale", "state") if any(name in row for _, row in rows)]
    if len(rows) > MAX_ROWS:
        raise too_many_rows(MAX_ROWS)
    return Sheet("md", encoding, tuple(columns), rows)


def _outside_fences(lines: list[str]) -> list[str]:
    kept, fenced = [], False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            kept.append(line)
    return kept


def _close(rows: list[tuple[int, dict[str, object]]], body: list[str]) -> None:
    """Give the lines since the last heading to its row: fields such as ``相似问：`` first, the rest is the answer."""
    if not rows:
        return
    row = rows[-1][1]
    answer: list[str] = []
    listing: str | None = None
    for line in body:
        named = _FIELD.match(line) if not answer or listing else None
        bullet = _BULLET.match(line)
        if named:
            listing = _field_name(named[1])
            row[listing] = [named[2]] if named[2].strip() else []
        elif listing and bullet:
            values = row[listing]
            assert isinstance(values, list)
            values.append(bullet[1])
        elif line.strip() or answer:
            listing = None
            answer.append(line)
    row["answer"] = "\n".join(answer).strip()
    for name in ("locale", "state"):
        if isinstance(row.get(name), list):
            row[name] = " ".join(row[name])  # type: ignore[arg-type]


def _field_name(label: str) -> str:
    label = label.lower()
    if label.startswith(("标签", "tag")):
        return "tags"
    if label.startswith(("语言", "locale", "language")):
        return "locale"
    return "state" if label.startswith(("状态", "state")) else "similar"
