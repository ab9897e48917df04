"""What a flow ran to, as the end of a turn. Pure."""

from typing import Any

from zhike.dialogue.hand_over import hand_over_text
from zhike.dialogue.messages import card_text
from zhike.dialogue.types import Choice, HandedOver, HandoverReason, Led, Reason, TurnContext
from zhike.flows import Event, Ran


def end_of(ran: Ran, context: TurnContext, language: str) -> Led | HandedOver:
    """Return what is said: a message has room for one card, so of several each is told as text, in its place."""
    cards = [part.card for part in ran.parts if part.card is not None]
    only = cards[0] if len(cards) == 1 else None
    texts = [
        part.text if part.card is None else card_text(part.card)
        for part in ran.parts
        if part.card is None or only is None
    ]
    reasons = tuple(Reason(f"flow_{event.name}", _told(event)) for event in ran.events)
    if ran.to_person is not None:
        return _to_person(ran, context, language, texts, reasons)
    return Led("\n\n".join(texts), choices(ran), only, reasons=reasons, resolved=ran.resolved)


def choices(ran: Ran) -> tuple[Choice, ...]:
    """Return what is offered beside what a flow says."""
    return tuple(Choice(str(n), option.label, option.label) for n, option in enumerate(ran.options, 1))


def _to_person(
    ran: Ran, context: TurnContext, language: str, texts: list[str], reasons: tuple[Reason, ...]
) -> HandedOver:
    assert ran.to_person is not None
    why: HandoverReason = ran.to_person.why  # type: ignore[assignment]
    held = context.people and context.away is None
    said = ran.to_person.text if held else hand_over_text(context, language, why)
    return HandedOver(why, "\n\n".join(filter(None, [*texts, said])), ran.to_person.summary, None, reasons)


def _told(event: Event) -> dict[str, Any]:
    return {"flow": event.flow, "version": event.version} | ({"detail": event.detail} if event.detail else {})
