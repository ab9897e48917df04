"""Goods and other things by name: which of them a text names, and what it asks beside them.

A question about one thing of a kind is not answered by an entry about another.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from zhike.language import fold, tokens, weight

# Things of one kind, a line each: a question about one of them is not answered by an entry about another. Commas divide
# things, slashes the names of one thing.
_KINDS = """
顺丰/sf express, 京东物流/京东快递/jd logistics, 中通/zto, 圆通, 申通, 韵达, 邮政/ems, 极兔, 德邦/deppon, ups, dhl, fedex
微信支付/微信付款/wechat pay, 支付宝/alipay, 信用卡/credit card, 花呗, 白条, 货到付款/cash on delivery/cod, paypal,
银联/unionpay, apple pay, 数字人民币/e-cny, 比特币/bitcoin
苹果/iphone/apple, 华为/huawei, 小米/xiaomi/红米, 荣耀/honor, oppo, vivo, 三星/samsung, 魅族/meizu,
索尼/sony, 海尔/haier, 戴森/dyson, 飞利浦/philips, 九阳, 美的/midea, 格力/gree, 苏泊尔, 松下/panasonic, 西门子/siemens, 博世/bosch,
海信/hisense, 创维, 长虹, 联想/lenovo, 戴尔/dell, 惠普, 华硕/asus, 佳能/canon, 尼康/nikon, 科沃斯/ecovacs, 追觅/dreame, 云鲸, 添可,
石头科技/石头扫地机/roborock, 小天鹅, 方太, 华帝, 万和, 奥克斯, 森海塞尔/sennheiser, 漫步者/edifier, 倍思/baseus, 安克/anker, 罗技/logitech
手机/phone, 手机壳/phone case, 充电器/charger, 数据线/cable,
耳机/earbud/headphone/earphone, 电视/电视机/tv, 冰箱/fridge/refrigerator, 洗衣机/washing machine/washer,
空调/air conditioner, 扫地机/扫地机器人/robot vacuum, 吸尘器/vacuum cleaner, 电饭煲/rice cooker, 净水器/water purifier,
空气净化器/air purifier, 热水器/water heater, 音箱/speaker, 平板/平板电脑/tablet, 手表/watch,
电脑/笔记本电脑/笔记本/laptop/computer,
台灯/desk lamp, 路由器/router, 摄像头/camera, 键盘/keyboard, 鼠标/mouse, 打印机/printer, 相机, 微波炉/microwave, 烤箱/oven,
空气炸锅/air fryer, 吹风机/hair dryer, 剃须刀/shaver, 电动牙刷/electric toothbrush, 破壁机/blender, 咖啡机/coffee machine,
取暖器/heater, 电风扇/风扇,
平衡车/滑板车/scooter, 电动车/电瓶车, 自行车/bicycle, 无人机/drone,
床垫/mattress, 沙发/sofa, 窗帘/curtain, 充电宝/power bank, 投影仪/projector, 洗碗机/dishwasher, 油烟机/range hood, 加湿器/humidifier
飞机/民航/plane/flight, 高铁/火车/动车/train, 地铁/subway, 大巴/客车/coach
专票/专用发票/vat special, 普票/普通发票
香港/hong kong, 澳门/macau, 台湾/taiwan, 新疆/xinjiang, 西藏/tibet, 美国/usa/united states, 日本/japan, 英国/uk,
北京/beijing, 上海/shanghai, 广州/guangzhou, 深圳/shenzhen
春节/过年/spring festival/chinese new year, 国庆/national day, 中秋, 端午, 双11/双十一/double 11, 618, 双12/双十二
"""
_CODE = re.compile(r"(?<![a-z0-9])(?:[a-z]{1,4}-?\d{1,4}[a-z]{0,4}|(?:iphone|mate|pura|note|pad) ?\d{1,3})(?![a-z0-9])")
_DEVICE = r"(?!号|端|版|卡|银行|验证|网页|尾|支付|下单|应用|app|上(?!市))"  # 手机号, 电脑上: no goods
# Stands right before a kind of goods at the start of a text: 火星手机.
_CALLED = re.compile(
    r"^(?:请问|我的|我买的|你们?的?|这个|the |my |your |is the |does the )?([\u4e00-\u9fff]{2,4}?|[a-z]{3,12} ?)$"
)
# What merely describes the goods, or is done to them.
_PLAIN = frozenset(
    re.findall(
        r"\S+",
        """
