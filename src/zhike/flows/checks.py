"""What can be said of a flow without running it: dead ends, unreached steps, values nobody sets, missing operations. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from zhike.actions import OperationCard
from zhike.flows.reading import targets
from zhike.flows.scope import saves_of
from zhike.flows.types import END, Ask, Branch, Call, Card, Do, Flow, HandOver, Say, Set, Slot, Step, Sub, Text
from zhike.kit.expressions import Expression

AROUND = frozenset({"customer", "channel", "today", "now", "event", "said", "shop"})
_SLOT_READ = re.compile(r"\bslots\.([a-z][a-z0-9_]*)")
_SLOT_NULL = re.compile(r"\bslots\.([a-z][a-z0-9_]*) *[!=]= *null")  # asks whether it is told


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a flow. ``where``: a step or slot; errors keep it from being published."""

    kind: Literal["error", "warning"]
    code: str
    where: str
    en: str
    zh: str


def check_flow(flow: Flow, operations: Mapping[str, OperationCard], flows: Collection[str]) -> list[Remark]:
    """Return every remark on a flow. ``flows``: the names of all the workspace's, its own among them."""
    return [
        *_ways(flow),
        *_names(flow),
        *_unfilled(flow),
        *_slots(flow),
        *_outside(flow, operations, flows),
        *_beginnings(flow),
    ]


def _ways(flow: Flow) -> Iterator[Remark]:
    """Steps that nothing leads to, and steps from which the flow never ends."""
    after = {step.id: set(targets(step)) for step in flow.steps.values()}
    reached, ending = _closure({flow.start}, after), {END}
    before: dict[str, set[str]] = {}
    for own, following in after.items():
        for one in following:
            before.setdefault(one, set()).add(own)
    ending = _closure({END}, before)
    for step in flow.steps:
        if step not in reached:
            yield Remark("error", "unreachable", step, "Nothing leads to this step.", "没有任何步骤会走到这里。")
        elif step not in ending:
            yield Remark("error", "dead_end", step, "From here the flow never ends.", "从这一步开始流程永远不会结束。")


def _closure(start: set[str], after: Mapping[str, set[str]]) -> set[str]:
    found, waiting = set(start), list(start)
    while waiting:
        for one in after.get(waiting.pop(), ()):
            if one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _names(flow: Flow) -> Iterator[Remark]:
    """Names that expressions read and nothing sets; slots that are none."""
    known = AROUND | saves_of(flow) | {"slots"}
    for where, expression, own in _expressions(flow):
        for name in sorted(expression.names - known - own):
            yield Remark("error", "unknown_name", where, f"Nothing sets {name}.", f"没有任何步骤给出 {name}。")
        for name in _SLOT_READ.findall(expression.text):
            if name not in flow.slots:
                yield Remark("error", "unknown_slot", where, f"There is no slot {name}.", f"没有信息项 {name}。")


def _expressions(flow: Flow) -> Iterator[tuple[str, Expression, frozenset[str]]]:
    """Yield (where, expression, names of its own) of everything a flow evaluates."""
    for slot in flow.slots.values():
        yield from _of_slot(slot)
    for step in flow.steps.values():
        for one in _of_step(step):
            yield step.id, one, frozenset()


def _of_slot(slot: Slot) -> Iterator[tuple[str, Expression, frozenset[str]]]:
    nothing, value, item = frozenset[str](), frozenset({"value"}), frozenset({"item"})
    for text in (slot.ask, slot.help):
        for one in _holes(text):
            yield slot.name, one, nothing
    if slot.default is not None:
        yield slot.name, slot.default, nothing
    for check in slot.checks:
        for one in (check.condition, *_holes(check.otherwise)):
            yield slot.name, one, value
    if slot.listed is not None:
        yield slot.name, slot.listed.source, nothing
        for one in (slot.listed.value, *_holes(slot.listed.label), *((slot.listed.also,) if slot.listed.also else ())):
            yield slot.name, one, item


def _of_step(step: Step) -> Iterator[Expression]:
    verb = step.verb
    if isinstance(verb, Say):
        yield from _holes(verb.text)
        if verb.card is not None:
            yield from _of_card(verb.card)
    elif isinstance(verb, Call | Do):
        yield from verb.arguments.values()
    elif isinstance(verb, Set):
        yield from verb.values.values()
    elif isinstance(verb, Branch):
        yield from (condition for condition, _ in verb.cases)
    elif isinstance(verb, Sub):
        yield from verb.slots.values()
    elif isinstance(verb, HandOver):
        yield from (*_holes(verb.text), *_holes(verb.summary))


def _of_card(card: Card) -> Iterator[Expression]:
    texts = [card.title, *(text for pair in card.fields for text in pair), *(label for label, _ in card.buttons)]
    for text in texts:
        yield from _holes(text)
    for template in (card.image, *(url for _, url in card.buttons)):
        if template is not None:
            yield from template.expressions


