"""What is said when people take over: to the customer, and to the colleague."""

from zhike.dialogue.intent import Act, act_of
from zhike.dialogue.types import HandoverReason, TurnContext
from zhike.dialogue.wording import moment, say, summary_of

BARE_WISH = 8  # characters; "我的杯子碎了，转人工" tells more than the wish for a person


def hand_over_text(context: TurnContext, language: str, why: HandoverReason) -> str:
    """Return what the customer reads: that somebody comes, when people are back, or that nobody is there now."""
    if context.away is not None:
        back = context.away.back
        said = say("closed_until", language, back=moment(back, language)) if back else say("closed", language)
    elif context.people:
        return say(f"hand_over.{why}", language)
    else:
        said = say("no_people", language)
    return say("sorry", language) + said if why == "complaint" else said


def summarise(context: TurnContext, language: str, why: HandoverReason) -> str:
    """Return what a colleague should know before the first word: why, and the customer's last questions."""
    said = [line.text for line in context.history if line.by == "customer" and act_of(line.text) is Act.QUESTION][-3:]
    telling = (Act.QUESTION, Act.COMPLAINT, Act.FRAGMENT)
    said += [text for text in context.texts if act_of(text) in telling or len(text.strip()) > BARE_WISH]
    quoted = "；".join(f"“{text[:80]}”" for text in said[-4:])
    lead = "客户问过：" if language == "zh" else " The customer said: "
    closed = summary_of("closed", language) if context.away else ""
    return summary_of(why, language) + closed + (lead + quoted if quoted else "")
