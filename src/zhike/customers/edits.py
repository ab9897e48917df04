"""What may be written into a profile: trimmed, bounded, never a mask in place of what it hides. No I/O."""

import dataclasses
import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from zhike.customers import masks, rules
from zhike.customers.attributes import NOTHING_KNOWN, Definition, Known, checked
from zhike.customers.errors import AttributeNotYours
from zhike.customers.types import Changes, Profile
from zhike.kit.errors import Invalid

LIMITS = {"name": 100, "phone": 40, "email": 254, "address": 300}
MAX_ATTRIBUTES, MAX_KEY, MAX_TEXT, MAX_DEPTH = 50, 60, 1000, 4
MASKS: dict[str, Callable[[str], str]] = {
    "name": masks.mask_text,
    "phone": masks.mask_phone,
    "email": masks.mask_email,
    "address": masks.mask_address,
}


def clean(profile: Profile) -> Profile:
    """Return the profile with text trimmed, cut to its limits and free of control characters; empty becomes None."""
    texts: dict[str, Any] = {name: _text(getattr(profile, name), limit) for name, limit in LIMITS.items()}
    kept = list(profile.attributes.items())[:MAX_ATTRIBUTES]
    attributes = {_key(key): _value(value, 0) for key, value in kept}
    return dataclasses.replace(profile, **texts, attributes=attributes)


def apply(profile: Profile, changes: Changes, known: Known = NOTHING_KNOWN, *, by_hand: bool = True) -> Profile:
    """Return the profile after an edit. A mask sent back by a form leaves its field alone.

    Raises Invalid for a phone, an e-mail or a defined attribute that is none, AttributeNotYours for one not set by hand.
    """
    values: dict[str, Any] = {}
    for name in LIMITS:
        given, held = getattr(changes, name), getattr(profile, name)
        if name in changes.given and not (given and held and name in MASKS and given == MASKS[name](held)):
            values[name] = given or None
    if values.get("phone") and rules.normal_phone(values["phone"]) is None:
        raise Invalid("phone", "This is not a phone number.", "电话号码格式不正确。")
    if values.get("email") and rules.normal_email(values["email"]) is None:
        raise Invalid("email", "This is not an e-mail address.", "邮箱格式不正确。")
    if masks.HIDDEN in (values.get("address") or ""):
        raise Invalid(
            "address", "Enter the whole address; the hidden part cannot be kept.", "请填写完整地址，不能包含隐藏符号。"
        )
    if "attributes" in changes.given:
        shown = masks.mask_attributes(profile.attributes, known)
        unseen = {key: value for key, value in profile.attributes.items() if key in known.removed}
        given = {
            key: profile.attributes[key] if key in shown and value == shown[key] else value
            for key, value in changes.attributes.items()
        }
        values["attributes"] = _allowed(profile.attributes, given | unseen, known, by_hand)
    changed = clean(dataclasses.replace(profile, **values))
    # What a colleague writes is his word: nobody proved it.
    stays = {name for name in profile.proven if getattr(changed, name) == getattr(profile, name)}
    return dataclasses.replace(changed, proven=frozenset(stays))


def set_one(profile: Profile, definition: Definition, value: Any, *, by_hand: bool) -> Profile:
    """Return the profile with one defined attribute set, or taken away by None; a mask sent back changes nothing."""
    held = profile.attributes.get(definition.key)
    if (
        held is not None
        and value == masks.mask_attributes({definition.key: held}, Known({definition.key: definition}))[definition.key]
    ):
        return profile
    if by_hand and not definition.agents:
        raise AttributeNotYours(field="value")
    return with_attributes(profile, {definition.key: checked(definition, value, "value")})


def with_attributes(profile: Profile, values: Mapping[str, Any]) -> Profile:
    """Return the profile with these attributes set; None takes one away. Raises Invalid when there would be too many."""
    merged = {key: value for key, value in {**profile.attributes, **values}.items() if value is not None}
    if len(merged) > MAX_ATTRIBUTES:
        raise Invalid("value", f"{MAX_ATTRIBUTES} attributes are the most.", f"最多 {MAX_ATTRIBUTES} 个属性。")
    return clean(dataclasses.replace(profile, attributes=merged))


def _allowed(before: Mapping[str, Any], after: Mapping[str, Any], known: Known, by_hand: bool) -> dict[str, Any]:
    """Return the attributes after an edit, each defined one that changed checked by its definition."""
    result = dict(after)
    for key, definition in known.all.items():
        if definition.removed or before.get(key) == after.get(key):
            continue
        if by_hand and not definition.agents:
            raise AttributeNotYours(field=f"attributes.{key}")
        result[key] = checked(definition, after.get(key), f"attributes.{key}")
    return {key: value for key, value in result.items() if value is not None or key not in known.all}


def _text(text: str | None, limit: int) -> str | None:
    if text is None:
        return None
    visible = "".join(char if unicodedata.category(char) not in ("Cc", "Cs") else " " for char in text)
    return " ".join(visible.split())[:limit] or None


def _key(key: object) -> str:
    return _plain(str(key))[:MAX_KEY]


def _plain(text: str) -> str:
    """Return text that UTF-8 and PostgreSQL can hold."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _value(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return _plain(value)[:MAX_TEXT]
    if isinstance(value, float) and not math.isfinite(value):
        return None  # JSON has no such number
    if value is None or isinstance(value, bool | int | float):
        return value
    if depth >= MAX_DEPTH:
        return None
    if isinstance(value, Mapping):
        return {_key(key): _value(held, depth + 1) for key, held in list(value.items())[:MAX_ATTRIBUTES]}
    if isinstance(value, list | tuple):
        return [_value(held, depth + 1) for held in value[:MAX_ATTRIBUTES]]
    return _plain(str(value))[:MAX_TEXT]
