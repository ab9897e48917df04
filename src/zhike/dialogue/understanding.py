"""What the texts of a turn are before anything is looked up, and what knowledge adds to that."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from zhike.dialogue.entities import Products, entities_of
from zhike.dialogue.intent import Act
from zhike.dialogue.mood import feeling, pressing
from zhike.dialogue.policy import stored as stored_signals
from zhike.dialogue.rules import Question, reply_language
from zhike.dialogue.types import Answered, Choice, End, Led, Offered, Reason, TurnContext, Understood
from zhike.kit.clock import utcnow
from zhike.language import fold, script_of, to_traditional, written_language

TRADITIONAL_LOCALES = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def understand(context: TurnContext, acts: Sequence[Act], questions: Sequence[Question]) -> Understood:
    """Return what the texts tell by themselves."""
    joined = " ".join(context.texts)
    return Understood(
        language=reply_language(context.texts, context.locale),
        normalized=fold(joined),
        questions=tuple(question.full for question in questions),
        act=(acts[-1] if acts else Act.EMPTY).value,
        written=written_language(joined),
        asks=bool(questions),
        entities=entities_of(context.texts, context.today or utcnow().date()),
        sentiment="negative" if Act.COMPLAINT in acts else feeling(context.texts),
        urgency=pressing(context.texts),
    )


def with_products(understood: Understood, context: TurnContext, products: Products) -> Understood:
    """Return it with the products that the texts name."""
    entities = entities_of(context.texts, context.today or utcnow().date(), products)
    return replace(understood, entities=entities) if entities != understood.entities else understood


def stored(understood: Understood) -> dict[str, Any]:
    """Return what of it is kept with the turn: no words of the customer's, personal values masked."""
    intent = understood.intent
    return {
        "written": understood.written,
        "act": understood.act,
        "asks": understood.asks,
        "questions": len(understood.questions),
        "repaired": understood.repaired is not None,
        "sentiment": understood.sentiment,
        "urgency": understood.urgency,
        "entities": [{"kind": entity.kind, "value": entity.shown} for entity in understood.entities],
        "intent": {"name": intent.name, "probability": round(intent.probability, 4), "known": intent.known}
        if intent is not None
        else None,
        "signals": stored_signals(understood.signals) if understood.signals is not None else {},
    }


def notes_of(understood: Understood) -> tuple[Reason, ...]:
    """Return what was understood besides the question, as reasons: urgency, feeling, intent, several questions."""
    notes = []
    if len(understood.questions) > 1:
        notes.append(Reason("several_questions", {"count": len(understood.questions)}))
    if understood.urgency:
        notes.append(Reason("urgent", {"level": understood.urgency}))
    if understood.sentiment == "negative":
        notes.append(Reason("upset"))
    if understood.intent is not None and understood.intent.known:
        intent = understood.intent
        notes.append(Reason("intent", {"name": intent.name, "probability": round(intent.probability, 4)}))
    return tuple(notes)


def writes_traditional(context: TurnContext, language: str) -> bool:
    """Say whether a Chinese reply goes out in traditional characters: as the customer writes, else by the locale."""
    if language != "zh":
        return False
    said = [line.text for line in context.history if line.by == "customer"]
    for text in (" ".join(context.texts), *reversed(said)):
        script = script_of(text)
        if script is not None:
            return script == "Hant"
    return context.locale.lower().startswith(TRADITIONAL_LOCALES)


def in_traditional(end: End) -> End:
    """Return an end whose words to the customer are in traditional characters; what colleagues read stays."""
    if isinstance(end, Offered):
        options = tuple(Choice(one.id, to_traditional(one.label), to_traditional(one.value)) for one in end.options)
        return replace(end, text=to_traditional(end.text), options=options)
    if isinstance(end, Led):
        options = tuple(Choice(one.id, to_traditional(one.label), to_traditional(one.value)) for one in end.options)
        return replace(end, text=to_traditional(end.text), options=options)
    if isinstance(end, Answered):
        related = tuple(Choice(one.id, to_traditional(one.label), to_traditional(one.value)) for one in end.related)
        return replace(end, text=to_traditional(end.text), related=related)
    return replace(end, text=to_traditional(end.text))
