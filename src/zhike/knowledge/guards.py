"""What speaks against an entry however alike it looks: another number, another thing, the opposite wish."""

import re
from collections.abc import Mapping
from functools import lru_cache

from zhike.language import fold, quantities, tokens, weight

# Things of one kind, a line each: a question about one of them is not answered by an entry about another. Commas divide
# things, slashes the names of one thing.
_KINDS = """
顺丰/sf express, 京东物流/京东快递/jd logistics, 中通/zto, 圆通, 申通, 韵达, 邮政/ems, 极兔, 德邦/deppon, ups, dhl, fedex
微信支付/微信付款/wechat pay, 支付宝/alipay, 信用卡/credit card, 花呗, 白条, 货到付款/cash on delivery/cod, paypal,
银联/unionpay, apple pay, 数字人民币/e-cny, 比特币/bitcoin
苹果/iphone/apple, 华为/huawei, 小米/xiaomi/红米, 荣耀/honor, oppo, vivo, 三星/samsung, 魅族/meizu
手机/phone, 耳机/earbud/headphone/earphone, 电视/tv, 冰箱/fridge/refrigerator, 洗衣机/washing machine/washer,
空调/air conditioner, 扫地机/扫地机器人/robot vacuum, 吸尘器/vacuum cleaner, 电饭煲/rice cooker, 净水器/water purifier,
空气净化器/air purifier, 热水器/water heater, 音箱/speaker, 平板/tablet, 笔记本电脑/laptop, 手表/watch, 台灯/desk lamp,
床垫/mattress, 沙发/sofa, 窗帘/curtain, 充电宝/power bank, 投影仪/projector, 洗碗机/dishwasher, 油烟机/range hood, 加湿器/humidifier
专票/专用发票/vat special, 普票/普通发票
香港/hong kong, 澳门/macau, 台湾/taiwan, 新疆/xinjiang, 西藏/tibet, 美国/usa/united states, 日本/japan, 英国/uk,
北京/beijing, 上海/shanghai, 广州/guangzhou, 深圳/shenzhen
春节/过年/spring festival/chinese new year, 国庆/national day, 中秋, 端午, 双11/双十一/double 11, 618, 双12/双十二
"""
_ELAPSED = re.compile(
    r"\d+(?:\.\d+)? *(?:个?工作日|天|日|小时|个?月|年|分钟|days?|hours?|months?|years?)(?=[了前没还都过就]| ago| and| passed)"
)
_TERM = re.compile(
    r"\d+(?:\.\d+)? *(?:天|日|个?月|年|小时|元|块|期|days?|months?|years?|hours?)[ -]*(?:之?内)?"
    r"(?=的?(?:无理由|包退|包换|质保|保修|免息|价保|退换|换新|可以?退|能退|到账|发货)"
    r"|[ -]*(?:return|refund|warranty|guarantee|exchange|delivery))"
)
_CODE = re.compile(r"(?<![a-z0-9])(?:[a-z]{1,4}-?\d{1,4}[a-z]{0,4}|(?:iphone|mate|pura|note|pad) ?\d{1,3})(?![a-z0-9])")
_NOT = re.compile(
    r"(?:不想|不要|不用|不需要|不打算|先别|别再|do(?:n't| not) (?:want|need)(?: to)?|no longer want(?: to)?|rather not) ?(.{1,12})"
)
_THING = ("要", "它", "这个", "it", "this", "them")  # 不想要了: the thing is not wanted, which is why somebody asks
_UNSURE = re.compile(r"要不要|想不想|用不用|需不需要")


def _names() -> dict[str, tuple[int, int]]:
    """Return {name: (kind, thing)}; a line that ends in a comma goes on in the next."""
    lines = _KINDS.strip().replace(",\n", ", ").split("\n")
    return {
        name.strip(): (kind, thing)
        for kind, line in enumerate(lines)
        for thing, names in enumerate(line.split(", "))
        for name in names.split("/")
    }


_NAMES = _names()
_BRANDS = _NAMES["iphone"][0]
_NAME = re.compile(
    "|".join(
        rf"(?<![a-z]){re.escape(name)}(?=s?(?![a-z]))" if name.isascii() else re.escape(name)
        for name in sorted(_NAMES, key=len, reverse=True)
    )
)


@lru_cache(maxsize=20_000)
def named(text: str) -> Mapping[int, frozenset[int]]:
    """Return which things a text names, by kind: ``{kind: {thing, …}}``."""
    found: dict[int, set[int]] = {}
    for name in _NAME.findall(fold(text)):
        kind, thing = _NAMES[name]
        found.setdefault(kind, set()).add(thing)
    return {kind: frozenset(things) for kind, things in found.items()}


@lru_cache(maxsize=20_000)
def codes(text: str) -> frozenset[str]:
    """Return model names such as ``a7``, ``x3 pro`` without their spaces."""
    return frozenset(code.replace(" ", "").replace("-", "") for code in _CODE.findall(fold(text)))


@lru_cache(maxsize=20_000)
def refused(text: str) -> str:
    """Return what a text does not want to be done: ``我不想退了`` → ``退``, ``不想要了`` (the thing itself) → nothing."""
    match = _NOT.search(_UNSURE.sub("", fold(text)))
    words = tokens(match[1]) if match else ()
    return next((word for word in words if weight(word) > 0.5), "") if words and words[0] not in _THING else ""


def against(question: str, entry_texts: tuple[str, ...], answer: str) -> tuple[str, ...]:
    """Return the codes of what speaks against answering ``question`` with an entry."""
    asked_of = " \n ".join(entry_texts)
    found = []
    if _other_number(question, asked_of, answer):
        found.append("other_number")
    if _other_thing(question, asked_of, answer):
        found.append("other_thing")
    wish = refused(question)
    if wish and wish[0] in fold(asked_of) and not any(map(refused, entry_texts)):
        found.append("opposite_wish")
    return tuple(found)


def _other_number(question: str, asked_of: str, answer: str) -> bool:
    """A number that the question makes a condition, where the entry knows only other numbers of that unit.

    Time that merely went by (三天了还没到) is no condition. What is named as a term (15天无理由) is also held against the
    numbers of the answer; other conditions only against those of the entry's questions.
    """
    folded = fold(question)
    asked = quantities(_ELAPSED.sub(" ", folded))
    known, in_answer = quantities(asked_of), quantities(answer)
    terms = quantities(" ".join(_TERM.findall(folded)))
    for quantity in asked - known - in_answer:
        against_units = known | in_answer if quantity in terms else known
        if any(other.unit == quantity.unit for other in against_units):
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
    brands = asked.get(_BRANDS, frozenset())
    if (
        brands
        and own_models - models
        and not brands & (known.get(_BRANDS, frozenset()) | named(answer).get(_BRANDS, frozenset()))
    ):
        return True  # another maker's product, where the entry is about a model of ours
    return bool(models and own_models and not models & own_models and not models & codes(answer))
