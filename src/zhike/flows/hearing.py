"""What a message does to the flow that is spoken of: fills a slot, agrees, takes back, puts right, or is about something else."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from zhike.flows import codes
from zhike.flows.engine import Engine
from zhike.flows.ports import Book
from zhike.flows.replies import Repair, cancels, put_instead, puts_right, says_no, says_yes, wants_repeat, wants_skip
from zhike.flows.scope import Progress
from zhike.flows.types import AwaitsSlot, AwaitsYes, Flow, Frame, Heard, Part, Ran, Slot, Stack, Value
from zhike.flows.values import KINDS, shown_options, told
from zhike.flows.wording import SAY, say

TRIES = 3  # times something is asked before a person is
STALE = timedelta(hours=6)  # what was read in a merchant's system is read again after that
FORGOTTEN = timedelta(days=7)
_WORDS: dict[str, re.Pattern[str]] = {
    "order": re.compile(r"订单|单号|那?[一这那]单|[一这那]笔|\border\b"),
    "product": re.compile(r"商品|产品|[一这那]款|型号|\bproduct|\bitem|\bmodel"),
    "address": re.compile(r"地址|\baddress"),
    "phone": re.compile(r"手机|电话|号码|\bphone|\bnumber"),
    "email": re.compile(r"邮箱|邮件|\be-?mail"),
    "date": re.compile(r"日期|时间|哪天|[一那]天|\bdate|\bday\b|\btime"),
    "quantity": re.compile(r"数量|几[件个台]|\bhow many|\bquantity"),
    "amount": re.compile(r"金额|多少钱|\bamount"),
    "name": re.compile(r"名字|姓名|抬头|\bname"),
}


class Sure(StrEnum):
    """How willingly a free text is taken: a question may be one to knowledge before it is an answer."""

    NO = "no"
    YES = "yes"


async def hear(engine: Engine, stack: Stack, heard: Heard, now: datetime, sure: Sure = Sure.NO) -> Ran | None:
    """Return what comes of a message in the flow on top; None when it is about something else."""
    stack, back = refreshed(stack, now)
    frame = stack.top
    if frame is None:
        return None
    if back or frame.awaits is None:
        return await _return(engine, stack, heard, now)
    if isinstance(frame.awaits, AwaitsYes):
        return await _confirmed(engine, stack, frame, frame.awaits, heard)
    return await _answered(engine, stack, frame, frame.awaits, heard, sure)


def refreshed(stack: Stack, now: datetime) -> tuple[Stack, bool]:
    """Return the stack after a silence: what was read is read again, what is a week old is forgotten; and whether it was stale."""
    if stack.at is None or not stack.frames or now - stack.at < STALE:
        return stack, False
    if now - stack.at >= FORGOTTEN:
        return Stack(), False
    return stack, True


async def _return(engine: Engine, stack: Stack, heard: Heard, now: datetime) -> Ran | None:
    """Go on after a silence: what the customer told is kept, what was read is read again."""
    frame = stack.top
    assert frame is not None
    flow = engine.book.flow(frame.flow)
    if flow is None:
        return None
    slot = flow.slots.get(frame.awaits.slot) if isinstance(frame.awaits, AwaitsSlot) else None
    fits = slot is not None and told(slot, heard, frame.awaits.options) is not None  # type: ignore[union-attr]
    agrees = says_yes(heard.text)
    if not (agrees or (fits and not heard.asks) or (slot is not None and heard.values)):
        return None
    fresh = again(frame, flow, (*heard.values, said(heard)))
    progress = Progress(replace(stack, frames=(*stack.frames[:-1], fresh), at=now))
    progress.tell(say("returned", engine.language, title=engine.title(frame)))
    progress.event("resumed", frame, Repair.RETURN)
    return await engine.go_on(stack, progress)


def again(frame: Frame, flow: Flow, noted: Iterable[Value], forget: str | None = None) -> Frame:
    """Return a frame at its flow's start with what the customer told; steps keep their counts.

    ``forget``: what is put right; with it goes what was chosen later from what a merchant's system listed.
    """
    names = list(flow.slots)
    later = names[names.index(forget) + 1 :] if forget in names else []
    dropped = {forget, *(name for name in later if flow.slots[name].listed is not None)}
    known = {name: value for name, value in frame.told.items() if name in flow.slots and name not in dropped}
    return frame.having(
        version=flow.version, step=flow.start, told=known, saved={}, awaits=None, noted=(*frame.noted, *noted)
    )


def said(heard: Heard) -> Value:
    """Return a message as something that may tell options apart later."""
    return Value("said", heard.text, heard.text)


async def _confirmed(engine: Engine, stack: Stack, frame: Frame, awaits: AwaitsYes, heard: Heard) -> Ran | None:
    if awaits.code:
        if (code := codes.code_in(heard.text)) is not None:
            return await codes.tried(engine, stack, code)
        if codes.wants_another(heard.text):
            return await codes.sent_again(engine, stack)
    elif says_yes(heard.text, engine.proposed(frame)):
        return await engine.confirm(stack)
    if says_no(heard.text):
        return await engine.decline(stack)
    if wants_repeat(heard.text):
        return repeated(engine, stack)
    return await _corrected(engine, stack, frame, heard, None)


async def _answered(
    engine: Engine, stack: Stack, frame: Frame, awaits: AwaitsSlot, heard: Heard, sure: Sure
) -> Ran | None:
    flow = engine.book.flow(frame.flow, frame.version)
    slot = flow.slots.get(awaits.slot) if flow is not None else None
    if flow is None or slot is None:
        return None
    free = slot.type in ("text", "name")
    value = None if free and (heard.asks and sure is Sure.NO) else told(slot, heard, awaits.options)
    listed = value is not None and bool(awaits.options)
    if cancels(heard.text) and not listed:
        return await cancel(engine, stack)
    if wants_repeat(heard.text):
        return repeated(engine, stack)
    if slot.optional and (wants_skip(heard.text) or heard.text.strip() == say("skip_label", engine.language)):
        progress = Progress(_on_top(stack, frame.having(awaits=None, skipped=frame.skipped | {slot.name})))
        progress.event("repaired", frame, Repair.SKIP)
        return await engine.go_on(stack, progress)
    if wants_skip(heard.text) and value is None:
        return _again(engine, stack, frame, awaits, say("not_needed_skip", engine.language), Repair.SKIP)
    anew = _given_anew(_filled(flow, frame), frame, heard, slot) is not None
    if puts_right(heard.text) and (anew or not listed) and not (free and sure is Sure.YES):
        corrected = await _corrected(engine, stack, frame, heard, slot)
        if corrected is not None:
            return corrected
    if value is None:
        return await _noted(engine, stack, frame, flow, heard, slot)
    return await fill(engine, stack, frame, flow, slot, value, heard)


async def fill(engine: Engine, stack: Stack, frame: Frame, flow: Flow, slot: Slot, value: Any, heard: Heard) -> Ran:
    """Fill the slot that was asked for and go on; what else the message names is kept for later slots."""
    objection = engine.objection(flow, frame, slot, value)
    assert isinstance(frame.awaits, AwaitsSlot)
    if objection is not None:
        return await _tried(engine, stack, frame, frame.awaits, objection)
    own = KINDS.get(slot.type)
    noted = (*frame.noted, *(one for one in heard.values if one.kind != own))
    filled = frame.having(awaits=None, told={**frame.told, slot.name: value}, noted=noted)
    return await engine.go_on(stack, Progress(_on_top(stack, filled)))


async def _noted(engine: Engine, stack: Stack, frame: Frame, flow: Flow, heard: Heard, slot: Slot) -> Ran | None:
    """Keep what a message tells for slots that come later, and ask again for the one that is open."""
    kinds = {KINDS.get(one.type) for one in flow.slots.values() if one.name != slot.name and one.name not in frame.told}
    kept = tuple(one for one in heard.values if one.kind in kinds - {None})
    if not kept or heard.asks:
        return None
    return repeated(engine, _on_top(stack, frame.having(noted=(*frame.noted, *kept))))


async def _corrected(engine: Engine, stack: Stack, frame: Frame, heard: Heard, asked: Slot | None) -> Ran | None:
    """Put right what was told before: the slot is known by the kind of the new value, or by the word for it."""
    flow = engine.book.flow(frame.flow, frame.version)
    if flow is None or heard.asks:
        return None
    slot = _meant(_filled(flow, frame), frame, heard, asked, engine.language)
    if slot is None:
        return None
    if isinstance(frame.awaits, AwaitsYes):
        await engine.calls.withdraw(frame.awaits.proposal)
    news = [one for one in heard.values if one.value != frame.told[slot.name]]
    fresh = again(frame, flow, (), forget=slot.name).having(noted=(said(heard), *news))
    if not slot.options and slot.listed is None:
        value = _instead(slot, heard)
        if value is not None and engine.objection(flow, fresh, slot, value) is None:
            fresh = fresh.having(told={**fresh.told, slot.name: value})
    progress = Progress(_on_top(stack, fresh))
    progress.event("repaired", frame, Repair.CORRECT)
    return await engine.go_on(stack, progress)


def _instead(slot: Slot, heard: Heard) -> Any:
    """Return what a message puts in a slot's place, None where it says only that it was wrong."""
    new = put_instead(heard.text)
    return told(slot, replace(heard, text=new), ()) if new is not None else None


