"""Which encoding a text file is in."""

import codecs
import re

from zhike.knowledge.errors import ImportRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PRIOR = 0.1  # what files in Chinese are likelier in counts as much as this share of usual signs
_BIG5 = ("cp950", "big5hkscs")
_CHINESE = ("gb18030", *_BIG5)
_MARKS_OF_BOTH = frozenset("，。、；：？！（）「」『』“”‘’《》〈〉【】…—～·　")
# Signs that every text about a shop is full of, simplified and traditional.
_USUAL = frozenset(
    "的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起"
    "还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种"
    "這來個國說們為時會過學對裡裏後麼沒於還發當無開見經頭動兩長樣現將與進實點種"
    "问题答案吗怎请退换货单订付款费运快递物流客服商品品质保修安装券优惠价格积分账号号码手机电话地址收到几天什么如何可以需要支持申请查询"
    "問題嗎請換貨單訂費運遞務質裝優價積號碼機電話幾什麼需支援申請查詢員註冊登錄"
)


_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})|<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_-]{2,30})""",
    re.IGNORECASE,
)


def decode_page(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return (text, encoding) of HTML: its mark, what the server declared, its meta element, else as any text file."""
    if not data.startswith(tuple(mark for mark, _ in _MARKS)):
        named = _META.search(data[:4096])
        for name in (declared, (named[1] or named[2]).decode("ascii") if named else None):
            try:
                found = codecs.lookup(name).name if name else ""
            except LookupError:
                continue
            found = "gb18030" if found in ("gb2312", "gbk", "hz") else found
            if found and not found.startswith(
                ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw-unicode")
            ):
                try:
                    return data.decode(found), found
                except (UnicodeError, LookupError, ValueError):
                    continue
    return decode(data)


def decode(data: bytes) -> tuple[str, str]:
    """Return (text, encoding): by its mark, as UTF-16 by its zero bytes, as UTF-8, else as GB18030 (which holds GBK) or Big5.

    Of the last two, in which many texts can be read either way, the one with more of the signs that Chinese is written with.

    Raises ImportRefused when it is none of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding.removesuffix("-sig")
    guess = _unmarked_utf16(data)
    if guess is not None:
        text = _strictly(data, guess)
        if _unlikely(text):
            raise _unknown()
        return text, guess
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    readings = [(text, name) for name, text in ((name, _as(data, name)) for name in _CHINESE) if text is not None]
    if not readings:
        raise _unknown()
    text, name = max(readings, key=lambda one: usual(one[0]) + PRIOR * (one[1] == "gb18030"))
    return text, "big5" if name in _BIG5 else name


def usual(text: str) -> float:
    """Return the share of a text's Chinese signs that are among the most usual ones."""
    signs = [sign for sign in text[:20_000] if sign > "\u2e80" and sign not in _MARKS_OF_BOTH]
    return sum(sign in _USUAL for sign in signs) / len(signs) if signs else 0.0


def _as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    return None if _unlikely(text) else text


def _unmarked_utf16(data: bytes) -> str | None:
    """ASCII parts (commas, line ends) leave zero bytes on one side of UTF-16 without a mark."""
    sample = data[: 4096 - len(data[:4096]) % 2]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even == odd:
        return None
    return (
        "utf-16-le" if odd > even else "utf-16-be"
    )  # Chinese signs ending in 00 (退, 开) leave a few on the other side


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        raise _unknown() from None


def _unlikely(text: str) -> bool:
    """Binary data decoded as GB18030 is full of control and private-use characters."""
    sample = text[:4000]
    odd = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\x0c") or 0xE000 <= ord(c) <= 0xF8FF)
    return odd > len(sample) * 0.01


def _unknown() -> ImportRefused:
    return ImportRefused("encoding_unknown")
