"""Limits and small decisions about entries."""

import hashlib

from zhike.kit.errors import Invalid
from zhike.knowledge.types import LOCALES, EntryDraft
from zhike.language import detect_language, fold, tidy

MAX_QUESTION = 300
MAX_SIMILAR = 60
MAX_ANSWER = 20_000
MAX_TAGS = 20
MAX_TAG = 40


def clean(draft: EntryDraft) -> EntryDraft:
    """Return the draft tidied, without empty or repeated similar questions and tags."""
    question = tidy(draft.question)
    seen = {fold(question)}
    similar = []
    for text in map(tidy, draft.similar):
        if text and fold(text) not in seen:
            seen.add(fold(text))
            similar.append(text)
    tags = tuple(dict.fromkeys(tag for tag in map(tidy, draft.tags) if tag))
    return EntryDraft(question, tidy(draft.answer), draft.locale, tuple(similar), tags, draft.state)


def check(draft: EntryDraft) -> None:
    """Raise Invalid, naming the field, when an entry is not fit to store."""
    for problem in problems(draft):
        column, code, params = problem
        en, zh = MESSAGES[code]
        raise Invalid(column, en.format(**params), zh.format(**params))


def problems(draft: EntryDraft) -> list[tuple[str, str, dict[str, object]]]:
    """Return what is wrong with an entry as (field, code, params)."""
    found: list[tuple[str, str, dict[str, object]]] = []
    if not draft.question:
        found.append(("question", "question_missing", {}))
    if not draft.answer:
        found.append(("answer", "answer_missing", {}))
    if draft.locale not in LOCALES:
        found.append(("locale", "locale_unknown", {"value": draft.locale[:20]}))
    if len(draft.question) > MAX_QUESTION:
        found.append(("question", "too_long", {"limit": MAX_QUESTION}))
    if len(draft.answer) > MAX_ANSWER:
        found.append(("answer", "too_long", {"limit": MAX_ANSWER}))
    if len(draft.similar) > MAX_SIMILAR:
        found.append(("similar", "too_many", {"limit": MAX_SIMILAR}))
    if any(len(text) > MAX_QUESTION for text in draft.similar):
        found.append(("similar", "too_long", {"limit": MAX_QUESTION}))
    if len(draft.tags) > MAX_TAGS:
        found.append(("tags", "too_many", {"limit": MAX_TAGS}))
    if any(len(tag) > MAX_TAG for tag in draft.tags):
        found.append(("tags", "too_long", {"limit": MAX_TAG}))
    return found


MESSAGES: dict[str, tuple[str, str]] = {
    "question_missing": ("The question is missing.", "缺少问题。"),
    "answer_missing": ("The answer is missing.", "缺少答案。"),
    "locale_unknown": (
        "“{value}” is not a language we know; use zh or en.",
        "无法识别的语言“{value}”，请填写 zh 或 en。",
    ),
    "state_unknown": (
        "“{value}” is not a state; use draft or published.",
        "无法识别的状态“{value}”，请填写 草稿 或 已发布。",
    ),
    "too_long": ("This is longer than {limit} characters.", "内容超过 {limit} 个字符。"),
    "too_many": ("There are more than {limit} of these.", "数量超过 {limit} 个。"),
    "duplicate_in_file": ("Row {other} asks the same question.", "与第 {other} 行的问题重复。"),
    "too_many_cells": ("This row has more cells than the header.", "该行的单元格多于表头。"),
    "not_an_object": ("This line is not a JSON object.", "该行不是 JSON 对象。"),
    "bad_json": ("This line is not valid JSON.", "该行不是有效的 JSON。"),
    "bad_cell": ("This cell holds something that is not text.", "该单元格的内容不是文本。"),
}


def explain(code: str, params: dict[str, object], language: str) -> str:
    """Return the sentence for a row's error in ``zh`` or ``en``."""
    if "problem" in params:  # the file as a whole was refused; both sentences were made then
        return str(params["problem_zh" if language.startswith("zh") else "problem"])
    en, zh = MESSAGES.get(code, (code, code))
    return (zh if language.startswith("zh") else en).format(**params)


def guess_locale(question: str, default: str) -> str:
    """Return the locale a question is written in, or the default when it does not show."""
    language = detect_language(question)
    if language in ("zh", "mixed"):
        return "zh"
    return "en" if language == "en" else default


def text_hash(text: str) -> bytes:
    """Return 16 bytes that change when a text's vector would."""
    return hashlib.blake2b(fold(text).encode(), digest_size=16).digest()
