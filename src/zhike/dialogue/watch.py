"""The hand-over policy in a turn: what is measured before and after knowledge and flows are asked, and what follows from it."""

from dataclasses import dataclass, field, replace

from zhike.dialogue.briefing import brief_of
from zhike.dialogue.grievance import anger, despairs
from zhike.dialogue.hand_over import hand_over_text, summarise
from zhike.dialogue.intent import Act, never_mind
from zhike.dialogue.leading import Lead
from zhike.dialogue.order_value import dearest
from zhike.dialogue.policy import EARLY, LATE, decide, priority_of, reason_of
from zhike.dialogue.policy_types import Fired, Signals
from zhike.dialogue.same_question import repeats
from zhike.dialogue.sensitive import sensitive_topics
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    End,
    Followed,
    HandedOver,
    HandoverReason,
    Led,
    Offered,
    Reason,
    Refused,
    TurnContext,
    Understood,
)
from zhike.dialogue.wording import say
from zhike.flows import Do, Event, Stack

PERSON = "person"  # the id of the option that asks for one


@dataclass(slots=True)
class Watch:
    """One turn, seen by the policy. ``signals`` is what it measured so far."""

    context: TurnContext
    acts: list[Act]
    understood: Understood
    choice: Choice | None = None
    signals: Signals = field(default_factory=Signals)

    def first(self) -> End | None:
        """Return the hand-over that needs no look-up, or that nobody can be asked for here; None: the turn goes on."""
        self.signals = self._early()
        fired = decide(self.context.policy, self.signals, EARLY)
        if fired is not None:
            return self._hand_over(fired)
        if self.signals.asked:
            return Asked(say("person_off", self.understood.language), None, (Reason("person_off"),), resolved=True)
        return None

    def last(self, end: End, lead: Lead | None = None) -> End:
        """Return a turn's end under the policy: what it ended in, or a hand-over with what the colleague should know."""
        end = self._under_policy(end, lead)
        if not isinstance(end, HandedOver):
            return end
        stacks = (lead.flows.stack, lead.step.stack) if lead is not None else ()
        titles = lead.titles if lead is not None else {}
        return replace(end, brief=brief_of(self.context, self.understood, self.signals, stacks, titles))

    def _under_policy(self, end: End, lead: Lead | None) -> End:
        if self.signals.asked and isinstance(end, Asked):
            return end
        self.signals = self._late(end, lead)
        fired = decide(self.context.policy, self.signals, (*EARLY, *LATE))
        if isinstance(end, HandedOver):
            return self._as_decided(end, fired)
        if fired is None or fired.trigger in EARLY or (lead is not None and lead.step.wrote):
            return end
        if lead is not None:
            _drop(lead)
        return self._hand_over(fired, *end.reasons)

    def _early(self) -> Signals:
        context, texts = self.context, self.context.texts
        taken_back = bool(texts) and never_mind(texts[-1])
        chosen = self.choice is not None and self.choice.id == PERSON
        since = _since_people(context)
        return Signals(
            asked=chosen or (Act.WANTS_PERSON in self.acts and not taken_back),
            complaint=Act.COMPLAINT in self.acts,
            despair=despairs(texts),
            topics=sensitive_topics(texts),
            anger=anger(texts, [text for by, text in since if by == "customer"]),
        )

    def _late(self, end: End, lead: Lead | None) -> Signals:
        context = self.context
        known, sources = context.known, getattr(end, "sources", ())
        sure = sureness(end)
        row = [sure] if sources and sure is not None and not _picked(end) else []
        past = known.past[: sum(1 for by, _ in _since_people(context) if by == "assistant")]
        earlier = [one.confidence for one in past if one.outcome in ("answer", "choices")]
        entries = [str(source.entry_id) for source in sources]
        asks = self.choice is None and self.understood.asks and not isinstance(end, Led)
        again = max((repeats(text, context.history, past, entries) for text in context.texts), default=0) if asks else 0
        helped = end.resolved or isinstance(end, HandedOver | Led)  # a flow says itself when it is stuck
        return replace(
            self.signals,
            ended=end.reason if isinstance(end, HandedOver) else None,
            unresolved=0 if helped else context.unresolved + 1,
            repeats=again,
            confidences=tuple(one for one in (*row, *earlier) if one is not None)[:5] if row else (),
            plain=_plain(end, lead),
            vip=_important(context),
            value=dearest(lead.step.stack, lead.flows.stack) if lead is not None else None,
        )

    def _as_decided(self, end: HandedOver, fired: Fired | None) -> End:
        """Return a hand-over that the turn came to by itself, unless its trigger is off."""
        own = end.reason
        if own in ("flow", "stuck", "action_failed", "action_unknown") and (
            fired is None or reason_of(fired, self.signals) != own
        ):
            trigger = "flow" if own in ("flow", "stuck") else own
            if not self.context.policy.on(trigger):  # type: ignore[arg-type]
                return Refused(say("kept_here", self.understood.language), None, (*end.reasons, Reason("trigger_off")))
        return end

    def _hand_over(self, fired: Fired, *reasons: Reason) -> HandedOver:
        why: HandoverReason = reason_of(fired, self.signals)  # type: ignore[assignment]
        language = self.understood.language
        kind = fired.params.get("topic")
        text = hand_over_text(self.context, language, why, kind)
        told = Reason(CODES.get(fired.trigger, fired.trigger), dict(fired.params))
        summary = summarise(self.context, language, why)
        return HandedOver(why, text, summary, None, (told, *reasons), priority=priority_of(fired))


