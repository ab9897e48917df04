"""Numbers in what was said or is about to be: who reads them whole, and how they look to others. No I/O."""

from collections.abc import Mapping
from typing import Any

from zhike.customers import mask_text
from zhike.identity import Viewer

ADDRESSES = {"id", "url", "image_url", "media_type", "code"}  # nobody's words; masked, they would lead nowhere


def hides_text(viewer: Viewer) -> bool:
    """Say whether phone numbers and addresses in texts are masked: only who serves customers reads them whole."""
    return not viewer.may("conversation.reply")


def hidden(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message's content with phone numbers and the like masked: in text, cards, choices, file names."""
    return {key: _hidden(key, value) for key, value in content.items()}


def _hidden(key: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return hidden(value)
    if isinstance(value, list):
        return [_hidden(key, held) for held in value]
    return mask_text(value) if isinstance(value, str) and key not in ADDRESSES else value
