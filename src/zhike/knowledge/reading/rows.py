"""Rows of cells into entry drafts: columns by their many names, errors by row, duplicates found."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.names import FIELDS, column_of
from zhike.knowledge.reading.read import MAX_CELL, Sheet
from zhike.knowledge.rules import clean, guess_locale, problems
from zhike.knowledge.types import EntryDraft, RowError
from zhike.language import fold, tidy

_LOCALES = {
    "zh": "zh",
    "cn": "zh",
    "chinese": "zh",
    "中文": "zh",
    "简体中文": "zh",
    "汉语": "zh",
    "en": "en",
    "english": "en",
    "英文": "en",
    "英语": "en",
}
_STATES = {
    "published": "published", "已发布": "published", "发布": "published", "上线": "published", "启用": "published",
    "true": "published", "1": "published",
    "draft": "draft", "草稿": "draft", "未发布": "draft", "停用": "draft", "false": "draft", "0": "draft",
}  # fmt: skip
_STATES |= {"archived": "archived", "已归档": "archived", "归档": "archived"}
_KINDS = {"faq": "faq", "问答": "faq", "常见问题": "faq", "article": "article", "文章": "article", "passage": "article"}
_AUDIENCES = {
    "customer": "customer", "customers": "customer", "客户": "customer", "顾客": "customer", "public": "customer",
    "agent": "agent", "agents": "agent", "客服": "agent", "内部": "agent", "internal": "agent",
}  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_LIST_MARK = re.compile(r"[|｜\n]+|(?<=[?？])\s*[;；]\s*")
_SOFT_LIST_MARK = re.compile(r"[|｜\n;；]+")
_TAG_MARK = re.compile(r"[|｜\n;；,，、]+")
MAX_ERRORS = 500


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row that became an entry draft; ``folder`` is the path of names it belongs under, ``page`` where a document says it."""

    row: int
    draft: EntryDraft
    folder: tuple[str, ...] = ()
    page: int | None = None
    given: frozenset[str] = frozenset()  # the fields that the file speaks of: others stay as they are


def parse_rows(
    sheet: Sheet, default_locale: str, mapping: Mapping[str, str] | None = None
) -> tuple[list[ParsedRow], list[RowError]]:
    """Return the drafts and the errors of a sheet. ``mapping``: our field → the file's column, where names do not show it.

    Raises ImportRefused when there is no column for questions or for answers, or no row below them.
    """
    columns = match_columns(sheet.columns, mapping or {})
    for needed in ("question", "answer"):
        if needed not in columns:
            raise ImportRefused("column_missing", needed=needed, found=list(sheet.columns[:20]))
    if not sheet.rows and not sheet.errors:
        raise ImportRefused("no_rows")
    rows: list[ParsedRow] = []
    errors = list(sheet.errors)
    seen: dict[tuple[str, str], int] = {}
    for number, cells in sheet.rows:
        if sheet.format in ("csv", "xlsx"):
            cells = {name: unguarded(value) for name, value in cells.items()}
        found, draft = _row(number, cells, columns, default_locale)
        if draft is not None and not found:
            key = (draft.locale, fold(draft.question))
            if key in seen:
                found = [RowError(number, columns["question"], "duplicate_in_file", {"other": seen[key]})]
            else:
                seen[key] = number
                page = cells.get("page")
                given = frozenset(columns)
                rows.append(
                    ParsedRow(number, draft, _folder(cells, columns), page if isinstance(page, int) else None, given)
                )
        errors += found
    return rows, sorted(errors, key=lambda error: error.row)


