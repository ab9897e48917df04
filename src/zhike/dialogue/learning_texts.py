"""Which of a customer's words ask, which are personal, and what is left of them without. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from zhike.conversations import Said
from zhike.customers import mask_text
from zhike.dialogue.entities import PERSONAL, entities_of
from zhike.dialogue.gap_names import PATTERN as _NAME
from zhike.dialogue.rules import plain, split_questions
from zhike.language import detect_language, fold, tidy

SHOWN = 300  # characters of a question
HIDDEN = "****"
_ADDRESS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:省|市|区|县))?[\u4e00-\u9fff]{1,12}(?:路|街|道|巷|弄|村|小区|花园|大厦|公寓)[\u4e00-\u9fff]{0,6}"
    r"\d{1,5} ?(?:号|弄|栋|幢|单元|室|楼)[\d号弄栋幢单元室楼层\- ]*|\d{1,4}(?:栋|幢|单元)\d{0,4}[\d单元室楼层\-]*|"
    r"\b\d{1,5} [a-z]+(?: [a-z]+)? (?:street|st|road|rd|avenue|ave|lane|drive)\b",
    re.IGNORECASE,
)
# Order, parcel, phone: any long number that is no date.
_NUMBER = re.compile(r"(?<![\w.*])(?!20\d\d-\d\d?-\d\d?(?![\d-]))[A-Za-z]{0,4}-?\d[\d -]{5,}\d(?![\w.])")
_CALLED = re.compile(
    r"(?:我?的?(?:联系)?(?:电话|手机号?|号码|邮箱|地址|订单(?:编?号)?|单号|运单号?|快递单号)|"
    r"\b(?:my )?(?:phone|number|email|address|order(?: number| no\.?| id)?|tracking(?: number)?))"
    r"\s*(?:是|为|:|：|#|is)?\s*(?=\x00)",
    re.IGNORECASE,
)  # what says that such a thing follows goes with it, and stays where the customer asks about it
_MASKED = re.compile(r"[A-Za-z0-9._@+-]*\*{3,}[A-Za-z0-9._@+-]*")
_LEFT = re.compile(r"[,，;；、\s]{2,}|^[,，。.;；、\s]+|[,，;；、\s]+$")


def question_of(texts: Sequence[Said], *, talk: bool = False) -> tuple[int, str] | None:
    """Return (seq, question) of the last text that asks; None when none does (``talk``: then the last that says anything)."""
    for said in reversed(texts):
        questions = split_questions([said.text])
        if questions:
            return said.seq, tidy(" ".join(question.full for question in questions))[:SHOWN]
    last = next((said for said in reversed(texts) if said.text.strip()), None) if talk else None
    return (last.seq, tidy(last.text)[:SHOWN]) if last is not None else None


def wording(question: str) -> str:
    """Return a question as it is compared: without courtesy and personal data."""
    return plain(scrubbed(question)) or fold(question)


def locale_of(question: str, language: str | None) -> str:
    """Return the locale of a question: as it is written, else the turn's language."""
    written = detect_language(question)
    if written in ("zh", "mixed"):
        return "zh"
    return "en" if written == "en" or language == "en" else "zh"


def shown(question: str) -> str:
    """Return a question as colleagues read it: what belongs to one customer masked, of long numbers the last four signs kept."""
    text = mask_text(question)
    for entity in entities_of([text], date(2026, 1, 1)):
        if entity.kind == "order_number":
            text = re.sub(re.escape(entity.text), entity.shown.upper(), text, flags=re.IGNORECASE)
    text = _NUMBER.sub(lambda found: f"{HIDDEN}{found[0][-4:]}", text)
    return _NAME.sub(HIDDEN, _ADDRESS.sub(HIDDEN, text))


def personal(text: str) -> bool:
    """Say whether a text holds what belongs to one customer: a phone, an order, an address, a name."""
    if mask_text(text) != text or _NAME.search(text) or _ADDRESS.search(text) or _NUMBER.search(text):
        return True
    return any(entity.kind in PERSONAL for entity in entities_of([text], date(2026, 1, 1)))


def scrubbed(text: str) -> str:
    """Return a text without what belongs to one customer; what is left may need a reader's eye."""
    left = text
    for entity in entities_of([text], date(2026, 1, 1)):
        if entity.kind in PERSONAL:
            left = re.sub(re.escape(entity.text), "\0", left, flags=re.IGNORECASE)
    for pattern in (_ADDRESS, _NUMBER, _NAME):
        left = pattern.sub("\0", left)
    if mask_text(left) != left:
        left = _MASKED.sub("\0", mask_text(left))
    if left == text:
        return tidy(text)
    left = _CALLED.sub("", left).replace("\0", "")
    return tidy(_LEFT.sub(lambda found: "，" if found.start() and found.end() < len(left) else "", left))


def distinct(texts: Iterable[str]) -> list[str]:
    """Return texts in order, each said once however it is written."""
    found: dict[str, str] = {}
    for text in texts:
        key = "".join(sign for sign in fold(text) if sign.isalnum())
        if key:
            found.setdefault(key, text)
    return list(found.values())
