"""Normal forms by which customers are found."""

import re
import unicodedata

from zhike.customers.types import Profile

_PHONE_PARTS = re.compile(r"[\s()（）\-.·_/]+")
_EMAIL = re.compile(r"[^@\s*]{1,64}@[^@\s*]{1,190}\.[^@\s.*]{2,63}")
_WORDS = re.compile(r"[\w·]+")
LAST_DIGITS = 4  # of a phone number, by which people ask for one another
_CJK = re.compile(r"[\u3400-\u9fff]+")


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


def digits(q: str) -> list[tuple[str, str]]:
    """Return the look-ups that bare digits may stand for: a whole phone number, the last four digits of one."""
    found = [("digits", q)] if len(q) == LAST_DIGITS else []
    phone = normal_phone(q)
    return [*found, ("phone", phone)] if phone else found


def lookups(profile: Profile) -> list[tuple[str, str]]:
    """Return (kind, normal form) pairs under which a profile can be found."""
    found = [("name", word) for word in sorted(name_words(profile.name))]
    if phone := normal_phone(profile.phone):
        found += [("phone", phone), ("digits", phone[-LAST_DIGITS:])]
        found += [("proven_phone", phone)] if "phone" in profile.proven else []
    if email := normal_email(profile.email):
        found += [("email", email), *([("proven_email", email)] if "email" in profile.proven else [])]
    return found
