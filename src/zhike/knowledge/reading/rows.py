"""Rows of cells into entry drafts: columns by their many names, errors by row, duplicates found."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.read import MAX_CELL, Sheet
from zhike.knowledge.rules import clean, guess_locale, problems
from zhike.knowledge.types import EntryDraft, RowError
from zhike.language import fold

_NAMES: dict[str, str] = {
    "question": "question questions q title 问题 标准问 标准问题 主问题 问句 标题 提问 faq 知识标题 常见问题",
    "similar": "similar similar_questions similarquestions similars variants paraphrases alternatives synonyms also_asked "
    "相似问 相似问法 相似问题 相似问句 扩展问 扩展问题 同义问 同义问法 其他问法 问法 其它问法",
    "answer": "answer answers a reply response content text 答案 回答 回复 答复 解答 内容 回复内容 标准答案",
    "tags": "tags tag labels label category categories topic 标签 分类 类别 类目 目录 主题",
    "locale": "locale language lang 语言 语种",
    "state": "state status 状态 发布状态",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
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
_LIST_MARK = re.compile(r"[|｜\n]+|(?<=[?？])\s*[;；]\s*")
_SOFT_LIST_MARK = re.compile(r"[|｜\n;；]+")
_TAG_MARK = re.compile(r"[|｜\n;；,，、]+")
MAX_ERRORS = 500


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """A row that became an entry draft."""

    row: int
    draft: EntryDraft


def parse_rows(
    sheet: Sheet, default_locale: str, mapping: Mapping[str, str] | None = None
) -> tuple[list[ParsedRow], list[RowError]]:
    """Return the drafts and the errors of a sheet. ``mapping``: our field → the file's column, where names do not show it.

    Raises ImportRefused when there is no column for questions or for answers.
    """
    columns = match_columns(sheet.columns, mapping or {})
    for needed in ("question", "answer"):
        if needed not in columns:
            raise ImportRefused("column_missing", needed=needed, found=list(sheet.columns[:20]))
    rows: list[ParsedRow] = []
    errors = list(sheet.errors)
    seen: dict[tuple[str, str], int] = {}
    for number, cells in sheet.rows:
        found, draft = _row(number, cells, columns, default_locale)
        if draft is not None and not found:
            key = (draft.locale, fold(draft.question))
            if key in seen:
                found = [RowError(number, columns["question"], "duplicate_in_file", {"other": seen[key]})]
            else:
                seen[key] = number
                rows.append(ParsedRow(number, draft))
        errors += found
    return rows, sorted(errors, key=lambda error: error.row)


def match_columns(columns: tuple[str, ...], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return which of the file's columns holds each of our fields."""
    found = {field: column for field, column in mapping.items() if field in _NAMES and column in columns}
    for column in columns:
        name = re.sub(r"[\s_\-()（）*：:]+", "_", fold(column)).strip("_")
        field = (
            _FIELD_OF.get(name) or _FIELD_OF.get(name.replace("_", "")) or _FIELD_OF.get(re.sub(r"_?\d+$", "", name))
        )
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
    question = texts.get("question", "")
    locale = _LOCALES.get(_plain(texts.get("locale", "")), texts.get("locale", "").strip()) or guess_locale(
        question, default
    )
    state = _STATES.get(_plain(texts.get("state", "")) or "published")
    if state is None:
        return [RowError(number, columns["state"], "state_unknown", {"value": texts["state"][:20]})], None
    draft = clean(
        EntryDraft(question, texts.get("answer", ""), locale, lists.get("similar", ()), lists.get("tags", ()), state)
    )
    return [
        RowError(number, columns.get(field, field), code, dict(params)) for field, code, params in problems(draft)
    ], draft


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
    if isinstance(value, list):
        if any(isinstance(item, (dict, list)) for item in value):
            return None
        cells = [_text(item) or "" for item in value]
    else:
        text = _text(value)
        if text is None or len(text) > MAX_CELL:
            return None
        cells = [text]
    if mark is None:  # questions may hold semicolons of their own: they divide only where no stronger mark does
        mark = _LIST_MARK if any(_LIST_MARK.search(cell) for cell in cells) else _SOFT_LIST_MARK
    parts = [part.strip() for cell in cells for part in mark.split(cell)]
    return tuple(part for part in parts if part)
