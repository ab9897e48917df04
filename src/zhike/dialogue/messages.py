"""Ends as messages: which kind says them, with which content. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from zhike.dialogue.types import Answered, Asked, Choice, Led, Offered, Refused

MOST_BUTTONS = 6  # a card takes


def message_of(end: Answered | Led | Asked | Offered | Refused) -> tuple[str, dict[str, Any]]:
    """Return (kind, content) of the message that says an end."""
    if isinstance(end, Led):
        return _led(end)
    if isinstance(end, Offered) or (isinstance(end, Answered) and end.options):
        return "choices", {"text": end.text, "options": _options(end.options)}
    if isinstance(end, Answered) and end.related:
        return "markdown", {"text": end.text, "related": [asdict(one) for one in end.related]}
    return "markdown" if isinstance(end, Answered) and end.sources else "text", {"text": end.text}


def _led(end: Led) -> tuple[str, dict[str, Any]]:
    """Return what a flow says: a card with its answers as buttons, choices, or Markdown."""
    if end.card is not None and len(end.options) + len(end.card.get("buttons", ())) <= MOST_BUTTONS:
        buttons = [{"label": option.label, "value": option.value} for option in end.options]
        card = {**end.card, "buttons": [*end.card.get("buttons", ()), *buttons]}
        return "card", card | ({"text": end.text} if end.text else {})
    text = "\n\n".join(filter(None, [card_text(end.card) if end.card is not None else "", end.text]))
    if end.options:
        return "choices", {"text": text, "options": _options(end.options)}
    return "markdown", {"text": text}


def card_text(card: Mapping[str, Any]) -> str:
    """Return a card as text, where a message has no room for it."""
    lines = [f"**{card['title']}**", *(f"{one['label']}：{one['value']}" for one in card.get("fields", ()))]
    return "  \n".join(lines)


def _options(options: Sequence[Choice]) -> list[dict[str, str]]:
    return [{"id": one.id, "label": one.label, "value": one.value} for one in options]