def match_columns(columns: tuple[str, ...], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which of the file's columns holds each of our fields."""
    found = {field: column for field, column in mapping.items() if field in FIELDS and column in columns}
    for column in columns:
        field = column_of(column)
        if field is not None:
            found.setdefault(field, column)
    return found


def _row(
    number: int, cells: Mapping[str, object], columns: Mapping[str, str], default: str
) -> tuple[list[RowError], EntryDraft | None]:
    errors: list[RowError] = []
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for field, column in columns.items():
        value = cells.get(column)
        if field in ("folder", "answers"):
            continue
        if field in ("similar", "tags"):
            parts = _parts(value, _TAG_MARK if field == "tags" else None)
            if parts is None:
                errors.append(RowError(number, column, "bad_cell"))
            else:
                lists[field] = parts
            continue
        text = _text(value)
        if text is None:
            errors.append(RowError(number, column, "bad_cell"))
        elif len(text) > MAX_CELL:
            errors.append(RowError(number, column, "too_long", {"limit": MAX_CELL}))
        else:
            texts[field] = text
    if errors:
        return errors, None
    draft, wrong = _draft(texts, lists, default)
    if "answers" in columns:
        variants = _variants(cells.get(columns["answers"]))
        if variants is None:
            wrong.append(("answers", "bad_variants", {}))
        else:
            draft = replace(draft, variants=variants)
    draft = clean(draft)
    found = [*wrong, *(problems(draft) if not wrong else ())]
    return [RowError(number, columns.get(field, field), code, dict(params)) for field, code, params in found], draft


def _draft(
    texts: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], default: str
) -> tuple[EntryDraft, list[tuple[str, str, dict[str, object]]]]:
    wrong: list[tuple[str, str, dict[str, object]]] = []
    question = texts.get("question", "")

    def one_of(field: str, known: Mapping[str, str], otherwise: str) -> str:
        value = known.get(_plain(texts.get(field, "")) or otherwise)
        if value is None:
            wrong.append((field, f"{field}_unknown", {"value": texts[field][:20]}))
        return value or otherwise

    def time_of(field: str) -> datetime | None:
        try:
            return moment(texts.get(field, ""))
        except ValueError:
            wrong.append((field, "bad_time", {"value": texts[field][:30]}))
            return None

    named = texts.get("locale", "")
    locale = _LOCALES.get(_plain(named), named.strip()) or guess_locale(question, default)
    draft = EntryDraft(
        question, texts.get("answer", ""), locale, lists.get("similar", ()), lists.get("tags", ()),
        one_of("state", _STATES, "published"), one_of("kind", _KINDS, "faq"), texts.get("summary", ""),
        valid_from=time_of("valid_from"), valid_until=time_of("valid_until"), audience=one_of("audience", _AUDIENCES, "customer"),
    )  # fmt: skip
    return draft, wrong


def moment(text: str) -> datetime | None:
    """Return a time as UTC (a date is its beginning, a time without a zone is UTC); raises ValueError."""
    text = text.strip().replace("/", "-")
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def unguarded(value: object) -> object:
    """Take back the apostrophe that our exports put before what a spreadsheet would run as a formula."""
    return value[1:] if isinstance(value, str) and len(value) > 1 and value[0] == "'" and value[1] in FORMULA else value


def _folder(cells: Mapping[str, object], columns: Mapping[str, str]) -> tuple[str, ...]:
    value = cells.get(columns["folder"]) if "folder" in columns else None
    value = _listed(value)
    parts = value if isinstance(value, list) else re.split(r"[/›>]", _text(value) or "")
    return tuple(name for part in parts[:8] if (name := tidy(str(part)).replace("\n", " ")[:80]))


def _listed(value: object) -> object:
    """Return a cell that holds a JSON list (our exports write one where marks would divide wrongly) as a list."""
    if isinstance(value, str) and value.startswith("[") and value.endswith("]"):
        try:
            found = json.loads(value)
        except (ValueError, RecursionError):
            return value
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return found
    return value


def _variants(value: object) -> dict[str, str] | None:
    if isinstance(value, str):
        try:
            value = json.loads(value) if value.strip() else {}
        except (ValueError, RecursionError):
            return None
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        return None
    return {str(_text(key)): str(_text(text)) for key, text in value.items()}


def _plain(text: str) -> str:
    return fold(text).replace("_", "-").removesuffix("-cn").removesuffix("-us").removesuffix("-gb")


def _text(value: object) -> str | None:
    """Return a cell as text; None for what is no text (a list, an object, an error)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (dict, list)):
        return None
    text = str(value)
    return "".join(c for c in text if not 0xD800 <= ord(c) <= 0xDFFF and c != "\x00")


def _parts(value: object, mark: re.Pattern[str] | None) -> tuple[str, ...] | None:
    """Return a cell as a list: real lists as they are, text cut at its marks."""
    value = _listed(value)
    exact = isinstance(value, list)
    if isinstance(value, list):
        if any(isinstance(item, (dict, list)) for item in value):
            return None
        cells = [_text(item) or "" for item in value]
    else:
        text = _text(value)
        if text is None or len(text) > MAX_CELL:
            return None
        cells = [text]
    if exact:  # nothing in a list's parts divides them further, but old files listed several in one
        return tuple(part for cell in cells for part in (cell.strip(),) if part)
    if mark is None:  # questions may hold semicolons of their own: they divide only where no stronger mark does
        mark = _LIST_MARK if any(_LIST_MARK.search(cell) for cell in cells) else _SOFT_LIST_MARK
    parts = [part.strip() for cell in cells for part in mark.split(cell)]
    return tuple(part for part in parts if part)
