"""What speaks against an entry however alike it looks: another number, another thing, the opposite wish."""

import re
from functools import lru_cache
from typing import NamedTuple

from zhike.knowledge.goods import BRANDS, asks_whether_sold, called, codes, named, names_goods, without_names
from zhike.language import Quantity, fold, quantities, tokens, weight

_NUMBER = r"(?<![\d.])\d{1,9}(?:\.\d{1,4})? *"  # bounded: a message of ten thousand digits is read in one go
_ELAPSED = re.compile(
    _NUMBER
    + r"(?:个?工作日|天|日|小时|个?月|年|分钟|days?|hours?|months?|years?)(?=[了前没还都过就]| ago| and| passed)"
)
_TERM = re.compile(
    _NUMBER + r"(?:天|日|个?月|年|小时|元|块|期|days?|months?|years?|hours?)[ -]*(?:之?内)?"
    r"(?=的?(?:无理由|包退|包换|质保|保修|免息|价保|退换|换新|可以?退|能退|到账|发货)"
    r"|[ -]*(?:return|refund|warranty|guarantee|exchange|delivery))"
)
_LENGTH = _NUMBER + r"(?:天|日|个?月|年|小时|days?|months?|years?|hours?)"
_WITHIN = re.compile(rf"({_LENGTH}) *(?:之?内|以内)|within ({_LENGTH})")
_BEYOND = re.compile(
    rf"(?:超过|超出|过了|超|满|大于|(?:more|longer) than|over|after|beyond) {{0,2}}了?(?:more than )?({_LENGTH})"
    rf"|({_LENGTH}) *(?:以后|之后|以上|开外)"
)
_NOT = re.compile(
    r"(?:不想|不要(?!钱)|不用|不需要|不打算|先别|别再|do(?:n't| not) (?:want|need)(?: to)?|no longer want(?: to)?|rather not) ?(.{1,12})"
)
_CHOOSING = re.compile(
    r"什么样|有哪些|哪几款|哪款|推荐|怎么选|多少钱|价格|现货|有货|\bwhich\b|recommend|how much|in stock|what is"
)
_PRICE = re.compile(
    r"(?:请问|你们?|这个|那个|这款|的|现在|目前|卖|一?[个台只副对款]|要|是|大概)*"
    r"(?:多少钱|多钱|几块钱?|什么价[格钱位]?|啥价|价格(?:是?多少)?|怎么卖|卖多少钱?|售价(?:多少)?)(?:一?[个台只副对])?[呢啊呀吗 ?]*"
    r"|(?:how much (?:is|are|does|do)(?: the| your| these)? *(?:cost)?|(?:what is )?the price of(?: the)?)[ ?]*"
)
_PRICED = re.compile(r"价|\bprice")
# What did not come, by what it is: money is not goods, a code not an invoice.
_ABSENT = (
    re.compile(r"(?:没有?|未)收到(?:我?的|你们的)?(.{1,6})"),
    re.compile(r"(.{1,6}?)(?:一?直|还|都|也)*(?:没有?|未)收到"),
    re.compile(
        r"(?:have(?: not|n't)|did(?: not|n't)|never) (?:yet )?(?:received?|get|got|gotten) (?:my |the |any |an? )?(.{1,20})"
    ),
)
_COMING = (
    re.compile(r"退款|退的钱|退回的钱|钱|款|\b(?:refund|money)"),
    re.compile(r"货|东西|快递|包裹|商品|宝贝|\b(?:parcel|package|order|item|goods)"),
    re.compile(r"发票|\binvoice"),
    re.compile(r"验证码|短信|\b(?:code|sms)"),
    re.compile(r"赠品|礼品|礼物|奖品|\b(?:gift|prize)"),
    re.compile(r"券|积分|红包|\b(?:coupon|points|voucher)"),
)
_ELSEWHERE = re.compile(
    r"(微信|支付宝|qq|淘宝|天猫|京东|拼多多|抖音|快手|微博|小红书|美团|银行卡?|信用卡|花呗|wechat|alipay|google|apple|facebook|bank|amazon)"
    r" *(?:app)?[里上]?的? *(?:登[录陆]|支付|付款)?"
    r"(?:密码|(?:[账帐][号户]|号) *(?:被[盗封]|登不|忘|找回|注[册销]|怎么注[册销]|冻结|解封)|password|pin\b|account (?:was|is|got) )"
)
_BROKEN = re.compile(r"(?<![没不])[坏破碎裂烂](?:了|掉|的).{0,4}[换退赔]")
_FAULTS = re.compile(r"[坏破损碎裂烂修]|质量|故障|瑕疵|异常|问题")
_THING = ("要", "它", "这个", "it", "this", "them")  # 不想要了: the thing is not wanted, which is why somebody asks
_UNSURE = re.compile(r"要不要|想不想|用不用|需不需要")


