"""Masks: what a phone, an e-mail, an address, an order or free text looks like to somebody who gave no reason. No I/O.

Every pattern is bounded and starts at a fixed character class: the time grows with the text, never with its square.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from zhike.customers.attributes import NOTHING_KNOWN, Known
from zhike.customers.rules import normal_email, normal_phone
from zhike.customers.types import MaskedProfile, Profile

HIDDEN = "****"
_PHONE_IN_TEXT = re.compile(
    r"(?<![0-9A-Za-z*+])(?:\+\d{1,3}[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}-?\d{7,8})(?![0-9A-Za-z*])"
)
_EMAIL_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,8}"
)
_ID_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx](?![0-9A-Za-z])")
_CARD_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])\d{4}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])")
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    "云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_PROVINCE = re.compile(rf"(?:中国)?(?:{_PROVINCES})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?")
_CITY = re.compile(r"[\u3400-\u9fff]{1,10}?(?:市|自治州|地区|盟)")
_PRIVATE = re.compile(
    r"phone|mobile|(?<![a-z])tel(?![a-z])|mail|addr|id_?card|id_?no|passport|bank|card_?no|real_?name|"
    r"手机|电话|邮箱|地址|姓名|身份证|护照|银行卡",
    re.IGNORECASE,
)
# Whoever an order is about: his name is private, a product's is not.
_PERSON = re.compile(
    r"receiver|recipient|consignee|buyer|payer|sender|contact|customer|收货|收件|寄件|联系|买家", re.IGNORECASE
)
_DEEPEST = 6  # nested deeper than an order ever is: hidden altogether
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999


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
    text = " ".join(unicodedata.normalize("NFKC", address).split())
    if province := _PROVINCE.match(text):
        rest = text[province.end() :].lstrip()
        city = _CITY.match(rest)
        return f"{province.group()}{city.group() if city else ''}{HIDDEN}"
    if city := _CITY.match(text):
        return city.group() + HIDDEN
    parts = [" ".join(word for word in part.split() if not re.search(r"\d", word)) for part in text.split(",")]
    return ", ".join([HIDDEN, *(part for part in parts[1:][-2:] if part)])


def mask_text(text: str) -> str:
    """Hide phone numbers, e-mail addresses, identity numbers and bank cards inside free text.

    Identity numbers and cards must have right check digits, so that order numbers stay readable.
    """
    if "@" in text:
        text = _EMAIL_IN_TEXT.sub(lambda found: mask_email(found.group()), text)
    if not re.search(r"\d", text):
        return text
    text = _ID_IN_TEXT.sub(_mask_id, text)
    text = _CARD_IN_TEXT.sub(_mask_card, text)
    return _PHONE_IN_TEXT.sub(lambda found: mask_phone(found.group()), text)


def mask_order(order: Mapping[str, Any]) -> dict[str, Any]:
    """Return an order's contents with the receiver's name, phones, e-mails and addresses hidden, at any depth."""
    return {key: _mask_value(key, value, 0, person=False) for key, value in order.items()}


def mask_attributes(attributes: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """Return a customer's attributes: sensitive ones hidden, those no longer in use left out, the rest as of an order."""
    shown = {key: value for key, value in attributes.items() if key not in known.removed}
    return {key: HIDDEN if key in known.sensitive else value for key, value in mask_order(shown).items()}


def mask_profile(profile: Profile, known: Known = NOTHING_KNOWN) -> MaskedProfile:
    """Mask every field that identifies a person beyond his name (a phone number used as a name is masked too)."""
    attributes = mask_attributes(profile.attributes, known)
    name = mask_text(profile.name) if profile.name else None
    hidden = [field for field in ("phone", "email", "address") if getattr(profile, field)]
    hidden += [f"attributes.{key}" for key, value in attributes.items() if value != profile.attributes[key]]
    return MaskedProfile(
        name=name,
        phone=mask_phone(profile.phone) if profile.phone else None,
        email=mask_email(profile.email) if profile.email else None,
        address=mask_address(profile.address) if profile.address else None,
        attributes=attributes,
        masked=tuple(["name"] if name != profile.name else []) + tuple(hidden),
    )


def _mask_value(key: str, value: Any, depth: int, *, person: bool) -> Any:
    if depth > _DEEPEST:
        return HIDDEN
    person = person or _PERSON.search(key) is not None
    if isinstance(value, Mapping):
        return {inner: _mask_value(inner, held, depth + 1, person=person) for inner, held in value.items()}
    if isinstance(value, list | tuple):
        return [_mask_value(key, held, depth + 1, person=person) for held in value]
    if isinstance(value, int) and not isinstance(value, bool):
        masked = mask_text(str(value))
        return value if masked == str(value) else masked
    return _mask_string(key, value, person) if isinstance(value, str) and value else value


def _mask_string(key: str, value: str, person: bool) -> str:
    named = person and (key.lower().endswith("name") or _PERSON.search(key) is not None)
    if not named and not _PRIVATE.search(key):
        return mask_text(value)
    if normal_email(value):
        return mask_email(value)
    if normal_phone(value):
        return mask_phone(value)
    if re.search(r"addr|地址", key, re.IGNORECASE):
        return mask_address(value)
    masked = mask_text(value)
    return masked if masked != value else value[:1] + "**"


def _mask_id(found: re.Match[str]) -> str:
    number = found.group().upper()
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    right = "10X98765432"[total % 11] == number[-1]
    return f"{number[:3]}{'*' * 11}{number[-4:]}" if right else found.group()


def _mask_card(found: re.Match[str]) -> str:
    """Mask what passes Luhn's check (ISO/IEC 7812-1)."""
    digits = [int(char) for char in reversed(found.group()) if char.isdigit()]
    doubled = [digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4) for place, digit in enumerate(digits)]
    return HIDDEN + "".join(str(digit) for digit in digits[3::-1]) if sum(doubled) % 10 == 0 else found.group()
