"""Limits and small decisions about entries."""

import hashlib

from zhike.kit.errors import Invalid
from zhike.knowledge.types import LOCALES, EntryDraft
from zhike.knowledge.wording import MESSAGES
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


def guess_locale(question: str, default: str) -> str:
    """Return the locale a question is written in, or the default when it does not show."""
    language = detect_language(question)
    if language in ("zh", "mixed"):
        return "zh"
    return "en" if language == "en" else default


def text_hash(text: str) -> bytes:
    """Return 16 bytes that change when a text's vector would."""
    return hashlib.blake2b(fold(text).encode(), digest_size=16).digest()