智能 无线 蓝牙 电子 家用 儿童 老人 新款 旧款 老款 全自动 自动 电动 便携 迷你 大屏 折叠 入耳 头戴 普通 进口 国产 品牌
二手 高端 购买 更换 绑定 解绑 使用 维修 安装 清洗 保养 充电 寄回 退掉 换掉 关于 咨询 商品 产品 我家 我们 你们 你家 店里
这款 那款 哪款 什么 怎么 如何 为什么 可以 多少 几个 一个 一台 两台 新买 刚买 有没 能用 支持
smart wireless bluetooth electric new old this that which
破损 丢失 损坏 坏掉 赠品 赠送 拆封 开封 激活 最新 全新 翻新 降噪 样品 正品 假货 热销 特价 打折 预售 直播 限量 定制 套装 备用
客厅 卧室 厨房 办公 户外 车载 学生 孩子 宝宝 女士 男士 黑色 白色 红色 蓝色 灰色 粉色 绿色 黄色 金色 银色 已拆 未拆 闲置 送的
broken damaged red black white blue green grey pink gold silver cheap best latest opened sealed refurbished used wired free
the your our any mobile cell portable mini how what
can does for and with buy used home kids air
""",
    )
)
_GAP = "\0"  # stands where a name was
_TOPIC = re.compile(
    rf"^(?:我|你们?|这|那)?(?:家)?(?:的|买的|在你们?家?买的|个|台|款|部)?(?:{_GAP})+(?:的)?|(?<=的)(?:{_GAP})+|(?:\bmy|\bthe) {_GAP}"
)
_SOLD = re.compile(
    r"(?:请问|你好|亲)?[,， ]*(?:你们?|咱们?|您)?(?:家|店|这|那)?(?:里|儿|边)?(?:现在|还|也)?(?:有没有|有|卖不卖|卖)"
    r"(.{1,8}?)(?:卖|出售|买)?(?:的)?(?:吗|么|没有|没|不)?"
    r"|(?:do you (?:sell|have|carry|stock)|have you got) (?:any |an? )?(.{2,20}?)s?",
)


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
BRANDS = _NAMES["iphone"][0]
_GOODS = (BRANDS, _NAMES["phone"][0])


def _any_of(names: Iterable[str]) -> str:
    """Return the pattern of any of these names, the longest first."""
    return "|".join(
        rf"(?<![a-z\d]){re.escape(name)}(?=s?(?![a-z\d]))"
        if name.isascii()
        else re.escape(name) + (_DEVICE if name in ("手机", "电脑") else "")
        for name in sorted(names, key=len, reverse=True)
    )


_NAME = re.compile(_any_of(_NAMES))
_GOODS_NAME = re.compile(_any_of(name for name, (kind, _) in _NAMES.items() if kind in _GOODS))
_NAME_AT_END = re.compile(rf"(?:{_GOODS_NAME.pattern})$")

_OWNED = re.compile(
    rf"(?:{_any_of(name for name, (kind, _) in _NAMES.items() if kind == BRANDS)})"
    rf"(?: ?的? ?(?:{_any_of(name for name, (kind, _) in _NAMES.items() if kind == _NAMES['phone'][0])}))"
    r"|\bmy iphone"
)
_TOGETHER = re.compile(
    r"支持|兼容|适[配合]|匹配|[能可会]以?不?[能可会]?以?[用连配接]|通用|\b(?:works?|pairs?|connect|support)\b|compatible"
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
def unnamed(text: str) -> str | None:
    """Return a question without the goods it is about (荣耀手机怎么退货 → 怎么退货).

    None where it begins with none, names others besides, or nothing is left to ask.
    """
    folded = fold(text)
    bare = _TOPIC.sub("", _GOODS_NAME.sub(_GAP, folded)).strip()
    asks = [word for word in tokens(bare) if weight(word) > 0.5]
    return bare if bare != folded and asks and _GAP not in bare else None


@lru_cache(maxsize=20_000)
def makers(text: str) -> frozenset[tuple[str, ...]]:
    """Return the makers a text names, each with all its names: 苹果 → (苹果, iphone, apple)."""
    found = {_NAMES[name] for name in _GOODS_NAME.findall(fold(text))}
    return frozenset(
        tuple(name for name, other in _NAMES.items() if other == thing) for thing in found if thing[0] == BRANDS
    )


def without_names(folded: str) -> str:
    """Return a text without the goods, makers and models that it names."""
    return _CODE.sub("", _GOODS_NAME.sub("", folded))


def in_place_of(name: str, text: str) -> str | None:
    """Return a text with the thing it names replaced by another of its kind: 高铁, 能带上飞机吗 → 能带上高铁吗.

    None where the text names no such thing, or the very same.
    """
    kind, thing = _NAMES.get(name, (-1, 0))
    for match in _NAME.finditer(text):
        if _NAMES[match[0]][0] == kind:
            return None if _NAMES[match[0]][1] == thing else text[: match.start()] + name + text[match.end() :]
    return None


def goods_in(text: str) -> tuple[str, ...]:
    """Return the kinds and makers of goods that a text names, as it writes them."""
    return tuple(_GOODS_NAME.findall(fold(text)))


@lru_cache(maxsize=20_000)
def owned(text: str) -> frozenset[tuple[str, ...]]:
    """Return the makers of the goods that a text is about, each with all its names: 华为手表能退吗. None where it names other goods too.

    So 苹果手机能连你们的手表吗 is about no maker's goods alone, nor what asks whether ours goes with them (苹果手机能用吗).
    """
    folded = fold(text)
    made = _OWNED.search(folded) if not _TOGETHER.search(folded) else None
    others = _GOODS_NAME.search(_OWNED.sub("", folded)) if made is not None else None
    return makers(made[0]) if made is not None and others is None else frozenset()


def names_goods(text: str) -> bool:
    """Say whether a text names a kind or a maker of goods."""
    return _GOODS_NAME.search(fold(text)) is not None


@lru_cache(maxsize=20_000)
def asks_whether_sold(text: str) -> bool:
    """Say whether a text asks whether some goods are sold: 有智能音箱吗."""
    match = _SOLD.fullmatch(fold(text).strip("?？ !。."))
    return match is not None and _NAME_AT_END.search(match[1] or match[2]) is not None


@lru_cache(maxsize=20_000)
def called(text: str) -> Mapping[int, frozenset[str]]:
    """Return by what names things go that a text begins with, by kind: 火星手机能用几年 → {phones: {火星}}."""
    match = _GOODS_NAME.search(folded := fold(text))
    if match is None:
        return {}
    name = _CALLED.match(folded[: match.start()])
    if name is None or name[1].strip() in _PLAIN or len(tokens(name[1])) != 1:
        return {}
    return {_NAMES[match[0]][0]: frozenset({name[1].strip()})}