@lru_cache(maxsize=20_000)
def refused(text: str) -> str:
    """Return what a text does not want to be done: ``我不想退了`` → ``退``, ``不想要了`` (the thing itself) → nothing."""
    match = _NOT.search(_UNSURE.sub("", fold(text)))
    words = tokens(match[1]) if match else ()
    return next((word for word in words if weight(word) > 0.5), "") if words and words[0] not in _THING else ""


def _after_refusal(text: str) -> list[str]:
    """Return what is named behind the clause of a refusal: 不想等师傅了，洗衣机自己装行吗 → 洗衣机, 自己, 装."""
    match = _NOT.search(fold(text))
    rest = re.split(r"[,，。!！?？;；]", fold(text)[match.start() :], maxsplit=1)[1:] if match else []
    return [word for word in tokens(*rest) if weight(word) > 0.5] if rest else []


def against(
    question: str, entry_texts: tuple[str, ...], answer: str, *, strange_maker: bool = False
) -> tuple[str, ...]:
    """Return the codes of what speaks against answering ``question`` with an entry.

    ``strange_maker``: the question names a maker that no entry of the base names; what is said of some goods is not said of his.
    """
    asked_of = " \n ".join(entry_texts)
    found = []
    if _other_number(question, asked_of, answer):
        found.append("other_number")
    ours = strange_maker and (names_goods(asked_of) or bool(codes(asked_of)))
    other = _other_thing(question, asked_of, answer) or _called_otherwise(question, entry_texts, answer)
    if ours or other or _other_matter(question, entry_texts, answer):
        found.append("other_thing")
    if _whether_sold(question, entry_texts):
        found.append("whether_sold")
    wish = refused(question)
    told = fold(asked_of)
    goes_on = wish and any(word in told for word in _after_refusal(question))
    if wish and wish[0] in told and not goes_on and not any(map(refused, entry_texts)):
        found.append("opposite_wish")
    return tuple(found)


def _other_matter(question: str, entry_texts: tuple[str, ...], answer: str) -> bool:
    """Another matter than the entry's: something else that did not come, an account elsewhere, the price of a thing itself.

    Or to have something broken changed, where the entry tells of what is whole.
    """
    matter = _matter(question)
    if not any(matter):
        return False
    texts, told = tuple(map(fold, entry_texts)), fold(answer)
    known = frozenset().union(*map(_absent, texts))
    return (
        bool(matter.absent and known and not matter.absent & known)
        or any(all(place not in text for text in texts) for place in matter.elsewhere)
        or (matter.own_price and not any(map(_own_price, texts)) and not _PRICED.search(told))
        or (matter.broken and _FAULTS.search("\n".join((*texts, told))) is None)
    )


class _Matter(NamedTuple):
    """What a question is about: kinds of what did not come, accounts elsewhere, a thing's own price, something broken."""

    absent: frozenset[int]
    elsewhere: tuple[str, ...]
    own_price: bool
    broken: bool


@lru_cache(maxsize=20_000)
def _matter(question: str) -> _Matter:
    folded = fold(question)
    elsewhere = tuple(_ELSEWHERE.findall(folded))
    return _Matter(_absent(folded), elsewhere, _own_price(folded), _BROKEN.search(folded) is not None)


