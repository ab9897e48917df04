"""What is said when people take over: to the customer, and to the colleague."""

from datetime import datetime
from math import ceil

from zhike.dialogue.briefing import issue_of
from zhike.dialogue.types import HandoverReason, TurnContext
from zhike.dialogue.wording import moment, say, summary_of

CARE = ("despair",)  # and of sensitive topics these: said first, whoever is there
CARE_TOPICS = ("safety", "medical")
SORRY = ("complaint", "upset")


def hand_over_text(context: TurnContext, language: str, why: HandoverReason, topic: str | None = None) -> str:
    """Return what the customer reads: that somebody comes, when people are back, or that nobody is there now.

    ``topic``: of a sensitive one. Where somebody may be in danger, what helps at once comes first.
    """
    care = why in CARE or topic in CARE_TOPICS
    lead = say(f"care.{topic or why}", language) if care else ""
    if context.away is not None:
        back = context.away.back
        said = say("closed_until", language, back=moment(back, language)) if back else say("closed", language)
        if context.answer_by is not None:
            said += say("answer_by", language, by=moment(context.answer_by, language))
    elif context.people:
        return lead + say(f"hand_over.{why}", language)
    else:
        said = say("no_people", language)
    return (say("sorry", language) if why in SORRY else lead) + said


def summarise(context: TurnContext, language: str, why: HandoverReason) -> str:
    """Return what a colleague should know before the first word: why, and the customer's last questions."""
    quoted = "；".join(f"“{text[:80]}”" for text in issue_of(context)[-4:])
    lead = "客户问过：" if language == "zh" else " The customer said: "
    closed = summary_of("closed", language) if context.away else ""
    return summary_of(why, language) + closed + (lead + quoted if quoted else "")


def full_text(by: datetime, language: str) -> str:
    """Return what is promised where so many wait that nobody should stay for it."""
    return say("queue_full", language, by=moment(by, language))


def wait_text(place: int, wait_s: int | None, language: str) -> str:
    """Return how long it takes until somebody comes: by the queue's pace, and honestly unknown where nothing measures it."""
    ahead = place - 1
    if wait_s is None:
        return say("wait_unknown_ahead", language, ahead=ahead) if ahead else say("wait_unknown", language)
    minutes = ceil(wait_s / 60)
    return say("wait_ahead" if ahead else "wait", language, ahead=ahead, minutes=minutes)
