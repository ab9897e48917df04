"""Flows in a turn: whether a message belongs to the flow that is spoken of, begins one, or is knowledge's to answer.

A flow that waits hears first. What it does not understand is a question to knowledge (answered, then the flow asks again), the
beginning of another flow, or not understood at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from zhike.dialogue.entities import entities_of
from zhike.dialogue.flow_turn import FlowTurn
from zhike.dialogue.intent import never_mind
from zhike.dialogue.led import choices, end_of
from zhike.dialogue.rules import picked
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    End,
    Followed,
    HandedOver,
    Led,
    Offered,
    Reason,
    Refused,
    TurnContext,
    Understood,
)
from zhike.dialogue.wishes import asks, asks_how, clauses, is_own, refers, wants
from zhike.dialogue.wording import say
from zhike.flows import (
    Engine,
    Event,
    Flow,
    Heard,
    Match,
    Ran,
    Repair,
    Stack,
    Sure,
    Value,
    awaited,
    cancel,
    hear,
    quoted,
    refreshed,
    rejected,
    repeated,
    stumble,
)
from zhike.language import address_of, fold

FLOW = "flow:"  # how the id of an option begins that starts a flow
NEAR = 0.6  # share of the likeliest flow's chance from which another is as likely meant
MOST_OFFERED = 3
MAYBE = 0.2  # chance of the likeliest flow from which a language model, where there is one, is asked


@dataclass(slots=True)
class Lead:
    """One turn's dealings with flows."""

    context: TurnContext
    understood: Understood
    flows: FlowTurn
    matches: list[Match] = field(default_factory=list)
    followed: Followed | None = None

    @property
    def text(self) -> str:
        """What the customer said, all messages."""
        return "\n".join(self.context.texts)

    @property
    def engine(self) -> Engine:
        """What runs flows in this turn."""
        around = {**self.flows.around, "said": self.text, "event": None}
        return Engine(self.flows.book, self.flows.calls, around, self.understood.language)

    @property
    def step(self) -> Followed:
        """What the turn was to the flows."""
        return self.followed or Followed(self.flows.stack)

    @property
    def titles(self) -> dict[str, str]:
        """What the live flows are called."""
        return {name: self._title(flow) for name, flow in self.flows.book.live.items()}

    @property
    def waiting(self) -> bool:
        """Whether a flow waits for the customer."""
        return self.flows.stack.top is not None

    async def first(self) -> End | None:
        """Return what a flow makes of the message; None: it is about something else, or knowledge is asked first."""
        self._forget_old()
        if not self.waiting and never_mind(self.context.texts[-1]):
            return None  # nothing is being done that could be taken back; nothing is begun either
        choice = picked(self.context.texts[-1], (*self.context.options, *self.context.related))
        if choice is not None and choice.id.startswith(FLOW):
            return await self._begin_by_name(choice.id.removeprefix(FLOW))
        switched = await self._switch()
        if switched is not None:
            return switched
        if self.waiting:
            other = await self._begin_other()
            if other is not None:
                return other
            ran = await hear(self.engine, self.flows.stack, self._heard(), self.flows.now)
            if ran is not None:
                return self._end(ran)
        self.matches = await self._matches(self.text)
        several = await self._begin_several() if not self.waiting else None
        return several or await self._begin_clear() or await self._begin_chosen()

    def _forget_old(self) -> None:
        """Drop flows that nobody went on with for long."""
        stack, _ = refreshed(self.flows.stack, self.flows.now)
        if self.flows.stack.frames and not stack.frames:
            self._dropped("lapsed")
            self.flows = replace(self.flows, stack=stack)

    @property
    def named(self) -> bool:
        """Whether a flow's example was written, word for word."""
        return self.flows.book.named(self.text) is not None

    async def last(self, end: End) -> End:
        """Return a turn's end with flows in view: a flow begun after all, asked again, or offered beside an answer."""
        if isinstance(end, HandedOver):
            if end.reason == "unresolved" and self.waiting:  # the flow says itself when it is stuck
                return await self._not_understood(end)
            self._dropped("hand_over")
            return end
        if isinstance(end, Answered) and (end.sources or not self.waiting):
            return self._interrupted(end) if self.waiting else self._suggested(end)
        if self.waiting:
            return await self._not_understood(end)
        likely = [match for match in self.matches if match.likely]
        if likely and isinstance(end, Refused | Offered | Asked):
            return await self._likely(likely, end)
        return end

    def _heard(self) -> Heard:
        values = tuple(Value(one.kind, one.value, one.text) for one in self.understood.entities)
        address = address_of(self.text)
        if address is not None:
            values = (*values, Value("address", address.parts(), address.text))
        return Heard(self.text, values, asks=asks(self.text), language=self.understood.language)

    async def _matches(self, text: str) -> list[Match]:
        text = self._without_numbers(text)
        given = {**self.flows.around, "said": fold(text), "values": self._values(), "event": None}
        return self.flows.book.matches(text, await self.flows.meaning(text), given)

    def _without_numbers(self, text: str) -> str:
        """Return a text with orders named by a word: their numbers tell nothing of what is wanted."""
        folded, word = fold(text), "order" if self.understood.language == "en" else "订单"
        for entity in self.understood.entities:
            if entity.kind == "order_number":
                folded = re.sub(rf"(?:{word}(?:号|编号| number)?\s*)?{re.escape(entity.text)}", word, folded)
        return folded

    def _values(self) -> dict[str, Any]:
        return {entity.kind: entity.value for entity in self.understood.entities}

    async def _switch(self) -> End | None:
        """Begin what is meant where something else is rejected: ``我不是要退货，是要换货``."""
        set_against = rejected(self.text)
        if set_against is None:
            return None
        if self._without_numbers(set_against.meant).strip() in ("订单", "order"):
            return None  # another order of the same flow
        found = await self._matches(set_against.meant)
        top = self.flows.stack.top
        if not found or not found[0].likely or (top is not None and top.flow == found[0].flow.name):
            return None
        stack, events = self.flows.stack, tuple[Event, ...]()
        if top is not None:
            stopped = await cancel(self.engine, replace(stack, frames=stack.frames[-1:]), quiet=True)
            stack, events = replace(stack, frames=stack.frames[:-1]), stopped.events
        ran = await self.engine.start(stack, found[0].flow, self._noted(set_against.meant))
        repair = Event("repaired", found[0].flow.name, found[0].flow.version, ran.events[0].run, Repair.NEGATE)
        return self._end(replace(ran, events=(*events, *ran.events, repair)))

    async def _begin_by_name(self, name: str) -> End | None:
        flow = self.flows.book.flow(name)
        if flow is None:
            return None
        before = next((line.text for line in reversed(self.context.history) if line.by == "customer"), "")
        return self._end(await self.engine.start(self.flows.stack, flow, self._noted(before)))

    async def _begin_other(self) -> End | None:
        """Begin what is plainly wanted where only an order or a product was asked for: ``取消昨天那个，另外给围巾开发票``."""
        slot = awaited(self.flows.book, self.flows.stack)
        if slot is None or slot.type not in ("order", "product") or not is_own(self.text):
            return None
        found = await self._matches(self.text)
        if not found or not found[0].clear or self._is_top(found[0].flow) or not wants(self.text):
            return None
        return await self._begin_several(found[0].flow)

    async def _begin_several(self, alone: Flow | None = None) -> End | None:
        """Begin the first of several flows that one message wants; the others wait below. ``alone``: where it wants only one."""
        wanted: dict[str, tuple[Flow, str]] = {}
        for clause in clauses(self.text)[:4]:
            found = await self._matches(clause)
            if found and found[0].clear and wants(clause):
                wanted.setdefault(found[0].flow.name, (found[0].flow, clause))
        if len(wanted) < 2:
            return self._end(await self._begin(alone)) if alone is not None else None
        (first, said), *later = wanted.values()
        ran = await self.engine.start_later(self.flows.stack, [(flow, self._noted(clause)) for flow, clause in later])
        begun = await self.engine.start(ran.stack, first, self._noted(said))
        repair = Event("repaired", first.name, first.version, begun.events[0].run, Repair.SEVERAL)
        return self._end(replace(begun, events=(*ran.events, *begun.events, repair)))

    async def _begin_clear(self) -> End | None:
        best = self.matches[0] if self.matches else None
        if best is None or not best.clear:
            return None
        if self._is_top(best.flow):  # what is being done was asked for again
            again = awaited(self.flows.book, self.flows.stack) is not None and not asks_how(self.text)
            return self._end(repeated(self.engine, self.flows.stack)) if again else None
        if not best.rule and not wants(self.text):
            return None
        return self._end(await self._begin(best.flow))

    async def _begin_chosen(self) -> End | None:
        """Begin the flow that a language model chose, where the book is not clear and the customer may want one."""
        near = bool(self.matches) and self.matches[0].chance >= MAYBE
        if self.flows.choose is None or self.waiting or not (near or is_own(self.text)):
            return None
        ranked = [match.flow for match in self.matches]
        live = [*ranked, *(one for one in self.flows.book.live.values() if one not in ranked)]
        chosen = await self.flows.choose(self.context.texts, live, self.understood.language)
        flow = self.flows.book.flow(chosen.flow) if chosen is not None else None
        if chosen is None or flow is None:
            return None
        noted, filled = quoted(flow, chosen.quotes, self._read, self.understood.language)
        return self._end(await self.engine.start(self.flows.stack, flow, (*noted, *self._noted(self.text)), filled))

    def _read(self, text: str) -> tuple[Value, ...]:
        """Return what of typed values a piece of what was said names."""
        named = tuple(Value(one.kind, one.value, one.text) for one in entities_of((text,), self.flows.now.date()))
        address = address_of(text)
        return (*named, Value("address", address.parts(), address.text)) if address is not None else named

    async def _begin(self, flow: Flow) -> Ran:
        ran = await self.engine.start(self.flows.stack, flow, self._noted(self.text))
        if not self.waiting:
            return ran
        top = self.flows.stack.top
        assert top is not None
        stopped = Event("interrupted", top.flow, top.version, top.run, flow.name)
        return replace(ran, events=(stopped, *ran.events))

    def _is_top(self, flow: Flow) -> bool:
        top = self.flows.stack.top
        return top is not None and top.flow == flow.name

    def _noted(self, text: str) -> tuple[Value, ...]:
        folded = fold(text)
        named = tuple(one for one in self._heard().values if one.kind == "address" or fold(one.text) in folded)
        if refers(text) and all(one.kind != "order_number" for one in named):
            named = (*named, *self._spoken_of())
        return (*named, Value("said", text, text))

    def _spoken_of(self) -> tuple[Value, ...]:
        """Return the order that was spoken of last: what 这个订单 means."""
        for line in reversed(self.context.history):
            for entity in entities_of([line.text], self.flows.now.date()):
                if entity.kind == "order_number":
                    return (Value(entity.kind, entity.value, entity.text),)
        return ()

    async def _not_understood(self, end: End) -> End:
        """Nobody could make anything of it: a free text is taken as one, small talk is answered, else it is asked again."""
        heard = replace(self._heard(), asks=False)
        ran = await hear(self.engine, self.flows.stack, heard, self.flows.now, Sure.YES)
        if ran is None and isinstance(end, Answered | Asked) and end.resolved:
            return self._interrupted(end)
        return self._end(ran or await stumble(self.engine, self.flows.stack))

    def _interrupted(self, end: Answered | Asked) -> End:
        """Return an answer with the flow's question after it."""
        top = self.flows.stack.top
        assert top is not None
        if top.awaits is None:
            return end
        lead = say("back_to_flow", self.understood.language, title=self.engine.title(top))
        asked = repeated(self.engine, self.flows.stack, lead)
        note = Event("repaired", top.flow, top.version, top.run, Repair.INTERRUPT)
        self.followed = Followed(self.flows.stack, (note,))
        text = "\n\n".join([end.text, *(part.text for part in asked.parts)])
        if isinstance(end, Asked):
            return Led(text, choices(asked), reasons=end.reasons)
        return replace(end, text=text, options=choices(asked), related=())

    def _suggested(self, end: Answered) -> Answered:
        """Return an answer that offers to do what it explains."""
        best = next((match for match in self.matches if match.clear), None)
        if best is None or not end.sources:
            return end
        title = self._title(best.flow)
        label = say("do_it_for_me", self.understood.language, title=title)
        return replace(end, related=(Choice(f"{FLOW}{best.flow.name}", label, label), *end.related)[:4])

    async def _likely(self, likely: Sequence[Match], end: End) -> End:
        """Begin the one flow that is likely meant, or ask which of several."""
        near = [match for match in likely if match.chance >= NEAR * likely[0].chance][:MOST_OFFERED]
        if len(near) == 1 and near[0].clear:
            return self._end(await self._begin(near[0].flow))
        language = self.understood.language
        named = [(match.flow.name, self._title(match.flow)) for match in near]
        options = [Choice(f"{FLOW}{name}", title, title) for name, title in named]
        none = say("none_label", language)
        key = "which_flow" if len(options) > 1 else "this_flow"
        chances = {"flows": [{"name": match.flow.name, "chance": round(match.chance, 3)} for match in near]}
        self.followed = Followed(self.flows.stack)
        offered = end.options[:-1] if isinstance(end, Offered) else ()
        return Offered(
            say(key, language, title=named[0][1]),
            (*options, *offered[:2], Choice("none", none, none)),
            end.sources if isinstance(end, Offered) else (),
            near[0].chance,
            (Reason("flows_near", chances),),
        )

    def _title(self, flow: Flow) -> str:
        return flow.title.of(self.understood.language).render({}, self.understood.language)

    def _dropped(self, how: str) -> None:
        """Forget the flows of a conversation that goes to people."""
        events = tuple(Event("ended", one.flow, one.version, one.run, how) for one in self.flows.stack.frames)
        self.followed = Followed(Stack(), events)

    def _end(self, ran: Ran) -> End:
        """Return a run as the end of the turn."""
        self.followed = Followed(ran.stack, ran.events, ran.calls, ran.wrote)
        return end_of(ran, self.context, self.understood.language)
