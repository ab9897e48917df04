"""Runs flows: from where a conversation stands to where it waits again, ends or is given to people.

Pure but for `Calls`: the same stack and the same words go the same way. Every call is made under a key of run, step and visit,
so a turn that is taken again finds what it did the first time.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from zhike.actions import Outcome, Proposal
from zhike.flows.ports import Book, Calls
from zhike.flows.room import make_room
from zhike.flows.scope import DO_LIMIT, Halt, Progress, label_of, scope_of, summary_of
from zhike.flows.types import (
    END,
    Ask,
    AwaitsSlot,
    AwaitsYes,
    Branch,
    Call,
    Card,
    Do,
    Flow,
    Frame,
    HandOver,
    Part,
    Ran,
    Say,
    Set,
    Shown,
    Slot,
    Stack,
    Step,
    Sub,
    Value,
)
from zhike.flows.values import fitting, shown_options
from zhike.flows.wording import say
from zhike.kit.expressions import ExpressionFailed
from zhike.kit.ids import uuid7

MOST_STEPS = 80  # a turn takes; a flow that runs in circles is stopped
MOST_FRAMES = 8  # flows that wait for one another
IDENTIFY = "identify"  # the flow that finds out who the customer is, where an operation needs to know


class Engine:
    """Runs the flows of one conversation for one turn."""

    def __init__(self, book: Book, calls: Calls, around: Mapping[str, Any], language: str) -> None:
        self.book = book
        self.calls = calls
        self.around = around
        self.language = language

    async def start(
        self, stack: Stack, flow: Flow, noted: tuple[Value, ...] = (), slots: Mapping[str, Any] | None = None
    ) -> Ran:
        """Put a flow on top of the stack and run it. ``noted``: what the words that began it named."""
        stack, lapsed = await make_room(stack, 1, self.calls)
        progress = Progress(stack, events=list(lapsed))
        self._push(progress, flow, dict(slots or {}), noted)
        return await self._run(progress)

    async def start_later(self, stack: Stack, flows: Sequence[tuple[Flow, tuple[Value, ...]]]) -> Ran:
        """Put flows on the stack that begin when those above them ended, the first of them uppermost."""
        stack, lapsed = await make_room(stack, len(flows) + 1, self.calls)
        progress = Progress(stack, events=list(lapsed))
        for flow, noted in reversed(flows):
            self._push(progress, flow, {}, noted)
        return progress.ran()

    async def go_on(self, stack: Stack, progress: Progress | None = None) -> Ran:
        """Run from where the stack stands; the frame on top awaits nothing."""
        return await self._run(progress or Progress(stack))

    async def confirm(self, stack: Stack, outcome: Outcome | None = None) -> Ran:
        """Do what the frame on top proposed: the customer said yes. ``outcome``: what came of it, where it was done."""
        progress, frame = Progress(stack), stack.top
        assert frame is not None
        assert isinstance(frame.awaits, AwaitsYes)
        flow, step = self._at(frame)
        assert isinstance(step.verb, Do)
        outcome = outcome or await self.calls.confirm(frame.awaits.proposal)
        progress.note_call(outcome.call_id)
        progress.put(frame.having(awaits=None))
        progress.event("wrote", frame, f"{step.verb.operation}:{outcome.state}")
        progress.wrote = outcome.state in ("done", "unknown")
        try:
            self._after_call(progress, flow, step, step.verb, outcome)
        except Halt:
            return progress.ran()
        return await self._run(progress)

    async def decline(self, stack: Stack) -> Ran:
        """Leave what the frame on top proposed."""
        progress, frame = Progress(stack), stack.top
        assert frame is not None
        assert isinstance(frame.awaits, AwaitsYes)
        _, step = self._at(frame)
        assert isinstance(step.verb, Do)
        await self.calls.withdraw(frame.awaits.proposal)
        if step.verb.declined is None:
            progress.tell(say("declined", self.language))
            progress.end(frame, "declined")
        else:
            progress.put(frame.having(awaits=None, step=step.verb.declined))
        return await self._run(progress)

    def proposed(self, frame: Frame) -> str:
        """Return the operation a frame wants a yes for, empty where it waits for none."""
        flow = self.book.flow(frame.flow, frame.version)
        step = flow.steps.get(frame.step) if flow is not None else None
        return step.verb.operation if step is not None and isinstance(step.verb, Do) else ""

    def title(self, frame: Frame) -> str:
        """Return what a frame's flow is called."""
        flow = self.book.flow(frame.flow, frame.version)
        return flow.title.of(self.language).render({}, self.language) if flow is not None else frame.flow

    def asked(self, frame: Frame) -> tuple[str, tuple[Shown, ...]]:
        """Return the question a frame waits on, and the options beside it."""
        if isinstance(frame.awaits, AwaitsYes):
            if frame.awaits.code:
                return say("please_code", self.language), (Shown("resend", say("resend_label", self.language)),)
            return f"{frame.awaits.text}\n\n{say('please_confirm', self.language)}", self.yes_no()
        flow, _ = self._at(frame)
        assert isinstance(frame.awaits, AwaitsSlot)
        return self._question(flow, frame, flow.slots[frame.awaits.slot]), frame.awaits.options

    def yes_no(self) -> tuple[Shown, ...]:
        """Return the two answers to "shall I?"."""
        return Shown("yes", say("yes_label", self.language)), Shown("no", say("no_label", self.language))

    async def _run(self, progress: Progress) -> Ran:
        for _ in range(MOST_STEPS):
            frame = progress.stack.top
            if frame is None:
                break
            if frame.awaits is not None:
                if progress.events and progress.events[-1].name in ("ended", "cancelled"):
                    self._resume(progress, frame)
                break
            try:
                if frame.step == END:
                    self._returned(progress, frame, resolved=True)
                    continue
                flow, step = self._at(frame)
                await self._step(progress, flow, frame, step)
            except ExpressionFailed as error:
                self._fail(progress, frame, "expression", str(error))
                break
            except Halt:
                break
        else:
            frame = progress.stack.top
            assert frame is not None
            self._fail(progress, frame, "circle", f"more than {MOST_STEPS} steps")
        return progress.ran()

    def _resume(self, progress: Progress, frame: Frame) -> None:
        """Say again what the flow now on top waits for: the one above it ended."""
        progress.tell(say("resume", self.language, title=self.title(frame)))
        text, options = self.asked(frame)
        progress.tell(text)
        progress.options = options
        progress.event("resumed", frame)

    def _at(self, frame: Frame) -> tuple[Flow, Step]:
        flow = self.book.flow(frame.flow, frame.version) or self.book.flow(frame.flow)
        if flow is None or frame.step not in flow.steps:
            raise ExpressionFailed(f"the flow {frame.flow} is gone, or its step {frame.step}")
        return flow, flow.steps[frame.step]

    async def _step(self, progress: Progress, flow: Flow, frame: Frame, step: Step) -> None:
        frame = frame.having(visits={**frame.visits, step.id: frame.visits.get(step.id, 0) + 1})
        verb = step.verb
        given = scope_of(flow, frame, self.around)
        if isinstance(verb, Say):
            self._say(progress, verb, given)
            progress.put(frame.having(step=step.next))
        elif isinstance(verb, Ask):
            self._ask(progress, flow, frame, step, given)
        elif isinstance(verb, Set):
            values = {name: one.value(given) for name, one in verb.values.items()}
            told = {**frame.told, **{name: value for name, value in values.items() if name in flow.slots}}
            saved = {**frame.saved, **{name: value for name, value in values.items() if name not in flow.slots}}
            progress.put(frame.having(step=step.next, told=told, saved=saved))
        elif isinstance(verb, Branch):
            where = next((go for condition, go in verb.cases if condition.holds(given)), verb.otherwise or step.next)
            progress.put(frame.having(step=where))
        elif isinstance(verb, Call):
            progress.put(frame)
            await self._call(progress, flow, frame, step, verb, given)
        elif isinstance(verb, Do):
            progress.put(frame)
            await self._propose(progress, flow, frame, step, verb, given)
        elif isinstance(verb, Sub):
            self._sub(progress, frame, step, verb, given)
        elif isinstance(verb, HandOver):
            self._hand_over(progress, flow, frame, verb, given)
        else:
            self._returned(progress, frame, resolved=verb.resolved)

    def _say(self, progress: Progress, verb: Say, given: Mapping[str, Any]) -> None:
        if verb.text is not None:
            progress.tell(verb.text.of(self.language).render(given, self.language))
        if verb.card is not None:
            card = self._card(verb.card, given)
            progress.parts.append(Part(card["title"], card))

    def _card(self, card: Card, given: Mapping[str, Any]) -> dict[str, Any]:
        def shown(text: Any) -> str:
            return str(text.of(self.language).render(given, self.language))

        drawn: dict[str, Any] = {
            "title": shown(card.title),
            "fields": [{"label": shown(label), "value": shown(value)} for label, value in card.fields],
            "buttons": [{"label": shown(label), "url": url.render(given)} for label, url in card.buttons],
        }
        if card.image is not None:
            drawn["image_url"] = card.image.render(given)
        return drawn

    def _ask(self, progress: Progress, flow: Flow, frame: Frame, step: Step, given: Mapping[str, Any]) -> None:
        assert isinstance(step.verb, Ask)
        slot = flow.slots[step.verb.slot]
        if slot.name in frame.told or slot.name in frame.skipped:
            progress.put(frame.having(step=step.next))
            return
        options = shown_options(slot, given, self.language)
        value = slot.default.value(given) if slot.default is not None else None
        if value is None:
            value = fitting(slot, frame.noted, options)
        if value is None and slot.only and len(options) == 1:
            value = [options[0].value] if slot.many else options[0].value
        if value is not None and self.objection(flow, frame, slot, value) is None:
            progress.put(frame.having(step=step.next, told={**frame.told, slot.name: value}))
            return
        if slot.type == "choice" and not options:
            self._stuck(progress, flow, frame, step.verb.stuck, slot)
            return
        progress.put(frame.having(awaits=AwaitsSlot(slot.name, options)))
        progress.tell(self._question(flow, frame, slot))
        progress.options = options if not slot.optional else (*options, Shown("skip", say("skip_label", self.language)))

    def _question(self, flow: Flow, frame: Frame, slot: Slot) -> str:
        if slot.ask is None:
            return say(f"ask.{'choice' if slot.options else slot.type}", self.language)
        return slot.ask.of(self.language).render(scope_of(flow, frame, self.around), self.language)

    def objection(self, flow: Flow, frame: Frame, slot: Slot, value: Any) -> str | None:
        """Return what is wrong with a value for a slot, None when it may be."""
        given = scope_of(flow, frame, self.around) | {"value": value}
        for check in slot.checks:
            if not check.condition.holds(given):
                return check.otherwise.of(self.language).render(given, self.language)
        return None

    async def _call(
        self, progress: Progress, flow: Flow, frame: Frame, step: Step, verb: Call, given: Mapping[str, Any]
    ) -> None:
        outcome = await self.calls.call(verb.operation, _values(verb.arguments, given), _key(frame, step))
        progress.note_call(outcome.call_id)
        self._after_call(progress, flow, step, verb, outcome)

    async def _propose(
        self, progress: Progress, flow: Flow, frame: Frame, step: Step, verb: Do, given: Mapping[str, Any]
    ) -> None:
        if frame.visits[step.id] > DO_LIMIT:
            self._fail(progress, frame, "circle", f"{verb.operation} was proposed {DO_LIMIT} times")
            raise Halt
        found = await self.calls.propose(verb.operation, _values(verb.arguments, given), _key(frame, step))
        if isinstance(found, Outcome):
            progress.note_call(found.call_id)
            self._after_call(progress, flow, step, verb, found)
            return
        self._show(progress, frame, found)

    def _show(self, progress: Progress, frame: Frame, proposal: Proposal) -> None:
        """Show the exact effect and wait for the customer's yes."""
        waiting = frame.having(awaits=AwaitsYes(proposal.id, proposal.text, proposal.needs == "code"))
        progress.put(waiting)
        progress.note_call(proposal.id)
        if proposal.needs == "code":
            progress.tell(proposal.text)
        text, options = self.asked(waiting)
        progress.tell(text)
        progress.options = options

    def _after_call(self, progress: Progress, flow: Flow, step: Step, verb: Call | Do, outcome: Outcome) -> None:
        """Go on after a call: with its result, or where the step says for refusals and failures."""
        frame = progress.stack.top
        assert frame is not None
        if outcome.state == "done":
            saved = {**frame.saved, verb.save: outcome.result} if verb.save else frame.saved
            progress.put(frame.having(step=step.next, saved=saved))
            return
        told = {"code": outcome.code or "", "message": outcome.message or say("refused", self.language)}
        frame = frame.having(saved={**frame.saved, "refusal": told})
        progress.put(frame)
        if outcome.state == "refused":
            self._refused(progress, frame, step, verb, told)
        elif outcome.state == "unknown" or verb.failed is None:
            why = "action_unknown" if outcome.state == "unknown" else "action_failed"
            summary = say(
                f"summary.{why}", self.language, title=self.title(frame), operation=verb.operation, why=told["message"]
            )
            progress.to_person(why, say(why, self.language), summary + summary_of(flow, frame, self.language))
            progress.event("stuck", frame, why)
            raise Halt
        else:
            progress.put(frame.having(step=verb.failed))

    def _refused(self, progress: Progress, frame: Frame, step: Step, verb: Call | Do, told: dict[str, str]) -> None:
        identify = self.book.flow(IDENTIFY)
        unknown = told["code"] in ("identify_first", "verify_first") and frame.flow != IDENTIFY
        if unknown and identify is not None and frame.visits.get(step.id, 0) <= 1:
            self._push(progress, identify, {}, frame.noted)
        elif verb.refused is not None:
            progress.put(frame.having(step=verb.refused))
        else:
            progress.tell(told["message"])
            progress.end(frame, "refused")

    def _sub(self, progress: Progress, frame: Frame, step: Step, verb: Sub, given: Mapping[str, Any]) -> None:
        if verb.save is not None and verb.save in frame.saved:
            progress.put(frame.having(step=step.next))
            return
        flow = self.book.flow(verb.flow)
        if flow is None:
            raise ExpressionFailed(f"there is no flow {verb.flow}")
        progress.put(frame.having(step=step.next))
        self._push(progress, flow, _values(verb.slots, given), frame.noted, verb.save)

    def _push(
        self, progress: Progress, flow: Flow, told: Mapping[str, Any], noted: tuple[Value, ...], save: str | None = None
    ) -> None:
        if len(progress.stack.frames) >= MOST_FRAMES:
            raise ExpressionFailed(f"more than {MOST_FRAMES} flows wait for one another")
        known = {name: value for name, value in told.items() if value is not None}
        frame = Frame(uuid7(), flow.name, flow.version, flow.start, told=known, noted=noted, save=save)
        progress.push(frame)

    def _returned(self, progress: Progress, frame: Frame, *, resolved: bool) -> None:
        """End the frame on top, and give what it knows to the one that called it."""
        progress.end(frame, "resolved" if resolved else "unresolved")
        below = progress.stack.top
        if below is not None and frame.save is not None:
            progress.put(below.having(saved={**below.saved, frame.save: {**frame.saved, **frame.told}}))

    def _stuck(self, progress: Progress, flow: Flow, frame: Frame, where: str | None, slot: Slot) -> None:
        if where is not None:
            progress.put(frame.having(step=where, awaits=None))
            return
        summary = say("summary.stuck", self.language, title=self.title(frame), slot=label_of(slot))
        progress.to_person("stuck", say("stuck", self.language), summary + summary_of(flow, frame, self.language))
        progress.event("stuck", frame, slot.name)
        raise Halt

    async def stuck(self, stack: Stack) -> Ran:
        """Go where the flow says for a slot that was asked in vain: a step of its own, or a person."""
        progress, frame = Progress(stack), stack.top
        assert frame is not None
        assert isinstance(frame.awaits, AwaitsSlot)
        flow, step = self._at(frame)
        where = step.verb.stuck if isinstance(step.verb, Ask) else None
        try:
            self._stuck(progress, flow, frame, where, flow.slots[frame.awaits.slot])
        except Halt:
            return progress.ran()
        return await self._run(progress)

    def _hand_over(
        self, progress: Progress, flow: Flow, frame: Frame, verb: HandOver, given: Mapping[str, Any]
    ) -> None:
        text = verb.text.of(self.language).render(given, self.language) if verb.text else say("handed", self.language)
        own = verb.summary.of(self.language).render(given, self.language) if verb.summary else ""
        summary = own or say("summary.flow", self.language, title=self.title(frame))
        progress.to_person("flow", text, summary + summary_of(flow, frame, self.language))
        progress.event("ended", frame, "hand_over")
        raise Halt

    def _fail(self, progress: Progress, frame: Frame, code: str, why: str) -> None:
        """Give the conversation to people: the flow itself is broken, or what it read is not what it thinks."""
        summary = say("summary.action_failed", self.language, title=self.title(frame), operation=frame.step, why=why)
        progress.to_person("action_failed", say("action_failed", self.language), summary)
        progress.event("stuck", frame, code)


def _values(expressions: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of arguments; those without one are left out."""
    values = {name: one.value(given) for name, one in expressions.items()}
    return {name: value for name, value in values.items() if value is not None}


def _key(frame: Frame, step: Step) -> str:
    """Return the key a call is known by: the same for the same step of the same run, however often the turn is taken."""
    return f"{frame.run}:{step.id}:{frame.visits[step.id]}"
