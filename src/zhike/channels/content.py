"""What a message may hold, by kind; checked wherever one enters (widget, API channel, console)."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id

MAX_TEXT = 10_000
MAX_SHORT = 500
CUSTOMER_KINDS = ("text", "image", "file")
STAFF_KINDS = ("text", "markdown", "image", "file", "card", "choices")


def check_content(kind: str, content: Any, allowed: tuple[str, ...]) -> dict[str, Any]:
    """Return the content with unknown keys dropped; raises Invalid naming the field."""
    if kind not in allowed:
        raise Invalid("kind", f"Use one of: {', '.join(allowed)}.", f"消息类型只能是：{'、'.join(allowed)}。")
    if not isinstance(content, Mapping):
        raise Invalid("content", "The content must be an object.", "消息内容必须是对象。")
    return _CHECKS[kind](content)


def _text(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": _string(content, "text", MAX_TEXT)}


def _media(content: Mapping[str, Any]) -> dict[str, Any]:
    attachment = content.get("attachment")
    attachment_id = parse_id(str(attachment.get("id"))) if isinstance(attachment, Mapping) else None
    if attachment_id is None:
        raise Invalid("content.attachment.id", "Upload the file first and name its id.", "请先上传文件并填写附件 id。")
    checked: dict[str, Any] = {"attachment": {"id": str(attachment_id)}}
    if content.get("text"):
        checked["text"] = _string(content, "text", MAX_TEXT)
    return checked


def _card(content: Mapping[str, Any]) -> dict[str, Any]:
    card: dict[str, Any] = {"title": _string(content, "title", MAX_SHORT)}
    if content.get("text"):
        card["text"] = _string(content, "text", MAX_TEXT)
    if content.get("image_url"):
        card["image_url"] = _url(content["image_url"], "content.image_url")
    card["fields"] = [
        {"label": _string(f, "label", MAX_SHORT, at), "value": _string(f, "value", MAX_SHORT, at)}
        for at, f in _items(content, "fields", 20)
    ]
    card["buttons"] = [_button(b, at) for at, b in _items(content, "buttons", 6)]
    return card


def _button(button: Mapping[str, Any], at: str) -> dict[str, Any]:
    checked = {"label": _string(button, "label", MAX_SHORT, at)}
    if button.get("url"):
        checked["url"] = _url(button["url"], f"{at}.url")
    if button.get("value"):
        checked["value"] = _string(button, "value", MAX_SHORT, at)
    return checked


def _choices(content: Mapping[str, Any]) -> dict[str, Any]:
    options = [
        {
            "id": _string(o, "id", 100, at),
            "label": _string(o, "label", MAX_SHORT, at),
            "value": _string(o, "value", MAX_SHORT, at),
        }
        for at, o in _items(content, "options", 12)
    ]
    if not options:
        raise Invalid("content.options", "Offer at least one choice.", "至少要有一个选项。")
    return {"text": _string(content, "text", MAX_TEXT), "options": options}


def _items(content: Mapping[str, Any], key: str, most: int) -> list[tuple[str, Mapping[str, Any]]]:
    items = content.get(key) or []
    if not isinstance(items, list) or len(items) > most or not all(isinstance(i, Mapping) for i in items):
        raise Invalid(
            f"content.{key}", f"This must be a list of at most {most} objects.", f"必须是最多 {most} 项的列表。"
        )
    return [(f"content.{key}.{index}", item) for index, item in enumerate(items)]


def _string(content: Mapping[str, Any], key: str, limit: int, at: str = "content") -> str:
    value = content.get(key)
    field = f"{at}.{key}"
    if not isinstance(value, str) or not value.strip():
        raise Invalid(field, "This must not be empty.", "内容不能为空。")
    if len(value) > limit:
        raise Invalid(field, f"At most {limit} characters.", f"最多 {limit} 个字符。")
    return "".join(c for c in value if c == "\n" or c == "\t" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF))


def _url(value: Any, field: str) -> str:
    url = value if isinstance(value, str) and len(value) <= 2_000 else ""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise Invalid(field, "Only http and https addresses.", "只支持 http 或 https 地址。")
    return url


_CHECKS = {"text": _text, "markdown": _text, "image": _media, "file": _media, "card": _card, "choices": _choices}
