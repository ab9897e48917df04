"""What a customer may want to ask next: offered beside an answer, and taken as a pick when it comes back."""

from zhike.dialogue.ports import Knowledge
from zhike.dialogue.types import Answered, Choice, TurnContext
from zhike.language import fold

MOST = 3


def related_to(context: TurnContext, knowledge: Knowledge, language: str, end: Answered) -> tuple[Choice, ...]:
    """Return questions on the same or related things as an answer: none that it answers, none that was asked before."""
    asked = [line.text for line in context.history if line.by == "customer"]
    told = context.topic.titles if context.topic is not None else ()
    but = (*context.texts, *asked, *told, *(source.title for source in end.sources))
    cited = {source.entry_id for source in end.sources}
    found: dict[str, Choice] = {}
    for source in end.sources:
        near = knowledge.related(context.workspace_id, source.entry_id, language, MOST + len(cited), but)
        for entry_id, question in near:
            if entry_id not in cited:
                found.setdefault(fold(question), Choice(str(entry_id), question, question))
    return tuple(found.values())[:MOST]


def named_one(context: TurnContext) -> Choice | None:
    """Return the related question that the last text repeats; numbers pick none, for they were not offered by number."""
    folded = fold(context.texts[-1])
    return next((one for one in context.related if folded in (fold(one.value), fold(one.label))), None)
