"""Limits and small decisions about entries."""

import hashlib
from dataclasses import replace

from zhike.kit.errors import Invalid
from zhike.knowledge.types import LOCALES, EntryDraft
from zhike.knowledge.wording import MESSAGES
from zhike.language import detect_language, fold, tidy

MAX_QUESTION = 300
MAX_SIMILAR = 60
MAX_ANSWER = 20_000
MAX_TAGS = 20
MAX_TAG = 40
MAX_SUMMARY = 1_000
Problem = tuple[str, str, dict[str, object]]  # field, code, params
INBOX_KINDS = ("widget", "api", "email", "wechat", "voice", "live")  # that an answer may differ for
LIFE_MESSAGES = {
    "inbox_kind_unknown": (
        "“{value}” is not a kind of inbox an answer may differ for.",
        "“{value}”不是可单独设置答案的渠道类型。",
    ),
    "ends_before_it_begins": ("The validity ends before it begins.", "有效期的结束时间早于开始时间。"),
}


def clean(draft: EntryDraft) -> EntryDraft:
    """Return the draft tidied, without empty or repeated similar questions and tags."""
    question = tidy(draft.question)
    seen = {fold(question)}
    similar = []
    for text in map(tidy, draft.similar):
        if text and fold(text) not in seen:
            seen.add(fold(text))
            similar.append(text)
    variants = {kind: tidy(text) for kind, text in draft.variants.items() if tidy(text)}
    return replace(
        draft, question=question, answer=tidy(draft.answer), similar=tuple(similar), tags=clean_tags(draft.tags),
        summary=tidy(draft.summary), variants=variants,
    )  # fmt: skip


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return tags tidied, each once."""
    return tuple(dict.fromkeys(tag for tag in map(tidy, tags) if tag))


def check(draft: EntryDraft, *, unfinished: bool = False) -> None:
    """Raise Invalid, naming the field, when an entry is not fit to store; an unfinished draft may wait for its answer."""
    refuse([problem for problem in problems(draft) if not (unfinished and problem[1] == "answer_missing")])


def refuse(found: list[Problem]) -> None:
    """Raise Invalid for the first of these problems."""
    for column, code, params in found:
        en, zh = LIFE_MESSAGES.get(code) or MESSAGES[code]
        raise Invalid(column, en.format(**params), zh.format(**params))


def problems(draft: EntryDraft) -> list[Problem]:
    """Return what is wrong with an entry as (field, code, params)."""
    found: list[Problem] = []
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
    return found + _variant_problems(draft) + _frame_problems(draft) + tag_problems(draft.tags)


def _frame_problems(draft: EntryDraft) -> list[Problem]:
    found: list[Problem] = []
    if len(draft.summary) > MAX_SUMMARY:
        found.append(("summary", "too_long", {"limit": MAX_SUMMARY}))
    if draft.valid_from is not None and draft.valid_until is not None and draft.valid_until <= draft.valid_from:
        found.append(("valid_until", "ends_before_it_begins", {}))
    return found


def _variant_problems(draft: EntryDraft) -> list[Problem]:
    found: list[Problem] = []
    for kind, text in draft.variants.items():
        if kind not in INBOX_KINDS:
            found.append(("variants", "inbox_kind_unknown", {"value": kind[:20]}))
        elif len(text) > MAX_ANSWER:
            found.append((f"variants.{kind}", "too_long", {"limit": MAX_ANSWER}))
    return found


def tag_problems(tags: tuple[str, ...]) -> list[Problem]:
    """Return what is wrong with tags."""
    found: list[Problem] = []
    if len(tags) > MAX_TAGS:
        found.append(("tags", "too_many", {"limit": MAX_TAGS}))
    if any(len(tag) > MAX_TAG for tag in tags):
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