def _holes(text: Text | None) -> Sequence[Expression]:
    if text is None:
        return ()
    return tuple(one for template in (text.zh, text.en) if template is not None for one in template.expressions)


def _unfilled(flow: Flow) -> Iterator[Remark]:
    """Slots that a step reads on a way on which nobody asked for them."""
    filled = _certain(flow)
    for step in flow.steps.values():
        if step.id not in filled:
            continue
        read = {
            name
            for one in _of_step(step)
            for name in set(_SLOT_READ.findall(one.text)) - set(_SLOT_NULL.findall(one.text))
        }
        for name in sorted(read & set(flow.slots) - filled[step.id]):
            if not flow.slots[name].optional and flow.slots[name].default is None:
                yield Remark(
                    "warning",
                    "unfilled",
                    step.id,
                    f"slots.{name} may not be told yet here.",
                    f"走到这里时 slots.{name} 可能还没有值。",
                )


def _certain(flow: Flow) -> dict[str, frozenset[str]]:
    """Return the slots that are filled for certain when a step begins (forward must-analysis over the steps)."""
    certain: dict[str, frozenset[str]] = {flow.start: frozenset()}
    waiting = [flow.start]
    while waiting:
        step = flow.steps[waiting.pop()]
        verb = step.verb
        own = (
            {verb.slot}
            if isinstance(verb, Ask)
            else set(verb.values) & set(flow.slots)
            if isinstance(verb, Set)
            else set()
        )
        for target in targets(step):
            if target == END:
                continue
            stuck = isinstance(verb, Ask) and target == verb.stuck and target != step.next
            now = certain[step.id] | (frozenset() if stuck else own)
            known = certain.get(target)
            met = now if known is None else known & now
            if met != known:
                certain[target] = met
                waiting.append(target)
    return certain


def _slots(flow: Flow) -> Iterator[Remark]:
    asked = {step.verb.slot for step in flow.steps.values() if isinstance(step.verb, Ask)}
    for step in flow.steps.values():
        if isinstance(step.verb, Ask) and step.verb.slot not in flow.slots:
            yield Remark(
                "error",
                "unknown_slot",
                step.id,
                f"There is no slot {step.verb.slot}.",
                f"没有信息项 {step.verb.slot}。",
            )
    filled = {name for step in flow.steps.values() if isinstance(step.verb, Set) for name in step.verb.values}
    for name in flow.slots:
        if name not in asked | filled:
            yield Remark("warning", "never_asked", name, "No step asks for this slot.", "没有任何步骤询问这个信息项。")


def _outside(flow: Flow, operations: Mapping[str, OperationCard], flows: Collection[str]) -> Iterator[Remark]:
    for step in flow.steps.values():
        verb = step.verb
        if isinstance(verb, Sub) and (verb.flow not in flows or verb.flow == flow.name):
            yield Remark(
                "error",
                "unknown_flow",
                step.id,
                f"There is no other flow {verb.flow}.",
                f"没有名为 {verb.flow} 的其他流程。",
            )
        if not isinstance(verb, Call | Do):
            continue
        card = operations.get(verb.operation)
        if card is None:
            yield Remark(
                "error",
                "unknown_operation",
                step.id,
                f"No connector offers {verb.operation}.",
                f"没有连接器提供操作 {verb.operation}。",
            )
            continue
        yield from _operation(step, verb, card)


def _operation(step: Step, verb: Call | Do, card: OperationCard) -> Iterator[Remark]:
    if "assistant" not in card.callers:
        yield Remark(
            "error", "not_for_assistant", step.id, f"{card.name} is for people only.", f"{card.name} 只允许人工操作。"
        )
    if isinstance(verb, Call) and card.writes and card.confirm != "none":
        yield Remark(
            "error",
            "needs_do",
            step.id,
            f"{card.name} writes and needs a yes: use do.",
            f"{card.name} 是写操作，需要确认，请用 do。",
        )
    if isinstance(verb, Do) and card.confirm == "none":
        yield Remark(
            "error",
            "needs_call",
            step.id,
            f"{card.name} needs no yes: use call.",
            f"{card.name} 不需要确认，请用 call。",
        )
    properties, required = card.input.get("properties", {}), card.input.get("required", [])
    for name in sorted(set(verb.arguments) - set(properties)):
        yield Remark(
            "error", "unknown_argument", step.id, f"{card.name} takes no {name}.", f"{card.name} 没有参数 {name}。"
        )
    for name in required:
        if name not in verb.arguments:
            yield Remark(
                "error", "missing_argument", step.id, f"{card.name} needs {name}.", f"{card.name} 缺少参数 {name}。"
            )


def _beginnings(flow: Flow) -> Iterator[Remark]:
    trigger = flow.trigger
    if not (trigger.examples or trigger.rules or trigger.events) and flow.name != "identify":
        yield Remark(
            "warning",
            "never_begins",
            "trigger",
            "Nothing begins this flow but other flows.",
            "只有其他流程能启动这个流程。",
        )
