"""Normal forms for look-up, and masks."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from zhike.customers.types import MaskedProfile, Profile

HIDDEN = "****"
_PHONE_PARTS = re.compile(r"[\s()（）\-.·_/]+")
_EMAIL = re.compile(r"[^@\s*]{1,64}@[^@\s*]{1,190}\.[^@\s.*]{2,63}")
_WORDS = re.compile(r"[\w·]+")
_CJK = re.compile(r"[\u3400-\u9fff]+")
_PHONE_IN_TEXT = re.compile(r"(?<![\w*])(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8})(?![\w*])")
_EMAIL_IN_TEXT = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_ID_IN_TEXT = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?!\d)")
_CARD_IN_TEXT = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?!\d)")
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    "云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_PROVINCE = re.compile(rf"(?:中国)?(?:{_PROVINCES})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?")
_CITY = re.compile(r"[\u3400-\u9fff]{1,10}?(?:市|自治州|地区|盟)")
_SENSITIVE_KEYS = re.compile(
    r"phone|mobile|tel|email|mail|address|receiver|recipient|consignee|name|id_?card|passport|bank|"
    r"手机|电话|邮箱|地址|收货|收件|姓名|身份证|护照|银行卡",
    re.IGNORECASE,
)
_KEY_MASK_LIMIT = 6  # nested deeper than an order ever is: hidden altogether


def normal_phone(text: str | None) -> str | None:
    """Return an E.164-like form (+8613800138000), None for what is no phone number.

    Numbers without a country code are read as Chinese: mobiles as they stand, landlines without their leading 0.
    """
    digits = _PHONE_PARTS.sub("", unicodedata.normalize("NFKC", text or ""))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    plus, digits = digits.startswith("+"), digits.removeprefix("+")
    if not digits.isascii() or not digits.isdigit() or not 5 <= len(digits) <= 15:
        return None
    if plus:
        return "+" + digits
    if len(digits) == 13 and digits.startswith("861"):
        return "+" + digits
    return "+86" + digits.removeprefix("0")


def normal_email(text: str | None) -> str | None:
    """Return the address trimmed and in lower case, None for what is none."""
    email = unicodedata.normalize("NFKC", text or "").strip().lower()
    return email if _EMAIL.fullmatch(email) else None


def name_words(name: str | None) -> frozenset[str]:
    """Return the words by which a name is found: 王小明 also by 小明, Ann-Marie Lee by ann, marie and lee."""
    words: set[str] = set()
    for word in _WORDS.findall(unicodedata.normalize("NFKC", name or "").casefold()):
        words.add(word)
        if _CJK.fullmatch(word) and 3 <= len(word) <= 4:
            words.update(word[cut:] for cut in range(1, len(word) - 1))  # without a surname of one or two characters
    return frozenset(words)


def query_words(q: str) -> frozenset[str]:
    """Return the words a search asks for; a name must have all of them."""
    return frozenset(_WORDS.findall(unicodedata.normalize("NFKC", q).casefold()))


def lookups(profile: Profile) -> list[tuple[str, str]]:
    """Return (kind, normal form) pairs under which a profile can be found."""
    found = [("name", word) for word in sorted(name_words(profile.name))]
    if phone := normal_phone(profile.phone):
        found.append(("phone", phone))
    if email := normal_email(profile.email):
        found.append(("email", email))
    return found


def mask_phone(phone: str) -> str:
    """Keep the first three and last four digits: 138****5678; of short numbers only the last two."""
    prefix, digits = "", re.sub(r"[^\d]", "", unicodedata.normalize("NFKC", phone))
    if phone.strip().startswith("+"):
        code = "86" if digits.startswith("86") else digits[:1]
        prefix, digits = f"+{code} ", digits[len(code) :]
    if len(digits) >= 9:
        return f"{prefix}{digits[:3]}{HIDDEN}{digits[-4:]}"
    return f"{prefix}{HIDDEN}{digits[-2:]}" if len(digits) >= 5 else HIDDEN


def mask_email(email: str) -> str:
    """Keep the first letter and the domain: l***@example.com."""
    local, at, domain = email.partition("@")
    return f"{local[:1]}***@{domain}" if at and local else HIDDEN


def mask_address(address: str) -> str:
    """Keep province and city: 广东省深圳市****; of other addresses the last parts without digits."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", address)).strip()
    if province := _PROVINCE.match(text):
        rest = text[province.end() :].lstrip()
        city = _CITY.match(rest)
        return f"{province.group()}{city.group() if city else ''}{HIDDEN}"
    if city := _CITY.match(text):
        return city.group() + HIDDEN
    parts = [re.sub(r"\s*\S*\d\S*", "", part).strip() for part in text.split(",")]
    kept = [part for part in parts[1:][-2:] if part]
    return ", ".join([HIDDEN, *kept])


def mask_text(text: str) -> str:
    """Hide phone numbers, e-mail addresses, identity numbers and bank cards inside free text."""
    text = _EMAIL_IN_TEXT.sub(lambda found: mask_email(found.group()), text)
    text = _ID_IN_TEXT.sub(lambda found: found.group()[:3] + "*" * 11 + found.group()[-4:], text)
    text = _CARD_IN_TEXT.sub(lambda found: HIDDEN + re.sub(r"\D", "", found.group())[-4:], text)
    return _PHONE_IN_TEXT.sub(lambda found: mask_phone(found.group()), text)


def mask_order(order: Mapping[str, Any]) -> dict[str, Any]:
    """Return an order's contents with receiver, phone, e-mail and address hidden, at any depth."""
    return {key: _mask_value(key, value, 0) for key, value in order.items()}


def _mask_value(key: str, value: Any, depth: int) -> Any:
    if depth > _KEY_MASK_LIMIT:
        return HIDDEN
    if isinstance(value, Mapping):
        return {inner: _mask_value(inner, held, depth + 1) for inner, held in value.items()}
    if isinstance(value, list | tuple):
        return [_mask_value(key, held, depth + 1) for held in value]
    if isinstance(value, int) and not isinstance(value, bool) and len(str(value)) >= 8:
        return mask_text(str(value)) if mask_text(str(value)) != str(value) else value
    return _mask_string(key, value) if isinstance(value, str) else value


def _mask_string(key: str, value: str) -> str:
    if not _SENSITIVE_KEYS.search(key) or not value:
        return mask_text(value)
    if normal_email(value):
        return mask_email(value)
    if normal_phone(value):
        return mask_phone(value)
    if re.search(r"address|地址", key, re.IGNORECASE):
        return mask_address(value)
    return mask_text(value) if mask_text(value) != value else value[:1] + "**"


def mask_profile(profile: Profile) -> MaskedProfile:
    """Mask every field that identifies a person beyond his name."""
    attributes = mask_order(profile.attributes)
    hidden = [name for name in ("phone", "email", "address") if getattr(profile, name)]
    hidden += [f"attributes.{key}" for key, value in attributes.items() if value != profile.attributes[key]]
    return MaskedProfile(
        name=profile.name,
        phone=mask_phone(profile.phone) if profile.phone else None,
        email=mask_email(profile.email) if profile.email else None,
        address=mask_address(profile.address) if profile.address else None,
        attributes=attributes,
        masked=tuple(hidden),
    )
