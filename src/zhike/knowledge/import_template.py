"""A table to fill in: the columns of an export with two examples, in the reader's language."""

from datetime import UTC, datetime
from uuid import UUID

from zhike.knowledge.export_forms import FORMS, Shelved
from zhike.knowledge.types import Entry

EXAMPLES = {
    "zh": (
        ("多久发货", ("什么时候发货", "下单后几天发"), "付款后 **48 小时**内发货，节假日顺延。", ("物流",), ("售前", "物流")),
        ("怎么退货", ("退货流程", "我想退货"), "1. 打开订单\n2. 点“申请退货”\n3. 寄回后 3 天内退款", ("售后",), ("售后",)),
    ),
    "en": (
        ("When do you ship", ("How long until it ships", "When will it be sent"), "Within **48 hours** of payment.", ("shipping",),
         ("Before buying", "Shipping")),
        ("How do I return an item", ("Return process", "I want to return this"),
         "1. Open the order\n2. Press “Return”\n3. Refunded within 3 days of arrival", ("returns",), ("After sales",)),
    ),
}  # fmt: skip
NAMES = {"zh": "知识导入模板", "en": "knowledge-template"}


def template(form: str, language: str) -> tuple[str, str, bytes]:
    """Return (file name, media type, bytes) of a template as ``csv`` or ``xlsx``."""
    tongue = "zh" if language.startswith("zh") else "en"
    made = FORMS[form](language, NAMES[tongue])
    items = [
        Shelved(_entry(tongue, question, similar, answer, tags), folder)
        for question, similar, answer, tags, folder in EXAMPLES[tongue]
    ]
    body = made.begin() + made.add(items) + made.end()
    return f"{NAMES[tongue]}.{made.ending}", made.media_type, body


def _entry(locale: str, question: str, similar: tuple[str, ...], answer: str, tags: tuple[str, ...]) -> Entry:
    nobody = UUID(int=0)
    return Entry(
        nobody,
        nobody,
        locale,
        question,
        similar,
        answer,
        tags,
        "published",
        1,
        0,
        datetime(2026, 1, 1, tzinfo=UTC),
        None,
    )
