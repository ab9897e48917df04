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
    """Return (text, encoding): by its mark, as UTF-16 by its zero bytes, as UTF-8, else as GB18030 (which holds GBK).

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
    text = _strictly(data, "gb18030")
    if _unlikely(text):
        raise _unknown()
    return text, "gb18030"


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
