"""One-time codes in a conversation: a code is tried, a wrong one asked for again, another one sent, and in the end people help."""

import re

from zhike.flows.engine import Engine
from zhike.flows.replies import Repair
from zhike.flows.scope import Progress, summary_of
from zhike.flows.types import AwaitsYes, Frame, Ran, Stack
from zhike.flows.wording import say
from zhike.language import fold

WRONG = frozenset({"code_wrong", "code_needed"})  # the same code may be tried again
OVER = frozenset({"code_expired", "code_tries"})  # only another one helps
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_APART = re.compile(r"(?<=\d)[ -](?=\d)")  # 123 456
_ANOTHER = re.compile(
    r"(?:请|麻烦)?(?:您|你)?(?:帮我)?(?:再|重新|重)(?:发|发送|获取|来)(?:[一1]?[个次条遍下])?(?:验证码|短信|邮件)?(?:吧|一下)?|换(?:[一1])?个验证码|"
    r"(?:我)?(?:还)?(?:没有?|未)(?:收到|看到)(?:验证码|短信|邮件)?|(?:验证码|短信|邮件)(?:还)?(?:没有?|未)(?:收到|到|来)|(?:验证码)?(?:过期|失效)了?|"
    r"(?:please )?(?:re-?send|send)(?: me)?(?: it| the code)?(?: again| another(?: one| code)?| a new (?:one|code))?(?:,? please)?|"
    r"(?:send(?: me)? )?(?:another|a new) (?:code|one)(?:,? please)?|"
    r"i (?:did not|didn't|have not|haven't)(?: yet)? (?:get|got|receive|received)(?: it| the code| a code| any code| anything)?(?: yet)?|"
    r"(?:the code|it)(?: has)? (?:expired|never came)|no code(?: came)?",
)
_MARKS = " \t\n,.!;:、，。！；：~…\"'“”"


def code_in(text: str) -> str | None:
    """Return the six digits of a message, 123 456 too; None without them."""
    match = _CODE.search(_APART.sub("", fold(text)))
    return match[0] if match is not None else None


def wants_another(text: str) -> bool:
    """Say whether a customer wants another code, or has got none."""
    return _ANOTHER.fullmatch(fold(text).strip(_MARKS)) is not None


async def tried(engine: Engine, stack: Stack, code: str) -> Ran:
    """Do what was proposed if the code is right; where it is not, say why and wait for it, or for another."""
    frame, awaits = _waiting(stack)
    outcome = await engine.calls.confirm(awaits.proposal, code)
    if outcome.state != "refused" or outcome.code not in WRONG | OVER:
        return await engine.confirm(stack, outcome)
    progress = Progress(stack)
    progress.tell(outcome.message or "")
    progress.tell(say("code_again" if outcome.code in WRONG else "code_over", engine.language))
    progress.options = engine.asked(frame)[1]
    progress.event("repaired", frame, Repair.ASK_AGAIN)
    return progress.ran()


async def sent_again(engine: Engine, stack: Stack) -> Ran:
    """Send another code; who may have no more today, or cannot be reached, is helped by people."""
    frame, awaits = _waiting(stack)
    outcome = await engine.calls.send_code(awaits.proposal)
    progress = Progress(stack)
    if outcome.state == "done":
        progress.tell(say("code_sent", engine.language))
        progress.options = engine.asked(frame)[1]
        progress.event("repaired", frame, Repair.REPEAT)
        return progress.ran()
    await engine.calls.withdraw(awaits.proposal)
    why = outcome.message or say("refused", engine.language)
    summary = say(
        "summary.action_failed",
        engine.language,
        title=engine.title(frame),
        operation=engine.proposed(frame),
        why=why,
    )
    flow = engine.book.flow(frame.flow, frame.version)
    told = summary_of(flow, frame, engine.language) if flow is not None else ""
    progress.to_person("stuck", f"{why}{say('code_person', engine.language)}", summary + told)
    progress.event("stuck", frame, outcome.code)
    return progress.ran()


def _waiting(stack: Stack) -> tuple[Frame, AwaitsYes]:
    frame = stack.top
    assert frame is not None
    assert isinstance(frame.awaits, AwaitsYes)
    return frame, frame.awaits