@lru_cache(maxsize=20_000)
def _absent(folded: str) -> frozenset[int]:
    """Return the kinds of what a text says did not come, the one named first in each place."""
    said = [one for pattern in _ABSENT for one in pattern.findall(folded)]
    named_ = [[(found.start(), kind) for kind, of in enumerate(_COMING) if (found := of.search(one))] for one in said]
    return frozenset(min(one)[1] for one in named_ if one)


@lru_cache(maxsize=20_000)
def _own_price(folded: str) -> bool:
    """Say whether a text asks what a thing costs, and nothing beside: A7 耳机多少钱."""
    bare = without_names(folded)
    return bare != folded and _PRICE.fullmatch(bare.strip()) is not None


def _other_number(question: str, asked_of: str, answer: str) -> bool:
    """A number that the question makes a condition, where the entry knows only other numbers of that unit.

    Time that merely went by (三天了还没到) is no condition. What is named as a term (15天无理由) is also held against the
    numbers of the answer; other conditions only against those of the entry's questions.
    """
    if _other_bound(question, asked_of):
        return True
    asked, terms = _conditions(question)
    known, in_answer = quantities(asked_of), quantities(answer)
    for quantity in asked - known - in_answer:
        against_units = known | in_answer if quantity in terms else known
        if any(other.unit == quantity.unit for other in against_units):
            return True
    return False


def _whether_sold(question: str, entry_texts: tuple[str, ...]) -> bool:
    """Whether a kind of goods is sold, where the entry is asked something else about them."""
    if not asks_whether_sold(question):
        return False
    goods = named(question).items()
    return not any(
        _CHOOSING.search(fold(text)) or (asks_whether_sold(text) and goods & named(text).items())
        for text in entry_texts
    )


def _other_bound(question: str, asked_of: str) -> bool:
    """The same length of time, within it here and beyond it there: 15天内 and 超过15天."""
    (inside, outside), (own_inside, own_outside) = _bounds(question), _bounds(asked_of)
    return bool(
        (inside & own_outside and not inside & own_inside) or (outside & own_inside and not outside & own_outside)
    )


@lru_cache(maxsize=20_000)
def _conditions(question: str) -> tuple[frozenset[Quantity], frozenset[Quantity]]:
    """Return the numbers a question makes conditions, and those of them it names as terms."""
    folded = fold(question)
    return quantities(_ELAPSED.sub(" ", folded)), quantities(" ".join(_TERM.findall(folded)))


@lru_cache(maxsize=20_000)
def _bounds(text: str) -> tuple[frozenset[Quantity], frozenset[Quantity]]:
    """Return the lengths of time that a text is within, and those it is beyond."""
    folded = fold(text)
    within, beyond = (
        quantities(" ".join("".join(match) for match in bound.findall(folded))) for bound in (_WITHIN, _BEYOND)
    )
    return within, beyond


def _called_otherwise(question: str, entry_texts: tuple[str, ...], answer: str) -> bool:
    """A thing of the same kind that goes by another name, where every question of the entry names its own."""
    asked = called(question)
    known = [called(text) for text in entry_texts]
    for kind, names in asked.items():
        named_ = frozenset().union(*(own[kind] for own in known if kind in own))
        bare = any(kind in named(text) and kind not in own for text, own in zip(entry_texts, known, strict=True))
        if named_ and not bare and not names & named_ and not any(name in fold(answer) for name in names):
            return True
    return False


def _other_thing(question: str, asked_of: str, answer: str) -> bool:
    """A thing in the question where the entry's questions name only others of its kind."""
    asked, known = named(question), named(asked_of)
    conflicts = {kind for kind, things in asked.items() if kind in known and not things & known[kind]}
    if conflicts:
        in_answer = named(answer)
        if any(not asked[kind] & in_answer.get(kind, frozenset()) for kind in conflicts):
            return True
    models, own_models = codes(question), codes(asked_of)
    brands = asked.get(BRANDS, frozenset())
    if (
        brands
        and own_models - models
        and not brands & (known.get(BRANDS, frozenset()) | named(answer).get(BRANDS, frozenset()))
    ):
        return True  # another maker's product, where the entry is about a model of ours
    return bool(models and own_models and not models & own_models and not models & codes(answer))
