"""A flow as a picture: steps and the ways between them. Pure."""

from dataclasses import dataclass

from zhike.flows.types import END, Ask, Branch, Call, Do, End, Flow, HandOver, Say, Set, Step, Sub, Text

SHOWN = 160


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one step to another; ``on``: next, or the branch that is taken; ``label``: its condition."""

    source: str
    target: str
    on: str
    label: str = ""


def ways(flow: Flow) -> list[Way]:
    """Return every way between a flow's steps, END included."""
    return [way for step in flow.steps.values() for way in _ways(step)]


def _ways(step: Step) -> list[Way]:
    verb = step.verb
    if isinstance(verb, End | HandOver):
        return [Way(step.id, END, "next")]
    if isinstance(verb, Branch):
        cases = [Way(step.id, go, "when", condition.text) for condition, go in verb.cases]
        return [*cases, Way(step.id, verb.otherwise or step.next, "else")]
    branches: list[tuple[str, str | None]] = []
    if isinstance(verb, Ask):
        branches = [("stuck", verb.stuck)]
    elif isinstance(verb, Call):
        branches = [("refused", verb.refused), ("failed", verb.failed)]
    elif isinstance(verb, Do):
        branches = [("declined", verb.declined), ("refused", verb.refused), ("failed", verb.failed)]
    return [Way(step.id, step.next, "next"), *(Way(step.id, go, on) for on, go in branches if go is not None)]


def verb_of(step: Step) -> str:
    """Return the word a step's verb is written by."""
    return _WORDS[type(step.verb)]


def told_by(flow: Flow, step: Step, language: str) -> str:
    """Return what a step says, asks or calls, in a line."""
    verb = step.verb
    if isinstance(verb, Say):
        text = verb.text or (verb.card.title if verb.card is not None else None)
        return _short(text, language)
    if isinstance(verb, Ask):
        slot = flow.slots.get(verb.slot)
        return f"{verb.slot}: {_short(slot.ask, language)}" if slot is not None and slot.ask is not None else verb.slot
    if isinstance(verb, Call | Do):
        return verb.operation
    if isinstance(verb, Set):
        return ", ".join(verb.values)
    if isinstance(verb, Sub):
        return verb.flow
    if isinstance(verb, HandOver):
        return _short(verb.text, language)
    if isinstance(verb, Branch):
        return " / ".join(condition.text for condition, _ in verb.cases)[:SHOWN]
    return "resolved" if verb.resolved else "unresolved"


def _short(text: Text | None, language: str) -> str:
    return text.of(language).text.strip()[:SHOWN] if text is not None else ""


_WORDS: dict[type, str] = {
    Say: "say", Ask: "ask", Call: "call", Do: "do", Set: "set", Branch: "when", Sub: "flow", HandOver: "hand_over", End: "end",
}  # fmt: skip