def _filled(flow: Flow, frame: Frame) -> list[Slot]:
    return [slot for name, slot in flow.slots.items() if name in frame.told]


def _given_anew(filled: list[Slot], frame: Frame, heard: Heard, asked: Slot | None) -> Slot | None:
    """Return the filled slot that another value of its kind was told for, which the open question is not about."""
    own = KINDS.get(asked.type) if asked is not None else None
    for slot in filled:
        kind = KINDS.get(slot.type)
        news = [one.value for one in heard.values if one.kind == kind and one.value != frame.told[slot.name]]
        if kind is not None and kind != own and news:
            return slot
    return None


def _meant(filled: list[Slot], frame: Frame, heard: Heard, asked: Slot | None, language: str) -> Slot | None:
    """Return the filled slot that a message puts right, None when it puts nothing right."""
    anew = _given_anew(filled, frame, heard, asked)
    if anew is not None:
        return anew
    if not puts_right(heard.text):
        return None
    for slot in filled:
        if slot.options and slot.listed is None:
            other = told(slot, heard, shown_options(slot, {}, language))
            if other is not None and other != frame.told[slot.name]:
                return slot
    lowered = heard.text.lower()
    named = [slot for slot in filled if slot.type in _WORDS and _WORDS[slot.type].search(lowered)]
    return named[0] if named else filled[-1] if len(filled) == 1 else None