# How a trigger's reason is called in the why panel, where it has had a name for long.
CODES = {"asked": "asked_for_person", "anger": "angry", "unresolved": "third_unresolved"}


def _since_people(context: TurnContext) -> list[tuple[str, str]]:
    """Return (by, text) of what was said since people had the conversation last: older reasons do not count again."""
    since: list[tuple[str, str]] = []
    for line in context.history:
        since = [] if line.by == "person" else [*since, (line.by, line.text)]
    handed = next((n for n, one in enumerate(context.known.past) if one.outcome == "hand_over"), None)
    if handed is None:
        return since
    said = [n for n, (by, _) in enumerate(since) if by == "assistant"]  # one line a turn, oldest first
    return since[said[-handed - 1] + 1 :] if len(said) > handed else since


def sureness(end: End) -> float | None:
    """Return how sure a turn was: of an answer its probability, of an offer that one of its options is meant."""
    if isinstance(end, Offered) and end.sources:
        return min(1.0, sum(source.score for source in end.sources))
    return getattr(end, "confidence", None)


def _picked(end: End) -> bool:
    return any(reason.code == "option_picked" for reason in end.reasons)


def _plain(end: End, lead: Lead | None) -> bool:
    """Say whether a turn was a plain question or small talk: answered, or a flow that only looks something up."""
    if isinstance(end, Led) and lead is not None:
        return not any(_writes(lead, frame.flow) for frame in (*lead.step.stack.frames, *lead.flows.stack.frames))
    return isinstance(end, Answered) or (isinstance(end, Asked) and end.resolved) or isinstance(end, Offered)


def _writes(lead: Lead, name: str) -> bool:
    flow = lead.flows.book.flow(name)
    return flow is not None and any(isinstance(step.verb, Do) for step in flow.steps.values())


def _important(context: TurnContext) -> bool:
    policy, known = context.policy, context.known
    if set(policy.vip_tags) & set(known.tags):
        return True
    value = known.attributes.get(policy.vip_attribute) if policy.vip_attribute else None
    return value is not None and str(value) in policy.vip_values


def _drop(lead: Lead) -> None:
    """Forget where the flows of a conversation stood that goes to people; what was called stays in the record."""
    step = lead.step
    ended = tuple(Event("ended", one.flow, one.version, one.run, "hand_over") for one in step.stack.frames)
    lead.followed = Followed(Stack(), (*step.events, *ended), step.calls, step.wrote)


def unresolved_next(context: TurnContext) -> bool:
    """Say whether a turn that does not help goes to a person under this policy."""
    return context.unresolved + 1 >= context.policy.at("unresolved")
