"""Keeps secrets and personal data out of logs. Last in the chain, so that nothing slips in behind it."""

import re
from collections.abc import MutableMapping
from typing import Any

HIDDEN = "***"
_SECRET_KEYS = re.compile(
    r"passw|secret|token|api_?key|authorization|cookie|csrf|hmac|signature|credential"
    r"|phone|mobile|e_?mail|address|id_?card|bank|^text$|^content$|^body$|^draft$|^question$|^answer$|^comment$",
    re.IGNORECASE,
)
_ALLOWED_KEYS = frozenset({"body_bytes", "token_count", "content_type", "address_family"})
# ASCII: to a Chinese text \w and \b would count every character as part of the number beside it.
_PATTERNS = tuple(
    (re.compile(pattern, re.ASCII), replacement)
    for pattern, replacement in (
        (r"(?<=://)([^/\s:@]*):[^/\s@]+(?=@)", rf"\1:{HIDDEN}"),  # password in a URL
        (r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}", rf"\1 {HIDDEN}"),
        (r"\b(?:zk|sk|whsec)_[\w-]{8,}", HIDDEN),
        (r"\beyJ[\w-]+\.[\w-]+\.[\w-]*", HIDDEN),  # JWT
        (r"(?i)((?:password|passwd|secret|token|api_?key)['\"]?\s*[=:]\s*)['\"]?[^\s'\",;&)}]+", rf"\1{HIDDEN}"),
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", HIDDEN),  # e-mail address
        (r"(?<![\w-])\d{17}[\dXx](?![\w-])", HIDDEN),  # resident identity number
        (r"(?<![\w.-])(?:\d[ -]?){15,18}\d(?![\w.-])", HIDDEN),  # bank card
        (r"(?<![\w.-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w.-])", HIDDEN),  # mobile phone
        (r"(?<![\w.-])0\d{2,3}-\d{7,8}(?![\w.-])", HIDDEN),  # landline
    )
)


def redact_text(text: str) -> str:
    """Return the text with whatever looks like a secret or personal data replaced by ``***``."""
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def redact_value(key: str, value: Any) -> Any:
    """Return a value as it may be logged under this key."""
    if _SECRET_KEYS.search(key) and key not in _ALLOWED_KEYS and value is not None:
        return HIDDEN
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, (int, float, bool, type(None))):
        return value
    if isinstance(value, dict):
        return {name: redact_value(str(name), inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [redact_value("", inner) for inner in value]
    return redact_text(str(value))


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """structlog processor: redact every value of the line, exceptions included."""
    for key, value in event.items():
        if key not in ("timestamp", "level", "logger", "_record", "_from_structlog"):
            event[key] = redact_value(key, value)
    return event