async def cancel(engine: Engine, stack: Stack, *, quiet: bool = False) -> Ran:
    """End the flow on top at the customer's wish, and go back to the one below."""
    progress, frame = Progress(stack), stack.top
    assert frame is not None
    if isinstance(frame.awaits, AwaitsYes):
        await engine.calls.withdraw(frame.awaits.proposal)
    progress.end(frame, "cancelled")
    if not quiet:
        progress.tell(say("cancelled", engine.language, title=engine.title(frame)))
    return await engine.go_on(progress.stack, progress)


def repeated(engine: Engine, stack: Stack, lead: str = "") -> Ran:
    """Say the open question again."""
    frame = stack.top
    assert frame is not None
    text, options = engine.asked(frame)
    progress = Progress(stack)
    if lead:
        progress.tell(lead)
    progress.tell(text)
    progress.options = options
    progress.event("repaired", frame, Repair.REPEAT)
    return progress.ran()


async def stumble(engine: Engine, stack: Stack) -> Ran:
    """Nothing was understood: ask again with help, and after the third time give it up."""
    frame = stack.top
    assert frame is not None
    if isinstance(frame.awaits, AwaitsYes):
        if frame.awaits.tries + 1 >= TRIES:
            return await engine.decline(stack)
        waiting = frame.having(awaits=replace(frame.awaits, tries=frame.awaits.tries + 1))
        lead = say("again" if frame.awaits.code else "confirm_again", engine.language)
        return replace(repeated(engine, _on_top(stack, waiting), lead), resolved=False)
    assert isinstance(frame.awaits, AwaitsSlot)
    return await _tried(engine, stack, frame, frame.awaits, say("again", engine.language))


async def _tried(engine: Engine, stack: Stack, frame: Frame, awaits: AwaitsSlot, lead: str) -> Ran:
    if awaits.tries + 1 >= TRIES:
        return await engine.stuck(stack)
    return _again(engine, stack, frame, awaits, lead, Repair.ASK_AGAIN)


def _again(engine: Engine, stack: Stack, frame: Frame, awaits: AwaitsSlot, lead: str, pattern: Repair) -> Ran:
    """Ask once more, with why and with help."""
    flow = engine.book.flow(frame.flow, frame.version)
    assert flow is not None
    slot = flow.slots[awaits.slot]
    waiting = frame.having(awaits=replace(awaits, tries=awaits.tries + 1))
    text, options = engine.asked(waiting)
    key = f"help.{'choice' if options else slot.type}"
    own = slot.help.of(engine.language).render({}, engine.language) if slot.help is not None else ""
    hint = own or (say(key, engine.language) if key in SAY else "")
    progress = Progress(_on_top(stack, waiting))
    progress.parts = [Part(one) for one in (lead, text, hint) if one]
    progress.options = options
    progress.resolved = False
    progress.event("repaired", frame, pattern)
    return progress.ran()


def awaited(book: Book, stack: Stack) -> Slot | None:
    """Return the slot that is asked for now, None where none is."""
    frame = stack.top
    if frame is None or not isinstance(frame.awaits, AwaitsSlot):
        return None
    flow = book.flow(frame.flow, frame.version)
    return flow.slots.get(frame.awaits.slot) if flow is not None else None


def _on_top(stack: Stack, frame: Frame) -> Stack:
    return replace(stack, frames=(*stack.frames[:-1], frame))
